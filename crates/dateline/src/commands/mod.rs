//! One file a command; and what `read` and `parse` share: many documents at once, printed in the order of the inputs.

pub(crate) mod add;
pub(crate) mod brief;
pub(crate) mod check;
pub(crate) mod claims;
pub(crate) mod export;
pub(crate) mod import;
mod kit;
pub(crate) mod merge;
pub(crate) mod parse;
pub(crate) mod read;
pub(crate) mod records;
pub(crate) mod remove;
pub(crate) mod reread;
pub(crate) mod review;
pub(crate) mod search;
pub(crate) mod serve;
pub(crate) mod shell;
pub(crate) mod show;
pub(crate) mod sides;
pub(crate) mod sources;
pub(crate) mod stories;
pub(crate) mod timeline;
pub(crate) mod tolls;
pub(crate) mod view;
pub(crate) mod watch;

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;

use dateline_model::{Code, Document, Problem};
use indicatif::{ProgressBar, ProgressStyle};

use crate::inputs::{Outcome, Taken, Trouble};

/// Documents taken in but not yet printed, for each thread.
const AHEAD: usize = 16;
/// Bytes of them, beyond which no other is taken in.
const HELD: usize = 24 << 20;
/// So many documents need no display of progress.
const QUIET: usize = 64;
/// Stack of a reading thread: pages nest, and their parser walks them.
const STACK: usize = 32 << 20;

/// How a command ended: exit code 0, 1 or 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// All was read.
    Done,
    /// Something was wrong with some of it.
    Problems,
    /// Nothing could be read.
    Nothing,
}

/// Prints `work(document)` for each outcome, in order.
pub(crate) fn each(
    outcomes: impl Iterator<Item = Outcome>,
    threads: usize,
    out: &mut dyn Write,
    work: impl Fn(&Document) -> Result<String, Problem> + Sync,
) -> anyhow::Result<End> {
    let end = in_order(outcomes, threads, &ProgressBar::hidden(), |t| work(&t.document), &mut |text: String| {
        Ok(out.write_all(text.as_bytes())?)
    })?;
    out.flush()?;
    Ok(end)
}

/// Hands `work(document)` of each outcome to `take`, in order. Documents run in parallel; one that fails inside does not take the others
/// along.
pub(crate) fn in_order<T: Send>(
    outcomes: impl Iterator<Item = Outcome>,
    threads: usize,
    bar: &ProgressBar,
    work: impl Fn(&Taken) -> Result<T, Problem> + Sync,
    take: &mut dyn FnMut(T) -> anyhow::Result<()>,
) -> anyhow::Result<End> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build()?;
    let (mut read, mut problems) = (0usize, 0usize);
    let mut print = |seen: usize, result: Result<(T, Vec<Trouble>), Trouble>| -> anyhow::Result<()> {
        if seen > QUIET && io::stderr().is_terminal() && bar.is_hidden() {
            bar.set_draw_target(indicatif::ProgressDrawTarget::stderr());
            bar.set_style(
                ProgressStyle::with_template("{spinner} {pos} documents, {per_sec}")
                    .unwrap_or_else(|_| ProgressStyle::default_spinner()),
            );
        }
        match result {
            Ok((made, troubles)) => {
                read += 1;
                take(made)?;
                problems += troubles.len();
                bar.suspend(|| troubles.iter().for_each(Trouble::report));
            }
            Err(trouble) => {
                problems += 1;
                bar.suspend(|| trouble.report());
            }
        }
        bar.inc(1);
        Ok(())
    };
    // This thread takes in and prints; the pool reads. Results wait their turn, and no document is taken in that far ahead of the printing.
    let (done, results) = mpsc::channel();
    pool.in_place_scope(|scope| -> anyhow::Result<()> {
        let (mut taken, mut printed, mut held, mut waiting) = (0, 0, 0, BTreeMap::new());
        let mut outcomes = outcomes.fuse();
        loop {
            while taken < printed + AHEAD * threads.max(1) && (held < HELD || taken == printed) {
                let Some(outcome) = outcomes.next() else { break };
                let weight = outcome.as_ref().map_or(0, Taken::weight);
                held += weight;
                let (number, done, work) = (taken, done.clone(), &work);
                scope.spawn(move |_| {
                    let result = outcome.and_then(|taken| guarded(&taken, work));
                    // Nobody listens any more where printing failed.
                    let _ = done.send((number, weight, result));
                });
                taken += 1;
            }
            if printed == taken {
                return Ok(());
            }
            let (number, weight, result) = results.recv()?;
            waiting.insert(number, (weight, result));
            while let Some((weight, result)) = waiting.remove(&printed) {
                printed += 1;
                held -= weight;
                print(printed, result)?;
            }
        }
    })?;
    bar.finish_and_clear();
    Ok(match (read, problems) {
        (0, _) => End::Nothing,
        (_, 0) => End::Done,
        _ => End::Problems,
    })
}

fn guarded<T>(
    taken: &Taken,
    work: &(impl Fn(&Taken) -> Result<T, Problem> + Sync),
) -> Result<(T, Vec<Trouble>), Trouble> {
    let doc = &taken.document;
    let made = match catch_unwind(AssertUnwindSafe(|| work(taken))) {
        Ok(result) => result,
        Err(_) => Err(Problem::new(Code::Internal, "reading this document failed inside; nothing of it was kept")
            .hint("please report it with the document")),
    };
    let made = made.map_err(|problem| Trouble::new(&doc.source, problem))?;
    // What intake found wrong with the input; what reading could not settle is in the record and is no fault of the input.
    let troubles =
        doc.problems.iter().filter(|p| p.code.of_input()).map(|p| Trouble::new(&doc.source, p.clone())).collect();
    Ok((made, troubles))
}
