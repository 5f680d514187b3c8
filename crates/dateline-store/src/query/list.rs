//! Lists of joined items, stories and reports.

use std::collections::HashMap;

use rusqlite::types::Value as Sql;
use rusqlite::{Row, params_from_iter};
use serde::Serialize;
use serde_json::Value;

use crate::case::Case;
use crate::error::Result;
use crate::{assemble, pack};

/// Kinds of joined items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// What happened.
    Event,
    /// Who is who.
    Entity,
    /// Who stands with whom.
    Side,
    /// How many.
    Toll,
    /// Who says what.
    Claim,
    /// What money.
    Stake,
}

impl Kind {
    /// The word in the file.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Event => "event",
            Kind::Entity => "entity",
            Kind::Side => "side",
            Kind::Toll => "toll",
            Kind::Claim => "claim",
            Kind::Stake => "stake",
        }
    }

    /// The kind of this word.
    pub(crate) fn of(word: &str) -> Option<Kind> {
        [Kind::Event, Kind::Entity, Kind::Side, Kind::Toll, Kind::Claim, Kind::Stake]
            .into_iter()
            .find(|k| k.as_str() == word)
    }
}

/// What people made of an item.
const REVIEWS: &[&str] = &["rejected", "accepted", "edited", "added", "flagged", "differ"];

/// Which items are wanted; what is left open lets all pass.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Not over before this day (ISO 8601).
    pub since: Option<String>,
    /// Not begun after this day (ISO 8601).
    pub until: Option<String>,
    /// In which this name, or a name of the same entity, takes part.
    pub about: Option<String>,
    /// At this place.
    pub place: Option<String>,
    /// Of this class: an event's type, a toll's kind, a side's relation, a claim's act.
    pub class: Option<String>,
    /// Of this status.
    pub status: Option<String>,
    /// Resting on a version that came after this one.
    pub after: Option<i64>,
    /// Of this story.
    pub story: Option<String>,
    /// Of events: whether it happened, as far as somebody says so (`reported` or `claimed`).
    pub happened: Option<bool>,
    /// Of reports: by this outlet, or by none that is named.
    pub outlet: Option<Option<String>>,
}

/// Which part of a list, and in which order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// Rows passed over.
    pub offset: usize,
    /// Rows at most; null: all.
    pub limit: Option<usize>,
    /// The order.
    pub order: Order,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// By day; what has none comes last.
    Day,
    /// Main ones first.
    Weight,
}

impl Order {
    /// What joined items are put in order by.
    fn columns(self) -> &'static str {
        match self {
            Order::Day => "j.day_from IS NULL, j.day_from, j.day_to, j.weight DESC, j.id",
            Order::Weight => "j.weight DESC, j.day_from IS NULL, j.day_from, j.id",
        }
    }
}

/// Part of a list.
#[derive(Clone, Debug, Serialize)]
pub struct Listed<T> {
    /// How many there are.
    pub total: usize,
    /// Those asked for.
    pub rows: Vec<T>,
}

/// One joined item.
#[derive(Clone, Debug, Serialize)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: Kind,
    /// The id of its story.
    pub story: String,
    /// An event's type, a toll's kind, a side's relation, a claim's act, an entity's kind.
    pub class: Option<String>,
    /// Its status.
    pub status: Option<String>,
    /// First day.
    pub day_from: Option<String>,
    /// Last day.
    pub day_to: Option<String>,
    /// Where.
    pub place: Option<String>,
    /// Actors, speaker, giver, who takes the side, the counted; several with `; ` between.
    pub who: Option<String>,
    /// Recipients, receiver, whose side.
    pub whom: Option<String>,
    /// Reports that tell it.
    pub reports: i64,
    /// Independent origins behind them.
    pub origins: i64,
    /// How much it weighs.
    pub weight: i64,
    /// Its words in its fullest telling.
    pub quote: Option<String>,
    /// What people made of it: `accepted`, `rejected`, `edited`, `added`, `flagged`, or `differ` where two of them disagree.
    pub review: Option<String>,
    /// The item whole, as `dateline-story` joined it.
    pub detail: Value,
}

/// One story.
#[derive(Clone, Debug, Serialize)]
pub struct Story {
    /// Its id.
    pub id: String,
    /// The headline of its first report.
    pub title: Option<String>,
    /// Day of the first report.
    pub day_from: Option<String>,
    /// Day of the last report.
    pub day_to: Option<String>,
    /// How many reports.
    pub reports: i64,
    /// How many independent origins.
    pub origins: i64,
    /// The sources of its reports, in order.
    pub documents: Vec<String>,
}

