//! Which words name the source of a cue: a choice among the words of its sentence, and none.

use dateline_lang::{Deprel, NameKind, Upos, Xpos};

use super::frame::{Frame, Paths};
use super::table::{Feats, Table, bucket, hash, mix};
use crate::lexicon::Class;

/// Words that may head a source.
pub(crate) fn candidates(f: &Frame<'_>, cue: usize) -> Vec<usize> {
    f.sentence(cue)
        .filter(|&w| {
            w != cue
                && !f.cx.in_dateline(f.cx.analysis.words()[w].span.start)
                && matches!(
                    f.upos(w),
                    Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Adj | Upos::Det | Upos::X | Upos::Sym
                )
        })
        .collect()
}

/// The features of a word as the head of the source of a cue; `None` for the choice of no source.
pub(crate) fn features(f: &Frame<'_>, cue: usize, paths: &Paths, word: Option<usize>, out: &mut Feats) {
    out.0.clear();
    let a = f.cx.analysis;
    let lc = mix(f.lemma[cue], f.upos(cue) as u64);
    let class = mix(u64::from(f.class[cue]), f.upos(cue) as u64);
    let has = |base: &'static str| u64::from(f.child(cue, base).is_some());
    let passive = u64::from(a.children(cue).iter().any(|&c| a.words()[c as usize].deprel.as_str().ends_with(":pass")));
    let rel = f.deprel(cue) as u64;
    let (subject, poss) =
        (has("nsubj"), u64::from(a.children_by(cue, "nmod").any(|c| a.words()[c].deprel.as_str() == "nmod:poss")));
    let Some(w) = word else {
        out.add(101, &[]);
        out.add(102, &[lc]);
        out.add(103, &[class, subject, passive, poss]);
        out.add(104, &[lc, subject, passive, poss]);
        out.add(105, &[class, rel, subject]);
        out.add(106, &[a.words()[cue].xpos as u64, subject, passive]);
        let (mut up, mut steps) = (cue, 0u64);
        while steps < 5 && f.child(up, "nsubj").is_none() {
            let Some(h) = f.head(up) else { break };
            up = h;
            steps += 1;
        }
        let found = u64::from(f.child(up, "nsubj").is_some());
        out.add(108, &[steps, found, rel, a.words()[cue].xpos as u64]);
        out.add(109, &[steps, found, class, passive]);
        out.add(107, &[u64::from(f.quoted[cue].is_some()), class]);
        return;
    };
    let path = paths.to(w);
    let side = u64::from(w > cue);
    let upos = f.upos(w) as u64;
    let name = f.name(w);
    let deprel = f.deprel(w) as u64;
    let same = u64::from(f.quoted[w] == f.quoted[cue]) + 2 * u64::from(f.quoted[w].is_some());
    let (lo, hi) = (w.min(cue), w.max(cue));
    let between = (lo + 1..hi).filter(|&i| matches!(f.upos(i), Upos::Noun | Upos::Propn | Upos::Pron)).count();
    let verbs = (lo + 1..hi).filter(|&i| f.upos(i) == Upos::Verb).count();
    let case = f.child(w, "case").map_or(0, |c| f.lemma[c]);
    let nominal = matches!(f.upos(w), Upos::Noun | Upos::Propn | Upos::Pron);
    let kind = mix(if f.upos(w) == Upos::Pron { f.lemma[w] } else { upos }, name);
    out.add(110, &[path]);
    out.add(111, &[path, lc]);
    out.add(112, &[path, class, passive]);
    out.add(113, &[path, upos]);
    out.add(114, &[path, kind]);
    out.add(115, &[path, case]);
    out.add(116, &[deprel, side, upos]);
    out.add(117, &[deprel, side, bucket(hi - lo)]);
    out.add(118, &[kind, side]);
    out.add(119, &[f.lemma[w]]);
    out.add(120, &[f.lemma[w], deprel]);
    out.add(121, &[side, bucket(between), u64::from(nominal)]);
    out.add(122, &[side, bucket(verbs), bucket(between), kind]);
    out.add(123, &[same, side]);
    out.add(124, &[paths.len(w), side, u64::from(nominal)]);
    out.add(125, &[path, subject, passive]);
    out.add(126, &[deprel, subject, side, paths.len(w)]);
    out.add(127, &[case, lc]);
    out.add(128, &[deprel, rel, side, subject]);
    out.add(129, &[path, a.words()[cue].xpos as u64]);
    out.add(130, &[name, case, side, bucket(hi - lo)]);
    // The subject of the clause that the cue hangs from, where the cue has none: "seeking to say", "he smiled, adding".
    let mut up = cue;
    for step in 0..6u64 {
        if a.children_by(up, "nsubj").any(|c| c == w) {
            out.add(131, &[step, subject]);
            out.add(132, &[step, class, f.deprel(cue) as u64]);
            out.add(133, &[step, kind, subject]);
        }
        let Some(h) = f.head(up) else { break };
        if h == w {
            out.add(134, &[step, deprel, f.deprel(up) as u64]);
            out.add(135, &[step, class, f.deprel(up) as u64, upos]);
        }
        up = h;
    }
    // Whether its words touch the cue's.
    let (gl, gh) = super::span::verb_group(f, cue);
    let (first, last) = (f.reach[w].0 as usize, f.reach[w].1 as usize);
    let touch = if last + 1 == gl {
        1
    } else if last + 2 == gl {
        10 + f.edge(Some(last + 1)) % 1000
    } else if first == gh + 1 {
        2
    } else if first == gh + 2 {
        2000 + f.edge(Some(gh + 1)) % 1000
    } else {
        u64::from(w + 1 == gl) * 3 + u64::from(w == gh + 1) * 4
    };
    out.add(144, &[touch, kind]);
    out.add(145, &[touch, path]);
    out.add(146, &[touch, class, upos]);
    out.add(147, &[touch, same, f.edge(first.checked_sub(1))]);
    out.add(148, &[f.edge(first.checked_sub(1)), deprel, side]);
    let first = f.sentence(cue).start;
    out.add(136, &[u64::from(f.reach[w].0 as usize == first), deprel, side]);
    // What lies right between them.
    if hi - lo <= 4 {
        let gap = (lo + 1..hi).fold(5, |h, i| mix(h, f.upos(i) as u64));
        out.add(137, &[gap, side, kind]);
        out.add(138, &[gap, side, class]);
    }
    out.add(141, &[f.like[w].0, path]);
    out.add(142, &[f.like[w].1, u64::from(nominal)]);
    out.add(143, &[path, f.like[cue].0, passive]);
    let next = f.edge(Some(f.reach[w].1 as usize + 1));
    out.add(139, &[next, side, deprel]);
    out.add(140, &[hash("colon"), u64::from(f.is_punct(cue)), side, bucket(hi - lo), deprel]);
}

