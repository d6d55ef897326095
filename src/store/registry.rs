//! Which registry a database holds: a name it is given once, by which a copy or a backup is known again.

use crate::domain::calendar::Timestamp;
use crate::store::Conn;
use crate::store::StoreError;
use crate::store::cell::Cells;
use crate::store::schema::registry;
use diesel::prelude::*;
use uuid::Uuid;

/// The identity of a registry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Identity {
    /// A random name, the same for as long as the registry lives.
    pub uuid: Uuid,
    /// When its tables were first made.
    pub created_at: Timestamp,
}

/// The identity of the registry.
///
/// # Errors
/// The database does not answer, is damaged, or was never migrated.
pub fn identity(conn: &mut Conn) -> Result<Identity, StoreError> {
    let (uuid, created_at): (String, i64) =
        registry::table.select((registry::uuid, registry::created_at)).first(conn)?;
    let cells = Cells { table: "registry", sequence: 0 };
    Ok(Identity {
        uuid: cells.listed("uuid", &uuid, |uuid| Uuid::parse_str(uuid).ok())?,
        created_at: cells.instant("created_at", created_at)?,
    })
}

/// Gives a new registry its name, once.
pub(super) fn name(conn: &mut Conn, now: Timestamp) -> Result<(), StoreError> {
    let named: i64 = registry::table.count().get_result(conn)?;
    if named == 0 {
        let row = (
            registry::id.eq(1),
            registry::uuid.eq(Uuid::new_v4().to_string()),
            registry::created_at.eq(now.as_microsecond()),
        );
        diesel::insert_into(registry::table).values(row).execute(conn)?;
    }
    Ok(())
}
