//! Why a request was refused: a closed list. One place (`api::problem`) turns it into an answer.

use crate::domain::calendar::Date;
use crate::domain::id::ServiceId;
use crate::domain::text::Bilingual;
use crate::domain::violation::Violation;
use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// Every kind of refusal; the code is part of the contract and has a page at `/problems/{code}`.
    pub enum ProblemCode {
        /// 400: HTTP itself is broken (bad encoding, two Authorization headers, `..` in a path).
        MalformedRequest = "malformed_request",
        /// 400: what arrived breaks the form or a rule; every violation is listed.
        InvalidRequest = "invalid_request",
        /// 400: not a service identifier.
        InvalidServiceId = "invalid_service_id",
        /// 400: not an agency code.
        InvalidAgencyCode = "invalid_agency_code",
        /// 401: no valid credentials.
        InvalidCredentials = "invalid_credentials",
        /// 404: no such address.
        NotFound = "not_found",
        /// 404: well-formed, but no such service.
        ServiceNotFound = "service_not_found",
        /// 404: well-formed, but no such agency.
        AgencyNotFound = "agency_not_found",
        /// 404: the service has no revision of that number.
        RevisionNotFound = "revision_not_found",
        /// 404: nobody is known under that identifier.
        IdentifierNotFound = "identifier_not_found",
        /// 404: the registry had no entry yet at that moment.
        BeforeFirstEntry = "before_first_entry",
        /// 405: the address exists, the method does not.
        MethodNotAllowed = "method_not_allowed",
        /// 406: none of the representations asked for.
        NotAcceptable = "not_acceptable",
        /// 408: the body did not arrive in time.
        RequestTimeout = "request_timeout",
        /// 410: the service was withdrawn.
        ServiceWithdrawn = "service_withdrawn",
        /// 413: the body is larger than the operation takes.
        BodyTooLarge = "body_too_large",
        /// 414: the address is longer than the registry reads.
        UriTooLong = "uri_too_long",
        /// 415: the body is of a type the operation does not read.
        UnsupportedMediaType = "unsupported_media_type",
        /// 415: the body is coded in a way the registry does not decode.
        UnsupportedContentEncoding = "unsupported_content_encoding",
        /// 429: more requests than one caller may make.
        TooManyRequests = "too_many_requests",
        /// 431: the headers are larger than the registry reads.
        HeadersTooLarge = "headers_too_large",
        /// 500: our fault.
        InternalError = "internal_error",
        /// 503: too many requests at once.
        Overloaded = "overloaded",
        /// 503: this instance has not reached the sequence asked for.
        NotCaughtUp = "not_caught_up",
        /// 503: the store does not answer.
        StoreUnavailable = "store_unavailable",
    }
}

impl ProblemCode {
    /// The HTTP status that goes with the code.
    pub const fn status(self) -> u16 {
        match self {
            Self::MalformedRequest
            | Self::InvalidRequest
            | Self::InvalidServiceId
            | Self::InvalidAgencyCode => 400,
            Self::InvalidCredentials => 401,
            Self::NotFound
            | Self::ServiceNotFound
            | Self::AgencyNotFound
            | Self::RevisionNotFound
            | Self::IdentifierNotFound
            | Self::BeforeFirstEntry => 404,
            Self::MethodNotAllowed => 405,
            Self::NotAcceptable => 406,
            Self::RequestTimeout => 408,
            Self::ServiceWithdrawn => 410,
            Self::BodyTooLarge => 413,
            Self::UriTooLong => 414,
            Self::UnsupportedMediaType | Self::UnsupportedContentEncoding => 415,
            Self::TooManyRequests => 429,
            Self::HeadersTooLarge => 431,
            Self::InternalError => 500,
            Self::Overloaded | Self::NotCaughtUp | Self::StoreUnavailable => 503,
        }
    }
}

/// A refusal: the code, and what the caller needs to put it right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Why.
    pub code: ProblemCode,
    /// Everything wrong with what was sent.
    pub violations: Vec<Violation>,
    /// Identifiers that may have been meant.
    pub suggestions: Vec<String>,
    /// Seconds after which another try may help.
    pub retry_after_s: Option<u32>,
    /// How a withdrawn service ended.
    pub gone: Option<Box<Gone>>,
}

/// How a withdrawn service ended, and what to use instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gone {
    /// Why.
    pub reason: Bilingual,
    /// The first day without it.
    pub withdrawn_on: Date,
    /// What was named as its successors.
    pub successors: Vec<ServiceId>,
    /// Where the chain ends: successors that were withdrawn themselves replaced by theirs.
    pub current: Vec<ServiceId>,
}

impl Problem {
    /// A refusal that needs no more words than its code.
    pub const fn new(code: ProblemCode) -> Self {
        Self { code, violations: Vec::new(), suggestions: Vec::new(), retry_after_s: None, gone: None }
    }

    /// Broken input, with everything wrong with it.
    pub const fn invalid(violations: Vec<Violation>) -> Self {
        Self {
            code: ProblemCode::InvalidRequest,
            violations,
            suggestions: Vec::new(),
            retry_after_s: None,
            gone: None,
        }
    }

    /// Something that may help again in a while.
    pub const fn later(code: ProblemCode, retry_after_s: u32) -> Self {
        Self {
            code,
            violations: Vec::new(),
            suggestions: Vec::new(),
            retry_after_s: Some(retry_after_s),
            gone: None,
        }
    }
}
