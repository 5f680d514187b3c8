//! The brief of a case: what many reports say together, for one look in a terminal. Sections in the order of printing.

mod disputed;
mod head;
mod money;
mod open;

use dateline_store::{Case, Counts, Filter, Item, Kind, Listed, Order, Outlet, Page, Result, Unsettled};

use super::sheet::Sheet;
use crate::commands::brief::{main_items, sections};
pub(crate) use disputed::Disputed;

/// What the brief is made of.
pub(crate) struct Brief {
    pub(crate) counts: Counts,
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
    pub(crate) events: Listed<Item>,
    /// What is threatened, planned, possible, denied, or was withdrawn.
    pub(crate) others: Listed<Item>,
    pub(crate) claims: Listed<Item>,
    pub(crate) sides: Listed<Item>,
    pub(crate) tolls: Listed<Item>,
    pub(crate) stakes: Listed<Item>,
    pub(crate) disputed: Vec<Disputed>,
    pub(crate) withdrawn: Vec<String>,
    pub(crate) unsettled: Vec<Unsettled>,
    pub(crate) outlets: Listed<Outlet>,
    pub(crate) reviewed: usize,
}

/// Problems that are printed one by one.
const PROBLEMS: usize = 8;

impl Brief {
    /// Asks the case.
    pub(crate) fn of(case: &Case, filter: &Filter, limit: Option<usize>) -> Result<Brief> {
        let happened = |yes: bool| Filter { happened: Some(yes), ..filter.clone() };
        let events = by_day(main_items(case, Kind::Event, &happened(true), limit)?);
        let others = by_day(main_items(case, Kind::Event, &happened(false), limit.map(|n| n / 2))?);
        let claims = main_items(case, Kind::Claim, filter, limit)?;
        let tolls = main_items(case, Kind::Toll, filter, limit)?;
        let everyone = Page { offset: 0, limit: None, order: Order::Weight };
        let outlets = case.outlets(&Filter::default(), everyone, Some(0))?;
        Ok(Brief {
            counts: case.counts()?,
            from: outlets.rows.iter().filter_map(|o| o.from.clone()).min(),
            to: outlets.rows.iter().filter_map(|o| o.to.clone()).max(),
            sides: main_items(case, Kind::Side, filter, limit)?,
            stakes: main_items(case, Kind::Stake, filter, limit)?,
            disputed: disputed::of(&events, &claims, &tolls),
            withdrawn: outlets.rows.iter().flat_map(|o| o.withdrawn.clone()).collect(),
            unsettled: case.unsettled(PROBLEMS)?,
            reviewed: case.reviewed()?,
            events,
            others,
            claims,
            tolls,
            outlets,
        })
    }
}

/// Main events are chosen by weight and told in their order.
fn by_day(mut listed: Listed<Item>) -> Listed<Item> {
    listed.rows.sort_by(|a, b| {
        let key = |i: &Item| (i.day_from.is_none(), i.day_from.clone(), i.day_to.clone());
        key(a).cmp(&key(b)).then(b.weight.cmp(&a.weight)).then(a.id.cmp(&b.id))
    });
    listed
}

/// Fills the page.
pub(crate) fn print(sheet: &mut Sheet, b: &Brief) {
    head::print(sheet, b);
    section(sheet, "WHAT HAPPENED", &b.events, sections::events, "timeline");
    section(
        sheet,
        "WHAT IS THREATENED, PLANNED, POSSIBLE, DENIED OR WITHDRAWN",
        &b.others,
        sections::events,
        "timeline",
    );
    section(sheet, "WHO SAYS WHAT", &b.claims, sections::claims, "claims");
    section(sheet, "WHO STANDS WITH WHOM", &b.sides, sections::sides, "sides");
    section(sheet, "HOW MANY, AND HOW THE COUNTS MOVED", &b.tolls, sections::tolls, "tolls");
    section(sheet, "MONEY", &b.stakes, money::print, "brief --limit 0");
    disputed::print(sheet, b);
    open::print(sheet, b);
}

fn section(sheet: &mut Sheet, heading: &str, listed: &Listed<Item>, text: impl Fn(&mut Sheet, &[Item]), view: &str) {
    if listed.rows.is_empty() {
        return;
    }
    sheet.heading(heading);
    text(sheet, &listed.rows);
    if listed.total > listed.rows.len() {
        sheet.line(2, &format!("  and {} more: dateline {view}", listed.total - listed.rows.len()));
    }
}
