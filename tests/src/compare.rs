//! Whatever counts points, held against the plain model row by row (P1–P5, P8).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

use wangge::tally::ActivityRow;
use wangge::value::{Code, HouseholdId, Instant, PeriodKind, RecordId};

use crate::model::points::{Book, Entry, Fault, Open, Overflow, Pass, Row, State, Totals, nothing_left_out};
use crate::worlds::{Case, World};

/// Something that counts points, and answers as the model does.
pub trait Candidate {
    /// P1: every fault of the records, in any order.
    fn check(&self, world: &World, rows: &[ActivityRow]) -> Vec<(usize, Fault)>;

    /// P2–P4: a full pass over what was filed up to an instant, or over everything. Of an outcome the account is not
    /// compared: totals tell.
    ///
    /// # Errors
    /// One at least of the records that leave the bounds of amounts.
    fn pass(&self, world: &World, rows: &[ActivityRow], filed_by: Option<Instant>) -> Result<Pass, Overflow>;

    /// P5: what is booked and what is open. The pass within it is not compared.
    ///
    /// # Errors
    /// As [`pass`](Self::pass).
    fn settle(&self, world: &World, rows: &[ActivityRow], now: Instant) -> Result<Book, Overflow>;

    /// P8: the totals of a purse as known at an instant.
    ///
    /// # Errors
    /// As [`pass`](Self::pass).
    fn totals(
        &self,
        world: &World,
        rows: &[ActivityRow],
        now: Instant,
        of: (&Code, PeriodKind),
    ) -> Result<Totals, Overflow>;

    /// P8, A5: the total of one household's account in a purse as known at an instant, in thousandths.
    ///
    /// # Errors
    /// As [`pass`](Self::pass).
    fn household(
        &self,
        world: &World,
        rows: &[ActivityRow],
        now: Instant,
        of: (&Code, &HouseholdId),
    ) -> Result<i128, Overflow>;
}

/// The plain model itself.
pub struct Plain;

impl Candidate for Plain {
    fn check(&self, world: &World, rows: &[ActivityRow]) -> Vec<(usize, Fault)> {
        world.points().check(rows)
    }

    fn pass(&self, world: &World, rows: &[ActivityRow], filed_by: Option<Instant>) -> Result<Pass, Overflow> {
        world.points().pass(rows, filed_by)
    }

    fn settle(&self, world: &World, rows: &[ActivityRow], now: Instant) -> Result<Book, Overflow> {
        world.points().settle(rows, now)
    }

    fn totals(
        &self,
        world: &World,
        rows: &[ActivityRow],
        now: Instant,
        (purse, per): (&Code, PeriodKind),
    ) -> Result<Totals, Overflow> {
        let points = world.points();
        let book = points.settle(rows, now)?;
        Ok(points.totals(rows, &points.movements(rows, &book, now), purse, per))
    }

    fn household(
        &self,
        world: &World,
        rows: &[ActivityRow],
        now: Instant,
        of: (&Code, &HouseholdId),
    ) -> Result<i128, Overflow> {
        let points = world.points();
        let book = points.settle(rows, now)?;
        Ok(points.household(rows, &points.movements(rows, &book, now), of))
    }
}

/// What differs first, if anything does: faults; of records without any the pass over everything and over what was
/// filed by `now`, the books, and totals.
///
/// # Errors
/// What differs, in words.
pub fn compare(candidate: &impl Candidate, case: &Case, now: Instant) -> Result<(), String> {
    let (world, rows) = (&case.world, &case.rows);
    let sorted = |faults: Vec<(usize, Fault)>| faults.into_iter().collect::<BTreeSet<_>>();
    let faults = sorted(Plain.check(world, rows));
    same("faults", &sorted(candidate.check(world, rows)), &faults)?;
    if !faults.is_empty() {
        return Ok(());
    }
    for filed_by in [None, Some(now)] {
        let [found, plain] = [candidate.pass(world, rows, filed_by), Plain.pass(world, rows, filed_by)];
        if let Some((found, plain)) = both(case, found, plain)? {
            passes(case, &found, &plain)?;
        }
    }
    let points = world.points();
    let [found, plain] = [candidate.settle(world, rows, now), Plain.settle(world, rows, now)];
    let Some((found, book)) = both(case, found, plain)? else { return Ok(()) };
    books(case, &found, &book)?;
    let movements = points.movements(rows, &book, now);
    for purse in points.purses() {
        let unexpected = |over: Overflow| format!("totals of {purse}: {over:?}");
        for per in PeriodKind::ALL {
            let found = candidate.totals(world, rows, now, (purse, per)).map_err(unexpected)?;
            let plain = points.totals(rows, &movements, purse, per);
            same(&format!("totals of {purse} by {per}"), &nothing_left_out(found), &nothing_left_out(plain))?;
        }
        for household in world.org.households() {
            let of = (purse, &household.id);
            let found = candidate.household(world, rows, now, of).map_err(unexpected)?;
            let plain = points.household(rows, &movements, of);
            same(&format!("total of {} in {purse}", household.id), &found, &plain)?;
        }
    }
    Ok(())
}

