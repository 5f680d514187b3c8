//! The brief: what an editor wants after one look, in a terminal of 80 columns.
//!
//! One file a section, in the order of printing. Colour is in the string as ANSI codes; the caller's stream drops it where it is
//! not wanted, so that nothing here may depend on colour to make sense.

pub(crate) mod case;
mod claims;
mod events;
mod head;
mod open;
mod page;
pub(crate) mod sheet;
mod sides;
mod stakes;
mod tolls;

use dateline_model::Record;
use page::Page;

/// The brief of one record, in lines no wider than `width` columns.
pub(crate) fn render(record: &Record, width: usize) -> String {
    let mut page = Page::new(record, width.clamp(40, 120));
    head::print(&mut page);
    events::print(&mut page);
    claims::print(&mut page);
    sides::print(&mut page);
    tolls::print(&mut page);
    stakes::print(&mut page);
    open::print(&mut page);
    page.finish()
}
