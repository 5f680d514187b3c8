//! `dateline add`: reads documents into a case file, a batch at a time.

use std::collections::HashSet;
use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use dateline_intake::{Given, Options};
use dateline_lang::English;
use dateline_store::{Case, Fate, Original, Prepared, Stored, version_id};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::args::{Add, AddFormat};
use crate::commands::{End, in_order, kit, records};
use crate::inputs::{self, Outcome};

/// Reports in one transaction.
const BATCH: usize = 256;
/// Bytes of memory that a batch takes at most.
const WEIGHT: usize = 64 << 20;
/// A batch is stored at least this often.
const PATIENCE: Duration = Duration::from_secs(2);
/// What the case keeps as the reader of a record.
pub(crate) const READ_BY: &str = concat!("dateline ", env!("CARGO_PKG_VERSION"));

/// Set by Ctrl-C.
static STOP: AtomicBool = AtomicBool::new(false);

/// Reads the inputs into the case.
pub(crate) fn run(args: &Add) -> anyhow::Result<End> {
    if args.records {
        return records::files(&args.case, &args.inputs);
    }
    stop_on_ctrl_c()?;
    into_case(args, &mut std::io::stdout())
}

/// Ctrl-C ends the command between two reports.
pub(crate) fn stop_on_ctrl_c() -> anyhow::Result<()> {
    Ok(ctrlc::set_handler(|| STOP.store(true, Ordering::Relaxed))?)
}

/// Whether Ctrl-C was pressed.
pub(crate) fn stopping() -> bool {
    STOP.load(Ordering::Relaxed)
}

/// The same, with the line at the end written where the caller says.
pub(crate) fn into_case(args: &Add, out: &mut dyn Write) -> anyhow::Result<End> {
    let mut case = Case::open_or_create(&args.case)?;
    kit::keep(&mut case, &args.actors)?;
    let engine = English::embedded()?;
    let kit = kit::of_case(&case)?;
    let given =
        Given { published: args.date.clone(), title: args.title.clone(), outlet: args.outlet.clone(), url: None };
    let words = kit::given_words(&given);
    let options = Options { given, columns: args.columns.clone(), keep: true, from: args.from };

    let known = case.version_ids()?;
    let mut skipped = 0;
    let bar = bar("documents");
    let fresh = leave_out(inputs::stream(&args.inputs, &options), &known, &mut skipped, &bar);
    let mut batch = Batch::new(case, args.format);
    let mut last = None;
    let end = in_order(
        fresh,
        args.threads,
        &bar,
        |taken| {
            let record = dateline_read::read(&taken.document, &engine.analyse(&taken.document.text), &kit);
            let original = Original {
                name: taken.name.clone(),
                line: taken.line,
                given: words.clone(),
                bytes: taken.bytes.clone(),
            };
            Ok((Prepared::new(record, original, READ_BY), taken.at))
        },
        &mut |(prepared, at)| {
            last = at;
            batch.take(prepared)
        },
    )?;
    batch.store()?;
    let sum = Sum { known: batch.sum.known + skipped, ..batch.sum };
    let mut case = batch.case;
    finish(&mut case)?;
    if args.format == AddFormat::Text {
        writeln!(out, "{}", sum.line(&case)?)?;
    }
    if stopping() {
        eprintln!("dateline: stopped; what is stored stays, and the same command goes on from here");
        if let (Some(at), [_]) = (last, args.inputs.as_slice()) {
            eprintln!("  hint: with --from {at} it begins where it stopped");
        }
        return Ok(End::Problems);
    }
    // That everything was in the case already is no failure.
    Ok(if end == End::Nothing && sum.known > 0 { End::Done } else { end })
}

/// Puts together the stories of what came in.
pub(crate) fn finish(case: &mut Case) -> anyhow::Result<()> {
    let bar = bar("reports put together");
    case.assemble(&mut |done, all| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    })?;
    bar.finish_and_clear();
    Ok(())
}

/// What is already in the case is left out before it is read; after Ctrl-C nothing more is taken in.
fn leave_out<'a>(
    outcomes: impl Iterator<Item = Outcome> + 'a,
    known: &'a HashSet<String>,
    skipped: &'a mut usize,
    bar: &'a ProgressBar,
) -> impl Iterator<Item = Outcome> + 'a {
    outcomes.take_while(|_| !stopping()).filter(move |o| {
        let old = o.as_ref().is_ok_and(|t| known.contains(&version_id(&t.document)));
        if old {
            *skipped += 1;
            bar.inc(1);
        }
        !old
    })
}

/// A bar on a terminal, nothing elsewhere.
fn bar(what: &str) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    if !std::io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    let style = ProgressStyle::with_template(&format!("{{spinner}} {{pos}} {what}, {{per_sec}}"));
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
    bar
}

/// How many became what.
#[derive(Clone, Copy, Default)]
pub(crate) struct Sum {
    pub(crate) new: usize,
    pub(crate) changed: usize,
    known: usize,
}

impl Sum {
    pub(crate) fn line(self, case: &Case) -> anyhow::Result<String> {
        let counts = case.counts()?;
        let mut parts = vec![format!("{} new", self.new)];
        if self.changed > 0 {
            parts.push(format!("{} changed, the earlier text kept", self.changed));
        }
        if self.known > 0 {
            parts.push(format!("{} already in", self.known));
        }
        Ok(format!(
            "{}: {}. The case holds {} in {}.",
            case.path().display(),
            parts.join(", "),
            many(counts.documents, "report", "reports"),
            many(counts.stories, "story", "stories")
        ))
    }
}

/// `1 report`, `2 reports`.
pub(crate) fn many(n: usize, one: &str, more: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { more })
}

/// Reports that wait to be stored together.
pub(crate) struct Batch {
    pub(crate) case: Case,
    waiting: Vec<Prepared>,
    weight: usize,
    since: Instant,
    pub(crate) sum: Sum,
    format: AddFormat,
}

impl Batch {
    pub(crate) fn new(case: Case, format: AddFormat) -> Batch {
        Batch { case, waiting: Vec::new(), weight: 0, since: Instant::now(), sum: Sum::default(), format }
    }

    pub(crate) fn take(&mut self, prepared: Prepared) -> anyhow::Result<()> {
        self.weight += prepared.weight();
        self.waiting.push(prepared);
        if self.waiting.len() >= BATCH || self.weight >= WEIGHT || self.since.elapsed() >= PATIENCE {
            self.store()?;
        }
        Ok(())
    }

    pub(crate) fn store(&mut self) -> anyhow::Result<()> {
        if !self.waiting.is_empty() {
            let stored = self.case.add(&self.waiting)?;
            self.waiting.clear();
            self.weight = 0;
            for s in &stored {
                match s.fate {
                    Fate::New => self.sum.new += 1,
                    Fate::Changed => self.sum.changed += 1,
                    Fate::Known => self.sum.known += 1,
                }
            }
            if self.format == AddFormat::Jsonl {
                tell(&stored)?;
            }
        }
        self.since = Instant::now();
        Ok(())
    }
}

/// A line for each report that is now on the disk.
fn tell(stored: &[Stored]) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    for s in stored {
        writeln!(out, "{}", serde_json::to_string(s)?)?;
    }
    out.flush()?;
    Ok(())
}
