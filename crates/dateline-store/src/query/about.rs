//! Whom and what items are about: names and words, looked for in the parties and the words of all items of a kind at once.

use std::sync::Arc;

use aho_corasick::{AhoCorasick, Input};

use super::Kind;
use super::list::QUOTE;
use crate::case::Case;
use crate::error::Result;

/// A name stands for so many names of entities at most.
const NAMES: usize = 50;

/// Stands between what belongs to one item and to the next, and between its parts.
const END: char = '\0';

/// Parties and words of all items of a kind, in small letters, one after the other.
#[derive(Debug, Default)]
struct Told {
    text: String,
    /// Where the text of each item ends, and its key; in the order of keys.
    items: Vec<(usize, i64)>,
}

impl Told {
    fn add(&mut self, key: i64, parts: [Option<&str>; 3]) {
        for part in parts.into_iter().flatten() {
            self.text.extend(part.chars().map(|c| c.to_ascii_lowercase()));
            self.text.push(END);
        }
        self.items.push((self.text.len(), key));
    }

    /// The keys of the items that hold one of the words, in their order. Letter case of ASCII makes no difference, as in SQL's `LIKE`.
    fn holding(&self, words: &[String]) -> Vec<i64> {
        let small = words.iter().map(|w| w.to_ascii_lowercase());
        // What is too much for one look is held by nothing.
        let Ok(finder) = AhoCorasick::new(small) else { return Vec::new() };
        let (mut at, mut from, mut keys) = (0, 0, Vec::new());
        while let Some(found) = finder.find(Input::new(&self.text).range(from..)) {
            at += self.items[at..].partition_point(|i| i.0 <= found.start());
            let Some(&(end, key)) = self.items.get(at) else { break };
            from = end;
            keys.push(key);
        }
        keys
    }
}

impl Case {
    /// The keys of the items of a kind that are about a name or hold the words; a name stands for every name of the entities that bear it.
    pub(super) fn about(&self, kind: Kind, words: &str) -> Result<Vec<i64>> {
        let mut names = self.names_of(words)?;
        names.push(words.to_owned());
        Ok(self.told(kind)?.holding(&names))
    }

    /// The names of the entities that bear this name, but for those that hold it.
    fn names_of(&self, name: &str) -> Result<Vec<String>> {
        let told = self.told(Kind::Entity)?;
        let run = || -> rusqlite::Result<Vec<String>> {
            let mut find = self.db.prepare_cached("SELECT who FROM joined WHERE key = ?")?;
            let mut names: Vec<String> = Vec::new();
            for key in told.holding(&[name.to_owned()]) {
                let who: Option<String> = find.query_row([key], |r| r.get(0))?;
                let Some(who) = who.filter(|w| !w.to_ascii_lowercase().contains(&name.to_ascii_lowercase())) else {
                    continue;
                };
                if !names.contains(&who) {
                    names.push(who);
                }
                if names.len() == NAMES {
                    break;
                }
            }
            Ok(names)
        };
        run().map_err(|e| self.error(e))
    }

    fn told(&self, kind: Kind) -> Result<Arc<Told>> {
        self.recall(format!("told {kind:?}"), || {
            let run = || -> rusqlite::Result<Told> {
                let sql = format!("SELECT j.key, j.who, j.whom, {QUOTE} FROM joined j NOT INDEXED WHERE j.kind = ?");
                let mut find = self.db.prepare_cached(&sql)?;
                let mut rows = find.query([kind.as_str()])?;
                let mut told = Told::default();
                while let Some(r) = rows.next()? {
                    let part = |n: usize| r.get_ref(n).map(|v| v.as_str().ok());
                    told.add(r.get(0)?, [part(1)?, part(2)?, part(3)?]);
                }
                Ok(told)
            };
            run().map_err(|e| self.error(e))
        })
    }

    /// Reads what questions about a name look through, so that the first is answered as fast as the next; of use where answers are remembered.
    pub fn ready(&self) -> Result<()> {
        for kind in [Kind::Entity, Kind::Event, Kind::Claim, Kind::Toll, Kind::Side, Kind::Stake] {
            self.told(kind)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Told;

    #[test]
    fn each_item_once_and_no_words_across_two() {
        let mut told = Told::default();
        told.add(3, [Some("Ada Vell"), None, Some("Vell met the Vells")]);
        told.add(5, [None, None, None]);
        told.add(9, [Some("The Front"), Some("vELL"), None]);
        let holding = |words: &[&str]| told.holding(&words.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>());
        assert_eq!(holding(&["vell"]), [3, 9]);
        assert_eq!(holding(&["Vells"]), [3]);
        assert_eq!(holding(&["front", "ada"]), [3, 9]);
        assert_eq!(holding(&["front vell"]), [0; 0]);
    }
}
