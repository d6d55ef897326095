//! Work that waits for the store, on threads that may wait.

use crate::app::problem::Problem;
use crate::app::problem::ProblemCode;
use crate::app::registry::Registry;
use actix_web::web;

/// Runs something that reads the store where it cannot hold up other requests.
///
/// # Errors
/// Whatever it fails with; `overloaded` when the threads for it are gone.
pub async fn in_store<T: Send + 'static>(
    registry: web::Data<Registry>,
    read: impl FnOnce(&Registry) -> Result<T, Problem> + Send + 'static,
) -> Result<T, Problem> {
    let done = web::block(move || read(&registry)).await;
    done.unwrap_or_else(|_| Err(Problem::later(ProblemCode::Overloaded, 1)))
}
