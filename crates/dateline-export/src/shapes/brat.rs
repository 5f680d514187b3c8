//! brat standoff: a text and its annotations a report, and the configuration once. Offsets are code points of the text as it is beside them:
//! line ends of one byte, no byte-order mark. A span over a line end is written in pieces, as brat wants it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

use dateline_model::{Record, Span, Text};
use sha2::{Digest, Sha256};

use super::spans;
use super::{Files, Options, Writer};
use crate::Result;
use crate::report::Account;
use crate::rows::{Batch, word};

/// Names of the spans, and of the events with their roles, for the configuration.
#[derive(Default)]
struct Brat {
    entities: BTreeSet<String>,
    events: BTreeSet<String>,
}

#[expect(clippy::unnecessary_wraps, reason = "as the others are opened")]
pub(super) fn open(_: &Options, _: &mut Files<'_>) -> Result<Box<dyn Writer>> {
    Ok(Box::new(Brat::default()))
}

impl Writer for Brat {
    fn batch(&mut self, batch: &Batch, account: &mut Account, files: &mut Files<'_>) -> Result<()> {
        for r in &batch.records {
            let name = name(&r.document.source);
            let mut text = files(&format!("{name}.txt"))?;
            text.write_all(r.document.text.as_bytes())?;
            text.flush()?;
            let mut out = files(&format!("{name}.ann"))?;
            out.write_all(self.annotations(r).as_bytes())?;
            out.flush()?;
            account.wrote("reports");
        }
        Ok(())
    }

    fn finish(self: Box<Self>, _: &mut Account, files: &mut Files<'_>) -> Result<()> {
        let list =
            |names: &BTreeSet<String>, more: &str| names.iter().fold(String::new(), |out, n| out + n + more + "\n");
        let roles = "\tActor*:<ENTITY>, Recipient*:<ENTITY>, Place*:<ENTITY>, Time*:<ENTITY>, Speaker*:<ENTITY>, Content*:<ENTITY>, From*:<ENTITY>, To*:<ENTITY>";
        let status = "Status\tArg:<EVENT>, Value:reported|claimed|denied|threatened|planned|possible|negated";
        let conf = format!(
            "[entities]\n{}\n[relations]\n\n[events]\n{}\n[attributes]\n{status}\n",
            list(&self.entities, ""),
            list(&self.events, roles)
        );
        let mut out = files("annotation.conf")?;
        out.write_all(conf.as_bytes())?;
        Ok(out.flush()?)
    }
}

impl Brat {
    fn annotations(&mut self, r: &Record) -> String {
        let text = Text::new(r.document.text.as_str());
        let mut out = String::new();
        let mut events: Vec<(String, String, BTreeMap<&str, usize>, Vec<String>)> = Vec::new();
        // The same label on the same words is one annotation, however many items share it.
        let mut known: HashMap<(String, Span), usize> = HashMap::new();
        let all = spans::of(r);
        for s in &all {
            let number = known.len() + 1;
            let at = *known.entry((s.label.clone(), s.span)).or_insert(number);
            if at == number {
                let (places, words) = pieces(&text, s.span);
                let _ = writeln!(out, "T{at}\t{} {places}\t{words}", s.label);
            }
            match s.role {
                None => {
                    self.events.insert(s.label.clone());
                    events.push((s.item.clone(), format!("{}:T{at}", s.label), BTreeMap::new(), Vec::new()));
                }
                Some(role) => {
                    self.entities.insert(s.label.clone());
                    if let Some((_, _, seats, list)) = events.last_mut().filter(|e| e.0 == s.item) {
                        let n = seats.entry(role).or_default();
                        *n += 1;
                        let end = if *n > 1 { n.to_string() } else { String::new() };
                        list.push(format!("{role}{end}:T{at}"));
                    }
                }
            }
        }
        let mut attribute = 0;
        for (n, (item, head, _, roles)) in events.iter().enumerate() {
            let n = n + 1;
            let tail = roles.iter().fold(String::new(), |out, r| out + " " + r);
            let _ = writeln!(out, "E{n}\t{head}{tail}");
            if let Some(e) = r.events.iter().find(|e| e.id == *item) {
                attribute += 1;
                let _ = writeln!(out, "A{attribute}\tStatus E{n} {}", word(&e.status));
            }
            let _ = writeln!(out, "#{n}\tAnnotatorNotes E{n}\t{item}");
        }
        out
    }
}

/// Offsets and words of a span, in pieces where it runs over a line end.
fn pieces(text: &Text, span: Span) -> (String, String) {
    let (mut places, mut words): (Vec<String>, Vec<&str>) = (Vec::new(), Vec::new());
    let mut at = span.start;
    for line in text.slice(span).split('\n') {
        let length = line.chars().count() as u32;
        let trimmed = text.trim(Span::new(at, at + length));
        if !trimmed.is_empty() {
            places.push(format!("{} {}", trimmed.start, trimmed.end));
            words.push(text.slice(trimmed));
        }
        at += length + 1;
    }
    (places.join(";"), words.join(" "))
}

/// A name for a report's files: letters and digits of its source, and the beginning of its hash, so that no two are one.
fn name(source: &str) -> String {
    let plain: String =
        source.chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).take(60).collect();
    let digest = Sha256::digest(source.as_bytes());
    format!("{plain}-{:02x}{:02x}{:02x}{:02x}", digest[0], digest[1], digest[2], digest[3])
}
