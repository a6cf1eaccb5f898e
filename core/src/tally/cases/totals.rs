//! Sums of one's own columns over the cases of each unit, as far as it reaches (R2).

use super::columns::{Flags, misshapen, shape};
use super::field::Wide;
use super::table::CaseTable;
use crate::org::{Org, Unit};
use crate::read::{FaultKind, Faults, Path};
use crate::tally::World;
use crate::tally::column::{Column, Integers, with_values};
use crate::tally::threads::share;

/// The table of columns to be summed up in faults.
const LIST: &str = "totals";

/// What is summed up: whole numbers, or yes as 1 and no as 0.
#[derive(Clone, Debug)]
pub enum Addends<'a> {
    /// Whole numbers.
    Whole(Integers<'a>),
    /// Yes or no.
    Flags(Flags<'a>),
}

impl Addends<'_> {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Whole(numbers) => numbers.len(),
            Self::Flags(flags) => flags.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The most a row can be in size.
    fn most(&self) -> i128 {
        match self {
            Self::Whole(numbers) => numbers.bounds().map_or(0, |(least, most)| least.abs().max(most.abs())),
            Self::Flags(_) => 1,
        }
    }
}

/// What some columns come to for every unit, all below it included, in tree order: each unit before those below it.
#[derive(Clone, Debug)]
pub struct Totals<'w> {
    org: &'w Org,
    columns: Vec<Vec<i64>>,
}

impl<'w> Totals<'w> {
    /// The units, one a row.
    pub fn units(&self) -> impl Iterator<Item = Unit<'w>> + use<'w> {
        self.org.units_in_order()
    }

    /// The totals of each column, one a unit.
    #[must_use]
    pub fn columns(&self) -> &[Vec<i64>] {
        &self.columns
    }

    /// The same, without copying.
    #[must_use]
    pub fn into_columns(self) -> Vec<Vec<i64>> {
        self.columns
    }
}

impl CaseTable<'_> {
    /// Sums of columns of one's own, each with a value for each row of the table, over the rows whose case lies at a unit
    /// or below it: for every unit at once. Rows without a value add nothing. One pass a column; O(rows + units).
    ///
    /// ```
    /// use wangge::org::Org;
    /// use wangge::scheme::{Preset, Scheme};
    /// use wangge::tally::column::{Column, Ids, Instants, TimeUnit};
    /// use wangge::tally::{Addends, CaseColumns, CaseTable, World};
    ///
    /// let scheme = Scheme::read(Preset::Dongshi.document())?;
    /// let org = r#"{"units": [{"id": "ds", "tier": "town"}, {"id": "v1", "tier": "grid1", "parent": "ds"}]}"#;
    /// let org = Org::read(org, &scheme)?;
    /// let columns = CaseColumns::new(
    ///     Ids::from(vec![1_u32, 2]),
    ///     Ids::Texts(&["request.lighting", "request.lighting"]),
    ///     Ids::Texts(&["ds", "v1"]),
    ///     Instants::local(TimeUnit::Second, vec![1_772_704_800, 1_772_708_400]),
    /// );
    /// let world = World::new(&scheme, &org);
    /// let table = CaseTable::from_columns(&columns, &world)?;
    /// let totals = table.totals(&[("lamps", Column::from(Addends::Whole(vec![3_i64, 4].into())))], &world)?;
    /// let units: Vec<&str> = totals.units().map(|unit| unit.id().as_str()).collect();
    /// assert_eq!((units, totals.columns()), (vec!["ds", "v1"], &[vec![7, 4]][..]));
    /// # Ok::<(), wangge::read::Faults>(())
    /// ```
    ///
    /// # Errors
    /// At places such as `totals.lamps`: `wrong_count` of a column that has not as many rows as the table; `out_of_bounds`
    /// where a sum might not fit in 64 bits.
    pub fn totals<'w>(
        &self,
        columns: &[(&str, Column<'_, Addends<'_>>)],
        world: &World<'w>,
    ) -> Result<Totals<'w>, Faults> {
        let (org, rows) = (world.org(), self.len());
        let shapes = columns.iter().map(|(name, column)| shape(name, column, Addends::len));
        let mut faults = misshapen(LIST, rows, shapes);
        for (name, column) in columns {
            // 64 bits times 33.
            let sum = column.values.most() * i128::try_from(rows).unwrap_or(0);
            if sum > i64::MAX.into() {
                let (given, bounds) = (sum.to_string(), format!("..={}", i64::MAX));
                let place = Path::root().field(LIST).field(name);
                faults.push(FaultKind::OutOfBounds { given, bounds }, place);
            }
        }
        if !faults.is_empty() {
            return Err(Faults::new(faults));
        }
        let ends = org.ends();
        let rows = ByUnit::of(self.store.wide(Wide::Origin), ends.len());
        let part = columns.len().div_ceil(world.threads().max(1)).max(1);
        let parts = share(world.threads(), columns.chunks(part).collect(), |columns| {
            let mut room = Vec::with_capacity(rows.rows.len() + 1);
            columns.iter().map(|(_, column)| rows.totals(column, ends, &mut room)).collect::<Vec<_>>()
        });
        Ok(Totals { org, columns: parts.into_iter().flatten().collect() })
    }
}

