//! Many documents at once, handed back in the order in which they came. No document is asked for that far ahead of those handed back.

use std::collections::{BTreeMap, VecDeque};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use dateline_intake::Given;
use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;

use crate::engine::{Reader, Refusal, Told, both, refusal};
use crate::source::{Outcome, Source};

/// Documents asked for but not yet handed back, for each thread.
const AHEAD: usize = 16;

/// Results by the number of their document.
type Numbered = (usize, Vec<Told>);

/// What is to be read.
pub enum Job {
    /// What Python handed over.
    Source(Source),
    /// What intake made of an archive.
    Document(Box<Outcome>),
}

/// Gives what is to be read, one after the other.
pub type Next = Box<dyn FnMut(Python<'_>) -> PyResult<Option<Job>> + Send>;

struct Line {
    items: Option<Next>,
    taken: usize,
    given_back: usize,
    waiting: BTreeMap<usize, Vec<Told>>,
    ready: VecDeque<Told>,
    results: Arc<Mutex<Receiver<Numbered>>>,
    done: Sender<Numbered>,
}

/// The iterator over records.
#[pyclass(frozen)]
pub struct Many {
    reader: Arc<Reader>,
    given: Arc<Given>,
    line: Mutex<Line>,
}

impl Many {
    pub fn new(reader: Arc<Reader>, items: Next, given: Given) -> Many {
        let (done, results) = channel();
        let line = Line {
            items: Some(items),
            taken: 0,
            given_back: 0,
            waiting: BTreeMap::new(),
            ready: VecDeque::new(),
            results: Arc::new(Mutex::new(results)),
            done,
        };
        Many { reader, given: Arc::new(given), line: Mutex::new(line) }
    }

    /// Asks for documents until enough are under way. Where asking fails, what was asked for before is still read.
    fn fill(&self, py: Python<'_>, line: &mut Line) -> PyResult<()> {
        let ahead = AHEAD * self.reader.pool().current_num_threads().max(1);
        while line.taken < line.given_back + ahead {
            let Some(items) = &mut line.items else { return Ok(()) };
            let Some(job) = items(py)? else {
                line.items = None;
                return Ok(());
            };
            let number = line.taken;
            let (reader, given, done) = (Arc::clone(&self.reader), Arc::clone(&self.given), line.done.clone());
            self.reader.pool().spawn(move || {
                // Nobody listens any more where the iterator is gone.
                let told = match job {
                    Job::Source(source) => reader.records(source, &given),
                    Job::Document(outcome) => vec![outcome.map_err(refusal).and_then(|d| reader.record(&d))],
                };
                let _ = done.send((number, told));
            });
            line.taken += 1;
        }
        Ok(())
    }
}

#[pymethods]
impl Many {
    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    /// The next record in JSON, or why there is none.
    fn __next__(&self, py: Python<'_>) -> PyResult<Option<(Option<String>, Option<Refusal>)>> {
        let mut line = self
            .line
            .try_lock()
            .map_err(|_| PyRuntimeError::new_err("another thread is at this iterator; give each thread its own"))?;
        loop {
            if let Some(told) = line.ready.pop_front() {
                return Ok(Some(both(told)));
            }
            self.fill(py, &mut line)?;
            if line.given_back == line.taken {
                return Ok(None);
            }
            let next = line.given_back;
            while !line.waiting.contains_key(&next) {
                let results = Arc::clone(&line.results);
                let wait = move || results.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok((number, told)) = py.detach(wait) else { return Ok(None) };
                line.waiting.insert(number, told);
            }
            let told = line.waiting.remove(&next).unwrap_or_default();
            line.ready.extend(told);
            line.given_back += 1;
        }
    }
}
