//! `dateline read`: the main job.

use std::io::Write;

use dateline_intake::Given;
use dateline_lang::English;
use dateline_model::Record;
use dateline_read::Kit;
use rayon::prelude::*;

use crate::args::{Format, Read};
use crate::{brief, explain, inputs};

/// Returns the number of problems.
pub(crate) fn run(args: &Read) -> anyhow::Result<usize> {
    let engine = English::embedded()?;
    let kit = Kit::embedded();
    let given = Given { published: args.date.clone(), title: args.title.clone(), outlet: args.outlet.clone() };
    let docs = inputs::documents(&args.inputs, &given)?;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(args.threads).build()?;
    let mut out = anstream::stdout().lock();
    for chunk in docs.chunks(64) {
        let records: Vec<Record> =
            pool.install(|| chunk.par_iter().map(|d| dateline_read::read(d, &engine.analyse(&d.text), &kit)).collect());
        for r in records {
            match (&args.explain, args.format) {
                (Some(id), _) => match explain::explain(&r, id) {
                    Some(chain) => out.write_all(chain.as_bytes())?,
                    None => anyhow::bail!("{}: no item {id}", r.document.source),
                },
                (None, Format::Brief) => out.write_all(brief::render(&r, 80).as_bytes())?,
                (None, Format::Json) => writeln!(out, "{}", serde_json::to_string_pretty(&r)?)?,
                (None, Format::Jsonl) => writeln!(out, "{}", serde_json::to_string(&r)?)?,
            }
        }
    }
    Ok(0)
}
