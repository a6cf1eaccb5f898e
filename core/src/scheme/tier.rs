//! Tiers (层级) and roles (岗位).

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Basis;
use crate::value::{Code, Name};

/// The number of a tier, 1 at the apex to 4 (O1); of two tiers the higher has the smaller number.
///
/// In JSON a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct TierNo(u8);

impl TierNo {
    /// The apex.
    pub const APEX: Self = Self(1);
    /// How many tiers there are.
    pub const COUNT: u8 = 4;

    /// The tier of this number; `None` outside 1–4.
    #[must_use]
    pub const fn new(number: u8) -> Option<Self> {
        if number >= 1 && number <= Self::COUNT { Some(Self(number)) } else { None }
    }

    /// 1 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// The tier above; `None` at the apex.
    #[must_use]
    pub const fn above(self) -> Option<Self> {
        if self.0 > 1 { Some(Self(self.0 - 1)) } else { None }
    }

    /// Whether this tier stands strictly above `other`.
    #[must_use]
    pub const fn is_above(self, other: Self) -> bool {
        self.0 < other.0
    }

    /// Every tier, apex first.
    pub fn all() -> impl DoubleEndedIterator<Item = Self> {
        (1..=Self::COUNT).map(Self)
    }

    pub(crate) fn index(self) -> usize {
        usize::from(self.0) - 1
    }
}

impl TryFrom<u8> for TierNo {
    type Error = &'static str;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        Self::new(number).ok_or("a tier is a number from 1 to 4")
    }
}

impl From<TierNo> for u8 {
    fn from(tier: TierNo) -> Self {
        tier.0
    }
}

impl fmt::Display for TierNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// One tier of the tree (O1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tier {
    /// Its code.
    pub code: Code,
    /// Its number, 1 at the apex.
    pub number: TierNo,
    /// What a unit is called (村).
    pub name: Name,
    /// What its party organisation is called (村党支部).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<Name>,
    /// What its service body is called (工作站).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<Name>,
    /// What it rests on.
    pub basis: Basis,
}

/// A role that posts are held in (岗位).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Role {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// The tiers it serves on, apex first.
    pub tiers: Vec<TierNo>,
    /// What it rests on.
    pub basis: Basis,
}