/// One report.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// Its id.
    pub id: String,
    /// Its source.
    pub source: String,
    /// Its outlet.
    pub outlet: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<String>,
    /// The id of its story.
    pub story: Option<String>,
    /// Where its words come from: its own source, or that of the report it copies.
    pub origin: Option<String>,
    /// The agency that it names.
    pub agency: Option<String>,
    /// The source of the report that it copies.
    pub copy_of: Option<String>,
    /// The source of the report that withdrew it.
    pub withdrawn_by: Option<String>,
    /// How many texts of it are kept.
    pub versions: i64,
}

/// The words of a joined item, which stand in the row of the telling that gives them.
macro_rules! quote {
    () => {
        "coalesce(j.words, CASE j.kind WHEN 'event' THEN (SELECT q.quote FROM events q WHERE q.key = j.item)
           WHEN 'claim' THEN (SELECT q.quote FROM claims q WHERE q.key = j.item)
           WHEN 'toll' THEN (SELECT q.quote FROM tolls q WHERE q.key = j.item)
           WHEN 'side' THEN (SELECT q.quote FROM sides q WHERE q.key = j.item)
           WHEN 'stake' THEN (SELECT q.quote FROM stakes q WHERE q.key = j.item) END)"
    };
}

/// The same for others.
pub(super) const QUOTE: &str = quote!();

macro_rules! columns {
    () => {
        "j.id, j.kind, s.id, j.class, j.status, j.day_from, j.day_to, j.place, j.who, j.whom, j.reports, j.origins, j.weight, "
    };
}

/// The piece in which an item lies whole.
macro_rules! packed {
    () => {
        "(SELECT x.packed FROM details x WHERE x.key = (j.key >> 24 << 24) + (j.detail >> 4))"
    };
}

/// The columns of an [`Item`], in the order that [`item`] reads them.
pub(super) const ITEM: &str = concat!(columns!(), quote!(), ", j.review, j.detail, ", packed!());

/// The same, the item whole only where a person decided something of it.
const OUTLINE: &str =
    concat!(columns!(), quote!(), ", j.review, j.detail, CASE WHEN j.review IS NOT NULL THEN ", packed!(), " END");

pub(super) fn item(row: &Row<'_>) -> rusqlite::Result<Item> {
    let kind: String = row.get(1)?;
    let mut item = Item {
        id: row.get(0)?,
        kind: Kind::of(&kind).unwrap_or(Kind::Event),
        story: row.get(2)?,
        class: row.get(3)?,
        status: row.get(4)?,
        day_from: row.get(5)?,
        day_to: row.get(6)?,
        place: row.get(7)?,
        who: row.get(8)?,
        whom: row.get(9)?,
        reports: row.get(10)?,
        origins: row.get(11)?,
        weight: row.get(12)?,
        quote: row.get(13)?,
        review: row.get(14)?,
        detail: Value::Null,
    };
    let line = (row.get::<_, i64>(15)? % assemble::PIECE) as usize;
    let Some(packed) = row.get_ref(16)?.as_blob_or_null()? else { return Ok(item) };
    item.detail = pack::unpack_line(packed, line).unwrap_or_default();
    // What the columns hold stands there alone.
    let words = if item.kind == Kind::Claim { "content" } else { "words" };
    if let Some(w) = item.detail.get_mut(words).filter(|w| w.as_str() == Some("")) {
        *w = item.quote.as_deref().into();
    }
    if item.kind == Kind::Entity && item.detail.is_object() {
        item.detail["reports"] = item.reports.into();
        item.detail["origins"] = item.origins.into();
    }
    Ok(item)
}

impl Item {
    /// The items of single reports that it stands for: their sources and ids.
    pub fn members(&self) -> Vec<(String, String)> {
        let mut out = Vec::new();
        members(&self.detail, &mut out);
        out
    }
}

/// `["source", "e4"]` in the list `members`; of a toll in those of its counts, of an entity one in each.
fn members(detail: &Value, out: &mut Vec<(String, String)>) {
    for m in detail.get("members").and_then(Value::as_array).into_iter().flatten() {
        let pair = m.get("member").unwrap_or(m);
        if let (Some(source), Some(item)) =
            (pair.pointer("/0").and_then(Value::as_str), pair.pointer("/1").and_then(Value::as_str))
        {
            out.push((source.to_owned(), item.to_owned()));
        }
    }
    for c in detail.get("counts").and_then(Value::as_array).into_iter().flatten() {
        members(c, out);
    }
}

