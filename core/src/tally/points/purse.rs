//! The points of one purse.

use super::tariff::Purse;
use super::{Points, Scored};
use crate::value::{Amount, Code};

/// The points of one purse.
#[derive(Clone, Copy, Debug)]
pub struct PursePoints<'p> {
    pub(super) points: &'p Points<'p>,
    pub(super) purse: &'p Purse,
    pub(super) scored: &'p Scored,
}

impl<'p> PursePoints<'p> {
    /// Its code.
    #[must_use]
    pub fn code(&self) -> &'p Code {
        &self.purse.code
    }

    /// The credit of each row in thousandths; `None` if they are not kept. A record that is not live, or that no rule
    /// serves, has 0.
    #[must_use]
    pub fn credits(&self) -> Option<&'p [i64]> {
        self.scored.credits.as_deref()
    }

    /// The credit of a row; `None` if there is no such row, or credits are not kept.
    #[must_use]
    pub fn credit(&self, row: usize) -> Option<Amount> {
        Amount::from_thousandths(*self.credits()?.get(row)?).ok()
    }
}
