//! The registry as the layers above hold it: the store, the picture of it, and the prepared answers.

use crate::app::problem::Problem;
use crate::app::problem::ProblemCode;
use crate::catalogue::bodies::Bodies;
use crate::catalogue::follower::Catalogue;
use crate::catalogue::follower::Moved;
use crate::domain::calendar::Timestamp;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::journal;

/// One open registry.
pub struct Registry {
    /// What is remembered.
    pub store: Store,
    /// What the public sees.
    pub catalogue: Catalogue,
    /// Answers prepared from it.
    pub bodies: Bodies,
}

impl Registry {
    /// Opens the picture of a store; prepared answers take at most so many bytes.
    ///
    /// # Errors
    /// The store does not answer or is damaged.
    pub fn open(store: Store, memory_bytes: u64, now: Timestamp) -> Result<Self, StoreError> {
        let registry = Self { store, catalogue: Catalogue::default(), bodies: Bodies::new(memory_bytes) };
        registry.catalogue.advance(&registry.store, now)?;
        Ok(registry)
    }

    /// Brings the picture up to date.
    ///
    /// # Errors
    /// The store does not answer or is damaged.
    pub fn follow(&self, now: Timestamp) -> Result<Moved, StoreError> {
        self.catalogue.advance(&self.store, now)
    }

    /// The last change in the store.
    ///
    /// # Errors
    /// The store does not answer.
    pub fn head(&self) -> Result<u64, Problem> {
        let head = self.store.read(journal::head)?;
        u64::try_from(head.sequence).map_err(|_| Problem::new(ProblemCode::InternalError))
    }
}

/// Seconds after which a store that did not answer may do so again.
const RETRY_AFTER_S: u32 = 2;

impl From<StoreError> for Problem {
    /// The one place where a failure of the store becomes an answer; the cause goes to the log alone.
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Busy => Self::later(ProblemCode::Overloaded, 1),
            StoreError::Unavailable { .. } => {
                tracing::warn!(%error, "the store does not answer");
                Self::later(ProblemCode::StoreUnavailable, RETRY_AFTER_S)
            }
            error => {
                tracing::error!(%error, "the store failed");
                Self::new(ProblemCode::InternalError)
            }
        }
    }
}
