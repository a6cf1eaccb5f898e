//! P5 word by word: one full pass a settlement.

use wangge::tally::{ActivityRow, World};
use wangge::value::{Code, Instant, Period};

use super::pass::{credits, filed};
use super::{day, midnight};

/// What was booked for a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booked {
    /// The row.
    pub row: usize,
    /// The period booked in.
    pub period: Period,
    /// When that was settled.
    pub at: i64,
    /// Whether as the record's own credit.
    pub own: bool,
    /// Thousandths.
    pub amount: i64,
}

/// A settlement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// Of which period.
    pub period: Period,
    /// Its first instant and the first after it.
    pub span: (i64, i64),
    /// When.
    pub at: i64,
}

/// The settlements by an instant: every day is asked whether a period ends with it.
pub fn settlements(world: &World<'_>, rows: &[ActivityRow], now: i64) -> Vec<Settlement> {
    let known = rows.iter().filter(|row| filed(row) <= now);
    let Some(first) = known.map(|row| row.at.millis()).min() else { return Vec::new() };
    let mut found: Vec<Settlement> = Vec::new();
    let days = std::iter::successors(Some(day(world, first)), |day| day.next());
    for last in days.take_while(|last| *last <= day(world, now)) {
        let Some((scheme, rule)) =
            world.edition_on(last).and_then(|scheme| Some((scheme, scheme.settlement()?)))
        else {
            continue;
        };
        let period = Period::of_day(rule.per, last).expect("a period");
        if period.last_day() == last {
            let span = (midnight(world, period.first_day()), midnight(world, last.next().expect("a day")));
            let start = Instant::from_millis(span.1).expect("an instant");
            let at = scheme.calendar().deadline(start, &rule.delay).expect("a deadline").at.millis();
            found.push(Settlement { period, span, at });
        }
    }
    found.retain(|settlement| settlement.at <= now);
    // Found in the order of periods.
    found.sort_by_key(|settlement| settlement.at);
    found
}

/// The books at an instant, settlement by settlement, then by (at, id).
pub fn books(world: &World<'_>, purse: &Code, rows: &[ActivityRow], now: i64) -> Vec<Booked> {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|row| (rows[*row].at, rows[*row].id.clone()));
    let mut books: Vec<Booked> = Vec::new();
    for Settlement { period, span, at } in settlements(world, rows, now) {
        let credits = credits(world, purse, rows, Some(at));
        for row in &order {
            let when = rows[*row].at.millis();
            if when >= span.1 {
                continue;
            }
            let before: i64 =
                books.iter().filter(|booked| booked.row == *row).map(|booked| booked.amount).sum();
            let own = when >= span.0;
            if credits[*row] != before {
                books.push(Booked { row: *row, period, at, own, amount: credits[*row] - before });
            }
        }
    }
    books
}
