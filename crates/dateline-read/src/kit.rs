//! What reading knows beforehand: gazetteer, actors, lexicons. The caller makes it once and lends it to every reading.

/// Knowledge for reading.
#[derive(Debug, Default)]
pub struct Kit {}

impl Kit {
    /// The knowledge inside this library.
    pub fn embedded() -> Kit {
        Kit::default()
    }
}
