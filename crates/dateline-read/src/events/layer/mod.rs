//! The learned layer of events: log-linear models over what the rules saw, made by `training/events.sh`.
//!
//! Four decisions, each a table of weights by hashed feature: whether a candidate is an event and of which type; who did it;
//! whom it was done to; of which type it is, seen from both. Rules propose, the layer weighs: it drops candidates that they doubt, and codes verbs that they lack.

mod fit;
mod look;
mod party;
mod relation;
mod status;
mod train;
mod trigger;

use dateline_model::{PloverType, Status};

pub(crate) use look::{Look, Seen};
pub(crate) use status::{Told, features as status_features, number as status_number};
pub use train::{Asked, EventExamples, EventGold, Taught};
pub(crate) use train::{asked, labels, lessons};

use crate::claims::Feats;
use crate::loglinear::{Weights, softmax};

/// Classes of the first decision: none, then the types; YIELD stands for CONCEDE and RETREAT, which only rules tell apart.
const CLASSES: usize = 16;
/// At least so likely is an event of the type that the rules give.
const SURE: f32 = 0.30;
/// And so one of another type, or of a verb that no rule knows.
const SURE_OF_OTHER: f32 = 0.45;
/// The same in a report.
const SURE_IN_REPORT: f32 = 0.27;
const SURE_OF_OTHER_IN_REPORT: f32 = 0.36;
/// So likely must a status be that takes the place of the rules' own.
const SURE_OF_STATUS: f32 = 0.5;
/// And so likely a fact of what the rules take for negated or denied.
const SURE_OF_FACT: f32 = 0.9;
/// Another type must be so many times likelier than that of the rules.
const FAR: f32 = 2.0;
/// So likely must a type be, seen from both parties, that takes the place of one no likelier than `UNLIKELY`.
const SURE_OF_RELATION: f32 = 0.60;
const UNLIKELY: f32 = 0.20;
/// A participant where the rules have none is at least so likely.
const SURE_OF_PARTY: f32 = 0.50;
/// And one in the place of theirs.
const SURER_OF_PARTY: f32 = 0.70;

/// The class of a type.
pub(crate) fn class_of(kind: PloverType) -> usize {
    match kind {
        PloverType::Agree => 1,
        PloverType::Consult => 2,
        PloverType::Support => 3,
        PloverType::Concede | PloverType::Retreat => 4,
        PloverType::Cooperate => 5,
        PloverType::Aid => 6,
        PloverType::Request => 7,
        PloverType::Accuse => 8,
        PloverType::Reject => 9,
        PloverType::Threaten => 10,
        PloverType::Protest => 11,
        PloverType::Sanction => 12,
        PloverType::Mobilize => 13,
        PloverType::Coerce => 14,
        PloverType::Assault => 15,
    }
}

const KINDS: [PloverType; CLASSES] = [
    PloverType::Agree,
    PloverType::Agree,
    PloverType::Consult,
    PloverType::Support,
    PloverType::Retreat,
    PloverType::Cooperate,
    PloverType::Aid,
    PloverType::Request,
    PloverType::Accuse,
    PloverType::Reject,
    PloverType::Threaten,
    PloverType::Protest,
    PloverType::Sanction,
    PloverType::Mobilize,
    PloverType::Coerce,
    PloverType::Assault,
];

/// The weights of the four decisions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Layer {
    /// For sentences by themselves, and for reports.
    sentence: Tables,
    report: Tables,
    relation: Weights,
    status: Weights,
}

/// Whether it is an event and of which type, who did it, whom it was done to.
#[derive(Clone, Debug, Default)]
struct Tables {
    event: Weights,
    actor: Weights,
    recipient: Weights,
}

impl Tables {
    fn read(b: &mut &[u8]) -> Option<Tables> {
        Some(Tables { event: Weights::read(b)?, actor: Weights::read(b)?, recipient: Weights::read(b)? })
    }
}

/// The verdict on a candidate of which the class is known.
pub(crate) fn verdict(seen: &Seen, class: usize) -> Verdict {
    let rule = seen.kind.filter(|&k| class_of(k) == class);
    Verdict { kind: rule.unwrap_or(KINDS[class]), trust: 1.0, ruled: rule.is_some() }
}

/// What the layer makes of a candidate.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Verdict {
    pub(crate) kind: PloverType,
    pub(crate) trust: f32,
    /// Whether it is the rules' own type.
    pub(crate) ruled: bool,
}

impl Layer {
    /// The weights inside this library.
    pub(crate) fn embedded() -> Layer {
        Layer::read(include_bytes!("../../../../../models/events.bin")).unwrap_or_default()
    }

    /// Reads the weights.
    pub(crate) fn read(mut bytes: &[u8]) -> Option<Layer> {
        let b = &mut bytes;
        Some(Layer {
            sentence: Tables::read(b)?,
            report: Tables::read(b)?,
            relation: Weights::read(b)?,
            status: Weights::read(b)?,
        })
    }

    fn tables(&self, look: &Look<'_>) -> &Tables {
        if look.lone { &self.sentence } else { &self.report }
    }

