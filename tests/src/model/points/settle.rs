//! Settlement (P5) without memory: one full pass for each settlement there has been.

use wangge::tally::ActivityRow;
use wangge::value::{Code, Instant, Period};

use super::{Overflow, Pass, Points, filed};

/// What is settled, and what is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    /// What was booked, settlement by settlement, by record, then by purse; entries of nothing left out.
    pub entries: Vec<Entry>,
    /// The pass over what is filed now, less the books: by record, then by purse; nothing left out.
    pub open: Vec<Open>,
    /// The pass over what is filed now.
    pub pass: Pass,
}

/// What was booked of a record in a purse at a settlement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The period that was settled.
    pub period: Period,
    /// When it was settled, in milliseconds since 1970.
    pub settled: i64,
    /// The record, by its place.
    pub row: usize,
    /// The purse.
    pub purse: Code,
    /// The rule that serves the record.
    pub rule: Code,
    /// Thousandths.
    pub amount: i64,
    /// Whether the record is of an earlier period.
    pub adjustment: bool,
    /// What it is dated: the record's `at`, of an adjustment the last millisecond of the period.
    pub at: i64,
}

/// What is not booked of a record in a purse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// The record, by its place.
    pub row: usize,
    /// The purse.
    pub purse: Code,
    /// The rule that serves the record.
    pub rule: Code,
    /// Thousandths.
    pub amount: i64,
    /// Whether it changes what a settlement has come to already.
    pub change: bool,
}

impl Points<'_> {
    /// P5: books, open part and full pass, as known at an instant.
    ///
    /// # Errors
    /// The records that leave the bounds of amounts in one of the passes (V3).
    pub fn settle(&self, rows: &[ActivityRow], now: Instant) -> Result<Book, Overflow> {
        let mut entries: Vec<Entry> = Vec::new();
        let settlements = self.settlements(rows, now);
        for (settled, period) in &settlements {
            let span = period.span(self.offset);
            let pass = self.pass(rows, Instant::from_millis(*settled).ok())?;
            let mut booked = Vec::new();
            for (at, row) in rows.iter().enumerate() {
                // For each record whose `at` lies in that period or an earlier one.
                let adjustment = row.at.millis() < span.start;
                if row.at.millis() >= span.end {
                    continue;
                }
                for (purse, rule, amount) in self.unbooked(&entries, &pass, at, row) {
                    let dated = if adjustment { span.end - 1 } else { row.at.millis() };
                    let (period, settled) = (*period, *settled);
                    booked.push(Entry {
                        period,
                        settled,
                        row: at,
                        purse,
                        rule,
                        amount,
                        adjustment,
                        at: dated,
                    });
                }
            }
            entries.extend(booked);
        }
        let pass = self.pass(rows, Some(now))?;
        let mut open = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let change = settlements.iter().any(|(_, period)| row.at.millis() < period.span(self.offset).end);
            for (purse, rule, amount) in self.unbooked(&entries, &pass, at, row) {
                open.push(Open { row: at, purse, rule, amount, change });
            }
        }
        Ok(Book { entries, open, pass })
    }

    /// P5: of a record in each purse its credit less what was booked for it before, unless that is nothing.
    fn unbooked(
        &self,
        entries: &[Entry],
        pass: &Pass,
        at: usize,
        row: &ActivityRow,
    ) -> Vec<(Code, Code, i64)> {
        let mut all = Vec::new();
        for purse in self.purses() {
            let Some((_, rule)) = self.serving(row, purse) else { continue };
            let credit = pass.credit(at, purse);
            let before = entries.iter().filter(|entry| entry.row == at && entry.purse == *purse);
            let amount = credit - before.map(|entry| entry.amount).sum::<i64>();
            if amount != 0 {
                all.push((purse.clone(), rule.code.clone(), amount));
            }
        }
        all
    }

    /// The settlements there have been, in order: when, and of which period. A period is settled by the edition in
    /// force on its last day, at add(its end, delay).
    pub fn settlements(&self, rows: &[ActivityRow], now: Instant) -> Vec<(i64, Period)> {
        let known = rows.iter().filter(|row| filed(row) <= now);
        let Some(first) = known.map(|row| self.day(row.at)).min() else { return Vec::new() };
        let mut all: Vec<(i64, Period)> = Vec::new();
        for scheme in &self.editions {
            let Some(settlement) = scheme.settlement() else { continue };
            let mut period = Period::of_day(settlement.per, first);
            while let Some(this) = period.filter(|period| period.span(self.offset).end <= now.millis()) {
                let own = self.edition_on(this.last_day()).is_some_and(|on| on.edition() == scheme.edition());
                let end = this.span(self.offset).end;
                let settled = self.deadline(scheme, end, settlement.delay);
                if own && settled <= now.millis() {
                    all.push((settled, this));
                }
                period = this.next();
            }
        }
        all.sort_by_key(|(settled, period)| (*settled, period.last_day(), period.first_day()));
        all
    }
}

impl Pass {
    /// What a record is credited in a purse, in thousandths.
    pub fn credit(&self, row: usize, purse: &Code) -> i64 {
        self.rows[row].outcomes.get(purse).map_or(0, |outcome| outcome.credit)
    }
}
