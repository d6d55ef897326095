//! Figures as text: medians, spans, ratios, and rows that line up.

use crate::wrk::Sample;

/// The middle of some figures; of an even number of them the upper one of the two.
pub fn median(mut figures: Vec<u64>) -> u64 {
    figures.sort_unstable();
    figures.get(figures.len() / 2).copied().unwrap_or_default()
}

/// `median (least–most)` of answers in a second.
pub fn rate(samples: &[Sample]) -> String {
    let figures: Vec<u64> = samples.iter().map(|sample| sample.per_second).collect();
    let least = figures.iter().min().copied().unwrap_or_default();
    let most = figures.iter().max().copied().unwrap_or_default();
    format!("{} ({}–{})", grouped(median(figures)), grouped(least), grouped(most))
}

/// The median of the ratios of each round, in hundredths: what shook a round shook both sides of it.
pub fn ratio(samples: &[Sample], to: &[Sample]) -> String {
    let hundredths = |(ours, theirs): (&Sample, &Sample)| ours.per_second * 100 / theirs.per_second.max(1);
    let ratio = median(samples.iter().zip(to).map(hundredths).collect());
    format!("{}.{:02}", ratio / 100, ratio % 100)
}

/// The median of the 99th percentiles, in milliseconds.
pub fn p99(samples: &[Sample]) -> String {
    let us = median(samples.iter().map(|sample| sample.p99_us).collect());
    format!("{}.{} ms", us / 1_000, us % 1_000 / 100)
}

/// The median of the processor time of one answer.
pub fn processor(samples: &[Sample]) -> String {
    let ns = median(samples.iter().map(|sample| sample.processor_ns).collect());
    format!("{}.{} µs", ns / 1_000, ns % 1_000 / 100)
}

/// The median size of an answer.
pub fn bytes(samples: &[Sample]) -> String {
    grouped(median(samples.iter().map(|sample| sample.bytes).collect()))
}

/// A number with a comma before every three digits.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Prints rows, the first of them the head, as a table of Markdown whose columns line up.
pub fn print(rows: &[Vec<String>]) {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for (place, row) in rows.iter().enumerate() {
        print_row(row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")));
        if place == 0 {
            print_row(widths.iter().map(|width| "-".repeat(*width)));
        }
    }
}

fn print_row(cells: impl Iterator<Item = String>) {
    println!("| {} |", cells.collect::<Vec<_>>().join(" | "));
}