/// The best source of a cue: its head, or none.
pub(crate) fn choose(f: &Frame<'_>, table: &Table, cue: usize, paths: &Paths) -> Option<usize> {
    let mut feats = Feats::default();
    features(f, cue, paths, None, &mut feats);
    let mut best = (table.score(&feats), None);
    for w in candidates(f, cue) {
        features(f, cue, paths, Some(w), &mut feats);
        let score = table.score(&feats);
        if score > best.0 {
            best = (score, Some(w));
        }
    }
    let head = best.1.map(|h| tagged(f, cue, h).unwrap_or(h)).filter(|&h| !f.quoted_at(h) || f.quoted_at(cue));
    head.map(|h| beyond(f, cue, h).unwrap_or(h))
        .map(|h| named(f, h, cue))
        .or_else(|| shared(f, cue))
        .or_else(|| behind_dateline(f, cue))
}

/// The name straight behind a dateline, before the cue: the tree makes the dateline's town the subject ("PARIS (EW) - Britain condemned").
fn behind_dateline(f: &Frame<'_>, cue: usize) -> Option<usize> {
    let a = f.cx.analysis;
    let inside = |w: usize| f.cx.in_dateline(a.words()[w].span.start);
    let words = f.sentence(cue);
    let last = (words.start..cue).rev().find(|&w| inside(w))?;
    let before = last + 1..cue;
    let verb = before.clone().any(|w| matches!(f.upos(w), Upos::Verb | Upos::Sconj));
    let name = before.filter(|_| !verb).find(|&w| a.words()[w].name.is_some())?;
    a.head_of(a.names()[a.words()[name].name?].span)
}

