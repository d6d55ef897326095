//! Filters, facets and pages.

use super::agency;
use super::find;
use super::id;
use super::ids;
use super::index_of_titles;
use super::titled;
use super::words;
use crate::catalogue::search::Entry;
use crate::catalogue::search::Position;
use crate::catalogue::search::Query;
use crate::catalogue::search::SearchIndex;
use crate::domain::vocabulary::ChannelKind;
use crate::domain::vocabulary::ServiceType;

fn offered(digits: &str, by: &str, types: &[ServiceType], channels: &[ChannelKind]) -> Entry {
    let (types, channels) = (types.to_vec(), channels.to_vec());
    Entry { agency: agency(by), types, channels, ..titled(digits, "صدور مجوز") }
}

fn three_agencies() -> SearchIndex {
    use ChannelKind::Sms;
    use ChannelKind::Web;
    use ServiceType::G2b;
    use ServiceType::G2c;
    let entries = [
        offered("100000001", "ncc", &[G2c, G2b], &[Web, Sms]),
        offered("100000002", "ncc", &[G2b], &[Web]),
        offered("100000003", "met", &[G2c], &[Sms]),
        offered("100000004", "sabt", &[], &[]),
        Entry { title: titled("100000005", "کارت").title, ..offered("100000005", "met", &[G2c], &[Web]) },
    ];
    SearchIndex::build(entries.into_iter())
}

#[test]
fn facets_count_every_match_and_leave_out_what_has_none() {
    let found = three_agencies().search(&Query { limit: 1, ..words("مجوز") });
    assert_eq!((found.total, found.hits.len()), (4, 1));
    assert_eq!(found.facets.agency, [(agency("ncc"), 2), (agency("met"), 1), (agency("sabt"), 1)]);
    assert_eq!(found.facets.service_type, [(ServiceType::G2c, 2), (ServiceType::G2b, 2)]);
    assert_eq!(found.facets.channel, [(ChannelKind::Web, 2), (ChannelKind::Sms, 2)]);
}

#[test]
fn a_facet_ignores_its_own_filter_and_obeys_the_others() {
    let index = three_agencies();
    let found = index.search(&Query { agency: Some(agency("ncc")), ..words("مجوز") });
    assert_eq!(ids(&found), ["100000001", "100000002"]);
    assert_eq!(found.facets.agency, [(agency("ncc"), 2), (agency("met"), 1), (agency("sabt"), 1)]);
    assert_eq!(found.facets.service_type, [(ServiceType::G2c, 1), (ServiceType::G2b, 2)]);
    assert_eq!(found.facets.channel, [(ChannelKind::Web, 2), (ChannelKind::Sms, 1)]);

    let narrower =
        Query { service_type: Some(ServiceType::G2c), channel: Some(ChannelKind::Web), ..words("مجوز") };
    let found = index.search(&narrower);
    assert_eq!(ids(&found), ["100000001"]);
    assert_eq!(found.facets.agency, [(agency("ncc"), 1)]);
    assert_eq!(found.facets.service_type, [(ServiceType::G2c, 1), (ServiceType::G2b, 2)]);
    assert_eq!(found.facets.channel, [(ChannelKind::Web, 1), (ChannelKind::Sms, 2)]);
}

#[test]
fn a_filter_that_nothing_passes_finds_nothing_and_blames_no_word() {
    let found = three_agencies().search(&Query { agency: Some(agency("nobody")), ..words("مجوز") });
    assert_eq!((found.total, found.hits.len(), found.next), (0, 0, None));
    assert_eq!(found.facets.agency.len(), 3);
    assert_eq!(found.did_you_mean, None);
}

/// All pages of a query, one after the other.
fn page_through(index: &SearchIndex, query: &Query) -> Vec<String> {
    let mut query = query.clone();
    let mut seen = Vec::new();
    loop {
        let found = index.search(&query);
        assert!((1..=query.limit).contains(&found.hits.len()), "no page is empty or too long");
        seen.extend(found.hits.iter().map(|hit| hit.id.as_str().to_owned()));
        match found.next {
            Some(next) => {
                assert_ne!(query.after.as_ref(), Some(&next), "a page that leads to itself");
                query.after = Some(next);
            }
            None => return seen,
        }
    }
}

#[test]
fn pages_of_any_size_give_every_hit_once_and_in_order() {
    let titles = ["نقشه", "نقشه شهر", "نقشهها", "شهر", "چاپ نقشه راه", "نقش نقشه"];
    // Identifiers fall while numbers of documents rise, so that the two orders differ.
    let entries = (0..300).map(|n| titled(&(900_000_000 - n).to_string(), titles[n % titles.len()]));
    let index = SearchIndex::build(entries);
    for text in ["نقشه", "نقش", "ش", "شهر", "9", "8999999"] {
        let whole = ids(&index.search(&Query { limit: 1_000, ..words(text) })).join(" ");
        let total = usize::try_from(index.search(&words(text)).total).unwrap();
        for limit in [1, 7, 50, total.max(1)] {
            let seen = page_through(&index, &Query { limit, ..words(text) });
            assert_eq!(seen.len(), total, "{text} by {limit}");
            assert_eq!(seen.join(" "), whole, "{text} by {limit}");
        }
    }
}

#[test]
fn a_page_continues_behind_its_position_whatever_came_or_went_meanwhile() {
    let mut index = index_of_titles(&["نقشه", "نقشه شهر", "نقشه راه", "نقشه خاک"]);
    let first = index.search(&Query { limit: 2, ..words("نقشه") });
    assert_eq!(ids(&first), ["100000001", "100000002"]);
    index.remove(&id("100000002"));
    index.put(&titled("100000000", "نقشه آب"));
    let second = index.search(&Query { after: first.next, ..words("نقشه") });
    assert_eq!(ids(&second), ["100000003", "100000004"]);
    assert_eq!(second.total, 4);
}

#[test]
fn nothing_is_behind_the_last_position_and_a_limit_of_zero_only_counts() {
    let index = index_of_titles(&["نقشه", "نقشه شهر"]);
    let after = Some(Position { score: 1, id: id("999999999") });
    assert_eq!(ids(&index.search(&Query { after, ..words("نقشه") })).len(), 0);
    let counted = index.search(&Query { limit: 0, ..words("نقشه") });
    assert_eq!((counted.total, counted.hits.len(), counted.next), (2, 0, None));
}

#[test]
fn one_letter_counts_every_service_that_it_begins() {
    let entries = (0..5_000).map(|n| titled(&(100_000_000 + n).to_string(), &format!("ا{n} خدمت")));
    let index = SearchIndex::build(entries);
    let found = index.search(&words("ا"));
    assert_eq!((found.total, found.facets.agency[0].1), (5_000, 5_000));
    assert_eq!(find(&index, "ا4999"), ["100004999"]);
}
