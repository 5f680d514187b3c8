//! Makes the weights of deeds from annotated reports. Not part of reading.

use dateline_lang::Analysis;
use dateline_model::{Document, Event, Record};

use super::BACK;
use super::pair::{self, View};
use crate::claims::Feats;
use crate::context::Context;
use crate::kit::Kit;
use crate::loglinear::{Learner, Wanted};

/// Pairs of tellings, each with its fold and whether both tell one deed.
#[derive(Default)]
pub struct DeedExamples {
    pairs: Vec<(Option<usize>, bool, Vec<u32>)>,
}

impl std::fmt::Debug for DeedExamples {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let same = self.pairs.iter().filter(|p| p.1).count();
        write!(f, "{} pairs, {same} of one deed", self.pairs.len())
    }
}

const EPOCHS: usize = 8;
const ORDERS: usize = 5;

impl DeedExamples {
    /// Adds the tellings of one report, each with the number of its deed; `record` is that report's.
    pub fn add(
        &mut self,
        fold: Option<usize>,
        (doc, analysis, kit): (&Document, &Analysis, &Kit),
        record: &Record,
        mut tellings: Vec<(usize, Event)>,
    ) {
        let cx = Context::new(doc, analysis, kit);
        tellings.sort_by_key(|t| t.1.trigger.words.span().start);
        let views: Vec<View> = tellings.iter().map(|t| View::of(&cx, record, &t.1)).collect();
        let mut feats = Feats::default();
        for j in 0..views.len() {
            for i in j.saturating_sub(BACK)..j {
                pair::features(&cx, &views, i, j, &mut feats);
                self.pairs.push((fold, tellings[i].0 == tellings[j].0, feats.0.clone()));
            }
        }
    }

    /// Learns the weights from all folds but one.
    pub fn learn(&self, without: Option<usize>) -> Vec<u8> {
        let rows: Vec<_> = self.pairs.iter().filter(|p| p.0.is_none() || p.0 != without).collect();
        let mut model = Learner::new(2);
        model.prepare(rows.iter().map(|r| r.2.as_slice()), 4);
        let rows: Vec<_> = rows.iter().map(|r| (r.2.as_slice(), Wanted::Class(usize::from(r.1)), 1.0)).collect();
        model.fit_in_orders(&rows, EPOCHS, ORDERS);
        let mut out = Vec::new();
        model.write(&mut out);
        out
    }
}
