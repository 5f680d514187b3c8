//! A page's source before it is parsed: how deep it nests, and its words without its structure.

use dateline_model::BlockKind;

/// Deepest nesting of tags, by a scan of the source: a parser would have to build what is to be refused.
pub(super) fn depth(html: &str) -> usize {
    const VOID: &[&str] = &[
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "option", "tr", "td", "th",
    ];
    let (mut open, mut deepest) = (0usize, 0);
    // Tags in scripts, styles and comments are words, not elements.
    let mut quiet: Option<&str> = None;
    for tag in html.split('<').skip(1) {
        let name = name(tag);
        if let Some(end) = quiet {
            let ends = if end == "-->" { tag.contains(end) } else { tag.starts_with('/') && name == end };
            quiet = (!ends).then_some(end);
            continue;
        }
        if tag.starts_with("!--") {
            quiet = (!tag.contains("-->")).then_some("-->");
            continue;
        }
        if name.is_empty() || VOID.contains(&name.as_str()) {
            continue;
        }
        if tag.starts_with('/') {
            open = open.saturating_sub(1);
        } else if let Some(raw) = RAW.iter().find(|r| **r == name) {
            quiet = Some(raw);
        } else if !tag.split('>').next().is_some_and(|t| t.ends_with('/')) {
            open += 1;
            deepest = deepest.max(open);
        }
    }
    deepest
}

/// Elements whose content is no markup.
const RAW: &[&str] = &["script", "style", "textarea", "title", "noscript", "template", "iframe", "svg"];

fn name(tag: &str) -> String {
    tag.trim_start_matches('/')
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .take(12)
        .collect::<String>()
        .to_ascii_lowercase()
}

/// Text of a page without its structure: tags, scripts and styles dropped.
pub(super) fn stripped(html: &str) -> Vec<(BlockKind, String)> {
    let mut out = Vec::new();
    let mut skip: Option<&str> = None;
    for (i, part) in html.split('<').enumerate() {
        let (tag, words) = if i == 0 { ("", part) } else { part.split_once('>').unwrap_or((part, "")) };
        let name: String = tag.chars().take(8).collect::<String>().to_ascii_lowercase();
        match skip {
            Some(end) if name.starts_with(end) => skip = None,
            Some(_) => continue,
            None if name.starts_with("script") => skip = Some("/script"),
            None if name.starts_with("style") => skip = Some("/style"),
            None => {}
        }
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if skip.is_none() && !words.is_empty() {
            out.push((BlockKind::Paragraph, words));
        }
    }
    out
}
