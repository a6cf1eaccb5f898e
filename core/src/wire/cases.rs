//! A case table (事件表) under a world, owned: what analysts ask of cases, and appraisals measure.

use std::sync::Arc;

use super::{Error, World, table};
use crate::read::Faults;
use crate::tally::{CaseColumns, CaseFacts, CaseTable, EventColumns, SiftedCases, Totals};
use crate::value::Instant;

/// Checked cases and the world they were checked against (R0).
#[derive(Clone, Debug)]
pub struct Cases {
    world: World,
    table: Arc<CaseTable<'static>>,
    faults: Option<Faults>,
}

impl Cases {
    /// From columns that own or share what they hold; each row checked. With `skip` rows that are wrong take no part.
    ///
    /// # Errors
    /// `faults`: all of them at once, as [`CaseTable::from_columns`] tells; with `skip` those of whole columns.
    pub fn from_columns(columns: &CaseColumns<'static>, world: World, skip: bool) -> Result<Self, Error> {
        let tally = world.tally();
        let read = if skip {
            CaseTable::sift_columns(columns, &tally)?
        } else {
            SiftedCases { cases: CaseTable::from_columns(columns, &tally)?, faults: None }
        };
        Ok(Self::of(read, world))
    }

    /// From columns of what cases are and of what happened to them before an instant, if one is given. With `skip` cases
    /// take no part that are wrong, or of which an event is.
    ///
    /// # Errors
    /// `value` for an instant that is none; `faults`: all of them at once, as [`CaseTable::of_event_columns`] tells; with
    /// `skip` those of whole columns.
    pub fn of_events(
        (facts, events): (&CaseFacts<'static>, &EventColumns<'_>),
        as_of: Option<&str>,
        world: World,
        skip: bool,
    ) -> Result<Self, Error> {
        let (as_of, tally) = (as_of.map(Instant::parse).transpose()?, world.tally());
        let read = if skip {
            CaseTable::sift_event_columns(facts, events, as_of, &tally)?
        } else {
            SiftedCases { cases: CaseTable::of_event_columns(facts, events, as_of, &tally)?, faults: None }
        };
        Ok(Self::of(read, world))
    }

    /// Reads and checks an array of cases, as [`CaseTable::read`] does. With `skip` rows that are wrong take no part.
    ///
    /// # Errors
    /// `faults`: all of them at once; with `skip` those of the text, and of what is no array.
    pub fn read(text: &str, world: World, skip: bool) -> Result<Self, Error> {
        let tally = world.tally();
        let read = if skip {
            CaseTable::sift(text, &tally)?
        } else {
            SiftedCases { cases: CaseTable::read(text, &tally)?, faults: None }
        };
        Ok(Self::of(read, world))
    }

    fn of(SiftedCases { cases, faults }: SiftedCases<'static>, world: World) -> Self {
        Self { world, table: Arc::new(cases), faults }
    }

    /// The world.
    #[must_use]
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The table.
    #[must_use]
    pub fn table(&self) -> &Arc<CaseTable<'static>> {
        &self.table
    }

    /// What is wrong with the rows that take no part: an error as text; `None` if nothing is.
    #[must_use]
    pub fn faults(&self) -> Option<Error> {
        self.faults.clone().map(Error::from)
    }

    /// What columns of one's own come to for every unit, with their names.
    ///
    /// # Errors
    /// `faults`, all at once: `duplicate_field`, `wrong_type`, and those of [`CaseTable::totals`].
    pub fn totals(&self, columns: table::Table<'_>) -> Result<(Vec<String>, Totals<'_>), Error> {
        let columns = table::addends(columns)?;
        let (names, columns): (Vec<String>, Vec<_>) = columns.into_iter().unzip();
        let named: Vec<_> = names.iter().map(String::as_str).zip(columns).collect();
        let totals = self.table.totals(&named, &self.world.tally())?;
        Ok((names, totals))
    }
}
