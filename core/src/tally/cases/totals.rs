//! Sums of one's own columns over the cases of each unit, as far as it reaches (R2).

use super::columns::{Flags, misshapen, shape};
use super::field::Wide;
use super::sums::{ByUnit, Lane};
use super::table::CaseTable;
use crate::org::{Org, Unit};
use crate::read::{FaultKind, Faults, Path};
use crate::tally::World;
use crate::tally::column::{Column, Integers};
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
        if !faults.is_empty() {
            return Err(Faults::new(faults));
        }
        let (threads, units) = (world.threads(), org.ends().len());
        // One thread puts the rows in order while others look at the columns.
        let jobs = std::iter::once(None).chain(columns.iter().map(|(_, column)| Some(column)));
        let made = share(threads, jobs.collect(), |column| {
            let lane = column.map(Lane::of).map(|lane| (lane.most(), lane));
            lane.ok_or_else(|| ByUnit::of(self.store.wide(Wide::Origin), units))
        });
        let (mut lanes, mut by_unit) = (Vec::with_capacity(columns.len()), ByUnit::default());
        for made in made {
            match made {
                Ok(lane) => lanes.push(lane),
                Err(rows) => by_unit = rows,
            }
        }
        for ((name, _), (most, _)) in columns.iter().zip(&lanes) {
            // 64 bits times 33.
            let sum = most * i128::try_from(rows).unwrap_or(0);
            if sum > i64::MAX.into() {
                let (given, bounds) = (sum.to_string(), format!("..={}", i64::MAX));
                let place = Path::root().field(LIST).field(name);
                faults.push(FaultKind::OutOfBounds { given, bounds }, place);
            }
        }
        if !faults.is_empty() {
            return Err(Faults::new(faults));
        }
        let lanes: Vec<Lane<'_>> = lanes.into_iter().map(|(_, lane)| lane).collect();
        Ok(Totals { org, columns: by_unit.totals(&lanes, org.ends(), threads) })
    }
}
