//! Lemmas: a sorted table of what the rules get wrong, then rules of suffixes by part of speech. `models/FORMAT.md` describes both.

use crate::tagset::Upos;

/// Rules of one part of speech, longest suffix first.
#[derive(Debug)]
struct Rule {
    suffix: &'static str,
    cut: usize,
    add: &'static str,
}

/// Verbs whose past adds a mere "d" after "ee".
const DOUBLE_E: &[&str] = &["free", "agree", "disagree", "decree", "guarantee", "referee", "oversee", "foresee"];

/// The lemmatiser.
#[derive(Debug)]
pub(crate) struct Lemmas {
    table: &'static str,
    rules: Vec<(Upos, Vec<Rule>)>,
}

impl Lemmas {
    /// Over a table and rules as they lie in the weights file; lines that are no rule are left out.
    pub(crate) fn new(table: &'static [u8], rules: &'static [u8]) -> Lemmas {
        let text = |b: &'static [u8]| std::str::from_utf8(b).unwrap_or_default();
        let mut by_tag: Vec<(Upos, Vec<Rule>)> = Vec::new();
        for line in text(rules).lines() {
            let mut cells = line.split('\t');
            let (Some(upos), Some(suffix), Some(cut), Some(add)) =
                (cells.next(), cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            let (Some(upos), Ok(cut)) = (Upos::parse(upos), cut.parse()) else { continue };
            if by_tag.last().is_none_or(|(u, _)| *u != upos) {
                by_tag.push((upos, Vec::new()));
            }
            if let Some((_, list)) = by_tag.last_mut() {
                list.push(Rule { suffix, cut, add });
            }
        }
        Lemmas { table: text(table), rules: by_tag }
    }

    /// Appends the lemma of a form (`lower`: in lower case) to `out`.
    pub(crate) fn lemma(&self, form: &str, lower: &str, upos: Upos, out: &mut String) {
        if matches!(upos, Upos::Propn | Upos::X) {
            out.push_str(form);
            return;
        }
        // The rules of suffixes would cut "freed" to "fre".
        if upos == Upos::Verb && DOUBLE_E.iter().any(|v| lower.strip_suffix('d') == Some(v)) {
            out.push_str(&lower[..lower.len() - 1]);
            return;
        }
        if let Some(lemma) = self.look_up(lower, upos) {
            out.push_str(lemma);
            return;
        }
        let rules = self.rules.iter().find(|(u, _)| *u == upos).map_or(&[][..], |(_, r)| r);
        let length = lower.chars().count();
        for r in rules {
            if lower.ends_with(r.suffix) && length > r.cut.max(r.suffix.chars().count()) {
                let keep = lower.char_indices().nth(length - r.cut).map_or(lower.len(), |(i, _)| i);
                out.push_str(&lower[..keep]);
                out.push_str(r.add);
                return;
            }
        }
        out.push_str(lower);
    }

    /// Binary search over lines `form\tUPOS\tlemma`, sorted by bytes of the first two.
    fn look_up(&self, lower: &str, upos: Upos) -> Option<&'static str> {
        let t = self.table;
        let line_at = |byte: usize| {
            let start = t.as_bytes()[..byte].iter().rposition(|&b| b == b'\n').map_or(0, |i| i + 1);
            let end = t.as_bytes()[start..].iter().position(|&b| b == b'\n').map_or(t.len(), |i| start + i);
            (start, end)
        };
        let key = lower.bytes().chain([b'\t']).chain(upos.as_str().bytes());
        let (mut lo, mut hi) = (0, t.len());
        while lo < hi {
            let (start, end) = line_at(lo.midpoint(hi));
            let (head, lemma) = t[start..end].rsplit_once('\t')?;
            match head.bytes().cmp(key.clone()) {
                std::cmp::Ordering::Equal => return Some(lemma),
                std::cmp::Ordering::Less => lo = end + 1,
                std::cmp::Ordering::Greater => hi = start,
            }
        }
        None
    }
}
