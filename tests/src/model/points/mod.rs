//! Points (P1–P5, P8) record by record, by the words of the clauses and numbers that are exact.

mod caps;
mod check;
mod exact;
mod rules;
mod settle;
mod totals;

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::collections::BTreeMap;

use wangge::org::{Activations, Org};
use wangge::scheme::Scheme;
use wangge::tally::{ActivityRow, World};
use wangge::value::{Code, Date, Duration, HouseholdId, Instant, MemberId, Offset, RecordId};

use super::calendar::Model;

pub use check::Fault;
pub use exact::{Natural, raw, rounded};
pub use settle::{Book, Entry, Open};
pub use totals::{Movement, Totals, nothing_left_out};

/// What records are judged by.
pub struct Points<'a> {
    editions: Vec<&'a Scheme>,
    /// Of each edition, laid out when it is first asked.
    calendars: Vec<OnceCell<Model<'a>>>,
    org: &'a Org,
    activations: Option<&'a Activations>,
    offset: Offset,
    ids: Ids,
}

/// How the ids of records are compared (R0).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ids {
    /// By their bytes.
    Text,
    /// As the numbers they were given as.
    Numbers,
}

/// What a pass makes of the records, in the order they were given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pass {
    /// Of each record.
    pub rows: Vec<Row>,
}

/// What becomes of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// How it stands.
    pub state: State,
    /// In each purse in which a rule serves it; empty unless it is `Served`.
    pub outcomes: BTreeMap<Code, Outcome>,
}

/// How a record stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Filed after what the pass looks at.
    Unfiled,
    /// It takes another back.
    Reversal,
    /// It is taken back.
    Reversed,
    /// No rule of any purse serves it, or no edition is in force.
    Unscored,
    /// A rule serves it in one purse at least.
    Served,
}

/// What a record comes to in a purse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The rule that serves it.
    pub rule: Code,
    /// Whose account it is for; none if it fails as `account`, or before that could be asked.
    pub account: Option<Account>,
    /// Why it comes to nothing.
    pub reason: Option<Reason>,
    /// Thousandths before caps; 0 if it fails.
    pub raw: i64,
    /// Thousandths credited.
    pub credit: i64,
    /// What a cap took of it, over 0.
    pub cut: Option<Cut>,
    /// The caps that name the rule, in declared order; none if it fails or deducts.
    pub caps: Vec<Left>,
}

/// What a cap had left for a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The cap.
    pub cap: Code,
    /// Thousandths and records that used of it before.
    pub used: (i128, u64),
    /// Thousandths; none if there is no end to them.
    pub left: Option<i128>,
}

/// Thousandths cut from a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The first declared cap that had least left.
    pub cap: Code,
    /// How much.
    pub amount: i64,
}

/// Whose account a credit is for (P6).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Account {
    /// That of the member who recorded it.
    Member(MemberId),
    /// That of the household that is its target.
    Household(HouseholdId),
}

/// Why a record that is served comes to nothing, in the order they are looked for (P2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// No other member verified it.
    Verification,
    /// It names no target.
    Target,
    /// Its target is no household enrolled in the purse.
    Account,
    /// It was filed too late.
    Filing,
}

/// Records whose points leave the bounds of amounts (V3), in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overflow(pub Vec<RecordId>);

impl<'a> Points<'a> {
    /// The model of a world.
    pub fn new(world: World<'a>, ids: Ids) -> Self {
        Self {
            editions: world.editions().collect(),
            calendars: world.editions().map(|_| OnceCell::new()).collect(),
            org: world.org(),
            activations: world.activations(),
            offset: world.offset(),
            ids,
        }
    }

    /// P8: the edition in force on a day is the last that has begun, unless it has ended.
    fn edition_on(&self, day: Date) -> Option<&'a Scheme> {
        let begun = self.editions.iter().filter(|scheme| scheme.edition().from <= day);
        let last = begun.max_by_key(|scheme| scheme.edition().from)?;
        last.until().is_none_or(|until| day < until).then_some(*last)
    }

    /// V2: the local day of an instant.
    fn day(&self, at: Instant) -> Date {
        at.local(self.offset).0
    }

    /// T2: when a limit ends by the calendar of an edition, which only marks what is unpublished.
    fn deadline(&self, scheme: &Scheme, start: i64, limit: Duration) -> i64 {
        let at = self.editions.iter().position(|own| own.edition() == scheme.edition());
        let at = at.expect("one of the editions");
        let calendar = self.calendars[at].get_or_init(|| Model::new(&self.editions[at].working_time().spec));
        let length = limit.millis().or(limit.days()).expect("one of both");
        calendar.deadline(start, limit.unit(), length).0
    }

    /// P6: the purses of all editions, each once.
    pub fn purses(&self) -> Vec<&'a Code> {
        let mut purses: Vec<&Code> = Vec::new();
        for purse in self.editions.iter().flat_map(|scheme| scheme.purses()) {
            if !purses.contains(&&purse.code) {
                purses.push(&purse.code);
            }
        }
        purses
    }

    /// P4: the places of the records in order (at, id).
    pub fn in_order(&self, rows: &[ActivityRow]) -> Vec<usize> {
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by(|a, b| {
            let (a, b) = (&rows[*a], &rows[*b]);
            a.at.cmp(&b.at).then_with(|| self.by_id(&a.id, &b.id))
        });
        order
    }

    fn by_id(&self, a: &RecordId, b: &RecordId) -> Ordering {
        let number = |id: &RecordId| id.as_str().parse::<i64>().expect("a number");
        match self.ids {
            Ids::Text => a.as_str().as_bytes().cmp(b.as_str().as_bytes()),
            Ids::Numbers => number(a).cmp(&number(b)),
        }
    }
}

/// P1: when a record was filed: at once if nothing else is said.
pub fn filed(row: &ActivityRow) -> Instant {
    row.filed_at.unwrap_or(row.at)
}
