//! One server for each SQLite registry: a lock on a file beside it.
//!
//! The operating system frees the lock when the process ends, however it ends. On PostgreSQL any number of
//! instances may serve, and the lock is empty.

use crate::store::Store;
use crate::store::StoreError;
use std::fs::File;
use std::fs::TryLockError;
use std::path::PathBuf;

/// Held while this process serves the registry.
#[derive(Debug)]
pub struct ServeLock {
    _file: Option<File>,
}

impl ServeLock {
    /// Takes the lock. `restore` and `migrate down` take it too, since nobody may be serving then.
    ///
    /// # Errors
    /// Another process holds it, or its file cannot be written.
    pub fn take(store: &Store) -> Result<Self, StoreError> {
        let Some(database) = store.path() else { return Ok(Self { _file: None }) };
        let mut name = database.as_os_str().to_owned();
        name.push(".lock");
        let path = PathBuf::from(name);
        let file = File::create(&path)
            .map_err(|error| StoreError::Unwritable { path: path.clone(), why: error.to_string() })?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: Some(file) }),
            Err(TryLockError::WouldBlock) => Err(StoreError::AlreadyServed { path }),
            Err(TryLockError::Error(error)) => Err(StoreError::Unwritable { path, why: error.to_string() }),
        }
    }
}
