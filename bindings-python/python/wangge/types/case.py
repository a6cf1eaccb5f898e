"""Cases: the snapshot that events fold into, told apart by ``state``."""

from typing import Literal, TypeAlias, TypedDict

from .parts import Edition, Holder, Limit, Marks, Receiver, Tier

Suspension = TypedDict("Suspension", {"from": str, "to": str})
"""A suspension that has ended."""


class _More(TypedDict, total=False):
    reporter: str
    suspensions: list[Suspension]


class _Case(_More):
    case: str
    seq: int
    last: str
    edition: Edition
    item: str
    origin: str
    received: Receiver
    channel: str
    reported_at: str
    ceiling: Tier
    evaluated: bool
    breaches: int
    reopenings: int


class _Limited(TypedDict, total=False):
    limit: Limit


class ReportedCase(_Case, _Limited):
    """Waits to be accepted (待接单)."""

    state: Literal["reported"]
    holder: Holder


class HandlingCase(_Case, _Limited):
    """Is handled (办理中)."""

    state: Literal["handling"]
    holder: Holder


class SuspendedCase(_Case, _Limited):
    """Rests (已中止)."""

    state: Literal["suspended"]
    holder: Holder
    since: str
    ends: str
    cause: Literal["until", "cap"]


class FeedbackDue(TypedDict):
    """The reporter is not told yet; the limit runs."""

    due: Limit


class FeedbackGiven(TypedDict):
    """The reporter was told, then."""

    given: str


class _OutcomeMore(TypedDict, total=False):
    evaluate_until: str
    marks: Marks


class _Outcome(_OutcomeMore):
    holder: Holder
    resolved_at: str
    feedback: FeedbackDue | FeedbackGiven | Literal["overdue"]


class ResolvedCase(_Case, _Outcome):
    """Is resolved (已办结), and waits for feedback and marks."""

    state: Literal["resolved"]


class ClosedCase(_Case, _Outcome):
    """Is written off (已销号)."""

    state: Literal["closed"]


Case: TypeAlias = ReportedCase | HandlingCase | SuspendedCase | ResolvedCase | ClosedCase
"""A case as it stands."""
