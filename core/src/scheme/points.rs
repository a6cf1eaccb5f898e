//! Points (积分, P): what is recorded, the purses it pays into, the rules and caps that say how much, settlement.

use serde::Serialize;

use super::{AccountOf, Basis, CapOf, TierNo};
use crate::value::{Amount, Code, Date, Duration, Name, PeriodKind, Ratio, Span, UnitId};

/// A kind of activity record (活动记录种类, P1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Activity {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// Whether it tells of service left undone (失责事实), so that a deduction may answer it (P2).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub lapse: bool,
    /// What it rests on.
    pub basis: Basis,
}

/// A purse (积分账户类别, P6): one of several balances side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Purse {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// Whose accounts it has.
    pub of: AccountOf,
    /// When its points lapse.
    #[serde(flatten)]
    pub expiry: Expiry,
    /// What it grants of itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<Base>,
    /// When points can be redeemed; none: always. In time order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub windows: Vec<Span>,
    /// Limits over all its goods, in declared order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<RedemptionLimit>,
    /// What it rests on.
    pub basis: Basis,
}

/// When points lapse (有效期, P6); in JSON the fields `expiry` and `months`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "expiry", rename_all = "kebab-case")]
pub enum Expiry {
    /// They never do.
    Never,
    /// At the local midnight ending the same day so many months later, clipped to the month's end.
    Months {
        /// How many, from 1.
        months: u32,
    },
    /// At the end of the next year.
    NextYear,
}

/// What a purse grants each account once a period (基础分, P6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Base {
    /// How much; over 0.
    pub points: Amount,
    /// How often; never `all`.
    pub per: PeriodKind,
}

/// A rule of points (积分规则, P2). Those of a purse are tried in declared order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PointRule {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// The kinds of records it serves, at least one.
    pub kinds: Vec<Code>,
    /// The purse.
    pub purse: Code,
    /// Points for each unit of quantity: an award, 0 or more, or a deduction, less.
    pub points: Amount,
    /// What a deduction answers: a duty, a rule, or a kind of record that is a lapse.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<Code>,
    /// Which records of these kinds it serves.
    #[serde(flatten)]
    pub conditions: Conditions,
    /// What multiplies its points: all that apply.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub multipliers: Vec<Multiplier>,
    /// Whether the record must name a target.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub target: bool,
    /// Whether another member must have verified the record.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub verified: bool,
    /// How soon after `at` it must be filed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filed_within: Option<Duration>,
    /// What it rests on.
    pub basis: Basis,
}

/// Conditions on a record, at its `at` and unit (P2): each that is given must hold; of a list any one does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Conditions {
    /// Roles of which the member holds one anywhere then.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<Code>,
    /// Tags of which the member has one then.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Code>,
    /// Tiers on one of which the unit stands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<TierNo>,
    /// Units in whose subtree the unit stands.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub under: Vec<UnitId>,
    /// The first local day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The local day before which it ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Plans of which one is active at the unit then.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub plans: Vec<Code>,
}

/// What multiplies the points of a rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Multiplier {
    /// Its name.
    pub name: Name,
    /// By how much; 0 or more.
    pub factor: Ratio,
    /// When it applies; without conditions, always.
    #[serde(flatten)]
    pub conditions: Conditions,
}

/// A cap over the credits of rules (积分上限, P4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cap {
    /// Its code: one that other editions give too goes on counting.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// The award rules it caps, of one purse, at least one.
    pub rules: Vec<Code>,
    /// For which period.
    pub per: PeriodKind,
    /// Counted for each of these apart.
    pub of: CapOf,
    /// How much.
    #[serde(flatten)]
    pub most: CapMost,
    /// Whether a record is credited in full or not at all (整笔).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub whole: bool,
    /// What it rests on.
    pub basis: Basis,
}

/// The maximum of a cap; in JSON the field `points` or `times`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CapMost {
    /// So many points; 0 or more.
    Points(Amount),
    /// So many records with a credit over 0.
    Times(u32),
}

/// When periods are settled (结算, P5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Settlement {
    /// The rule's code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// The kind of period settled; never `all`.
    pub per: PeriodKind,
    /// How long after the period's end.
    pub delay: Duration,
    /// What it rests on.
    pub basis: Basis,
}

/// What points are redeemed for (兑换物品, P7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Good {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// The purse it is paid from.
    pub purse: Code,
    /// Points for a piece; over 0.
    pub price: Amount,
    /// What comes in, in time order; none: there is always enough.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stock: Vec<Stock>,
    /// When it can be had; none: whenever the purse allows. In time order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub windows: Vec<Span>,
    /// Limits, in declared order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<RedemptionLimit>,
    /// What it rests on.
    pub basis: Basis,
}

/// Pieces of a good that come in (入库).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Stock {
    /// At the start of this local day.
    pub on: Date,
    /// How many, from 1.
    pub pieces: u32,
}

/// How much an account may redeem in a period (P7).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct RedemptionLimit {
    /// The period.
    pub per: PeriodKind,
    /// How much in each.
    #[serde(flatten)]
    pub most: RedemptionMost,
}

/// The maximum of a limit; in JSON the field `pieces` or `redemptions`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RedemptionMost {
    /// Pieces.
    Pieces(u32),
    /// Redemptions.
    Redemptions(u32),
}
