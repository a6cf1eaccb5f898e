//! Plans for emergencies (应急预案, L1): the tiers that have them and their working groups.

use serde::Serialize;

use super::{Basis, TierNo};
use crate::value::{Code, Name};

/// A plan for an emergency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Plan {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// The tiers it exists for, apex first.
    pub tiers: Vec<TierNo>,
    /// Its working groups, in declared order.
    pub groups: Vec<WorkingGroup>,
    /// What it rests on.
    pub basis: Basis,
}

/// A working group (工作组) of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WorkingGroup {
    /// Its code, of this plan alone.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// The roles whose holders serve in it.
    pub roles: Vec<Code>,
    /// The posts within it.
    pub posts: Vec<Name>,
}
