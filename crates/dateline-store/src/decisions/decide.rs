//! A decision is made: what it is about becomes an anchor, and the story is marked to be put together anew.

use std::collections::HashMap;

use dateline_model::{Span, Text};
use rusqlite::{TransactionBehavior, params};

use super::{Action, Anchor, Decision, State, all};

use crate::case::Case;
use crate::error::{Error, Result};
use crate::ids;
use crate::query::{Order, Page, Shown};

/// What a correction rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Words of a report.
    Quote(String),
    /// An address.
    Link(String),
    /// The person's own knowledge.
    Knowledge,
}

/// What a person wants to decide.
#[derive(Clone, Debug)]
pub struct Wish {
    /// What to do.
    pub action: Action,
    /// The item: a joined one's id, `SOURCE#e4` for one report's, a story's id; for the fields `who` and `where` a name; of an addition the
    /// report's source; of a revert the decision's id.
    pub item: String,
    /// Of a merge the other item, of a split the report (and item) that is taken out.
    pub other: Option<String>,
    /// Which field.
    pub field: Option<String>,
    /// Its value; of an addition its fields as a JSON object.
    pub new: Option<String>,
    /// What it rests on.
    pub basis: Option<Basis>,
    /// Why.
    pub reason: Option<String>,
    /// Who.
    pub by: String,
    /// When (ISO 8601).
    pub at: String,
    /// The release.
    pub tool_version: String,
}

/// What an item resolves to.
struct Target {
    kind: String,
    anchors: Vec<Anchor>,
    old: Option<String>,
}

impl Case {
    /// Adds a decision and returns its id. [`Case::assemble`] applies it.
    pub fn decide(&mut self, wish: &Wish) -> Result<String> {
        self.decide_all(std::slice::from_ref(wish)).map(|mut ids| ids.remove(0))
    }

    /// Adds decisions, all or none, and returns their ids.
    pub fn decide_all(&mut self, wishes: &[Wish]) -> Result<Vec<String>> {
        let taken_back = wishes.iter().any(|w| w.action == Action::Revert);
        let known = if taken_back { all(&self.db).map_err(|e| self.error(e))? } else { Vec::new() };
        let known: HashMap<&str, &Decision> = known.iter().map(|d| (d.id.as_str(), d)).collect();
        let targets = wishes.iter().map(|w| self.checked(w, &known)).collect::<Result<Vec<_>>>()?;
        let run = |db: &mut rusqlite::Connection| -> rusqlite::Result<Vec<String>> {
            let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let n: i64 = tx.query_row("SELECT count(*) FROM decisions", [], |r| r.get(0))?;
            let mut ids = Vec::with_capacity(wishes.len());
            for (n, (wish, target)) in (n..).zip(wishes.iter().zip(&targets)) {
                ids.push(insert(&tx, wish, target, n)?);
            }
            tx.commit()?;
            Ok(ids)
        };
        run(&mut self.db).map_err(|e| Error::of(&self.path, e))
    }

    /// What a wish is about, if it may be granted.
    fn checked(&self, wish: &Wish, known: &HashMap<&str, &Decision>) -> Result<(Target, Vec<Anchor>, Option<String>)> {
        if wish.by.trim().is_empty() {
            return Err(bad("a decision needs a name: --by"));
        }
        let found = self.target(wish, known)?;
        if matches!(wish.action, Action::Edit | Action::Add) && wish.basis.is_none() {
            return Err(bad("a correction needs what it rests on: --words, --link or --own-knowledge"));
        }
        Ok(found)
    }