/// The speaker of the main clause, where commas close the relative clause before a joined verb: "Renn said that he had met
/// Orlo, who leads the union, and promised an answer" is Renn's promise.
fn beyond(f: &Frame<'_>, cue: usize, chosen: usize) -> Option<usize> {
    let a = f.cx.analysis;
    let comma = |w: usize| a.form(w) == ",";
    let relative = matches!(a.form(chosen), "who" | "which") && chosen >= 1 && comma(chosen - 1);
    let clause =
        f.head(cue).filter(|&v| relative && f.deprel(cue) == Deprel::Conj && f.child(v, "nsubj") == Some(chosen))?;
    f.child(cue, "cc").filter(|&c| c > clause && comma(c - 1))?;
    let root = f.sentence(cue).find(|&w| f.head(w).is_none()).filter(|&r| r < chosen && f.upos(r) == Upos::Verb)?;
    f.child(root, "nsubj").filter(|&s| s < root)
}

/// Who stands right behind the cue, where that is the only place and the layer was drawn elsewhere: "according to" and the verb
/// of a tag that the tree tears (`They are wrong," said dock worker Nadia Orlo.`).
fn tagged(f: &Frame<'_>, cue: usize, chosen: usize) -> Option<usize> {
    let a = f.cx.analysis;
    let run = |from: usize| (from..f.sentence(cue).end).take(10).take_while(|&w| !f.is_punct(w) && !f.quoted_at(w));
    let nominal = |w: &usize| matches!(f.upos(*w), Upos::Noun | Upos::Propn | Upos::Pron);
    if f.form[cue] == hash("according") {
        let noun = |w: &usize| matches!(a.words()[*w].xpos, Xpos::Nn | Xpos::Nns | Xpos::Nnp | Xpos::Nnps);
        let phrase = || run(cue + 2).take_while(|&w| f.upos(w) != Upos::Verb).filter(noun).last();
        let below = f.head(cue).filter(|h| *h > cue && nominal(h));
        return (chosen < cue).then(|| below.or_else(phrase)).flatten();
    }
    if let Some(name) = after_clause(f, cue, chosen) {
        return Some(name);
    }
    let inverted = cue >= 2 && f.is_punct(cue - 1) && f.quoted[cue].is_none() && {
        let said = (0..cue).rev().take(3).find(|&w| !f.is_punct(w));
        f.class[cue] > 0 && f.upos(cue) == Upos::Verb && said.is_some_and(|w| f.quoted_at(w))
    };
    if !inverted || run(cue + 1).any(|w| w == chosen) {
        return None;
    }
    let person = |w: &usize| a.words()[*w].name.and_then(|n| a.names().get(n)).is_some_and(|n| n.kind == NameKind::Per);
    run(cue + 1).find(person).or_else(|| f.quoted_at(chosen).then(|| run(cue + 1).filter(nominal).last()).flatten())
}

