//! Fetching feeds and pages politely. The one room that uses the network, and it knows nothing of news.
//!
//! A [`Client`] asks for one address at a time and a host at most every few seconds: it sends what it knows of the last answer (`ETag`,
//! `Last-Modified`), keeps to the site's rules for robots, follows a few redirects and looks at each as at the first address, takes no more than
//! a bound, waits no longer than a bound, and by itself asks nobody on the local network. [`State`] remembers what was answered and when each
//! feed may be asked again; [`plan`] says when that is.
#![allow(clippy::disallowed_methods, reason = "the network, the clock and the file of what was answered")]

mod address;
mod dns;
mod fetch;
mod pace;
pub mod plan;
mod robots;
mod state;

pub use address::is_public;
pub use fetch::{Client, Failure, Got, Known, Page, Rules};
pub use state::{FeedState, State, later};
