"""What commands, events and cases are made of. Instants are RFC 3339 texts, durations such as ``3wd``."""

from typing import Literal, TypeAlias, TypedDict

# Unions of literals, because stubtest knows no alias of a literal with several values.
Tier: TypeAlias = Literal[1] | Literal[2] | Literal[3] | Literal[4]
"""A tier by number, 1 at the apex."""


class ByMember(TypedDict):
    """A member who serves."""

    member: str


class ByReporter(TypedDict):
    """The person who reported the case, by an id that says nothing else."""

    reporter: str


Actor: TypeAlias = ByMember | ByReporter
"""Who gives a command."""

Edition = TypedDict("Edition", {"scheme": str, "from": str})
"""Which document a case is judged by: the scheme's code and the first day it holds."""


class Receiver(TypedDict):
    """The unit and member who took the report and answer for feedback to the end (首问负责)."""

    unit: str
    member: str


class Evidence(TypedDict):
    """A piece of evidence: its kind and an opaque reference to where it is kept."""

    kind: str
    reference: str


class Marks(TypedDict):
    """Three marks of 1, worst, to 5 (办理效果、时长、态度)."""

    effect: int
    duration: int
    attitude: int


class Holder(TypedDict):
    """The unit that holds a case, and its tier."""

    unit: str
    tier: Tier


class Warned(TypedDict):
    """A warning ahead of a deadline: at which share of the limit, a number or a fraction ``a/b``, and when."""

    share: float | str
    at: str


_LimitFor = TypedDict("_LimitFor", {"for": Literal["accept", "handle", "supervision", "feedback"]})


class _LimitMore(TypedDict, total=False):
    warnings: list[Warned]
    unpublished: bool


class Limit(_LimitFor, _LimitMore):
    """A limit (时限) with everything derived from scheme and calendar."""

    length: str
    start: str
    deadline: str
    edition: int
    rule: str