    /// What a wish is about, the other anchors of a merge or split, and the new value.
    fn target(&self, wish: &Wish, known: &HashMap<&str, &Decision>) -> Result<(Target, Vec<Anchor>, Option<String>)> {
        let new = wish.new.clone();
        match wish.action {
            Action::Revert => {
                let hit = known.get(wish.item.as_str()).ok_or_else(|| Error::NoItem(wish.item.clone()))?;
                if hit.state == State::Reverted {
                    return Err(bad("that decision was already taken back"));
                }
                let anchors = hit.anchor.iter().chain(&hit.others).cloned().collect();
                Ok((Target { kind: hit.kind.clone(), anchors, old: None }, Vec::new(), Some(hit.id.clone())))
            }
            Action::Edit if matches!(wish.field.as_deref(), Some("who" | "where")) => {
                let kind = if wish.field.as_deref() == Some("who") { "name" } else { "place" };
                // An entity's id stands for its name.
                let name = match self.item(&wish.item) {
                    Ok(item) => item.who.unwrap_or_else(|| wish.item.clone()),
                    Err(_) => wish.item.clone(),
                };
                if new.is_none() {
                    return Err(bad("say who or where with --new"));
                }
                Ok((Target { kind: kind.to_owned(), anchors: Vec::new(), old: Some(name) }, Vec::new(), new))
            }
            Action::Add => {
                let Some(Basis::Quote(words)) = &wish.basis else {
                    return Err(bad("what is added needs the words of the report that say so: --words"));
                };
                let anchor = self.words(&wish.item, words)?;
                Ok((Target { kind: "words".to_owned(), anchors: vec![anchor], old: None }, Vec::new(), new))
            }
            Action::Merge => {
                let other = wish.other.as_deref().ok_or_else(|| bad("a merge needs two items"))?;
                let (a, mut b) = (self.anchors(&wish.item)?, self.anchors(other)?);
                if a.kind != b.kind || !matches!(a.kind.as_str(), "event" | "entity" | "story") {
                    return Err(bad("two events, two entities or two stories can be merged"));
                }
                // All tellings of both belong together, not the first ones alone: else those would leave the others behind.
                b.anchors.extend(a.anchors.iter().skip(1).cloned());
                Ok((a, b.anchors, new))
            }
            Action::Split => {
                let other = wish.other.as_deref().ok_or_else(|| bad("a split needs the telling that is taken out"))?;
                let whole = self.anchors(&wish.item)?;
                if !matches!(whole.kind.as_str(), "event" | "entity" | "story") {
                    return Err(bad("an event, an entity or a story can be split"));
                }
                let (out, rest): (Vec<Anchor>, Vec<Anchor>) =
                    whole.anchors.into_iter().partition(|a| a.source == other || self.named(a, other));
                match (out.is_empty(), rest.is_empty()) {
                    (true, _) => Err(bad("that telling is not of this item; `dateline show` lists those that are")),
                    (_, true) => Err(bad("nothing would be left of it")),
                    _ => Ok((Target { kind: whole.kind, anchors: out, old: None }, rest, new)),
                }
            }
            _ => {
                let mut target = self.anchors(&wish.item)?;
                if let (Some(field), Ok(item)) = (&wish.field, self.item(&wish.item)) {
                    target.old = item
                        .detail
                        .get(field)
                        .filter(|v| !v.is_null())
                        .map(|v| v.as_str().map_or_else(|| v.to_string(), str::to_owned));
                }
                if wish.action == Action::Edit && (wish.field.is_none() || new.is_none()) {
                    return Err(bad("an edit needs --field and --new"));
                }
                if let (Action::Edit, Some(Basis::Quote(words))) = (wish.action, &wish.basis)
                    && !self.says(&target, words)?
                {
                    return Err(bad(
                        "these words stand in no report of the case; drag over them, or name a link or your own knowledge",
                    ));
                }
                Ok((target, Vec::new(), new))
            }
        }
    }

    /// Whether words stand in a report behind the item, or in any other of the case; blanks may be others.
    fn says(&self, target: &Target, words: &str) -> Result<bool> {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let wanted = plain(words);
        for anchor in &target.anchors {
            if self.record(&anchor.source)?.is_some_and(|r| plain(&r.document.text).contains(&wanted)) {
                return Ok(true);
            }
        }
        let page = Page { offset: 0, limit: Some(1), order: Order::Day };
        Ok(self.search(&format!("\"{}\"", wanted.replace('"', " ")), page)?.total > 0)
    }

    /// Whether an anchor is `SOURCE#ITEM`.
    fn named(&self, anchor: &Anchor, name: &str) -> bool {
        let Some((source, item)) = name.rsplit_once('#') else { return false };
        let record = if source == anchor.source { self.record(source).ok().flatten() } else { None };
        record.is_some_and(|r| super::resolve(&r, anchor) == Some(item))
    }

