//! Questions to a case: lists that are filtered and paged, and one item with all that stands behind it. No caller needs SQL.

mod about;
mod changes;
mod facets;
mod history;
mod list;
mod marks;
mod memory;
mod names;
mod outlets;
mod report;
mod search;
mod show;
mod whole;

pub use changes::Pulse;
pub use facets::Facet;
pub use list::{Filter, Item, Kind, Listed, Order, Page, Report, Story};
pub use marks::{Days, Pin};
pub use memory::Memory;
pub use names::Name;
pub use outlets::{Outlet, Unsettled};
pub use report::{Behind, Sheet, Text};
pub use search::Hit;
pub use show::Shown;
pub use whole::Place;
