//! Activity records (活动记录) under a world, owned: what points, accounts and duties are asked of.

use super::{Error, World};
use crate::read::Faults;
use crate::tally::{Activities, ActivityColumns, Sifted};

/// Checked records and the world they were checked against (P1, R0).
#[derive(Clone, Debug)]
pub struct Records {
    world: World,
    activities: Activities<'static>,
    faults: Option<Faults>,
}

impl Records {
    /// From columns that own or share what they hold; each row checked.
    ///
    /// # Errors
    /// `faults`: all of them at once, as [`Activities::from_columns`] tells.
    pub fn from_columns(columns: &ActivityColumns<'static>, world: World) -> Result<Self, Error> {
        let activities = Activities::from_columns(columns, &world.tally())?;
        Ok(Self { world, activities, faults: None })
    }

    /// From columns, without the rows that are wrong.
    ///
    /// # Errors
    /// `faults` of whole columns: `wrong_count`.
    pub fn sift_columns(columns: &ActivityColumns<'static>, world: World) -> Result<Self, Error> {
        let Sifted { activities, faults } = Activities::sift_columns(columns, &world.tally())?;
        Ok(Self { world, activities, faults })
    }

    /// Reads and checks an array of records, as [`Activities::read`] does.
    ///
    /// # Errors
    /// `faults`: all of them at once.
    pub fn read(text: &str, world: World) -> Result<Self, Error> {
        let activities = Activities::read(text, &world.tally())?;
        Ok(Self { world, activities, faults: None })
    }

    /// The same without the rows that are wrong.
    ///
    /// # Errors
    /// `faults` of the text, and of what is no array.
    pub fn sift(text: &str, world: World) -> Result<Self, Error> {
        let Sifted { activities, faults } = Activities::sift(text, &world.tally())?;
        Ok(Self { world, activities, faults })
    }

    /// The world.
    #[must_use]
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The records.
    #[must_use]
    pub fn activities(&self) -> &Activities<'static> {
        &self.activities
    }

    /// What is wrong with the rows that take no part: an error as text; `None` if nothing is.
    #[must_use]
    pub fn faults(&self) -> Option<Error> {
        self.faults.clone().map(Error::from)
    }
}
