//! Limits of an item and the row that holds (K3).

use serde::Serialize;

use super::TierNo;
use crate::value::{Code, Duration, MonthDay, Season};

/// One row of limits, as the scheme declares it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LimitRow {
    /// Holds under this condition only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Code>,
    /// Holds at this severity only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<Code>,
    /// Holds on this tier only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<TierNo>,
    /// Holds for limits that start in this season only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub season: Option<Season>,
    /// The time to accept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accept: Option<Duration>,
    /// The time to handle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub handle: Option<Duration>,
}

/// What a limit is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// The tier that accepts or handles.
    pub tier: TierNo,
    /// The local day of the year on which the limit starts.
    pub day: MonthDay,
    /// The condition of the case.
    pub condition: Option<&'a Code>,
    /// The severity of the case.
    pub severity: Option<&'a Code>,
}

impl Situation<'_> {
    /// A case without condition or severity.
    #[must_use]
    pub const fn plain(tier: TierNo, day: MonthDay) -> Self {
        Self { tier, day, condition: None, severity: None }
    }
}

/// The limits of an item, or of one of its stages: of the rows that speak of a situation the most specific holds.
///
/// Condition and tier come before condition, then severity and tier, severity, tier, plain; of two equally
/// specific ones the one with a season comes first.
///
/// ```
/// use wangge::scheme::{Preset, Scheme, Situation, TierNo};
/// use wangge::value::MonthDay;
///
/// let scheme = Scheme::read(Preset::Dongshi.document())?;
/// let item = scheme.item(&"request.environment".parse()?).unwrap();
/// let march = MonthDay::new(3, 5).unwrap();
/// let at = |tier| item.limits.handle(&Situation::plain(TierNo::new(tier).unwrap(), march));
/// assert_eq!(at(4).unwrap().to_string(), "1wd");
/// assert_eq!(at(2).unwrap().to_string(), "3wd");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Limits(Vec<LimitRow>);

impl Limits {
    /// Limits by rows of which no two speak of the same situation equally specifically.
    pub(super) fn new(rows: Vec<LimitRow>) -> Self {
        Self(rows)
    }

    /// The rows, in declared order.
    #[must_use]
    pub fn rows(&self) -> &[LimitRow] {
        &self.0
    }

    /// The time to accept a case, if there is a limit.
    #[must_use]
    pub fn accept(&self, situation: &Situation<'_>) -> Option<Duration> {
        self.holding(situation, |row| row.accept)
    }

    /// The time to handle a case; given for every tier from the item's start to the apex.
    #[must_use]
    pub fn handle(&self, situation: &Situation<'_>) -> Option<Duration> {
        self.holding(situation, |row| row.handle)
    }

    fn holding(
        &self,
        situation: &Situation<'_>,
        limit: impl Fn(&LimitRow) -> Option<Duration>,
    ) -> Option<Duration> {
        let rows = self.0.iter().filter(|row| row.speaks_of(situation));
        let given = rows.filter_map(|row| Some((row.rank(), limit(row)?)));
        given.max_by_key(|(rank, _)| *rank).map(|(_, limit)| limit)
    }
}

impl LimitRow {
    fn speaks_of(&self, situation: &Situation<'_>) -> bool {
        let named =
            |own: &Option<Code>, asked: Option<&Code>| own.as_ref().is_none_or(|own| Some(own) == asked);
        named(&self.condition, situation.condition)
            && named(&self.severity, situation.severity)
            && self.tier.is_none_or(|tier| tier == situation.tier)
            && self.season.is_none_or(|season| season.contains(situation.day))
    }

    /// How specific a row is; more precedes less.
    fn rank(&self) -> (bool, bool, bool, bool) {
        (self.condition.is_some(), self.severity.is_some(), self.tier.is_some(), self.season.is_some())
    }
}
