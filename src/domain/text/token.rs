//! The pieces of a short text that is read for its meaning: digits, words, marks, blanks.

/// One piece of a folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// ASCII digits.
    Digits(&'a str),
    /// Letters.
    Word(&'a str),
    /// Any other character.
    Mark(char),
    /// One blank or more.
    Blank,
}

/// Splits a text that [`fold`](crate::domain::text::fold) has folded. Digits and letters are two
/// pieces also where no blank stands between them («روز20»); the ends have no blanks.
pub(crate) fn tokens(folded: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = folded.trim();
    while let Some(first) = rest.chars().next() {
        let (token, length) = if first.is_ascii_digit() {
            let run = leading(rest, |c| c.is_ascii_digit());
            (Token::Digits(run), run.len())
        } else if first.is_alphanumeric() {
            let run = leading(rest, |c| c.is_alphanumeric() && !c.is_ascii_digit());
            (Token::Word(run), run.len())
        } else if first.is_whitespace() {
            (Token::Blank, leading(rest, char::is_whitespace).len())
        } else {
            (Token::Mark(first), first.len_utf8())
        };
        found.push(token);
        rest = rest.get(length..).unwrap_or_default();
    }
    found
}

fn leading(text: &str, belongs: impl Fn(char) -> bool) -> &str {
    let end = text.find(|c| !belongs(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Token::*;
    use super::*;

    #[test]
    fn digits_and_letters_part_without_a_blank() {
        assert_eq!(tokens(" روز20 "), [Word("روز"), Digits("20")]);
        assert_eq!(tokens("17/14  درصد"), [Digits("17"), Mark('/'), Digits("14"), Blank, Word("درصد")]);
        assert_eq!(tokens(""), []);
    }
}
