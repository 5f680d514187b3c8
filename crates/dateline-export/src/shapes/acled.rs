//! The layout of ACLED's table (31 columns), not its data: `acled-shaped`.
//!
//! One event, one place, one day. What ACLED does not code is left out and counted: what did not happen, talk, country-level places, spans
//! beyond a month. Of differing counts the lowest goes into `fatalities`, where 0 also means "no information".

use jiff::civil::Date;

use super::codes::country;
use super::target::{Layout, Sources, Table, degrees, is_rebel, is_state_force, some, town};
use super::text::{days, flat, is_open, names, when};
use super::{Files, Options, Writer};
use crate::Result;
use crate::report::{Account, Losses};
use crate::rows::{Batch, Event, Party};

pub(super) const HEADERS: [&str; 31] = [
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
];

struct Acled(Table);

pub(super) fn open(options: &Options, files: &mut Files<'_>) -> Result<Box<dyn Writer>> {
    Ok(Box::new(Acled(Table::new(files("acled-shaped.csv")?, &Layout::Commas, &HEADERS, options)?)))
}

impl Writer for Acled {
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
        account.blank = ["region", "admin2", "admin3", "source_scale", "tags", "timestamp"].map(str::to_owned).to_vec();
        account.notes.push("this is the layout of ACLED's table; no row is a record of ACLED's".to_owned());
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
    let (disorder, kind, sub) = class(e)?;
    let (day, precision) = date(e, losses)?;
    let place = e.place.as_ref().ok_or("has no place")?;
    if place.is_coarse() {
        return Err("its place is a country or larger");
    }
    let (lat, lon) = place.point().ok_or("its place has no coordinates")?;
    let land = place.country.as_deref().and_then(country);
    let one = land.map_or("", |c| c.name);
    let actor = side(&e.actors, e, one, losses, true);
    let other = side(&e.recipients, e, one, losses, false);
    let toll = e.toll();
    if toll.0.is_some() && toll.0 != toll.1 {
        losses.coarse("fatalities: the lowest of a range or of differing counts");
    }
    losses.lost("no count of the killed is known: written as 0", toll.0.is_none());
    losses.lost("counts other than of the killed", e.counts.iter().any(|c| c.kind != "killed"));
    losses.lost(
        "decimals of degrees beyond the fourth",
        degrees(lat, 4) != degrees(lat, 9) || degrees(lon, 4) != degrees(lon, 9),
    );
    losses.lost("who says so", e.speaker.is_some());
    let precise = match place.precision.as_deref() {
        Some("site" | "town" | "district") => "1",
        _ => "3",
    };
    let civilians = kind == "Violence against civilians" || kind == "Explosions/Remote violence" && other.1 == 7;
    Ok(vec![
        some(format!("DL-{}", e.base.id)),
        some(day.to_string()),
        some(day.year().to_string()),
        some(precision.to_string()),
        some(disorder),
        some(kind),
        some(sub),
        some(actor.0.clone()),
        some(rest(&e.actors)),
        some(inter(actor.1)),
        some(other.0),
        some(rest(&e.recipients)),
        some(inter(other.1)),
        some(interaction(actor.1, other.1)).filter(|_| actor.1 > 0 || actor.0.is_empty()),
        civilians.then(|| "Civilians targeted".to_owned()),
        land.and_then(|c| c.number).map(|n| n.to_string()),
        None,
        land.map(|c| c.name.to_owned()),
        place.admin1.clone(),
        None,
        None,
        some(town(place).unwrap_or(&place.name)),
        some(degrees(lat, 4)),
        some(degrees(lon, 4)),
        some(precise),
        some(sources.outlets(e).join("; ")),
        None,
        some(notes(e)),
        some(toll.0.unwrap_or(0).to_string()),
        None,
        None,
    ])
}

/// The paragraph of notes: the days, then the words.
fn notes(e: &Event) -> String {
    let when = when(e).unwrap_or_default();
    let words = flat(e.base.quote());
    match when.strip_prefix("between ") {
        Some(rest) => format!("Between {rest}, as reported: “{words}”"),
        None if when.starts_with(|c: char| c.is_ascii_digit() && when.len() > 4) => {
            format!("On {when}, as reported: “{words}”")
        }
        None => format!("In {when}, as reported: “{words}”"),
    }
}

/// The day, or the middle of the days, with ACLED's precision.
fn date(e: &Event, losses: &mut Losses) -> std::result::Result<(Date, u8), &'static str> {
    let (a, b) = days(e).ok_or("has no day")?;
    if is_open(e) {
        return Err("its days are open at one end");
    }
    let span = (b - a).get_days();
    let precision = match span {
        0 => return Ok((a, 1)),
        1..=6 => 2,
        7..=30 => 3,
        _ => return Err("its days span more than a month"),
    };
    losses.coarse("event_date: the middle of several days");
    Ok((a.saturating_add(jiff::Span::new().days(span / 2)), precision))
}

