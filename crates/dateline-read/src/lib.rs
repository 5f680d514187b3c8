//! From a document and its analysis to the record of its facts.
//!
//! [`read`] lists the steps in order and does nothing else. Each step looks at the text, the analysis and what the steps before
//! it found, and adds its own items. No step touches files, network, clock or environment.

mod amounts;
mod antecedent;
mod claims;
pub mod clause;
mod context;
mod days;
mod deeds;
mod entities;
mod events;
pub mod gazetteer;
mod headings;
mod inflection;
mod kit;
mod lexicon;
mod loglinear;
mod media;
mod numbers;
mod places;
pub mod rulebook;
mod rules;
mod sides;
mod stakes;
mod times;
mod tolls;

pub use kit::Kit;

/// The door of the training tools to the learned layers; reading does not use it.
#[doc(hidden)]
pub mod training {
    pub use crate::claims::{Examples, Gold, cue_table, learn_from};
    pub use crate::days::DayExamples;
    pub use crate::deeds::DeedExamples;
    pub use crate::events::{Asked, EventExamples, EventGold, Taught, learn_events, learn_taught, may_tell};
    pub use crate::sides::{SideExamples, stand};
}

use context::Context;
use dateline_lang::Analysis;
use dateline_model::{Document, Record};

/// A step of reading.
type Step = fn(&Context<'_>, &mut Record);

/// The steps in their order.
const STEPS: [(&str, Step); 13] = [
    ("times", times::find),
    ("amounts", amounts::find),
    ("places", places::find),
    ("entities", entities::find),
    ("claims", claims::find),
    ("events", events::find),
    ("deeds", deeds::find),
    ("settings", events::settle),
    ("days", days::find),
    ("tolls", tolls::find),
    ("sides", sides::find),
    ("stakes", stakes::find),
    ("media", media::find),
];

/// Reads one document.
pub fn read(doc: &Document, analysis: &Analysis, kit: &Kit) -> Record {
    read_watched(doc, analysis, kit, &mut |_| {})
}

/// The same, telling after each step its name: for those who have a clock.
pub fn read_watched(doc: &Document, analysis: &Analysis, kit: &Kit, done: &mut dyn FnMut(&'static str)) -> Record {
    let cx = Context::new(doc, analysis, kit);
    let mut record = Record::new(doc);
    for (name, step) in STEPS {
        step(&cx, &mut record);
        done(name);
    }
    record
}
