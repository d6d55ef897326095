//! Many rows in one statement.
//!
//! diesel has no insert of several rows over a connection that may be either database, so the same statement
//! is written for each. It is the only macro that touches a query.

/// Rows in one statement: the widest table has thirteen columns, and SQLite takes 32,766 values.
pub(super) const ROWS_PER_STATEMENT: usize = 500;

/// Inserts a slice of rows into a table.
macro_rules! insert_rows {
    ($conn:expr, $table:path, $rows:expr) => {{
        for rows in $rows.chunks(crate::store::bulk::ROWS_PER_STATEMENT) {
            match $conn {
                crate::store::Conn::Sqlite(conn) => diesel::insert_into($table).values(rows).execute(conn)?,
                crate::store::Conn::Postgres(conn) => {
                    diesel::insert_into($table).values(rows).execute(conn)?
                }
            };
        }
        Ok(())
    }};
}
pub(super) use insert_rows;
