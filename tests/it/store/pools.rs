//! Readers and writers keep out of each other's way, and nobody waits for ever.

use crate::support::fixture::an_agency;
use crate::support::fixture::code;
use crate::support::fixture::noon;
use crate::support::fixture::record;
use crate::support::on_both_databases;
use crate::support::world::World;
use khedmat::store::IfMissing;
use khedmat::store::Moment;
use khedmat::store::Settings;
use khedmat::store::Store;
use khedmat::store::StoreError;
use khedmat::store::agency;
use khedmat::store::change;
use khedmat::store::change::Change;
use khedmat::store::journal;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

on_both_databases!(
    a_stalled_writer_does_not_delay_a_reader,
    a_reader_sees_one_state_throughout,
    a_reader_cannot_write,
    a_full_queue_is_busy_at_once,
    a_writer_that_waits_too_long_is_busy,
    a_writer_that_panics_leaves_a_working_pool,
);

/// How long the writer stalls, unless the reader is done before.
const STALL: Duration = Duration::from_secs(8);

fn a_stalled_writer_does_not_delay_a_reader(world: &World) {
    record(world, &[Change::AgencyCreated(an_agency("ncc"))]);
    let (wrote, written) = mpsc::channel();
    let (read, was_read) = mpsc::channel();
    let stalled = thread::scope(|scope| {
        let writer = scope.spawn(move || {
            world.store.write(|tx| {
                change::record(tx, noon(), None, &[Change::AgencyCreated(an_agency("ict"))])?;
                wrote.send(()).unwrap();
                // The head is locked and nothing committed until the reader has read, or eight seconds.
                Ok::<_, StoreError>(was_read.recv_timeout(STALL).is_err())
            })
        });
        written.recv().unwrap();
        let seen = world.store.read(|conn| agency::all(conn, &Moment::now(noon()))).unwrap();
        assert_eq!(seen.len(), 1);
        read.send(()).unwrap();
        writer.join().unwrap().unwrap()
    });
    assert!(!stalled, "the reader waited until the writer gave up");
}

fn a_reader_sees_one_state_throughout(world: &World) {
    record(world, &[Change::AgencyCreated(an_agency("ncc"))]);
    let seen: Result<_, StoreError> = world.store.read(|conn| {
        let before = journal::head(conn)?;
        record(world, &[Change::AgencyCreated(an_agency("ict"))]);
        Ok((before, journal::head(conn)?))
    });
    let (before, after) = seen.unwrap();
    assert_eq!(before, after);
    assert_eq!(world.store.read(journal::head).unwrap().sequence, 2);
}

fn a_reader_cannot_write(world: &World) {
    use diesel::connection::SimpleConnection;
    let refused: Result<(), StoreError> =
        world.store.read(|conn| conn.batch_execute("DELETE FROM journal_head").map_err(StoreError::from));
    assert!(matches!(refused, Err(StoreError::Refused { .. })), "{refused:?}");
}

fn a_full_queue_is_busy_at_once(world: &World) {
    let patient = Duration::from_secs(60);
    let settings = Settings { writers: 1, write_queue: 1, wait: patient, ..Settings::new(world.url()) };
    let store = Store::open(&settings, IfMissing::Refuse).unwrap();
    let (holds, held) = mpsc::channel();
    let (release, released) = mpsc::channel::<()>();
    thread::scope(|scope| {
        let store = &store;
        let holder = scope.spawn(move || {
            store.write(|_| {
                holds.send(()).unwrap();
                released.recv().unwrap();
                Ok::<_, StoreError>(())
            })
        });
        held.recv().unwrap();
        // One may wait; of two more, one finds the queue full and the other is served when its turn comes.
        let (answer, answers) = mpsc::channel();
        for _ in 0..2 {
            let answer = answer.clone();
            scope.spawn(move || answer.send(store.write(|_| Ok::<_, StoreError>(()))).unwrap());
        }
        assert_eq!(answers.recv_timeout(STALL).unwrap(), Err(StoreError::Busy));
        release.send(()).unwrap();
        assert_eq!(answers.recv_timeout(STALL).unwrap(), Ok(()));
        assert_eq!(holder.join().unwrap(), Ok(()));
    });
}

fn a_writer_that_waits_too_long_is_busy(world: &World) {
    let settings = Settings { wait: Duration::from_millis(50), ..Settings::new(world.url()) };
    let other = Store::open(&settings, IfMissing::Refuse).unwrap();
    let write = |store: &Store, name: &str| {
        let change = Change::AgencyCreated(an_agency(name));
        store.write(|tx| change::record(tx, noon(), None, &[change]).map(drop))
    };
    let waited: Result<_, StoreError> = world.store.write(|tx| {
        change::record(tx, noon(), None, &[Change::AgencyCreated(an_agency("ncc"))])?;
        Ok(write(&other, "ict"))
    });
    assert_eq!(waited, Ok(Err(StoreError::Busy)));
    assert_eq!(write(&other, "ict"), Ok(()));
}

fn a_writer_that_panics_leaves_a_working_pool(world: &World) {
    let panicked = thread::scope(|scope| {
        let writer = scope.spawn(|| {
            world.store.write(|tx| -> Result<(), StoreError> {
                change::record(tx, noon(), None, &[Change::AgencyCreated(an_agency("ncc"))])?;
                panic!("on purpose")
            })
        });
        writer.join().is_err()
    });
    assert!(panicked);
    record(world, &[Change::AgencyCreated(an_agency("ict"))]);
    let moment = Moment::now(noon());
    assert_eq!(world.store.read(|conn| agency::find(conn, &moment, &code("ncc"))).unwrap(), None);
    assert_eq!(world.store.read(journal::head).unwrap().sequence, 1);
}

#[test]
fn a_server_that_went_away_is_unavailable_and_comes_back() {
    let world = World::postgres();
    record(&world, &[Change::AgencyCreated(an_agency("ncc"))]);
    let lost: Result<i64, StoreError> = world.store.read(|conn| {
        world.disconnect_everybody();
        Ok(journal::head(conn)?.sequence)
    });
    assert!(matches!(lost, Err(StoreError::Unavailable { .. })), "{lost:?}");
    assert_eq!(world.store.read(journal::head).unwrap().sequence, 1);
    record(&world, &[Change::AgencyCreated(an_agency("ict"))]);
}
