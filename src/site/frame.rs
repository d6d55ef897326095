//! What every page has around its content: language, direction, stylesheet, name of the site, the way to the same
//! page in the other language.
//!
//! Never here: the content.

use crate::site::address::Base;
use crate::site::address::Paths;
use crate::site::assets;
use crate::site::tongue::Tongue;
use crate::wording::Language;
use crate::wording::pages;

/// The part of a page that `base.html` writes.
pub(super) struct Frame {
    /// The language of the page.
    pub tag: &'static str,
    /// The direction of its writing.
    pub direction: &'static str,
    /// The address of the stylesheet.
    pub stylesheet: &'static str,
    /// The address of the Persian font.
    pub font: &'static str,
    /// The address of the icon of the site.
    pub mark: &'static str,
    /// What the registry is called.
    pub site_name: &'static str,
    /// The link past the head of the page.
    pub skip_to_content: &'static str,
    /// How values read.
    pub tongue: Tongue,
    /// Addresses in the language.
    pub paths: Paths,
    /// Where the page stands; none for a page that is the same for every language.
    pub place: Option<Place>,
}

/// The addresses of a page.
pub(super) struct Place {
    /// Its one address, absolute.
    pub canonical: String,
    /// The same page in each language, absolute, with the language.
    pub alternates: Vec<(&'static str, String)>,
    /// The same page in the other language: address, language, and what the language calls itself.
    pub other: (String, &'static str, &'static str),
}

impl Frame {
    /// The frame of a page in a language, which has no place among the pages of the catalogue.
    pub(super) fn in_(language: Language) -> Self {
        Self {
            tag: language.tag(),
            direction: language.direction(),
            stylesheet: &assets::STYLESHEET.path,
            font: &assets::FONT.path,
            mark: &assets::MARK.path,
            site_name: pages::SITE_NAME.in_(language),
            skip_to_content: pages::SKIP_TO_CONTENT.in_(language),
            tongue: Tongue(language),
            paths: Paths(language),
            place: None,
        }
    }

    /// The frame of a page that exists in both languages under a path such as `/search`, here with its query.
    pub(super) fn at(language: Language, base: &Base, path: &str) -> Self {
        let absolute = |language| format!("{}{}", base.0, Paths(language).of(path));
        let other = match language {
            Language::Fa => (Paths(Language::En).of(path), Language::En.tag(), "English"),
            Language::En => (Paths(Language::Fa).of(path), Language::Fa.tag(), "فارسی"),
        };
        let alternates = [Language::Fa, Language::En].map(|language| (language.tag(), absolute(language)));
        let place = Place { canonical: absolute(language), alternates: alternates.into(), other };
        Self { place: Some(place), ..Self::in_(language) }
    }
}
