//! What the server counts, in the text format of Prometheus (OpenMetrics).
//!
//! Never here: a label made of anything a caller sent, or a lock on the path of a request.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::time::Duration;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::DescriptorEncoder;
use prometheus_client::encoding::NoLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::MetricType;
use prometheus_client::registry::Registry;
use prometheus_client::registry::Unit;

use crate::server::operation_class::OperationClass;

/// The media type of [`Metrics::text`].
pub const MEDIA_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";

/// Upper bounds of the latency buckets, in microseconds; one more bucket takes what is slower.
const BOUNDS_US: [u64; 15] = [
    50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000,
    5_000_000,
];

const STATUS_CLASSES: [&str; 5] = ["1xx", "2xx", "3xx", "4xx", "5xx"];

/// A value that another part of the program keeps and shows when it is asked.
pub struct Gauge {
    /// The name, for example `catalogue_services`.
    pub name: &'static str,
    /// One sentence about it, without a full stop.
    pub help: &'static str,
    /// Reads it; called once for each scrape.
    pub read: Box<dyn Fn() -> u64 + Send + Sync>,
}

impl fmt::Debug for Gauge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gauge").field("name", &self.name).finish_non_exhaustive()
    }
}

/// Everything counted.
#[derive(Debug)]
pub struct Metrics {
    requests: Arc<Requests>,
    registry: Registry,
}

impl Metrics {
    /// Counts requests from zero, and shows the gauges of others.
    pub fn new(gauges: Vec<Gauge>) -> Self {
        let requests = Arc::<Requests>::default();
        let mut registry = Registry::with_prefix("khedmat");
        registry.register_collector(Box::new(Arc::clone(&requests)));
        registry.register_collector(Box::new(Gauges(gauges)));
        Self { requests, registry }
    }

    /// The counters of requests.
    pub fn requests(&self) -> &Arc<Requests> {
        &self.requests
    }

    /// All of it, as a scrape reads it.
    ///
    /// # Errors
    /// Only where a gauge is larger than the format can say (2⁶³ − 1).
    pub fn text(&self) -> Result<String, fmt::Error> {
        let mut text = String::new();
        encode(&mut text, &self.registry)?;
        Ok(text)
    }
}

/// What is counted about requests: plain atomics, so that counting never waits.
#[derive(Debug, Default)]
pub struct Requests {
    in_flight: AtomicU64,
    classes: [Class; OperationClass::ALL.len()],
}

#[derive(Debug, Default)]
struct Class {
    answered: [AtomicU64; STATUS_CLASSES.len()],
    within: [AtomicU64; BOUNDS_US.len() + 1],
    total_us: AtomicU64,
}

impl Requests {
    /// Counts an answer.
    pub fn answered(&self, class: OperationClass, status: u16, duration_us: u64) {
        let place = OperationClass::ALL.iter().position(|other| *other == class);
        let Some(counters) = place.and_then(|place| self.classes.get(place)) else {
            return;
        };
        let status_class = usize::from(status / 100).saturating_sub(1);
        let bucket = BOUNDS_US.iter().position(|bound| duration_us <= *bound).unwrap_or(BOUNDS_US.len());
        for counter in
            [counters.answered.get(status_class), counters.within.get(bucket)].into_iter().flatten()
        {
            counter.fetch_add(1, Ordering::Relaxed);
        }
        counters.total_us.fetch_add(duration_us, Ordering::Relaxed);
    }

    /// Takes a place among the requests in hand; `None` where `most` are taken.
    pub fn enter(&self, most: u64) -> Option<InFlight<'_>> {
        let inside = InFlight(self);
        let others = self.in_flight.fetch_add(1, Ordering::Relaxed);
        (others < most).then_some(inside)
    }
}

/// A place among the requests in hand, given back when it is dropped: also when the caller goes away.
#[derive(Debug)]
pub struct InFlight<'a>(&'a Requests);

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.0.in_flight.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Collector for Requests {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        encoder
            .encode_descriptor("requests_in_flight", "Requests in hand", None, MetricType::Gauge)?
            .encode_gauge(&self.in_flight.load(Ordering::Relaxed))?;
        self.encode_answered(&mut encoder)?;
        self.encode_latency(&mut encoder)
    }
}

