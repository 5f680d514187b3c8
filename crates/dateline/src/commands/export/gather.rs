//! Rows come from a case, story by story or report by report, or from lines of records.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use anyhow::Context;
use dateline_export::rows::{joined, record};
use dateline_export::{Batch, Unit};
use dateline_model::{Code, Problem, Record};
use dateline_store::{Case, Filter, Item, Kind, Order, Page, Place as Told};
use serde_json::Value;

use crate::inputs::Trouble;

/// Reports in one batch.
const BATCH: usize = 128;
/// A case of so many reports is joined as a whole, and is one batch; in a larger one each story is.
const WHOLE: usize = 600;
/// How a case file begins.
const SQLITE: &[u8] = b"SQLite format 3\0";

/// Hides names in a value.
pub(crate) type Mask<'m> = Option<&'m dyn Fn(&mut Value)>;

/// Where rows come from.
pub(crate) enum From {
    /// A case.
    Case(Box<Case>),
    /// Lines of records, and what they are called.
    Lines(Box<dyn BufRead>, String),
}

impl From {
    /// Opens a case, a file of records, or standard input.
    pub(crate) fn open(path: &Path) -> anyhow::Result<From> {
        if path == Path::new("-") {
            return Ok(From::Lines(Box::new(BufReader::new(io::stdin())), "-".to_owned()));
        }
        let name = path.display().to_string();
        let file = File::open(path).with_context(|| format!("cannot open {name}"))?;
        let mut lines = BufReader::with_capacity(1 << 18, file);
        if lines.fill_buf()?.starts_with(SQLITE) {
            return Ok(From::Case(Box::new(Case::open_read_only(path)?)));
        }
        Ok(From::Lines(Box::new(lines), name))
    }

    /// All names of those who bear this one.
    pub(crate) fn names(&self, name: &str) -> anyhow::Result<Vec<String>> {
        let mut out = vec![name.to_owned()];
        if let From::Case(case) = self {
            let filter = Filter { about: Some(name.to_owned()), ..Filter::default() };
            let page = Page { offset: 0, limit: None, order: Order::Weight };
            for item in case.items(Kind::Entity, &filter, page)?.rows {
                let names = item.detail.get("names").and_then(|n| n.as_array()).into_iter().flatten();
                let names: Vec<String> =
                    item.who.iter().cloned().chain(names.filter_map(|n| n.as_str().map(str::to_owned))).collect();
                if names.iter().any(|n| n.to_lowercase().contains(&name.to_lowercase())) {
                    out.extend(names);
                }
            }
        }
        out.sort();
        out.dedup();
        Ok(out)
    }

    /// Hands over all rows, and says how many lines were no records. Of a case names can be hidden.
    pub(crate) fn batches(
        &mut self,
        unit: Unit,
        keep: bool,
        mask: Mask<'_>,
        take: &mut dyn FnMut(Batch) -> anyhow::Result<()>,
    ) -> anyhow::Result<usize> {
        match self {
            From::Lines(lines, name) => records(lines, name, keep, take),
            From::Case(case) if unit == Unit::Report => reports(case, keep, mask, take).map(|()| 0),
            From::Case(case) => stories(case, mask, take).map(|()| 0),
        }
    }
}

/// Lines of records; a line that is none is a problem of its own.
fn records(
    lines: &mut dyn BufRead,
    name: &str,
    keep: bool,
    take: &mut dyn FnMut(Batch) -> anyhow::Result<()>,
) -> anyhow::Result<usize> {
    let (mut batch, mut line, mut troubles) = (Batch::default(), Vec::new(), 0);
    for number in 1.. {
        line.clear();
        // A line as long as the limit of an input is no record.
        let n = (&mut *lines).take(dateline_intake::MAX_INPUT as u64 * 4).read_until(b'\n', &mut line)?;
        if n == 0 {
            break;
        }
        if line.trim_ascii().is_empty() {
            continue;
        }
        match serde_json::from_slice::<Record>(&line) {
            Ok(r) => batch.append(record::rows(r, &record::Known::default(), keep)),
            Err(e) => {
                troubles += 1;
                let problem = Problem::new(Code::BadJson, format!("this line is no record: {e}"))
                    .hint("lines come from `dateline read … --format jsonl`");
                Trouble::new(format!("{name}:{number}"), problem).report();
            }
        }
        if batch.reports.len() >= BATCH {
            take(std::mem::take(&mut batch))?;
        }
    }
    take(batch)?;
    Ok(troubles)
}

