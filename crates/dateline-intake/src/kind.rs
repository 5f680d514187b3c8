//! What an input is, told by its first bytes, and by its name where those do not say.

use dateline_model::{Code, Document, Problem};
use serde_json::Value;

use crate::draft::Draft;
use crate::take::{Options, Outcomes, Refused, Taken, one, part, refuse, taken};
use crate::xml::{El, Tree};
use crate::{feed, html, jsonl, mail, paper, text, wire};

/// Most of the marks that structure JSON: a megabyte of them is no report, and would fill the memory.
const MAX_JSON: usize = 4 << 20;

/// JSON of one of the kinds known: a feed, an agency's item, or a list of those.
pub(crate) fn json<'a>(name: &str, decoded: &str, options: &'a Options) -> Option<Outcomes<'a>> {
    let start = decoded.trim_start();
    if !start.starts_with(['{', '[']) {
        return None;
    }
    if decoded.bytes().filter(|b| matches!(b, b',' | b'[' | b'{')).count() > MAX_JSON {
        return Some(refuse(crate::take::too_much(format!("JSON of more than {MAX_JSON} values"))));
    }
    let value = match serde_json::from_str::<Value>(decoded) {
        Ok(value) => value,
        Err(_) if lower(name).ends_with(".json") => {
            let problem = Problem::new(Code::BadJson, "the file is no JSON");
            return Some(refuse(problem.hint("name it .jsonl if it has a document a line")));
        }
        Err(_) => return None,
    };
    Some(match value {
        Value::Object(object) if feed::json::is(&object) => feed::json::items(name, object, options),
        Value::Object(object) if wire::ninjs::is(&object) => item(name, &object, None, options),
        Value::Object(mut object) => match ["_items", "items", "item"].iter().find_map(|n| object.remove(*n)) {
            Some(Value::Array(list)) => items(name, list, options),
            _ => refuse(unknown("JSON")),
        },
        Value::Array(list) => items(name, list, options),
        _ => return None,
    })
}

fn unknown(what: &str) -> Problem {
    Problem::new(Code::NoReport, format!("{what} of a form that is not known here"))
        .hint("feeds, ninjs, NewsML, NITF and JSONL are read; give others as text or JSONL")
}

fn item<'a>(
    name: &str,
    object: &serde_json::Map<String, Value>,
    number: Option<usize>,
    options: &'a Options,
) -> Outcomes<'a> {
    let source = number.map_or_else(|| name.to_owned(), |n| format!("{name}#{n}"));
    one(match wire::ninjs::draft(&source, object) {
        Ok(draft) => taken(draft, options, source.clone(), || {
            part(&source, Value::Object(object.clone()).to_string().into_bytes())
        }),
        Err(problem) => Err(Refused { line: None, place: number.map(|_| source), problem }),
    })
}

fn items<'a>(name: &str, list: Vec<Value>, options: &'a Options) -> Outcomes<'a> {
    if list.is_empty() || !list.iter().any(|v| v.as_object().is_some_and(wire::ninjs::is)) {
        return refuse(unknown("JSON"));
    }
    let name = name.to_owned();
    Box::new(list.into_iter().enumerate().flat_map(move |(n, v)| match v {
        Value::Object(object) => item(&name, &object, Some(n + 1), options),
        _ => {
            let problem = Problem::new(Code::BadRecord, "not a JSON object");
            one(Err(Refused { line: None, place: Some(format!("{name}#{}", n + 1)), problem }))
        }
    }))
}

/// XML of one of the kinds known; nothing where it is a page.
pub(crate) fn xml<'a>(name: &str, decoded: &str, whole: &[u8], options: &'a Options) -> Option<Outcomes<'a>> {
    let start = decoded.trim_start_matches('\u{feff}').trim_start();
    let first = root_name(start).filter(|f| f != "html")?;
    let known = [
        "rss",
        "rdf",
        "feed",
        "channel",
        "opml",
        "nitf",
        "newsml",
        "newsmessage",
        "newsitem",
        "packageitem",
        "conceptitem",
        "planningitem",
        "knowledgeitem",
    ];
    if !known.contains(&first.as_str()) {
        return (declared(start) && !html::looks_so(start)).then(|| refuse(unknown(&format!("XML ({first})"))));
    }
    let tree = Tree::parse(decoded.to_owned());
    let broken = tree.problems.first().cloned();
    let Some(root) = tree.root() else { return Some(refuse(broken.unwrap_or_else(|| unknown("XML")))) };
    let drafts = match first.as_str() {
        _ if feed::is_list(root) => return Some(refuse(a_list(root, broken))),
        "rss" | "rdf" | "feed" | "channel" => return Some(feed::items(name, tree, options)),
        "nitf" => vec![Ok(wire::nitf::draft(name, root))],
        "newsml" => wire::newsml::drafts(name, root),
        _ => wire::g2::drafts(name, root),
    };
    Some(finished(name, drafts, broken, whole, options))
}

fn a_list(root: El<'_>, broken: Option<Problem>) -> Problem {
    let n = feed::listed(root).len();
    broken.filter(|_| n == 0).unwrap_or_else(|| {
        Problem::new(Code::NoReport, format!("a list of {n} feeds, not a report"))
            .hint("`dateline watch CASE.db LIST.opml` reads the feeds of it")
    })
}

