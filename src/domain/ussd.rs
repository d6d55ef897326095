//! USSD codes: `*4*0135#`, also as right-to-left typing turns them round.
//!
//! Never here: a silent guess. Where two codes may be meant, both are offered and neither is taken.

use crate::domain::text;
use crate::domain::violation::Fault;

/// The longest code a network carries (3GPP TS 23.038: 182 characters of seven bits).
const LONGEST: usize = 182;

/// Reads a code into its canonical form, `*` digits (`*` digits)… `#`, in any digit script.
///
/// A code that begins with `#` and ends with `*` was turned round by right-to-left typing, which
/// reverses its parts (`#0135*4*` is `*4*0135#`). It is repaired when only one code can be meant:
/// it has one part, reads the same both ways, or opens with 4, mobile government, only when turned.
///
/// # Errors
/// Not a code, or one that may be read in two ways; see [`candidates`].
pub fn parse(raw: &str) -> Result<String, Fault> {
    match candidates(raw).as_slice() {
        [] => Err(Fault::InvalidUssd),
        [code] => Ok(code.clone()),
        [turned, kept, ..] if is_mobile_government(turned) && !is_mobile_government(kept) => {
            Ok(turned.clone())
        }
        _ => Err(Fault::AmbiguousUssd),
    }
}

/// The codes that may be meant: the code itself, or of a turned one first its parts in reverse, then
/// its parts as they stand. None where it is no code.
pub fn candidates(raw: &str) -> Vec<String> {
    let mut code = text::ascii_digits(raw);
    code.retain(|c| !c.is_whitespace());
    if code.len() > LONGEST {
        return Vec::new();
    }
    if let Some(parts) = parts(&code, '*', '#') {
        return vec![canonical(&parts)];
    }
    let Some(mut parts) = parts(&code, '#', '*') else {
        return Vec::new();
    };
    let kept = canonical(&parts);
    parts.reverse();
    let turned = canonical(&parts);
    if turned == kept { vec![kept] } else { vec![turned, kept] }
}

fn parts(code: &str, opening: char, closing: char) -> Option<Vec<&str>> {
    let parts: Vec<&str> = code.strip_prefix(opening)?.strip_suffix(closing)?.split('*').collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    parts.iter().all(is_number).then_some(parts)
}

fn canonical(parts: &[&str]) -> String {
    format!("*{}#", parts.join("*"))
}

fn is_mobile_government(code: &str) -> bool {
    code.starts_with("*4*") || code == "*4#"
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_turned_code_is_repaired_only_when_one_is_meant() {
        assert_eq!(parse(" * ۴ * ۳ # ").as_deref(), Ok("*4*3#"));
        assert_eq!(parse("#4*").as_deref(), Ok("*4#"));
        assert_eq!(parse("#0135*4*").as_deref(), Ok("*4*0135#"));
        assert_eq!(parse("#5*5*").as_deref(), Ok("*5*5#"));
        for ambiguous in ["#4*3*1*", "#1*2*", "#4*1*2*4*"] {
            assert_eq!(parse(ambiguous), Err(Fault::AmbiguousUssd), "{ambiguous}");
        }
        assert_eq!(candidates("#1*2*"), ["*2*1#", "*1*2#"]);
    }

    #[test]
    fn what_is_no_code_has_no_candidates() {
        for wrong in ["", "*#", "#*", "*#06#", "*4", "4#", "**4#", "*4**1#", "*a#", "##4**", "*4#\u{200f}"] {
            assert_eq!(parse(wrong), Err(Fault::InvalidUssd), "{wrong}");
            assert!(candidates(wrong).is_empty(), "{wrong}");
        }
        assert_eq!(parse(&format!("*{}#", "1".repeat(181))), Err(Fault::InvalidUssd));
    }

    proptest! {
        #[test]
        fn a_candidate_is_a_code(raw in "[*#]{0,2}[0-9*۴ ]{0,9}[*#]{0,2}|.*") {
            for code in candidates(&raw) {
                prop_assert_eq!(parse(&code), Ok(code));
            }
        }
    }
}
