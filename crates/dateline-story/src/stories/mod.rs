//! Stories: the reports of one event or affair and of what followed from it.
//!
//! 1. [`Profile`]: what is kept of a report to tell its story, about a kilobyte: words, names, towns, days.
//! 2. [`Stories`]: the index; reports are added in any order, and the stories are the same, to the byte.

mod cluster;
mod index;
mod profile;
mod weights;

pub use index::{Changes, Stories, Story};
pub use profile::{PROFILE, Profile, UnreadableProfile};
