//! Bonuses, penalties (加分、扣分) and vetoes (一票否决, R4).

use serde::Serialize;

use super::Measure;
use crate::scheme::Basis;
use crate::scheme::words::Sign;
use crate::value::{Amount, Code, Name, Ratio};

/// A group of bonuses or of penalties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Adjustment {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// Whether it adds or takes away.
    pub sign: Sign,
    /// How much its items come to at most, together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ceiling: Option<Amount>,
    /// Its items, in declared order, at least one.
    pub items: Vec<AdjustmentItem>,
    /// What it rests on.
    pub basis: Basis,
}

/// An item of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AdjustmentItem {
    /// Its code, unique in the appraisal.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// What it is worth, as a positive amount.
    #[serde(flatten)]
    pub worth: Worth,
    /// How much it comes to at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ceiling: Option<Amount>,
}

/// What an item of a group is worth.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Worth {
    /// So much for each of a measure.
    Each {
        /// The measure; without data it comes to nothing.
        #[serde(flatten)]
        measure: Box<Measure>,
        /// How much; over 0.
        each: Amount,
    },
    /// So much for each honour (荣誉) awarded in the period, by its level; of a bonus.
    Honours {
        /// The levels, at least one.
        honours: Vec<HonourLevel>,
    },
}

/// A level of honours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HonourLevel {
    /// Its code, which awards name; unique in the appraisal.
    pub level: Code,
    /// Its name.
    pub name: Name,
    /// How much an honour of it is worth; over 0.
    pub points: Amount,
}

/// What sets the grade whatever the total.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Veto {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// What is measured.
    #[serde(flatten)]
    pub measure: Measure,
    /// From which value on it holds; over 0.
    pub from: Ratio,
    /// The grade.
    pub grade: Code,
    /// What it rests on.
    pub basis: Basis,
}
