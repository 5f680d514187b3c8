//! Tables: CSV, TSV and Parquet, a document a row.
//!
//! Columns are named as the fields of JSONL (`text`, `html`, `id`, `title`, `published`, `url`, `outlet`), or said with `--column text=body`.

mod parquet;
mod rows;

pub(crate) use parquet::parquet;
pub(crate) use rows::csv;

use dateline_model::{Code, Problem};
use serde_json::{Map, Value};

use crate::jsonl;
use crate::take::{Options, Outcome, Refused};

/// Fields of a document.
const FIELDS: &[&str] = &["text", "html", "id", "title", "published", "url", "outlet"];

/// For each column the field that it is, by what was said, else by its name.
///
/// # Errors
/// Where no column holds a text, or one that was named is not there.
pub(crate) fn fields(columns: &[String], options: &Options) -> Result<Vec<Option<&'static str>>, Problem> {
    let shown = || columns.iter().take(30).map(String::as_str).collect::<Vec<_>>().join(", ");
    let mut out: Vec<Option<&'static str>> = vec![None; columns.len()];
    for (field, column) in &options.columns {
        let Some(known) = FIELDS.iter().find(|f| *f == field) else {
            let message = format!("no field {field:?}: a document has {}", FIELDS.join(", "));
            return Err(Problem::new(Code::BadField, message).hint("write --column text=body,published=date"));
        };
        let Some(at) = columns.iter().position(|c| c.trim() == column) else {
            return Err(Problem::new(Code::BadField, format!("no column {column:?}; there are {}", shown()))
                .hint("write --column text=NAME"));
        };
        out[at] = Some(known);
    }
    for (at, column) in columns.iter().enumerate() {
        let name = column.trim().trim_start_matches('\u{feff}').to_ascii_lowercase();
        if let Some(known) = FIELDS.iter().find(|f| **f == name)
            && out[at].is_none()
            && !out.contains(&Some(known))
        {
            out[at] = Some(known);
        }
    }
    if !out.iter().any(|f| matches!(f, Some("text" | "html"))) {
        return Err(Problem::new(Code::BadField, format!("no column holds the text; there are {}", shown()))
            .hint("say which with --column text=NAME"));
    }
    Ok(out)
}

/// A row as a line of JSONL.
pub(crate) fn row(name: &str, number: usize, values: Vec<(&'static str, String)>, options: &Options) -> Outcome {
    let mut object = Map::new();
    for (field, value) in values {
        if !value.trim().is_empty() {
            let value = if field == "published" { crate::clock::read(&value).map_or(value, |s| s.iso) } else { value };
            object.insert(field.to_owned(), Value::String(value));
        }
    }
    if !object.contains_key("text") && !object.contains_key("html") {
        let problem = Problem::new(Code::Empty, "the row holds no text");
        return Err(Refused { line: Some(number), place: None, problem });
    }
    let mut taken = jsonl::taken(name, number, Value::Object(object).to_string().as_bytes(), options)?;
    taken.at = Some(number as u64);
    Ok(taken)
}
