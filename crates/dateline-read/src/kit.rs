//! What reading knows beforehand: gazetteer, actors, lexicons. The caller makes it once and lends it to every reading.

/// Knowledge for reading.
#[derive(Debug)]
pub struct Kit {
    /// Weights of the attribution layer.
    pub(crate) claims: crate::claims::Layer,
}

impl Kit {
    /// The knowledge inside this library.
    pub fn embedded() -> Kit {
        Kit { claims: crate::claims::Layer::embedded() }
    }

    /// With other weights for the attribution layer, for trying them.
    #[doc(hidden)]
    pub fn with_claims(mut self, weights: &[u8]) -> Kit {
        self.claims = crate::claims::Layer::read(weights).unwrap_or(self.claims);
        self
    }
}
