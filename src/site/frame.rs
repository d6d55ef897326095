//! What every page has around its content: language, direction, stylesheet, name of the site.
//!
//! Never here: the content.

use crate::site::assets;
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
    /// What the registry is called.
    pub site_name: &'static str,
    /// The link past the head of the page.
    pub skip_to_content: &'static str,
}

impl Frame {
    /// The frame of a page in a language.
    pub(super) fn in_(language: Language) -> Self {
        Self {
            tag: language.tag(),
            direction: language.direction(),
            stylesheet: &assets::STYLESHEET.path,
            site_name: pages::SITE_NAME.in_(language),
            skip_to_content: pages::SKIP_TO_CONTENT.in_(language),
        }
    }
}
