//! From a document and its analysis to the record of its facts.
//!
//! [`read`] lists the steps in order and does nothing else. Each step looks at the text, the analysis and what the steps before
//! it found, and adds its own items. No step touches files, network, clock or environment.

mod amounts;
mod claims;
mod coding;
mod context;
mod entities;
pub mod gazetteer;
mod kit;
mod media;
mod numbers;
mod places;
mod sides;
mod stakes;
mod times;
mod tolls;

pub use kit::Kit;

/// The door of the training tool to the attribution layer; reading does not use it.
#[doc(hidden)]
pub mod training {
    pub use crate::claims::{Examples, Gold, cue_table, learn_from};
}

use context::Context;
use dateline_lang::Analysis;
use dateline_model::{Document, Record};

/// Reads one document.
pub fn read(doc: &Document, analysis: &Analysis, kit: &Kit) -> Record {
    let cx = Context::new(doc, analysis, kit);
    let mut record = Record::new(doc);
    times::find(&cx, &mut record);
    amounts::find(&cx, &mut record);
    places::find(&cx, &mut record);
    entities::find(&cx, &mut record);
    claims::find(&cx, &mut record);
    coding::find(&cx, &mut record);
    tolls::find(&cx, &mut record);
    sides::find(&cx, &mut record);
    stakes::find(&cx, &mut record);
    media::find(&cx, &mut record);
    record
}
