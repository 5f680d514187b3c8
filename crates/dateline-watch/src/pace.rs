//! When a host may be asked again.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The moments from which on each host may be asked.
#[derive(Default)]
pub(crate) struct Pace {
    hosts: Mutex<HashMap<String, Instant>>,
}

impl Pace {
    /// How long to wait before asking a host; the next who asks waits for so much more.
    pub(crate) fn turn(&self, host: &str, pause: Duration) -> Duration {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let at = hosts.get(host).copied().filter(|t| *t > now).unwrap_or(now);
        hosts.insert(host.to_owned(), at + pause);
        at - now
    }

    /// Keeps everybody from a host for so long.
    pub(crate) fn keep_off(&self, host: &str, wait: Duration) {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        let until = Instant::now() + wait;
        let at = hosts.entry(host.to_owned()).or_insert(until);
        *at = (*at).max(until);
    }
}
