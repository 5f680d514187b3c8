//! What a site asks of robots (RFC 9309).

use std::time::Duration;

use texting_robots::Robot;

/// Longest that a site's wish for a pause is kept to.
const LONGEST: f32 = 60.0;

/// The rules of one site.
pub(crate) enum Robots {
    /// There are none.
    Free,
    /// They could not be had, so that nothing may be asked for now.
    Closed(String),
    /// What they say.
    Rules(Box<Robot>),
}

impl Robots {
    /// Of what the server answered.
    pub(crate) fn of(agent: &str, status: u16, body: &[u8]) -> Robots {
        match status {
            200..=299 => Robot::new(agent, body).map_or(Robots::Free, |r| Robots::Rules(Box::new(r))),
            400..=499 if status != 429 => Robots::Free,
            _ => Robots::Closed(format!("its rules for robots answer with status {status}")),
        }
    }

    /// # Errors
    /// Why the address may not be asked for.
    pub(crate) fn allow(&self, url: &str) -> Result<(), String> {
        match self {
            Robots::Free => Ok(()),
            Robots::Closed(why) => Err(why.clone()),
            Robots::Rules(robot) if robot.allowed(url) => Ok(()),
            Robots::Rules(_) => Err("the site's rules for robots forbid it".to_owned()),
        }
    }

    /// The pause that they ask for between two requests.
    pub(crate) fn pause(&self) -> Duration {
        match self {
            Robots::Rules(robot) => {
                Duration::from_secs_f32(robot.delay.filter(|d| d.is_finite()).unwrap_or(0.0).clamp(0.0, LONGEST))
            }
            _ => Duration::ZERO,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_site_forbids_is_not_asked() {
        let rules = b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n\nUser-agent: dateline\nDisallow: /feeds/\nAllow: /feeds/news\nCrawl-delay: 900\n";
        let ours = Robots::of("dateline", 200, rules);
        assert!(ours.allow("https://news.example/private/a").is_ok());
        assert!(ours.allow("https://news.example/feeds/all").is_err());
        assert!(ours.allow("https://news.example/feeds/news.xml").is_ok());
        assert_eq!(ours.pause(), Duration::from_mins(1));
        assert!(Robots::of("other", 200, rules).allow("https://news.example/private/a").is_err());
        assert!(Robots::of("dateline", 404, b"").allow("https://news.example/").is_ok());
        assert!(Robots::of("dateline", 503, b"").allow("https://news.example/").is_err());
        assert!(Robots::of("dateline", 200, b"<html>\xff\x00").allow("https://news.example/").is_ok());
    }
}
