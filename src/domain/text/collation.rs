//! The order of the Persian alphabet, as bytes that a store can sort by.

use icu_collator::CollatorBorrowed;
use icu_collator::options::CollatorOptions;
use icu_locale_core::locale;
use std::sync::LazyLock;

static PERSIAN: LazyLock<Option<CollatorBorrowed<'static>>> =
    LazyLock::new(|| CollatorBorrowed::try_new(locale!("fa").into(), CollatorOptions::default()).ok());

/// A key whose byte order is the Persian order of the texts: پ چ ژ گ in their places, و before ه,
/// ي equal to ی and ك to ک at first sight, ZWNJ ignored.
pub fn sort_key(text: &str) -> Vec<u8> {
    let mut key = Vec::new();
    match PERSIAN.as_ref() {
        Some(collator) => {
            let Ok(()) = collator.write_sort_key_to(text, &mut key);
        }
        // Not reached: the Persian order is compiled in. Byte order would still be an order.
        None => key.extend_from_slice(text.as_bytes()),
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_follow_the_persian_alphabet() {
        let alphabet = "آ ا ء أ إ ؤ ئ ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م ن و ه ی";
        let letters: Vec<&str> = alphabet.split(' ').collect();
        let mut sorted = letters.clone();
        sorted.sort_by_key(|letter| sort_key(letter));
        assert_eq!(sorted, letters);
    }

    #[test]
    fn a_joiner_does_not_count_and_a_blank_does() {
        assert_eq!(sort_key("می\u{200c}باشد"), sort_key("میباشد"));
        assert!(sort_key("می باشد") < sort_key("میباشد"));
    }

    #[test]
    fn arabic_letters_sort_among_the_persian_ones() {
        assert!(sort_key("كارت ب") > sort_key("کارت الف"));
        assert!(sort_key("كارت الف") < sort_key("کارت ب"));
        assert!(sort_key("علي ب") > sort_key("علی الف"));
    }
}
