//! How a withdrawn service ended: the banner over its last card.

use crate::app::problem::Gone;
use crate::catalogue::snapshot::Snapshot;
use crate::site::parts::tree::Branch;
use crate::site::tongue::Day;
use crate::site::tongue::Tongue;
use crate::site::tongue::Words;

/// Why, when, and what to use instead.
pub(in crate::site) struct Ending {
    /// Why.
    pub reason: Words,
    /// The first day without the service.
    pub on: Day,
    /// Where the chain of successors ends.
    pub instead: Vec<Branch>,
}

impl Ending {
    /// The end of a service of the picture.
    pub(in crate::site) fn of(t: Tongue, snapshot: &Snapshot, gone: &Gone) -> Self {
        let Gone { reason, withdrawn_on, successors: _, current } = gone; // those that hold today are shown
        let instead = current.iter().filter_map(|id| snapshot.service(id)).map(|row| Branch::of(t, row));
        Self { reason: t.of(reason), on: t.day(withdrawn_on), instead: instead.collect() }
    }
}
