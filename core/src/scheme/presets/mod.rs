//! The bundled documents (S5).

use crate::read::words;

words! {
    /// A bundled township.
    pub enum Preset ("a preset: chixi, xiawuqi, haihong, luoshui or dongshi") {
        /// 赤溪镇.
        Chixi = "chixi",
        /// 下伍旗镇.
        Xiawuqi = "xiawuqi",
        /// 海洪社区.
        Haihong = "haihong",
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
            Self::Chixi => include_str!("chixi.toml"),
            Self::Xiawuqi => include_str!("xiawuqi.toml"),
            Self::Haihong => include_str!("haihong.toml"),
            Self::Luoshui => include_str!("luoshui.toml"),
            Self::Dongshi => include_str!("dongshi.toml"),
        }
    }
}
