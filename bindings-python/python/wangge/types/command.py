"""Commands: what somebody asks the ledger to take down, told apart by ``command``."""

from typing import Literal, TypeAlias, TypedDict

from .parts import Actor, Evidence, Marks


class _More(TypedDict, total=False):
    done_at: str
    note: str


class _Command(_More):
    case: str
    at: str
    by: Actor


class _ReportMore(TypedDict, total=False):
    origin: str
    reporter: str


class Report(_Command, _ReportMore):
    """受理登记."""

    command: Literal["report"]
    unit: str
    item: str
    channel: str


class Accept(_Command):
    """接单."""

    command: Literal["accept"]


class _EscalateMore(TypedDict, total=False):
    to: str


class Escalate(_Command, _EscalateMore):
    """上报: to a unit above the holder, its parent if not said."""

    command: Literal["escalate"]
    reason: str


class _SuspendMore(TypedDict, total=False):
    until: str


class Suspend(_Command, _SuspendMore):
    """中止."""

    command: Literal["suspend"]
    reason: str


class Resume(_Command):
    """恢复."""

    command: Literal["resume"]


class _ResolveMore(TypedDict, total=False):
    evidence: list[Evidence]


class Resolve(_Command, _ResolveMore):
    """办结."""

    command: Literal["resolve"]
    outcome: str


class FeedBack(_Command):
    """反馈."""

    command: Literal["feed_back"]


class Evaluate(_Command):
    """评价."""

    command: Literal["evaluate"]
    marks: Marks


class Close(_Command):
    """销号."""

    command: Literal["close"]


Command: TypeAlias = Report | Accept | Escalate | Suspend | Resume | Resolve | FeedBack | Evaluate | Close
"""A command to one case."""
