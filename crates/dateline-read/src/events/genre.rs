//! Texts that borrow the words of conflict: sport, reviews of fiction, history, private crime in court.
//!
//! Codes nothing itself; refuses what the rules of [`super::trigger`] take for deeds. A sentence of sport has two words of sport
//! or a score, and names no force or authority. A deed in a work of fiction hangs below the work ("In the new thriller a spy
//! kidnaps ...") or stands in a text that reviews it. History is what its own passage dates thirty years back or more. A
//! sentence of a court about private people is no event of politics. "The government banned the novel", "police arrested fans
//! at the match" and the trial of a party leader stay.

use std::collections::HashMap;
use std::sync::LazyLock;

use dateline_lang::Upos;
use dateline_model::{PloverType, Record};

use super::trigger::Hit;
use crate::context::Context;

/// What a word speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    Sport,
    Play,
    Fiction,
    Past,
    Court,
    Serious,
}

/// Hardly said of anything else.
const SPORT: &str = "goal season league champion championship coach striker goalkeeper innings batting bowler batsman bowling halftime \
    half-time penalty referee tournament medal relegate relegation squad midfielder boxer sprinter racer stadium quarter-final \
    semi-final quarterfinal semifinal playoff wicket scorer equaliser offside touchdown quarterback homer inning pitcher metre \
    marathon rally-driver knockout bout basketball football soccer cricket rugby tennis hockey golf olympic olympics teammate \
    fixture podium qualifier whistle";
/// Said of sport beside others.
const PLAY: &str = "match cup title keeper gold silver bronze defender race lap pitch final score winner point draw metre driver stage \
    round club fan supporter captain standings serve set visitor host play player team lose beat defeat second third fourth";
const FICTION: &str = "film movie novel thriller opera musical sequel memoir documentary series episode album song verse play drama comedy \
    novelist screenplay fiction bestseller trilogy ballet stage screen game poem";
const PAST: &str = "museum plaque medieval century exhibition wreck shipwreck frigate monument memorial ancestor grandfather \
    great-grandfather archaeologist chronicle invader duke king legend ancient";
const COURT: &str = "jury juror inquest magistrate sentence plead acquit appeal defendant trial court prosecutor verdict clear damages \
    admit guilty bail";
const SERIOUS: &str = "police army soldier troops troop rebel militant militia government ministry minister president presidential election candidate party vote voter protester \
    demonstrator guerrilla insurgent terrorist gunman regime parliament opposition separatist paramilitary navy junta activist \
    riot hooligan violence authority";

static WORDS: LazyLock<HashMap<&'static str, Vec<Kind>>> = LazyLock::new(|| {
    let mut all: HashMap<&str, Vec<Kind>> = HashMap::new();
    let lists = [
        (SPORT, Kind::Sport),
        (PLAY, Kind::Play),
        (FICTION, Kind::Fiction),
        (PAST, Kind::Past),
        (COURT, Kind::Court),
        (SERIOUS, Kind::Serious),
    ];
    for (words, kind) in lists {
        for w in words.split_whitespace() {
            all.entry(w).or_default().push(kind);
        }
    }
    all
});

/// Years back from which on a deed is history.
const HISTORY: i32 = 30;

/// What the sentences of one document speak of.
pub(super) struct Genre {
    /// By sentence: words of sport, beside sport, of fiction, of the past, of a court, of force and authority; a score counts as sport.
    counts: Vec<[u8; 6]>,
    /// By sentence: the last year that its own times allow, or that the sentence before it in the paragraph allows.
    year: Vec<Option<i32>>,
    published: Option<i32>,
}

