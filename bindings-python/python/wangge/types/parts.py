"""What commands, events and cases are made of. Instants are RFC 3339 texts, durations such as ``3wd``."""

from typing import Literal, TypeAlias, TypedDict

# Unions of literals, because stubtest knows no alias of a literal with several values.
Tier: TypeAlias = Literal[1] | Literal[2] | Literal[3] | Literal[4]
"""A tier by number, 1 at the apex."""

Wish: TypeAlias = Literal["extend"] | Literal["defer"] | Literal["return"]
"""What a holder or assignee may ask for (申请)."""

Reply: TypeAlias = Literal["accepts"] | Literal["declines"] | Literal["done"]
"""What a dispatched partner says (部门回应)."""

Verdict: TypeAlias = Literal["granted"] | Literal["dismissed"]
"""What becomes of an appeal (申诉裁定)."""

MilestoneName: TypeAlias = (
    Literal["accept"] | Literal["dispatch"] | Literal["progress"] | Literal["resolve"] | Literal["close"]
)
"""What a case is to reach by when, else a rule fires."""


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
    """The unit and member who took the report and answer for feedback to the end (首问负责); a device has no member."""

    unit: str


class _MatterMore(TypedDict, total=False):
    severity: str
    condition: str
    affected: list[str]
    functions: list[str]
    outside: bool


class Matter(_MatterMore):
    """What a case is about, as its item stood when it was reported."""

    item: str
    ceiling: Tier
    evaluated: bool


class FailedPoint(TypedDict):
    """The point of a checklist whose failing opened a case."""

    checklist: str
    point: str


class _AwaitedMore(TypedDict, total=False):
    unpublished: bool


class Awaited(_AwaitedMore):
    """What a case is to reach by when, else a rule fires."""

    rule: str
    milestone: MilestoneName
    by: str


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


_LimitFor = TypedDict(
    "_LimitFor", {"for": Literal["accept", "handle", "supervision", "answer", "feedback"]}
)


class _LimitMore(TypedDict, total=False):
    expedited: int
    warnings: list[Warned]
    unpublished: bool
    plans: list[str]


class Limit(_LimitFor, _LimitMore):
    """A limit (时限) with everything derived from scheme and calendar.

    ``expedited`` once a deadline was set by hand (催办): how many milliseconds of exact time it lasts instead;
    ``plans`` in force that changed its length.
    """

    length: str
    start: str
    deadline: str
    edition: int
    rule: str


class PartnerLimit(TypedDict):
    """The limit of a partner to answer."""

    partner: str
    limit: Limit
