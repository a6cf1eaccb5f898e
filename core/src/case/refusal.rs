//! Refusals (X1): one per command, the first in published order (C4).

use serde::Serialize;

use super::command::CommandKind;
use super::event::Actor;
use super::state::State;
use crate::scheme::{Edition, TierNo};
use crate::value::{CaseId, Code, Date, Duration, Stamp, UnitId};

/// Lists the refusals once: enum, codes, and the list of all codes in order of precedence.
macro_rules! refusals {
    ($($(#[$doc:meta])* $code:literal $kind:ident { $($(#[$fact_doc:meta])* $fact:ident: $type:ty,)* })*) => {
        /// Why a command is refused; the fields are the facts. A refusal changes nothing.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize)]
        #[serde(untagged)]
        pub enum Refusal {
            $($(#[$doc])* $kind { $($(#[$fact_doc])* $fact: $type,)* },)*
        }

        impl std::error::Error for Refusal {}

        /// The code; its words are the layer of speech.
        impl std::fmt::Display for Refusal {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "refused: {}", self.code())
            }
        }

        impl Refusal {
            /// Every code, in order of precedence: of several that apply, the first is given.
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

refusals! {
    /// `report` for a case that is already in the ledger.
    "known_case" KnownCase {
        /// The case.
        case: CaseId,
    }
    /// Any other command for a case that is not.
    "unknown_case" UnknownCase {
        /// The case.
        case: CaseId,
    }
    /// The scheme given is not the edition the case is judged by (C11).
    "other_edition" OtherEdition {
        /// The edition of the case.
        expected: Edition,
        /// The edition given.
        found: Edition,
    }
    /// The scheme does not hold on the day of the report.
    "not_in_force" NotInForce {
        /// The day.
        day: Date,
        /// The scheme.
        edition: Edition,
    }
    /// The command is earlier than the last event of the case.
    "back_dated" BackDated {
        /// The last event.
        last: Stamp,
    }
    /// The command does not fit the state (C2).
    "wrong_state" WrongState {
        /// The state, after what time alone brought.
        state: State,
        /// The command.
        command: CommandKind,
    }
    /// The actor may not give this command here (A1).
    "not_authorised" NotAuthorised {
        /// The command.
        command: CommandKind,
        /// Who gave it.
        by: Actor,
        /// The unit whose standing decides: the holder, for `report` and `feed_back` the receiving unit.
        unit: UnitId,
    }
    /// `done_at` is later than `at` (C4).
    "done_later" DoneLater {
        /// When it is said to be done.
        done_at: Stamp,
        /// When the command came.
        at: Stamp,
    }
    /// The item is not in the catalogue.
    "unknown_item" UnknownItem {
        /// The item.
        item: Code,
    }
    /// The item is not on the list on the day, and the scheme refuses work outside it (K2).
    "item_not_on_list" ItemNotOnList {
        /// The item.
        item: Code,
        /// The day.
        day: Date,
    }
    /// The channel is not declared.
    "unknown_channel" UnknownChannel {
        /// The channel.
        channel: Code,
    }
    /// The unit is not in the organisation.
    "unknown_unit" UnknownUnit {
        /// The unit.
        unit: UnitId,
    }
    /// The kind of evidence is not declared.
    "unknown_evidence" UnknownEvidence {
        /// The kind.
        kind: Code,
    }
    /// The stated end of the suspension is not later than its beginning.
    "until_not_later" UntilNotLater {
        /// The stated end.
        until: Stamp,
    }
    /// Nothing stands above the holder.
    "no_higher_unit" NoHigherUnit {
        /// The holder.
        holder: UnitId,
    }
    /// The unit named does not stand above the holder.
    "not_above" NotAbove {
        /// The unit.
        unit: UnitId,
        /// The holder.
        holder: UnitId,
    }
    /// From below its ceiling a case does not climb past it (E2).
    "beyond_ceiling" BeyondCeiling {
        /// The tier asked for.
        tier: TierNo,
        /// The ceiling of the case.
        ceiling: TierNo,
    }
    /// The days of suspension are used up (C8).
    "suspension_used_up" SuspensionUsedUp {
        /// How many a case may have.
        cap: Duration,
    }
    /// A kind of evidence the item requires is not shown.
    "missing_evidence" MissingEvidence {
        /// The kinds that lack, in the item's order.
        kinds: Vec<Code>,
    }
    /// Feedback was given already.
    "feedback_given" FeedbackGiven {
        /// When.
        at: Stamp,
    }
    /// Residents do not evaluate this item.
    "not_evaluated" NotEvaluated {
        /// The item.
        item: Code,
    }
    /// The window for marks is past.
    "window_past" WindowPast {
        /// When it ended.
        until: Stamp,
    }
    /// The case cannot be written off before the reporter is told.
    "feedback_missing" FeedbackMissing {
        /// The case.
        case: CaseId,
    }
    /// The case cannot be written off before it is evaluated or the window is past.
    "evaluation_pending" EvaluationPending {
        /// When the window ends.
        until: Stamp,
    }
    /// A deadline would span days whose holidays are not published, and the scheme wants none such (T4).
    "unpublished" Unpublished {
        /// The length of the limit.
        length: Duration,
        /// The edition of the calendar.
        edition: u16,
    }
    /// An instant would fall after the year 2199 (V1).
    "out_of_range" OutOfRange {
        /// What was counted from.
        start: Stamp,
        /// The length counted.
        length: Duration,
    }
    /// The state given is not one that events can lead to.
    "inconsistent" Inconsistent {
        /// The case.
        case: CaseId,
    }
}
