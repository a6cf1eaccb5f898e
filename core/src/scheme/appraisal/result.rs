//! What grades are used for (结果运用, R6), and signs of distorted data (R9).

use serde::Serialize;

use crate::scheme::Basis;
use crate::value::{Code, Name, Ratio};

/// A rule on runs of grades: it recommends, and never acts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ResultRule {
    /// Its code.
    pub code: Code,
    /// What it recommends.
    pub name: Name,
    /// The grades of a run, at least one.
    pub grades: Vec<Code>,
    /// How many periods in a row, the latest last; from 1.
    pub in_a_row: u32,
    /// The role that decides.
    pub decides: Code,
    /// Whether it is to somebody's disadvantage: it waits until objections are past.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub adverse: bool,
    /// What it rests on.
    pub basis: Basis,
}

/// When records look distorted (数据失真迹象, R9): findings on records, which feed no measure and no grade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Signs {
    /// 月末突击: the share of a member's records of a month filed in its last days; 0.4 if nothing is said.
    pub burst_share: Ratio,
    /// … in so many days; 2.
    pub burst_days: u32,
    /// … of at least so many records; 10.
    pub burst_records: u32,
    /// 等距等量: so many records of one member and kind with equal quantity at equal spacing; 5.
    pub series_records: u32,
    /// 两地同时: one member at two leaf units within so many minutes; 10.
    pub places_minutes: u32,
    /// 顶格雷同: the share of subjects at one cap; 0.9.
    pub capped_share: Ratio,
    /// 评分无差异: all marks of a unit equal, of at least so many; 20.
    pub spread_marks: u32,
    /// What it rests on.
    pub basis: Basis,
}

impl Signs {
    /// The thresholds of R9, where nothing else is laid down.
    pub(in crate::scheme) fn usual(basis: Basis) -> Self {
        let tenths = |tenths| Ratio::new(tenths, 10).unwrap_or(Ratio::ONE);
        Self {
            burst_share: tenths(4),
            burst_days: 2,
            burst_records: 10,
            series_records: 5,
            places_minutes: 10,
            capped_share: tenths(9),
            spread_marks: 20,
            basis,
        }
    }
}
