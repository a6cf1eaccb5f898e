//! What becomes of a record.

use serde::Serialize;

use crate::value::{Amount, Code};

/// How a record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It takes no part, because it has a fault or takes back a record that has.
    Skipped,
    /// It was filed after what the pass looks at.
    Unfiled,
    /// It takes another back (冲销), and is worth nothing itself.
    Reversal,
    /// It is taken back (被冲销).
    Reversed,
    /// No rule of any purse serves it, or no edition is in force on its day (不计分).
    Unscored,
    /// A rule serves it, in one purse at least.
    Served,
}

/// Why a record that a rule serves comes to nothing, in the order they are looked for (P2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// No other member verified it (未经核实).
    Verification,
    /// It names no target (未写对象).
    Target,
    /// Its target is no household with an account of this purse on its day (对象无积分账户).
    Account,
    /// It was filed too late (逾期填报).
    Filing,
}

impl Reason {
    /// Its code: `verification`, `target`, `account`, `filing`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Verification => "verification",
            Self::Target => "target",
            Self::Account => "account",
            Self::Filing => "filing",
        }
    }
}

/// What a record comes to in a purse whose rule serves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The rule that serves it.
    pub rule: Code,
    /// Why it comes to nothing; none if it does not, or if it is only that caps left nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// Points × quantity × multipliers (P3); 0 if it comes to nothing.
    pub raw: Amount,
    /// What caps left of it (P4).
    pub credit: Amount,
}

/// A record that a rule serves and that comes to nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failed {
    /// Its row.
    pub row: usize,
    /// The rule.
    pub rule: Code,
    /// Why.
    pub reason: Reason,
}

/// A record of which caps left less than it was worth (P4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cut {
    /// Its row.
    pub row: usize,
    /// The rule that serves it.
    pub rule: Code,
    /// What it was worth.
    pub raw: Amount,
    /// What was left of it.
    pub credit: Amount,
    /// The first declared of the caps that had least left.
    pub cap: Code,
}