/// The answers, if both give any; an overflow must be one for both, and name only records that overflow by themselves.
fn both<T>(
    case: &Case,
    found: Result<T, Overflow>,
    plain: Result<T, Overflow>,
) -> Result<Option<(T, T)>, String> {
    let overflows = |id: &RecordId| {
        let own = case.rows.iter().filter(|row| row.id == *id && row.reverses.is_none());
        own.cloned().any(|row| Plain.pass(&case.world, &[row], None).is_err())
    };
    match (found, plain) {
        (Ok(found), Ok(plain)) => Ok(Some((found, plain))),
        (Err(found), Err(_)) if !found.0.is_empty() && found.0.iter().all(overflows) => Ok(None),
        (Err(found), Err(plain)) => Err(format!("{found:?} overflow, not {plain:?}")),
        (Ok(_), Err(plain)) => Err(format!("{plain:?} overflow unnoticed")),
        (Err(found), Ok(_)) => Err(format!("{found:?} do not overflow")),
    }
}

fn passes(case: &Case, found: &Pass, plain: &Pass) -> Result<(), String> {
    same("number of rows", &found.rows.len(), &plain.rows.len())?;
    for ((row, found), plain) in case.rows.iter().zip(&found.rows).zip(&plain.rows) {
        let id = &row.id;
        same(&format!("state of {id}"), &found.state, &plain.state)?;
        if plain.state != State::Served {
            continue;
        }
        let purses = |row: &Row| row.outcomes.keys().cloned().collect::<Vec<Code>>();
        same(&format!("purses of {id}"), &purses(found), &purses(plain))?;
        for (purse, plain) in &plain.outcomes {
            let found = &found.outcomes[purse];
            same(&format!("rule of {id} in {purse}"), &found.rule, &plain.rule)?;
            same(&format!("reason of {id} in {purse}"), &found.reason, &plain.reason)?;
            same(&format!("raw of {id} in {purse}"), &found.raw, &plain.raw)?;
            same(&format!("credit of {id} in {purse}"), &found.credit, &plain.credit)?;
            same(&format!("cut of {id} in {purse}"), &found.cut, &plain.cut)?;
        }
    }
    Ok(())
}

/// Entries are compared by what they say, in whatever order those of one settlement come.
fn books(case: &Case, found: &Book, plain: &Book) -> Result<(), String> {
    let id = |row: usize| -> RecordId { case.rows[row].id.clone() };
    let entries = |book: &Book| {
        let entry = |one: &Entry| {
            let key = (one.settled, one.period, id(one.row), one.purse.clone());
            (key, (one.rule.clone(), one.amount, one.adjustment, one.at))
        };
        book.entries.iter().map(entry).collect::<BTreeMap<_, _>>()
    };
    same("entries", &entries(found), &entries(plain))?;
    same("number of entries", &found.entries.len(), &plain.entries.len())?;
    let open = |book: &Book| {
        let open =
            |one: &Open| ((id(one.row), one.purse.clone()), (one.rule.clone(), one.amount, one.change));
        book.open.iter().map(open).collect::<BTreeMap<_, _>>()
    };
    same("open part", &open(found), &open(plain))?;
    same("number of open", &found.open.len(), &plain.open.len())
}

fn same<T: PartialEq + Debug>(what: &str, found: &T, plain: &T) -> Result<(), String> {
    if found == plain { Ok(()) } else { Err(format!("{what}: {found:?}, not {plain:?}")) }
}
