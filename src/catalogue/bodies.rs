//! Prepared bodies: the bytes of an answer, made once and served until what they show has changed.
//!
//! The cache is bounded by bytes. A body is a pure function of its key, so a body that was dropped
//! is simply made again; one caller makes it, the others wait.

use crate::domain::id::AgencyCode;
use crate::domain::id::ServiceId;
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use sha2::Digest;
use sha2::Sha256;
use std::future::Future;
use std::io::Write;
use std::ops::Deref;
use std::sync::Arc;
use std::sync::OnceLock;

/// What a body is the body of: an address, and the picture in which what stands there last changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    /// Where it stands.
    pub address: Address,
    /// The number of that picture.
    pub changed_at: u64,
}

/// Where a body stands. What is asked for most is named without a text of its own, since that would have to be
/// written for each request.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Address {
    /// Something about a service: what follows the identifier, nothing for its card.
    Service(ServiceId, &'static str),
    /// Something about an agency: what follows the code, nothing for the agency itself.
    Agency(AgencyCode, &'static str),
    /// Anything else, as it was asked for.
    Other(String),
}

impl Address {
    /// Bytes that it holds elsewhere in memory.
    fn weight(&self) -> usize {
        match self {
            Self::Service(..) => 0,
            Self::Agency(code, _) => code.as_str().len(),
            Self::Other(address) => address.len(),
        }
    }
}

/// The bytes of an answer in both codings, and the tag that names them.
#[derive(Debug)]
pub struct Body {
    /// As it is.
    pub plain: Bytes,
    /// Names the plain bytes.
    pub tag: Tag,
    /// Where the next page of a list begins, if this is a page and there is one.
    pub next_cursor: Option<String>,
    gzip: OnceLock<Option<Bytes>>,
}

/// Sixteen hexadecimal digits of the SHA-256 of some bytes, held in place: who has the bytes already is answered
/// from here alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag([u8; 16]);

impl Tag {
    fn of(bytes: &[u8]) -> Self {
        let mut tag = [0; 16];
        let digits = hex::encode(Sha256::digest(bytes));
        tag.iter_mut().zip(digits.bytes()).for_each(|(place, digit)| *place = digit);
        Self(tag)
    }
}

impl Deref for Tag {
    type Target = str;

    fn deref(&self) -> &str {
        // Digits are ASCII, so this never falls back.
        str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// Bodies below this size are not worth compressing.
const SMALLEST_GZIP: usize = 512;

impl Body {
    /// Prepares an answer.
    pub fn new(plain: Vec<u8>) -> Self {
        Self { tag: Tag::of(&plain), plain: plain.into(), next_cursor: None, gzip: OnceLock::new() }
    }

    /// Prepares a page of a list that goes on at a cursor, or ends here.
    pub fn page(plain: Vec<u8>, next_cursor: Option<String>) -> Self {
        Self { next_cursor, ..Self::new(plain) }
    }

    /// The bytes compressed, once, when first asked for; none where compressing does not pay.
    pub fn gzip(&self) -> Option<&Bytes> {
        let shrunk = || (self.plain.len() >= SMALLEST_GZIP).then(|| compress(&self.plain)).flatten();
        self.gzip.get_or_init(shrunk).as_ref()
    }

    /// Both codings, the compressed one counted at a third before it is made: JSON shrinks to less.
    fn weight(&self) -> usize {
        self.plain.len() + self.plain.len() / 3
    }
}

impl From<Vec<u8>> for Body {
    fn from(plain: Vec<u8>) -> Self {
        Self::new(plain)
    }
}

fn compress(plain: &[u8]) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 2), Compression::new(6));
    encoder.write_all(plain).ok()?;
    let compressed = encoder.finish().ok()?;
    (compressed.len() < plain.len()).then(|| compressed.into())
}

/// What an entry costs beside its bytes: key, tag, map slot.
const OVERHEAD_BYTES: usize = 256;

#[derive(Debug, Clone)]
struct ByBytes;

