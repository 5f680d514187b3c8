//! What is kept between two runs: of each feed what was answered last, and when it may be asked again.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Of one feed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FeedState {
    /// Validators of the last answer, as the server gave them.
    pub etag: Option<String>,
    /// The same, older kind.
    pub modified: Option<String>,
    /// Where it has moved to for good.
    pub moved: Option<String>,
    /// Failures since the last answer.
    pub failures: u32,
    /// Not to be asked before; null where it never was.
    #[serde(with = "moment")]
    pub next: Option<Timestamp>,
    /// It is gone and is not asked again.
    pub gone: bool,
    /// What was in it when it was last read.
    pub seen: Vec<String>,
}

impl FeedState {
    /// Whether it may be asked now.
    pub fn due(&self, now: Timestamp) -> bool {
        !self.gone && self.next.is_none_or(|next| next <= now)
    }
}

/// Of all feeds of a case, by their addresses as they were named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    /// The feeds.
    pub feeds: BTreeMap<String, FeedState>,
}

impl State {
    /// The file that goes with a case: `velmora.db` has `velmora.db.watch.json`.
    pub fn beside(case: &Path) -> PathBuf {
        let mut name = case.as_os_str().to_owned();
        name.push(".watch.json");
        name.into()
    }

    /// Reads it; empty where there is none.
    ///
    /// # Errors
    /// Where the file cannot be read, or is none of ours.
    pub fn load(path: &Path) -> io::Result<State> {
        match fs::read(path) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(io::Error::from),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(State::default()),
            Err(e) => Err(e),
        }
    }

    /// Writes it, whole or not at all.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        let mut beside = path.as_os_str().to_owned();
        beside.push(".new");
        let mut text = serde_json::to_vec_pretty(self)?;
        text.push(b'\n');
        fs::write(&beside, text)?;
        fs::rename(&beside, path)
    }

    /// The earliest moment at which one of these feeds may be asked; nothing where none may ever be.
    pub fn next<'a>(&self, feeds: impl Iterator<Item = &'a String>, now: Timestamp) -> Option<Timestamp> {
        feeds
            .map(|f| self.feeds.get(f).cloned().unwrap_or_default())
            .filter(|f| !f.gone)
            .map(|f| f.next.unwrap_or(now))
            .min()
    }
}

/// A moment as ISO 8601.
mod moment {
    use jiff::Timestamp;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    #[allow(clippy::ref_option, reason = "the shape that serde asks for")]
    pub(super) fn serialize<S: Serializer>(at: &Option<Timestamp>, to: S) -> Result<S::Ok, S::Error> {
        at.map(|t| t.to_string()).serialize(to)
    }

    pub(super) fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Option<Timestamp>, D::Error> {
        Option::<String>::deserialize(from)?.map(|t| t.parse().map_err(D::Error::custom)).transpose()
    }
}

/// A moment so much later.
pub fn later(now: Timestamp, wait: Duration) -> Timestamp {
    let seconds = i64::try_from(wait.as_secs()).unwrap_or(i64::MAX);
    now.checked_add(jiff::SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_is_read_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = State::beside(&folder.path().join("velmora.db"));
        assert!(path.ends_with("velmora.db.watch.json"));
        assert_eq!(State::load(&path).expect("none yet"), State::default());
        let mut state = State::default();
        let now: Timestamp = "2031-05-04T10:00:00Z".parse().expect("a moment");
        let feed = FeedState {
            etag: Some("\"a\"".to_owned()),
            next: Some(later(now, Duration::from_mins(1))),
            ..FeedState::default()
        };
        assert!(!feed.due(now) && feed.due(later(now, Duration::from_mins(1))));
        state.feeds.insert("https://news.example/feed".to_owned(), feed);
        state.save(&path).expect("written");
        assert_eq!(State::load(&path).expect("read"), state);
        fs::write(&path, "no state").expect("written");
        assert!(State::load(&path).is_err());
    }
}
