//! From a word that tells of a fate to the phrase of those who met it, through the parse.

use dateline_lang::{Analysis, Upos, Xpos};
use dateline_model::TollKind;

use crate::entities::lexicon::{agentive, noun};
use crate::inflection;
use crate::lexicon::{Class, Words};

/// The words of one kind of toll.
pub(super) struct Lexicon {
    pub(super) kind: TollKind,
    /// Verbs whose object, or subject in the passive, is counted.
    pub(super) done_to: Class,
    /// Verbs whose subject is counted.
    pub(super) do_it: Class,
    /// Nouns that count by themselves ("40 arrests") or by "of" ("the deaths of six").
    pub(super) nouns: Class,
    /// Words that follow those counted ("100 injured") or are said of them ("14 were missing").
    pub(super) fates: Class,
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
    /// All that word `v` of this [`lemma`] tells of in this kind.
    pub(super) fn told(&self, a: &Analysis, v: usize, lemma: &str) -> Vec<Told> {
        let verbal = matches!(a.words()[v].upos, Upos::Verb);
        let mut heads = Vec::new();
        if verbal && self.done_to.has(lemma) && self.fits_object(a, v) {
            heads = patients(a, v);
        } else if verbal && self.do_it.has(lemma) && self.fits_subject(a, v) {
            heads = agents(a, v);
        } else if verbal && self.particles.iter().any(|(l, _)| *l == lemma) {
            let has = self.particles.iter().filter(|(l, _)| *l == lemma).any(|(_, p)| {
                let beside = v + 1 < a.words().len() && a.form(v + 1) == *p && a.words()[v + 1].upos != Upos::Noun;
                beside
                    || a.children(v)
                        .iter()
                        .any(|&c| a.form(c as usize).eq_ignore_ascii_case(p) && a.lemma(c as usize) == *p)
            });
            if lemma == "pick" && !self.fits_object(a, v) {
                return Vec::new();
            }
            if has && (self.kind == TollKind::TookPart) {
                heads = agents(a, v);
            } else if has {
                heads = patients(a, v);
            }
        } else if self.nouns.has(lemma) && a.words()[v].upos == Upos::Noun {
            // "A march of 250 pensioners", not "a march of 20 kilometres".
            let people = |c: &usize| {
                self.kind != TollKind::TookPart
                    || agentive(a.lemma(*c))
                    || noun(a.lemma(*c)).is_some()
                    || marches(a.lemma(*c))
            };
            let of = |c: &usize| a.children_by(*c, "case").any(|k| a.lemma(k) == "of");
            heads = a.children_by(v, "nmod").filter(of).filter(people).collect();
        } else if self.fates.has(&a.form(v).to_lowercase()) && !matches!(a.words()[v].upos, Upos::Noun) {
            let copular = a.children_by(v, "cop").next().is_some()
                || a.children_by(v, "aux").next().is_some()
                || matches!(a.words()[v].deprel.base(), "xcomp");
            if copular && !self.done_to.has(lemma) {
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

    /// "More than 700 have been arrested": where the parse finds nobody, the counted words right before the verb group.
    pub(super) fn told_by_order(
        &self,
        a: &Analysis,
        v: usize,
        lemma: &str,
        counted: impl Fn(usize) -> bool,
    ) -> Vec<Told> {
        let word = &a.words()[v];
        // "killed at least six miners"
        let sentence = a.sentences()[word.sentence].words.clone();
        if word.upos == Upos::Verb
            && self.done_to.has(lemma)
            && self.fits_object(a, v)
            && !is_passive(a, v)
            && v + 1 < sentence.end
            && counted(v + 1)
        {
            return vec![Told { trigger: v, head: v + 1 }];
        }
        let fits = word.upos == Upos::Verb
            && (self.done_to.has(lemma) && word.xpos == Xpos::Vbn && is_passive(a, v) && self.fits_object(a, v)
                || self.do_it.has(lemma) && self.fits_subject(a, v));
        let first = sentence.start;
        let mut at = v;
        while fits
            && at > first
            && v - at < 5
            && matches!(a.words()[at - 1].upos, Upos::Aux | Upos::Adv)
            && !counted(at - 1)
        {
            at -= 1;
        }
        match at.checked_sub(1).filter(|&h| fits && h >= first && counted(h)) {
            Some(head) => vec![Told { trigger: v, head }],
            None => Vec::new(),
        }
    }

    /// Whether the object of this verb meets the fate: verbs that mean it only of some things.
    fn fits_object(&self, a: &Analysis, v: usize) -> bool {
        match lemma(a, v) {
            // Shot dead, or beaten to death, is killed.
            l if self.kind == TollKind::Injured && Class::WoundsToDeath.has(l) && ends_in_death(a, v) => false,
            l if self.kind == TollKind::Killed && Class::WoundsToDeath.has(l) => ends_in_death(a, v),
            word if Class::RushesToHospital.has(word) && self.kind == TollKind::Injured => {
                below(a, v, ["hospital", "clinic", "infirmary"])
            }
            "harm" => is_passive(a, v),
            // "Flying glass cut 27 clerks".
            "cut" => {
                let sharp = |s: usize| Class::Fragment.has(a.lemma(s));
                v > 0 && sharp(v - 1) || agents(a, v).iter().any(|&s| sharp(s))
            }
            "pull" if self.kind == TollKind::Injured => below(a, v, ["injury", "wound", "burn"]),
            "take" => below(a, v, Class::Captivity) && !below(a, v, ["hospital", "clinic"]),
            // "Expelled four diplomats" drives nobody from a home.
            "expel" => !below(a, v, Class::RecalledOfficial),
            "lock" => below(a, v, Class::RoomNoun),
            "sentence" => below(a, v, Class::PrisonTerm) && !below(a, v, ["death"]),
            // "The stand holds 1,500 people".
            "hold" if matches!(a.words()[v].xpos, Xpos::Vbz | Xpos::Vbp) && !is_passive(a, v) => {
                let keeps = |s: usize| is_force(a, s) || Class::Captor.has(a.lemma(s));
                agents(a, v).iter().any(|&s| keeps(s) || a.words()[s].upos == Upos::Propn)
            }
            "hold" => !below(a, v, Class::EventHeld),
            "hang" => !below(a, v, Class::Emblem),
            "lose" => lost(a, v),
            // "Drowning at least 43 people"; who drowns is its subject.
            "drown" => a.children_by(v, "obj").next().is_some(),
            "overcome" => {
                agents(a, v).iter().any(|&s| Class::BreathedFume.has(a.lemma(s))) || below(a, v, Class::BreathedFume)
            }
            "bury" => {
                is_passive(a, v)
                    && (below(a, v, Class::Rubble)
                        || a.words()[v].head.is_some_and(|h| matches!(a.lemma(h), "fear" | "believe")))
                    || a.words()[v].deprel.base() == "xcomp" && a.words()[v].head.is_some_and(|h| a.lemma(h) == "fear")
            }
            "drive" | "force" | "chase" => below(a, v, ["home", "village", "house", "land"]) && !below(a, v, ["flee"]),
            // "Picked up all the delegates", "beat his rival": only where force is used.
            "pick" => is_passive(a, v) || agents(a, v).iter().any(|&s| is_force(a, s)),
            "beat" => {
                is_passive(a, v) && !below(a, v, ["point", "goal", "vote"])
                    || agents(a, v).iter().any(|&s| is_force(a, s))
            }
            // "Treats 2,000 patients a day".
            "treat" if habitual(a, v) => false,
            "treat" => {
                // In its sentence or the one before.
                let s = a.words()[v].sentence;
                let first = a.sentences()[s.saturating_sub(1)].words.start;
                (first..a.sentences()[s].words.end).any(|w| Class::TreatmentNoun.has(a.lemma(w)))
            }
            _ => true,
        }
    }

    /// Whether the subject of this verb meets the fate.
    fn fits_subject(&self, a: &Analysis, v: usize) -> bool {
        let below = |words: &dyn Words| below(a, v, words);
        match (self.kind, lemma(a, v)) {
            (TollKind::SoughtAsylum, "flee" | "shelter") => below(&Class::Legation),
            (TollKind::SoughtAsylum, "take") => below(&["refuge", "sanctuary"]),
            (TollKind::SoughtAsylum, _) => below(&Class::Refuge),
            // "Starves teachers" is done to them.
            (TollKind::Killed, "starve") => a.children_by(v, "obj").next().is_none(),
            (TollKind::Killed, "bleed" | "freeze" | "burn" | "fall" | "plunge" | "choke") => ends_in_death(a, v),
            (TollKind::Injured, "suffer" | "sustain" | "receive") => {
                below(&["injury", "wound", "burn", "fracture", "concussion"])
            }
            (TollKind::Injured, "require" | "need") => below(&Class::Treatment),
            (TollKind::Injured, "remain") => below(&["hospital", "care"]) && below(&["in"]),
            (TollKind::Displaced, "leave" | "abandon" | "lose") => {
                a.children_by(v, "obj").any(|o| matches!(a.lemma(o), "home" | "house" | "village"))
            }
            (TollKind::Defected, "join" | "cross" | "go" | "come") => {
                below(&Class::RisenSide) && agents(a, v).iter().any(|&s| is_force(a, s))
                    || below(&Class::RebelSide) && (a.lemma(v) != "go" && a.lemma(v) != "come" || below(&["over"]))
            }
            // "Have crossed into X since fighting resumed".
            (TollKind::Displaced, "cross") => below(&["into", "border"]) && below(&Class::WarNoun),
            (TollKind::Displaced, "flee") => !below(&Class::Legation),
            (TollKind::TookPart, "join" | "attend") => {
                below(&Class::Demonstration)
                    || below(&["funeral", "mass"]) && agents(a, v).iter().any(|&s| a.lemma(s) == "mourner")
            }
            (TollKind::TookPart, "stand") => {
                below(&["outside"])
                    && below(&Class::SeatStormed)
                    && agents(a, v).iter().any(|&s| a.children_by(s, "nummod").next().is_some())
            }
            (TollKind::TookPart, "down") => below(&["tool", "tools"]),
            (TollKind::TookPart, "hold") => below(&Class::Demonstration),
            (TollKind::TookPart, "follow") => below(&["coffin", "hearse"]),
            (TollKind::TookPart, "swell") => below(&["to"]),
            (TollKind::TookPart, "pour" | "mass" | "fill" | "take" | "descend") => below(&Class::Square),
            (TollKind::TookPart, "stage") => below(&Class::Demonstration),
            // "Rallied behind X" is support, not a rally.
            (TollKind::TookPart, "rally") => !a
                .children_by(v, "obl")
                .any(|o| a.children_by(o, "case").any(|p| matches!(a.lemma(p), "behind" | "around" | "round"))),
            (
                TollKind::TookPart,
                "block" | "blockade" | "occupy" | "chant" | "camp" | "strike" | "besiege" | "surround" | "pack",
            ) => agents(a, v).iter().any(|&s| {
                marches(a.lemma(s))
                    || a.children_by(s, "nmod").any(|c| marches(a.lemma(c)) || a.words()[c].upos == Upos::Num)
            }),
            _ => true,
        }
    }
}

/// "A day", "per week": what is done every day is no count of one.
fn habitual(a: &Analysis, v: usize) -> bool {
    let end = a.sentences()[a.words()[v].sentence].words.end.min(v + 12);
    (v + 1..end.saturating_sub(1)).any(|w| {
        matches!(a.form(w), "a" | "per" | "every" | "each")
            && matches!(a.form(w + 1), "day" | "month" | "week" | "year")
    })
}

/// Whether men are lost as in a fight: not a vote or a home, nor by a team or a party.
fn lost(a: &Analysis, v: usize) -> bool {
    let plays = |s: usize| Class::TeamNoun.has(a.lemma(s));
    let sport = below(a, v, ["injury", "suspension", "rival"]) || agents(a, v).iter().any(|&s| plays(s));
    let men = |o: usize| is_force(a, o) || Class::Comrade.has(a.lemma(o));
    !sport && a.children_by(v, "obj").any(men)
}

/// Whether a word names men under arms, or their vehicles' crews.
fn is_force(a: &Analysis, w: usize) -> bool {
    Class::ForceMember.has(a.lemma(w))
}

/// Nouns for those who march or strike.
fn marches(lemma: &str) -> bool {
    Class::Demonstrator.has(lemma)
}

/// Whether one of the words stands anywhere below.
fn below(a: &Analysis, v: usize, words: impl Words + Copy) -> bool {
    let mut n = 0;
    let mut stack = vec![v];
    while let Some(w) = stack.pop() {
        n += 1;
        if n > 60 {
            break;
        }
        if w != v && words.holds(a.lemma(w)) {
            return true;
        }
        stack.extend(a.children(w).iter().map(|&c| c as usize));
    }
    false
}

fn is_passive(a: &Analysis, v: usize) -> bool {
    a.children(v).iter().any(|&c| matches!(a.words()[c as usize].deprel.as_str(), "aux:pass" | "nsubj:pass"))
}

/// The lemma; a form that the engine does not know is one of the lexicons' verbs.
pub(super) fn lemma(a: &Analysis, w: usize) -> &str {
    if a.words()[w].upos != Upos::Verb {
        return a.lemma(w);
    }
    inflection::among(a, w, Class::TollVerb)
}

fn nominal(a: &Analysis, w: usize) -> bool {
    matches!(a.words()[w].upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Pron | Upos::Adj)
}

/// "shot dead", "shot and killed", "shot to death".
pub(super) fn ends_in_death(a: &Analysis, v: usize) -> bool {
    // "Shot dead three medics": the parse may take the word with the medics.
    if a.words().get(v + 1).is_some() && a.form(v + 1) == "dead" {
        return true;
    }
    // "Two were stabbed and a clerk was killed" is another's death.
    let tells = |w: usize| {
        matches!(a.lemma(w), "dead" | "kill" | "death") && (w < v || a.children_by(w, "nsubj").next().is_none())
    };
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
        ("xcomp", Some(h)) if Class::Manages.has(a.lemma(h)) => {
            let p = patients(a, h);
            if p.is_empty() { agents_once(a, h) } else { p }
        }
        // "crossed the river to join the rebels"
        ("xcomp" | "advcl", Some(h))
            if Class::WentOnTo.has(a.lemma(h)) && a.children_by(v, "mark").any(|m| a.lemma(m) == "to") =>
        {
            agents_once(a, h)
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
pub(crate) fn unreal(a: &Analysis, v: usize) -> bool {
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
                    Some(
                        "force"
                            | "compel"
                            | "oblige"
                            | "manage"
                            | "begin"
                            | "start"
                            | "continue"
                            | "cross"
                            | "leave"
                            | "flee"
                    )
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
