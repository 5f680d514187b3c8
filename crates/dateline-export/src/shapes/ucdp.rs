//! The layout of UCDP's georeferenced events (49 columns of 23.1), not its data: `ucdp-shaped`.
//!
//! Only lethal events qualify. `low` and `high` are the range of the counts in force, `best` the one that most origins give; none is an
//! average. The four columns of deaths by side sum to `best`.

use super::codes::{country, number};
use super::target::{Layout, Sources, Table, degrees, is_rebel, is_state_force, some, town};
use super::text::{days, flat, is_open, names};
use super::{Files, Options, Writer};
use crate::Result;
use crate::report::{Account, Losses};
use crate::rows::{Batch, Count, Event, Party, Place};

pub(super) const HEADERS: [&str; 49] = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
];

struct Ucdp(Table);

pub(super) fn open(options: &Options, files: &mut Files<'_>) -> Result<Box<dyn Writer>> {
    Ok(Box::new(Ucdp(Table::new(files("ucdp-shaped.csv")?, &Layout::Commas, &HEADERS, options)?)))
}

impl Writer for Ucdp {
    fn batch(&mut self, batch: &Batch, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        let sources = Sources::of(batch);
        for e in &batch.events {
            let mut losses = Losses::default();
            match row(e, &sources, &mut losses) {
                Err(why) => account.left(&e.base.id, why),
                Ok(cells) if account.admit(&e.base.id, losses) => {
                    account.wrote("rows");
                    self.0.row(cells, e, &sources)?;
                }
                Ok(_) => {}
            }
        }
        Ok(())
    }

    fn finish(self: Box<Self>, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        let blank = [
            "active_year",
            "code_status",
            "conflict_*",
            "dyad_dset_id",
            "dyad_new_id",
            "side_*_id",
            "adm_2",
            "priogrid_gid",
            "country_id",
            "region",
            "gwnoa",
            "gwnob",
        ];
        account.blank = blank.map(str::to_owned).to_vec();
        account.notes.push("this is the layout of UCDP's table; no row is a record of UCDP's".to_owned());
        self.0.finish()
    }
}

