//! A channel as its icon acts (guide, annex A, item 10): the web leads to the request page, an application to
//! its file; e-mail, telephone, short message and code show what to write to or dial; counter offices lead to
//! their addresses where these are known.
//!
//! Never here: a link to anything but the web, mail, telephone and short messages.

use crate::domain::channel::Channel;
use crate::domain::vocabulary::ChannelKind;
use crate::site::assets;
use crate::site::tongue;
use crate::site::tongue::Tongue;
use crate::site::tongue::Words;
use crate::wording::forms;
use crate::wording::labels;

/// One channel.
pub(in crate::site) struct Reach {
    /// Its symbol in the sprite.
    pub icon: String,
    /// What it is called.
    pub name: &'static str,
    /// What the agency says beside it.
    pub label: Option<Words>,
    /// Where a click leads.
    pub href: Option<String>,
    /// What the link says, where it is not the value itself.
    pub action: Option<&'static str>,
    /// The host a link leads to, or the value to copy.
    pub shown: Option<String>,
    /// Extensions behind a number.
    pub extensions: Vec<String>,
    /// What is said where there is nothing to show.
    pub instead: Option<&'static str>,
}

impl Reach {
    /// A channel in the language of a page.
    pub(in crate::site) fn of(t: Tongue, channel: &Channel) -> Self {
        let Channel { kind, value, extensions, label } = channel;
        let value = value.as_deref();
        let mut reach = Self {
            icon: icon(kind.code()),
            name: t.say(labels::channel_kind(*kind)),
            label: label.as_ref().map(|label| t.of(label)),
            href: value.and_then(|value| href(*kind, value)),
            action: None,
            shown: value.map(|value| shown(*kind, value)),
            extensions: extensions.clone(),
            instead: None,
        };
        match kind {
            ChannelKind::Web => reach.action = Some(t.say(forms::GO_TO_REQUEST)),
            ChannelKind::MobileApp => reach.action = Some(t.say(forms::DOWNLOAD)),
            ChannelKind::CounterOffice if value.is_some() => reach.action = Some(t.say(forms::SEE_OFFICES)),
            ChannelKind::CounterOffice => reach.instead = Some(t.say(forms::AT_OFFICES)),
            ChannelKind::Postal if value.is_none() => reach.instead = Some(t.say(forms::BY_POST)),
            _ => {}
        }
        reach
    }

    /// Whether a click on the icon leads to another site, rather than to something to read.
    pub(in crate::site) const fn leads_away(&self) -> bool {
        self.action.is_some() && self.href.is_some()
    }
}

/// The address of a symbol of the sprite.
pub(in crate::site) fn icon(symbol: &str) -> String {
    format!("{}#{symbol}", assets::ICONS.path)
}

fn href(kind: ChannelKind, value: &str) -> Option<String> {
    match kind {
        ChannelKind::Web | ChannelKind::MobileApp | ChannelKind::CounterOffice => {
            tongue::web(value).map(str::to_owned)
        }
        ChannelKind::Email => Some(format!("mailto:{value}")),
        ChannelKind::CallCenter => Some(call(value)),
        ChannelKind::Sms => Some(format!("sms:{value}")),
        ChannelKind::Ussd => Some(format!("tel:{}", value.replace('#', "%23"))),
        ChannelKind::Postal => None,
    }
}

/// The address that dials a number.
pub(in crate::site) fn call(number: &str) -> String {
    format!("tel:{number}")
}

fn shown(kind: ChannelKind, value: &str) -> String {
    match kind {
        ChannelKind::Web | ChannelKind::MobileApp | ChannelKind::CounterOffice => host(value).to_owned(),
        ChannelKind::CallCenter | ChannelKind::Sms => tongue::dialled(value),
        ChannelKind::Email | ChannelKind::Postal | ChannelKind::Ussd => value.to_owned(),
    }
}

/// The host of an address, so that a reader knows where a link leads.
fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::Language;

    fn reach(kind: ChannelKind, value: Option<&str>) -> Reach {
        let channel = Channel { kind, value: value.map(str::to_owned), extensions: Vec::new(), label: None };
        Reach::of(Tongue(Language::Fa), &channel)
    }

    #[test]
    fn each_icon_does_what_the_guide_says() {
        for (kind, value, href, shown) in [
            (ChannelKind::Web, "https://a.ir/b", "https://a.ir/b", "a.ir"),
            (ChannelKind::MobileApp, "https://a.ir/x.apk", "https://a.ir/x.apk", "a.ir"),
            (ChannelKind::Email, "a@b.ir", "mailto:a@b.ir", "a@b.ir"),
            (ChannelKind::CallCenter, "+982166071001", "tel:+982166071001", "02166071001"),
            (ChannelKind::Sms, "30007374", "sms:30007374", "30007374"),
            (ChannelKind::Ussd, "*4*1#", "tel:*4*1%23", "*4*1#"),
        ] {
            let reach = reach(kind, Some(value));
            assert_eq!(reach.href.as_deref(), Some(href), "{kind:?}");
            assert_eq!(reach.shown.as_deref(), Some(shown), "{kind:?}");
        }
        assert!(reach(ChannelKind::Web, Some("https://a.ir/b")).leads_away());
        assert!(!reach(ChannelKind::Email, Some("a@b.ir")).leads_away());
    }

    #[test]
    fn a_channel_without_a_value_says_so_in_words() {
        for kind in [ChannelKind::CounterOffice, ChannelKind::Postal] {
            let reach = reach(kind, None);
            assert!(reach.href.is_none() && reach.instead.is_some(), "{kind:?}");
        }
    }

    #[test]
    fn no_scheme_but_the_webs_becomes_a_link() {
        assert_eq!(reach(ChannelKind::Web, Some("javascript:alert(1)")).href, None);
    }
}
