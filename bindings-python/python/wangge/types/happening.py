"""Events up to the resolution of a case."""

from typing import Literal, TypedDict

from .parts import (
    Actor,
    Awaited,
    Call,
    Edition,
    FailedPoint,
    Limit,
    Matter,
    PartnerLimit,
    Receiver,
    Reply,
    Tier,
    Wish,
)


class _More(TypedDict, total=False):
    by: Actor
    done_at: str
    note: str


class EventBase(_More):
    """What every event has: its form, its case, its place in it, when it took effect, and who gave the command."""

    v: int
    case: str
    seq: int
    at: str


class _LimitMore(TypedDict, total=False):
    limit: Limit


class _PlanMore(TypedDict, total=False):
    plan: str


class _Unpublished(TypedDict, total=False):
    unpublished: bool


class _ReportedMore(TypedDict, total=False):
    matter: Matter
    point: FailedPoint
    reporter: str
    groups: list[str]
    milestones: list[Awaited]


class Reported(EventBase, _ReportedMore, _PlanMore, _LimitMore):
    """受理登记: the case is in the ledger; without a matter it is on no list yet."""

    event: Literal["reported"]
    edition: Edition
    origin: str
    received: Receiver
    channel: str
    to: str
    tier: Tier


class Classified(EventBase, _PlanMore, _LimitMore):
    """分类定级."""

    event: Literal["classified"]
    matter: Matter
    to: str
    tier: Tier


class _AcceptedMore(TypedDict, total=False):
    stage: str


class Accepted(EventBase, _PlanMore, _AcceptedMore):
    """接单."""

    event: Literal["accepted"]
    holder: str
    tier: Tier
    ceiling: Tier
    limit: Limit


class Rejected(EventBase):
    """不予受理."""

    event: Literal["rejected"]
    reason: str


class Merged(EventBase):
    """并案: the case goes on in another."""

    event: Literal["merged"]
    into: str


class _JoinedMore(TypedDict, total=False):
    reporters: list[str]


_JoinedFrom = TypedDict("_JoinedFrom", {"from": str})


class Joined(EventBase, _JoinedFrom, _JoinedMore):
    """并入: another case goes on in this one."""

    event: Literal["joined"]


class AcceptOverdue(EventBase):
    """逾期未接单."""

    event: Literal["accept_overdue"]
    deadline: str


class Notified(EventBase):
    """通知."""

    event: Literal["notified"]
    unit: str
    tier: Tier
    about: Literal[
        "accept_overdue", "severity", "answer_overdue", "rule", "feedback_overdue", "reopenings_used"
    ]
    rule: str


class Assigned(EventBase):
    """指派."""

    event: Literal["assigned"]
    member: str


class DispatchedEvent(EventBase, _LimitMore):
    """吹哨派遣: the holder stays accountable."""

    event: Literal["dispatched"]
    calls: list[Call]
    rule: str


class _AnsweredMore(TypedDict, total=False):
    reason: str


class Answered(EventBase, _AnsweredMore):
    """部门回应."""

    event: Literal["answered"]
    partner: str
    answer: Reply


class AnswerOverdue(EventBase):
    """逾期未回应."""

    event: Literal["answer_overdue"]
    partner: str
    deadline: str


class Convened(EventBase):
    """联席会议."""

    event: Literal["convened"]
    partners: list[str]
    held_at: str
    decision: str


class WarnedEvent(EventBase):
    """时限预警."""

    event: Literal["warned"]
    share: float | str
    deadline: str
    rule: str


class Overdue(EventBase):
    """超时."""

    event: Literal["overdue"]
    limit: Limit


class _EscalatedMore(TypedDict, total=False):
    reason: str
    rule: str


_Moved = TypedDict("_Moved", {"from": str})


class Escalated(EventBase, _Moved, _EscalatedMore):
    """上报: to a higher tier, by hand, by a rule, or because time ran out."""

    event: Literal["escalated"]
    holder: str
    tier: Tier
    cause: Literal["hand", "rule", "overdue"]
    breach: bool
    limit: Limit


class Returned(EventBase, _Moved):
    """退回: to the tier below."""

    event: Literal["returned"]
    count: int
    holder: str
    tier: Tier
    reason: str
    rule: str
    limit: Limit


class Supervised(EventBase):
    """挂牌督办: time ran out at the ceiling, or a rule says so."""

    event: Literal["supervised"]
    holder: str
    rule: str
    limit: Limit


class Suspended(EventBase, _Unpublished):
    """中止."""

    event: Literal["suspended"]
    reason: str
    ends: str
    cause: Literal["until", "cap"]


class Deferred(EventBase):
    """挂账缓办: a suspension that a unit above grants."""

    event: Literal["deferred"]
    granted_by: str
    reason: str
    ends: str
    rule: str


class Fired(EventBase):
    """触发规则: a rule fires."""

    event: Literal["fired"]
    rule: str


class Carded(EventBase):
    """亮牌."""

    event: Literal["carded"]
    card: str
    rank: int
    rule: str


class ConferenceRequired(EventBase):
    """须开联席会议: before it is resolved."""

    event: Literal["conference_required"]
    rule: str


class _ResumedMore(TypedDict, total=False):
    answers: list[PartnerLimit]


class Resumed(EventBase, _LimitMore, _ResumedMore):
    """恢复."""

    event: Literal["resumed"]
    cause: Literal["hand", "until", "cap"]


class Extended(EventBase):
    """延期."""

    event: Literal["extended"]
    granted_by: str
    length: str
    count: int
    rule: str
    limit: Limit


class Expedited(EventBase):
    """催办."""

    event: Literal["expedited"]
    granted_by: str
    reason: str
    limit: Limit


class _ReclassifiedMore(TypedDict, total=False):
    stage: str


class Reclassified(EventBase, _ReclassifiedMore, _LimitMore):
    """更正."""

    event: Literal["reclassified"]
    count: int
    matter: Matter
    reason: str
    rule: str
    holder: str
    tier: Tier


class Asked(EventBase):
    """申请: without effect on any limit."""

    event: Literal["asked"]
    wish: Wish
    reason: str


class AskRefused(EventBase):
    """不准所请."""

    event: Literal["ask_refused"]
    wish: Wish
    reason: str


class _ProgressedMore(TypedDict, total=False):
    stage: str


class Progressed(EventBase, _ProgressedMore, _LimitMore):
    """进展: a note, or the next stage."""

    event: Literal["progressed"]
