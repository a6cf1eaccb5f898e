"""Events: what has happened to a case, with everything derived, told apart by ``event``."""

from typing import Literal, TypeAlias, TypedDict

from .parts import (
    Actor,
    Call,
    Edition,
    Evidence,
    FailedPoint,
    Limit,
    Marks,
    Matter,
    Receiver,
    Reply,
    Tier,
    Verdict,
    Wish,
)


class _More(TypedDict, total=False):
    by: Actor
    done_at: str
    note: str


class _Event(_More):
    v: int
    case: str
    seq: int
    at: str


class PartnerLimit(TypedDict):
    """The limit of a partner to answer."""

    partner: str
    limit: Limit


class _ReportedMore(TypedDict, total=False):
    matter: Matter
    point: FailedPoint
    reporter: str
    limit: Limit


class Reported(_Event, _ReportedMore):
    """受理登记: the case is in the ledger; without a matter it is on no list yet (未列)."""

    event: Literal["reported"]
    edition: Edition
    origin: str
    received: Receiver
    channel: str
    to: str
    tier: Tier


class _ClassifiedMore(TypedDict, total=False):
    limit: Limit


class Classified(_Event, _ClassifiedMore):
    """分类定级."""

    event: Literal["classified"]
    matter: Matter
    to: str
    tier: Tier


class _AcceptedMore(TypedDict, total=False):
    stage: str


class Accepted(_Event, _AcceptedMore):
    """接单."""

    event: Literal["accepted"]
    holder: str
    tier: Tier
    ceiling: Tier
    limit: Limit


class Rejected(_Event):
    """不予受理."""

    event: Literal["rejected"]
    reason: str


class Merged(_Event):
    """并案: the case goes on in another."""

    event: Literal["merged"]
    into: str


_JoinedFrom = TypedDict("_JoinedFrom", {"from": str})


class _JoinedMore(TypedDict, total=False):
    reporters: list[str]


class Joined(_Event, _JoinedFrom, _JoinedMore):
    """并入: another case goes on in this one."""

    event: Literal["joined"]


class AcceptOverdue(_Event):
    """逾期未接单."""

    event: Literal["accept_overdue"]
    deadline: str


class Notified(_Event):
    """通知."""

    event: Literal["notified"]
    unit: str
    tier: Tier
    about: Literal["accept_overdue", "severity", "answer_overdue", "feedback_overdue", "reopenings_used"]
    rule: str


class Assigned(_Event):
    """指派."""

    event: Literal["assigned"]
    member: str


class _DispatchedMore(TypedDict, total=False):
    limit: Limit


class Dispatched(_Event, _DispatchedMore):
    """吹哨派遣: the holder stays accountable."""

    event: Literal["dispatched"]
    calls: list[Call]
    rule: str


class _AnsweredMore(TypedDict, total=False):
    reason: str


class Answered(_Event, _AnsweredMore):
    """部门回应."""

    event: Literal["answered"]
    partner: str
    answer: Reply


class AnswerOverdue(_Event):
    """逾期未回应."""

    event: Literal["answer_overdue"]
    partner: str
    deadline: str


class Convened(_Event):
    """联席会议."""

    event: Literal["convened"]
    partners: list[str]
    held_at: str
    decision: str


class WarnedEvent(_Event):
    """时限预警."""

    event: Literal["warned"]
    share: float | str
    deadline: str
    rule: str


class Overdue(_Event):
    """超时."""

    event: Literal["overdue"]
    limit: Limit


_EscalatedFrom = TypedDict("_EscalatedFrom", {"from": str})


class _EscalatedMore(TypedDict, total=False):
    reason: str
    rule: str


class Escalated(_Event, _EscalatedFrom, _EscalatedMore):
    """上报: to a higher tier, by hand or because time ran out."""

    event: Literal["escalated"]
    holder: str
    tier: Tier
    cause: Literal["hand", "overdue"]
    breach: bool
    limit: Limit


_ReturnedFrom = TypedDict("_ReturnedFrom", {"from": str})


class Returned(_Event, _ReturnedFrom):
    """退回: to the tier below."""

    event: Literal["returned"]
    count: int
    holder: str
    tier: Tier
    reason: str
    rule: str
    limit: Limit


class Supervised(_Event):
    """挂牌督办: time ran out at the ceiling."""

    event: Literal["supervised"]
    holder: str
    rule: str
    limit: Limit


class _SuspendedMore(TypedDict, total=False):
    unpublished: bool


