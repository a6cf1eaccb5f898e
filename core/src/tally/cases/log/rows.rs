//! The rows of a table of events: names have become numbers.

use super::columns::{CaseFacts, EventColumns};
use super::word::{WORDS, Word, word};
use crate::case::{LimitFor, Verdict};
use crate::tally::World;
use crate::tally::block::BLOCK;
use crate::tally::cases::build::Listed;
use crate::tally::cases::field::{EndedAs, NEVER, NONE, NOT};
use crate::tally::cases::step::{About, Held, Step};
use crate::tally::column::{Column, Ids, Instants, Integers, with_values};
use crate::tally::table::names::{Members, Units, among, resolve};
use crate::tally::table::times::{NOT_ONE, read_instants};
use crate::tally::table::{BAD, Numbers};
use crate::value::Offset;

/// A table of events and of the cases that they tell of.
pub(super) struct Log<'l, 'a> {
    pub(super) columns: &'l EventColumns<'a>,
    pub(super) rows: usize,
    pub(super) offset: Offset,
    /// The case of each row, by its place.
    pub(super) case: Numbers<'a>,
    /// The place of its word.
    pub(super) event: Numbers<'a>,
    pub(super) unit: Option<Numbers<'a>>,
    pub(super) member: Option<Numbers<'a>>,
    pub(super) limit: Option<Numbers<'a>>,
    pub(super) verdict: Option<Numbers<'a>>,
}

/// A row as it is put beside the others of its case: sixteen bytes, for there are very many.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Row {
    pub(super) at: i64,
    pub(super) row: u32,
    /// The place of its case among those that are together.
    pub(super) case: u16,
    pub(super) what: Word,
    /// The tier with marks beside it, or with what the event says yes or no to.
    more: u8,
}

/// The fields of many rows.
pub(super) struct Block {
    pub(super) cases: [u32; BLOCK],
    pub(super) events: [u32; BLOCK],
    pub(super) at: [i64; BLOCK],
    pub(super) what: [Word; BLOCK],
    pub(super) tiers: [u8; BLOCK],
    pub(super) marks: [[u8; BLOCK]; 3],
    breaches: [u8; BLOCK],
    /// As a [`Row`] has it.
    more: [u8; BLOCK],
}

impl Default for Block {
    fn default() -> Self {
        let (few, no, names) = ([NOT; BLOCK], [0; BLOCK], [NONE; BLOCK]);
        let (at, what, marks) = ([NEVER; BLOCK], [Word::Other; BLOCK], [few; 3]);
        Self { cases: names, events: names, at, what, tiers: few, marks, breaches: no, more: no }
    }
}

impl Block {
    /// Whether a row lacks a mark that is kept.
    #[inline(always)]
    pub(super) fn unmarked(&self, nth: usize, kept: [bool; 3]) -> bool {
        let lacks = |marks: &[u8; BLOCK]| marks.get(nth).is_none_or(|mark| *mark == NOT);
        self.marks.iter().zip(kept).fold(false, |unmarked, (marks, kept)| unmarked | (kept & lacks(marks)))
    }

    /// Puts down what rows say beside what they are.
    fn tell_more(&mut self) {
        // The marks as one number, of which none is 0.
        let [effect, duration, attitude] = &self.marks;
        let number = |mark: u8| if mark == NOT { 0 } else { mark };
        let marks = effect.iter().zip(duration).zip(attitude);
        for (more, ((effect, duration), attitude)) in self.more.iter_mut().zip(marks) {
            *more = number(*effect) * 36 + number(*duration) * 6 + number(*attitude);
        }
        let others = self.what.iter().zip(&self.tiers).zip(&self.breaches);
        for (more, ((what, tier), breach)) in self.more.iter_mut().zip(others) {
            let yes = u8::from(*what == Word::Escalated) & breach;
            // Which event comes next nobody can guess: neither should the processor.
            *more = if *what == Word::Evaluated { *more } else { number(*tier) << 1 | yes };
        }
    }
}

