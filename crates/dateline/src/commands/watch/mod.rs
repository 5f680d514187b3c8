//! `dateline watch`: feeds, asked again and again, and what is new in them read into a case.

mod feed;

use std::collections::{BTreeMap, BTreeSet, HashSet, VecDeque};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::time::Duration;

use anyhow::{Context, bail};
use dateline_intake::Given;
use dateline_lang::English;
use dateline_read::Kit;
use dateline_store::{Case, Original, Prepared};
use dateline_watch::{Client, Rules, State, later, plan};
use indicatif::ProgressBar;
use jiff::{SignedDuration, Timestamp};

use super::add::{self, Batch, READ_BY, finish};
use crate::args::{AddFormat, Watch};
use crate::commands::{End, in_order, kit};
use crate::inputs::Taken;
use feed::{Answer, Ask};

/// Hosts that are asked at the same time.
const AT_ONCE: usize = 4;

/// Watches until Ctrl-C, or asks once.
pub(crate) fn run(args: &Watch) -> anyhow::Result<End> {
    add::stop_on_ctrl_c()?;
    let beside = State::beside(&args.case);
    let mut state = State::load(&beside)
        .with_context(|| format!("{}: what is known of the feeds cannot be read", beside.display()))?;
    let feeds = feeds(args, &state)?;
    let rules = Rules { private: args.allow_private, pause: Duration::from_secs_f64(args.pause), ..Rules::default() };
    let client = Arc::new(Client::new(rules, add::stopping).map_err(anyhow::Error::msg)?);
    let mut keeper = Keeper::new(args)?;
    let every = Duration::from_mins(args.every);
    // A clock that is a little early is no reason to wait for the next run.
    let slack = SignedDuration::try_from(every / 10).unwrap_or_default();
    let mut end = End::Done;
    loop {
        let now = Timestamp::now();
        let due: Vec<&String> =
            feeds.iter().filter(|f| state.feeds.get(*f).is_none_or(|s| s.due(now + slack))).collect();
        if args.once && due.is_empty() {
            eprintln!("dateline: no feed is due yet{}", state.next(feeds.iter(), now).map(clock).unwrap_or_default());
        }
        for answer in ask(&due, &state, &client, args, &keeper.known) {
            let kept = state.feeds.entry(answer.feed.clone()).or_default();
            let wait = plan::after(kept, &answer.got, every);
            match wait {
                Some(wait) => kept.next = Some(later(Timestamp::now(), wait)),
                None => kept.gone = true,
            }
            if let Some(seen) = answer.seen {
                kept.seen = seen;
            }
            let next = kept.next.filter(|_| !kept.gone).map(clock).unwrap_or_default();
            if !keeper.keep(answer.outcomes, &answer.feed, &answer.told, &next)? || answer.failed {
                end = End::Problems;
            }
            // What is in the case is known to be; what is not comes again.
            state.save(&beside).with_context(|| format!("{}: cannot be written", beside.display()))?;
            if add::stopping() {
                break;
            }
        }
        keeper.finish()?;
        let next = state.next(feeds.iter(), Timestamp::now());
        if args.once || add::stopping() || next.is_none() {
            break;
        }
        sleep_until(next.unwrap_or_default());
        if add::stopping() {
            break;
        }
    }
    println!("{}", keeper.line()?);
    if add::stopping() {
        eprintln!("dateline: stopped; what is stored stays, and the same command goes on from here");
    }
    Ok(end)
}

/// `, next at 10:15 UTC`.
fn clock(at: Timestamp) -> String {
    at.strftime(", next at %H:%M UTC").to_string()
}

fn sleep_until(at: Timestamp) {
    while Timestamp::now() < at && !add::stopping() {
        std::thread::sleep(Duration::from_millis(200));
    }
}

/// The feeds that are named, each once, in order; where none is, those that were watched before.
fn feeds(args: &Watch, state: &State) -> anyhow::Result<Vec<String>> {
    let mut out: Vec<String> = Vec::new();
    let mut seen = BTreeSet::new();
    let mut push = |feed: String| {
        if seen.insert(feed.clone()) {
            out.push(feed);
        }
    };
    for name in &args.feeds {
        if name.starts_with("http://") || name.starts_with("https://") {
            push(name.clone());
            continue;
        }
        let bytes = std::fs::read(name).with_context(|| format!("{name}: no address, and no list that can be read"))?;
        let listed = dateline_intake::feeds(&bytes).unwrap_or_default();
        if listed.is_empty() {
            bail!("{name}: no list of feeds (OPML)");
        }
        for feed in listed {
            push(feed.url);
        }
    }
    if args.feeds.is_empty() {
        state.feeds.keys().cloned().for_each(push);
    }
    if out.is_empty() {
        bail!("no feeds are named, and none were watched before: give their addresses, or a list (OPML)");
    }
    Ok(out)
}

