//! What all requests share: the case, opened as often as it is read at once, and who may come in.

use std::fmt;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use dateline_store::{Case, Memory, Pulse};
use tokio::sync::broadcast;

use crate::asked::Asked;
use crate::error::Error;
use crate::guard::Gate;
use crate::reconcile::Index;
use crate::views;
use crate::{Lent, Options};

/// Readers kept open.
const READERS: usize = 4;

/// A case being served.
#[derive(Clone)]
pub struct Desk(Arc<Inner>);

type Entry = Box<dyn Fn(&str) + Send + Sync>;

struct Inner {
    case: PathBuf,
    version: String,
    lent: Lent,
    gate: Gate,
    /// Who and what the case knows, as of a state of it.
    known: Mutex<Option<(Pulse, Arc<Index>)>>,
    readers: Mutex<Vec<Case>>,
    memory: Memory,
    writer: Mutex<Option<Case>>,
    news: broadcast::Sender<Pulse>,
    entry: Mutex<Option<Entry>>,
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Desk").field("case", &self.0.case).finish_non_exhaustive()
    }
}

impl Desk {
    /// The desk of a case, as it is reached on this port.
    ///
    /// # Errors
    /// Where the case cannot be opened.
    pub fn new(options: &Options, port: u16) -> Result<Desk, Error> {
        let memory = Memory::default();
        let mut first = Case::open_read_only(&options.case)?;
        first.remember(&memory);
        Ok(Desk(Arc::new(Inner {
            case: options.case.clone(),
            version: options.version.clone(),
            lent: options.lent.clone(),
            gate: Gate::new(options.host, port)?,
            known: Mutex::new(None),
            readers: Mutex::new(vec![first]),
            memory,
            writer: Mutex::new(None),
            news: broadcast::channel(16).0,
            entry: Mutex::new(None),
        })))
    }

    /// The address that lets one browser in.
    pub fn address(&self) -> String {
        self.0.gate.address()
    }

    /// Calls this with the next address whenever one has been used.
    pub(crate) fn on_entry(&self, entry: Entry) {
        *lock(&self.0.entry) = Some(entry);
    }

    pub(crate) fn entered(&self) {
        if let Some(tell) = lock(&self.0.entry).as_ref() {
            tell(&self.address());
        }
    }

    pub(crate) fn gate(&self) -> &Gate {
        &self.0.gate
    }

    pub(crate) fn lent(&self) -> &Lent {
        &self.0.lent
    }

    pub(crate) fn case_path(&self) -> &std::path::Path {
        &self.0.case
    }

    /// Who and what the case knows; made anew when the case has changed.
    pub(crate) fn known(&self, case: &Case) -> Result<Arc<Index>, Error> {
        let pulse = case.pulse()?;
        if let Some((_, index)) = lock(&self.0.known).as_ref().filter(|k| k.0 == pulse) {
            return Ok(index.clone());
        }
        let index = Arc::new(Index::of(case)?);
        *lock(&self.0.known) = Some((pulse, index.clone()));
        Ok(index)
    }

    pub(crate) fn version(&self) -> &str {
        &self.0.version
    }

    /// The case's file name without its ending.
    pub(crate) fn name(&self) -> String {
        self.0.case.file_stem().map_or_else(|| "case".to_owned(), |n| n.to_string_lossy().into_owned())
    }

    /// Asks the case, on a thread that may wait.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&Case) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let desk = self.clone();
        tokio::task::spawn_blocking(move || {
            let taken = lock(&desk.0.readers).pop();
            let case = match taken {
                Some(case) => case,
                None => {
                    let mut case = Case::open_read_only(&desk.0.case)?;
                    case.remember(&desk.0.memory);
                    case
                }
            };
            let answer = ask(&case);
            let mut readers = lock(&desk.0.readers);
            if readers.len() < READERS {
                readers.push(case);
            }
            answer
        })
        .await
        .map_err(|_| Error::Inside)?
    }

    /// Writes to the case, one at a time, puts together what changed, and tells all who listen.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        act: impl FnOnce(&mut Case) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let desk = self.clone();
        tokio::task::spawn_blocking(move || {
            let mut writer = lock(&desk.0.writer);
            let mut case = match writer.take() {
                Some(case) => case,
                None => Case::open(&desk.0.case)?,
            };
            let done = act(&mut case);
            let settled = case.assemble(&mut |_, _| {});
            if let Ok(pulse) = case.pulse() {
                desk.tell(pulse);
            }
            *writer = Some(case);
            let done = done?;
            settled?;
            Ok(done)
        })
        .await
        .map_err(|_| Error::Inside)?
    }

    pub(crate) fn tell(&self, pulse: Pulse) {
        // Nobody may be listening.
        let _ = self.0.news.send(pulse);
    }

    pub(crate) fn listen(&self) -> broadcast::Receiver<Pulse> {
        self.0.news.subscribe()
    }

    pub(crate) fn listeners(&self) -> usize {
        self.0.news.receiver_count()
    }
}

/// Works out what the first views ask for while the browser opens, so that it is remembered when they ask.
pub(crate) async fn warm(desk: Desk) {
    let asked = Asked { slim: Some("1".to_owned()), ..Asked::default() };
    for name in ["brief", "timeline", "days", "facets"] {
        let Some(view) = views::ALL.iter().find(|v| v.name == name) else { continue };
        let mut asked = asked.clone();
        asked.limit = (name == "timeline").then_some(200);
        // What fails now fails again when it is asked for, and is told then.
        let _ = desk.read(move |case| (view.ask)(case, &asked).map(drop)).await;
    }
    let _ = desk.read(|case| Ok(case.ready()?)).await;
}

/// What a thread that failed left behind is whole: each value is put back at once.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
