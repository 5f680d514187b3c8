//! Whether a word is the head of a cue.

use dateline_lang::Upos;

use super::frame::Frame;
use super::table::{Feats, bucket, hash, mix};

/// Whether a word may be a cue at all.
pub(crate) fn candidate(f: &Frame<'_>, w: usize) -> bool {
    match f.upos(w) {
        Upos::Verb | Upos::Noun | Upos::Adj | Upos::Adv => true,
        // "according to", "per", "in a statement", "she is for it".
        Upos::Adp | Upos::Sconj | Upos::Aux => f.form[w] != hash("'s") || f.upos(w) == Upos::Aux,
        Upos::Punct => {
            f.form[w] == hash(":")
                || f.form[w] == hash("-")
                || f.form[w] == hash("\u{2014}")
                || f.form[w] == hash("--")
                || f.form[w] == hash("\u{2015}")
        }
        Upos::Propn | Upos::X | Upos::Intj => f.class[w] > 0,
        _ => false,
    }
}

/// The features of a word as a cue.
pub(crate) fn features(f: &Frame<'_>, w: usize, out: &mut Feats) {
    out.0.clear();
    own(f, w, out);
    around(f, w, out);
}

/// Those of the word itself and the words beside it.
pub(crate) fn own(f: &Frame<'_>, w: usize, out: &mut Feats) {
    let a = f.cx.analysis;
    let word = &a.words()[w];
    let lemma = f.lemma[w];
    let upos = word.upos as u64;
    let xpos = word.xpos as u64;
    let class = u64::from(f.class[w]);
    let rel = word.deprel as u64;
    let n = f.form.len();
    let form_at = |i: Option<usize>| i.filter(|&i| i < n).map_or(1, |i| f.form[i]);
    let lemma_at = |i: Option<usize>| i.filter(|&i| i < n).map_or(1, |i| f.lemma[i]);
    let upos_at = |i: Option<usize>| i.filter(|&i| i < n).map_or(99, |i| f.upos(i) as u64);
    let (p1, p2, n1, n2) = (w.checked_sub(1), w.checked_sub(2), Some(w + 1), Some(w + 2));
    let inside = u64::from(f.quoted[w].is_some());
    let lc = mix(lemma, upos);

    out.add(1, &[]);
    out.add(2, &[lemma]);
    out.add(3, &[lc]);
    out.add(4, &[f.form[w], xpos]);
    out.add(5, &[xpos, rel]);
    out.add(6, &[class, upos]);
    out.add(7, &[lc, rel]);
    out.add(8, &[class, rel, upos]);
    out.add(9, &[lc, inside]);
    out.add(10, &[class, inside]);
    out.add(11, &[lc, form_at(n1)]);
    out.add(12, &[lc, form_at(p1)]);
    out.add(13, &[class, upos, form_at(n1)]);
    out.add(14, &[class, upos, form_at(p1)]);
    out.add(15, &[upos, upos_at(p1), upos_at(n1)]);
    out.add(16, &[upos, upos_at(p2), upos_at(p1), upos_at(n1), upos_at(n2)]);
    out.add(17, &[lc, upos_at(n1), upos_at(n2)]);
    out.add(18, &[lc, upos_at(p1), upos_at(p2)]);
    out.add(19, &[lemma, form_at(n1), form_at(n2)]);
    out.add(20, &[lemma, form_at(p1), form_at(p2)]);
    out.add(21, &[upos, lemma_at(p1)]);
    out.add(22, &[upos, lemma_at(n1)]);
    // The word's shape: related words share beginnings and ends.
    let text = a.lemma(w).to_lowercase();
    let chars: Vec<char> = text.chars().take(24).collect();
    let part = |c: &[char]| c.iter().fold(3, |h, &c| mix(h, u64::from(c)));
    out.add(23, &[part(&chars[..chars.len().min(5)]), upos]);
    out.add(24, &[part(&chars[chars.len().saturating_sub(3)..]), upos]);
    out.add(25, &[part(&chars[..chars.len().min(6)])]);
}

