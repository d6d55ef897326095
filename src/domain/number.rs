//! Numbers as Persian pages print them: amounts of money, percents, counts in words.
//!
//! Never here: a floating-point number, or a guess. What may be read in two ways is refused.

use crate::domain::text;
use crate::domain::text::Token;
use crate::domain::violation::Fault;

/// A number as it is printed: groups of digits, and what stands between them.
struct Printed<'a> {
    groups: Vec<&'a str>,
    separator: Option<char>,
}

/// Reads an amount in a column of money as whole rials: `1,000,000`, `100/000`, `199.400 ریال`,
/// «334 هزار ریال», «1.5 میلیون تومان». Without a unit it is rials. The separators `,` `٬` `،` `.`
/// and `/` part thousands, all of one kind and in groups of exactly three digits; before a word
/// such as «میلیون» a point parts decimals unless three digits follow, which would be two readings.
///
/// # Errors
/// Not such an amount, not whole rials, or more than can be counted.
pub fn parse_rial(raw: &str) -> Result<i64, Fault> {
    let folded = text::fold(raw);
    let tokens = text::tokens(&folded);
    let (before, printed, after) = around_number(&tokens)?;
    let mut units = Units::default();
    for token in before {
        units.take_currency(*token)?;
    }
    for token in after {
        units.take(*token)?;
    }
    printed.rial(&units)
}

/// Reads a decimal number such as a percent, where a slash is a decimal point: «17/14 درصد» is
/// `17.14`, `۸٫۵۸` is `8.58`. The answer has no needless zeros.
///
/// # Errors
/// Not such a number.
pub fn parse_decimal(raw: &str) -> Result<String, Fault> {
    let folded = text::fold(raw);
    let tokens = text::tokens(&folded);
    let (before, printed, after) = around_number(&tokens)?;
    let percents = before.iter().chain(after).filter(|token| **token != Token::Blank);
    let is_percent = |token: &Token<'_>| matches!(token, Token::Mark('%' | '٪') | Token::Word("درصد"));
    if percents.clone().count() > 1 || !percents.clone().all(is_percent) {
        return Err(Fault::NotANumber);
    }
    let (whole, fraction) = match (printed.groups.as_slice(), printed.separator) {
        ([whole], None) => (*whole, ""),
        ([whole, fraction], Some('/' | '.' | '٫')) => (*whole, *fraction),
        _ => return Err(Fault::NotANumber),
    };
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let fraction = fraction.trim_end_matches('0');
    Ok(if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") })
}

type Around<'t, 'a> = (&'t [Token<'a>], Printed<'a>, &'t [Token<'a>]);

/// The first number, without a blank in it, and what stands before and after it.
fn around_number<'t, 'a>(tokens: &'t [Token<'a>]) -> Result<Around<'t, 'a>, Fault> {
    let start = tokens.iter().position(|token| matches!(token, Token::Digits(_))).ok_or(Fault::NotANumber)?;
    let (before, mut rest) = tokens.split_at_checked(start).ok_or(Fault::NotANumber)?;
    let mut printed = Printed { groups: Vec::new(), separator: None };
    if let [Token::Digits(first), tail @ ..] = rest {
        printed.groups.push(first);
        rest = tail;
    }
    while let [Token::Mark(mark), Token::Digits(group), tail @ ..] = rest {
        if printed.separator.is_some_and(|separator| separator != *mark) {
            return Err(Fault::NotANumber);
        }
        printed.separator = Some(*mark);
        printed.groups.push(group);
        rest = tail;
    }
    Ok((before, printed, rest))
}

impl Printed<'_> {
    fn rial(&self, units: &Units) -> Result<i64, Fault> {
        let (digits, decimals) = match (self.groups.as_slice(), self.separator) {
            ([whole], None) => ((*whole).to_owned(), 0),
            ([whole, fraction], Some('.' | '٫')) if units.scale > 1 && fraction.len() != 3 => {
                (format!("{whole}{fraction}"), fraction.len())
            }
            (_, Some(',' | '٬' | '،')) if self.parts_thousands() => (self.groups.concat(), 0),
            (_, Some('.' | '/')) if self.parts_thousands() && units.scale == 1 => (self.groups.concat(), 0),
            _ => return Err(Fault::NotANumber),
        };
        let amount = digits.parse::<i64>().map_err(|_| Fault::OutOfRange)?;
        let amount = amount.checked_mul(units.factor()?).ok_or(Fault::OutOfRange)?;
        let divisor = u32::try_from(decimals).ok().and_then(|places| 10_i64.checked_pow(places));
        match divisor {
            Some(divisor) if amount % divisor == 0 => Ok(amount / divisor),
            _ => Err(Fault::NotANumber),
        }
    }

    fn parts_thousands(&self) -> bool {
        match self.groups.as_slice() {
            [first, rest @ ..] => {
                first.len() <= 3 && !first.starts_with('0') && rest.iter().all(|group| group.len() == 3)
            }
            [] => false,
        }
    }
}

/// The words around an amount.
struct Units {
    /// What the words of size multiply by.
    scale: i64,
    /// Rials in one of the currency named, if one is.
    currency: Option<i64>,
}

impl Default for Units {
    fn default() -> Self {
        Self { scale: 1, currency: None }
    }
}

impl Units {
    fn take(&mut self, token: Token<'_>) -> Result<(), Fault> {
        let size = match token {
            Token::Word("هزار") => 1_000,
            Token::Word("میلیون") => 1_000_000,
            Token::Word("میلیارد") => 1_000_000_000,
            other => return self.take_currency(other),
        };
        self.scale = self.scale.checked_mul(size).ok_or(Fault::OutOfRange)?;
        if self.currency.is_none() { Ok(()) } else { Err(Fault::NotANumber) }
    }