impl<'l, 'a> Log<'l, 'a> {
    pub(super) fn of(columns: &'l EventColumns<'a>, facts: &CaseFacts<'_>, world: &World<'_>) -> Self {
        let threads = world.threads();
        let words =
            |words: Vec<&'static str>, column: &Column<'a, Ids<'a>>| resolve(column, &Listed(words), threads);
        let limits = || LimitFor::ALL.iter().map(|limit| limit.as_str()).collect();
        let verdicts = || Verdict::ALL.iter().map(|verdict| verdict.as_str()).collect();
        let org = world.org();
        Self {
            columns,
            rows: columns.len(),
            offset: world.offset(),
            case: among(&columns.case, &facts.case, threads),
            event: words(WORDS.to_vec(), &columns.event),
            unit: columns.unit.as_ref().map(|column| resolve(column, &Units(org), threads)),
            member: columns.member.as_ref().map(|column| resolve(column, &Members(org), threads)),
            limit: columns.limit.as_ref().map(|column| words(limits(), column)),
            verdict: columns.verdict.as_ref().map(|column| words(verdicts(), column)),
        }
    }

    /// The columns of marks, with their names.
    pub(super) fn marks(&self) -> [(&'static str, Option<&'l Column<'a, Integers<'a>>>); 3] {
        let EventColumns { effect, duration, attitude, .. } = self.columns;
        [("effect", effect.as_ref()), ("duration", duration.as_ref()), ("attitude", attitude.as_ref())]
    }

    /// The fields of the rows from one on; [`NOT`] for a mark or tier that is none.
    pub(super) fn read(&self, start: usize, block: &mut Block) {
        self.case.read(start, &mut block.cases);
        self.event.read(start, &mut block.events);
        block.what.iter_mut().zip(&block.events).for_each(|(what, event)| *what = word(*event));
        instants(&self.columns.at, self.offset, start, &mut block.at);
        if let Some(column) = &self.columns.tier {
            few(column, 4, start, &mut block.tiers);
        }
        for (out, (_, column)) in block.marks.iter_mut().zip(self.marks()) {
            column.into_iter().for_each(|column| few(column, 5, start, out));
        }
        if let Some(column) = &self.columns.breach {
            column.values.read(start, &mut block.breaches);
            if column.validity.is_some() {
                let rows = (start..).zip(&mut block.breaches);
                rows.filter(|(row, _)| column.is_null(*row)).for_each(|(_, out)| *out = 0);
            }
        }
    }

    /// The rows of a block, so many from `start` on; each case is one of so many together, a power of 2.
    pub(super) fn pack(
        &self,
        block: &mut Block,
        (start, count): (usize, usize),
        together: usize,
    ) -> [Row; BLOCK] {
        block.tell_more();
        let asked = |what: &Word| matches!(what, Word::Overdue | Word::Judged);
        if block.what.iter().fold(false, |some, what| some | asked(what)) {
            let rows = block.more.iter_mut().zip(&block.what).take(count).zip(start..);
            rows.filter(|((_, what), _)| asked(what))
                .for_each(|((more, what), row)| *more |= self.said(*what, row));
        }
        let mut rows = [Row::default(); BLOCK];
        let fields = block.at.iter().zip(&block.cases).zip(&block.what).zip(&block.more).zip(start..);
        for (out, ((((at, case), what), more), row)) in rows.iter_mut().zip(fields) {
            let case = (*case as usize & (together - 1)) as u16;
            *out = Row { at: *at, row: row as u32, case, what: *what, more: *more };
        }
        rows
    }

    /// Whether a limit to handle passed, or an appeal was granted.
    #[cold]
    fn said(&self, what: Word, row: usize) -> u8 {
        let number = |numbers: &Option<Numbers<'_>>| numbers.as_ref().map_or(NONE, |words| words.get(row));
        let limit = || LimitFor::ALL.get(number(&self.limit) as usize);
        let verdict = || Verdict::ALL.get(number(&self.verdict) as usize);
        let yes = match what {
            Word::Overdue => limit().is_none_or(|limit| *limit == LimitFor::Handle),
            _ => verdict() == Some(&Verdict::Granted),
        };
        yes.into()
    }

