//! How long, and how often: a duration and a number of visits in words.

use crate::domain::card::AverageDuration;
use crate::domain::card::Visits;
use crate::domain::text::Bilingual;
use crate::domain::vocabulary::ChannelKind;
use crate::domain::vocabulary::DurationUnit;
use crate::site::tongue::Tongue;
use crate::site::tongue::Words;
use crate::wording::Language;
use crate::wording::forms;
use crate::wording::labels;

/// A span as figures say it and as the agency words it, and what differs on some channels.
pub(in crate::site) struct Span {
    /// For example «۱ تا ۳ روز کاری»; empty where only words say it.
    pub figures: String,
    /// The agency's words.
    pub words: Option<Words>,
    /// Channels on which it differs, by name, and how.
    pub by_channel: Vec<(String, Self)>,
}

impl Span {
    fn new(figures: String, t: Tongue, text: Option<&Bilingual>) -> Self {
        Self { figures, words: text.map(|text| t.of(text)), by_channel: Vec::new() }
    }

    /// «متوسط مدت زمان ارائه خدمت».
    pub(in crate::site) fn of_duration(t: Tongue, duration: &AverageDuration) -> Self {
        let AverageDuration { min, max, unit, text, by_channel } = duration;
        let mut span = Self::new(duration_figures(t, *min, *max, *unit), t, text.as_ref());
        for row in by_channel {
            let own = Self::new(duration_figures(t, row.min, row.max, row.unit), t, row.text.as_ref());
            span.by_channel.push((channel_names(t, &row.channels), own));
        }
        span
    }

    /// «تعداد بار مراجعه حضوری».
    pub(in crate::site) fn of_visits(t: Tongue, visits: &Visits) -> Self {
        let Visits { min, max, text, by_channel } = visits;
        let mut span = Self::new(visit_figures(t, *min, *max), t, text.as_ref());
        for row in by_channel {
            let own = Self::new(visit_figures(t, row.min, row.max), t, row.text.as_ref());
            span.by_channel.push((channel_names(t, &row.channels), own));
        }
        span
    }
}

/// The names of some channels, in a line.
pub(in crate::site) fn channel_names(t: Tongue, channels: &[ChannelKind]) -> String {
    let names: Vec<&str> = channels.iter().map(|kind| t.say(labels::channel_kind(*kind))).collect();
    names.join(t.comma())
}

/// «۱ تا ۳», «حداکثر ۳۰», «۲»; empty where both bounds are open.
fn range(t: Tongue, min: Option<i64>, max: Option<i64>) -> String {
    match (min, max) {
        (Some(min), Some(max)) if min == max => t.grouped(min),
        (Some(min), Some(max)) => format!("{} {} {}", t.grouped(min), t.say(forms::TO), t.grouped(max)),
        (None, Some(max)) => format!("{} {}", t.say(forms::AT_MOST), t.grouped(max)),
        (Some(min), None) => format!("{} {}", t.say(forms::AT_LEAST), t.grouped(min)),
        (None, None) => String::new(),
    }
}

fn duration_figures(t: Tongue, min: Option<i64>, max: Option<i64>, unit: Option<DurationUnit>) -> String {
    let range = range(t, min, max);
    match unit {
        Some(unit) if !range.is_empty() => format!("{range} {}", unit_name(t, unit, max.or(min))),
        _ => range,
    }
}

fn unit_name(t: Tongue, unit: DurationUnit, count: Option<i64>) -> String {
    let label = labels::duration_unit(unit);
    match t.0 {
        Language::Fa => label.fa.to_owned(),
        Language::En if count == Some(1) => label.en.to_lowercase(),
        Language::En => format!("{}s", label.en.to_lowercase()),
    }
}

fn visit_figures(t: Tongue, min: Option<i64>, max: Option<i64>) -> String {
    if min.unwrap_or(0) == 0 && max == Some(0) {
        return t.say(forms::NO_VISIT).to_owned();
    }
    let range = range(t, min, max);
    if range.is_empty() { range } else { format!("{range} {}", t.say(forms::TIMES)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FA: Tongue = Tongue(Language::Fa);
    const EN: Tongue = Tongue(Language::En);

    #[test]
    fn a_duration_reads_as_people_say_it() {
        let day = Some(DurationUnit::WorkingDay);
        assert_eq!(duration_figures(FA, Some(1), Some(3), day), "۱ تا ۳ روز کاری");
        assert_eq!(duration_figures(FA, None, Some(30), Some(DurationUnit::Day)), "حداکثر ۳۰ روز");
        assert_eq!(duration_figures(EN, Some(1), Some(1), day), "1 working day");
        assert_eq!(duration_figures(EN, Some(1), Some(3), day), "1 to 3 working days");
        assert_eq!(duration_figures(EN, None, None, None), "");
    }

    #[test]
    fn no_visit_is_said_in_words() {
        assert_eq!(visit_figures(FA, Some(0), Some(0)), forms::NO_VISIT.fa);
        assert_eq!(visit_figures(FA, Some(0), Some(1)), "۰ تا ۱ بار");
        assert_eq!(visit_figures(FA, None, None), "");
    }
}
