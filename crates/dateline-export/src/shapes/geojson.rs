//! GeoJSON (RFC 7946): one feature an event, properties flat. What lies only in a country or region has no geometry: a pin in its middle
//! would be a guess in disguise.

use serde_json::{Map, Value, json};

use super::{Files, List, Options, Writer};
use crate::Result;
use crate::report::{Account, Losses};
use crate::rows::tables::{Cell, Table};
use crate::rows::{Batch, Place, day};

struct GeoJson {
    list: List,
}

pub(super) fn open(_: &Options, files: &mut Files<'_>) -> Result<Box<dyn Writer>> {
    let out = files("events.geojson")?;
    Ok(Box::new(GeoJson { list: List::new(out, "{\"type\":\"FeatureCollection\",\"features\":[", "]}\n")? }))
}

impl Writer for GeoJson {
    fn batch(&mut self, batch: &Batch, account: &mut Account, _: &mut Files<'_>) -> Result<()> {
        let names = Table::Events.columns();
        let mut events = batch.events.iter();
        Table::Events.each(batch, &mut |cells| {
            let Some(e) = events.next() else { return Ok(()) };
            let mut losses = Losses::default();
            let point = e.place.as_ref().filter(|p| !p.is_coarse()).and_then(Place::point);
            if e.place.as_ref().is_some_and(Place::is_coarse) {
                losses.coarse("no point: its place is a country or region");
            }
            losses.lost("further wordings", e.base.tellings.len() > 1);
            if !account.admit(&e.base.id, losses) {
                return Ok(());
            }
            let properties: Map<String, Value> = names
                .iter()
                .zip(cells)
                .filter(|((name, _), _)| !matches!(*name, "latitude" | "longitude"))
                .map(|((name, _), c)| ((*name).to_owned(), value(c)))
                .collect();
            let geometry = point.map(|(lat, lon)| json!({"type": "Point", "coordinates": [lon, lat]}));
            account.wrote("features");
            self.list.push(&json!({"type": "Feature", "id": e.base.id, "geometry": geometry, "properties": properties}))
        })
    }

    fn finish(self: Box<Self>, _: &mut Account, _: &mut Files<'_>) -> Result<()> {
        self.list.finish()
    }
}

/// A value of a table in JSON.
pub(super) fn value(cell: &Cell<'_>) -> Value {
    match cell {
        Cell::Null => Value::Null,
        Cell::Text(t) => t.as_ref().into(),
        Cell::Whole(n) => (*n).into(),
        Cell::Real(n) => (*n).into(),
        Cell::Flag(b) => (*b).into(),
        Cell::Day(d) => day(d).map_or_else(|| (*d).into(), |d| d.to_string().into()),
        Cell::Moment(m) => (*m).into(),
    }
}
