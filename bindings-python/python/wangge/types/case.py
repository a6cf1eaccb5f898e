"""Cases: the snapshot that events fold into, told apart by ``state``."""

from typing import Literal, TypeAlias, TypedDict

from .parts import (
    Actor,
    Edition,
    FailedPoint,
    Holder,
    Limit,
    Marks,
    Matter,
    Receiver,
    Reply,
    Tier,
    Verdict,
    Wish,
)

_Span = TypedDict("_Span", {"from": str, "to": str})


class _SuspensionMore(TypedDict, total=False):
    deferral: bool


class Suspension(_Span, _SuspensionMore):
    """A suspension that has ended."""


class Asked(TypedDict):
    """What the holder asks for, and which member asks."""

    wish: Wish
    by: str


class _DispatchedMore(TypedDict, total=False):
    limit: Limit
    answer: Reply


class DispatchedTo(_DispatchedMore):
    """A partner called upon: its limit to answer while it runs, and what it answered last."""

    partner: str
    function: str


class Pending(TypedDict):
    """Who appealed; past that instant the appeal is dismissed."""

    by: Actor
    until: str


class AppealPending(TypedDict):
    """An appeal against lateness (超时申诉) that is not judged."""

    pending: Pending


class AppealJudged(TypedDict):
    """An appeal against lateness that is."""

    judged: Verdict


class _More(TypedDict, total=False):
    matter: Matter
    point: FailedPoint
    reporters: list[str]
    first_tier: Tier
    stage: str
    assignee: str
    asks: list[Asked]
    dispatches: list[DispatchedTo]
    conferences: int
    breaches: int
    returns: int
    reopenings: int
    corrections: int
    overdues: int
    extended: list[Tier]
    deferred: bool
    appeal: AppealPending | AppealJudged
    suspensions: list[Suspension]


class _Case(_More):
    case: str
    seq: int
    last: str
    edition: Edition
    origin: str
    received: Receiver
    channel: str
    reported_at: str


class _Limited(TypedDict, total=False):
    limit: Limit


class _ReportedMore(_Limited, total=False):
    late: bool


class ReportedCase(_Case, _ReportedMore):
    """Waits to be accepted (待接单)."""

    state: Literal["reported"]
    holder: Holder


class HandlingCase(_Case, _Limited):
    """Is handled (办理中)."""

    state: Literal["handling"]
    holder: Holder


class _SuspendedMore(_Limited, total=False):
    deferral: bool


class SuspendedCase(_Case, _SuspendedMore):
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
    appeal_until: str


class _Outcome(_OutcomeMore):
    holder: Holder
    resolved_at: str
    reopen_until: str
    feedback: FeedbackDue | FeedbackGiven | Literal["overdue"]


class ResolvedCase(_Case, _Outcome):
    """Is resolved (已办结), and waits for feedback and marks."""

    state: Literal["resolved"]


class ClosedCase(_Case, _Outcome):
    """Is written off (已销号)."""

    state: Literal["closed"]


class RejectedCase(_Case):
    """Was not taken in (不予受理)."""

    state: Literal["rejected"]
    holder: Holder


class MergedCase(_Case):
    """Goes on in another case (已并案)."""

    state: Literal["merged"]
    holder: Holder
    into: str


class WithdrawnCase(_Case):
    """Was withdrawn by who reported it (已撤回)."""

    state: Literal["withdrawn"]
    holder: Holder


Case: TypeAlias = (
    ReportedCase
    | HandlingCase
    | SuspendedCase
    | ResolvedCase
    | ClosedCase
    | RejectedCase
    | MergedCase
    | WithdrawnCase
)
"""A case as it stands; what is counted or listed is absent while there is none of it."""
