//! The rules of the catalogue and of handling: ceilings, ladder, evaluation, authority. Rules are data (E6).

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::{Basis, CommandWord, Nature, Outside, Scope, TierNo};
use crate::calendar::{CalendarSpec, OwnDay, Session, SuspensionCap};
use crate::value::{Code, Date, Duration, Name, Ratio, Weekday};

/// The working calendar as laid down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkingTime {
    /// Offset, sessions, own days, edition.
    pub spec: CalendarSpec,
    /// What it rests on; `None` where the scheme is silent and the usual one holds.
    pub basis: Option<Basis>,
}

impl Serialize for WorkingTime {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Row<'s> {
            on: &'static str,
            sessions: &'s [Session],
        }
        #[derive(Serialize)]
        struct Day {
            date: Date,
            working: bool,
        }
        let spec = &self.spec;
        let own = Weekday::ALL.into_iter().zip(&spec.sessions.weekdays);
        let own = own.filter_map(|(on, own)| Some(Row { on: on.as_str(), sessions: own.as_ref()? }));
        let day = |(date, day): &(Date, OwnDay)| Day { date: *date, working: *day == OwnDay::Working };
        let mut table = to.serialize_struct("WorkingTime", 7)?;
        table.serialize_field("offset", &spec.offset)?;
        table.serialize_field("edition", &spec.edition)?;
        table.serialize_field("unpublished", spec.unpublished.as_str())?;
        table.serialize_field("sessions", &spec.sessions.default)?;
        table.serialize_field("weekday", &own.collect::<Vec<_>>())?;
        table.serialize_field("day", &spec.days.iter().map(day).collect::<Vec<_>>())?;
        table.serialize_field("basis", &self.basis)?;
        table.end()
    }
}

/// What becomes of work outside the list (K2, K3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Catalogue {
    /// The rule's code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// Whether work outside the list in force is refused, or let through and flagged.
    pub outside: Outside,
    /// The time to accept a report that names no item, if there is a limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accept: Option<Duration>,
    /// What it rests on.
    pub basis: Basis,
}

/// Which tier a nature may climb to (E1: 矛盾纠纷不出网、复杂问题不出片、疑难杂症不出镇).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ceiling {
    /// The rule's code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// For simple matters.
    pub simple: TierNo,
    /// For complex ones.
    pub complex: TierNo,
    /// For hard ones.
    pub hard: TierNo,
    /// What it rests on.
    pub basis: Basis,
}

impl Ceiling {
    /// The tier `nature` may climb to.
    #[must_use]
    pub fn of(&self, nature: Nature) -> TierNo {
        match nature {
            Nature::Simple => self.simple,
            Nature::Complex => self.complex,
            Nature::Hard => self.hard,
        }
    }
}

/// Feedback and suspension (C8, C10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Handling {
    /// The rule's code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// Time to tell the reporter after the case is resolved.
    pub feedback: Duration,
    /// How many days (`d`) or working days (`wd`) the suspensions of one case may touch.
    pub suspension: SuspensionCap,
    /// What it rests on.
    pub basis: Basis,
}

/// What happens as a handle limit runs out (E3, E4): warnings, then the tier above, at the ceiling supervision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ladder {
    /// The rule's code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// Shares of the limit at which the holder is warned, in the scheme's order.
    pub warnings: Vec<Ratio>,
    /// The limit under supervision (挂牌督办).
    pub supervision: Duration,
    /// What it rests on.
    pub basis: Basis,
}

/// How residents judge what was done (办理效果、时长、态度; C2 evaluate, C10).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evaluation {
    /// The rule's code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// How long after the last resolution marks are taken.
    pub window: Duration,
    /// A mark at or under this reopens the case.
    pub reopens_at: u8,
    /// How often a case may be reopened.
    pub reopenings: u32,
    /// How long after the last resolution it may be asked to be reopened.
    pub reopen_within: Duration,
    /// Roles that may take marks down for the reporter (回访).
    pub follow_up: Vec<Code>,
    /// What it rests on.
    pub basis: Basis,
}

/// Who may give a command (A1): a role, in one of the scopes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Authority {
    /// The command.
    pub command: CommandWord,
    /// Any of these roles; none where the scope is the reporter alone.
    pub roles: Vec<Code>,
    /// Standing so to the case; for `report`, at the unit that receives it.
    pub scope: Vec<Scope>,
    /// What it rests on.
    pub basis: Basis,
}