/// The person named behind a verb of telling at the end of a whole clause: "The trust, a charity, had to abandon the programme, reported
/// Ilan Dorvane". Not "The trust, which had met on Monday, reported losses".
fn after_clause(f: &Frame<'_>, cue: usize, chosen: usize) -> Option<usize> {
    let a = f.cx.analysis;
    let tells = matches!(
        a.lemma(cue),
        "say" | "report" | "announce" | "add" | "claim" | "explain" | "note" | "write" | "confirm"
    );
    let words = f.sentence(cue);
    if !tells || cue <= words.start + 2 || a.form(cue - 1) != "," || f.quoted_at(cue) || chosen > cue {
        return None;
    }
    let name = a.words().get(cue + 1).and_then(|w| w.name).map(|n| &a.names()[n])?;
    let closed = name.words.end >= words.end || f.is_punct(name.words.end);
    if name.kind != NameKind::Per || name.words.start != cue + 1 || !closed {
        return None;
    }
    // A verb with a subject of its own stands before the comma.
    let relative = |w: usize| matches!(a.lemma(w), "who" | "which" | "that");
    let told = |w: usize| {
        matches!(f.upos(w), Upos::Verb | Upos::Aux)
            && matches!(a.words()[w].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp | Xpos::Md)
            && a.children_by(w, "nsubj").chain(a.children_by(f.head(w).unwrap_or(w), "nsubj")).all(|s| !relative(s))
    };
    let comma = (words.start..cue - 1).rev().find(|&w| a.form(w) == ",").unwrap_or(words.start);
    (comma..cue - 1).any(told).then(|| a.head_of(a.names()[a.words()[cue + 1].name?].span)).flatten()
}

/// The subject that a finite verb shares with the one that it is joined to: "Renn thanked the crowd and said".
fn shared(f: &Frame<'_>, cue: usize) -> Option<usize> {
    let words = f.cx.analysis.words();
    let finite = matches!(words[cue].xpos, Xpos::Vbd | Xpos::Vbz | Xpos::Vbp);
    let own = f.cx.analysis.children_by(cue, "nsubj").next().is_some()
        || f.cx.analysis.children(cue).iter().any(|&c| words[c as usize].deprel.base() == "aux");
    let mut up = cue;
    for _ in 0..4 {
        if !finite || own || (up == cue && f.deprel(cue).base() != "conj") {
            return None;
        }
        up = f.head(up).filter(|&h| h < cue)?;
        if let Some(s) = f.child(up, "nsubj") {
            return (f.deprel(s) == Deprel::Nsubj && s < cue).then_some(s);
        }
    }
    None
}

/// The words of a source, from its head: with determiner and identifying modifiers, without incidental clauses, never the cue's.
pub(crate) fn span(f: &Frame<'_>, head: usize, cue: usize) -> (usize, usize) {
    let (mut first, mut last) = reach(f, head, cue);
    let (lo, hi) = super::span::verb_group(f, cue);
    if first <= hi && last >= lo {
        if head < lo {
            last = lo - 1;
        } else if head > hi {
            first = hi + 1;
        }
    }
    // A name that the tree tears off: "Brazilian President Ilan Dorvane said".
    let nominal = |w: usize| matches!(f.upos(w), Upos::Noun | Upos::Propn);
    if last < lo && lo - last <= 5 && (last + 1..lo).all(nominal) && (last + 1..lo).any(|w| f.upos(w) == Upos::Propn) {
        last = lo - 1;
    }
    let stray = |w: usize| {
        matches!(f.upos(w), Upos::Adp | Upos::Sconj | Upos::Cconj | Upos::Punct)
            || !f.cx.analysis.form(w).contains(|c: char| c.is_alphanumeric())
    };
    while first < head && stray(first) {
        first += 1;
    }
    let form = |w: usize| f.cx.analysis.form(w);
    if let Some(open) = (head + 1..=last).find(|&w| form(w) == "(").filter(|&o| !(o..=last).any(|w| form(w) == ")")) {
        last = open - 1;
    }
    // Between dashes: "- according to Orlo -".
    let dash = |w: usize| matches!(form(w), "-" | "--" | "\u{2013}" | "\u{2014}");
    if cue > 0 && head > cue && dash(cue - 1) {
        last = (head + 1..=last).find(|&w| dash(w)).map_or(last, |w| w - 1);
    }
    while last > head && f.is_punct(last) {
        last -= 1;
    }
    if first > 0 && matches!(f.cx.analysis.form(first), "least" | "most") && f.form[first - 1] == hash("at") {
        first -= 1;
    }
    (first, last)
}

