//! What the document says of itself: whose it is, where it is served, what it leaves out.
//!
//! Never here: an operation.

use crate::api::openapi::BASE;
use crate::api::openapi::VERSION;
use serde_json::Value;
use serde_json::json;
use url::Host;
use url::Url;

/// Whom a reader of the document may ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// What they are called: an office rather than a person.
    pub name: String,
    /// Their address for letters.
    pub email: String,
    /// Their page.
    pub url: String,
}

impl Contact {
    /// The usual contact of a registry at a public address: `api@` its host, and its start page. An operator who
    /// answers elsewhere gives a contact of its own.
    pub fn at(public_url: &str) -> Self {
        let host = match Url::parse(public_url).ok().as_ref().and_then(Url::host) {
            Some(Host::Domain(name)) if name.contains('.') => name.to_owned(),
            // A registry on somebody's own machine: a name that can never exist (RFC 2606).
            _ => "registry.invalid".to_owned(),
        };
        Self {
            name: "Operator of this registry".to_owned(),
            email: format!("api@{host}"),
            url: format!("{public_url}/"),
        }
    }
}

/// Tags, in the order in which operations are shown.
const TAGS: [(&str, &str); 5] = [
    ("Services", "Services and sub-services: the card, the identity form, lists, search, other identifiers."),
    ("Agencies", "Bodies of government, their service lists and their default hours."),
    ("Revisions", "What was published when: numbered, immutable, comparable."),
    ("Vocabularies", "Every closed list with its codes and labels."),
    ("Operation", "How this instance stands."),
];

const DESCRIPTION: &str = "\
What each public service of government is, as its agency states it and the issuer numbers it: open to everyone, \
without a key.

## Conventions
- JSON in UTF-8 with `snake_case` keys. A key is never left out to mean null. Query parameters are in \
`lowerCamelCase`; an unknown one is refused by name.
- `HEAD` is answered wherever `GET` is, without the body. `OPTIONS` names the methods of an address; another \
method is a 405 with `Allow`.
- Identifiers are read in any digit script and written in ASCII digits. Another identifier of a service leads \
to the canonical one with a 308.
- Instants are RFC 3339 in UTC, dates are Gregorian, and each date has its Jalali date beside it in the key that \
ends in `_jalali`. Money is in whole rials.
- Lists are paged: send `next_cursor` back as `cursor`, or follow the `Link` header. No row comes twice and none \
is skipped while others write.
- Refusals are `application/problem+json` (RFC 9457) with a stable `code`, and for broken input everything wrong \
with it at once. The words are Persian, or English where `Accept-Language` prefers it.

## Caching
Every answer that may be kept has a strong `ETag`; send it back in `If-None-Match` and an unchanged answer is a \
304 without a body. Answers are compressed for who accepts gzip.

## Reading your own writes
`Khedmat-Sequence` is the last change an answer includes. Send it as `Khedmat-Min-Sequence` and another instance \
waits, 2 seconds at most, until it has reached that change.

## Outside this document
- `/openapi.json`, `/v1/openapi.json`: this document; `/docs`: the page made of it.
- `/problems/{code}`: what each kind of refusal means and what to do.
- `/healthz`: whether the process lives; `/readyz`: whether it is ready; `/metrics`: its counters for Prometheus.
- `/.well-known/security.txt`: whom to tell of a weakness (RFC 9116), where the operator has said.

## Terms of use
Whatever is published here is public: it may be read, kept, copied and shown by anyone, by people and by programs. \
The card of a service is its agency's statement; whoever shows it elsewhere should name `published_at` and link to \
the permanent address. An address may ask as often as `RateLimit-Limit` says; a 429 says when to come again.";

/// Whose the document is and what it is about.
pub fn info(public_url: &str, contact: &Contact) -> Value {
    let Contact { name, email, url } = contact;
    let licence = env!("CARGO_PKG_LICENSE");
    json!({
        "title": "Khedmat API",
        "summary": "The registry of public services",
        "description": DESCRIPTION,
        "termsOfService": format!("{public_url}/docs#terms-of-use"),
        "contact": {"name": name, "url": url, "email": email},
        "license": {"name": licence, "identifier": licence},
        "version": VERSION,
    })
}

/// The one server: this registry.
pub fn servers(public_url: &str) -> Value {
    json!([{
        "url": format!("{public_url}{BASE}"),
        "description": "This registry, in production",
        "x-internal": false,
    }])
}

/// Tags with what belongs to them.
pub fn tags() -> [Value; 5] {
    TAGS.map(|(name, description)| json!({"name": name, "description": description}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_contact_stands_under_the_public_host() {
        let contact = Contact::at("https://khedmat.example.ir");
        assert_eq!(contact.email, "api@khedmat.example.ir");
        assert_eq!(contact.url, "https://khedmat.example.ir/");
        assert_eq!(Contact::at("http://127.0.0.1:8080").email, "api@registry.invalid");
    }
}
