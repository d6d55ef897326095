//! Which services a text finds, in which order, and what of their titles it marks.

use super::described;
use super::find;
use super::index_of_titles;
use super::titled;
use super::words;
use crate::catalogue::search::Entry;
use crate::catalogue::search::SearchIndex;
use crate::domain::text::Bilingual;
use crate::domain::text::Text;

/// Every spelling of the group finds a title in every other.
fn meet(spellings: &[&str]) {
    let index = index_of_titles(spellings);
    for typed in spellings {
        assert_eq!(find(&index, typed).len(), spellings.len(), "{typed}");
    }
}

#[test]
fn all_spellings_of_a_text_meet() {
    meet(&["می\u{200c}باشد", "میباشد", "مي\u{200c}باشد", "مي باشد"]);
    meet(&["ارائه", "ارایه", "ارايه", "اراﺋﻪ"]);
    meet(&["شرایط صدور مجوز", "ﺷﺮاﻳﻂ ﺻﺪور ﻣﺠﻮز", "شرايط صدور مجوز"]);
    meet(&["نقشه\u{200c}برداری", "نقشه برداری", "نقشه برداري", "نقشهبرداری"]);
    meet(&["مسؤول", "مسوول", "مسئول"]);
    meet(&["تأیید", "تایید", "تائید"]);
    meet(&["۱۲۱۰۹۵۰۰۰", "121095000", "١٢١٠٩٥٠٠٠"]);
}

#[test]
fn joined_and_apart_meet_within_longer_texts_and_descriptions() {
    let index = SearchIndex::build(
        [
            described("100000001", "خدمات سازمان", "انجام نقشه برداری زمینی"),
            described("100000002", "خدمات سازمان", "انجام نقشه\u{200c}برداری زمینی"),
            described("100000003", "نقشه", "برداری زمینی"),
        ]
        .into_iter(),
    );
    assert_eq!(
        find(&index, "نقشهبرداری زمینی"),
        ["100000001", "100000002"],
        "a title and a text are no neighbours"
    );
    assert_eq!(index.search(&words("نقشهبرداری")).hits[0].score, 1, "it stands in the description");
    assert_eq!(find(&index, "نقشه برداری زمینی"), ["100000001", "100000002", "100000003"]);
    assert_eq!(find(&index, "سازمان نقشه\u{200c}بردا"), ["100000001", "100000002"]);
}

#[test]
fn every_word_must_match_and_the_last_may_be_a_beginning() {
    let index = index_of_titles(&["صدور مجوز ساخت", "صدور کارت", "لغو مجوز"]);
    assert_eq!(find(&index, "صدور مجوز"), ["100000001"]);
    assert_eq!(find(&index, "صدور ک"), ["100000002"]);
    assert_eq!(find(&index, "مجو صدور"), Vec::<String>::new());
    assert_eq!(find(&index, "مج"), ["100000001", "100000003"]);
    assert_eq!(find(&index, "صدور صدور"), ["100000001", "100000002"]);
    for nothing in ["", " ", "،", "\u{200c}"] {
        assert_eq!(index.search(&words(nothing)).total, 0, "{nothing:?}");
    }
}

#[test]
fn plurals_and_synonyms_meet() {
    let index = index_of_titles(&["سرویس\u{200c}های مکانی", "خدمت الکترونیکی", "نقشه"]);
    assert_eq!(find(&index, "خدمت"), ["100000002", "100000001"]);
    assert_eq!(find(&index, "سرویس"), ["100000001", "100000002"]);
    assert_eq!(find(&index, "نقشه\u{200c}ها"), ["100000003"]);
    assert_eq!(find(&index, "سرویس\u{200c}ها الکترونیکی"), ["100000002"], "a synonym of the singular");
}