impl Case {
    /// The joined items of a kind.
    pub fn items(&self, kind: Kind, filter: &Filter, page: Page) -> Result<Listed<Item>> {
        self.list(kind, filter, page, ITEM)
    }

    /// The same without the items whole, but for those that a person decided something of: for pictures of many.
    pub fn outlines(&self, kind: Kind, filter: &Filter, page: Page) -> Result<Listed<Item>> {
        self.list(kind, filter, page, OUTLINE)
    }

    fn list(&self, kind: Kind, filter: &Filter, page: Page, columns: &str) -> Result<Listed<Item>> {
        let question = format!("{kind:?} {:?} {filter:?}", page.order);
        // Where answers are remembered, the whole order is: but for the first rows of all, which an index gives.
        let light = Filter { happened: None, status: None, ..filter.clone() } == Filter::default();
        let by_index = *filter == Filter::default() || (light && page.order == Order::Weight && !filter.is_review());
        let first = by_index && page.offset == 0 && page.limit.is_some();
        if self.memory.is_some() && (!first || self.recalls::<Ordered>(&question)?) {
            let ordered = self.recall(question, || self.ordered(kind, filter, page.order))?;
            let wanted = ordered.keys.iter().skip(page.offset).take(page.limit.unwrap_or(usize::MAX));
            let run = || wanted.map(|key| self.item_of(*key, columns)).collect::<rusqlite::Result<Vec<Item>>>();
            return Ok(Listed { total: ordered.keys.len(), rows: run().map_err(|e| self.error(e))? });
        }
        let w = self.wanted(kind, filter)?;
        let run = || -> rusqlite::Result<Listed<Item>> {
            let order = page.order.columns();
            let from = format!("FROM joined j WHERE {}", w.sql);
            let total = self
                .db
                .prepare_cached(&format!("SELECT count(*) {from}"))?
                .query_row(params_from_iter(&w.args), |r| r.get::<_, i64>(0))?;
            // The page first: words and details are looked up for what is shown alone.
            let sql = format!(
                "SELECT {columns} FROM (SELECT j.key {from} ORDER BY {order} {}) w CROSS JOIN joined j ON j.key = w.key
                 JOIN stories s ON s.key = j.story ORDER BY {order}",
                Wanted::page(page)
            );
            let rows = self
                .db
                .prepare_cached(&sql)?
                .query_map(params_from_iter(&w.args), item)?
                .collect::<rusqlite::Result<_>>()?;
            Ok(Listed { total: total as usize, rows })
        };
        run().map_err(|e| self.error(e))
    }

    /// The keys of a kind's items in their order, and how many fall on which days.
    pub(super) fn ordered(&self, kind: Kind, filter: &Filter, order: Order) -> Result<Ordered> {
        let w = self.wanted(kind, filter)?;
        let run = || -> rusqlite::Result<Ordered> {
            // Who looks at each row reads them as they lie; only what people decided has an index worth the way.
            let how = if filter.is_review() { "" } else { "NOT INDEXED" };
            let sql = format!(
                "SELECT j.key, j.status, j.day_from, j.day_to FROM joined j {how} WHERE {} ORDER BY {}",
                w.sql,
                order.columns()
            );
            let mut find = self.db.prepare_cached(&sql)?;
            let mut rows = find.query(params_from_iter(&w.args))?;
            let mut out = Ordered::default();
            while let Some(r) = rows.next()? {
                out.keys.push(r.get(0)?);
                let text = |n: usize| r.get_ref(n).map(|v| v.as_str().ok());
                if let Some(from) = text(2)? {
                    out.day(text(1)?, from, text(3)?);
                }
            }
            out.close();
            Ok(out)
        };
        run().map_err(|e| self.error(e))
    }

    fn item_of(&self, key: i64, columns: &str) -> rusqlite::Result<Item> {
        let sql = format!("SELECT {columns} FROM joined j JOIN stories s ON s.key = j.story WHERE j.key = ?");
        self.db.prepare_cached(&sql)?.query_row([key], item)
    }

