//! Cursors: where a page ends, opaque to whoever carries it back.
//!
//! A cursor is bound to its list and filter by a digest; one of another list is refused. It holds no
//! secret, and a forged one can only start a page somewhere else.

use crate::domain::violation::Fault;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::Digest;
use sha2::Sha256;

/// The list a cursor belongs to: its address and every parameter but `cursor` and `limit`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope([u8; 8]);

impl Scope {
    /// Names a list by its parts.
    pub fn of(parts: &[&str]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let digest = hash.finalize();
        let mut scope = [0; 8];
        scope.iter_mut().zip(digest).for_each(|(to, from)| *to = from);
        Self(scope)
    }
}

/// Writes a cursor.
pub fn write(scope: Scope, position: &str) -> String {
    let mut bytes = scope.0.to_vec();
    bytes.extend_from_slice(position.as_bytes());
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads a cursor of this list.
///
/// # Errors
/// Malformed, or of another list or filter.
pub fn read(scope: Scope, raw: &str) -> Result<String, Fault> {
    let bytes = URL_SAFE_NO_PAD.decode(raw).map_err(|_| Fault::InvalidCursor)?;
    let position = bytes.strip_prefix(&scope.0).ok_or(Fault::InvalidCursor)?;
    String::from_utf8(position.to_vec()).map_err(|_| Fault::InvalidCursor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_opens_its_own_list_only() {
        let (services, agencies) = (Scope::of(&["services", "ncc"]), Scope::of(&["services", "mporg"]));
        let cursor = write(services, "121095100");
        assert_eq!(read(services, &cursor), Ok("121095100".to_owned()));
        assert_eq!(read(agencies, &cursor), Err(Fault::InvalidCursor));
        assert_eq!(read(services, "!!"), Err(Fault::InvalidCursor));
        assert_eq!(read(services, ""), Err(Fault::InvalidCursor));
    }
}