/// Drafts of one input as documents; a problem of the whole goes to the first.
fn finished<'a>(
    name: &str,
    drafts: Vec<Result<Draft, Problem>>,
    mut broken: Option<Problem>,
    whole: &[u8],
    options: &Options,
) -> Outcomes<'a> {
    let mut out: Vec<_> = Vec::new();
    let many = drafts.len() > 1;
    for (n, draft) in drafts.into_iter().enumerate() {
        let place = if many { Some(format!("{name}: item {}", n + 1)) } else { None };
        out.push(match draft {
            Ok(mut draft) => {
                draft.problems.extend(broken.take());
                if many {
                    taken(draft, options, place.unwrap_or_default(), || part(name, whole.to_vec()))
                } else {
                    single(draft, name, whole, options)
                }
            }
            Err(problem) => Err(Refused { line: None, place, problem: broken.take().unwrap_or(problem) }),
        });
    }
    if out.is_empty() {
        return refuse(broken.unwrap_or_else(|| unknown("XML")));
    }
    Box::new(out.into_iter())
}

/// The document of an input that holds one: what is given wins.
pub(crate) fn single(draft: Draft, name: &str, whole: &[u8], options: &Options) -> crate::take::Outcome {
    let document = draft.finish(&options.given)?;
    Ok(whole_of(document, name, whole, options))
}

/// A document with all of the input.
pub(crate) fn whole_of(document: Document, name: &str, whole: &[u8], options: &Options) -> Taken {
    let bytes = if options.keep { whole.to_vec() } else { Vec::new() };
    Taken { document, name: name.to_owned(), line: None, bytes, url: None, at: None }
}

/// Whether XML says that it is.
fn declared(start: &str) -> bool {
    start.starts_with("<?xml") || start.get(..500).unwrap_or(start).contains("xmlns")
}

/// The name of the outermost element in small letters, without its prefix.
fn root_name(source: &str) -> Option<String> {
    let mut rest = source;
    for _ in 0..200 {
        rest = rest.trim_start();
        if let Some(r) = rest.strip_prefix("<?") {
            rest = &r[r.find("?>")? + 2..];
        } else if let Some(r) = rest.strip_prefix("<!--") {
            rest = &r[r.find("-->")? + 3..];
        } else if let Some(r) = rest.strip_prefix("<!") {
            // An internal subset has brackets of its own.
            let end = match (r.find('['), r.find('>')?) {
                (Some(open), close) if open < close => {
                    open + r[open..].find(']').map(|c| c + r[open + c..].find('>').unwrap_or(0))?
                }
                (_, close) => close,
            };
            rest = &r[end + 1..];
        } else {
            let r = rest.strip_prefix('<')?;
            let name: String =
                r.chars().take_while(|c| c.is_alphanumeric() || matches!(c, ':' | '_' | '-' | '.')).take(60).collect();
            return Some(name.rsplit(':').next().unwrap_or(&name).to_ascii_lowercase()).filter(|n| !n.is_empty());
        }
    }
    None
}

/// What remains: JSONL, a page, a mail, plain text.
pub(crate) fn lines_page_or_text<'a>(
    inner: &str,
    name: &str,
    decoded: &str,
    whole: &[u8],
    options: &'a Options,
) -> Outcomes<'a> {
    let lower = lower(inner);
    if lower.ends_with(".jsonl") || lower.ends_with(".ndjson") || jsonl::looks_so(decoded) {
        return jsonl::outcomes(name, decoded, options);
    }
    let document = if html::looks_so(decoded) {
        html::page(name, decoded, &options.given)
    } else {
        text::plain(name, decoded, &options.given)
    };
    one(Ok(whole_of(document, name, whole, options)))
}

/// Documents of bytes out of an archive.
pub(crate) fn inner<'a>(name: &str, bytes: &[u8], options: &'a Options, depth: u8) -> Outcomes<'a> {
    crate::whole_at(name, bytes, false, options, depth)
}

/// Mail and the agencies' wires of lines, which are told by bytes that text does not have.
pub(crate) fn by_bytes<'a>(name: &str, bytes: &[u8], options: &'a Options) -> Option<Outcomes<'a>> {
    if wire::lines::is(bytes) {
        let decoded = crate::decode::any(bytes);
        let (mut draft, left_out) = wire::lines::draft(name, &decoded);
        draft.left_out = left_out;
        return Some(one(single(draft, name, bytes, options)));
    }
    if mail::is_mbox(bytes) {
        return Some(mail::messages(name, std::io::Cursor::new(bytes.to_vec()), options));
    }
    if paper::is_pdf(bytes) {
        return Some(one(paper::pdf(name, bytes, options)));
    }
    let named = lower(name).ends_with(".eml");
    if named || mail::is(bytes) {
        return Some(one(match mail::draft_or(name, bytes) {
            Ok(draft) => single(draft, name, bytes, options),
            Err(problem) => Err(problem.into()),
        }));
    }
    None
}

fn lower(name: &str) -> String {
    name.to_ascii_lowercase()
}