    fn take_currency(&mut self, token: Token<'_>) -> Result<(), Fault> {
        let rials = match token {
            Token::Blank => return Ok(()),
            Token::Word("ریال") => 1,
            Token::Word("تومان" | "تومن") => 10,
            _ => return Err(Fault::NotANumber),
        };
        if self.currency.replace(rials).is_none() { Ok(()) } else { Err(Fault::NotANumber) }
    }

    fn factor(&self) -> Result<i64, Fault> {
        self.scale.checked_mul(self.currency.unwrap_or(1)).ok_or(Fault::OutOfRange)
    }
}

/// The number that one folded word names: «یک» to «صد».
pub(crate) fn cardinal(word: &str) -> Option<i64> {
    CARDINALS.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

/// The number a folded word begins with, and the rest of the word: «یکبار», «سهروزه». Where two
/// numbers fit, as هفت and هفتاد, the longer does.
pub(crate) fn leading_cardinal(word: &str) -> Option<(i64, &str)> {
    let fitting =
        CARDINALS.iter().filter_map(|(name, value)| Some((name.len(), *value, word.strip_prefix(name)?)));
    fitting.max_by_key(|(length, ..)| *length).map(|(_, value, rest)| (value, rest))
}

const CARDINALS: &[(&str, i64)] = &[
    ("صفر", 0),
    ("یک", 1),
    ("دو", 2),
    ("سه", 3),
    ("چهار", 4),
    ("پنج", 5),
    ("شش", 6),
    ("هفت", 7),
    ("هشت", 8),
    ("نه", 9),
    ("ده", 10),
    ("یازده", 11),
    ("دوازده", 12),
    ("سیزده", 13),
    ("چهارده", 14),
    ("پانزده", 15),
    ("شانزده", 16),
    ("هفده", 17),
    ("هجده", 18),
    ("نوزده", 19),
    ("بیست", 20),
    ("سی", 30),
    ("چهل", 40),
    ("پنجاه", 50),
    ("شصت", 60),
    ("هفتاد", 70),
    ("هشتاد", 80),
    ("نود", 90),
    ("صد", 100),
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_amount_is_read_in_rials_whatever_unit_it_has() {
        for (raw, rial) in [
            ("0", 0),
            ("۵۰۰۰۰", 50_000),
            ("1.000.000", 1_000_000),
            ("100/000 ریال", 100_000),
            ("ریال199.400", 199_400),
            ("334هزار ﷼", 334_000),
            ("1,500 هزار ریال", 1_500_000),
            ("1.5 میلیون تومان", 15_000_000),
            ("۲٫۲۵ میلیون ریال", 2_250_000),
            ("2 هزار میلیارد ریال", 2_000_000_000_000),
            ("20 تومن", 200),
        ] {
            assert_eq!(parse_rial(raw), Ok(rial), "{raw}");
        }
    }

    #[test]
    fn an_amount_is_never_guessed() {
        for raw in [
            "17/14",
            "8.58",
            "1,00",
            "0,100",
            "1,000.000",
            "1234,567",
            "1.500 میلیون",
            "1/500 هزار",
            "1/2 میلیون",
            "100, 200",
            "100 200",
            "1.2345 هزار",
            "-5",
            "5-",
            "100 دلار",
            "100 ریال تومان",
            "100 ریال هزار",
            "هزار",
            "میلیون 5",
            "17/14 درصد",
            "رایگان",
            "",
            "1,,000",
            "1e3",
        ] {
            assert_eq!(parse_rial(raw), Err(Fault::NotANumber), "{raw}");
        }
    }

    #[test]
    fn more_than_can_be_counted_is_out_of_range() {
        for raw in ["99999999999999999999", "9,223,372,036,854,775,807 تومان", "9 میلیارد میلیارد میلیارد"]
        {
            assert_eq!(parse_rial(raw), Err(Fault::OutOfRange), "{raw}");
        }
    }

    #[test]
    fn a_decimal_has_one_spelling() {
        for (raw, decimal) in [
            ("17/14 درصد", "17.14"),
            ("۸٫۵۸", "8.58"),
            ("٪۰۵۰", "50"),
            ("0.50%", "0.5"),
            ("100.00", "100"),
            ("00", "0"),
        ] {
            assert_eq!(parse_decimal(raw).as_deref(), Ok(decimal), "{raw}");
        }
        for wrong in ["", "%", "1,5", "1.2.3", "50 درصد %", "-1", "پنج", "5 ریال", "1 2"] {
            assert_eq!(parse_decimal(wrong), Err(Fault::NotANumber), "{wrong}");
        }
    }

    #[test]
    fn a_word_begins_with_the_longest_number_that_fits() {
        assert_eq!(leading_cardinal("یکبار"), Some((1, "بار")));
        assert_eq!(leading_cardinal("هفتادبار"), Some((70, "بار")));
        assert_eq!(leading_cardinal("بار"), None);
        for (word, _) in CARDINALS {
            assert_eq!(text::search_key(word), *word);
        }
    }

    proptest! {
        #[test]
        fn thousands_may_be_parted_by_any_one_separator(amount in 0..i64::MAX, separator in "[,٬،./]") {
            let digits = amount.to_string();
            let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
            prop_assert_eq!(parse_rial(&groups.join(&separator)), Ok(amount));
        }

        #[test]
        fn reading_never_panics(raw in "[0-9,./٬ هزارمیلیونتومان]{0,24}|.*") {
            let _ = (parse_rial(&raw), parse_decimal(&raw), leading_cardinal(&raw));
        }
    }
}
