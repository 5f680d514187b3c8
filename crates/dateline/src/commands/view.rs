//! What the views of a case share: the filter off the command line, rows as JSON or CSV, the page for the terminal.

use std::io::Write;

use dateline_store::{Case, Filter, Item, Kind, Listed, Order, Page};
use serde_json::{Map, Value};

use crate::args::{View, ViewFormat};
use crate::brief::sheet::Sheet;
use crate::commands::End;

/// Rows that the text shows unless told otherwise.
const SHOWN: usize = 100;

/// A view that is being answered.
pub(crate) struct Asked {
    pub(crate) case: Case,
    pub(crate) filter: Filter,
    pub(crate) page: Page,
    pub(crate) format: ViewFormat,
}

impl Asked {
    /// Opens the case; `name` is the view's, for `--new`.
    pub(crate) fn new(args: &View, name: &str, order: Order) -> anyhow::Result<Asked> {
        let (case, after) = if args.new {
            let mut case = Case::open(&args.case)?;
            let after = case.look(name)?;
            (case, Some(after))
        } else {
            (Case::open_read_only(&args.case)?, None)
        };
        let limit = match (args.limit, args.format) {
            (Some(0), _) => None,
            (Some(n), _) => Some(n),
            (None, ViewFormat::Text) => Some(SHOWN),
            (None, _) => None,
        };
        let filter = Filter {
            since: args.since.clone(),
            until: args.until.clone(),
            about: args.about.clone(),
            place: args.place.clone(),
            class: args.kind.clone(),
            status: args.status.clone(),
            after,
            ..Filter::default()
        };
        Ok(Asked { case, filter, page: Page { offset: 0, limit, order }, format: args.format })
    }
}

/// A view of one kind of joined items: rows as `row` makes them, or the page that `text` fills.
pub(crate) fn items(
    args: &View,
    name: &str,
    kind: Kind,
    order: Order,
    row: impl Fn(&Item) -> Value,
    text: impl Fn(&mut Sheet, &[Item]),
) -> anyhow::Result<End> {
    let asked = Asked::new(args, name, order)?;
    let listed = asked.case.items(kind, &asked.filter, asked.page)?;
    print(&listed, asked.format, row, text)
}

/// Prints a list in the format asked for.
pub(crate) fn print<T>(
    listed: &Listed<T>,
    format: ViewFormat,
    row: impl Fn(&T) -> Value,
    text: impl Fn(&mut Sheet, &[T]),
) -> anyhow::Result<End> {
    match format {
        ViewFormat::Text => {
            let mut sheet = sheet();
            text(&mut sheet, &listed.rows);
            if listed.rows.is_empty() {
                sheet.line(0, "Nothing in this case answers to that.");
            }
            if listed.total > listed.rows.len() {
                sheet.blank();
                sheet.line(0, &format!("{} of {} shown; --limit 0 shows all.", listed.rows.len(), listed.total));
            }
            anstream::stdout().lock().write_all(sheet.finish().as_bytes())?;
        }
        _ => rows(listed.rows.iter().map(row), format)?,
    }
    Ok(End::Done)
}

/// A page as wide as the terminal.
pub(crate) fn sheet() -> Sheet {
    Sheet::new(textwrap::termwidth().clamp(40, 100))
}

/// Prints rows as data.
pub(crate) fn rows(rows: impl Iterator<Item = Value>, format: ViewFormat) -> anyhow::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    match format {
        ViewFormat::Jsonl => {
            for row in rows {
                writeln!(out, "{row}")?;
            }
        }
        ViewFormat::Csv => csv(rows, &mut out)?,
        _ => {
            out.write_all(b"[")?;
            for (n, row) in rows.enumerate() {
                write!(out, "{}\n{row}", if n > 0 { "," } else { "" })?;
            }
            out.write_all(b"\n]\n")?;
        }
    }
    out.flush()?;
    Ok(())
}

/// A header of all names that the rows have; lists and tables in a cell become words.
fn csv(rows: impl Iterator<Item = Value>, out: &mut impl Write) -> anyhow::Result<()> {
    let rows: Vec<Map<String, Value>> =
        rows.filter_map(|r| if let Value::Object(r) = r { Some(r) } else { None }).collect();
    let mut names: Vec<&String> = Vec::new();
    for name in rows.iter().flat_map(Map::keys) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(&names)?;
    for row in &rows {
        writer.write_record(names.iter().map(|n| row.get(*n).map(cell).unwrap_or_default()))?;
    }
    writer.flush()?;
    Ok(())
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(s) => s.clone(),
        Value::Array(a) => a.iter().map(inner).collect::<Vec<_>>().join("; "),
        v => inner(v),
    }
}

/// A value within a cell.
fn inner(value: &Value) -> String {
    match value {
        Value::Array(a) => a.iter().map(cell).collect::<Vec<_>>().join(" "),
        Value::Object(o) => o
            .iter()
            .filter(|(_, v)| !v.is_null())
            .map(|(k, v)| format!("{k}: {}", inner(v)))
            .collect::<Vec<_>>()
            .join(", "),
        v => v.as_str().map_or_else(|| v.to_string(), str::to_owned),
    }
}

/// A row under way.
pub(crate) fn row(pairs: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    Value::Object(pairs.into_iter().map(|(k, v)| (k.to_owned(), v)).collect::<Map<_, _>>())
}

/// What lies in the joined item under this name; null where nothing does.
pub(crate) fn part(item: &Item, name: &str) -> Value {
    item.detail.get(name).cloned().unwrap_or_default()
}

/// The names of a list of parties.
pub(crate) fn names(item: &Item, list: &str) -> Vec<String> {
    let parties = item.detail.get(list).and_then(Value::as_array);
    let mut out: Vec<String> = Vec::new();
    for name in parties.into_iter().flatten().filter_map(|p| p.get("name").and_then(Value::as_str)) {
        if !out.iter().any(|n| n == name) {
            out.push(name.to_owned());
        }
    }
    out
}

/// The beginning of an id, as the pages print it; `show` and `review` take it.
pub(crate) fn short(id: &str) -> &str {
    id.get(..8).unwrap_or(id)
}

/// `3 reports, 2 origins`, or the source where there is only one.
pub(crate) fn behind(item: &Item) -> String {
    use crate::commands::add::many;
    if item.reports < 2 {
        let source = item.detail.pointer("/members/0/0").and_then(Value::as_str);
        return source.map_or_else(|| "1 report".to_owned(), |s| crate::brief::sheet::shorten(s, 40));
    }
    format!(
        "{}, {}",
        many(item.reports as usize, "report", "reports"),
        many(item.origins as usize, "origin", "origins")
    )
}

/// The day, or the first and last with a slash between (ISO 8601); null where none is known.
pub(crate) fn interval(from: Option<&str>, to: Option<&str>) -> Value {
    match (from, to) {
        (Some(a), Some(b)) if a == b => a.into(),
        (None, None) => Value::Null,
        (a, b) => format!("{}/{}", a.unwrap_or(".."), b.unwrap_or("..")).into(),
    }
}

/// The whole joined item as a row, with what people made of it.
pub(crate) fn whole(item: &Item) -> Value {
    let mut out = item.detail.clone();
    if let Value::Object(map) = &mut out {
        for (name, value) in [("story", Some(&item.story)), ("review", item.review.as_ref())] {
            map.entry(name).or_insert_with(|| value.map_or(Value::Null, |v| v.as_str().into()));
        }
    }
    out
}
