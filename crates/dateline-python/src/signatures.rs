//! What a cluster joins reports by: small marks of each report, made where the report is, and what is said of them once they are together. The
//! answers are those of `dateline-story` over all reports at once.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::builder::{BinaryBuilder, Int64Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, BooleanArray, Float64Array, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use dateline_story::copies::{self, Fingerprint, Likeness, Link};
use dateline_story::stories::{Profile, Stories};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::arrow::{Stream, collected};
use crate::rows;

fn unreadable(e: impl std::fmt::Display) -> ArrowError {
    ArrowError::InvalidArgumentError(e.to_string())
}

fn failed(e: impl std::fmt::Display) -> PyErr {
    PyValueError::new_err(e.to_string())
}

/// `source, fingerprint, hashes, profile` of the column `record`. Copies share some of their hashes.
#[pyfunction]
pub fn signatures(records: Py<PyAny>) -> Stream {
    let hash = Arc::new(Field::new("item", DataType::Int64, true));
    let schema = Arc::new(Schema::new(vec![
        Field::new("source", DataType::Utf8, false),
        Field::new("fingerprint", DataType::Binary, false),
        Field::new("hashes", DataType::List(hash), false),
        Field::new("profile", DataType::Binary, false),
    ]));
    Stream::mapping(records, schema.clone(), move |batch| {
        let (mut source, mut print, mut profile) = (StringBuilder::new(), BinaryBuilder::new(), BinaryBuilder::new());
        let mut hashes = ListBuilder::new(Int64Builder::new());
        for json in rows::column(batch, "record")? {
            let record = rows::record(&json)?;
            let fingerprint = Fingerprint::of(&record);
            source.append_value(&record.document.source);
            print.append_value(fingerprint.to_bytes());
            profile.append_value(Profile::of(&record).to_bytes());
            copies::looked_up(&fingerprint).for_each(|h| hashes.values().append_value(i64::from(h)));
            hashes.append(true);
        }
        let columns: Vec<ArrayRef> = vec![
            Arc::new(source.finish()),
            Arc::new(print.finish()),
            Arc::new(hashes.finish()),
            Arc::new(profile.finish()),
        ];
        RecordBatch::try_new(schema.clone(), columns)
    })
}

/// Over `a, b, shared, a_print, b_print`: `a, b, copy, containment, resemblance, coverage`. `shared` is how many hashes both have.
#[pyfunction]
pub fn links(pairs: Py<PyAny>) -> Stream {
    let real = |name| Field::new(name, DataType::Float64, false);
    let schema = Arc::new(Schema::new(vec![
        Field::new("a", DataType::Utf8, false),
        Field::new("b", DataType::Utf8, false),
        Field::new("copy", DataType::Boolean, false),
        real("containment"),
        real("resemblance"),
        real("coverage"),
    ]));
    Stream::mapping(pairs, schema.clone(), move |batch| {
        let print = |b: &[u8]| Fingerprint::from_bytes(b).map_err(unreadable);
        let (a, b) = (rows::bytes(batch, "a_print")?, rows::bytes(batch, "b_print")?);
        let shared = rows::whole(batch, "shared")?;
        let mut alike: Vec<(bool, Likeness)> = Vec::new();
        for ((a, b), shared) in a.iter().zip(&b).zip(shared) {
            let (a, b) = (print(a)?, print(b)?);
            let likeness = Likeness::of(&a, &b);
            alike.push((copies::is_promising(&a, &b, shared) && likeness.is_copy(), likeness));
        }
        let real = |of: fn(&Likeness) -> f32| -> ArrayRef {
            Arc::new(alike.iter().map(|(_, l)| Some(f64::from(of(l)))).collect::<Float64Array>())
        };
        let words = |name| -> Result<ArrayRef, ArrowError> {
            Ok(Arc::new(rows::column(batch, name)?.into_iter().map(Some).collect::<StringArray>()))
        };
        let columns = vec![
            words("a")?,
            words("b")?,
            Arc::new(alike.iter().map(|(copy, _)| Some(*copy)).collect::<BooleanArray>()),
            real(|l| l.containment),
            real(|l| l.resemblance),
            real(|l| l.coverage),
        ];
        RecordBatch::try_new(schema.clone(), columns)
    })
}

/// The groups of reports that links bind: `(group, source)` a report. `reports` are pairs of a source and a fingerprint.
#[pyfunction]
pub fn groups(
    py: Python<'_>,
    reports: Vec<(String, Vec<u8>)>,
    links: Vec<(String, String)>,
) -> PyResult<Vec<(String, String)>> {
    py.detach(|| {
        let mut prints = Vec::new();
        for (source, bytes) in reports {
            prints.push((source, Fingerprint::from_bytes(&bytes)?));
        }
        let by_id: HashMap<&str, &Fingerprint> = prints.iter().map(|(id, p)| (id.as_str(), p)).collect();
        let print = |id: &str| by_id.get(id).copied();
        let links = links.into_iter().filter_map(|(a, b)| {
            let likeness = Likeness::of(print(&a)?, print(&b)?);
            Some(Link { a, b, likeness })
        });
        let links: Vec<Link> = links.collect();
        let groups = copies::groups(&prints, &links);
        Ok(groups.into_iter().flat_map(|g| g.members.into_iter().map(move |m| (g.id.clone(), m))).collect())
    })
    .map_err(|e: copies::Unreadable| failed(e))
}

/// The stories of `source, profile`: `(story, source)` a report.
#[pyfunction]
pub fn stories(py: Python<'_>, profiles: &Bound<'_, PyAny>) -> PyResult<Vec<(String, String)>> {
    let batches = collected(py, profiles)?;
    py.detach(|| {
        let mut all = Stories::new();
        for batch in &batches {
            for (source, bytes) in rows::column(batch, "source")?.iter().zip(rows::bytes(batch, "profile")?) {
                all.add(source, Profile::from_bytes(bytes).map_err(unreadable)?);
            }
        }
        let each = all.stories().flat_map(|s| s.reports.iter().map(|r| (s.id.clone(), r.clone())));
        Ok(each.collect())
    })
    .map_err(|e: ArrowError| failed(e))
}