impl Genre {
    pub(super) fn new(cx: &Context<'_>, record: &Record) -> Genre {
        let a = cx.analysis;
        let mut counts = vec![[0u8; 6]; a.sentences().len()];
        for (s, count) in counts.iter_mut().enumerate() {
            let mut seen: Vec<&str> = Vec::new();
            for w in a.sentences()[s].words.clone() {
                let lemma = a.lemma(w);
                if seen.contains(&lemma) {
                    continue;
                }
                for k in WORDS.get(lemma).into_iter().flatten() {
                    count[*k as usize] = count[*k as usize].saturating_add(1);
                }
                if WORDS.contains_key(lemma) {
                    seen.push(lemma);
                }
                if score(a.form(w)) {
                    count[Kind::Sport as usize] = count[Kind::Sport as usize].saturating_add(1);
                }
            }
        }
        let mut year: Vec<Option<i32>> = vec![None; counts.len()];
        for t in &record.times {
            let last = t.to.as_deref().or(t.from.as_deref()).and_then(|d| d.get(..4)?.parse::<i32>().ok());
            if let (Some(s), Some(y)) = (a.sentence_at(t.words.span().start), last) {
                year[s] = year[s].max(Some(y));
            }
        }
        for s in 1..year.len() {
            if year[s].is_none() && cx.block_of(s).is_some() && cx.block_of(s) == cx.block_of(s - 1) {
                year[s] = year[s - 1];
            }
        }
        let published = record.document.published.as_deref().and_then(|d| d.get(..4)?.parse().ok());
        Genre { counts, year, published }
    }

    /// The kind of text that a hit belongs to, if it is no deed of politics there.
    pub(super) fn refuses(&self, cx: &Context<'_>, hit: &Hit, public: bool) -> Option<&'static str> {
        let sentence = cx.analysis.words()[hit.word].sentence;
        let n = |k: Kind| self.counts[sentence][k as usize];
        let grave = n(Kind::Serious) > 0;
        if let (Some(y), Some(now)) = (self.year[sentence], self.published)
            && now - y >= HISTORY
        {
            return Some("history");
        }
        if n(Kind::Past) > 0 && !grave && !public {
            return Some("history");
        }
        if n(Kind::Sport) >= 1 && n(Kind::Sport) + n(Kind::Play) >= 2 && !grave {
            return Some("sport");
        }
        if n(Kind::Fiction) > 0
            && (told_of(cx, hit.word) || hit.lexicon.kind == PloverType::Accuse && reviews(cx, hit.word))
        {
            return Some("fiction");
        }
        let private = matches!(
            hit.lexicon.kind,
            PloverType::Sanction
                | PloverType::Coerce
                | PloverType::Reject
                | PloverType::Request
                | PloverType::Assault
                | PloverType::Accuse
        );
        if n(Kind::Court) > 0 && private && !public && !grave {
            return Some("court");
        }
        None
    }
}

/// "3-2".
fn score(form: &str) -> bool {
    form.split_once(['-', '\u{2013}']).is_some_and(|(a, b)| {
        let digits = |s: &str| (1..=3).contains(&s.len()) && s.bytes().all(|c| c.is_ascii_digit());
        digits(a) && digits(b)
    })
}

/// Whether a work of fiction stands above a word or as the scene or subject of its clause, of one above it or of one joined to it.
fn told_of(cx: &Context<'_>, word: usize) -> bool {
    let a = cx.analysis;
    let scene = |w: usize| {
        a.children(w)
            .iter()
            .map(|&c| c as usize)
            .any(|c| work(cx, c) && matches!(a.words()[c].deprel.as_str(), "nsubj" | "obl" | "nmod" | "obl:agent"))
    };
    let above = std::iter::successors(Some(word), |&w| a.words()[w].head).take(8);
    above.into_iter().any(|w| w != word && work(cx, w) || scene(w)) || a.children_by(word, "conj").any(scene)
}

/// Whether what is blamed is a work of fiction: "critics slammed the musical".
fn reviews(cx: &Context<'_>, word: usize) -> bool {
    cx.analysis.children_by(word, "obj").any(|o| work(cx, o))
}

fn work(cx: &Context<'_>, w: usize) -> bool {
    let a = cx.analysis;
    a.words()[w].upos == Upos::Noun && WORDS.get(a.lemma(w)).is_some_and(|k| k.contains(&Kind::Fiction))
}
