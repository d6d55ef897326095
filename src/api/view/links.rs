//! Absolute addresses of what an answer names. Scheme and host come from a setting, never from a request.

use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;

/// Writes addresses below the public one.
#[derive(Debug, Clone)]
pub struct Links {
    base: String,
    icons: String,
}

impl Links {
    /// Addresses below a base such as `https://services.example.ir`, without a slash at its end; the icons
    /// stand at a path below it.
    pub const fn new(base: String, icons: String) -> Self {
        Self { base, icons }
    }

    /// The icon of a channel: a symbol of the sprite.
    pub fn icon(&self, symbol: &str) -> String {
        format!("{}#{symbol}", self.icons)
    }

    /// Any address, by its path.
    pub fn at(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// An address of the API.
    pub fn api(&self, path: &str) -> String {
        self.at(&format!("/v1/{path}"))
    }

    /// A service in the API.
    pub fn service(&self, id: &ServiceId) -> String {
        self.api(&format!("services/{id}"))
    }

    /// The identity form of a service in the API.
    pub fn identity(&self, id: &ServiceId) -> String {
        self.api(&format!("services/{id}/identity"))
    }

    /// An agency in the API.
    pub fn agency(&self, code: &AgencyCode) -> String {
        self.api(&format!("agencies/{code}"))
    }

    /// The permanent address of a service, for people.
    pub fn page(&self, id: &ServiceId) -> String {
        format!("{}/services/{id}", self.base)
    }
}