type Class = (&'static str, &'static str, &'static str);

/// Disorder, event and sub-event type.
fn class(e: &Event) -> std::result::Result<Class, &'static str> {
    const VIOLENCE: &str = "Political violence";
    const REMOTE: &str = "Explosions/Remote violence";
    const STRATEGIC: &str = "Strategic developments";
    let armed = |list: &[Party]| list.iter().any(|p| is_state_force(&p.sectors) || is_rebel(&p.sectors));
    let both = armed(&e.actors) && armed(&e.recipients);
    let against = "Violence against civilians";
    Ok(match (e.kind.as_str(), e.mode.as_deref()) {
        ("ASSAULT", Some("aerial" | "drone")) => (VIOLENCE, REMOTE, "Air/drone strike"),
        ("ASSAULT", Some("suicide-attack")) => (VIOLENCE, REMOTE, "Suicide bomb"),
        ("ASSAULT", Some("heavy-weapons")) => (VIOLENCE, REMOTE, "Shelling/artillery/missile attack"),
        ("ASSAULT", Some("explosives")) => (VIOLENCE, REMOTE, "Remote explosive/landmine/IED"),
        ("ASSAULT", Some("crowd-control")) => ("Demonstrations", "Protests", "Protest with intervention"),
        ("ASSAULT", Some("destroy")) => (STRATEGIC, STRATEGIC, "Looting/property destruction"),
        ("ASSAULT", Some("sexual")) => (VIOLENCE, against, "Sexual violence"),
        ("ASSAULT", Some("abduct")) => (VIOLENCE, against, "Abduction/forced disappearance"),
        ("ASSAULT", _) if both => (VIOLENCE, "Battles", "Armed clash"),
        ("ASSAULT", _) if e.recipients.is_empty() => return Err("who was attacked is not told, and with it the type"),
        ("ASSAULT", _) => (VIOLENCE, against, "Attack"),
        ("PROTEST", Some("riot" | "vandalize")) => {
            ("Demonstrations; Political violence", "Riots", "Violent demonstration")
        }
        ("PROTEST", _) => ("Demonstrations", "Protests", "Peaceful protest"),
        ("COERCE", Some("arrest")) => (STRATEGIC, STRATEGIC, "Arrests"),
        ("COERCE" | "MOBILIZE", _) => (STRATEGIC, STRATEGIC, "Other"),
        ("RETREAT", Some("disarm")) => (STRATEGIC, STRATEGIC, "Disrupted weapons use"),
        ("RETREAT", Some("ceasefire")) | ("AGREE", _) => (STRATEGIC, STRATEGIC, "Agreement"),
        _ => return Err("of a type that the target does not code"),
    })
}

/// The first of a side's parties and its type.
fn side(list: &[Party], e: &Event, land: &str, losses: &mut Losses, first: bool) -> (String, u8) {
    let Some(p) = list.first() else {
        if first && e.kind == "ASSAULT" {
            losses.lost("actor1 is not named: the target's generic name is written", true);
            return (format!("Unidentified Armed Group ({land})"), 3);
        }
        if first && e.kind == "PROTEST" {
            let riot = matches!(e.mode.as_deref(), Some("riot" | "vandalize"));
            return (format!("{} ({land})", if riot { "Rioters" } else { "Protesters" }), if riot { 5 } else { 6 });
        }
        return (String::new(), 0);
    };
    let abroad = p.country.as_deref().is_some_and(|c| country(c).is_none_or(|c| c.name != land) && !land.is_empty());
    let kind = if first && e.kind == "PROTEST" {
        if matches!(e.mode.as_deref(), Some("riot" | "vandalize")) { 5 } else { 6 }
    } else if is_state_force(&p.sectors) {
        if abroad { 8 } else { 1 }
    } else if is_rebel(&p.sectors) {
        if p.sectors[0] == "REB" { 2 } else { 3 }
    } else if p.sectors.first().is_some_and(|s| s == "IGO") {
        8
    } else if first && p.sectors.is_empty() {
        0
    } else {
        7
    };
    (p.name.clone(), kind)
}

fn rest(list: &[Party]) -> String {
    list.get(1..).map(|r| names(r, "; ")).unwrap_or_default()
}

fn inter(kind: u8) -> &'static str {
    match kind {
        1 => "State forces",
        2 => "Rebel group",
        3 => "Political militia",
        4 => "Identity militia",
        5 => "Rioters",
        6 => "Protesters",
        7 => "Civilians",
        8 => "External/Other forces",
        _ => "",
    }
}

/// Both types, the lower code first; of one side alone its name and `only`.
fn interaction(a: u8, b: u8) -> String {
    match (a.min(b), a.max(b)) {
        (0, 0) => String::new(),
        (0, one) => format!("{} only", inter(one)),
        (a, b) => format!("{}-{}", inter(a), inter(b)),
    }
}
