//! What a database says its tables are, in words that both say alike.

use diesel::Connection;
use diesel::QueryableByName;
use diesel::RunQueryDsl;
use diesel::pg::PgConnection;
use diesel::sql_types::Text;
use diesel::sqlite::SqliteConnection;

/// The tables of a registry.
#[derive(Debug, PartialEq, Eq)]
pub struct Schema {
    /// `table.column type`, and `not null` where it is; sorted.
    pub columns: Vec<String>,
    /// Names of indexes other than those of primary keys; sorted.
    pub indexes: Vec<String>,
    /// Everything the database keeps of its own account of them, for comparison with itself.
    pub definitions: Vec<String>,
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// diesel's own table is not ours to compare.
const SQLITE_COLUMNS: &str = "
    SELECT t.name || '.' || c.name || ' '
        || CASE lower(c.type) WHEN 'integer' THEN 'bigint' ELSE lower(c.type) END
        || CASE WHEN c.\"notnull\" THEN ' not null' ELSE '' END AS line
    FROM sqlite_master t JOIN pragma_table_info(t.name) c
    WHERE t.type = 'table' AND t.name NOT LIKE '\\_\\_diesel%' ESCAPE '\\' ORDER BY 1";
const SQLITE_INDEXES: &str =
    "SELECT name AS line FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY 1";
const SQLITE_DEFINITIONS: &str = "SELECT sql AS line FROM sqlite_master WHERE sql IS NOT NULL ORDER BY 1";
const POSTGRES_COLUMNS: &str = "
    SELECT table_name || '.' || column_name || ' ' || data_type
        || CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END AS line
    FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_diesel%'
    ORDER BY (table_name || '.' || column_name || ' ' || data_type) COLLATE \"C\"";
const POSTGRES_INDEXES: &str = "
    SELECT indexname::text AS line FROM pg_indexes
    WHERE schemaname = 'public' AND indexname NOT LIKE '%\\_pkey' ORDER BY indexname COLLATE \"C\"";
const POSTGRES_DEFINITIONS: &str = "
    SELECT line FROM (
        SELECT indexdef AS line FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT table_name || '.' || column_name || ' ' || coalesce(collation_name, '-') || ' '
            || coalesce(column_default, '-') || ' ' || ordinal_position
            FROM information_schema.columns WHERE table_schema = 'public'
    ) AS definitions ORDER BY line COLLATE \"C\"";

/// The schema of an SQLite file.
pub fn of_file(path: &str) -> Schema {
    let mut conn = SqliteConnection::establish(path).expect("the file opens");
    let mut lines = |sql: &str| {
        let lines: Vec<Line> = diesel::sql_query(sql).load(&mut conn).expect("the catalogue answers");
        lines.into_iter().map(|Line { line }| line).collect()
    };
    Schema {
        columns: lines(SQLITE_COLUMNS),
        indexes: lines(SQLITE_INDEXES),
        definitions: lines(SQLITE_DEFINITIONS),
    }
}

/// The schema of a PostgreSQL database.
pub fn of_database(url: &str) -> Schema {
    let mut conn = PgConnection::establish(url).expect("the database opens");
    let mut lines = |sql: &str| {
        let lines: Vec<Line> = diesel::sql_query(sql).load(&mut conn).expect("the catalogue answers");
        lines.into_iter().map(|Line { line }| line).collect()
    };
    Schema {
        columns: lines(POSTGRES_COLUMNS),
        indexes: lines(POSTGRES_INDEXES),
        definitions: lines(POSTGRES_DEFINITIONS),
    }
}
