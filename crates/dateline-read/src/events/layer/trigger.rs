//! Whether a candidate is an event, and of which type: its features.

use dateline_lang::{Deprel, Upos};
use dateline_model::PloverType;

use super::{Look, Seen, class_of};
use crate::claims::{Feats, bucket, hash};
use crate::clause;

fn class(kind: Option<PloverType>) -> u64 {
    kind.map_or(0, |k| class_of(k) as u64)
}

/// The features of a candidate among those of its sentence.
pub(super) fn features(look: &Look<'_>, all: &[Seen], at: usize, out: &mut Feats) {
    out.0.clear();
    let a = look.cx.analysis;
    let c = &all[at];
    let w = c.word;
    let word = &a.words()[w];
    let (l, upos, xpos, rel) = (look.lemma[w], look.upos(w), word.xpos as u64, look.rel(w));
    let (coarse, fine) = look.like[w];
    let kind = class(c.kind);
    let plain = class(c.plain);
    let status = c.status as u64;
    let doubt = u64::from(c.told) + 2 * u64::from(c.holds);
    let mode = c.mode.map_or(0, hash);
    let how = hash(c.how);
    out.add(1, &[]);
    out.add(2, &[l]);
    out.add(3, &[l, upos]);
    out.add(4, &[fine]);
    out.add(5, &[coarse, upos]);
    out.add(6, &[kind]);
    out.add(7, &[kind, how, doubt]);
    out.add(8, &[kind, l]);
    out.add(9, &[kind, rel]);
    out.add(10, &[plain, status]);
    out.add(11, &[kind, mode]);
    out.add(12, &[kind, doubt]);
    out.add(13, &[doubt, upos, rel]);
    out.add(14, &[kind, doubt, rel]);
    out.add(15, &[l, status]);
    out.add(16, &[xpos, rel]);
    out.add(17, &[l, rel]);
    out.add(18, &[kind, xpos, doubt]);
    out.add(19, &[u64::from(kind > 0), doubt, xpos, rel]);
    out.add(20, &[kind, fine]);

    // Who takes part, by the rules.
    let (actors, recipients) = (c.roles.actors.first().copied(), c.roles.recipients.first().copied());
    let who = |x: Option<usize>| x.map_or(0, |x| look.who[x] + 1);
    out.add(30, &[kind, u64::from(actors.is_some()), u64::from(recipients.is_some())]);
    out.add(31, &[kind, who(actors)]);
    out.add(32, &[kind, who(recipients)]);
    out.add(33, &[u64::from(kind > 0), who(actors), who(recipients)]);
    out.add(34, &[kind, u64::from(actors.is_some()), u64::from(recipients.is_some()), doubt]);
    for x in [actors, recipients].into_iter().flatten() {
        let role = u64::from(Some(x) == actors);
        out.add(35, &[role, look.lemma[x]]);
        out.add(36, &[role, kind, look.like[x].0]);
        out.add(37, &[role, look.like[x].1]);
        out.add(38, &[role, l, look.who[x]]);
    }

    // Its dependents.
    for k in a.children(w).iter().map(|&k| k as usize) {
        let d = look.deprel(k);
        if d == Deprel::Punct {
            continue;
        }
        let base = hash(d.base());
        let case = look.child(k, "case").map_or(0, |p| look.lemma[p]);
        out.add(40, &[base, look.lemma[k]]);
        out.add(41, &[kind, base, case]);
        out.add(42, &[l, base, case]);
        if matches!(
            d.base(),
            "obj" | "obl" | "nsubj" | "xcomp" | "ccomp" | "compound" | "amod" | "nmod" | "iobj" | "advcl"
        ) {
            out.add(43, &[l, base, case, look.like[k].0]);
            out.add(44, &[base, case, look.like[k].1]);
            out.add(45, &[kind, base, look.like[k].1]);
            out.add(46, &[kind, base, case, look.who[k]]);
            out.add(47, &[l, base, look.lemma[k]]);
            for g in a.children(k).iter().map(|&g| g as usize) {
                if matches!(look.deprel(g).base(), "obj" | "nmod" | "amod" | "xcomp" | "compound" | "obl" | "mark") {
                    out.add(48, &[base, look.lemma[g]]);
                    out.add(49, &[kind, base, look.like[g].1]);
                }
            }
        }
    }

    // What it stands under.
    if let Some(h) = look.head(w) {
        out.add(50, &[rel, look.lemma[h]]);
        out.add(51, &[kind, rel, look.lemma[h]]);
        out.add(52, &[rel, look.like[h].1]);
        out.add(53, &[kind, rel, look.upos(h)]);
    }
    let mark = look.child(w, "mark").map_or(0, |m| look.lemma[m]);
    out.add(54, &[kind, rel, mark]);
    out.add(55, &[rel, mark]);
    let above = look.above(w);
    out.add(56, &[kind, bucket(above.len())]);
    let governor = above[1..].iter().find_map(|&h| all.iter().find(|o| o.word == h));
    let over = governor.map_or(0, |g| class(g.kind) + 1);
    out.add(57, &[kind, over]);
    out.add(58, &[kind, over, rel, mark]);
    out.add(59, &[over, rel, doubt]);
    if let Some(g) = governor {
        out.add(60, &[kind, look.lemma[g.word]]);
        out.add(61, &[look.lemma[g.word], rel]);
    }

    // Its rivals in the sentence.
    let hits = all.iter().filter(|o| o.kind.is_some() && o.holds).count();
    let before = all[..at].iter().filter(|o| o.kind.is_some() && o.holds).count();
    out.add(70, &[kind, doubt, hits.min(4) as u64, before.min(3) as u64]);
    out.add(71, &[u64::from(kind > 0), doubt, hits.min(4) as u64, before.min(3) as u64]);
    for o in all.iter().filter(|o| o.word != w && o.kind.is_some() && o.holds) {
        let (other, after) = (class(o.kind), u64::from(o.word > w));
        out.add(72, &[kind, other]);
        out.add(73, &[kind, other, after]);
        let below = look.above(o.word).contains(&w);
        out.add(74, &[kind, other, u64::from(below), u64::from(above.contains(&o.word))]);
        out.add(75, &[l, other]);
    }
    let s = a.sentences()[word.sentence].words.clone();
    out.add(76, &[kind, u64::from(hits > 0), ((w - s.start) * 4 / s.len().max(1)) as u64]);

    in_report(look, all, at, over, out);

    // Words near it.
    for k in s.start.max(w.saturating_sub(4))..s.end.min(w + 5) {
        if k != w
            && matches!(a.words()[k].upos, Upos::Verb | Upos::Noun | Upos::Adj | Upos::Adp | Upos::Adv | Upos::Aux)
        {
            out.add(80, &[look.lemma[k]]);
            out.add(81, &[kind, look.lemma[k]]);
        }
    }
}