#[test]
fn the_order_is_identifier_whole_title_title_words_title_beginning_description() {
    let index = SearchIndex::build(
        [
            described("100000001", "خدمات", "درباره کارت ملی"),
            titled("100000002", "کارت ملیت"),
            titled("100000003", "صدور کارت ملی هوشمند"),
            titled("100000004", "کارت ملی"),
            titled("100000005", "ملی شدن کارت"),
        ]
        .into_iter(),
    );
    let found = index.search(&words("کارت ملی"));
    let order: Vec<(&str, u32)> = found.hits.iter().map(|hit| (hit.id.as_str(), hit.score)).collect();
    let expected = [("100000004", 4), ("100000003", 3), ("100000005", 3), ("100000002", 2), ("100000001", 1)];
    assert_eq!(order, expected);
}

#[test]
fn identifiers_are_found_by_beginning_in_any_digits() {
    let known_as = |aliases: &[&str]| aliases.iter().map(|alias| (*alias).to_owned()).collect();
    let index = SearchIndex::build(
        [
            titled("121095000", "نقشه 121095101"),
            titled("121095101", "سرویس"),
            Entry {
                aliases: known_as(&["۱۲۱۰۹۵۱۰۱۰۰", "NCC-7"]), ..titled("121095102", "محصولات")
            },
            titled("12109510109", "چاپ"),
            titled("131095101", "آموزش"),
        ]
        .into_iter(),
    );
    assert_eq!(
        find(&index, "۱۲۱۰۹۵۱۰۱"),
        ["121095101", "12109510109", "121095102", "121095000"].map(str::to_owned)
    );
    assert_eq!(index.search(&words("(١٢١٠٩٥١٠١)")).hits[0].score, 6);
    assert_eq!(find(&index, "1310"), ["131095101"]);
    assert_eq!(find(&index, "12109510100"), ["121095102"]);
    assert_eq!(find(&index, "1210951010"), ["12109510109", "121095102"]);
    assert_eq!(find(&index, "ncc-7"), ["121095102"]);
    assert_eq!(find(&index, "0"), Vec::<String>::new());
    assert_eq!(find(&index, "121095101000"), Vec::<String>::new());
    assert_eq!(index.search(&words("1")).total, 5);
}

#[test]
fn english_titles_are_found_too() {
    let english = Some(Text::parse("Issue of a Map", 100).unwrap());
    let title = Bilingual { en: english, ..titled("100000001", "صدور نقشه").title };
    let index = SearchIndex::build([Entry { title, ..titled("100000001", "صدور نقشه") }].into_iter());
    let found = index.search(&words("issue MAP"));
    assert_eq!((found.hits[0].score, &*found.hits[0].marks), (3, &[][..]));
    assert_eq!(index.search(&words("Issue of a map")).hits[0].score, 4);
}

/// What is marked of a title, the ranges between brackets.
fn marked(title: &str, typed: &str) -> String {
    let index = index_of_titles(&[title]);
    let found = index.search(&words(typed));
    let letters: Vec<char> = title.chars().collect();
    let texts = found.hits[0].marks.iter().map(|(start, end)| {
        let range = usize::try_from(*start).unwrap()..usize::try_from(*end).unwrap();
        format!("[{}]", letters[range].iter().collect::<String>())
    });
    texts.collect()
}

#[test]
fn marks_are_the_words_that_matched_as_displayed() {
    assert_eq!(index_of_titles(&["نقشه شهر"]).search(&words("نقشه")).hits[0].marks, [(0, 4)]);
    assert_eq!(marked("صدور نقشه، و چاپ نقشه", "نقشه"), "[نقشه][نقشه]");
    assert_eq!(
        marked("ارائهٔ خدمات (نقشه\u{200c}برداری)", "نقشه برداری ارايه"),
        "[ارائهٔ][نقشه\u{200c}برداری]"
    );
    assert_eq!(marked("انجام نقشه برداری زمینی", "نقشه\u{200c}برداری"), "[نقشه برداری]");
    assert_eq!(marked("انجام نقشه برداری زمینی", "نقشه\u{200c}بردا"), "[نقشه برداری]");
    assert_eq!(marked("سرویس\u{200c}های مکانی", "خدمت مک"), "[سرویس\u{200c}های][مکانی]");
    assert_eq!(marked("نقشه", "1000"), "");
}
