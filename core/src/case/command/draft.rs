//! Commands as they are written: one flat table, `command` names it.

use super::CommandKind;
use crate::case::event::{Reply, Verdict, Wish};
use crate::read::draft;
use crate::value::{
    CaseId, Code, DeviceId, Duration, MemberId, Name, PartnerId, ReporterId, Stamp, Text, UnitId,
};

draft! {
    /// A command as written.
    pub(crate) struct CommandDraft {
        required command: CommandKind,
        required case: CaseId,
        required at: Stamp,
        optional done_at: Stamp,
        required by: ActorDraft,
        optional note: Text,
        optional unit: UnitId,
        optional item: Code,
        optional severity: Code,
        optional condition: Code,
        list affected: UnitId,
        list groups: Code,
        optional checklist: Code,
        optional point: Code,
        optional origin: UnitId,
        optional channel: Code,
        optional reporter: ReporterId,
        optional into: CaseId,
        optional member: MemberId,
        list calls: CallDraft,
        list partners: PartnerId,
        optional held_at: Stamp,
        optional decision: Text,
        optional to: UnitId,
        optional granted_by: UnitId,
        optional reason: Text,
        optional until: Stamp,
        optional length: Duration,
        optional deadline: Stamp,
        optional wish: Wish,
        optional answer: Reply,
        optional stage: Code,
        optional outcome: Text,
        list evidence: EvidenceDraft,
        optional marks: MarksDraft,
        optional verdict: Verdict,
    }
}

draft! {
    /// Who: a member, the reporter, a dispatched partner, or a device.
    pub(crate) struct ActorDraft {
        optional member: MemberId,
        optional reporter: ReporterId,
        optional partner: PartnerId,
        optional device: DeviceId,
    }
}

draft! {
    /// A partner called upon.
    pub(crate) struct CallDraft {
        required partner: PartnerId,
        required function: Code,
    }
}

draft! {
    /// A piece of evidence.
    pub(crate) struct EvidenceDraft {
        required kind: Code,
        required reference: Name,
    }
}

draft! {
    /// Three marks.
    pub(crate) struct MarksDraft {
        required effect: u16,
        required duration: u16,
        required attitude: u16,
    }
}

impl CommandKind {
    /// The fields that belong to this command alone, beside `command`, `case`, `at`, `done_at`, `by` and `note`.
    #[must_use]
    pub const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Report => &[
                "unit",
                "item",
                "severity",
                "condition",
                "affected",
                "groups",
                "checklist",
                "point",
                "origin",
                "channel",
                "reporter",
            ],
            Self::Classify => &["item", "severity", "condition", "affected"],
            Self::Merge => &["into"],
            Self::Assign => &["member"],
            Self::Dispatch => &["calls"],
            Self::Convene => &["partners", "held_at", "decision"],
            Self::Escalate => &["to", "reason"],
            Self::Suspend => &["reason", "until"],
            Self::Defer => &["granted_by", "reason", "until"],
            Self::Extend => &["granted_by", "length"],
            Self::Expedite => &["granted_by", "deadline", "reason"],
            Self::Reclassify => &["item", "severity", "condition", "reason"],
            Self::Ask | Self::RefuseAsk => &["wish", "reason"],
            Self::Answer => &["answer", "reason"],
            Self::Progress => &["stage"],
            Self::Resolve => &["outcome", "evidence"],
            Self::Evaluate => &["marks"],
            Self::Reject | Self::Return | Self::Reopen | Self::Appeal => &["reason"],
            Self::Judge => &["granted_by", "verdict", "reason"],
            Self::Accept | Self::Resume | Self::FeedBack | Self::Close | Self::Withdraw => &[],
        }
    }
}
