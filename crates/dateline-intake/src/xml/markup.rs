//! Elements of news formats as HTML, so that one reader of markup serves them all.

use super::{El, Part};

/// The element's content as HTML: names that mean a block or an inline are written as HTML's own, and every element is closed.
pub(crate) fn to_html(e: El<'_>) -> String {
    let mut out = String::new();
    // What is to be written: an element to enter, words, or an end.
    enum Step<'t> {
        Part(Part<'t>),
        End(&'static str),
    }
    let mut steps: Vec<Step<'_>> = e.parts().map(Step::Part).collect();
    steps.reverse();
    while let Some(step) = steps.pop() {
        match step {
            Step::End(tag) => {
                out.push_str("</");
                out.push_str(tag);
                out.push('>');
            }
            Step::Part(Part::Text(words)) => escape(words, &mut out),
            Step::Part(Part::El(e)) => {
                let Some(tag) = tag(e.name()) else { continue };
                out.push('<');
                out.push_str(tag);
                out.push('>');
                if matches!(tag, "br" | "hr") {
                    continue;
                }
                steps.push(Step::End(tag));
                let at = steps.len();
                steps.extend(e.parts().map(Step::Part));
                steps[at..].reverse();
            }
        }
    }
    out
}

/// The HTML element that an element of NITF, XHTML or an agency's own is; nothing for what holds no words of the report.
fn tag(name: &str) -> Option<&'static str> {
    Some(match name.to_ascii_lowercase().as_str() {
        "p" | "pubdata" => "p",
        "hl1" | "h1" => "h2",
        "hl2" | "h2" => "h3",
        "h3" | "h4" | "h5" | "h6" => "h4",
        "ul" => "ul",
        "ol" | "dl" => "ol",
        "li" | "dt" | "dd" => "li",
        "br" => "br",
        "hr" => "hr",
        "table" => "table",
        "tr" => "tr",
        "td" | "th" => "td",
        "pre" => "pre",
        "blockquote" | "bq" => "blockquote",
        "media-caption" | "figcaption" | "caption" => "figcaption",
        "media-producer" | "media-metadata" | "media-reference" | "media-object" | "script" | "style" | "head" => {
            return None;
        }
        "block" | "div" | "section" | "article" | "body" | "body.content" | "media" | "figure" | "note" | "aside"
        | "datasource" | "quote" | "nitf-table" | "html" | "body.end" | "tagline" | "abstract" => "div",
        _ => "span",
    })
}

/// Words as HTML writes them.
pub(crate) fn escape(words: &str, out: &mut String) {
    for c in words.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
}
