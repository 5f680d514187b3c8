//! Reading: documents in, records as JSON out, the same bytes as `dateline read --format jsonl` prints.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use dateline_intake::Given;
use dateline_lang::English;
use dateline_model::{Code, Document, Problem};
use dateline_read::Kit;
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use rayon::ThreadPool;

use crate::archive;
use crate::arrow::{Columns, Stream};
use crate::many::{Job, Many};
use crate::source::Source;

/// Stack of a reading thread: pages nest, and their parser walks them.
const STACK: usize = 32 << 20;

/// What reading knows, without Python.
pub struct Reader {
    english: &'static English,
    kit: Kit,
    pool: ThreadPool,
}

/// A record in JSON; or place, code, message and hint of what kept it from being one.
pub type Told = Result<String, Refusal>;

/// Why there is no record: where, code, message, hint.
pub type Refusal = (String, String, String, Option<String>);

/// For Python.
pub fn refusal((place, problem): (String, Problem)) -> Refusal {
    (place, problem.code.to_string(), problem.message, problem.hint)
}

impl Reader {
    fn new(actors: &[String], threads: usize) -> PyResult<(Reader, Vec<String>)> {
        let english = English::embedded().map_err(|e| PyRuntimeError::new_err(e.to_string()))?;
        let (mut kit, mut problems) = (Kit::embedded(), Vec::new());
        for table in actors {
            let (with, wrong) = kit.with_actors(table);
            kit = with;
            problems.extend(wrong);
        }
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build();
        let pool = pool.map_err(|e| PyRuntimeError::new_err(e.to_string()))?;
        Ok((Reader { english, kit, pool }, problems))
    }

    /// Its threads.
    pub fn pool(&self) -> &ThreadPool {
        &self.pool
    }

    /// The record of a document. One that fails inside does not take the others along.
    pub fn record(&self, doc: &Document) -> Told {
        let read = || {
            let record = dateline_read::read(doc, &self.english.analyse(&doc.text), &self.kit);
            serde_json::to_string(&record).map_err(|e| Problem::new(Code::Internal, e.to_string()))
        };
        catch_unwind(AssertUnwindSafe(read))
            .unwrap_or_else(|_| {
                let inside = "reading this document failed inside; nothing of it was kept";
                Err(Problem::new(Code::Internal, inside).hint("please report it with the document"))
            })
            .map_err(|p| refusal((doc.source.clone(), p)))
    }

    /// The records of a source, in its order.
    pub fn records(&self, source: Source, given: &Given) -> Vec<Told> {
        let documents = source.documents(given);
        documents.into_iter().map(|d| d.map_err(refusal).and_then(|d| self.record(&d))).collect()
    }
}

/// What the callers say about every document: publication date, title, outlet, address.
pub fn given(published: Option<String>, title: Option<String>, outlet: Option<String>, url: Option<String>) -> Given {
    Given { published, title, outlet, url }
}

/// The engine with the user's own actors. May be used by many threads at once.
#[pyclass(frozen)]
pub struct Engine {
    reader: Arc<Reader>,
    /// Lines of the actors' tables that could not be read.
    #[pyo3(get)]
    problems: Vec<String>,
}

#[pymethods]
impl Engine {
    #[new]
    #[pyo3(signature = (actors = vec![], threads = 0))]
    fn new(py: Python<'_>, actors: Vec<String>, threads: usize) -> PyResult<Engine> {
        let (reader, problems) = py.detach(|| Reader::new(&actors, threads))?;
        Ok(Engine { reader: Arc::new(reader), problems })
    }

    /// The records of one source, and why those that are none are none.
    #[pyo3(signature = (item, source = None, published = None, title = None, outlet = None, url = None))]
    fn read(
        &self,
        py: Python<'_>,
        item: &Bound<'_, PyAny>,
        source: Option<&str>,
        published: Option<String>,
        title: Option<String>,
        outlet: Option<String>,
        url: Option<String>,
    ) -> PyResult<Vec<(Option<String>, Option<Refusal>)>> {
        let taken = Source::of(item, source.or(Some("text")), 1)?;
        let given = given(published, title, outlet, url);
        let reader = &self.reader;
        let told = py.detach(|| reader.pool.install(|| reader.records(taken, &given)));
        Ok(told.into_iter().map(both).collect())
    }

    /// Reads an iterable as it is asked for, in order.
    #[pyo3(signature = (items, published = None, title = None, outlet = None, url = None))]
    fn read_many(
        &self,
        items: &Bound<'_, PyAny>,
        published: Option<String>,
        title: Option<String>,
        outlet: Option<String>,
        url: Option<String>,
    ) -> PyResult<Many> {
        let items = items.try_iter()?.unbind();
        let mut number = 0;
        let next = move |py: Python<'_>| {
            number += 1;
            let item = items.bind(py).clone().next().transpose()?;
            item.map(|item| Source::of(&item, None, number).map(Job::Source)).transpose()
        };
        Ok(Many::new(Arc::clone(&self.reader), Box::new(next), given(published, title, outlet, url)))
    }

    /// Reads an archive, a stream of bytes with `read(n)`, at constant memory.
    fn read_archive(&self, file: Py<PyAny>, name: String) -> PyResult<Many> {
        Ok(Many::new(Arc::clone(&self.reader), archive::documents(file, name)?, Given::default()))
    }

    /// A stream of `source, record, problems` over a stream of documents; `columns` maps fields to columns, `keep` are columns handed through.
    #[pyo3(signature = (source, columns = vec![], keep = vec![], published = None, outlet = None))]
    fn read_stream(
        &self,
        source: Py<PyAny>,
        columns: Vec<(String, String)>,
        keep: Vec<String>,
        published: Option<String>,
        outlet: Option<String>,
    ) -> Stream {
        let columns = Columns { fields: columns, keep, given: given(published, None, outlet, None) };
        Stream::reading(source, Arc::clone(&self.reader), columns)
    }

    /// What the engine sees in a text, as `dateline parse --format json` prints it.
    fn parse(&self, py: Python<'_>, text: &str) -> PyResult<String> {
        let english = self.reader.english;
        let text = text.to_owned();
        py.detach(|| {
            catch_unwind(AssertUnwindSafe(|| dateline::views::parsed(&english.analyse(text), "text")))
                .map_err(|_| PyValueError::new_err("parsing this text failed inside"))
        })
    }
}

/// One of the two is there.
pub fn both(told: Told) -> (Option<String>, Option<Refusal>) {
    match told {
        Ok(json) => (Some(json), None),
        Err(refusal) => (None, Some(refusal)),
    }
}
