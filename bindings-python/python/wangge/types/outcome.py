"""Events from the resolution of a case on."""

from typing import Literal, TypedDict

from .happening import EventBase
from .parts import Evidence, Limit, Marks, Tier, Verdict


class _ResolvedMore(TypedDict, total=False):
    evidence: list[Evidence]
    evaluate_until: str
    unpublished: bool


class Resolved(EventBase, _ResolvedMore):
    """办结."""

    event: Literal["resolved"]
    outcome: str
    feedback: Limit
    reopen_until: str


class FedBack(EventBase):
    """反馈."""

    event: Literal["fed_back"]


class FeedbackOverdue(EventBase):
    """逾期未反馈."""

    event: Literal["feedback_overdue"]
    deadline: str


class Evaluated(EventBase):
    """评价."""

    event: Literal["evaluated"]
    marks: Marks
    taken_by: Literal["reporter", "follow_up"]
    bad: bool
    rule: str


class _ReasonMore(TypedDict, total=False):
    reason: str


class Reopened(EventBase, _ReasonMore):
    """返工."""

    event: Literal["reopened"]
    count: int
    holder: str
    tier: Tier
    cause: Literal["mark", "hand"]
    rule: str
    limit: Limit


class _ClosedMore(TypedDict, total=False):
    appeal_until: str
    unpublished: bool


class Closed(EventBase, _ClosedMore):
    """销号."""

    event: Literal["closed"]
    cause: Literal["hand", "time"]


class _AppealedMore(TypedDict, total=False):
    unpublished: bool


class Appealed(EventBase, _AppealedMore):
    """超时申诉."""

    event: Literal["appealed"]
    reason: str
    until: str
    rule: str


class _JudgedMore(TypedDict, total=False):
    granted_by: str
    reason: str


class Judged(EventBase, _JudgedMore):
    """申诉裁定: by hand, or dismissed because nobody judged in time."""

    event: Literal["judged"]
    verdict: Verdict
    cause: Literal["hand", "time"]
    rule: str


class Left(EventBase):
    """退出: one of several reporters withdraws."""

    event: Literal["left"]
    reporter: str


class Withdrawn(EventBase):
    """撤回: the last reporter withdraws."""

    event: Literal["withdrawn"]
    reporter: str
