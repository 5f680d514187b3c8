//! An archive that Python has open: intake takes it apart in a thread of its own, a few documents ahead.

use std::io::{self, Read};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};

use dateline_intake::{Input, Options};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::many::{Job, Next};
use crate::source::{Outcome, at};

/// Documents taken apart ahead of reading.
const AHEAD: usize = 16;
/// Bytes asked of Python at once.
const BLOCK: usize = 1 << 20;

/// A file object of Python's.
struct File {
    file: Py<PyAny>,
    block: Vec<u8>,
    at: usize,
}

impl Read for File {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.at == self.block.len() {
            let read = |py: Python<'_>| -> PyResult<Vec<u8>> {
                let bytes = self.file.bind(py).call_method1("read", (BLOCK,))?;
                Ok(bytes.cast::<PyBytes>()?.as_bytes().to_vec())
            };
            self.block = Python::attach(read).map_err(io::Error::other)?;
            self.at = 0;
        }
        let n = into.len().min(self.block.len() - self.at);
        into[..n].copy_from_slice(&self.block[self.at..self.at + n]);
        self.at += n;
        Ok(n)
    }
}

/// Its documents, one after the other.
pub fn documents(file: Py<PyAny>, name: String) -> PyResult<Next> {
    let (send, receive) = sync_channel::<Outcome>(AHEAD);
    let take_apart = move || {
        let options = Options::default();
        let input = Input::Stream(Box::new(File { file, block: Vec::new(), at: 0 }));
        for outcome in dateline_intake::open(&name, input, &options) {
            // Where nobody asks any more, there is no need to go on.
            if send.send(outcome.map(|t| t.document).map_err(|r| at(&name, r))).is_err() {
                return;
            }
        }
    };
    std::thread::Builder::new().name("archive".to_owned()).stack_size(32 << 20).spawn(take_apart)?;
    let receive: Arc<Mutex<Receiver<Outcome>>> = Arc::new(Mutex::new(receive));
    Ok(Box::new(move |py| {
        let receive = Arc::clone(&receive);
        let next = py.detach(move || receive.lock().unwrap_or_else(PoisonError::into_inner).recv());
        Ok(next.ok().map(|outcome| Job::Document(Box::new(outcome))))
    }))
}