/// Those of the tree and the quotation marks about it.
pub(crate) fn around(f: &Frame<'_>, w: usize, out: &mut Feats) {
    let a = f.cx.analysis;
    let word = &a.words()[w];
    let lemma = f.lemma[w];
    let upos = word.upos as u64;
    let xpos = word.xpos as u64;
    let class = u64::from(f.class[w]);
    let rel = word.deprel as u64;
    let n = f.form.len();
    let sentence = f.sentence(w);
    let inside = u64::from(f.quoted[w].is_some());
    let lc = mix(lemma, upos);

    // What depends on it.
    let (mut subject, mut object, mut clause, mut open, mut passive, mut negated) =
        (0u64, 0u64, 0u64, 0u64, 0u64, 0u64);
    let (mut that, mut set) = (0u64, 0u64);
    for &c in a.children(w) {
        let c = c as usize;
        let d = a.words()[c].deprel;
        let cl = f.lemma[c];
        if f.is_punct(c) {
            out.add(30, &[class, f.form[c], u64::from(c < w)]);
            continue;
        }
        out.add(31, &[lc, d as u64]);
        out.add(32, &[class, upos, d as u64]);
        out.add(33, &[lc, d as u64, cl]);
        out.add(34, &[class, upos, d as u64, cl]);
        out.add(35, &[upos, d as u64, cl]);
        set |= 1 << (d as u64 % 60);
        match d.base() {
            "nsubj" | "csubj" => {
                passive |= u64::from(d.as_str().ends_with("pass"));
                subject = mix(f.upos(c) as u64 + 1, mix(f.name(c), if f.upos(c) == Upos::Pron { cl } else { 0 }));
                out.add(36, &[lc, f.upos(c) as u64, f.name(c)]);
                out.add(37, &[class, f.upos(c) as u64, f.name(c)]);
                out.add(38, &[upos, cl]);
                out.add(39, &[u64::from(c > w), class]);
            }
            "obj" => object = 1 + f.upos(c) as u64,
            "ccomp" => {
                clause = 1 + u64::from(c < w);
                if let Some(m) = f.child(c, "mark") {
                    that = f.lemma[m];
                }
                out.add(40, &[lc, that, f.upos(c) as u64]);
                out.add(41, &[class, upos, that]);
            }
            "xcomp" => {
                open = 1 + f.upos(c) as u64;
                out.add(42, &[lc, open]);
            }
            "advmod" if cl == hash("not") || cl == hash("never") || cl == hash("n't") => negated = 1,
            "obl" | "nmod" | "advcl" | "acl" => {
                let case = a
                    .children(c)
                    .iter()
                    .map(|&k| k as usize)
                    .find(|&k| matches!(a.words()[k].deprel.base(), "case" | "mark"));
                let case = case.map_or(0, |k| f.lemma[k]);
                out.add(43, &[lc, d as u64, case]);
                out.add(44, &[class, upos, d as u64, case]);
                out.add(45, &[lemma, case, cl]);
            }
            _ => {}
        }
    }
    out.add(46, &[lc, subject, object, clause, open]);
    out.add(47, &[class, upos, subject, object, clause, open, passive]);
    out.add(48, &[class, upos, u64::from(subject != 0), u64::from(object != 0), clause, u64::from(open != 0), passive]);
    out.add(49, &[lc, u64::from(subject != 0), u64::from(object != 0), clause, u64::from(open != 0), passive]);
    out.add(50, &[lc, negated]);
    out.add(51, &[upos, set]);
    out.add(52, &[lc, set]);
    out.add(53, &[class, upos, rel, set]);
    out.add(54, &[xpos, u64::from(subject != 0), clause, inside]);

    out.add(97, &[f.register, u64::from(class > 0), inside]);
    out.add(98, &[f.register, class, upos]);
    out.add(99, &[f.register, lc]);
    let (coarse, fine) = f.like[w];
    out.add(26, &[coarse, upos]);
    out.add(27, &[fine, upos]);
    out.add(28, &[fine, upos, rel]);
    out.add(29, &[coarse, upos, subject, object, clause, open, passive]);
    out.add(55, &[fine, upos, u64::from(subject != 0), u64::from(object != 0), clause, u64::from(open != 0), passive]);
    out.add(56, &[fine, inside]);
    if let Some(s) = f.child(w, "nsubj") {
        out.add(57, &[class, upos, f.like[s].0]);
        out.add(58, &[coarse, upos, f.like[s].0]);
    }
    if let Some(o) = f.child(w, "obj") {
        out.add(59, &[class, upos, f.like[o].0]);
        out.add(95, &[lc, f.like[o].0]);
        out.add(96, &[coarse, upos, f.like[o].1]);
    }

    // What it depends on, and the words above that may be cues themselves.
    if let Some(h) = word.head {
        let hl = mix(f.lemma[h], f.upos(h) as u64);
        out.add(60, &[upos, rel, hl]);
        out.add(61, &[lc, rel, hl]);
        out.add(62, &[class, rel, f.upos(h) as u64, u64::from(f.class[h])]);
        out.add(63, &[lc, rel, u64::from(f.class[h])]);
        out.add(64, &[class, rel, u64::from(h < w)]);
        out.add(65, &[lc, f.deprel(h) as u64]);
    } else {
        out.add(66, &[class, upos]);
    }
    let (mut up, mut steps, mut above) = (w, 0, 0u64);
    let mut nearest = 0;
    while let (Some(h), true) = (f.head(up), steps < 8) {
        if f.class[h] > 0 && f.upos(h) != Upos::Propn {
            let link = f.deprel(up) as u64;
            if nearest == 0 {
                nearest = mix(u64::from(f.class[h]), link);
                out.add(67, &[class, u64::from(f.class[h]), link, bucket(steps)]);
                out.add(68, &[lc, u64::from(f.class[h]), link]);
                out.add(69, &[f.lemma[h], link, u64::from(class > 0)]);
                out.add(70, &[f.lemma[h], class, u64::from(h < w)]);
            }
            above += 1;
        }
        up = h;
        steps += 1;
    }
    out.add(71, &[class, above.min(3)]);
    out.add(72, &[u64::from(class > 0), above.min(3), bucket(steps), rel]);

    // Quotation marks and colons about it.
    let before = (sentence.start..w).rev().take(12).find(|&i| f.is_punct(i)).map_or(0, |i| f.form[i]);
    let after = (w + 1..sentence.end).take(12).find(|&i| f.is_punct(i)).map_or(0, |i| f.form[i]);
    out.add(80, &[class, before, after]);
    out.add(81, &[lc, after]);
    out.add(82, &[lc, before]);
    let near = |r: &mut dyn Iterator<Item = usize>| {
        r.take(6)
            .enumerate()
            .find(|&(_, i)| f.quoted[i].is_some() && f.quoted[i] != f.quoted[w])
            .map_or(9, |(k, _)| k as u64)
    };
    let right = near(&mut (w + 1..n));
    let left = near(&mut (0..w).rev());
    out.add(83, &[class, right, left]);
    out.add(84, &[lc, right, left]);
    out.add(85, &[lc, u64::from(right < 9), u64::from(left < 9), inside]);
    out.add(86, &[upos, right.min(5), left.min(5), inside]);
    let has_quote = sentence.clone().any(|i| f.quoted[i].is_some());
    out.add(87, &[class, upos, rel, u64::from(has_quote), inside]);
    out.add(88, &[lc, u64::from(has_quote), inside]);
    if let Some(q) = f.quoted[w] {
        let q = &f.quotations[q as usize];
        out.add(89, &[class, bucket(q.inner.len() as usize / 6)]);
        out.add(
            90,
            &[class, u64::from(word.sentence != a.words_in(q.inner).next().map_or(0, |i| a.words()[i].sentence))],
        );
    }
    // Other likely cues in the sentence.
    let others = sentence.clone().filter(|&i| i != w && f.class[i] > 0 && f.upos(i) == Upos::Verb).count();
    out.add(91, &[class, upos, bucket(others)]);
    out.add(92, &[class, upos, word.sentence.min(3) as u64]);
    out.add(93, &[class, upos, bucket(w - sentence.start), bucket(sentence.end - w)]);
    let ends = a.form(sentence.end - 1).chars().next().map_or(0, u64::from);
    out.add(94, &[class, upos, ends]);
}
