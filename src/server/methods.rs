//! Which methods an address has: what tells 405 from 404, and stands in `Allow`.
//!
//! Never here: routing. The framework's router is asked; it knows addresses, but forgets the methods of a
//! resource that was declared together with its method.

use std::collections::HashMap;

use actix_web::HttpRequest;
use actix_web::http::Method;
use actix_web::http::header::HeaderValue;
use utoipa::openapi::OpenApi;
use utoipa::openapi::path::PathItem;

use crate::api::problem::Refusal;
use crate::app::problem::ProblemCode;

/// Pages and the addresses of those who run the server are not in the document; all of them are read.
const READ_ONLY: HeaderValue = HeaderValue::from_static("GET, HEAD, OPTIONS");

/// The methods of every address in the document.
#[derive(Debug, Clone, Default)]
pub struct Methods(HashMap<String, HeaderValue>);

/// What becomes of a request that no handler took.
#[derive(Debug)]
pub enum Untaken {
    /// It asks which methods there are.
    Options(HeaderValue),
    /// There is no such address, or it does not have that method.
    Refused(Refusal),
}

impl Methods {
    /// The methods that an OpenAPI document lists, with those that follow from them.
    pub fn of(document: &OpenApi) -> Self {
        let listed = document.paths.paths.iter();
        Self(listed.map(|(path, item)| (path.clone(), allow(item))).collect())
    }

    /// What to say to a request that no handler took.
    pub fn untaken(&self, request: &HttpRequest, method: &Method) -> Untaken {
        let Some(pattern) = request.resource_map().match_pattern(request.path()) else {
            return Untaken::Refused(Refusal::from(ProblemCode::NotFound));
        };
        let allow = self.0.get(&pattern).cloned().unwrap_or(READ_ONLY);
        if *method == Method::OPTIONS {
            return Untaken::Options(allow);
        }
        let listed = allow.to_str().unwrap_or_default().split(", ").any(|name| name == method.as_str());
        Untaken::Refused(if listed {
            Refusal::from(ProblemCode::NotFound)
        } else {
            Refusal::method_not_allowed(allow)
        })
    }
}

/// `Allow` for one address: HEAD goes with GET, and OPTIONS with everything.
fn allow(item: &PathItem) -> HeaderValue {
    let methods = [
        ("GET", item.get.is_some()),
        ("HEAD", item.get.is_some()),
        ("POST", item.post.is_some()),
        ("PUT", item.put.is_some()),
        ("PATCH", item.patch.is_some()),
        ("DELETE", item.delete.is_some()),
        ("OPTIONS", true),
    ];
    let present: Vec<_> = methods.into_iter().filter_map(|(name, there)| there.then_some(name)).collect();
    HeaderValue::from_str(&present.join(", ")).unwrap_or(READ_ONLY)
}