impl Weighter<Key, Arc<Body>> for ByBytes {
    fn weight(&self, key: &Key, body: &Arc<Body>) -> u64 {
        u64::try_from(key.address.weight() + body.weight() + OVERHEAD_BYTES).unwrap_or(u64::MAX)
    }
}

/// All prepared bodies.
#[derive(Debug)]
pub struct Bodies {
    cache: Cache<Key, Arc<Body>, ByBytes>,
}

impl Bodies {
    /// An empty cache that holds at most so many bytes; none at all makes every body anew.
    pub fn new(most_bytes: u64) -> Self {
        let expected = usize::try_from(most_bytes / 8_192).unwrap_or(usize::MAX).clamp(1_000, 500_000);
        Self { cache: Cache::with_weighter(expected, most_bytes, ByBytes) }
    }

    /// The body, where it is prepared.
    pub fn get(&self, key: &Key) -> Option<Arc<Body>> {
        self.cache.get(key)
    }

    /// The body; made by one caller while the others wait.
    ///
    /// # Errors
    /// Whatever making it fails with; nothing is kept then.
    pub async fn get_or_make<E>(
        &self,
        key: &Key,
        make: impl Future<Output = Result<Body, E>>,
    ) -> Result<Arc<Body>, E> {
        self.cache.get_or_insert_async(key, async { make.await.map(Arc::new) }).await
    }

    /// Keeps a body made beforehand, unless the cache is nearly full: its parts fill unevenly, and a body that
    /// nobody asked for must not drive out one that somebody did. Says whether there was room.
    pub fn warm(&self, key: Key, body: Body) -> Room {
        let body = Arc::new(body);
        if self.cache.weight() >= self.cache.capacity() / 10 * 9 {
            return Room::Full;
        }
        self.cache.insert(key, body);
        Room::Left
    }

    /// Bytes held.
    pub fn bytes(&self) -> u64 {
        self.cache.weight()
    }

    /// Bodies held.
    pub fn len(&self) -> usize {
        self.cache.len()
    }

    /// Whether nothing is held.
    pub fn is_empty(&self) -> bool {
        self.cache.is_empty()
    }
}

/// Whether the cache had room for one more body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// It was kept.
    Left,
    /// It was not.
    Full,
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt;

    fn key(address: &str, changed_at: u64) -> Key {
        Key { address: Address::Other(address.to_owned()), changed_at }
    }

    #[test]
    fn a_body_is_named_by_its_bytes_and_shrinks_when_that_pays() {
        let long = Body::new(b"khedmat ".repeat(500));
        assert!(long.gzip().is_some_and(|gzip| gzip.len() < long.plain.len()));
        assert_eq!(long.tag.len(), 16);
        assert_ne!(long.tag, Body::new(b"khedmat ".repeat(501)).tag);
        assert!(Body::new(b"short".to_vec()).gzip().is_none());
    }

    #[test]
    fn a_full_cache_takes_no_more_and_stays_within_its_bytes() {
        let bodies = Bodies::new(4_000_000);
        let mut kept = 0_u64;
        while bodies.warm(key("/services/1", kept), Body::new(vec![b'x'; 4_000])) == Room::Left {
            kept += 1;
            assert!(kept < 10_000, "the bound was never met");
        }
        assert!(kept > 100 && bodies.bytes() <= 4_000_000, "{kept} bodies, {} bytes", bodies.bytes());
    }

    #[test]
    fn a_cache_of_no_bytes_keeps_nothing_and_still_answers() {
        let bodies = Bodies::new(0);
        let asked = key("/services/1", 1);
        let made = bodies.get_or_make(&asked, async { Ok::<_, ()>(Body::new(b"{}".to_vec())) });
        assert_eq!(made.now_or_never().unwrap().unwrap().plain, "{}");
        assert_eq!(bodies.warm(key("/services/2", 1), Body::new(Vec::new())), Room::Full);
        assert!(bodies.is_empty());
    }
}