/// Asks for the feeds that are due, hosts beside one another, feeds of one host one after another; answers as they come.
fn ask(
    due: &[&String],
    state: &State,
    client: &Arc<Client>,
    args: &Watch,
    known: &Arc<Mutex<HashSet<String>>>,
) -> impl Iterator<Item = Answer> + use<> {
    let mut hosts: BTreeMap<String, Vec<Ask>> = BTreeMap::new();
    for feed in due {
        let host = feed.split('/').nth(2).unwrap_or_default().to_owned();
        let state = state.feeds.get(*feed).cloned().unwrap_or_default();
        hosts.entry(host).or_default().push(Ask { feed: (*feed).clone(), state, pages: !args.no_pages });
    }
    let queue: Arc<Mutex<VecDeque<Vec<Ask>>>> = Arc::new(Mutex::new(hosts.into_values().collect()));
    let (sender, answers) = mpsc::channel();
    // They are not waited for: whoever stops does not wait for a server.
    for _ in 0..AT_ONCE {
        let (queue, sender, client, known) =
            (Arc::clone(&queue), sender.clone(), Arc::clone(client), Arc::clone(known));
        let work = move || {
            loop {
                let Some(asks) = queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front() else { return };
                for ask in asks {
                    if add::stopping() || sender.send(ask.answer(&client, &known)).is_err() {
                        return;
                    }
                }
            }
        };
        let _ = std::thread::Builder::new().stack_size(super::STACK).spawn(work);
    }
    drop(sender);
    std::iter::from_fn(move || {
        loop {
            match answers.recv_timeout(Duration::from_millis(200)) {
                Ok(answer) => return Some(answer),
                Err(mpsc::RecvTimeoutError::Timeout) if !add::stopping() => {}
                Err(_) => return None,
            }
        }
    })
}

/// What puts documents into the case.
struct Keeper {
    batch: Batch,
    engine: &'static English,
    kit: Kit,
    threads: usize,
    /// Versions that the case holds.
    known: Arc<Mutex<HashSet<String>>>,
}

impl Keeper {
    fn new(args: &Watch) -> anyhow::Result<Keeper> {
        let case = Case::open_or_create(Path::new(&args.case))?;
        let (engine, kit) = (English::embedded()?, kit::of_case(&case)?);
        let known = Arc::new(Mutex::new(case.version_ids()?));
        Ok(Keeper { batch: Batch::new(case, AddFormat::Text), engine, kit, threads: args.threads, known })
    }

    /// Stores what a feed gave, and says so; false where something was wrong with some of it.
    fn keep(
        &mut self,
        outcomes: Vec<(crate::inputs::Outcome, Given)>,
        feed: &str,
        told: &str,
        next: &str,
    ) -> anyhow::Result<bool> {
        let before = self.batch.sum;
        let mut givens = Vec::new();
        let mut inputs = Vec::new();
        for (number, (outcome, given)) in outcomes.into_iter().enumerate() {
            givens.push(given);
            inputs.push(outcome.map(|t| Taken { at: Some(number as u64), ..t }));
        }
        let (engine, kit, batch) = (&self.engine, &self.kit, &mut self.batch);
        let many = inputs.len();
        let end = in_order(
            inputs.into_iter(),
            self.threads,
            &ProgressBar::hidden(),
            |taken| {
                let record = dateline_read::read(&taken.document, &engine.analyse(&taken.document.text), kit);
                let given = taken.at.and_then(|n| kit::given_words(givens.get(n as usize)?));
                let original =
                    Original { name: taken.name.clone(), line: taken.line, given, bytes: taken.bytes.clone() };
                Ok(Prepared::new(record, original, READ_BY))
            },
            &mut |prepared| batch.take(prepared),
        )?;
        self.batch.store()?;
        let after = self.batch.sum;
        let (new, changed) = (after.new - before.new, after.changed - before.changed);
        let changed = if changed > 0 { format!(", {changed} changed") } else { String::new() };
        eprintln!("dateline: {feed}: {told}{new} new{changed}{next}");
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.extend(self.batch.case.version_ids()?);
        Ok(many == 0 || end == End::Done)
    }

    fn finish(&mut self) -> anyhow::Result<()> {
        finish(&mut self.batch.case)
    }

    fn line(&self) -> anyhow::Result<String> {
        self.batch.sum.line(&self.batch.case)
    }
}
