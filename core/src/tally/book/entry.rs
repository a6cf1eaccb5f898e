//! What stands in the books.

use serde::Serialize;

use crate::value::{Amount, Period, Stamp};

/// What was booked for a record in a settled period (入账, P5). In JSON `row`, `period`, `booking`, `amount`, `dated`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct BookEntry {
    /// The record's row; member, unit, rule and purse are the record's.
    pub row: usize,
    /// The period it was booked in.
    pub period: Period,
    /// As what.
    pub booking: Booking,
    /// Points, never 0.
    pub amount: Amount,
    /// A credit: when the record was; an adjustment: the last millisecond of the period.
    pub dated: Stamp,
}

/// As what something was booked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Booking {
    /// 计入: the credit of a record that lies in the period.
    Credit,
    /// 调整: a change of what an earlier period was settled with.
    Adjustment,
}

/// What is open of a record (未结): in JSON `row`, `amount`, `change`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct OpenEntry {
    /// The record's row.
    pub row: usize,
    /// Points, never 0.
    pub amount: Amount,
    /// Whether it changes what a settlement has come to already; else the record's period is not settled.
    pub change: bool,
}
