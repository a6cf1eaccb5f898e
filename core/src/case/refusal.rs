//! Refusals (X1): one per command, the first in published order (C4).

use serde::Serialize;

use super::command::CommandKind;
use super::event::{Actor, Reply, Wish};
use super::state::State;
use crate::scheme::{Edition, TierNo};
use crate::value::{CaseId, Code, Date, Duration, MemberId, PartnerId, Stamp, UnitId};

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
    /// No checklist in use on the day has the point.
    "unknown_point" UnknownPoint {
        /// The list.
        checklist: Code,
        /// The point.
        point: Code,
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
    /// The item has no such severity.
    "unknown_severity" UnknownSeverity {
        /// The item.
        item: Code,
        /// The severity.
        severity: Code,
    }
    /// The item has no such condition.
    "unknown_condition" UnknownCondition {
        /// The item.
        item: Code,
        /// The condition.
        condition: Code,
    }
    /// The group of households is not declared.
    "unknown_group" UnknownGroup {
        /// The group.
        group: Code,
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
    /// No such partner stands on the day.
    "unknown_partner" UnknownPartner {
        /// The partner.
        partner: PartnerId,
    }
    /// The partner does not have the function.
    "unknown_function" UnknownFunction {
        /// The partner.
        partner: PartnerId,
        /// The function.
        function: Code,
    }
    /// The state of the case it is to go on in is not given.
    "unknown_target" UnknownTarget {
        /// The case.
        case: CaseId,
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
    /// The point opens cases of another item (K6).
    "other_item" OtherItem {
        /// The item of the point.
        expected: Code,
        /// The item given.
        found: Code,
    }
    /// The item does not come in by the channel (K1).
    "channel_not_for_item" ChannelNotForItem {
        /// The item.
        item: Code,
        /// The channel.
        channel: Code,
    }
    /// What a device reports has no reporter (K5).
    "reporter_by_sensor" ReporterBySensor {
        /// The channel.
        channel: Code,
    }
    /// No unit stands above both (C3).
    "no_common_unit" NoCommonUnit {
        /// The origin.
        origin: UnitId,
        /// The affected unit.
        unit: UnitId,
    }
    /// What is on no list must be classified before it is accepted (K5); and has no severity, condition or affected
    /// units before.
    "unclassified" Unclassified {
        /// The case.
        case: CaseId,
    }
    /// The case it is to go on in is not open.
    "target_not_open" TargetNotOpen {
        /// That case.
        case: CaseId,
        /// Its state.
        state: State,
    }
    /// A case does not go on in itself.
    "merge_into_itself" MergeIntoItself {
        /// The case.
        case: CaseId,
    }
    /// The command is earlier than the last event of the case it is to go on in.
    "target_later" TargetLater {
        /// That event.
        last: Stamp,
    }
    /// The member holds no post at the holder unit.
    "not_posted" NotPosted {
        /// The member.
        member: MemberId,
        /// The holder.
        unit: UnitId,
    }
    /// The partner is called upon already: it has not declined or finished, and no limit to answer has passed.
    "already_dispatched" AlreadyDispatched {
        /// The partner.
        partner: PartnerId,
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
    /// The unit that grants it is not the holder's parent (C4a).
    "not_parent" NotParent {
        /// The unit.
        unit: UnitId,
        /// The holder.
        holder: UnitId,
    }
    /// A case is not returned at or below the tier of its first holder.
    "at_first_holder" AtFirstHolder {
        /// That tier.
        tier: TierNo,
    }
    /// The case was returned as often as may be.
    "returns_used_up" ReturnsUsedUp {
        /// How often.
        cap: u32,
    }
    /// The days of suspension are used up (C8).
    "suspension_used_up" SuspensionUsedUp {
        /// How many a case may have.
        cap: Duration,
    }
    /// A case is deferred once.
    "deferred_already" DeferredAlready {
        /// The case.
        case: CaseId,
    }
    /// The deferral would last longer than the scheme lets it.
    "term_too_long" TermTooLong {
        /// The stated end.
        until: Stamp,
        /// The latest there may be.
        latest: Stamp,
    }
    /// No handle limit runs: the case is under supervision, or no limit runs at all.
    "no_handle_limit" NoHandleLimit {
        /// The case.
        case: CaseId,
    }
    /// The case was extended on this tier already.
    "extended_at_tier" ExtendedAtTier {
        /// The tier.
        tier: TierNo,
    }
    /// The case was extended as often as may be.
    "extensions_used_up" ExtensionsUsedUp {
        /// How often.
        cap: u32,
    }
    /// A limit whose deadline was set by hand (催办) is not extended.
    "expedited" Expedited {
        /// That deadline.
        deadline: Stamp,
    }
    /// The extension is not of the limit's own kind of time.
    "other_kind_of_time" OtherKindOfTime {
        /// The extension.
        length: Duration,
        /// The length of the limit.
        limit: Duration,
    }
    /// The extension is longer than the scheme lets it be.
    "extension_too_long" ExtensionTooLong {
        /// The extension.
        length: Duration,
        /// The longest there may be; none if the share leaves nothing.
        #[serde(skip_serializing_if = "Option::is_none")]
        most: Option<Duration>,
    }
    /// No limit runs.
    "no_limit" NoLimit {
        /// The case.
        case: CaseId,
    }
    /// The deadline is not later than the command.
    "deadline_not_later" DeadlineNotLater {
        /// The deadline.
        deadline: Stamp,
    }
    /// The deadline is not earlier than the present one.
    "deadline_not_earlier" DeadlineNotEarlier {
        /// The deadline.
        deadline: Stamp,
        /// The present one.
        present: Stamp,
    }
    /// The case was corrected as often as may be.
    "corrections_used_up" CorrectionsUsedUp {
        /// How often.
        cap: u32,
    }
    /// The same is asked for already.
    "asked_already" AskedAlready {
        /// What for.
        wish: Wish,
    }
    /// Nobody asks for it.
    "nothing_asked" NothingAsked {
        /// What for.
        wish: Wish,
    }
    /// The partner has declined or finished.
    "answered_finally" AnsweredFinally {
        /// What it said.
        answer: Reply,
    }
    /// The stage named is not the next one (K3).
    "not_next_stage" NotNextStage {
        /// The stage named.
        stage: Code,
        /// The next one, if there is one.
        #[serde(skip_serializing_if = "Option::is_none")]
        next: Option<Code>,
    }
    /// A kind of evidence the item requires is not shown.
    "missing_evidence" MissingEvidence {
        /// The kinds that lack, in the item's order.
        kinds: Vec<Code>,
    }
    /// The stages of the item are to be gone through in order (K3).
    "stage_open" StageOpen {
        /// The stage it is in.
        #[serde(skip_serializing_if = "Option::is_none")]
        stage: Option<Code>,
    }
    /// A rule asks for a joint conference before the case is resolved (E5).
    "conference_required" ConferenceRequired {
        /// The case.
        case: CaseId,
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
    /// The window for marks, for reopening or for an appeal is past.
    "window_past" WindowPast {
        /// When it ended.
        until: Stamp,
    }
    /// The case was reopened as often as may be.
    "reopenings_used_up" ReopeningsUsedUp {
        /// How often.
        cap: u32,
    }
    /// No handle or supervision limit of the case passed.
    "not_late" NotLate {
        /// The case.
        case: CaseId,
    }
    /// An appeal is made once.
    "appealed_already" AppealedAlready {
        /// The case.
        case: CaseId,
    }
    /// No appeal waits to be judged.
    "no_appeal" NoAppeal {
        /// The case.
        case: CaseId,
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
