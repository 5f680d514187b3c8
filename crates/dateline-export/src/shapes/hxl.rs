//! HXL: CSV with hashtags in its second line, after the pipelines of OCHA. Plain digits, ISO days, one toll a column.

use std::io::Write;

use super::codes::country;
use super::target::{Sources, degrees, town};
use super::text::{days, flat, is_open, names};
use super::{Files, Options, Sink, Writer, refused};
use crate::Result;
use crate::report::{Account, Losses};
use crate::rows::{Batch, Event, Place};

const COLUMNS: [(&str, &str); 22] = [
    ("event", "#event+code"),
    ("type", "#event+type"),
    ("mode", "#event+type+sub"),
    ("status", "#status+event"),
    ("first day", "#date+start"),
    ("last day", "#date+end"),
    ("actors", "#group+name+first"),
    ("recipients", "#group+name+second"),
    ("country", "#country+name"),
    ("country code", "#country+code"),
    ("division", "#adm1+name"),
    ("place", "#loc+name"),
    ("latitude", "#geo+lat"),
    ("longitude", "#geo+lon"),
    ("killed, least", "#affected+killed+min"),
    ("killed, most", "#affected+killed+max"),
    ("injured, least", "#affected+injured+min"),
    ("sources", "#meta+source"),
    ("address", "#meta+url"),
    ("words", "#description"),
    ("origins", "#x_origins"),
    ("review", "#x_review"),
];

struct Hxl(::csv::Writer<Sink>);

pub(super) fn open(options: &Options, files: &mut Files<'_>) -> Result<Box<dyn Writer>> {
    let mut out = files("events.hxl.csv")?;
    if options.bom {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut out = ::csv::Writer::from_writer(out);
    out.write_record(COLUMNS.iter().map(|c| c.0)).map_err(refused)?;
    out.write_record(COLUMNS.iter().map(|c| c.1)).map_err(refused)?;
    Ok(Box::new(Hxl(out)))
}

impl Writer for Hxl {
    fn batch(&mut self, batch: &Batch, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        let sources = Sources::of(batch);
        for e in &batch.events {
            let mut losses = Losses::default();
            losses.lost("offsets", true);
            losses.lost("who says so", e.speaker.is_some());
            losses.lost("further wordings", e.base.tellings.len() > 1);
            if is_open(e) {
                losses.coarse("an open interval is written as its known end");
            }
            if account.admit(&e.base.id, losses) {
                account.wrote("rows");
                self.0.write_record(row(e, &sources)).map_err(refused)?;
            }
        }
        Ok(())
    }

    fn finish(mut self: Box<Self>, _: &mut Account, _: &mut Files<'_>) -> Result<()> {
        Ok(self.0.flush()?)
    }
}

fn row(e: &Event, sources: &Sources<'_>) -> Vec<String> {
    let number = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
    let (from, to) = days(e).map_or_else(Default::default, |(a, b)| (a.to_string(), b.to_string()));
    let place = e.place.as_ref();
    let land = place.and_then(|p| p.country.as_deref());
    let point = place.filter(|p| !p.is_coarse()).and_then(Place::point);
    let injured = e.counts.iter().filter(|c| c.kind == "injured" && c.in_force).filter_map(|c| c.least).min();
    vec![
        e.base.id.clone(),
        e.kind.clone(),
        e.mode.clone().unwrap_or_default(),
        e.status.clone(),
        from,
        to,
        names(&e.actors, "; "),
        names(&e.recipients, "; "),
        land.and_then(country).map(|c| c.name.to_owned()).unwrap_or_default(),
        land.unwrap_or_default().to_owned(),
        place.and_then(|p| p.admin1.clone()).unwrap_or_default(),
        place.and_then(town).unwrap_or_default().to_owned(),
        point.map(|p| degrees(p.0, 6)).unwrap_or_default(),
        point.map(|p| degrees(p.1, 6)).unwrap_or_default(),
        number(e.toll().0),
        number(e.toll().1),
        number(injured),
        sources.outlets(e).join("; "),
        sources.main(e).and_then(|r| r.url.clone()).unwrap_or_default(),
        flat(e.base.quote()),
        e.base.origins.to_string(),
        e.base.review.state.clone().unwrap_or_default(),
    ]
}