    /// The anchors of an item: of a joined one those of all its members.
    fn anchors(&self, id: &str) -> Result<Target> {
        if let Some((source, item)) = id.rsplit_once('#') {
            let kind = kind_of(item).ok_or_else(|| Error::NoItem(id.to_owned()))?;
            let anchor = self.member(source, item, kind)?.ok_or_else(|| Error::NoItem(id.to_owned()))?;
            return Ok(Target { kind: kind.to_owned(), anchors: vec![anchor], old: None });
        }
        match self.show(id)? {
            Shown::Item(item) => {
                let kind = item.kind.as_str();
                let mut anchors = Vec::new();
                for (source, local) in item.members() {
                    anchors.extend(self.member(&source, &local, kind)?);
                }
                Ok(Target { kind: kind.to_owned(), anchors, old: None })
            }
            Shown::Story(story) => {
                let mut anchors = Vec::new();
                for source in &story.documents {
                    anchors.extend(self.record(source)?.map(|r| Anchor::report(&r, source)));
                }
                Ok(Target { kind: "story".to_owned(), anchors, old: None })
            }
            Shown::Report { report, record } => {
                let anchors = record.map(|r| Anchor::report(&r, &report.source)).into_iter().collect();
                Ok(Target { kind: "story".to_owned(), anchors, old: None })
            }
        }
    }

    fn member(&self, source: &str, item: &str, kind: &str) -> Result<Option<Anchor>> {
        let Some(record) = self.record(source)? else { return Ok(None) };
        let found = super::anchor::items(&record, kind).into_iter().find(|(id, _)| *id == item).map(|(_, w)| w.span());
        Ok(found.map(|span| Anchor::of(&record, source, kind, span)))
    }

    /// The anchor of words of a report.
    fn words(&self, source: &str, words: &str) -> Result<Anchor> {
        let (kind, source) = self.find(source)?;
        let record = if kind == 'd' { self.record(&source)? } else { None };
        let record = record.ok_or_else(|| Error::NoItem(source.clone()))?;
        let text = Text::new(record.document.text.as_str());
        let at = text.as_str().find(words).ok_or_else(|| bad("these words do not stand in that report"))?;
        let span: Span = text.span_of(at..at + words.len());
        Ok(Anchor::of(&record, &source, "words", span))
    }
}

/// Writes one line, and marks the reports that it bears on.
fn insert(
    tx: &rusqlite::Transaction<'_>,
    wish: &Wish,
    (target, others, new): &(Target, Vec<Anchor>, Option<String>),
    n: i64,
) -> rusqlite::Result<String> {
    let anchor = target.anchors.first();
    let (basis, evidence) = match &wish.basis {
        Some(Basis::Quote(w)) => (Some("quote"), Some(w.as_str())),
        Some(Basis::Link(l)) => (Some("link"), Some(l.as_str())),
        Some(Basis::Knowledge) => (Some("knowledge"), None),
        None => (None, None),
    };
    let others_json = (!others.is_empty()).then(|| serde_json::to_string(&others).unwrap_or_default());
    let id = ids::id('k', &[&wish.by, &wish.at, &wish.item, wish.action.as_str(), &n.to_string()]);
    tx.prepare_cached(
        "INSERT INTO decisions(id, item, kind, source, exact, prefix, suffix, starts, ends, text_sha256, others, action, field, old, new,
         basis, evidence, reason, \"by\", \"at\", tool_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![
        id,
        wish.item,
        target.kind,
        anchor.map(|a| &a.source),
        anchor.map(|a| &a.exact),
        anchor.map(|a| &a.prefix),
        anchor.map(|a| &a.suffix),
        anchor.map(|a| a.start),
        anchor.map(|a| a.end),
        anchor.map(|a| &a.text_sha256),
        others_json,
        wish.action.as_str(),
        wish.field,
        target.old,
        new,
        basis,
        evidence,
        wish.reason,
        wish.by,
        wish.at,
        wish.tool_version
    ])?;
    // What a name or a place is bears on every report, and so does the end of it.
    let named = matches!(target.kind.as_str(), "name" | "place");
    if named {
        tx.execute("INSERT OR IGNORE INTO unassembled SELECT key FROM documents", [])?;
    }
    let mut touched: Vec<&str> = target.anchors.iter().chain(others).map(|a| a.source.as_str()).collect();
    touched.sort_unstable();
    touched.dedup();
    let mut mark = tx.prepare_cached("INSERT OR IGNORE INTO unassembled SELECT key FROM documents WHERE source = ?")?;
    for source in touched {
        mark.execute([source])?;
    }
    Ok(id)
}

/// What an item of a record is, by the letter of its id.
fn kind_of(item: &str) -> Option<&'static str> {
    Some(match item.chars().next()? {
        'e' => "event",
        'c' => "claim",
        't' => "toll",
        's' => "side",
        'm' => "stake",
        'n' => "entity",
        _ => return None,
    })
}

fn bad(words: &str) -> Error {
    Error::BadDecision(words.to_owned())
}
