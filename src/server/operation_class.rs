//! What kind of operation an address belongs to, for the counters.
//!
//! Never here: routing; an address is classed whether it exists or not.

/// The kinds told apart in the metrics.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OperationClass {
    /// One card.
    Card,
    /// Many cards by identifier.
    Batch,
    /// A list of the catalogue.
    List,
    /// Search.
    Search,
    /// Past states: revisions, the journal, exports, changes.
    History,
    /// Everything else under `/v1`.
    Api,
    /// An embedded file.
    Asset,
    /// Whether the process lives and is ready; never refused for asking too often.
    Probe,
    /// The other addresses of those who run the server.
    Operation,
    /// Everything else: pages.
    Page,
}

impl OperationClass {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Card,
        Self::Batch,
        Self::List,
        Self::Search,
        Self::History,
        Self::Api,
        Self::Asset,
        Self::Probe,
        Self::Operation,
        Self::Page,
    ];

    /// The label in the metrics.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Batch => "batch",
            Self::List => "list",
            Self::Search => "search",
            Self::History => "history",
            Self::Api => "api",
            Self::Asset => "asset",
            Self::Probe => "probe",
            Self::Operation => "operation",
            Self::Page => "page",
        }
    }

    /// The kind of an address.
    pub fn of(path: &str) -> Self {
        let Some(rest) = path.strip_prefix("/v1/") else {
            return Self::outside_the_api(path);
        };
        let mut segments = rest.split('/');
        match (segments.next(), segments.next(), segments.next()) {
            (Some("services"), Some("_batch"), None) => Self::Batch,
            (Some("services"), Some(_), None) => Self::Card,
            (Some("services"), Some(_), Some("revisions"))
            | (Some("changes" | "exports" | "journal"), ..) => Self::History,
            (Some("services" | "agencies" | "counter-offices" | "delegable-services"), None, None)
            | (Some("agencies"), Some(_), Some("services" | "subordinates")) => Self::List,
            (Some("search"), ..) => Self::Search,
            _ => Self::Api,
        }
    }

    fn outside_the_api(path: &str) -> Self {
        match path {
            "/healthz" | "/readyz" => Self::Probe,
            "/metrics" | "/status" | "/openapi.json" => Self::Operation,
            _ if path.starts_with("/assets/") => Self::Asset,
            _ => Self::Page,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_counted_with_its_kind() {
        for (path, class) in [
            ("/v1/services/121095101", OperationClass::Card),
            ("/v1/services/_batch", OperationClass::Batch),
            ("/v1/services", OperationClass::List),
            ("/v1/agencies/ncc/services", OperationClass::List),
            ("/v1/agencies/ncc", OperationClass::Api),
            ("/v1/services/121095101/revisions/2", OperationClass::History),
            ("/v1/services/121095101/identity", OperationClass::Api),
            ("/v1/search", OperationClass::Search),
            ("/v1/changes", OperationClass::History),
            ("/assets/icons.svg", OperationClass::Asset),
            ("/healthz", OperationClass::Probe),
            ("/metrics", OperationClass::Operation),
            ("/services/121095101", OperationClass::Page),
            ("/v1", OperationClass::Page),
        ] {
            assert_eq!(OperationClass::of(path), class, "{path}");
        }
    }

    #[test]
    fn every_kind_has_a_place_of_its_own_in_the_list() {
        for (place, class) in OperationClass::ALL.iter().enumerate() {
            assert_eq!(
                OperationClass::ALL.iter().position(|other| other.label() == class.label()),
                Some(place)
            );
        }
    }
}
