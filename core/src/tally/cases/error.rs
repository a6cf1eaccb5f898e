//! Why there is no case table, or a measure of cases has no answer.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::case::{EvolveError, Refusal};
use crate::scheme::Edition;
use crate::value::{CaseId, MemberId, UnitId};

/// Lists the errors once: enum, codes, and the list of all codes.
macro_rules! errors {
    ($($(#[$doc:meta])* $code:literal $kind:ident { $($(#[$fact_doc:meta])* $fact:ident: $type:ty,)* })*) => {
        /// Why there is no case table, or a measure of cases has no answer; the fields are the facts.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
        #[serde(untagged)]
        pub enum CaseError {
            $($(#[$doc])* $kind { $($(#[$fact_doc])* $fact: $type,)* },)*
        }

        impl CaseError {
            /// Every code.
            pub const ALL: &'static [&'static str] = &[$($code),*];

            /// The stable code.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self {
                    $(Self::$kind { .. } => $code,)*
                }
            }
        }
    };
}

errors! {
    /// An event does not follow from those of its case before it.
    "does_not_follow" DoesNotFollow {
        /// The case.
        case: CaseId,
        /// The number of the event.
        seq: u32,
        /// Why; in JSON its code.
        #[serde(serialize_with = "evolve_code")]
        why: EvolveError,
    }
    /// The world has no such edition of the scheme, by which a case is judged.
    "unknown_edition" UnknownEdition {
        /// The case.
        case: CaseId,
        /// The edition.
        edition: Edition,
    }
    /// The organisation has no such unit, where a case lies or by which it was held.
    "unknown_unit" UnknownUnit {
        /// The case; none where the unit was asked for.
        #[serde(skip_serializing_if = "Option::is_none")]
        case: Option<CaseId>,
        /// The unit.
        unit: UnitId,
    }
    /// Nobody of this id ever holds a post or is enrolled.
    "unknown_member" UnknownMember {
        /// The case; none where the member was asked for.
        #[serde(skip_serializing_if = "Option::is_none")]
        case: Option<CaseId>,
        /// The member.
        member: MemberId,
    }
    /// What time would bring to a case by the end of a period is refused.
    "not_ticked" NotTicked {
        /// The case.
        case: CaseId,
        /// Why; in JSON its code.
        #[serde(serialize_with = "refusal_code")]
        why: Refusal,
    }
    /// There are more rows than are numbered.
    "too_many_rows" TooManyRows {
        /// The most there can be.
        limit: usize,
    }
    /// Cases and records are of two organisations.
    "other_org" OtherOrg {}
    /// A table has no column of this name.
    "unknown_column" UnknownColumn {
        /// The name.
        column: String,
    }
    /// The measure is not of cases.
    "not_of_cases" NotOfCases {}
    /// A weighted count is more than there is (V4).
    "overflow" Overflow {}
}

fn evolve_code<S: Serializer>(why: &EvolveError, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(why.code())
}

fn refusal_code<S: Serializer>(why: &Refusal, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(why.code())
}

/// The code; its words are the layer of speech.
impl fmt::Display for CaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for CaseError {}

/// Everything that is wrong with events: of each case the first, by case. Never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseErrors(pub(super) Vec<CaseError>);

impl CaseErrors {
    /// The errors, by case.
    #[must_use]
    pub fn as_slice(&self) -> &[CaseError] {
        &self.0
    }
}

impl From<CaseError> for CaseErrors {
    fn from(error: CaseError) -> Self {
        Self(vec![error])
    }
}

impl fmt::Display for CaseErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.0.first().map_or("none", CaseError::code);
        write!(f, "{} errors of cases, the first {first}", self.0.len())
    }
}

impl std::error::Error for CaseErrors {}

/// Why a measure has no data, though there may be cases (R0): never a 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "no_data", rename_all = "snake_case")]
pub enum NoData {
    /// The table was supplied without a column that the measure asks for.
    MissingColumn {
        /// The column.
        column: &'static str,
    },
    /// What is counted stands in no column of a supplied table by its instant: only events tell when it happened.
    OnlyFromEvents {},
}

impl NoData {
    /// Every code, in the order of the variants.
    pub const ALL_CODES: [&'static str; 2] = ["missing_column", "only_from_events"];

    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::MissingColumn { .. } => "missing_column",
            Self::OnlyFromEvents {} => "only_from_events",
        }
    }
}
