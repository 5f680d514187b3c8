//! What Python hands over to be read, as intake takes it.

use dateline_intake::{Given, MAX_INPUT, Options};
use dateline_model::{Code, Document, Problem};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyString};
use serde_json::{Map, Value};

/// Names of a document's fields, as in a line of JSONL.
const FIELDS: [&str; 7] = ["id", "text", "html", "title", "published", "url", "outlet"];

/// One thing to be read.
pub enum Source {
    /// A file's content under a name.
    Content(String, Vec<u8>),
    /// A file.
    Path(std::path::PathBuf),
    /// Fields, as a line of JSONL has them; and its number.
    Fields(String, usize),
}

/// A document, or what is wrong and where.
pub type Outcome = Result<Document, (String, Problem)>;

impl Source {
    /// Of a `str` or `bytes` (a file's content), a `dict` of fields, or a path. `number` counts from 1.
    pub fn of(item: &Bound<'_, PyAny>, name: Option<&str>, number: usize) -> PyResult<Source> {
        let name = || name.map_or_else(|| format!("text:{number}"), str::to_owned);
        if let Ok(text) = item.cast::<PyString>() {
            return Ok(Source::Content(name(), text.to_cow()?.as_bytes().to_vec()));
        }
        if let Ok(bytes) = item.cast::<PyBytes>() {
            return Ok(Source::Content(name(), bytes.as_bytes().to_vec()));
        }
        if let Ok(dict) = item.cast::<PyDict>() {
            return Ok(Source::Fields(fields(dict)?, number));
        }
        if item.hasattr("__fspath__")? {
            return Ok(Source::Path(item.call_method0("__fspath__")?.extract::<String>()?.into()));
        }
        Err(PyTypeError::new_err(format!(
            "a document is a str, bytes, a path, or a dict with some of {}; not {}",
            FIELDS.join(", "),
            item.get_type().name()?
        )))
    }

    /// Its documents.
    pub fn documents(self, given: &Given) -> Vec<Outcome> {
        match self {
            Source::Fields(line, number) => {
                vec![dateline_intake::line("row", number, line.as_bytes(), given).map_err(|r| at("row", r))]
            }
            Source::Content(name, bytes) => whole(&name, bytes, given),
            Source::Path(path) => {
                let name = path.to_string_lossy().into_owned();
                match std::fs::read(&path) {
                    Ok(bytes) => whole(&name, bytes, given),
                    Err(e) => vec![Err((name, Problem::new(Code::Unreadable, format!("cannot be read: {e}"))))],
                }
            }
        }
    }
}

/// Where something was refused, and why.
pub fn at(name: &str, refused: dateline_intake::Refused) -> (String, Problem) {
    let line = refused.line.map_or_else(|| name.to_owned(), |n| format!("{name}:{n}"));
    (refused.place.unwrap_or(line), refused.problem)
}

fn whole(name: &str, mut bytes: Vec<u8>, given: &Given) -> Vec<Outcome> {
    let cut = bytes.len() > MAX_INPUT;
    bytes.truncate(MAX_INPUT);
    let options = Options { given: given.clone(), ..Options::default() };
    let outcomes = dateline_intake::whole(name, &bytes, cut, &options);
    outcomes.map(|o| o.map(|t| t.document).map_err(|r| at(name, r))).collect()
}

/// A dict as a line of JSONL. What pandas calls missing is missing; days and moments are written in ISO 8601.
fn fields(dict: &Bound<'_, PyDict>) -> PyResult<String> {
    let mut line = Map::new();
    for name in FIELDS.iter().chain(&["source"]) {
        let Some(value) = dict.get_item(name)? else { continue };
        let missing = value.is_none() || value.ne(&value)?;
        if missing {
            continue;
        }
        let value = if value.hasattr("isoformat")? { value.call_method0("isoformat")? } else { value };
        let name = if *name == "source" { "id" } else { name };
        let value: Value = match value.extract::<String>() {
            Ok(words) => words.into(),
            // Left for intake to refuse by name; numbers serve as ids.
            Err(_) => value.extract::<i64>().map_or(Value::Bool(true), Value::from),
        };
        line.entry(name).or_insert(value);
    }
    Ok(Value::Object(line).to_string())
}
