//! From a word that tells of a fate to the phrase of those who met it, through the parse.

use dateline_lang::{Analysis, Upos, Xpos};
use dateline_model::TollKind;

/// The words of one kind of toll.
pub(super) struct Lexicon {
    pub(super) kind: TollKind,
    /// Verbs whose object, or subject in the passive, is counted.
    pub(super) done_to: &'static [&'static str],
    /// Verbs whose subject is counted.
    pub(super) do_it: &'static [&'static str],
    /// Nouns that count by themselves ("40 arrests") or by "of" ("the deaths of six").
    pub(super) nouns: &'static [&'static str],
    /// Words that follow those counted ("100 injured") or are said of them ("14 were missing").
    pub(super) fates: &'static [&'static str],
    /// Verbs with a particle whose object is counted; "take part" and "turn out" count their subject.
    pub(super) particles: &'static [(&'static str, &'static str)],
}

/// A fate told of a phrase: the word that tells it and the head of the phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) trigger: usize,
    pub(super) head: usize,
}

impl Lexicon {
    /// All that word `v` tells of in this kind.
    pub(super) fn told(&self, a: &Analysis, v: usize) -> Vec<Told> {
        let lemma = lemma(a, v);
        let verbal = matches!(a.words()[v].upos, Upos::Verb);
        let mut heads = Vec::new();
        if verbal && self.done_to.contains(&lemma) && self.fits_object(a, v) {
            heads = patients(a, v);
        } else if verbal && self.do_it.contains(&lemma) && self.fits_subject(a, v) {
            heads = agents(a, v);
        } else if verbal && let Some((_, p)) = self.particles.iter().find(|(l, _)| *l == lemma) {
            let has =
                a.children(v).iter().any(|&c| a.form(c as usize).eq_ignore_ascii_case(p) && a.lemma(c as usize) == *p);
            if has && (self.kind == TollKind::TookPart) {
                heads = agents(a, v);
            } else if has {
                heads = patients(a, v);
            }
        } else if self.nouns.contains(&lemma) && a.words()[v].upos == Upos::Noun {
            heads =
                a.children_by(v, "nmod").filter(|&c| a.children_by(c, "case").any(|k| a.lemma(k) == "of")).collect();
        } else if self.fates.iter().any(|f| a.form(v).eq_ignore_ascii_case(f))
            && !matches!(a.words()[v].upos, Upos::Noun)
        {
            let copular = a.children_by(v, "cop").next().is_some()
                || a.children_by(v, "aux").next().is_some()
                || matches!(a.words()[v].deprel.base(), "xcomp");
            if copular && !self.done_to.contains(&lemma) {
                heads = a.children_by(v, "nsubj").collect();
                if heads.is_empty() && a.words()[v].deprel.base() == "xcomp" {
                    // "went missing", "left homeless"
                    heads = a.words()[v]
                        .head
                        .map(|h| patients(a, h))
                        .filter(|p| !p.is_empty())
                        .or_else(|| a.words()[v].head.map(|h| agents(a, h)))
                        .unwrap_or_default();
                }
            }
        }
        let mut all = Vec::new();
        for h in heads {
            all.push(Told { trigger: v, head: h });
            // "two guards and a driver": each is counted by itself.
            all.extend(
                a.children_by(h, "conj")
                    .filter(|&c| nominal(a, c) && !(h..c).any(|w| a.words()[w].upos == Upos::Verb))
                    .map(|c| Told { trigger: v, head: c }),
            );
        }
        all
    }

    /// Whether the object of this verb meets the fate: verbs that mean it only of some things.
    fn fits_object(&self, a: &Analysis, v: usize) -> bool {
        match lemma(a, v) {
            // Shot dead, or shot and killed, is killed.
            "shoot" => ends_in_death(a, v) == (self.kind == TollKind::Killed),
            "treat" => {
                let s = &a.sentences()[a.words()[v].sentence];
                s.words.clone().any(|w| {
                    matches!(
                        a.lemma(w),
                        "doctor"
                            | "hospital"
                            | "clinic"
                            | "medic"
                            | "paramedic"
                            | "injury"
                            | "wound"
                            | "nurse"
                            | "surgeon"
                            | "centre"
                            | "burn"
                    )
                })
            }
            _ => true,
        }
    }

