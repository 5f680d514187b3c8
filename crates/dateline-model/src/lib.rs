//! The types of the record, in reading order.
//!
//! 1. [`text`]: `Text` is immutable; `Span` counts Unicode code points, `ByteSpan` bytes, and only `Text` converts.
//! 2. [`document`]: what intake makes of one input: clean text, blocks, metadata, problems.
//! 3. [`entity`], [`when`], [`place`], [`amount`]: the things that facts are about.
//! 4. [`claim`], [`event`], [`side`], [`toll`], [`stake`], [`media`]: the facts.
//! 5. [`record`]: all of it together, as it is printed.
//!
//! No I/O and no logic beyond construction and conversion.

pub mod amount;
pub mod claim;
pub mod document;
pub mod entity;
pub mod event;
pub mod lines;
pub mod media;
pub mod place;
pub mod record;
pub mod side;
pub mod stake;
pub mod text;
pub mod toll;
pub mod when;
pub mod why;

pub use amount::{Amount, AmountKind};
pub use claim::{Act, Claim, ClaimKind, Cue, Evidence, EvidenceStatus, Speaker, Venue};
pub use document::{Block, BlockKind, Code, Document, LeftOut, Problem, PublishedBasis, Wire, WireNotice, WireStatus};
pub use entity::{Entity, EntityKind, Mention, MentionKind, Role};
pub use event::{Event, EventDate, EventPlace, Participant, PloverType, Status, Telling, Trigger, Weapon};
pub use media::{Media, MediaKind};
pub use place::{Candidate, Place, Precision};
pub use record::Record;
pub use side::{Party, Relation, Side, SideBasis, Until};
pub use stake::{Stake, StakeStatus};
pub use text::{ByteSpan, Pieces, Quoted, Span, Text};
pub use toll::{Toll, TollKind, Who};
pub use when::{Time, TimeKind};
pub use why::Why;