/// A name for the epithet that was chosen: "General Hask, the minister, said" is the general's.
fn named(f: &Frame<'_>, head: usize, cue: usize) -> usize {
    let a = f.cx.analysis;
    if f.upos(head) != Upos::Noun {
        return head;
    }
    let up = f.head(head).filter(|&h| f.deprel(head).base() == "appos" && f.upos(h) == Upos::Propn && h != cue);
    let before = || {
        // Not across the cue: "in the camp of Hask, according to the minister".
        let near = |c: usize| head < cue || c > cue;
        let comma = (f.reach[head].0 as usize).checked_sub(1).filter(|&c| a.form(c) == "," && c > 0 && near(c))?;
        let name = a.words()[comma - 1].name.and_then(|n| a.names().get(n)).filter(|n| n.kind == NameKind::Per)?;
        Some(name.words.start)
    };
    up.filter(|&h| f.sentence(cue).contains(&h))
        .or_else(before)
        .filter(|&h| f.sentence(cue).contains(&h))
        .unwrap_or(head)
}

fn reach(f: &Frame<'_>, head: usize, cue: usize) -> (usize, usize) {
    let a = f.cx.analysis;
    let (mut first, mut last) = (head, head);
    // Whole parts next to one another, nearest first, while they belong to the source.
    let children: Vec<usize> = a.children(head).iter().map(|&c| c as usize).collect();
    for &c in children.iter().filter(|&&c| c < head).rev() {
        let (lo, hi) = (f.reach[c].0 as usize, f.reach[c].1 as usize);
        let keep = !f.is_punct(c)
            && matches!(f.deprel(c).base(), "det" | "amod" | "nmod" | "compound" | "nummod" | "flat" | "appos")
            && !matches!(f.upos(c), Upos::Sym | Upos::Adp | Upos::Sconj)
            && !(lo..=hi).contains(&cue)
            && hi < first
            && hi + 3 > first;
        if keep {
            first = lo;
        }
    }
    for &c in children.iter().filter(|&&c| c > head) {
        let (lo, hi) = (f.reach[c].0 as usize, f.reach[c].1 as usize);
        if f.is_punct(c) || (lo..=hi).contains(&cue) || lo <= last {
            continue;
        }
        let comma = (last + 1..lo).any(|i| f.is_punct(i) && matches!(a.form(i), "," | "-" | "--" | "\u{2014}" | "("));
        let keep = match f.deprel(c).base() {
            "flat" | "compound" | "nummod" | "amod" | "fixed" => true,
            "nmod" => lo <= last + 2,
            "acl" => !comma,
            "conj" => hi < cue || head > cue,
            "appos" => hi - lo < 14 && (hi < cue || head > cue),
            "advmod" => !comma && lo == last + 1,
            _ => false,
        };
        if keep {
            last = hi;
        } else if f.deprel(c).base() != "case" {
            break;
        }
    }
    // All of a name, with a title before it.
    if let Some(n) = a.words()[head].name.and_then(|n| a.names().get(n)).filter(|n| !n.words.contains(&cue)) {
        first = first.min(n.words.start);
        last = last.max(n.words.end - 1);
    }
    let title = |w: usize| Class::TitleBeforeSpeaker.has(&a.form(w).to_lowercase());
    if last == head && title(head) && head + 1 < f.form.len() && head + 1 != cue && f.upos(head + 1) == Upos::Propn {
        last = a.words()[head + 1].name.and_then(|n| a.names().get(n)).map_or(head + 1, |n| n.words.end - 1);
    }
    while first > 0 && title(first - 1) && first - 1 != cue {
        first -= 1;
    }
    (first, last)
}
