//! What reading knows beforehand: gazetteer, actors, lexicons. The caller makes it once and lends it to every reading.

/// Knowledge for reading.
#[derive(Debug)]
pub struct Kit {
    /// Weights of the attribution layer.
    pub(crate) claims: crate::claims::Layer,
    /// Weights of the event layer.
    pub(crate) events: crate::events::Layer,
    /// Weights of deeds: which tellings are of one.
    pub(crate) deeds: crate::loglinear::Weights,
    /// Weights of days: which time is the day of an event.
    pub(crate) days: crate::loglinear::Weights,
    /// Weights of the layer of sides, if the caller lends them.
    pub(crate) sides: crate::sides::Layer,
    /// Names of actors, with what they are and when.
    pub(crate) actors: crate::entities::Knowledge,
}

impl Kit {
    /// The knowledge inside this library.
    pub fn embedded() -> Kit {
        Kit {
            claims: crate::claims::Layer::embedded(),
            events: crate::events::Layer::embedded(),
            deeds: crate::loglinear::Weights::read(&mut &include_bytes!("../../../models/deeds.bin")[..])
                .unwrap_or_default(),
            days: crate::loglinear::Weights::read(&mut &include_bytes!("../../../models/days.bin")[..])
                .unwrap_or_default(),
            sides: crate::sides::Layer::default(),
            actors: crate::entities::Knowledge::embedded(),
        }
    }

    /// With other weights for the attribution layer, for trying them.
    #[doc(hidden)]
    pub fn with_claims(mut self, weights: &[u8]) -> Kit {
        self.claims = crate::claims::Layer::read(weights).unwrap_or(self.claims);
        self
    }

    /// With other weights for the event layer, for trying them; without any the rules decide.
    #[doc(hidden)]
    pub fn with_events(mut self, weights: &[u8]) -> Kit {
        self.events = crate::events::Layer::read(weights).unwrap_or_default();
        self
    }

    /// With other weights for deeds, for trying them.
    #[doc(hidden)]
    pub fn with_deeds(mut self, weights: &[u8]) -> Kit {
        self.deeds = crate::loglinear::Weights::read(&mut &weights[..]).unwrap_or_default();
        self
    }

    /// With other weights for days, for trying them.
    #[doc(hidden)]
    pub fn with_days(mut self, weights: &[u8]) -> Kit {
        self.days = crate::loglinear::Weights::read(&mut &weights[..]).unwrap_or_default();
        self
    }

    /// With weights for the layer of sides, which reading does without.
    #[doc(hidden)]
    pub fn with_sides(mut self, weights: &[u8]) -> Kit {
        self.sides = crate::sides::Layer::read(weights).unwrap_or(self.sides);
        self
    }

    /// With a user's own actors before the embedded ones: a TSV with a header line, or a dictionary of the PETRARCH family.
    /// Lines that cannot be read are left out; what was wrong with them comes back beside the kit.
    pub fn with_actors(mut self, text: &str) -> (Kit, Vec<String>) {
        let (table, problems) = crate::entities::read_actors(text);
        self.actors = self.actors.with(table);
        (self, problems)
    }
}