impl Requests {
    fn encode_answered(&self, encoder: &mut DescriptorEncoder<'_>) -> fmt::Result {
        let help = "Answers by kind of operation and status";
        let mut family = encoder.encode_descriptor("requests", help, None, MetricType::Counter)?;
        for (class, counters) in OperationClass::ALL.iter().zip(&self.classes) {
            for (status, counter) in STATUS_CLASSES.iter().zip(&counters.answered) {
                let labels = [("operation", class.label()), ("status", status)];
                let value = counter.load(Ordering::Relaxed);
                family.encode_family(&labels)?.encode_counter::<NoLabelSet, u64, f64>(&value, None)?;
            }
        }
        Ok(())
    }

    fn encode_latency(&self, encoder: &mut DescriptorEncoder<'_>) -> fmt::Result {
        let help = "From the arrival of a head to the beginning of its answer";
        let name = "request_duration";
        let mut family =
            encoder.encode_descriptor(name, help, Some(&Unit::Seconds), MetricType::Histogram)?;
        for (class, counters) in OperationClass::ALL.iter().zip(&self.classes) {
            let bounds = BOUNDS_US.iter().map(|bound| seconds(*bound)).chain([f64::MAX]);
            let counts = counters.within.iter().map(|counter| counter.load(Ordering::Relaxed));
            let buckets: Vec<(f64, u64)> = bounds.zip(counts).collect();
            let count = buckets.iter().map(|(_, count)| count).sum();
            let sum = seconds(counters.total_us.load(Ordering::Relaxed));
            let labels = [("operation", class.label())];
            family.encode_family(&labels)?.encode_histogram::<NoLabelSet>(sum, count, &buckets, None)?;
        }
        Ok(())
    }
}

fn seconds(microseconds: u64) -> f64 {
    Duration::from_micros(microseconds).as_secs_f64()
}

#[derive(Debug)]
struct Gauges(Vec<Gauge>);

impl Collector for Gauges {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        for Gauge { name, help, read } in &self.0 {
            encoder.encode_descriptor(name, help, None, MetricType::Gauge)?.encode_gauge(&read())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(metrics: &Metrics, line: &str) {
        let text = metrics.text().unwrap();
        assert!(text.lines().any(|other| other == line), "no line {line:?} in\n{text}");
    }

    #[test]
    fn an_answer_is_counted_by_operation_and_status() {
        let metrics = Metrics::new(Vec::new());
        metrics.requests().answered(OperationClass::Card, 200, 70);
        metrics.requests().answered(OperationClass::Card, 304, 80);
        metrics.requests().answered(OperationClass::Card, 299, 9_000_000);
        check(&metrics, r#"khedmat_requests_total{operation="card",status="2xx"} 2"#);
        check(&metrics, r#"khedmat_requests_total{operation="card",status="3xx"} 1"#);
        check(&metrics, r#"khedmat_requests_total{operation="list",status="2xx"} 0"#);
        check(&metrics, r#"khedmat_request_duration_seconds_bucket{le="0.00005",operation="card"} 0"#);
        check(&metrics, r#"khedmat_request_duration_seconds_bucket{le="0.0001",operation="card"} 2"#);
        check(&metrics, r#"khedmat_request_duration_seconds_bucket{le="+Inf",operation="card"} 3"#);
        check(&metrics, r#"khedmat_request_duration_seconds_sum{operation="card"} 9.00015"#);
    }

    #[test]
    fn a_place_is_given_back_when_its_request_ends_however_it_ends() {
        let metrics = Metrics::new(Vec::new());
        let first = metrics.requests().enter(1);
        assert!(first.is_some());
        assert!(metrics.requests().enter(1).is_none());
        check(&metrics, "khedmat_requests_in_flight 1");
        drop(first);
        check(&metrics, "khedmat_requests_in_flight 0");
        assert!(metrics.requests().enter(1).is_some());
    }

    #[test]
    fn the_gauges_of_others_are_read_at_each_scrape() {
        let services = Arc::new(AtomicU64::new(3));
        let read = Arc::clone(&services);
        let metrics = Metrics::new(vec![Gauge {
            name: "catalogue_services",
            help: "Issued services in the catalogue",
            read: Box::new(move || read.load(Ordering::Relaxed)),
        }]);
        check(&metrics, "khedmat_catalogue_services 3");
        services.store(4, Ordering::Relaxed);
        check(&metrics, "khedmat_catalogue_services 4");
    }
}
