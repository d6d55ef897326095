//! The files that pages need: built into the binary, and addressed by their digest.
//!
//! Never here: a file read at run time. An address changes with the bytes behind it, so whoever has
//! fetched one may keep it for ever.

use bytes::Bytes;
use sha2::Digest;
use sha2::Sha256;
use std::sync::LazyLock;

/// Hexadecimal digits of the digest that stand in an address: 64 bits, plenty for a handful of files.
const DIGEST_DIGITS: usize = 16;

/// A file of the site.
#[derive(Debug)]
pub struct Asset {
    /// Where it is served, for example `/assets/icons-0123456789abcdef.svg`.
    pub path: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its bytes.
    pub body: Bytes,
}

/// What stands in the stylesheet where the address of the font belongs.
const FONT_PLACE: &str = "{font}";

/// The icons as one sprite: a symbol for each kind of channel, under its code, and some more.
pub static ICONS: LazyLock<Asset> =
    LazyLock::new(|| fixed("icons", "svg", "image/svg+xml", include_bytes!("assets/icons.svg")));

/// The icon of the site.
pub static MARK: LazyLock<Asset> =
    LazyLock::new(|| fixed("mark", "svg", "image/svg+xml", include_bytes!("assets/mark.svg")));

/// The Persian letters of Vazirmatn, in all weights (SIL Open Font License 1.1, see [`FONT_LICENCE`]).
pub static FONT: LazyLock<Asset> = LazyLock::new(|| {
    let bytes = include_bytes!("assets/fonts/vazirmatn-arabic-wght-normal.woff2");
    fixed("vazirmatn", "woff2", "font/woff2", bytes)
});

/// The licence of the font, which must be given with it.
pub static FONT_LICENCE: LazyLock<Asset> = LazyLock::new(|| {
    let bytes = include_bytes!("assets/fonts/vazirmatn-LICENSE.txt");
    fixed("vazirmatn-licence", "txt", "text/plain; charset=utf-8", bytes)
});

/// The one stylesheet of all pages.
pub static STYLESHEET: LazyLock<Asset> = LazyLock::new(|| {
    let text = include_str!("assets/site.css").replace(FONT_PLACE, &FONT.path);
    asset("site", "css", "text/css; charset=utf-8", Bytes::from(text))
});

/// Every file.
pub fn all() -> [&'static Asset; 5] {
    [&ICONS, &MARK, &FONT, &FONT_LICENCE, &STYLESHEET]
}

fn fixed(stem: &str, extension: &str, media_type: &'static str, bytes: &'static [u8]) -> Asset {
    asset(stem, extension, media_type, Bytes::from_static(bytes))
}

fn asset(stem: &str, extension: &str, media_type: &'static str, body: Bytes) -> Asset {
    let digest = hex::encode(Sha256::digest(&body));
    let short: String = digest.chars().take(DIGEST_DIGITS).collect();
    Asset { path: format!("/assets/{stem}-{short}.{extension}"), media_type, body }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vocabulary::ChannelKind;
    use crate::wording::labels;

    #[test]
    fn an_address_changes_with_the_bytes() {
        let path_of = |body| fixed("page", "css", "text/css", body).path;
        assert_eq!(path_of(b""), "/assets/page-e3b0c44298fc1c14.css");
        assert_ne!(path_of(b""), path_of(b"a"));
    }

    #[test]
    fn each_channel_has_an_icon_under_its_code_and_persian_name() {
        let sprite = String::from_utf8_lossy(&ICONS.body);
        for kind in ChannelKind::ALL {
            let symbol =
                sprite.split("<symbol id=\"").find(|part| part.starts_with(&format!("{}\"", kind.code())));
            let title = format!("<title>{}</title>", labels::channel_kind(*kind).fa);
            assert!(symbol.is_some_and(|symbol| symbol.contains(&title)), "{}", kind.code());
        }
    }

    #[test]
    fn the_stylesheet_names_the_font_by_its_address() {
        let css = String::from_utf8_lossy(&STYLESHEET.body);
        assert!(css.contains(&format!("url(\"{}\")", FONT.path)) && !css.contains(FONT_PLACE));
    }
}
