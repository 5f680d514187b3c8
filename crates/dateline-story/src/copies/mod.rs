//! Copies: the same text told again, shortened, captioned, set into a longer page, or with words changed.
//!
//! 1. [`Fingerprint`]: what is kept of a text to compare it, at most 1.5 kB; its scheme is ours and carries a version.
//! 2. [`Likeness`]: how much of one text is found in another, by their fingerprints alone.
//! 3. [`Copies`]: the index; reports are added in any order, and the links and groups are the same, to the byte.
//! 4. [`origin`]: which agency or outlet a report says that it has its text from.
//!
//! A copy is a text that is found in the other *from head to foot*: in nearly every part of it there are runs of three words that the other has
//! too. Two reports that share one long block of background and tell something new round it are no copies, however long the block; a bad scan with
//! a wrong letter in every fifth word is one.

mod fingerprint;
mod index;
mod likeness;
mod origins;

pub use fingerprint::{Fingerprint, SCHEME, Unreadable};
pub use index::{Copies, Group, HUBS, Link, groups, is_promising, looked_up};
pub use likeness::Likeness;
pub use origins::{Origin, OriginBasis, origin};
