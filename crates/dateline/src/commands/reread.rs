//! `dateline reread`: all of a case read again from the originals; what is other is put in its place, decisions stay.

use dateline_lang::English;
use dateline_model::Document;
use dateline_store::{Case, Original, Prepared, State, Version};
use rayon::prelude::*;

use super::add::{READ_BY, finish, many};
use crate::args::Reread;
use crate::commands::{End, kit};

/// Texts that are read at a time.
const BATCH: usize = 256;

/// Reads again and says what changed.
pub(crate) fn run(args: &Reread) -> anyhow::Result<End> {
    let mut case = Case::open(&args.case)?;
    kit::keep(&mut case, &args.actors)?;
    let (engine, kit) = (English::embedded()?, kit::of_case(&case)?);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(args.threads).stack_size(super::STACK).build()?;
    let (mut same, mut other, mut lost) = (0, 0, 0);
    for batch in case.versions()?.chunks(BATCH) {
        let inputs: Vec<(Version, Option<Original>)> =
            batch.iter().map(|v| Ok((v.clone(), case.input(v)?))).collect::<dateline_store::Result<_>>()?;
        let read = |(version, original): (Version, Option<Original>)| {
            let prepared = original.and_then(|o| {
                let document = document(&version, &o)?;
                let record = dateline_read::read(&document, &engine.analyse(&document.text), &kit);
                Some(Prepared::new(record, o, READ_BY))
            });
            (version, prepared)
        };
        let read: Vec<(Version, Option<Prepared>)> = pool.install(|| inputs.into_par_iter().map(read).collect());
        for (version, prepared) in read {
            let Some(prepared) = prepared else {
                lost += 1;
                eprintln!(
                    "dateline: {}: cannot be read from its original any more; the record stays as it was",
                    version.source
                );
                continue;
            };
            let d = case.reread(&version, &prepared)?;
            if d.is_none() {
                same += 1;
            } else {
                other += 1;
                println!("{}: {} items more, {} fewer, {} other", version.source, d.added, d.gone, d.altered);
            }
        }
    }
    case.reassemble()?;
    finish(&mut case)?;
    let decisions = case.decisions()?;
    let orphans = decisions.iter().filter(|d| d.state == State::Orphan).count();
    println!(
        "{} read again: {same} as before, {other} other. {} kept, {orphans} of them orphans.",
        many(same + other, "text", "texts"),
        many(decisions.len(), "decision", "decisions")
    );
    Ok(if lost + orphans > 0 { End::Problems } else { End::Done })
}

/// The document of an original, as it was first taken in.
fn document(version: &Version, o: &Original) -> Option<Document> {
    let given = kit::given_of(o.given.as_deref());
    let found = match o.line {
        Some(n) => vec![dateline_intake::line(&o.name, n, &o.bytes, &given)],
        None => dateline_intake::documents(&o.name, &o.bytes, o.bytes.len() >= dateline_intake::MAX_INPUT, &given),
    };
    found.into_iter().flatten().find(|d| d.source == version.source)
}
