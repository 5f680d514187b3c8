//! What an address asks for: the filter, the part of the list, whether private names are masked.

use dateline_store::{Filter, Kind, Order, Page};
use serde::Deserialize;
use utoipa::ToSchema;

/// Filters of a view; all are optional.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub(crate) struct Asked {
    /// Not over before this day (ISO 8601).
    pub(crate) since: Option<String>,
    /// Not begun after this day (ISO 8601).
    pub(crate) until: Option<String>,
    /// With this name in it.
    pub(crate) about: Option<String>,
    /// At this place.
    pub(crate) place: Option<String>,
    /// Of this class: an event's type, a toll's kind, a side's relation, a claim's act.
    pub(crate) class: Option<String>,
    /// Of this status, or what people made of it: accepted, rejected, edited, added, flagged, differ.
    pub(crate) status: Option<String>,
    /// Of this story.
    pub(crate) story: Option<String>,
    /// `yes`: what happened, as far as somebody says so; `no`: what is threatened, planned, possible, denied, withdrawn.
    pub(crate) happened: Option<String>,
    /// Words to look for.
    pub(crate) q: Option<String>,
    /// The kind of items: event, claim, toll, side, stake, entity.
    pub(crate) kind: Option<String>,
    /// `day` or `weight`.
    pub(crate) order: Option<String>,
    /// Rows passed over.
    pub(crate) offset: Option<usize>,
    /// Rows at most; all without it.
    pub(crate) limit: Option<usize>,
    /// Of an export: `all` but the rejected, `reviewed`, `accepted`.
    pub(crate) only: Option<String>,
    /// `1`: rows without the tellings behind them.
    pub(crate) slim: Option<String>,
    /// Of the sources: reports of each outlet at most; all without it.
    pub(crate) each: Option<usize>,
    /// `1`: names of private persons are masked.
    pub(crate) mask: Option<String>,
}

impl Asked {
    pub(crate) fn filter(&self) -> Filter {
        let given = |v: &Option<String>| v.as_ref().map(|v| v.trim().to_owned()).filter(|v| !v.is_empty());
        Filter {
            since: given(&self.since),
            until: given(&self.until),
            about: given(&self.about),
            place: given(&self.place),
            class: given(&self.class),
            status: given(&self.status),
            story: given(&self.story),
            happened: match self.happened.as_deref() {
                Some("yes") => Some(true),
                Some("no") => Some(false),
                _ => None,
            },
            ..Filter::default()
        }
    }

    pub(crate) fn page(&self, usual: Order) -> Page {
        let order = match self.order.as_deref() {
            Some("day") => Order::Day,
            Some("weight") => Order::Weight,
            _ => usual,
        };
        Page { offset: self.offset.unwrap_or(0), limit: self.limit, order }
    }

    pub(crate) fn kind(&self) -> Option<Kind> {
        kind(self.kind.as_deref()?)
    }

    pub(crate) fn slim(&self) -> bool {
        self.slim.as_deref() == Some("1")
    }

    pub(crate) fn masked(&self) -> bool {
        matches!(self.mask.as_deref(), Some("1" | "yes" | "true"))
    }
}

/// The kind of this word.
pub(crate) fn kind(word: &str) -> Option<Kind> {
    [Kind::Event, Kind::Entity, Kind::Side, Kind::Toll, Kind::Claim, Kind::Stake]
        .into_iter()
        .find(|k| k.as_str() == word)
}