fn row(
    e: &Event,
    sources: &Sources<'_>,
    losses: &mut Losses,
) -> std::result::Result<Vec<Option<String>>, &'static str> {
    if !e.happened() {
        return Err("did not happen, as far as the reports say");
    }
    let (best, low, high) = deaths(e, losses).ok_or("nobody is said to have been killed")?;
    let (from, to) = days(e).ok_or("has no day")?;
    if is_open(e) {
        return Err("its days are open at one end");
    }
    let precision = match (to - from).get_days() {
        0 => 1,
        1..=5 => 2,
        6 => 3,
        7..=30 => 4,
        _ => 5,
    };
    let place = e.place.as_ref();
    let (kind, a, b) = sides(e, losses);
    let where_precise = place.map(|p| match p.precision.as_deref() {
        Some("site" | "town" | "district") => "1",
        Some("admin2") => "3",
        Some("admin1") => "4",
        Some("country") => "6",
        _ => "5",
    });
    let point = place.and_then(Place::point);
    let all = sources.all(e);
    let part = |of: fn(&crate::rows::Report) -> Option<&str>| -> String {
        all.iter().map(|r| flat(of(r).unwrap_or_default()).replace(';', ",")).collect::<Vec<_>>().join(";")
    };
    let day = |r: &crate::rows::Report| {
        r.published.as_deref().map(|p| p.get(..10).unwrap_or(p).to_owned()).unwrap_or_default()
    };
    let article = all.iter().map(|r| {
        let words = format!(
            "{},{},{}",
            r.outlet.as_deref().unwrap_or(&r.source),
            day(r),
            r.title.as_deref().unwrap_or_default()
        );
        format!("\"{}\"", flat(&words).replace(['"', ';'], ""))
    });
    let mut says: Vec<&str> = e.killed().filter_map(|c| c.by.as_deref()).chain(e.speaker.as_deref()).collect();
    says.sort_unstable();
    says.dedup();
    let civilians = kind == Some(3);
    let clear = precision == 1 && where_precise == Some("1");
    let zero = || some("0");
    losses.lost("counts other than of the killed", e.counts.iter().any(|c| c.kind != "killed"));
    Ok(vec![
        some(number(&e.base.id).to_string()),
        some(format!("DL-{}", e.base.id)),
        some(from.year().to_string()),
        None,
        None,
        kind.map(|k| k.to_string()),
        None,
        None,
        None,
        None,
        None,
        some(format!("{a} - {b}")).filter(|_| !a.is_empty() && !b.is_empty()),
        None,
        None,
        some(a),
        None,
        None,
        some(b),
        some(e.base.origins.max(1).to_string()),
        some(article.collect::<Vec<_>>().join(";")),
        some(part(|r| r.outlet.as_deref().or(Some(&r.source)))),
        some(all.iter().map(|r| day(r)).collect::<Vec<_>>().join(";")),
        some(part(|r| r.title.as_deref())),
        some(says.join("; ")),
        where_precise.and_then(some),
        place.and_then(|p| some(town(p).unwrap_or(&p.name))),
        place.and_then(|p| p.base.main()).and_then(|t| some(flat(&t.quote))),
        place.and_then(|p| p.admin1.clone()),
        None,
        point.and_then(|p| some(degrees(p.0, 6))),
        point.and_then(|p| some(degrees(p.1, 6))),
        point.and_then(|p| some(format!("POINT ({} {})", degrees(p.1, 6), degrees(p.0, 6)))),
        None,
        place.and_then(|p| p.country.as_deref()).and_then(country).map(|c| c.name.to_owned()),
        None,
        None,
        some(if clear { "1" } else { "2" }),
        some(precision.to_string()),
        some(from.to_string()),
        some(to.to_string()),
        zero(),
        zero(),
        if civilians { some(best.to_string()) } else { zero() },
        if civilians { zero() } else { some(best.to_string()) },
        some(best.to_string()),
        some(high.to_string()),
        some(low.to_string()),
        None,
        None,
    ])
}

/// Best, low and high.
fn deaths(e: &Event, losses: &mut Losses) -> Option<(u64, u64, u64)> {
    let figure = |c: &Count| c.least.or(c.most);
    let low = e.killed().filter_map(figure).min()?;
    let high = e.killed().filter_map(|c| c.most.or(c.least)).max()?;
    if high == 0 {
        return None;
    }
    if e.killed().any(|c| c.most.is_none()) {
        losses.coarse("high: a count is open above");
    }
    // Of several with as many origins the last published stands.
    let best = e.killed().max_by_key(|c| c.origins).and_then(figure)?;
    Some((best, low, high.max(best)))
}

/// Type of violence and the two sides.
fn sides(e: &Event, losses: &mut Losses) -> (Option<u8>, String, String) {
    let is = |list: &[Party], of: fn(&[String]) -> bool| list.iter().any(|p| of(&p.sectors));
    let civilian = |list: &[Party]| {
        list.first().is_some_and(|p| !p.sectors.is_empty() && !is_state_force(&p.sectors) && !is_rebel(&p.sectors))
    };
    let (a, b) = (&e.actors, &e.recipients);
    let (state_a, state_b) = (is(a, is_state_force), is(b, is_state_force));
    let (rebel_a, rebel_b) = (is(a, is_rebel), is(b, is_rebel));
    let name = |list: &[Party]| names(list, ", ");
    if state_a && rebel_b {
        (Some(1), name(a), name(b))
    } else if rebel_a && state_b {
        // The state is side a, whoever struck.
        (Some(1), name(b), name(a))
    } else if rebel_a && rebel_b {
        (Some(2), name(a), name(b))
    } else if (state_a || rebel_a) && civilian(b) {
        losses.lost("names of the civilians", true);
        (Some(3), name(a), "Civilians".to_owned())
    } else {
        losses.lost("type_of_violence: the sides do not tell it", true);
        (None, name(a), name(b))
    }
}