class Suspended(_Event, _SuspendedMore):
    """中止."""

    event: Literal["suspended"]
    reason: str
    ends: str
    cause: Literal["until", "cap"]


class Deferred(_Event):
    """挂账缓办: a suspension that a unit above grants."""

    event: Literal["deferred"]
    granted_by: str
    reason: str
    ends: str
    rule: str


class _ResumedMore(TypedDict, total=False):
    limit: Limit
    answers: list[PartnerLimit]


class Resumed(_Event, _ResumedMore):
    """恢复: with the limits of partners who have not answered, too."""

    event: Literal["resumed"]
    cause: Literal["hand", "until", "cap"]


class Extended(_Event):
    """延期."""

    event: Literal["extended"]
    granted_by: str
    length: str
    count: int
    rule: str
    limit: Limit


class Expedited(_Event):
    """催办."""

    event: Literal["expedited"]
    granted_by: str
    reason: str
    limit: Limit


class _ReclassifiedMore(TypedDict, total=False):
    stage: str
    limit: Limit


class Reclassified(_Event, _ReclassifiedMore):
    """更正."""

    event: Literal["reclassified"]
    count: int
    matter: Matter
    reason: str
    rule: str
    holder: str
    tier: Tier


class Asked(_Event):
    """申请: without effect on any limit."""

    event: Literal["asked"]
    wish: Wish
    reason: str


class AskRefused(_Event):
    """不准所请."""

    event: Literal["ask_refused"]
    wish: Wish
    reason: str


class _ProgressedMore(TypedDict, total=False):
    stage: str
    limit: Limit


class Progressed(_Event, _ProgressedMore):
    """进展: a note, or the next stage."""

    event: Literal["progressed"]


class _ResolvedMore(TypedDict, total=False):
    evidence: list[Evidence]
    evaluate_until: str
    unpublished: bool


class Resolved(_Event, _ResolvedMore):
    """办结."""

    event: Literal["resolved"]
    outcome: str
    feedback: Limit
    reopen_until: str


class FedBack(_Event):
    """反馈."""

    event: Literal["fed_back"]


class FeedbackOverdue(_Event):
    """逾期未反馈."""

    event: Literal["feedback_overdue"]
    deadline: str


class Evaluated(_Event):
    """评价."""

    event: Literal["evaluated"]
    marks: Marks
    taken_by: Literal["reporter", "follow_up"]
    bad: bool
    rule: str


class _ReopenedMore(TypedDict, total=False):
    reason: str


class Reopened(_Event, _ReopenedMore):
    """返工: by a bad mark or by hand."""

    event: Literal["reopened"]
    count: int
    holder: str
    tier: Tier
    cause: Literal["hand", "mark"]
    rule: str
    limit: Limit


class _ClosedMore(TypedDict, total=False):
    appeal_until: str
    unpublished: bool


class Closed(_Event, _ClosedMore):
    """销号; until when an appeal is heard, where the scheme hears any."""

    event: Literal["closed"]
    cause: Literal["hand", "time"]


class _AppealedMore(TypedDict, total=False):
    unpublished: bool


class Appealed(_Event, _AppealedMore):
    """超时申诉: past ``until`` it is dismissed."""

    event: Literal["appealed"]
    reason: str
    until: str
    rule: str


class _JudgedMore(TypedDict, total=False):
    granted_by: str
    reason: str


class Judged(_Event, _JudgedMore):
    """申诉裁定."""

    event: Literal["judged"]
    verdict: Verdict
    cause: Literal["hand", "time"]
    rule: str


class Left(_Event):
    """退出: one of several reporters withdraws."""

    event: Literal["left"]
    reporter: str


class Withdrawn(_Event):
    """撤回: the last reporter withdraws."""

    event: Literal["withdrawn"]
    reporter: str


Event: TypeAlias = (
    Reported
    | Classified
    | Accepted
    | Rejected
    | Merged
    | Joined
    | AcceptOverdue
    | Notified
    | Assigned
    | Dispatched
    | Answered
    | AnswerOverdue
    | Convened
    | WarnedEvent
    | Overdue
    | Escalated
    | Returned
    | Supervised
    | Suspended
    | Deferred
    | Resumed
    | Extended
    | Expedited
    | Reclassified
    | Asked
    | AskRefused
    | Progressed
    | Resolved
    | FedBack
    | FeedbackOverdue
    | Evaluated
    | Reopened
    | Closed
    | Appealed
    | Judged
    | Left
    | Withdrawn
)
"""One event of a case: the stored truth."""