/// The rows of one report of a case.
fn one(
    case: &Case,
    told: &Told,
    known: record::Known<'_>,
    keep: bool,
    mask: Mask<'_>,
) -> anyhow::Result<Option<Batch>> {
    let known = record::Known {
        story: told.story.as_deref(),
        copy_of: told.copy_of.as_deref(),
        withdrawn_by: told.withdrawn_by.as_deref(),
        ..known
    };
    let Some(mut r) = case.record(&told.source)? else { return Ok(None) };
    if let Some(mask) = mask {
        let mut whole = serde_json::to_value(&r)?;
        mask(&mut whole);
        r = serde_json::from_value(whole)?;
    }
    Ok(Some(record::rows(r, &known, keep)))
}

/// Hides names in a joined item.
fn hide(item: &mut Item, mask: &dyn Fn(&mut Value)) {
    for text in [&mut item.who, &mut item.whom, &mut item.place, &mut item.quote].into_iter().flatten() {
        let mut value = Value::String(std::mem::take(text));
        mask(&mut value);
        value.as_str().unwrap_or_default().clone_into(text);
    }
    mask(&mut item.detail);
}

/// Report by report, in the order in which they were added.
fn reports(
    case: &Case,
    keep: bool,
    mask: Mask<'_>,
    take: &mut dyn FnMut(Batch) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let mut reviews: HashMap<String, HashMap<String, dateline_export::rows::Review>> = HashMap::new();
    for ((source, item), review) in joined::reviews(&case.reviewed_items()?) {
        reviews.entry(source).or_default().insert(item, review);
    }
    let mut batch = Batch::default();
    for told in case.places()? {
        let known = record::Known { reviews: reviews.remove(&told.source).unwrap_or_default(), ..Default::default() };
        batch.append(one(case, &told, known, keep, mask)?.unwrap_or_default());
        if batch.reports.len() >= BATCH {
            take(std::mem::take(&mut batch))?;
        }
    }
    take(batch)
}

/// What the reports say together: the whole of a small case, of a large one each story.
fn stories(case: &Case, mask: Mask<'_>, take: &mut dyn FnMut(Batch) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let places = case.places()?;
    let mut parts: Vec<(Option<String>, Vec<Told>)> = Vec::new();
    if places.len() <= WHOLE {
        parts.push((None, places));
    } else {
        let mut at: HashMap<Option<String>, usize> = HashMap::new();
        for p in places {
            let n = *at.entry(p.story.clone()).or_insert_with(|| {
                parts.push((p.story.clone(), Vec::new()));
                parts.len() - 1
            });
            parts[n].1.push(p);
        }
    }
    let small = parts.len() == 1;
    let mut waiting = Batch::default();
    for (story, told) in parts {
        let mut single = Batch::default();
        for t in &told {
            single.append(one(case, t, record::Known::default(), false, mask)?.unwrap_or_default());
        }
        let mut items = match &story {
            None if !small => Vec::new(),
            story => case.all_items(story.as_deref())?,
        };
        if let Some(mask) = mask {
            for item in &mut items {
                hide(item, mask);
            }
        }
        waiting.append(joined::rows(&items, single));
        if waiting.reports.len() >= BATCH {
            take(std::mem::take(&mut waiting))?;
        }
    }
    take(waiting)
}