    /// Whether the subject of this verb meets the fate.
    fn fits_subject(&self, a: &Analysis, v: usize) -> bool {
        let below = |words: &[&str]| {
            let mut n = 0;
            let mut stack = vec![v];
            while let Some(w) = stack.pop() {
                n += 1;
                if n > 60 {
                    break;
                }
                if w != v && words.contains(&a.lemma(w)) {
                    return true;
                }
                stack.extend(a.children(w).iter().map(|&c| c as usize));
            }
            false
        };
        const REFUGE: &[&str] = &["asylum", "refuge", "shelter", "sanctuary"];
        const MISSION: &[&str] = &["embassy", "mission", "consulate", "residence", "legation"];
        match (self.kind, lemma(a, v)) {
            (TollKind::SoughtAsylum, "flee" | "shelter") => below(MISSION),
            (TollKind::SoughtAsylum, "take") => below(&["refuge", "sanctuary"]),
            (TollKind::SoughtAsylum, _) => below(REFUGE),
            (TollKind::Displaced, "flee") => !below(MISSION),
            (TollKind::TookPart, "join" | "attend") => {
                below(&["protest", "march", "rally", "demonstration", "strike", "vigil", "uprising", "crowd"])
            }
            (TollKind::TookPart, "swell") => below(&["to"]),
            (TollKind::TookPart, "pour" | "mass") => below(&["street", "square", "plaza", "border", "avenue"]),
            _ => true,
        }
    }
}

/// The lemma, with the irregular pasts of these verbs settled by hand.
pub(super) fn lemma(a: &Analysis, w: usize) -> &str {
    match a.form(w) {
        "fled" => "flee",
        "shot" => "shoot",
        "slain" => "slay",
        "hurt" => "hurt",
        "hit" | "hitting" => "hit",
        _ => a.lemma(w),
    }
}

fn nominal(a: &Analysis, w: usize) -> bool {
    matches!(a.words()[w].upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron | Upos::Adj)
}

/// "shot dead", "shot and killed", "shot to death".
pub(super) fn ends_in_death(a: &Analysis, v: usize) -> bool {
    let tells = |w: usize| matches!(a.lemma(w), "dead" | "kill" | "death");
    a.children(v).iter().any(|&c| tells(c as usize)) || a.words()[v].head.is_some_and(|h| a.lemma(h) == "kill")
}

/// Those to whom it was done.
fn patients(a: &Analysis, v: usize) -> Vec<usize> {
    let w = &a.words()[v];
    let passive_subject: Vec<usize> =
        a.children(v).iter().map(|&c| c as usize).filter(|&c| a.words()[c].deprel.as_str() == "nsubj:pass").collect();
    let has_pass = a.children(v).iter().any(|&c| a.words()[c as usize].deprel.as_str() == "aux:pass");
    if !passive_subject.is_empty() {
        return passive_subject.into_iter().map(|s| antecedent(a, v, s)).collect();
    }
    if has_pass {
        // A parser may call the subject of a passive plain nsubj.
        let s: Vec<usize> = a.children_by(v, "nsubj").collect();
        if !s.is_empty() {
            return s.into_iter().map(|s| antecedent(a, v, s)).collect();
        }
    }
    let objects: Vec<usize> = a.children_by(v, "obj").collect();
    if !objects.is_empty() {
        return objects;
    }
    // A hedge may look like a preposition: "hitting at least two", "displaced more than 40,000"; a bare quantity like a complement.
    let hedged: Vec<usize> = a
        .children(v)
        .iter()
        .map(|&c| c as usize)
        .filter(|&c| c > v)
        .filter(|&c| match a.words()[c].deprel.base() {
            "obl" => a.children_by(c, "case").any(|k| {
                a.lemma(k) == "than" || a.lemma(k) == "at" && a.words().get(k + 1).is_some() && a.form(k + 1) == "least"
            }),
            "xcomp" => {
                a.words()[c].upos == Upos::Adj
                    && a.children(c).iter().any(|&k| matches!(a.words()[k as usize].deprel.base(), "obl" | "nmod"))
            }
            _ => false,
        })
        .collect();
    if !hedged.is_empty() {
        return hedged;
    }
    if w.xpos == Xpos::Vbn || has_pass {
        if w.deprel.base() == "acl" && w.deprel.as_str() != "acl:relcl" {
            return w.head.into_iter().collect();
        }
        // "was shot and killed": the second shares the subject of the first.
        if w.deprel.base() == "conj"
            && let Some(h) = w.head.filter(|&h| a.words()[h].upos == Upos::Verb)
            && a.children_by(v, "nsubj").next().is_none()
        {
            return patients(a, h).into_iter().filter(|&p| p != v).collect();
        }
        // "with three killed and five wounded"
        return a.children_by(v, "nsubj").collect();
    }
    Vec::new()
}

