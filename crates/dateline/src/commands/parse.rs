//! `dateline parse`: what the engine sees.

use std::io::Write;

use dateline_intake::Given;
use dateline_lang::{English, conllu};
use rayon::prelude::*;

use crate::args::Parse;
use crate::inputs;

/// Returns the number of problems.
pub(crate) fn run(args: &Parse) -> anyhow::Result<usize> {
    let engine = English::embedded()?;
    let docs = inputs::documents(&args.inputs, &Given::default())?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(args.threads).build()?;
    let mut out = std::io::stdout().lock();
    for chunk in docs.chunks(64) {
        let printed: Vec<String> =
            pool.install(|| chunk.par_iter().map(|d| conllu::print(&engine.analyse(&d.text), &d.source)).collect());
        for p in printed {
            out.write_all(p.as_bytes())?;
        }
    }
    Ok(0)
}
