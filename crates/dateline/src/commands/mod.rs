//! One file a command; and what `read` and `parse` share: many documents at once, printed in the order of the inputs.

pub(crate) mod parse;
pub(crate) mod read;
pub(crate) mod shell;

use std::io::{self, IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use dateline_model::{Code, Document, Problem};
use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use crate::inputs::{Outcome, Trouble};

/// Documents under way at once.
const CHUNK: usize = 64;
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

/// Prints `work(document)` for each outcome, in order. Documents run in parallel; one that fails inside does not take the others along.
pub(crate) fn each(
    outcomes: impl Iterator<Item = Outcome>,
    threads: usize,
    out: &mut dyn Write,
    work: impl Fn(&Document) -> Result<String, Problem> + Sync,
) -> anyhow::Result<End> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK).build()?;
    let bar = ProgressBar::hidden();
    let (mut read, mut problems, mut seen) = (0usize, 0usize, 0usize);
    let mut outcomes = outcomes.peekable();
    while outcomes.peek().is_some() {
        let chunk: Vec<Outcome> = outcomes.by_ref().take(CHUNK).collect();
        seen += chunk.len();
        if seen > CHUNK && io::stderr().is_terminal() && bar.is_hidden() {
            bar.set_draw_target(indicatif::ProgressDrawTarget::stderr());
            bar.set_style(
                ProgressStyle::with_template("{spinner} {pos} documents, {per_sec}")
                    .unwrap_or_else(|_| ProgressStyle::default_spinner()),
            );
        }
        let printed: Vec<Result<(String, Vec<Trouble>), Trouble>> = pool
            .install(|| chunk.into_par_iter().map(|outcome| outcome.and_then(|doc| guarded(&doc, &work))).collect());
        for result in printed {
            match result {
                Ok((text, troubles)) => {
                    read += 1;
                    out.write_all(text.as_bytes())?;
                    problems += troubles.len();
                    bar.suspend(|| troubles.iter().for_each(Trouble::report));
                }
                Err(trouble) => {
                    problems += 1;
                    bar.suspend(|| trouble.report());
                }
            }
            bar.inc(1);
        }
    }
    out.flush()?;
    bar.finish_and_clear();
    Ok(match (read, problems) {
        (0, _) => End::Nothing,
        (_, 0) => End::Done,
        _ => End::Problems,
    })
}

fn guarded(
    doc: &Document,
    work: &(impl Fn(&Document) -> Result<String, Problem> + Sync),
) -> Result<(String, Vec<Trouble>), Trouble> {
    let text = match catch_unwind(AssertUnwindSafe(|| work(doc))) {
        Ok(result) => result,
        Err(_) => Err(Problem::new(Code::Internal, "reading this document failed inside; nothing of it was kept")
            .hint("please report it with the document")),
    };
    let text = text.map_err(|problem| Trouble::new(&doc.source, problem))?;
    // What intake found wrong with the input; what reading could not settle is in the record and is no fault of the input.
    let troubles =
        doc.problems.iter().filter(|p| p.code < Code::NoDate).map(|p| Trouble::new(&doc.source, p.clone())).collect();
    Ok((text, troubles))
}
