//! JSONL: one document a line, `{"id", "text" or "html", "title", "published", "url", "outlet"}`.

use std::io::{BufRead, Read};

use dateline_model::{Code, Document, Problem};
use serde_json::Value;

use crate::given::Given;
use crate::take::{Options, Outcome, Outcomes, Refused, Taken};
use crate::{MAX_INPUT, html, text, too_large, wire};

/// Whether a text without a telling name is JSONL: its first line is a JSON object with a text in it.
pub(crate) fn looks_so(input: &str) -> bool {
    let first = input.trim_start().lines().next().unwrap_or_default();
    first.starts_with('{')
        && serde_json::from_str::<Value>(first).is_ok_and(|v| v["text"].is_string() || v["html"].is_string())
}

/// All lines of a text.
pub(crate) fn outcomes<'a>(source: &str, input: &str, options: &'a Options) -> Outcomes<'a> {
    let (name, input) = (source.to_owned(), input.to_owned());
    let mut at = 0;
    let mut number = 0;
    Box::new(std::iter::from_fn(move || {
        loop {
            let rest = input.get(at..).filter(|r| !r.is_empty())?;
            let bytes = rest.lines().next().unwrap_or_default();
            at += rest.find('\n').map_or(rest.len(), |n| n + 1);
            number += 1;
            if bytes.trim().is_empty() || (number as u64) < options.from {
                continue;
            }
            return Some(taken(&name, number, bytes.trim().as_bytes(), options));
        }
    }))
}

/// All lines of an input of any length.
pub(crate) fn stream<'a>(name: &str, mut input: Box<dyn BufRead + 'a>, options: &'a Options) -> Outcomes<'a> {
    let name = name.to_owned();
    let (mut number, mut done) = (0, false);
    Box::new(std::iter::from_fn(move || {
        while !done {
            let mut line = Vec::new();
            let read = (&mut input).take(MAX_INPUT as u64 + 2).read_until(b'\n', &mut line);
            number += 1;
            match read {
                Ok(0) => {
                    done = true;
                    if number == 1 {
                        return Some(Err(Problem::new(Code::Empty, "the input is empty").into()));
                    }
                }
                Ok(_) => {
                    if line.len() > MAX_INPUT && !line.ends_with(b"\n") {
                        skip_rest(&mut *input);
                    }
                    let mark: &[u8] = if number == 1 { b"\xef\xbb\xbf" } else { b"" };
                    let body = line.strip_prefix(mark).unwrap_or(&line).trim_ascii();
                    if !body.is_empty() && number as u64 >= options.from {
                        return Some(taken(&name, number, body, options));
                    }
                }
                Err(e) => {
                    done = true;
                    let code = if number == 1 { Code::Unreadable } else { Code::BadCompression };
                    let problem = Problem::new(code, format!("cannot be read further: {e}")).hint("check the file");
                    return Some(Err(Refused { line: Some(number), place: None, problem }));
                }
            }
        }
        None
    }))
}

/// Passes over what is left of a line that is too long.
fn skip_rest(input: &mut dyn BufRead) {
    loop {
        let (n, ended) = match input.fill_buf() {
            Ok([]) | Err(_) => return,
            Ok(buffer) => buffer.iter().position(|&b| b == b'\n').map_or((buffer.len(), false), |i| (i + 1, true)),
        };
        input.consume(n);
        if ended {
            return;
        }
    }
}

/// One line with what it was made of.
pub(crate) fn taken(name: &str, number: usize, bytes: &[u8], options: &Options) -> Outcome {
    let document = line(name, number, bytes, &options.given)?;
    let bytes = if options.keep { bytes.to_vec() } else { Vec::new() };
    let at = Some(number as u64);
    Ok(Taken { document, name: name.to_owned(), line: Some(number), bytes, url: None, at })
}

/// One line, counted from 1. `document.source` is its `id`, or `SOURCE:LINE` where it has none.
///
/// # Errors
/// Where the line is no JSON object, or lacks a text.
pub fn line(source: &str, number: usize, bytes: &[u8], given: &Given) -> Result<Document, Refused> {
    let refuse = |code, message: String, hint: &str| {
        Err(Refused { line: Some(number), place: None, problem: Problem::new(code, message).hint(hint) })
    };
    if bytes.len() > MAX_INPUT {
        return Err(Refused { line: Some(number), place: None, problem: too_large(MAX_INPUT) });
    }
    let shape = "a line is {\"id\": …, \"text\": …, \"published\": \"2031-05-04\"}; `html` may stand for `text`";
    let object = match serde_json::from_slice::<Value>(bytes) {
        Ok(Value::Object(object))
            if object.get("text").or(object.get("html")).is_none() && wire::ninjs::is(&object) =>
        {
            let source = wire::ninjs::id(&object).unwrap_or_else(|| format!("{source}:{number}"));
            let made = wire::ninjs::draft(&source, &object).and_then(|d| d.finish(given));
            return made.map_err(|problem| Refused { line: Some(number), place: None, problem });
        }
        Ok(Value::Object(object)) => object,
        Ok(_) => return refuse(Code::BadJson, "the line is JSON, but no object".to_owned(), shape),
        Err(e) => return refuse(Code::BadJson, format!("the line is no JSON: {e}"), shape),
    };
    let mut wrong = None;
    let mut field = |name: &str| match object.get(name) {
        None | Some(Value::Null) => None,
        Some(Value::String(s)) => Some(s.clone()),
        Some(Value::Number(n)) if name == "id" => Some(n.to_string()),
        Some(_) => {
            wrong.get_or_insert(name.to_owned());
            None
        }
    };
    let id = field("id").unwrap_or_else(|| format!("{source}:{number}"));
    let own = Given {
        published: field("published").or_else(|| given.published.clone()),
        title: field("title").or_else(|| given.title.clone()),
        outlet: field("outlet").or_else(|| given.outlet.clone()),
        url: field("url").or_else(|| given.url.clone()),
    };
    let (plain, page) = (field("text"), field("html"));
    if let Some(name) = wrong {
        return refuse(Code::BadField, format!("the field `{name}` is no string"), shape);
    }
    let doc = match (plain, page) {
        (Some(t), _) => text::plain(&id, &t, &own),
        (None, Some(h)) => html::page(&id, &h, &own),
        (None, None) => return refuse(Code::BadField, "the line has neither `text` nor `html`".to_owned(), shape),
    };
    if doc.text.as_str().trim().is_empty() {
        return refuse(Code::Empty, format!("document {id} holds no text"), shape);
    }
    Ok(doc)
}
