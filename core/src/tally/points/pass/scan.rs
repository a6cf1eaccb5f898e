//! The first look at every row: what each is worth, and which go on to the caps.

use std::ops::Range;

use super::layout::Layout;
use super::parted::Parted;
use crate::tally::bits::Bits;
use crate::tally::block::BLOCK;
use crate::tally::points::product;
use crate::tally::points::rows::{Rows, Wanted};
use crate::tally::points::tariff::{Grouping, Judged, Purse, Serving, Tariff};
use crate::tally::watch::Steps;

/// How many rows go by between two looks at whether to go on.
const STRIDE: usize = 64 * BLOCK;

/// What is scanned.
#[derive(Clone, Copy)]
pub(super) struct Scan<'t, 'a> {
    pub(super) tariff: &'t Tariff<'a>,
    pub(super) purse: &'t Purse,
    /// Rows that are worth nothing and take nothing.
    pub(super) out: Option<&'t Bits>,
    pub(super) layout: Option<&'t Layout>,
}

/// A row that goes on to the caps where all are in one order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loose {
    pub(super) at: i64,
    pub(super) row: u32,
    pub(super) rule: u32,
}

/// What a scan finds beside what rows are worth.
#[derive(Debug, Default)]
pub(super) struct Scanned {
    /// By rule what its rows are worth, deductions less than 0.
    pub(super) sums: Vec<i128>,
    pub(super) parted: Parted,
    pub(super) loose: Vec<Loose>,
    /// The first row that is worth more than there can be, and the rule.
    pub(super) overflow: Option<(usize, u32)>,
}

/// What is asked of a rule at every row.
#[derive(Clone, Copy, Debug, Default)]
struct Brief {
    points: i64,
    capped: bool,
}

impl Scan<'_, '_> {
    /// What each row is worth, into `credits`, which are those of the rows of the range.
    /// It ends early if it is stopped.
    pub(super) fn judge(&self, range: Range<usize>, credits: &mut [i64], steps: &Steps<'_>) -> Scanned {
        let rules = &self.purse.rules;
        let mut scanned = Scanned { sums: vec![0; rules.len()], ..Scanned::default() };
        scanned.parted = self.layout.map(|layout| Parted::new(layout, range.len())).unwrap_or_default();
        let brief = rules.iter().map(|rule| Brief { points: rule.points, capped: !rule.caps.is_empty() });
        let briefs: Vec<Brief> = brief.collect();
        let mut rows = Rows::new(self.tariff, Wanted::new(self.tariff, self.purse));
        for (start, credits) in range.step_by(BLOCK).zip(credits.chunks_mut(BLOCK)) {
            if start % STRIDE == 0 && !steps.go_on(STRIDE as u64) {
                break;
            }
            rows.read(start, credits.len());
            for (place, credit) in credits.iter_mut().enumerate() {
                *credit = self.row(&rows, (start, place), &briefs, &mut scanned);
            }
        }
        scanned
    }

    /// What a row is worth.
    #[inline(always)]
    fn row(
        &self,
        rows: &Rows<'_, '_>,
        (start, place): (usize, usize),
        briefs: &[Brief],
        scanned: &mut Scanned,
    ) -> i64 {
        let row = start + place;
        if self.out.is_some_and(|out| out.has(row)) {
            return 0;
        }
        let quantity = rows.quantity(place);
        let parts = product::parts(quantity);
        let judged = match rows.serving(self.purse, place) {
            Serving::Nothing => return 0,
            Serving::Plain(number) => {
                let points = briefs.get(number as usize).map_or(0, |brief| brief.points);
                match product::plain(points, quantity, parts) {
                    Some(worth) => Judged::Earns(number, worth),
                    None => Judged::Overflows(number),
                }
            }
            Serving::First(_) => self.tariff.judge(self.purse, &rows.facts(place)),
        };
        let (number, worth) = match judged {
            Judged::Unserved | Judged::Fails(..) => return 0,
            Judged::Overflows(number) => {
                scanned.overflow.get_or_insert((row, number));
                return 0;
            }
            Judged::Earns(number, worth) => (number, worth),
        };
        if let Some(sum) = scanned.sums.get_mut(number as usize) {
            *sum += i128::from(worth);
        }
        if worth > 0 && briefs.get(number as usize).is_some_and(|brief| brief.capped) {
            let at = rows.at(place);
            match self.layout {
                Some(layout) => {
                    let group = rows.group(self.purse.grouping, place);
                    let worth = layout.number(number, parts).unwrap_or_else(|| {
                        scanned.parted.lack_worth();
                        number
                    });
                    let key = layout.key(group, at, worth);
                    scanned.parted.put(layout.block(group), key, row as u32);
                }
                None => scanned.loose.push(Loose { at, row: row as u32, rule: number }),
            }
        }
        worth
    }
}

/// How many groups there can be.
pub(super) fn groups(tariff: &Tariff<'_>, grouping: Grouping) -> Option<usize> {
    let org = tariff.world.org();
    match grouping {
        Grouping::Member => Some(org.members().len()),
        Grouping::Unit => Some(org.units().len()),
        Grouping::Household => Some(org.households().len()),
        Grouping::None | Grouping::All => None,
    }
}
