"""Events: what has happened to a case, with everything derived, told apart by ``event``."""

from typing import Literal, TypeAlias, TypedDict

from .parts import Actor, Edition, Evidence, Limit, Marks, Receiver, Tier


class _More(TypedDict, total=False):
    by: Actor
    done_at: str
    note: str


class _Event(_More):
    v: int
    case: str
    seq: int
    at: str


class _ReportedMore(TypedDict, total=False):
    reporter: str
    outside: bool
    limit: Limit


class Reported(_Event, _ReportedMore):
    """受理登记: the case is in the ledger."""

    event: Literal["reported"]
    edition: Edition
    item: str
    origin: str
    received: Receiver
    channel: str
    to: str
    tier: Tier
    ceiling: Tier
    evaluated: bool


class Accepted(_Event):
    """接单."""

    event: Literal["accepted"]
    holder: str
    tier: Tier
    limit: Limit


class AcceptOverdue(_Event):
    """逾期未接单."""

    event: Literal["accept_overdue"]
    deadline: str


class Notified(_Event):
    """通知."""

    event: Literal["notified"]
    unit: str
    tier: Tier
    about: Literal["accept_overdue", "feedback_overdue", "reopenings_used"]
    rule: str


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


class _EscalatedMore(TypedDict, total=False):
    reason: str
    rule: str


_EscalatedFrom = TypedDict("_EscalatedFrom", {"from": str})


class Escalated(_Event, _EscalatedFrom, _EscalatedMore):
    """上报: to a higher tier, by hand or because time ran out."""

    event: Literal["escalated"]
    holder: str
    tier: Tier
    cause: Literal["hand", "overdue"]
    breach: bool
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


class _ResumedMore(TypedDict, total=False):
    limit: Limit


class Resumed(_Event, _ResumedMore):
    """恢复."""

    event: Literal["resumed"]
    cause: Literal["hand", "until", "cap"]


class _ResolvedMore(TypedDict, total=False):
    evidence: list[Evidence]
    evaluate_until: str
    unpublished: bool


class Resolved(_Event, _ResolvedMore):
    """办结."""

    event: Literal["resolved"]
    outcome: str
    feedback: Limit


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


class Reopened(_Event):
    """返工."""

    event: Literal["reopened"]
    count: int
    holder: str
    tier: Tier
    rule: str
    limit: Limit


class Closed(_Event):
    """销号."""

    event: Literal["closed"]
    cause: Literal["hand", "time"]


Event: TypeAlias = (
    Reported
    | Accepted
    | AcceptOverdue
    | Notified
    | WarnedEvent
    | Overdue
    | Escalated
    | Supervised
    | Suspended
    | Resumed
    | Resolved
    | FedBack
    | FeedbackOverdue
    | Evaluated
    | Reopened
    | Closed
)
"""One event of a case: the stored truth."""
