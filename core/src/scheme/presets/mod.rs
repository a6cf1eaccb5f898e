//! The bundled documents (S5).

use crate::read::words;

words! {
    /// A bundled township.
    pub enum Preset ("a preset: xiawuqi, luoshui or dongshi") {
        /// 下伍旗镇.
        Xiawuqi = "xiawuqi",
        /// 罗水乡.
        Luoshui = "luoshui",
        /// 东石镇.
        Dongshi = "dongshi",
    }
}

impl Preset {
    /// Its scheme document, in TOML.
    #[must_use]
    pub const fn document(self) -> &'static str {
        match self {
            Self::Xiawuqi => include_str!("xiawuqi.toml"),
            Self::Luoshui => include_str!("luoshui.toml"),
            Self::Dongshi => include_str!("dongshi.toml"),
        }
    }
}
