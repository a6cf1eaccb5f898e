//! The kinds of periods.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The kind of a [`Period`](super::Period), finest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PeriodKind {
    /// A day (日), `2026-03-05`.
    Day,
    /// An ISO week (周), Monday to Sunday, `2026-W10`.
    Week,
    /// A month (月), `2026-03`.
    Month,
    /// A quarter (季度), `2026-Q1`.
    Quarter,
    /// A half-year (半年), `2026-H1`.
    Half,
    /// A calendar year (年), `2026`.
    Year,
    /// All of time (全部), `all`.
    All,
}

impl PeriodKind {
    /// All seven, finest first.
    pub const ALL: [Self; 7] =
        [Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Half, Self::Year, Self::All];

    /// Its code in documents: `day`, `week`, `month`, `quarter`, `half`, `year`, `all`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Half => "half",
            Self::Year => "year",
            Self::All => "all",
        }
    }

    /// Whether every period of this kind lies within one of the other. Weeks lie within `all` only: there is no
    /// roll-up from weeks to months or years (V2).
    pub const fn nests_in(self, other: Self) -> bool {
        match (self, other) {
            (Self::Week, Self::Week) => true,
            (Self::Week, _) => matches!(other, Self::All),
            (_, Self::Week) => matches!(self, Self::Day),
            _ => self as u8 <= other as u8,
        }
    }

    /// How many months it has; `None` for `day`, `week` and `all`.
    pub(super) const fn months(self) -> Option<u32> {
        match self {
            Self::Day | Self::Week | Self::All => None,
            Self::Month => Some(1),
            Self::Quarter => Some(3),
            Self::Half => Some(6),
            Self::Year => Some(12),
        }
    }
}

impl fmt::Display for PeriodKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
