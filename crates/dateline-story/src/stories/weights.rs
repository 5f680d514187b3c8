//! What a term weighs: the rarer in the case, the more; more in the title, in the opening, as part of a name.

use std::collections::HashMap;

use super::profile::{Profile, Term};

/// How much more a part of a name weighs than another word.
const NAME: f32 = 1.5;
/// A word of the title.
const TITLE: f32 = 1.5;
/// A word of the opening.
const OPENING: f32 = 1.2;

/// In how many reports each term stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Weights {
    reports: f32,
    held: HashMap<u32, u32>,
}

impl Weights {
    /// Counted over these reports.
    pub(super) fn of<'a>(profiles: impl Iterator<Item = &'a Profile>) -> Weights {
        let mut w = Weights::default();
        for p in profiles {
            w.reports += 1.0;
            for t in p.terms() {
                *w.held.entry(t.key()).or_default() += 1;
            }
        }
        w
    }

    /// A report's terms with their weights, in the order of their keys; the squares add up to 1.
    pub(super) fn vector(&self, profile: &Profile) -> Vec<(u32, f32)> {
        let mut out: Vec<(u32, f32)> = profile.terms().iter().map(|t| (t.key(), self.weight(*t))).collect();
        let norm = out.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        if norm > 0.0 {
            for (_, weight) in &mut out {
                *weight /= norm;
            }
        }
        out
    }

    fn weight(&self, term: Term) -> f32 {
        let held = self.held.get(&term.key()).copied().unwrap_or(1) as f32;
        let rare = ((1.0 + self.reports) / (1.0 + held)).ln() + 0.1;
        let said = 1.0 + (term.times() as f32).ln();
        let more = |is: bool, by: f32| if is { by } else { 1.0 };
        rare * said * more(term.is_name(), NAME) * more(term.in_title(), TITLE) * more(term.in_opening(), OPENING)
    }
}
