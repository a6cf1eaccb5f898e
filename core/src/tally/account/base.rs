//! What a purse grants of itself (基础分, P6).

use super::AccountId;
use crate::scheme::AccountOf;
use crate::tally::World;
use crate::tally::book::terms::terms;
use crate::value::{Amount, Code, Instant, Period};

/// A grant: at the start of the period's first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Grant {
    /// Milliseconds since 1970.
    pub(crate) at: i64,
    pub(crate) period: Period,
    pub(crate) points: Amount,
}

/// What an account was granted by an instant, inclusive, in time order: once a period, by the edition in force on the
/// period's first day, if its holder then served, or was enrolled in the purse.
pub(crate) fn grants(world: &World<'_>, purse: &Code, account: &AccountId, by: Instant) -> Vec<Grant> {
    let offset = world.offset();
    let mut grants = Vec::new();
    for term in terms(world) {
        let Some(purse) = term.scheme.purses().iter().find(|known| known.code == *purse) else { continue };
        let Some(base) = purse.base else { continue };
        let mut next = Period::of_day(base.per, term.from);
        while let Some(period) = next {
            let (day, at) = (period.first_day(), period.span(offset).start);
            if at > by.millis() || term.until.is_some_and(|until| until <= day) {
                break;
            }
            let has_account = match (account, purse.of) {
                (AccountId::Member(member), AccountOf::Members) => world.org().serves(member, day),
                (AccountId::Household(household), AccountOf::Households) => {
                    world.org().has_account(household, &purse.code, day)
                }
                _ => false,
            };
            if term.from <= day && has_account && Instant::from_millis(at).is_ok() {
                grants.push(Grant { at, period, points: base.points });
            }
            next = period.next();
        }
    }
    grants
}
