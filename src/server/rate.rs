//! How often one party may ask.
//!
//! Never here: finding out who the party is, or writing an answer.

use std::num::NonZeroU32;
use std::time::Duration;

use governor::DefaultKeyedRateLimiter;
use governor::Quota;
use governor::RateLimiter;
use governor::clock::Clock;
use governor::clock::DefaultClock;
use governor::middleware::StateInformationMiddleware;

use crate::server::limits::Limits;
use crate::server::party::Party;

/// What a request takes from the quota of its party.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// GET, HEAD, OPTIONS.
    Read,
    /// Every other method.
    Write,
}

/// Where a party stands after a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// What the quota holds when it is full.
    pub limit: NonZeroU32,
    /// What is left of it.
    pub remaining: u32,
    /// Seconds, rounded up, until it is full again.
    pub reset_s: u32,
    /// Seconds, rounded up, until one more request is let in; `None` where this one was.
    pub refused_for_s: Option<u32>,
}

/// The quotas of all parties.
#[derive(Debug)]
pub struct Quotas {
    reads: Buckets,
    writes: Buckets,
}

impl Quotas {
    /// Every party begins with a full quota.
    pub fn new(limits: &Limits) -> Self {
        Self {
            reads: Buckets::new(Quota::per_second(limits.reads_per_second)),
            writes: Buckets::new(Quota::per_hour(limits.writes_per_hour)),
        }
    }

    /// Takes one request from the quota of a party.
    pub fn take(&self, party: Party, kind: Kind) -> Standing {
        match kind {
            Kind::Read => self.reads.take(party),
            Kind::Write => self.writes.take(party),
        }
    }

    /// Forgets every party whose quota is full again; without it they would be remembered for ever.
    pub fn forget_idle(&self) {
        for buckets in [&self.reads, &self.writes] {
            buckets.limiter.retain_recent();
            buckets.limiter.shrink_to_fit();
        }
    }

    /// The parties that are remembered.
    pub fn parties(&self) -> usize {
        self.reads.limiter.len() + self.writes.limiter.len()
    }
}

#[derive(Debug)]
struct Buckets {
    limiter: DefaultKeyedRateLimiter<Party, StateInformationMiddleware>,
    limit: NonZeroU32,
    /// How long one request takes to come back.
    interval: Duration,
    clock: DefaultClock,
}

impl Buckets {
    fn new(quota: Quota) -> Self {
        Self {
            limiter: RateLimiter::keyed(quota).with_middleware(),
            limit: quota.burst_size(),
            interval: quota.replenish_interval(),
            clock: DefaultClock::default(),
        }
    }

    fn take(&self, party: Party) -> Standing {
        let (remaining, wait) = match self.limiter.check_key(&party) {
            Ok(snapshot) => (snapshot.remaining_burst_capacity(), None),
            Err(until) => (0, Some(until.wait_time_from(self.clock.now()))),
        };
        Standing {
            limit: self.limit,
            remaining,
            reset_s: whole_seconds(self.interval.saturating_mul(self.limit.get().saturating_sub(remaining))),
            refused_for_s: wait.map(|wait| whole_seconds(wait).max(1)),
        }
    }
}

fn whole_seconds(duration: Duration) -> u32 {
    let part = u64::from(duration.subsec_nanos() > 0);
    u32::try_from(duration.as_secs() + part).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const THREE: NonZeroU32 = NonZeroU32::new(3).unwrap();
    const A_BILLION: NonZeroU32 = NonZeroU32::new(1_000_000_000).unwrap();

    fn quotas() -> Quotas {
        Quotas::new(&Limits { reads_per_second: THREE, writes_per_hour: THREE, ..Limits::default() })
    }

    #[test]
    fn the_write_after_the_last_is_refused_until_one_comes_back() {
        let quotas = quotas();
        let left: Vec<_> = (0..3).map(|_| quotas.take(Party::V4(1), Kind::Write).remaining).collect();
        assert_eq!(left, [2, 1, 0]);
        let refused = quotas.take(Party::V4(1), Kind::Write);
        assert_eq!(
            refused,
            Standing { limit: THREE, remaining: 0, reset_s: 3600, refused_for_s: Some(1200) }
        );
    }

    #[test]
    fn one_party_does_not_use_up_the_quota_of_another() {
        let quotas = quotas();
        for _ in 0..4 {
            quotas.take(Party::V4(1), Kind::Read);
        }
        assert_eq!(quotas.take(Party::V6(1), Kind::Read).refused_for_s, None);
        assert_eq!(quotas.take(Party::V4(1), Kind::Write).remaining, 2);
    }

    #[test]
    fn a_party_with_a_full_quota_is_forgotten() {
        let quotas = Quotas::new(&Limits { reads_per_second: A_BILLION, ..Limits::default() });
        quotas.take(Party::V4(1), Kind::Read);
        quotas.take(Party::V4(1), Kind::Write);
        quotas.forget_idle();
        assert_eq!(quotas.parties(), 1);
    }
}
