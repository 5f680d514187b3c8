//! Questions to a case: lists that are filtered and paged, and one item with all that stands behind it. No caller needs SQL.

mod list;
mod outlets;
mod search;
mod show;
mod whole;

pub use list::{Filter, Item, Kind, Listed, Order, Page, Report, Story};
pub use outlets::{Outlet, Unsettled};
pub use search::Hit;
pub use show::Shown;
pub use whole::Place;