    /// The conditions on joined items of a kind.
    pub(super) fn wanted(&self, kind: Kind, filter: &Filter) -> Result<Wanted> {
        let mut w = Wanted::new("j.kind = ?", kind.as_str().to_owned());
        if let Some(words) = filter.about.as_deref() {
            let keys = serde_json::to_string(&self.about(kind, words)?).unwrap_or_default();
            w.text("j.key IN (SELECT value FROM json_each(?))", Some(&keys));
        }
        w.days(filter, "j.day_from", "j.day_to");
        w.like("j.place", filter.place.as_deref());
        w.same("j.class", filter.class.as_deref());
        match filter.status.as_deref() {
            // What a person rejected is shown only to those who ask for it.
            None => w.and("j.key NOT IN (SELECT x.key FROM joined x WHERE x.review = 'rejected')"),
            _ if filter.is_review() => w.same("j.review", filter.status.as_deref()),
            status => w.same("j.status", status),
        }
        w.of_story(filter.story.as_deref());
        match filter.happened {
            Some(true) => w.and("j.status IN ('reported', 'claimed')"),
            Some(false) => w.and("j.status NOT IN ('reported', 'claimed')"),
            None => {}
        }
        w.number("j.newest > ?", filter.after);
        Ok(w)
    }

    /// The stories, the one with most reports first or by their first day.
    pub fn stories(&self, filter: &Filter, page: Page) -> Result<Listed<Story>> {
        let run = || -> rusqlite::Result<Listed<Story>> {
            let mut w = Wanted::new("1", None);
            w.days(filter, "s.day_from", "s.day_to");
            w.like("s.title", filter.about.as_deref());
            w.text("s.id = ?", filter.story.as_deref());
            w.number("s.newest > ?", filter.after);
            let order = match page.order {
                Order::Day => "s.day_from IS NULL, s.day_from, s.id",
                Order::Weight => "s.reports DESC, s.day_from IS NULL, s.day_from, s.id",
            };
            let from = format!("FROM stories s WHERE {}", w.sql);
            let total = self
                .db
                .prepare_cached(&format!("SELECT count(*) {from}"))?
                .query_row(params_from_iter(&w.args), |r| r.get::<_, i64>(0))?;
            let sql = format!(
                "SELECT s.id, s.title, s.day_from, s.day_to, s.reports, s.origins, s.key {from} ORDER BY {order} {}",
                Wanted::page(page)
            );
            let mut documents = self.db.prepare_cached(
                "SELECT d.source FROM story_documents sd JOIN documents d ON d.key = sd.document WHERE sd.story = ? ORDER BY d.source",
            )?;
            let rows = self
                .db
                .prepare_cached(&sql)?
                .query_map(params_from_iter(&w.args), |r| {
                    Ok(Story {
                        id: r.get(0)?,
                        title: r.get(1)?,
                        day_from: r.get(2)?,
                        day_to: r.get(3)?,
                        reports: r.get(4)?,
                        origins: r.get(5)?,
                        documents: documents
                            .query_map([r.get::<_, i64>(6)?], |d| d.get(0))?
                            .collect::<rusqlite::Result<_>>()?,
                    })
                })?
                .collect::<rusqlite::Result<_>>()?;
            Ok(Listed { total: total as usize, rows })
        };
        run().map_err(|e| self.error(e))
    }

    /// The reports, by their day.
    pub fn reports(&self, filter: &Filter, page: Page) -> Result<Listed<Report>> {
        let run = || -> rusqlite::Result<Listed<Report>> {
            let mut w = Wanted::new("1", None);
            w.days(filter, "v.published", "v.published");
            w.like("coalesce(v.outlet, '') || ' ' || coalesce(v.title, '')", filter.about.as_deref());
            w.text("s.id = ?", filter.story.as_deref());
            w.number("v.key > ?", filter.after);
            match &filter.outlet {
                Some(Some(name)) => w.text("v.outlet = ?", Some(name)),
                Some(None) => w.and("v.outlet IS NULL"),
                None => {}
            }
            let from = format!(
                "FROM documents d JOIN versions v ON v.key = d.version LEFT JOIN story_documents sd ON sd.document = d.key
                 LEFT JOIN stories s ON s.key = sd.story WHERE {}",
                w.sql
            );
            let total = self
                .db
                .prepare_cached(&format!("SELECT count(*) {from}"))?
                .query_row(params_from_iter(&w.args), |r| r.get::<_, i64>(0))?;
            let sql = format!(
                "SELECT d.id, d.source, v.outlet, v.title, v.published, s.id, sd.origin, sd.agency, sd.copy_of, sd.withdrawn_by,
                 (SELECT count(*) FROM versions x WHERE x.document = d.key) {from}
                 ORDER BY v.published IS NULL, v.published, d.source {}",
                Wanted::page(page)
            );
            let rows = self
                .db
                .prepare_cached(&sql)?
                .query_map(params_from_iter(&w.args), |r| {
                    Ok(Report {
                        id: r.get(0)?,
                        source: r.get(1)?,
                        outlet: r.get(2)?,
                        title: r.get(3)?,
                        published: r.get(4)?,
                        story: r.get(5)?,
                        origin: r.get(6)?,
                        agency: r.get(7)?,
                        copy_of: r.get(8)?,
                        withdrawn_by: r.get(9)?,
                        versions: r.get(10)?,
                    })
                })?
                .collect::<rusqlite::Result<_>>()?;
            Ok(Listed { total: total as usize, rows })
        };
        run().map_err(|e| self.error(e))
    }
}

