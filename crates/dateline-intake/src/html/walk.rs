//! A page's blocks, without recursion.

use dateline_model::BlockKind;
use dom_query::NodeRef;

/// Deepest nesting of tags, by a scan of the source: a parser would have to build what is to be refused.
pub(super) fn depth(html: &str) -> usize {
    const VOID: &[&str] = &[
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "option", "tr", "td", "th",
    ];
    let (mut open, mut deepest) = (0usize, 0);
    for tag in html.split('<').skip(1) {
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .take(12)
            .collect::<String>()
            .to_ascii_lowercase();
        if name.is_empty() || VOID.contains(&name.as_str()) {
            continue;
        }
        if tag.starts_with('/') {
            open = open.saturating_sub(1);
        } else if !tag.split('>').next().is_some_and(|t| t.ends_with('/')) {
            open += 1;
            deepest = deepest.max(open);
        }
    }
    deepest
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

/// Blocks below a node, in order: `(kind, words)`, white space folded.
pub(super) fn blocks(root: &NodeRef<'_>) -> Vec<(BlockKind, String)> {
    enum Step<'a> {
        Enter(NodeRef<'a>, BlockKind),
        Break(BlockKind),
    }
    let mut out: Vec<(BlockKind, String)> = Vec::new();
    let mut words = String::new();
    let mut flush = |words: &mut String, kind: BlockKind| {
        let folded = words.split_whitespace().collect::<Vec<_>>().join(" ");
        words.clear();
        if !folded.is_empty() {
            out.push((kind, folded));
        }
    };
    let mut steps = vec![Step::Enter(*root, BlockKind::Paragraph)];
    while let Some(step) = steps.pop() {
        let (node, kind) = match step {
            Step::Break(kind) => {
                flush(&mut words, kind);
                continue;
            }
            Step::Enter(node, kind) => (node, kind),
        };
        if node.is_text() {
            words.push_str(&node.text());
            continue;
        }
        let name = node.node_name().map(|n| n.to_string()).unwrap_or_default();
        let inner = match name.as_str() {
            "script" | "style" | "noscript" | "template" | "iframe" | "button" | "form" | "svg" | "nav" | "select" => {
                continue;
            }
            "br" => {
                words.push(' ');
                continue;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(BlockKind::Heading),
            "li" => Some(BlockKind::Item),
            "figcaption" => Some(BlockKind::Caption),
            "p" | "div" | "section" | "article" | "blockquote" | "figure" | "main" | "header" | "footer" | "aside"
            | "ul" | "ol" | "dl" | "dt" | "dd" | "table" | "tr" | "td" | "th" | "pre" | "address" | "body"
            | "details" | "summary" => {
                Some(if matches!(kind, BlockKind::Item | BlockKind::Caption) { kind } else { BlockKind::Paragraph })
            }
            _ => None,
        };
        if let Some(inner) = inner {
            flush(&mut words, kind);
            steps.push(Step::Break(inner));
        }
        let of = inner.unwrap_or(kind);
        let mut child = node.last_child();
        while let Some(c) = child {
            steps.push(Step::Enter(c, of));
            child = c.prev_sibling();
        }
    }
    flush(&mut words, BlockKind::Paragraph);
    out
}
