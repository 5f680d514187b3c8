//! A case file: what its views answer, records and decisions into it. Values cross as JSON.

use std::path::PathBuf;

use dateline::views;
use dateline_store::{Action, Basis, Filter, Wish};
use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;

fn failed(e: anyhow::Error) -> PyErr {
    PyOSError::new_err(format!("{e:#}"))
}

/// What of a view is wanted.
#[derive(FromPyObject)]
pub struct Asked {
    #[pyo3(item)]
    since: Option<String>,
    #[pyo3(item)]
    until: Option<String>,
    #[pyo3(item)]
    about: Option<String>,
    #[pyo3(item)]
    place: Option<String>,
    #[pyo3(item)]
    kind: Option<String>,
    #[pyo3(item)]
    status: Option<String>,
    #[pyo3(item)]
    limit: Option<usize>,
}

impl Asked {
    fn parts(self) -> (Filter, Option<usize>) {
        let filter = Filter {
            since: self.since,
            until: self.until,
            about: self.about,
            place: self.place,
            class: self.kind,
            status: self.status,
            ..Filter::default()
        };
        (filter, self.limit)
    }
}

/// A view's rows, a JSON list.
#[pyfunction]
pub fn rows(py: Python<'_>, case: PathBuf, view: &str, asked: Asked) -> PyResult<String> {
    let (filter, limit) = asked.parts();
    let rows = py.detach(|| views::rows(&case, view, &filter, limit)).map_err(failed)?;
    Ok(serde_json::Value::Array(rows).to_string())
}

/// What the case says together, a JSON object.
#[pyfunction]
pub fn summary(py: Python<'_>, case: PathBuf, asked: Asked) -> PyResult<String> {
    let (filter, limit) = asked.parts();
    Ok(py.detach(|| views::summary(&case, &filter, limit)).map_err(failed)?.to_string())
}

/// Passages with the words, a JSON list.
#[pyfunction]
pub fn search(py: Python<'_>, case: PathBuf, words: &str, limit: Option<usize>) -> PyResult<String> {
    let rows = py.detach(|| views::search(&case, words, limit)).map_err(failed)?;
    Ok(serde_json::Value::Array(rows).to_string())
}

/// One item, a JSON object.
#[pyfunction]
pub fn show(py: Python<'_>, case: PathBuf, id: &str) -> PyResult<String> {
    Ok(py.detach(|| views::show(&case, id)).map_err(failed)?.to_string())
}

/// Keeps records; how many are new, changed, known.
#[pyfunction]
pub fn keep(py: Python<'_>, case: PathBuf, records: Vec<String>) -> PyResult<(usize, usize, usize)> {
    let records = records.iter().map(|json| serde_json::from_str(json).map_err(anyhow::Error::from));
    let [new, changed, known] = py.detach(|| views::keep(&case, records)).map_err(failed)?;
    Ok((new, changed, known))
}

/// Makes a decision; its id. `basis` is one of `words`, `link`, `own_knowledge` with its value.
#[pyfunction]
#[pyo3(signature = (case, action, item, by, at, *, other = None, field = None, new = None, basis = None, why = None))]
pub fn decide(
    py: Python<'_>,
    case: PathBuf,
    action: &str,
    item: String,
    by: String,
    at: String,
    other: Option<String>,
    field: Option<String>,
    new: Option<String>,
    basis: Option<(String, String)>,
    why: Option<String>,
) -> PyResult<String> {
    let actions = [
        Action::Accept,
        Action::Reject,
        Action::Edit,
        Action::Add,
        Action::Merge,
        Action::Split,
        Action::Flag,
        Action::Note,
        Action::Revert,
    ];
    let named = actions.into_iter().find(|a| a.as_str() == action);
    let action = named.ok_or_else(|| {
        let all: Vec<&str> = actions.iter().map(|a| a.as_str()).collect();
        PyValueError::new_err(format!("no action is called {action:?}; there are {}", all.join(", ")))
    })?;
    let basis = basis.map(|(kind, value)| match kind.as_str() {
        "words" => Basis::Quote(value),
        "link" => Basis::Link(value),
        _ => Basis::Knowledge,
    });
    let tool_version = concat!("dateline ", env!("CARGO_PKG_VERSION")).to_owned();
    let wish = Wish { action, item, other, field, new, basis, reason: why, by, at, tool_version };
    py.detach(|| views::decide(&case, &wish)).map_err(failed)
}
