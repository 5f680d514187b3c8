//! What a term weighs: the rarer in the case, the more; more as part of a name, and in the opening.

use rustc_hash::FxHashMap as HashMap;

use super::profile::{Profile, Term};

/// How much more a part of a name weighs than another word.
const NAME: f32 = 1.5;
/// A person's last name, beside that.
const PERSON: f32 = 1.4;
/// A word of the opening.
const OPENING: f32 = 1.2;
/// A word said more than once: one and the natural logarithm of two.
const AGAIN: f32 = 1.693_147_2;
/// What a word weighs that stands in every report.
const COMMON: f32 = 0.1;

/// In how many reports each term stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Weights {
    reports: u32,
    held: HashMap<u32, u32>,
}

impl Weights {
    /// Counted over these reports.
    pub(super) fn of<'a>(profiles: impl Iterator<Item = &'a Profile>) -> Weights {
        let mut w = Weights::default();
        for p in profiles {
            w.reports += 1;
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
        for (_, weight) in &mut out {
            *weight /= norm;
        }
        out
    }

    fn weight(&self, term: Term) -> f32 {
        let held = self.held.get(&term.key()).copied().unwrap_or(1);
        let rare = log((1 + self.reports) as f32 / (1 + held) as f32) + COMMON;
        let more = |is: bool, by: f32| if is { by } else { 1.0 };
        let marks = more(term.again(), AGAIN) * more(term.is_name(), NAME) * more(term.is_person(), PERSON);
        // To the power of a fourth more than one: rare words tell more than the usual measure says.
        rare * rare.sqrt().sqrt() * marks * more(term.opens(), OPENING)
    }
}

/// The natural logarithm to three digits, from operations that give the same bits on every machine (the standard library's need not).
fn log(x: f32) -> f32 {
    let bits = x.to_bits();
    let exponent = (bits >> 23) as f32 - 127.0;
    let m = f32::from_bits(bits & 0x007F_FFFF | 0x3F80_0000);
    let t = (m - 1.0) / (m + 1.0);
    let s = t * t;
    2.0 * t * (1.0 + s * (1.0 / 3.0 + s * 0.2)) + exponent * std::f32::consts::LN_2
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_logarithm_is_near_enough() {
        for x in [1.0f32, 1.5, 1.99, 2.0, 37.0, 1000.0, 99_999.0] {
            assert!((super::log(x) - x.ln()).abs() < 1e-3, "{x}");
        }
    }
}
