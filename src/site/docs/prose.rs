//! Descriptions: the small part of Markdown that our documentation comments use.
//!
//! Never here: HTML. Whatever is not a heading, a paragraph, a list, `code` or a link is shown as it was written.

use crate::site::docs::document::anchor;

/// A heading, a paragraph or a list.
pub(super) enum Block {
    /// A heading, and its address on the page.
    Heading(String, String),
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// The items of a list.
    List(Vec<Vec<Span>>),
}

/// A stretch of text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Span {
    /// Plain text.
    Text(String),
    /// Between backticks.
    Code(String),
    /// A link: what it says, and where it leads.
    Link(String, String),
}

/// The blocks of a description.
pub(super) fn blocks(markdown: &str) -> Vec<Block> {
    let mut found = Vec::new();
    for paragraph in markdown.split("\n\n").filter(|part| !part.trim().is_empty()) {
        let mut lines: Vec<String> = Vec::new();
        let mut items: Vec<String> = Vec::new();
        for line in paragraph.lines().map(str::trim) {
            if let Some(heading) = line.strip_prefix("## ") {
                found.push(Block::Heading(anchor("", &heading.to_lowercase()), heading.to_owned()));
            } else if let Some(item) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
                items.push(item.to_owned());
            } else if let Some(item) = items.last_mut() {
                item.push(' ');
                item.push_str(line);
            } else {
                lines.push(line.to_owned());
            }
        }
        if !lines.is_empty() {
            found.push(Block::Paragraph(spans(&lines.join(" "))));
        }
        if !items.is_empty() {
            found.push(Block::List(items.iter().map(|item| spans(item)).collect()));
        }
    }
    found
}

fn spans(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['`', '[']) {
        let (before, from) = rest.split_at(at);
        push_text(&mut found, before);
        rest = if let Some((span, after)) = code(from).or_else(|| link(from)) {
            found.push(span);
            after
        } else {
            let (sign, after) = from.split_at(1);
            push_text(&mut found, sign);
            after
        };
    }
    push_text(&mut found, rest);
    found
}

fn push_text(spans: &mut Vec<Span>, text: &str) {
    match spans.last_mut() {
        Some(Span::Text(last)) => last.push_str(text),
        _ if text.is_empty() => {}
        _ => spans.push(Span::Text(text.to_owned())),
    }
}

fn code(text: &str) -> Option<(Span, &str)> {
    let (code, after) = text.strip_prefix('`')?.split_once('`')?;
    Some((Span::Code(code.to_owned()), after))
}

/// Only addresses on the web and on this site: never `javascript:`.
fn link(text: &str) -> Option<(Span, &str)> {
    let (label, after) = text.strip_prefix('[')?.split_once("](")?;
    let (target, after) = after.split_once(')')?;
    let allowed = ["https://", "/", "#"].iter().any(|start| target.starts_with(start));
    (allowed && !label.contains(['[', ']'])).then(|| (Span::Link(label.to_owned(), target.to_owned()), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Span {
        Span::Text(text.to_owned())
    }

    #[test]
    fn wrapped_lines_make_one_paragraph_and_hyphens_a_list() {
        let found = blocks("One\nline.\n\nThen:\n- first\n  goes on\n- second\n");
        let [Block::Paragraph(first), Block::Paragraph(then), Block::List(items)] = &found[..] else {
            panic!("{} blocks", found.len());
        };
        assert_eq!((&first[..], &then[..]), (&[text("One line.")][..], &[text("Then:")][..]));
        assert_eq!(items, &[[text("first goes on")], [text("second")]]);
    }

    #[test]
    fn a_heading_has_an_address_and_may_stand_right_above_a_list() {
        let found = blocks("## Terms of use\n- one\n");
        let [Block::Heading(anchor, text), Block::List(_)] = &found[..] else { panic!("{}", found.len()) };
        assert_eq!((anchor.as_str(), text.as_str()), ("terms-of-use", "Terms of use"));
    }

    #[test]
    fn code_and_links_are_told_from_text() {
        let link = Span::Link("errors".to_owned(), "/problems/not_found".to_owned());
        assert_eq!(
            spans("Send `If-Match`; see [errors](/problems/not_found)."),
            [text("Send "), Span::Code("If-Match".to_owned()), text("; see "), link, text(".")]
        );
    }

    #[test]
    fn what_only_looks_like_markup_stays_text() {
        for plain in ["a ` b", "a [b] c", "[x](javascript:alert)", "[", "x[[y](/z"] {
            assert_eq!(spans(plain), [text(plain)], "{plain}");
        }
    }
}
