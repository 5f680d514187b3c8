//! Offices and epithets beside a name: before it ("US Secretary of State Mike Pompeo", "Venezuela's opposition leader, Juan Guaido")
//! and after it ("Mike Pompeo, US Secretary of State,"). Kept in the text's own words.

use dateline_lang::{NameKind, Upos, Xpos};
use dateline_model::Span;

use super::lexicon;
use super::names::Found;
use crate::context::Context;
use crate::lexicon::Class;

/// Words of a role at most.
const LONGEST: usize = 12;

/// The role before a name and the role after it, as word ranges.
pub(super) fn around(
    cx: &Context<'_>,
    name: &Found<'_>,
    names_at: &dyn Fn(usize) -> Option<NameKind>,
) -> Vec<std::ops::Range<usize>> {
    if name.kind != Some(NameKind::Per) {
        return Vec::new();
    }
    let mut out = Vec::new();
    out.extend(before(cx, name.words.clone(), names_at));
    out.extend(after(cx, name.words.end, names_at));
    out
}

fn before(
    cx: &Context<'_>,
    name: std::ops::Range<usize>,
    names_at: &dyn Fn(usize) -> Option<NameKind>,
) -> Option<std::ops::Range<usize>> {
    let a = cx.analysis;
    let at = name.start;
    let sentence = a.sentences()[a.words()[at].sentence].words.clone();
    let mut end = at;
    let opener = |w: usize| matches!(a.form(w), "," | "(" | ":" | "'" | "\"" | "‘" | "’" | "“" | "”");
    // "opposition leader, Juan Guaido": the comma must close again after the name, which the caller's name can only show by the
    // role standing directly before the comma.
    let comma = end > sentence.start && a.form(end - 1) == ",";
    if comma {
        end -= 1;
    }
    let mut start = end;
    let mut noun = false;
    while start > sentence.start && end - start < LONGEST {
        let w = start - 1;
        let word = &a.words()[w];
        let form = a.form(w);
        let fits = match word.upos {
            Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num => {
                // "The speaker of X's house", whatever X was taken for.
                names_at(w) != Some(NameKind::Per) || !noun && w + 1 < end && matches!(a.form(w + 1), "'s" | "’s")
            }
            // "The government of Colonel X" is no role of his.
            Upos::Adp => {
                matches!(form, "of" | "for")
                    && w > sentence.start
                    && (role_noun(cx, w - 1) || noun && lexicon::title(&a.form(w + 1).to_lowercase()).is_none())
            }
            Upos::Part => matches!(form, "'s" | "’s" | "'"),
            Upos::Cconj => {
                form == "and" && noun && w > sentence.start && lexicon::noun(&a.lemma(w - 1).to_lowercase()).is_some()
            }
            Upos::Punct => form == "-" || (form.starts_with(['\'', '‘', '’', '"', '“', '”']) && !opener_only(cx, w)),
            Upos::Verb => form.ends_with("ed") && w > sentence.start && a.form(w - 1) == "-",
            Upos::Det => (noun || comma) && w > sentence.start && matches!(a.form(w - 1), "of"),
            _ => false,
        };
        if !fits {
            break;
        }
        if role_noun(cx, w) {
            noun = true;
        } else if end == start && !noun {
            // The word next to the name must be the role's noun, its end ("... of State"), or the role is none.
            if !matches!(word.upos, Upos::Propn | Upos::Noun | Upos::Punct) {
                break;
            }
        }
        start = w;
    }
    if !noun {
        return None;
    }
    // Past the comma only a role that ends in its noun counts ("its leader, X"; not "in Russia, X"), or one that begins with it and
    // whose name the comma closes again ("the speaker of the lower house, X, said").
    let closes = || name.end < sentence.end && a.form(name.end) == "," && opens(cx, start..end);
    if comma && !role_noun(cx, end - 1) && !closes() {
        return None;
    }
    trim(cx, start..end, opener)
}

/// "Speaker of the lower house", with its article before.
fn opens(cx: &Context<'_>, role: std::ops::Range<usize>) -> bool {
    let a = cx.analysis;
    let noun = role.clone().take(4).find(|&w| role_noun(cx, w));
    let of = noun.is_some_and(|w| w + 1 < role.end && a.form(w + 1) == "of" && a.words()[w].xpos != Xpos::Nns);
    of && role.start > 0 && (a.words()[role.start].upos == Upos::Det || a.words()[role.start - 1].upos == Upos::Det)
}

fn after(cx: &Context<'_>, at: usize, names_at: &dyn Fn(usize) -> Option<NameKind>) -> Option<std::ops::Range<usize>> {
    let a = cx.analysis;
    let sentence = a.sentences()[a.words().get(at.checked_sub(1)?)?.sentence].words.clone();
    if at >= sentence.end || a.form(at) != "," {
        return None;
    }
    let start = at + 1;
    let mut end = start;
    let mut noun = false;
    while end < sentence.end && end - start < LONGEST {
        let word = &a.words()[end];
        let form = a.form(end);
        let stop = match word.upos {
            Upos::Punct => !matches!(form, "-" | "'" | "’" | "‘"),
            Upos::Verb => a.form(end.saturating_sub(1)) != "-",
            Upos::Aux | Upos::Sconj | Upos::Pron => {
                word.upos != Upos::Pron || !form.eq_ignore_ascii_case("his") && !form.eq_ignore_ascii_case("her")
            }
            Upos::Cconj => false,
            Upos::Adp if !noun => true,
            _ => names_at(end) == Some(NameKind::Per) && !noun,
        };
        if stop {
            break;
        }
        noun |= role_noun(cx, end);
        end += 1;
    }
    let closed = end >= sentence.end
        || matches!(a.form(end), "," | "." | ")" | "-" | "–" | "—" | ";")
        || a.words()[end].upos == Upos::Pron;
    let closed = closed || matches!(a.form(end), "who" | "whose");
    if !noun || !closed {
        return None;
    }
    trim(cx, start..end, |_| false)
}

fn role_noun(cx: &Context<'_>, w: usize) -> bool {
    let word = &cx.analysis.words()[w];
    let lemma = cx.analysis.lemma(w).to_lowercase();
    matches!(word.upos, Upos::Noun | Upos::Propn)
        && lexicon::noun(&lemma)
            .is_some_and(|n| n.kind == dateline_model::EntityKind::Group && !Class::CrowdNoun.has(lemma.as_str()))
}

fn opener_only(cx: &Context<'_>, w: usize) -> bool {
    // A mark with a space on both sides opens or closes a quotation of its own.
    let s = cx.analysis.words()[w].span;
    let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    space(s.start.checked_sub(1).and_then(|i| cx.text.char_at(i))) && space(cx.text.char_at(s.end))
}

fn trim(
    cx: &Context<'_>,
    mut r: std::ops::Range<usize>,
    opener: impl Fn(usize) -> bool,
) -> Option<std::ops::Range<usize>> {
    let a = cx.analysis;
    while r.len() > 1
        && (a.words()[r.start].upos == Upos::Det
            || matches!(a.form(r.start), "'s" | "’s" | "-" | "his" | "her" | "their" | "of" | "and" | "for" | "when")
            || opener(r.start) && a.form(r.start) == ",")
    {
        r.start += 1;
    }
    (!r.is_empty()).then_some(r)
}

/// The span of a role.
pub(super) fn span(cx: &Context<'_>, r: &std::ops::Range<usize>) -> Span {
    cx.analysis.words()[r.start].span.to(cx.analysis.words()[r.end - 1].span)
}