/// A list in its order: keys, and the days that its items fall on.
#[derive(Debug, Default)]
pub(super) struct Ordered {
    pub(super) keys: Vec<i64>,
    pub(super) days: HashMap<(Option<String>, String, Option<String>), i64>,
    /// Where the last one was put: neighbours are often of one day.
    last: Option<(Option<String>, String, Option<String>)>,
    run: i64,
}

impl Ordered {
    fn day(&mut self, status: Option<&str>, from: &str, to: Option<&str>) {
        let same = |l: &(Option<String>, String, Option<String>)| {
            l.0.as_deref() == status && l.1 == from && l.2.as_deref() == to
        };
        if !self.last.as_ref().is_some_and(same) {
            self.close();
            self.last = Some((status.map(str::to_owned), from.to_owned(), to.map(str::to_owned)));
        }
        self.run += 1;
    }

    fn close(&mut self) {
        if let Some(last) = self.last.take() {
            *self.days.entry(last).or_default() += self.run;
        }
        self.run = 0;
    }
}

impl Filter {
    /// Whether it asks for what people made of items.
    fn is_review(&self) -> bool {
        REVIEWS.contains(&self.status.as_deref().unwrap_or_default())
    }
}

/// Words as a pattern that finds them anywhere.
fn pattern(words: &str) -> String {
    let mut out = String::from("%");
    for c in words.chars() {
        if matches!(c, '%' | '_' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out + "%"
}

/// The conditions of a query and what fills them.
pub(super) struct Wanted {
    pub(super) sql: String,
    pub(super) args: Vec<Sql>,
}

impl Wanted {
    fn new(first: &str, arg: impl Into<Option<String>>) -> Wanted {
        Wanted { sql: first.to_owned(), args: arg.into().map(Sql::from).into_iter().collect() }
    }

    fn and(&mut self, condition: &str) {
        self.sql.push_str(" AND ");
        self.sql.push_str(condition);
    }

    fn text(&mut self, condition: &str, value: Option<&str>) {
        if let Some(v) = value {
            self.args.push(Sql::from(v.to_owned()));
            self.and(condition);
        }
    }

    /// Of the story of this id: its items have keys of their own.
    fn of_story(&mut self, id: Option<&str>) {
        if let Some(id) = id {
            self.args.extend([Sql::from(id.to_owned()), Sql::from(id.to_owned())]);
            self.and("j.key >= (SELECT y.key << 24 FROM stories y WHERE y.id = ?) AND j.key < (SELECT y.key + 1 << 24 FROM stories y WHERE y.id = ?)");
        }
    }

    fn number(&mut self, condition: &str, value: Option<i64>) {
        if let Some(v) = value {
            self.args.push(Sql::from(v));
            self.and(condition);
        }
    }

    fn like(&mut self, column: &str, value: Option<&str>) {
        self.text(&format!("{column} LIKE ? ESCAPE '\\'"), value.map(pattern).as_deref());
    }

    /// The value, letter case apart.
    fn same(&mut self, column: &str, value: Option<&str>) {
        self.text(&format!("{column} = ? COLLATE NOCASE"), value);
    }

    /// An interval that touches the one asked for. A day without a time of day reaches to its end.
    fn days(&mut self, filter: &Filter, from: &str, to: &str) {
        self.text(&format!("coalesce({to}, {from}) >= ?"), filter.since.as_deref());
        self.text(&format!("substr(coalesce({from}, {to}), 1, 10) <= ?"), filter.until.as_deref());
    }

    fn page(page: Page) -> String {
        format!("LIMIT {} OFFSET {}", page.limit.map_or(-1, |n| n as i64), page.offset)
    }
}
