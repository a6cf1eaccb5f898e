//! The bundled documents (S5).

use crate::read::words;

words! {
    /// A bundled township.
    pub enum Preset ("a preset: dongshi") {
        /// 东石镇.
        Dongshi = "dongshi",
    }
}

impl Preset {
    /// Its scheme document, in TOML.
    #[must_use]
    pub const fn document(self) -> &'static str {
        match self {
            Self::Dongshi => include_str!("dongshi.toml"),
        }
    }
}