/// Rows by the numbers of their units, so that sums are read one after the other.
struct ByUnit {
    rows: Vec<u32>,
    /// Where the rows of each unit begin, and their end.
    starts: Vec<u32>,
}

/// How many units are sorted at a time: so many counters stay in the nearest cache.
const TOGETHER: usize = 1 << 12;

impl ByUnit {
    fn of(origins: &[u32], units: usize) -> Self {
        let group = |unit: u32| unit as usize / TOGETHER;
        let mut ends = vec![0_u32; units.div_ceil(TOGETHER) + 1];
        let known = || (0_u32..).zip(origins).filter(|(_, unit)| (**unit as usize) < units);
        let begins = counted(&mut ends, known().map(|(_, unit)| group(*unit)));
        let mut parted = vec![(0_u32, 0_u32); begins as usize];
        for (row, unit) in known() {
            put(&mut ends, group(*unit), &mut parted, (*unit, row));
        }
        let (mut rows, mut starts) = (vec![0_u32; parted.len()], Vec::with_capacity(units + 1));
        let mut from = 0;
        for (first, until) in (0..units).step_by(TOGETHER).zip(ends) {
            let own = parted.get(from..until as usize).unwrap_or_default();
            let mut ends = vec![0_u32; TOGETHER.min(units - first) + 1];
            let place = |unit: u32| unit as usize - first;
            counted(&mut ends, own.iter().map(|(unit, _)| place(*unit)));
            starts.extend(ends.iter().take(ends.len() - 1).map(|start| start + from as u32));
            let sorted = rows.get_mut(from..until as usize).unwrap_or_default();
            own.iter().for_each(|(unit, row)| put(&mut ends, place(*unit), sorted, *row));
            from = until as usize;
        }
        starts.push(from as u32);
        Self { rows, starts }
    }

    /// What a column comes to for the unit of each number, given the first number after each subtree.
    #[allow(clippy::unnecessary_cast, reason = "integers of every width are read by the same lines")]
    fn totals(&self, column: &Column<'_, Addends<'_>>, ends: &[u32], before: &mut Vec<i64>) -> Vec<i64> {
        // Sums before each of the rows.
        before.clear();
        let mut sum = 0;
        before.push(sum);
        let some = |row: usize| column.validity.is_none() || !column.is_null(row);
        match &column.values {
            Addends::Whole(numbers) => with_values!(numbers, values => {
                for row in &self.rows {
                    let row = *row as usize;
                    let value = values.get(row).map_or(0, |value| *value as i64);
                    sum += if some(row) { value } else { 0 };
                    before.push(sum);
                }
            }),
            Addends::Flags(flags) => {
                let mut values = vec![0_u8; flags.len()];
                flags.read(0, &mut values);
                for row in &self.rows {
                    let row = *row as usize;
                    let value = values.get(row).copied().unwrap_or(0);
                    sum += if some(row) { value.into() } else { 0 };
                    before.push(sum);
                }
            }
        }
        let at = |number: usize| {
            let start = self.starts.get(number).map_or(usize::MAX, |start| *start as usize);
            before.get(start).copied().unwrap_or(sum)
        };
        ends.iter().enumerate().map(|(number, end)| at(*end as usize) - at(number)).collect()
    }
}

/// Counts places, and says where those of each begin; how many there are.
fn counted(counts: &mut [u32], places: impl Iterator<Item = usize>) -> u32 {
    for place in places {
        if let Some(count) = counts.get_mut(place) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for count in counts {
        sum += std::mem::replace(count, sum);
    }
    sum
}

/// Puts one more where those of its place go; where they begin becomes where they end.
fn put<T>(ends: &mut [u32], place: usize, all: &mut [T], one: T) {
    let Some(end) = ends.get_mut(place) else { return };
    if let Some(slot) = all.get_mut(*end as usize) {
        *slot = one;
    }
    *end += 1;
}
