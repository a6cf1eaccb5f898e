//! What is answered: for each duty, period and subject what is required and done.

use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::part::{Part, Row};
use super::{Because, Measure};
use crate::scheme::{Duty, Scheme};
use crate::value::{Amount, MemberId, Period, TargetId, UnitId};

/// How duties were fulfilled (完成情况, D2): one answer for each duty, period and subject.
///
/// By period, duties as declared, then subjects: of a role by member and unit, else by unit. In JSON an array of
/// [`Answer`]s.
#[derive(Clone, Debug)]
pub struct Fulfilment<'a> {
    pub(super) parts: Vec<Part<'a>>,
}

impl<'a> Fulfilment<'a> {
    /// The answers, in order.
    pub fn iter(&self) -> impl Iterator<Item = Answer<'_, 'a>> {
        self.parts.iter().flat_map(|part| part.rows.iter().map(move |row| Answer { part, row }))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parts.iter().map(|part| part.rows.len()).sum()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Serialize for Fulfilment<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

/// What one subject of a duty has to do in a period, and has done.
///
/// In JSON a table of `duty`, `period`, `member` (of a role's duty), `unit`, `required`, `done`, and `no_data` where
/// there is nothing to do. What is listed by [`missing`](Self::missing) and [`because`](Self::because) is worked out
/// when it is asked for, in time proportional to it.
#[derive(Clone, Copy)]
pub struct Answer<'f, 'a> {
    part: &'f Part<'a>,
    row: &'f Row<'a>,
}

impl<'f, 'a> Answer<'f, 'a> {
    pub(super) fn new(part: &'f Part<'a>, row: &'f Row<'a>) -> Self {
        Self { part, row }
    }

    /// The duty, as it stands on the period's last day.
    #[must_use]
    pub fn duty(self) -> &'a Duty {
        self.part.standing.duty
    }

    /// The edition that says so.
    #[must_use]
    pub fn edition(self) -> &'a Scheme {
        self.part.standing.edition
    }

    /// The period.
    #[must_use]
    pub fn period(self) -> Period {
        self.part.standing.period
    }

    /// Who is bound; `None` of a duty of units.
    #[must_use]
    pub fn member(self) -> Option<&'a MemberId> {
        self.row.subject.member.map(|(_, member)| member)
    }

    /// The unit that is bound, or at which the member is.
    #[must_use]
    pub fn unit(self) -> &'a UnitId {
        self.row.subject.unit.id()
    }

    /// What `required` and `done` count.
    #[must_use]
    pub fn measure(self) -> Measure {
        Measure::of(self.duty())
    }

    /// How much is to be done: a whole number unless amounts are counted; 0 without data.
    #[must_use]
    pub fn required(self) -> Amount {
        self.row.required
    }

    /// How much of it is done: never more than is required.
    #[must_use]
    pub fn done(self) -> Amount {
        self.row.done
    }

    /// How much of it is still to be done.
    #[must_use]
    pub fn owed(self) -> Amount {
        // Both are bounded, and one is no greater than the other.
        self.row.required.checked_sub(self.row.done).unwrap_or_default()
    }

    /// Whether there is nothing to be done, because the set of targets is empty: there is no share over nothing.
    #[must_use]
    pub fn is_no_data(self) -> bool {
        self.row.required == Amount::ZERO
    }

    /// The targets that no record covers yet, by id, as records name them; none of a duty that covers no targets.
    #[must_use]
    pub fn missing(self) -> Vec<TargetId> {
        self.part.missing(self.row)
    }

    /// The reasons.
    #[must_use]
    pub fn because(self) -> Because {
        Because::of(self.part, self.row)
    }
}

impl Serialize for Answer<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut to = serializer.serialize_struct("Answer", 7)?;
        to.serialize_field("duty", &self.duty().code)?;
        to.serialize_field("period", &self.period())?;
        match self.member() {
            Some(member) => to.serialize_field("member", member)?,
            None => to.skip_field("member")?,
        }
        to.serialize_field("unit", self.unit())?;
        to.serialize_field("required", &self.required())?;
        to.serialize_field("done", &self.done())?;
        match self.is_no_data() {
            true => to.serialize_field("no_data", &true)?,
            false => to.skip_field("no_data")?,
        }
        to.end()
    }
}

impl fmt::Debug for Answer<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (duty, period) = (self.duty().code.as_str(), self.period());
        let (member, unit) = (self.member().map_or("", MemberId::as_str), self.unit().as_str());
        write!(f, "Answer({duty} {period} {member} {unit}: {} of {})", self.done(), self.required())
    }
}
