//! A file of the agency that the record names.
//!
//! Never here: what the file holds.

use crate::document::reader::Read;
use crate::document::reader::Reader;
use crate::document::text;
use crate::domain::card::FileRef;
use serde::Deserialize;
use serde::Serialize;
use utoipa::ToSchema;

/// A file that the registry keeps.
#[derive(Serialize, Deserialize, ToSchema, Clone, Debug, PartialEq, Default)]
#[schema(as = FileRef)]
#[serde(default)]
pub struct FileRefJson {
    /// The file's identifier in the registry.
    #[schema(required, nullable = false, max_length = 500)]
    pub file_id: Option<String>,
    /// Its media type.
    #[schema(required, nullable = false, max_length = 500, example = "image/png")]
    pub media_type: Option<String>,
}

/// Reads the name of a file.
///
/// # Errors
/// Everything wrong with it, noted.
pub fn read(reader: &mut Reader, file: &FileRefJson) -> Read<FileRef> {
    let FileRefJson { file_id, media_type } = file;
    let file_id = reader.required("file_id", file_id, text::line);
    let media_type = reader.required("media_type", media_type, text::line);
    Ok(FileRef { file_id: file_id?, media_type: media_type? })
}

impl From<&FileRef> for FileRefJson {
    fn from(FileRef { file_id, media_type }: &FileRef) -> Self {
        Self { file_id: Some(file_id.to_string()), media_type: Some(media_type.to_string()) }
    }
}