    /// Whether one of a sentence's candidates is an event, and of which type.
    pub(crate) fn judge(&self, look: &Look<'_>, all: &[Seen], at: usize, feats: &mut Feats) -> Option<Verdict> {
        trigger::features(look, all, at, feats);
        let p = softmax(&self.tables(look).event.scores(&feats.0));
        if p.len() < CLASSES {
            // Without weights the rules decide.
            let kind = all[at].kind.filter(|_| all[at].holds && !all[at].told)?;
            return Some(Verdict { kind, trust: 1.0, ruled: true });
        }
        let best = (1..CLASSES).max_by(|&a, &b| p[a].total_cmp(&p[b]).then(b.cmp(&a)))?;
        let rule = all[at].kind.filter(|_| all[at].holds);
        // The rules' own type goes first unless another is far likelier.
        let best = rule.map(class_of).filter(|&r| p[r] * FAR >= p[best]).unwrap_or(best);
        let ruled = rule.is_some_and(|k| class_of(k) == best);
        // What is denied, planned or only possible is told in fewer words, and marked as such.
        let sure = |s: f32| match all[at].status {
            Status::Denied => s * 0.2,
            Status::Reported | Status::Claimed => s,
            _ => s * 0.5,
        };
        let (own, other) = if look.lone { (SURE, SURE_OF_OTHER) } else { (SURE_IN_REPORT, SURE_OF_OTHER_IN_REPORT) };
        (p[best] >= if ruled { sure(own) } else { other }).then(|| Verdict {
            kind: rule.filter(|_| ruled).unwrap_or(KINDS[best]),
            trust: p[best],
            ruled,
        })
    }

    /// How likely a candidate of a report is an event at all; 1 without weights, and for a sentence by itself.
    pub(crate) fn likely(&self, look: &Look<'_>, all: &[Seen], at: usize, feats: &mut Feats) -> f32 {
        if look.lone || self.report.event.is_empty() {
            return 1.0;
        }
        trigger::features(look, all, at, feats);
        1.0 - softmax(&self.report.event.scores(&feats.0))[0]
    }

    /// The status of a telling in a report, by what annotators make of it; that of the rules where it has no weights or doubts.
    pub(crate) fn status(&self, look: &Look<'_>, told: &Told, feats: &mut Feats) -> Status {
        if self.status.is_empty() || look.lone {
            return told.status;
        }
        status::features(look, told, feats);
        let p = softmax(&self.status.scores(&feats.0));
        let best = (0..p.len()).max_by(|&a, &b| p[a].total_cmp(&p[b]).then(b.cmp(&a))).unwrap_or_default();
        if p.len() != status::STATUSES {
            return told.status;
        }
        let fact = |s: Status| matches!(s, Status::Reported | Status::Claimed);
        let sure = if fact(status::ALL[best]) && matches!(told.status, Status::Negated | Status::Denied) {
            SURE_OF_FACT
        } else {
            SURE_OF_STATUS
        };
        if p[best] >= sure { status::ALL[best] } else { told.status }
    }

    /// The type that its two parties give to an event, where it is another than that of the verdict and far likelier.
    pub(crate) fn retype(
        &self,
        look: &Look<'_>,
        pair: &Pair<'_>,
        kind: PloverType,
        feats: &mut Feats,
    ) -> Option<Verdict> {
        if self.relation.is_empty() {
            return None;
        }
        pair.features(look, feats);
        let p = relation(&self.relation.scores(&feats.0), feats.0.len());
        let best = (1..CLASSES).max_by(|&a, &b| p[a].total_cmp(&p[b]).then(b.cmp(&a)))?;
        (p[best] >= SURE_OF_RELATION && p[class_of(kind)] <= UNLIKELY).then(|| Verdict {
            kind: KINDS[best],
            trust: p[best],
            ruled: false,
        })
    }

    /// Puts the likeliest participants where the rules have none or unlikely ones.
    pub(crate) fn cast(
        &self,
        look: &Look<'_>,
        scene: &party::Scene<'_>,
        feats: &mut Feats,
    ) -> (Option<usize>, Option<usize>) {
        let (actors, recipients) = (&scene.roles.actors, &scene.roles.recipients);
        let mut pick = |weights: &Weights, recipient: bool| {
            let mut list = if weights.is_empty() { Vec::new() } else { scene.candidates(look) };
            list.retain(|&w| fit::fits(look, scene, w, recipient));
            let mut scores = Vec::with_capacity(list.len());
            for &w in &list {
                scene.features(look, w, recipient, feats);
                scores.push(weights.scores(&feats.0).first().copied().unwrap_or(0.0));
            }
            let p = softmax(&scores);
            let best = (0..list.len()).max_by(|&a, &b| p[a].total_cmp(&p[b]).then(b.cmp(&a)))?;
            let (own, other) = if recipient { (recipients, actors) } else { (actors, recipients) };
            let sure = if own.is_empty() { SURE_OF_PARTY } else { SURER_OF_PARTY };
            // Who tells it, and what was told, stand above the verb of telling.
            let passive = !recipient && own.is_empty() && !other.is_empty();
            let teller = look.above(scene.word).windows(2).any(|w| {
                (look.deprel(w[0]).base() == "ccomp"
                    || passive && matches!(look.deprel(w[0]).base(), "advcl" | "parataxis"))
                    && look.head(list[best]) == Some(w[1])
            });
            let firm = scene.roles.plain(own) && (!recipient || own.iter().any(|&w| look.who[w] > 1));
            let settled = firm || teller;
            (!settled && !own.contains(&list[best]) && !other.contains(&list[best]) && p[best] >= sure)
                .then(|| fit::whole(look.cx.analysis, list[best]))
        };
        let tables = self.tables(look);
        let actor = pick(&tables.actor, false);
        let recipient = if scene.mutual && actors.len() > 1 { None } else { pick(&tables.recipient, true) };
        (actor, recipient.filter(|&w| Some(w) != actor && (recipients.is_empty() || Some(w) != scene.object)))
    }
}

pub(crate) use party::Scene as Casting;
pub(crate) use relation::Pair;

/// What each of `n` features counts of a pair: long sentences have more of them.
fn share(n: usize) -> f32 {
    10.0 / (n.max(1) as f32).sqrt()
}

/// The likelihoods of the types by the weights' scores.
fn relation(scores: &[f32], n: usize) -> Vec<f32> {
    softmax(&scores.iter().map(|s| s * share(n)).collect::<Vec<_>>())
}
