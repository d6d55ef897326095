//! The page behind `/problems/{code}`, where the `type` of every refusal points.
//!
//! Never here: anything about one particular request.

use crate::app::problem::ProblemCode;
use crate::site::frame::Frame;
use crate::wording::Language;
use crate::wording::pages;
use crate::wording::problems;
use askama::Template;

#[derive(Template)]
#[template(path = "problem.html")]
struct Page {
    frame: Frame,
    title: &'static str,
    code_heading: &'static str,
    code: &'static str,
    status_heading: &'static str,
    status: u16,
    what_to_do: &'static str,
    detail: &'static str,
    why: &'static str,
    explanation: &'static str,
    reference: &'static str,
}

/// The page that explains a kind of refusal.
///
/// # Errors
/// The template could not be written out; never because of the code or the language.
pub fn problem_page(code: ProblemCode, language: Language) -> Result<String, askama::Error> {
    let words = problems::words(code);
    Page {
        frame: Frame::in_(language),
        title: words.title.in_(language),
        code_heading: pages::CODE.in_(language),
        code: code.code(),
        status_heading: pages::HTTP_STATUS.in_(language),
        status: code.status(),
        what_to_do: pages::WHAT_TO_DO.in_(language),
        detail: words.detail.in_(language),
        why: pages::WHY.in_(language),
        explanation: words.explanation.in_(language),
        reference: pages::REFERENCE.in_(language),
    }
    .render()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_has_a_page_in_both_languages() {
        for code in ProblemCode::ALL {
            for (language, opening) in [
                (Language::Fa, "<html lang=\"fa\" dir=\"rtl\">"),
                (Language::En, "<html lang=\"en\" dir=\"ltr\">"),
            ] {
                let page = problem_page(*code, language).unwrap();
                assert!(page.contains(opening), "{}", code.code());
                assert!(page.contains(problems::words(*code).title.in_(language)), "{}", code.code());
                assert!(page.contains(&format!(">{}<", code.status())), "{}", code.code());
            }
        }
    }

    #[test]
    fn a_page_keeps_to_a_strict_content_security_policy() {
        let page = problem_page(ProblemCode::NotFound, Language::Fa).unwrap();
        for forbidden in ["<script", "<style", " style=", " onclick=", "javascript:", "http://", "https://"] {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
    }
}
