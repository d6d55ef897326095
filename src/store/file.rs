//! The file of an SQLite registry, looked at before SQLite opens it.
//!
//! SQLite takes an empty file for an empty database and makes one where none is; so whether there is a file,
//! whether it is a database and whether it can be written is asked here, and nothing is changed.

use crate::store::StoreError;
use crate::store::pool::IfMissing;
use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::io::Read;
use std::path::Path;

/// How every SQLite database begins.
const HEADER: &[u8] = b"SQLite format 3\0";

/// Makes sure that the path is a database that can be written, or empty, or may be made.
pub(super) fn check(path: &Path, if_missing: IfMissing) -> Result<(), StoreError> {
    let unwritable = |why: String| StoreError::Unwritable { path: path.to_owned(), why };
    match OpenOptions::new().read(true).write(true).open(path) {
        Ok(mut file) => {
            let mut start = Vec::new();
            let length = u64::try_from(HEADER.len()).unwrap_or(u64::MAX);
            file.by_ref()
                .take(length)
                .read_to_end(&mut start)
                .map_err(|error| unwritable(error.to_string()))?;
            if start.is_empty() || start == HEADER {
                Ok(())
            } else {
                Err(StoreError::NotARegistry { what: "the file is no SQLite database".to_owned() })
            }
        }
        Err(error) if error.kind() == ErrorKind::NotFound => missing(path, if_missing),
        Err(error) => Err(unwritable(error.to_string())),
    }
}

/// No file: whether one may be made.
fn missing(path: &Path, if_missing: IfMissing) -> Result<(), StoreError> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    match if_missing {
        IfMissing::Refuse => Err(StoreError::Missing { path: path.to_owned() }),
        IfMissing::Create if parent.is_some_and(|parent| !parent.is_dir()) => Err(StoreError::Unwritable {
            path: path.to_owned(),
            why: "its directory does not exist".to_owned(),
        }),
        IfMissing::Create => Ok(()),
    }
}
