"""Cases: the snapshot that events fold into, told apart by ``state``; what is left of a limit, what is allowed."""

from typing import Any, Literal, TypeAlias, TypedDict

from .command import CommandName
from .parts import (
    Actor,
    Awaited,
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


class _SuspensionMore(TypedDict, total=False):
    deferral: bool


_SuspensionSpan = TypedDict("_SuspensionSpan", {"from": str, "to": str})


class Suspension(_SuspensionSpan, _SuspensionMore):
    """A suspension that has ended; a deferral (挂账缓办) does not count in the cap."""


class GivenCard(TypedDict):
    """The highest card a case was given (亮牌), and its place in the ladder, from 0."""

    card: str
    rank: int


class Asking(TypedDict):
    """What is asked for, and by whom."""

    wish: Wish
    by: str


class _CalledMore(TypedDict, total=False):
    limit: Limit
    answer: Reply


class Called(_CalledMore):
    """A partner called upon; the limit to answer while it runs, and what it answered last."""

    partner: str
    function: str


class Pending(TypedDict):
    """Who appeals, and past which instant the appeal is dismissed."""

    by: Actor
    until: str


class AppealPending(TypedDict):
    """An appeal that is not decided."""

    pending: Pending


class AppealJudged(TypedDict):
    """An appeal that is decided; granted, the case is exempt for life."""

    judged: Verdict


class _More(TypedDict, total=False):
    matter: Matter
    point: FailedPoint
    reporters: list[str]
    groups: list[str]
    card: GivenCard
    awaited: list[Awaited]
    fired: list[str]
    conference_required: bool
    first_tier: Tier
    stage: str
    assignee: str
    asks: list[Asking]
    dispatches: list[Called]
    called: list[str]
    conferences: int
    breaches: int
    returns: int
    reopenings: int
    bad_marks: int
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


class _Late(TypedDict, total=False):
    late: bool


class ReportedCase(_Case, _Limited, _Late):
    """Waits to be accepted (待接单); ``late`` once a limit to accept it has passed."""

    state: Literal["reported"]
    holder: Holder


class HandlingCase(_Case, _Limited):
    """Is handled (办理中)."""

    state: Literal["handling"]
    holder: Holder


class _Deferral(TypedDict, total=False):
    deferral: bool


class SuspendedCase(_Case, _Limited, _Deferral):
    """Rests (已中止), or is deferred (挂账缓办)."""

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
    feedback: FeedbackDue | FeedbackGiven | Literal["overdue"]
    reopen_until: str


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
"""A case as it stands."""

_RemainingFor = TypedDict(
    "_RemainingFor", {"for": Literal["accept", "handle", "supervision", "answer", "feedback"]}
)


class Remaining(_RemainingFor):
    """What is left of a limit, in its own kind of time: milliseconds of exact or working time, or closings of days.

    ``left`` is negative once the limit is exceeded; while ``stands_still`` the deadline does not know yet what the
    suspension will add.
    """

    counted: Literal["exact", "working", "days", "working_days"]
    elapsed: int
    left: int
    deadline: str
    stands_still: bool


class WhyNot(TypedDict):
    """The refusal that comes first: a stable code and its facts."""

    code: str
    facts: dict[str, Any]


class _AllowedMore(TypedDict, total=False):
    granted_by: list[str]
    refusal: WhyNot


class Allowed(_AllowedMore):
    """A command, the fields that belong to it, the units it may be granted by, and why it is not allowed if it is not."""

    command: CommandName
    fields: list[str]
