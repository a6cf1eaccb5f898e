//! What a measure counts, for every unit and every member.

use super::error::{CaseError, NoData};
use crate::org::{Org, Unit};
use crate::value::{Fraction, MemberId, UnitId, ValueError};

/// What a measure counts (R2), exactly: a numerator for every unit, subtree and all, and for every member; and a
/// denominator where it has one.
#[derive(Clone, Debug)]
pub struct Counted<'w> {
    pub(super) org: &'w Org,
    /// Sums before each unit in preorder, one more than there are units; or why there are none.
    pub(super) units: Result<Vec<Parts>, NoData>,
    /// Sums of each member.
    pub(super) members: Result<Vec<Parts>, NoData>,
    /// How many parts make one, of numerators and of denominators.
    pub(super) scale: (i128, i128),
    /// Whether it has a denominator.
    pub(super) is_share: bool,
}

/// Numerator and denominator in parts.
pub(super) type Parts = [i128; 2];

/// An exact numerator, and the denominator of what has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// What is counted: cases, events, marks, or working minutes.
    pub numerator: Fraction,
    /// Over how many; `None` of what is only counted.
    pub denominator: Option<Fraction>,
}

impl Count {
    /// Their quotient; of what has no denominator the numerator. `None` over nothing: no data, never 0 (R2).
    ///
    /// # Errors
    /// `overflow` if it does not fit.
    pub fn value(self) -> Result<Option<Fraction>, ValueError> {
        match self.denominator {
            None => Ok(Some(self.numerator)),
            Some(denominator) => self.numerator.over(denominator),
        }
    }
}

impl<'w> Counted<'w> {
    /// Why there is no data at all, if there is none.
    #[must_use]
    pub fn no_data(&self) -> Option<&NoData> {
        self.units.as_ref().err()
    }

    /// Why there is no data of members, if there is none: of units there may be all the same.
    #[must_use]
    pub fn no_data_of_members(&self) -> Option<&NoData> {
        self.members.as_ref().err()
    }

    /// Of a unit with all below it. O(1). `None` without data.
    ///
    /// # Errors
    /// `unknown_unit`.
    pub fn unit(&self, id: &UnitId) -> Result<Option<Count>, CaseError> {
        let unit =
            self.org.unit(id).ok_or_else(|| CaseError::UnknownUnit { case: None, unit: id.clone() })?;
        Ok(self.of(unit))
    }

    /// Of a member. O(log members). `None` without data.
    ///
    /// # Errors
    /// `unknown_member`.
    pub fn member(&self, id: &MemberId) -> Result<Option<Count>, CaseError> {
        let place = self.org.members().binary_search(id);
        let place = place.map_err(|_| CaseError::UnknownMember { case: None, member: id.clone() })?;
        Ok(self.members.as_ref().ok().and_then(|members| members.get(place)).map(|parts| self.count(*parts)))
    }

    /// Of every unit, by id. Nothing without data.
    pub fn units(&self) -> impl Iterator<Item = (Unit<'w>, Count)> + '_ {
        self.org.units().filter_map(|unit| Some((unit, self.of(unit)?)))
    }

    /// Of every member, by id. Nothing without data.
    pub fn members(&self) -> impl Iterator<Item = (&'w MemberId, Count)> + '_ {
        let parts = self.members.as_deref().unwrap_or_default();
        self.org.members().iter().zip(parts).map(|(member, parts)| (member, self.count(*parts)))
    }

    fn of(&self, unit: Unit<'_>) -> Option<Count> {
        let sums = self.units.as_ref().ok()?;
        let before = |number: u32| sums.get(number as usize).copied();
        let ([num, den], [num_after, den_after]) = (before(unit.number())?, before(unit.after())?);
        Some(self.count([num_after - num, den_after - den]))
    }

    /// Every count was seen to fit.
    fn count(&self, [num, den]: Parts) -> Count {
        let of = |parts, scale| Fraction::new(parts, scale).unwrap_or(Fraction::ZERO);
        let denominator = self.is_share.then(|| of(den, self.scale.1));
        Count { numerator: of(num, self.scale.0), denominator }
    }

    /// The same, if every count is one that there is.
    pub(super) fn checked(self) -> Result<Self, CaseError> {
        const SURE: i128 = 1 << 63;
        let sums = [self.units.as_ref().ok(), self.members.as_ref().ok()];
        let most = sums
            .iter()
            .flatten()
            .flat_map(|sums| sums.iter().flatten())
            .map(|sum| sum.abs())
            .max()
            .unwrap_or(0);
        if most.max(self.scale.0).max(self.scale.1) <= SURE {
            return Ok(self);
        }
        let fits = |[num, den]: Parts| {
            Fraction::new(num, self.scale.0).is_some() && Fraction::new(den, self.scale.1).is_some()
        };
        let unit = |unit: Unit<'_>| {
            let sums = self.units.as_ref().ok()?;
            let (before, after) = (sums.get(unit.number() as usize)?, sums.get(unit.after() as usize)?);
            let ([num, den], [num_after, den_after]) = (before, after);
            Some([num_after - num, den_after - den])
        };
        let members = self.members.iter().flatten().all(|parts| fits(*parts));
        let units = self.org.units().filter_map(unit).all(fits);
        if members && units { Ok(self) } else { Err(CaseError::Overflow {}) }
    }
}
