//! Indicators (考核指标, R3): what a measure is worth.

use serde::Serialize;

use super::Measure;
use crate::scheme::Basis;
use crate::scheme::words::NoData;
use crate::value::{Amount, Code, Name, Ratio};

/// An indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Indicator {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// Its full mark (权重分值); over 0.
    pub weight: Amount,
    /// What it scores, and how.
    #[serde(flatten)]
    pub how: How,
    /// What it is worth where there is nothing to measure.
    pub no_data: NoData,
    /// What it rests on.
    pub basis: Basis,
}

/// What an indicator scores, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum How {
    /// A measure.
    Measured {
        /// The measure.
        #[serde(flatten)]
        measure: Box<Measure>,
        /// How it is scored; in JSON the field `scoring`, with what it needs beside it.
        #[serde(flatten)]
        scoring: Scoring,
    },
    /// Totals of other appraisals of the same subject in periods within this one, each over its full mark (月 → 季 → 年).
    Mix {
        /// Which, at least one.
        mix: Vec<MixPart>,
    },
}

/// How a measure is scored (R3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "scoring", rename_all = "kebab-case")]
pub enum Scoring {
    /// 按目标值比例: the weight times value over target, at most the weight and at least 0.
    Ratio {
        /// The target; over 0.
        target: Ratio,
    },
    /// 线性插值: nothing at `from`, the weight at `to`, in between by proportion; `from` may be the greater.
    Linear {
        /// Where it is worth nothing.
        from: Ratio,
        /// Where it is worth the weight.
        to: Ratio,
    },
    /// 分档计分: the share of the band with the greatest bound not above the value; below all, nothing.
    Bands {
        /// Bands, at least one, bounds rising.
        bands: Vec<Band>,
    },
    /// 按名次: (p−r+1)/p of the weight for the r-th of p peers with data.
    Rank {
        /// Whether the least value is the first.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        lowest_first: bool,
    },
    /// 扣分制: the weight less so much each, never below the floor.
    Deduct {
        /// How much; over 0.
        each: Amount,
        /// What is left at least, at most the weight; may be below 0.
        floor: Amount,
    },
    /// 直接计分: the value itself, at least 0, at most the weight.
    Points,
}

/// A band of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Band {
    /// From this value on.
    pub from: Ratio,
    /// The share of the weight: 0 to 1.
    pub share: Ratio,
}

/// A part of a mix.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MixPart {
    /// The appraisal, of the same subjects and a period that nests in this one's.
    pub appraisal: Code,
    /// Which of its periods within this one, from 1; none: each of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nth: Option<u32>,
    /// The weight of each; over 0.
    pub weight: Amount,
}
