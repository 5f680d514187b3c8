//! `dateline read`: the main job. Inputs, documents, analysis, record, output.

use std::io::{self, Write};

use dateline_intake::{Given, Options};
use dateline_lang::English;
use dateline_model::{Code, Problem};

use crate::args::{Format, Read};
use crate::commands::{End, each, kit};
use crate::{brief, explain, inputs};

/// Reads the inputs and prints their records.
pub(crate) fn run(args: &Read) -> anyhow::Result<End> {
    let engine = English::embedded()?;
    let kit = kit::of_files(&args.actors)?;
    let given =
        Given { published: args.date.clone(), title: args.title.clone(), outlet: args.outlet.clone(), url: None };
    let options = Options { given, columns: args.columns.clone(), from: args.from, ..Options::default() };
    let width = textwrap::termwidth().min(100);
    // Only the brief has colour to drop.
    let stdout: Box<dyn Write> = match args.format {
        Format::Brief => Box::new(anstream::stdout().lock()),
        Format::Json | Format::Jsonl => Box::new(io::stdout().lock()),
    };
    let mut out = io::BufWriter::new(stdout);
    each(inputs::stream(&args.inputs, &options), args.threads, &mut out, |doc| {
        if args.explain.as_deref() == Some("text") {
            return Ok(explain::text(doc));
        }
        let analysis = engine.analyse(&doc.text);
        if args.explain.as_deref() == Some("clauses") {
            return Ok(explain::clauses(&analysis));
        }
        let record = dateline_read::read(doc, &analysis, &kit);
        if let Some(id) = &args.explain {
            return explain::explain(&record, id).ok_or_else(|| {
                Problem::new(Code::BadField, format!("no item {id} in this record"))
                    .hint("ids stand in brackets in the brief, such as [e3 ¶7]")
            });
        }
        let json = |text: serde_json::Result<String>| {
            text.map(|t| t + "\n").map_err(|e| Problem::new(Code::Internal, e.to_string()))
        };
        match args.format {
            Format::Brief => Ok(brief::render(&record, width)),
            Format::Json => json(serde_json::to_string_pretty(&record)),
            Format::Jsonl => json(serde_json::to_string(&record)),
        }
    })
}
