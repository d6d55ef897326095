//! "Did you mean".

use super::index_of_titles;
use super::words;
use crate::catalogue::search::SearchIndex;

fn suggestion(index: &SearchIndex, typed: &str) -> Option<String> {
    let suggestion = index.search(&words(typed)).did_you_mean;
    if let Some(corrected) = &suggestion {
        assert!(index.search(&words(corrected)).total > 0, "{corrected}");
    }
    suggestion
}

#[test]
fn a_misspelt_word_is_corrected_and_the_others_stay_as_typed() {
    let index = index_of_titles(&["صدور مجوز ساختمان", "نقشه\u{200c}برداری شهری", "ارائه خدمات"]);
    let check =
        |typed: &str, meant: &str| assert_eq!(suggestion(&index, typed).as_deref(), Some(meant), "{typed}");
    check("ساخنمان", "ساختمان");
    check("صدور  مچوز", "صدور مجوز");
    check("حدور مجوز", "صدور مجوز");
    check("صدرو مجوز", "صدور مجوز");
    check("صور مجوز ساخمان", "صدور مجوز ساختمان");
    check("نقشه\u{200c}بردلری", "نقشه\u{200c}برداری");
    check("اراعه خدمات", "ارائه خدمات");
    check("شهزی نقشه برداری", "شهری نقشه برداری");
}

#[test]
fn what_was_found_is_not_corrected() {
    let index = index_of_titles(&["نقشه", "نقش"]);
    assert_eq!(suggestion(&index, "نقش"), None);
    assert_eq!(suggestion(&index, "نقشه"), None);
}

#[test]
fn a_word_far_from_every_word_is_not_guessed() {
    let index = index_of_titles(&["صدور مجوز", "آب", "قانون 1397"]);
    for strange in ["گذرنامه", "صدور گذرنامه", "ات", "مژژز", "1396", "", "مجوز صدورر آبب"]
    {
        assert_eq!(suggestion(&index, strange), None, "{strange}");
    }
}

#[test]
fn of_two_near_words_the_nearer_then_the_more_frequent_is_meant() {
    let index = index_of_titles(&["کارت", "کارد", "کارد ملی", "زاختنون", "ساختمان"]);
    assert_eq!(suggestion(&index, "کارث").as_deref(), Some("کارد"));
    assert_eq!(suggestion(&index, "زاختمان").as_deref(), Some("ساختمان"), "whatever its first letter");
}

#[test]
fn only_a_word_that_stands_with_the_others_is_suggested() {
    let index = index_of_titles(&["صدور کارت", "صدور کارت", "فروش کارد"]);
    assert_eq!(suggestion(&index, "فروش کارن").as_deref(), Some("فروش کارد"));
}
