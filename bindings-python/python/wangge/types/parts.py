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


class ByPartner(TypedDict):
    """A partner the case is dispatched to."""

    partner: str


class ByDevice(TypedDict):
    """A device, which can do nothing but report by the channel ``sensor``."""

    device: str


Actor: TypeAlias = ByMember | ByReporter | ByPartner | ByDevice
"""Who gives a command."""

Edition = TypedDict("Edition", {"scheme": str, "from": str})
"""Which document a case is judged by: the scheme's code and the first day it holds."""


class _ReceiverMore(TypedDict, total=False):
    member: str


class Receiver(_ReceiverMore):
    """The unit and member who took the report and answer for feedback (首问负责); no member for a device."""

    unit: str


class _MatterMore(TypedDict, total=False):
    severity: str
    condition: str
    affected: list[str]
    functions: list[str]
    outside: bool


class Matter(_MatterMore):
    """What a case is about, as its item stood when it was reported; of its functions the lead comes first."""

    item: str
    ceiling: Tier
    evaluated: bool


class FailedPoint(TypedDict):
    """The point of a checklist whose failing opened a case."""

    checklist: str
    point: str


class Call(TypedDict):
    """A partner called upon, by the function that is needed (吹哨)."""

    partner: str
    function: str


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


Wish: TypeAlias = Literal["extend"] | Literal["defer"] | Literal["return"]
"""What a holder or assignee may ask for: 延期、挂账缓办、退回."""

Reply: TypeAlias = Literal["accepts"] | Literal["declines"] | Literal["done"]
"""What a dispatched partner says: 报到、不予接受、已完成."""

Verdict: TypeAlias = Literal["granted"] | Literal["dismissed"]
"""What becomes of an appeal: 准予、驳回."""

_LimitFor = TypedDict("_LimitFor", {"for": Literal["accept", "handle", "supervision", "answer", "feedback"]})


class _LimitMore(TypedDict, total=False):
    expedited: int
    warnings: list[Warned]
    unpublished: bool


class Limit(_LimitFor, _LimitMore):
    """A limit (时限) with everything derived from scheme and calendar.

    Once a deadline was set by hand (催办), ``expedited`` says how many milliseconds of exact time it lasts instead.
    """

    length: str
    start: str
    deadline: str
    edition: int
    rule: str
