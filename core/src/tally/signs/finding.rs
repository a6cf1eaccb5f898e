//! What is found.

use serde::Serialize;

use crate::value::{Amount, Code, MemberId, Period, RecordId, Stamp, UnitId};

/// A sign of distorted data. In JSON a table with its code in `sign`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "sign", rename_all = "snake_case")]
pub enum Finding {
    /// 月末突击: many of a member's records of a month were filed in its last days.
    Burst {
        /// Whose records.
        member: MemberId,
        /// The month.
        month: Period,
        /// How many records there are.
        records: u64,
        /// How many of them were filed in its last days.
        late: u64,
    },
    /// 等距等量: records of one member and kind with equal quantity at equal spacing.
    Series {
        /// Whose records.
        member: MemberId,
        /// Their kind.
        kind: Code,
        /// Their quantity.
        quantity: Amount,
        /// Milliseconds from one to the next.
        every_ms: i64,
        /// The records, in time order.
        records: Vec<RecordId>,
    },
    /// 两地同时: one member at two leaf units within minutes.
    TwoPlaces {
        /// Whose records.
        member: MemberId,
        /// The earlier record.
        first: RecordId,
        /// Where.
        first_unit: UnitId,
        /// When.
        first_at: Stamp,
        /// The later record.
        second: RecordId,
        /// Where.
        second_unit: UnitId,
        /// When.
        second_at: Stamp,
    },
    /// 顶格雷同: nearly all use a cap up.
    Capped {
        /// The cap.
        cap: Code,
        /// The period in which it counts.
        period: Period,
        /// How many members have records under it.
        members: u64,
        /// How many of them used it up.
        full: u64,
    },
    /// 评分无差异: all marks of a unit are equal.
    NoSpread {
        /// The unit.
        unit: UnitId,
        /// How many evaluations there are.
        evaluations: u64,
        /// The one mark that all give.
        mark: u8,
    },
}

impl Finding {
    /// Every code, in the order of the variants.
    pub const ALL_CODES: [&'static str; 5] = ["burst", "series", "two_places", "capped", "no_spread"];

    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Burst { .. } => "burst",
            Self::Series { .. } => "series",
            Self::TwoPlaces { .. } => "two_places",
            Self::Capped { .. } => "capped",
            Self::NoSpread { .. } => "no_spread",
        }
    }

    /// The place of its kind among all.
    pub(super) const fn rank(&self) -> u8 {
        match self {
            Self::Burst { .. } => 0,
            Self::Series { .. } => 1,
            Self::TwoPlaces { .. } => 2,
            Self::Capped { .. } => 3,
            Self::NoSpread { .. } => 4,
        }
    }
}
