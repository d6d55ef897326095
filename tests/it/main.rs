//! Integration tests.

mod persian_vectors;