/// What only a report has: where in it the candidate stands, who tells it and how, and whether it was told before; and, apart from those of
/// sentences by themselves, the strongest features once more.
fn in_report(look: &Look<'_>, all: &[Seen], at: usize, over: u64, out: &mut Feats) {
    let a = look.cx.analysis;
    let c = &all[at];
    let w = c.word;
    let word = &a.words()[w];
    let (l, upos, rel, xpos) = (look.lemma[w], look.upos(w), look.rel(w), word.xpos as u64);
    let kind = class(c.kind);
    let doubt = u64::from(c.told) + 2 * u64::from(c.holds);
    let verb = hash(clause::verb_of(a, w));
    out.add(105, &[verb]);
    out.add(106, &[verb, kind]);
    out.add(100, &[u64::from(look.lone)]);
    if look.lone {
        return;
    }
    let (stance, rule) = c.stance;
    out.add(101, &[kind, doubt]);
    out.add(102, &[kind]);
    out.add(103, &[upos, rel]);
    out.add(104, &[kind, hash(c.how), doubt, rel]);
    let block = look.cx.block_of(word.sentence).map(|b| look.cx.doc.blocks[b].kind as u64 + 1).unwrap_or_default();
    out.add(110, &[block, u64::from(kind > 0), doubt]);
    out.add(111, &[bucket(word.sentence), kind]);
    let (times, first) = look.told.get(&l).copied().unwrap_or((0, w));
    let again = u64::from(first < w);
    out.add(112, &[bucket(times as usize), again, kind]);
    out.add(113, &[c.claim, kind]);
    out.add(114, &[c.claim, l]);
    out.add(115, &[stance, kind]);
    out.add(116, &[rule, kind]);
    out.add(117, &[stance, l]);
    out.add(118, &[c.tense, kind]);
    out.add(119, &[c.tense, xpos, rel, u64::from(kind > 0)]);
    out.add(120, &[l]);
    out.add(121, &[l, upos]);
    out.add(122, &[look.like[w].1]);
    out.add(123, &[look.like[w].0, upos, rel]);
    out.add(124, &[l, rel]);
    out.add(125, &[over, rel, doubt]);
    out.add(126, &[kind, l]);
    out.add(127, &[verb, upos]);
    let who = |x: Option<&usize>| x.map_or(0, |&x| look.who[x] + 1);
    let (actor, recipient) = (who(c.roles.actors.first()), who(c.roles.recipients.first()));
    out.add(130, &[kind, actor, recipient]);
    out.add(131, &[look.like[w].1, actor, recipient]);
    out.add(132, &[l, actor]);
    out.add(133, &[l, recipient]);
    out.add(134, &[c.claim, stance, c.tense, u64::from(kind > 0)]);
    if let Some(h) = look.head(w) {
        out.add(135, &[rel, look.lemma[h]]);
        out.add(136, &[rel, look.like[h].1, kind]);
    }
    let det = look.child(w, "det").map_or(0, |d| look.lemma[d]);
    out.add(137, &[det, upos, kind]);
    out.add(138, &[det, l, again]);
    for k in a.children(w).iter().map(|&k| k as usize) {
        let base = look.deprel(k).base();
        if matches!(base, "obj" | "obl" | "nsubj" | "xcomp" | "ccomp" | "nmod" | "amod" | "compound") {
            let base = hash(base);
            out.add(140, &[base, look.like[k].1, look.like[w].1]);
            out.add(141, &[base, look.lemma[k]]);
            out.add(142, &[base, look.who[k], look.like[w].1]);
        }
    }
}