/// Those who did it.
fn agents(a: &Analysis, v: usize) -> Vec<usize> {
    let w = &a.words()[v];
    let own: Vec<usize> = a.children_by(v, "nsubj").map(|s| antecedent(a, v, s)).collect();
    if !own.is_empty() {
        return own;
    }
    match (w.deprel.base(), w.head) {
        ("acl", Some(h)) if nominal(a, h) => vec![h],
        ("conj", Some(h)) if a.words()[h].upos == Upos::Verb && h != v => agents_once(a, h),
        // "were forced to flee", "managed to flee"
        ("xcomp", Some(h)) if matches!(a.lemma(h), "force" | "oblige" | "compel" | "manage" | "begin" | "start") => {
            let p = patients(a, h);
            if p.is_empty() { agents_once(a, h) } else { p }
        }
        _ => Vec::new(),
    }
}

fn agents_once(a: &Analysis, v: usize) -> Vec<usize> {
    a.children_by(v, "nsubj").map(|s| antecedent(a, v, s)).collect()
}

/// "who" and "that" stand for the noun that their clause hangs on.
fn antecedent(a: &Analysis, v: usize, s: usize) -> usize {
    if matches!(a.lemma(s), "who" | "that" | "which")
        && a.words()[v].deprel.base() == "acl"
        && let Some(h) = a.words()[v].head
    {
        return h;
    }
    s
}

/// Whether what a word tells has not happened: it may, would, must not, is planned, is denied or stands under "if".
pub(super) fn unreal(a: &Analysis, v: usize) -> bool {
    // "injured or killed" does not say which.
    if a.words()[v].deprel.base() == "conj" && a.children_by(v, "cc").any(|c| a.lemma(c) == "or") {
        return true;
    }
    let mut at = v;
    for step in 0..6 {
        for &c in a.children(at) {
            let c = c as usize;
            let (lemma, w) = (a.lemma(c), &a.words()[c]);
            let rel = w.deprel.base();
            if rel == "aux" && (w.xpos == Xpos::Md && !matches!(lemma, "do")) {
                return true;
            }
            if step == 0 && rel == "advmod" && matches!(lemma, "not" | "never" | "n't") {
                return true;
            }
            if rel == "mark" && matches!(lemma, "if" | "unless" | "whether") {
                return true;
            }
            if step == 0
                && rel == "mark"
                && lemma == "to"
                && !matches!(
                    a.words()[v].head.map(|h| a.lemma(h)),
                    Some("force" | "compel" | "oblige" | "manage" | "begin" | "start" | "continue")
                )
            {
                let perfect = a.children_by(v, "aux").any(|x| a.lemma(x) == "have");
                if !perfect {
                    return true;
                }
            }
        }
        // Only what shares the auxiliaries of the verb above goes on.
        let w = &a.words()[at];
        match (w.deprel.base(), w.head) {
            ("conj" | "xcomp", Some(h))
                if a.words()[h].upos == Upos::Verb && !a.children_by(at, "nsubj").any(|_| true) =>
            {
                at = h
            }
            ("advcl", Some(h)) if a.words()[at].xpos == Xpos::Vbg => at = h,
            _ => return false,
        }
    }
    false
}