    /// What a row tells.
    #[inline]
    pub(super) fn step(&self, row: Row) -> (i64, Step) {
        let held = || self.held(row);
        let deadline = || self.deadline(row);
        let yes = row.more & 1 == 1;
        let step = match row.what {
            Word::Reported => Step::Reported { about: About::NOTHING, held: held() },
            Word::Classified => Step::Classified { about: About::NOTHING, held: held() },
            Word::Accepted => Step::Accepted(held()),
            Word::Reopened => Step::Reopened(held()),
            Word::Escalated => Step::Escalated { held: held(), breach: yes },
            Word::Returned => Step::Returned(held()),
            Word::Reclassified => Step::Reclassified { about: About::NOTHING, held: held() },
            Word::Limited => Step::Limited(deadline()),
            Word::Resumed => Step::Resumed(deadline()),
            Word::Deferred => Step::Deferred,
            Word::Assigned => self.assigned(row),
            Word::Overdue => Step::Overdue { handle: yes },
            Word::Resolved => Step::Resolved,
            Word::FedBack => Step::FedBack,
            Word::Evaluated => {
                let mark = |nth: u8| match row.more / nth % 6 {
                    0 => NOT,
                    mark => mark,
                };
                Step::Evaluated([mark(36), mark(6), mark(1)])
            }
            Word::Closed => Step::Ended(EndedAs::Closed),
            Word::Rejected => Step::Ended(EndedAs::Rejected),
            Word::Merged => Step::Ended(EndedAs::Merged),
            Word::Withdrawn => Step::Ended(EndedAs::Withdrawn),
            Word::Judged if yes => Step::Granted,
            Word::Judged | Word::Other => Step::Other,
        };
        (row.at, step)
    }

    fn held(&self, row: Row) -> Held {
        let unit = self.unit.as_ref().map_or(NONE, |unit| known(unit.get(row.row as usize)));
        let tier = if row.more < 2 { NOT } else { row.more >> 1 };
        Held { unit, tier, deadline: self.deadline(row) }
    }

    fn assigned(&self, row: Row) -> Step {
        let member = self.member.as_ref().map_or(NONE, |member| known(member.get(row.row as usize)));
        Step::Assigned(member)
    }

    fn deadline(&self, row: Row) -> i64 {
        let column = self.columns.deadline.as_ref();
        let found = column.and_then(|column| column.get(row.row as usize, self.offset));
        found.and_then(Result::ok).map_or(NEVER, crate::value::Instant::millis)
    }
}

fn known(number: u32) -> u32 {
    if number < BAD { number } else { NONE }
}

/// Small whole numbers from 1 on, at most so many; [`NOT`] where there is none.
#[allow(
    clippy::unnecessary_fallible_conversions,
    clippy::useless_conversion,
    reason = "integers of every width are read by the same lines"
)]
fn few(column: &Column<'_, Integers<'_>>, most: u8, start: usize, out: &mut [u8]) {
    with_values!(&column.values, values => {
        let values = values.get(start..).unwrap_or_default();
        for (out, value) in out.iter_mut().zip(values) {
            *out = u8::try_from(*value).ok().filter(|value| (1..=most).contains(value)).unwrap_or(NOT);
        }
    });
    if column.validity.is_some() {
        for (row, out) in (start..).zip(out) {
            if column.is_null(row) {
                *out = NOT;
            }
        }
    }
}

/// Instants in milliseconds since 1970; [`NEVER`] where there is none, or none that there is.
fn instants(column: &Column<'_, Instants<'_>>, offset: Offset, start: usize, out: &mut [i64]) {
    read_instants(column, offset, start, out);
    out.iter_mut().filter(|at| **at == NOT_ONE).for_each(|at| *at = NEVER);
}
