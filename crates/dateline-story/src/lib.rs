//! What many reports say together. Pure: records go in, groups and joined facts come out, the same in whatever order the reports came.
//!
//! Each step is a module that can be used alone: [`copies`] folds the same text told again and says where a report has its text from,
//! [`stories`] tells apart the affairs that reports are about, [`entities`] links who is meant across reports, [`notices`] finds the reports that
//! take others back, [`joined`] joins the tellings of one event, [`tolls`] lays out how counts moved, [`claims`] who says what, [`sides`] who
//! stands with whom since when, [`timeline`] which days weigh, [`setting`] the day and town of one
//! incident. [`join`] does all of it for one story.
//!
//! The first two keep a small thing of a report (a [`copies::Fingerprint`], a [`stories::Profile`]) that turns into bytes and back, so that a
//! store can fill an index again without reading anything anew.

pub mod claims;
pub mod copies;
pub mod entities;
pub mod joined;
pub mod notices;
pub mod setting;
pub mod sides;
pub mod stories;
pub mod timeline;
pub mod tolls;

mod cluster;
mod counts;
mod days;
mod telling;
mod words;

use dateline_model::Record;
use serde::{Deserialize, Serialize};

pub use telling::{Constraints, Member, Telling};

/// One report of a case, as the steps of this crate take it.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// What the case calls it: an id that derives from its content.
    pub id: &'a str,
    /// What was read in it.
    pub record: &'a Record,
}

/// What the reports of one story say together.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "each field's type says what it holds")]
pub struct Joined {
    pub events: Vec<joined::JoinedEvent>,
    pub entities: Vec<entities::LinkedEntity>,
    pub tolls: Vec<tolls::JoinedToll>,
    pub claims: Vec<claims::JoinedClaim>,
    pub sides: Vec<sides::JoinedSide>,
    pub notices: Vec<notices::Notice>,
}

/// Joins all that the reports of one story tell, with what people have settled by hand.
///
/// Linear in the number of events up to logarithms.
///
/// ```
/// use dateline_story::{Constraints, join};
/// assert!(join(&[], &Constraints::default()).events.is_empty());
/// ```
pub fn join(reports: &[Telling<'_>], constraints: &Constraints) -> Joined {
    let links = entities::link(reports, constraints);
    let notices = notices::find(reports);
    let mut events = joined::events(reports, &links, constraints);
    joined::withdraw(&mut events, &notices);
    let tolls = tolls::join(reports, &links, &mut events, &notices);
    let claims = claims::join(reports, &links, &notices);
    let sides = sides::join(reports, &links);
    Joined { events, entities: links.entities, tolls, claims, sides, notices }
}
