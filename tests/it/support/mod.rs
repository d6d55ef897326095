//! What tests stand on: worlds (an empty registry of their own) and fixtures that break no rule.

pub mod catalogue;
pub mod fixture;
pub mod schema;
pub mod server;
pub mod wire;
pub mod world;

/// Runs each test on both databases, each time in a world of its own.
macro_rules! on_both_databases {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $(#[test] fn $test() { super::$test(&crate::support::world::World::sqlite()); })+
        }
        mod postgres {
            $(#[test] fn $test() { super::$test(&crate::support::world::World::postgres()); })+
        }
    };
}
pub(crate) use on_both_databases;
