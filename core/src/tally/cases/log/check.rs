//! What can be wrong with rows of events.

use super::rows::{Block, Log};
use super::word::{WORDS, Word, word};
use crate::case::{LimitFor, Verdict};
use crate::read::{Fault, FaultKind, FaultList, Path};
use crate::tally::block::BLOCK;
use crate::tally::cases::field::{NEVER, NOT};
use crate::tally::column::{Column, Instants, Integers};
use crate::tally::table::check::{missing, unknown, unknown_word};
use crate::tally::table::numbers::NULL;
use crate::tally::table::{BAD, Numbers};
use crate::value::{CaseId, MemberId, UnitId};

/// The table of events in faults.
pub(super) const LIST: &str = "events";

/// What is wrong, and the cases of which not all can be read.
#[derive(Default)]
pub(super) struct Checked {
    pub(super) faults: FaultList,
    pub(super) cases: Vec<u32>,
}

impl Checked {
    pub(super) fn fault(&mut self, row: usize, column: &str, case: u32, kind: impl FnOnce() -> FaultKind) {
        self.faults.note(|| Fault::new(kind(), Path::root().field(LIST).index(row).field(column)));
        self.cases.extend((case < BAD).then_some(case));
    }

    pub(super) fn take(&mut self, other: Self) {
        self.faults.take(other.faults);
        self.cases.extend(other.cases);
    }
}

impl Log<'_, '_> {
    /// What is wrong with the rows of a block by themselves.
    pub(super) fn check(&self, block: &Block, start: usize, rows: usize, checked: &mut Checked) {
        if self.is_suspect(block, start, rows) {
            (0..rows).for_each(|nth| self.row(block, start + nth, nth, checked));
        }
    }

    /// Whether something may be wrong with a row of a block.
    fn is_suspect(&self, block: &Block, start: usize, rows: usize) -> bool {
        let fields = block.cases.iter().zip(&block.events).zip(&block.at).take(rows);
        let sound = fields
            .fold(true, |sound, ((case, event), at)| sound & (*case < BAD) & (*event < BAD) & (*at != NEVER));
        let names = [&self.unit, &self.member, &self.limit];
        let mut room = [0; BLOCK];
        let unknown = names.into_iter().flatten().any(|numbers| {
            numbers.read(start, &mut room);
            room.iter().take(rows).any(|number| *number == BAD)
        });
        // Which event comes next nobody can guess: neither should the processor.
        let (kept, mut told) = (self.marks().map(|(_, column)| column.is_some()), false);
        for (nth, what) in block.what.iter().take(rows).enumerate() {
            told |= (*what == Word::Evaluated) & block.unmarked(nth, kept) | (*what == Word::Judged);
        }
        let tiers = self.columns.tier.is_some() && block.tiers.iter().take(rows).any(|tier| *tier == NOT);
        !sound || unknown || told || tiers || self.columns.deadline.is_some()
    }

    /// Everything that is wrong with a row.
    fn row(&self, block: &Block, row: usize, nth: usize, checked: &mut Checked) {
        let columns = self.columns;
        let case = block.cases.get(nth).copied().unwrap_or(NULL);
        let mut fault = |column: &str, kind: &dyn Fn() -> FaultKind| checked.fault(row, column, case, kind);
        if case == NULL {
            fault("case", &|| missing("case"));
        } else if case == BAD {
            fault("case", &|| unknown::<CaseId>(columns.case.cell(row), "case", &[]));
        }
        let event = block.events.get(nth).copied().unwrap_or(NULL);
        if event == NULL {
            fault("event", &|| missing("event"));
        } else if event == BAD {
            fault("event", &|| unknown_word(columns.event.cell(row), "event", WORDS.iter().copied()));
        }
        match self.instant(&columns.at, row) {
            None => fault("at", &|| missing("at")),
            Some(Err(kind)) => fault("at", &|| kind.clone()),
            Some(Ok(())) => {}
        }
        if let Some(column) = columns.unit.as_ref().filter(|_| is_bad(self.unit.as_ref(), row)) {
            fault("unit", &|| unknown::<UnitId>(column.cell(row), "unit", &[]));
        }
        if let Some(column) = columns.member.as_ref().filter(|_| is_bad(self.member.as_ref(), row)) {
            fault("member", &|| unknown::<MemberId>(column.cell(row), "member", &[]));
        }
        if let Some(column) = columns.limit.as_ref().filter(|_| is_bad(self.limit.as_ref(), row)) {
            let words = || LimitFor::ALL.iter().map(|limit| limit.as_str());
            fault("limit", &|| unknown_word(column.cell(row), "limit", words()));
        }
        if let Some(Err(kind)) = columns.deadline.as_ref().and_then(|column| self.instant(column, row)) {
            fault("deadline", &|| kind.clone());
        }
        if let Some(kind) = columns.tier.as_ref().and_then(|column| beyond(column, 4, row)) {
            fault("tier", &|| kind.clone());
        }
        match word(event) {
            Word::Evaluated => {
                for (name, column) in self.marks() {
                    if let Some(kind) = column.and_then(|column| beyond(column, 5, row)) {
                        fault(name, &|| kind.clone());
                    }
                }
            }
            Word::Judged => {
                if let Some(kind) = self.unjudged(row) {
                    fault("verdict", &|| kind.clone());
                }
            }
            _ => {}
        }
    }

    /// What is wrong with an instant; `None` where there is none.
    fn instant(&self, column: &Column<'_, Instants<'_>>, row: usize) -> Option<Result<(), FaultKind>> {
        Some(column.get(row, self.offset)?.map(|_| ()).map_err(FaultKind::Value))
    }

    /// Why it is not known how an appeal was judged.
    fn unjudged(&self, row: usize) -> Option<FaultKind> {
        let words = || Verdict::ALL.iter().map(|verdict| verdict.as_str());
        match (&self.columns.verdict, self.verdict.as_ref().map_or(NULL, |verdict| verdict.get(row))) {
            (Some(column), BAD) => Some(unknown_word(column.cell(row), "verdict", words())),
            (_, NULL) => Some(missing("verdict")),
            _ => None,
        }
    }
}

fn is_bad(numbers: Option<&Numbers<'_>>, row: usize) -> bool {
    numbers.is_some_and(|numbers| numbers.get(row) == BAD)
}

/// Why a number is not between 1 and the greatest that may be; none is none.
fn beyond(column: &Column<'_, Integers<'_>>, most: i128, row: usize) -> Option<FaultKind> {
    let given = column.values.get(row).filter(|_| !column.is_null(row))?;
    let bounds = || format!("1..={most}");
    (!(1..=most).contains(&given))
        .then(|| FaultKind::OutOfBounds { given: given.to_string(), bounds: bounds() })
}
