//! The form as JSON: one set of shapes for what arrives in a draft or an import, what a revision
//! stores, and what the API's views are built from.
//!
//! Never here: HTTP, SQL, or a rule that the domain can state without JSON. The domain does not
//! know this module; it is read into domain values, and written from them.

pub mod code;
pub mod difference;
pub mod fact;
pub mod hours;
pub mod input;
pub mod jalali;
pub mod limit;

pub mod load;
pub mod outline;
pub mod publish;
pub mod reader;
pub mod record;
mod scan;
mod strict;
pub mod text;
pub mod value;

#[cfg(test)]
mod schema_tests;
