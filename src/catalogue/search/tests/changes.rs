//! Entries in, entries replaced, entries out; and what earlier readers keep.

use super::agency;
use super::described;
use super::find;
use super::id;
use super::index_of_titles;
use super::titled;
use super::words;
use crate::catalogue::search::Entry;
use crate::catalogue::search::SearchIndex;
use crate::domain::vocabulary::ChannelKind;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;

fn aliased(digits: &str, title: &str, aliases: &[&str]) -> Entry {
    Entry { aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(), ..titled(digits, title) }
}

#[test]
fn an_older_index_stays_as_it_was() {
    let mut index = index_of_titles(&["نقشه شهر", "مجوز ساخت"]);
    let before = index.clone();
    index.put(&titled("100000001", "پروانه کسب"));
    index.put(&titled("100000003", "نقشه راه"));
    index.remove(&id("100000002"));

    assert_eq!(find(&before, "نقشه"), ["100000001"]);
    assert_eq!(find(&before, "ساخت"), ["100000002"]);
    assert_eq!(find(&before, "1000000"), ["100000001", "100000002"]);
    assert_eq!(before.search(&words("نقشه")).facets.agency.len(), 1);
    assert_eq!(before.len(), 2);

    assert_eq!(find(&index, "نقشه"), ["100000003"]);
    assert_eq!(find(&index, "1000000"), ["100000001", "100000003"]);
    assert_eq!(index.len(), 2);
}

#[test]
fn a_replaced_entry_is_not_found_by_what_it_no_longer_says() {
    let mut index = SearchIndex::default();
    index.put(&Entry {
        aliases: vec!["77".to_owned()], ..described("100000001", "نقشه شهر", "برای همه")
    });
    index.put(&titled("100000001", "پروانه کسب"));
    for gone in ["نقشه", "شهر", "نقشه شهر", "نقشهشهر", "ن", "نق", "همه", "77", "۷۷"]
    {
        assert_eq!(find(&index, gone), Vec::<String>::new(), "{gone}");
    }
    assert_eq!(find(&index, "پروانه کسب"), ["100000001"]);
    assert_eq!(index.len(), 1);
}

#[test]
fn removing_everything_leaves_nothing_and_removing_the_unknown_nothing_changes() {
    let mut index = index_of_titles(&["نقشه شهر", "نقشه راه"]);
    index.remove(&id("999999999"));
    assert_eq!(index.len(), 2);
    index.remove(&id("100000001"));
    index.remove(&id("100000002"));
    assert!(index.is_empty());
    for text in ["نقشه", "ن", "1"] {
        let found = index.search(&words(text));
        assert_eq!((found.total, found.facets.agency.len()), (0, 0), "{text}");
    }
}

#[test]
fn a_number_used_again_brings_back_nothing_of_its_former_document() {
    let mut index = index_of_titles(&["نقشه شهر", "مجوز ساخت"]);
    index.remove(&id("100000001"));
    index.put(&titled("100000009", "کارت بازرگانی"));
    assert_eq!(find(&index, "نقشه"), Vec::<String>::new());
    assert_eq!(find(&index, "کارت"), ["100000009"]);
}

#[test]
fn putting_one_by_one_answers_as_building_at_once() {
    let entries = [
        described("100000001", "نقشه\u{200c}برداری هوایی", "تهیه نقشه شهرها"),
        described("100000002", "صدور مجوز نقشه", "برای شرکت\u{200c}ها"),
        aliased("100000003", "سرویس\u{200c}های مکانی", &["NCC-12", "12109510100"]),
    ];
    let built = SearchIndex::build(entries.iter().cloned());
    let mut put = SearchIndex::default();
    entries.iter().for_each(|entry| put.put(entry));
    for text in ["نقشه", "ن", "شه", "نقشه برداری", "مجوز نقشه", "خدمت", "ncc12", "1210", "نقسه", "1", "شرکت"]
    {
        assert_eq!(built.search(&words(text)), put.search(&words(text)), "{text}");
    }
}

#[test]
fn of_two_entries_with_one_identifier_the_later_is_built_in() {
    let entries = [titled("100000001", "نقشه"), titled("100000002", "مجوز"), titled("100000001", "پروانه")];
    let index = SearchIndex::build(entries.into_iter());
    assert_eq!(index.len(), 2);
    assert_eq!(find(&index, "نقشه"), Vec::<String>::new());
    assert_eq!(find(&index, "پروانه"), ["100000001", "100000002"], "its word, then a synonym");
}

/// Something that happens to an index of few services and few words, so that the same ones meet often.
fn change() -> impl Strategy<Value = (String, Option<Entry>)> {
    const WORDS: [&str; 9] =
        ["نقشه", "برداری", "نقشه\u{200c}برداری", "نقشه\u{200c}ها", "مجوز", "ارائه", "ارايه", "ن", "12"];
    let text = || vec(select(&WORDS[..]), 1..5).prop_map(|words| words.join(" "));
    let entry = ("10000000[0-5]", text(), text(), "ncc|met", vec(select(ChannelKind::ALL), 0..3));
    let put = entry.prop_map(|(digits, title, description, code, channels)| {
        let entry = Entry { agency: agency(&code), channels, ..described(&digits, &title, &description) };
        (digits, Some(entry))
    });
    prop_oneof![3 => put, 1 => "10000000[0-5]".prop_map(|digits| (digits, None))]
}

proptest! {
    #[test]
    fn an_index_answers_by_what_it_holds_not_by_how_it_came_to_hold_it(changes in vec(change(), 0..30)) {
        let mut index = SearchIndex::default();
        let mut held = BTreeMap::new();
        for (digits, entry) in changes {
            match entry {
                Some(entry) => {
                    index.put(&entry);
                    held.insert(digits, entry);
                }
                None => {
                    index.remove(&id(&digits));
                    held.remove(&digits);
                }
            }
        }
        let built = SearchIndex::build(held.into_values().rev());
        let texts = ["نقشه", "ن", "نق", "نقشهبرداری", "نقشه برد", "مجوز نقشه", "ارابه", "نقسه", "مجوزز ن", "1", "12"];
        for text in texts {
            prop_assert_eq!(index.search(&words(text)), built.search(&words(text)), "{}", text);
        }
    }
}
