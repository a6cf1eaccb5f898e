//! Whose account it is.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::value::{HouseholdId, MemberId};

/// Whose account (账户) it is; in JSON `{"member": id}` or `{"household": id}`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountId {
    /// A member's.
    Member(MemberId),
    /// A household's, in a purse of voluntary deeds.
    Household(HouseholdId),
}

impl AccountId {
    /// The id of the member or household.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Member(member) => member.as_str(),
            Self::Household(household) => household.as_str(),
        }
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
