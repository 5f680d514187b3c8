//! The wheel: Dateline's functions for Python, over the same crates as the binary; no logic of its own.
//!
//! [`engine::Engine`] reads texts, [`arrow`] gives and takes tables by the Arrow C data interface, [`signatures`] compares reports where a
//! cluster does the joining, [`case`] asks a case file. `python/dateline/` wraps these in typed Python.
#![allow(clippy::disallowed_methods, reason = "a shell, as the binary is")]
#![allow(
    missing_docs,
    unreachable_pub,
    reason = "what is public is Python's; its documentation is in python/dateline/"
)]

mod archive;
mod arrow;
mod case;
mod engine;
mod many;
mod rows;
mod signatures;
mod source;

use pyo3::prelude::*;

/// Runs the command; the exit code.
#[pyfunction]
fn run(py: Python<'_>, args: Vec<String>) -> u8 {
    py.detach(|| dateline::run(args.into_iter().map(Into::into)))
}

#[pymodule]
fn _dateline(m: &Bound<'_, PyModule>) -> PyResult<()> {
    m.add("__version__", env!("CARGO_PKG_VERSION"))?;
    m.add("SCHEMA", dateline_model::record::SCHEMA)?;
    m.add("TABLES", dateline_export::Table::ALL.map(dateline_export::Table::name).to_vec())?;
    m.add("VIEWS", dateline::views::VIEWS.to_vec())?;
    m.add_class::<engine::Engine>()?;
    m.add_class::<many::Many>()?;
    m.add_class::<arrow::Stream>()?;
    m.add_function(wrap_pyfunction!(run, m)?)?;
    m.add_function(wrap_pyfunction!(rows::tables, m)?)?;
    m.add_function(wrap_pyfunction!(signatures::signatures, m)?)?;
    m.add_function(wrap_pyfunction!(signatures::links, m)?)?;
    m.add_function(wrap_pyfunction!(signatures::groups, m)?)?;
    m.add_function(wrap_pyfunction!(signatures::stories, m)?)?;
    m.add_function(wrap_pyfunction!(case::rows, m)?)?;
    m.add_function(wrap_pyfunction!(case::summary, m)?)?;
    m.add_function(wrap_pyfunction!(case::search, m)?)?;
    m.add_function(wrap_pyfunction!(case::show, m)?)?;
    m.add_function(wrap_pyfunction!(case::keep, m)?)?;
    m.add_function(wrap_pyfunction!(case::decide, m)?)?;
    Ok(())
}
