//! Why a question about duties has no answer.

use serde::Serialize;

use crate::value::{CaseId, Code, Date, MemberId, Period, PeriodKind, Stamp, UnitId};

/// Lists the errors once: enum, codes, and the list of all codes.
macro_rules! errors {
    ($($(#[$doc:meta])* $code:literal $kind:ident { $($(#[$fact_doc:meta])* $fact:ident: $type:ty,)* })*) => {
        /// Why a question about duties has no answer; the fields are the facts.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
        #[serde(untagged)]
        pub enum DutyError {
            $($(#[$doc])* $kind { $($(#[$fact_doc])* $fact: $type,)* },)*
        }

        impl std::error::Error for DutyError {}

        /// The code; its words are the layer of speech.
        impl std::fmt::Display for DutyError {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl DutyError {
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
    /// No edition of the scheme is in force on the last day of a period.
    "no_edition" NoEdition {
        /// The period.
        period: Period,
        /// Its last day.
        day: Date,
    }
    /// No edition of the scheme has this duty.
    "unknown_duty" UnknownDuty {
        /// The duty.
        duty: Code,
    }
    /// A duty is asked for a period of another kind than its own.
    "wrong_period" WrongPeriod {
        /// The duty.
        duty: Code,
        /// The kind of its periods.
        per: PeriodKind,
        /// The period asked for.
        period: Period,
    }
    /// Nobody of this id ever holds a post or is enrolled.
    "unknown_member" UnknownMember {
        /// The id.
        member: MemberId,
    }
    /// The origin of a closed case is not a unit of the organisation.
    "unknown_unit" UnknownUnit {
        /// The case.
        case: CaseId,
        /// Its origin.
        unit: UnitId,
    }
    /// A case is closed among events that do not tell of its report, and so not of its origin.
    "not_reported" NotReported {
        /// The case.
        case: CaseId,
    }
    /// An agenda is asked for that ends before it begins.
    "backwards" Backwards {
        /// Where it begins.
        from: Stamp,
        /// Where it ends.
        to: Stamp,
    }
    /// What plans make of a duty's amount is more than there is (V3).
    "overflow" Overflow {
        /// The duty.
        duty: Code,
        /// The period.
        period: Period,
        /// The subject's unit.
        unit: UnitId,
    }
    /// The target that stands for a point of a checklist would be longer than 64 bytes, so that nobody could record it.
    "target_too_long" TargetTooLong {
        /// The checklist.
        checklist: Code,
        /// The point.
        point: Code,
        /// The unit, of a point that is checked at every unit of a tier.
        #[serde(skip_serializing_if = "Option::is_none")]
        unit: Option<UnitId>,
    }
}
