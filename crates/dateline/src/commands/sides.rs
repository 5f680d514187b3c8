//! `dateline sides`: who stands with whom, since when and until when.

use dateline_store::{Item, Kind, Order};

use super::view::{self, behind, short, whole};
use crate::args::View;
use crate::brief::sheet::{Sheet, days};
use crate::commands::End;

/// Prints the sides.
pub(crate) fn run(args: &View) -> anyhow::Result<End> {
    view::items(args, "sides", Kind::Side, Order::Weight, whole, text)
}

/// One stance a line.
pub(crate) fn text(sheet: &mut Sheet, items: &[Item]) {
    for i in items {
        let verb = i.class.as_deref().unwrap_or("?").replace('_', " ");
        let day = |d: Option<&String>| d.and_then(|d| days(Some(d), Some(d)));
        let since = day(i.day_from.as_ref()).map(|d| format!(" since {d}")).unwrap_or_default();
        let until = match (day(i.day_to.as_ref()), i.status.as_deref()) {
            (Some(d), _) => format!(" until {d}"),
            (None, Some("ended")) => ", ended since".to_owned(),
            (None, Some(less)) if less != "standing" => format!("; {less}"),
            _ => String::new(),
        };
        let (who, whom) = (i.who.as_deref().unwrap_or("?"), i.whom.as_deref().unwrap_or("?"));
        sheet.line(6, &format!("  {who} {verb} {whom}{since}{until} [{} · {}]", short(&i.id), behind(i)));
    }
}
