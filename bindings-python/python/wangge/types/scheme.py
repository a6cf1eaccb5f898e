"""A scheme as it describes itself, defaults filled in."""

from typing import Literal, TypeAlias, TypedDict

from .parts import Edition, Tier


class _BasisMore(TypedDict, total=False):
    assumed: list[str]


class Basis(_BasisMore):
    """What an entry rests on (依据): a source, or ``assumed``; and the fields that the source does not give."""

    source: str


class CalendarDescription(TypedDict):
    """The working calendar."""

    offset: str
    edition: int
    unpublished: Literal["mark", "error"]


class _SourceMore(TypedDict, total=False):
    number: str
    issued: str
    article: str


class Source(_SourceMore):
    """A document that rules rest on."""

    id: str
    title: str


class Kind(TypedDict):
    """A kind of something, by code."""

    code: str
    name: str
    basis: Basis


class _TierMore(TypedDict, total=False):
    party: str
    service: str


class TierDescription(Kind, _TierMore):
    """A tier (层级)."""

    number: Tier


class Role(Kind):
    """A role (岗位) and the tiers it serves."""

    tiers: list[Tier]


_Class = TypedDict("_Class", {"class": Literal["department", "enterprise", "co-building", "social", "team"]})


class PartnerKind(Kind, _Class):
    """A kind of partners (共建力量)."""


_End: TypeAlias = Literal["member"] | Literal["unit"] | Literal["partner"] | Literal["household"]


class LinkKind(Kind):
    """A kind of links (联系) and what it ties."""

    source: _End
    target: _End


class Limits(TypedDict):
    """Limits by tier, the apex first; ``None`` where there is none."""

    accept: list[str | None]
    handle: list[str | None]


class Item(Kind):
    """An item of the catalogue (网格事项)."""

    category: str
    kind: Literal["problem", "service", "inspection"]
    nature: Literal["simple", "complex", "hard"]
    start: Tier
    ceiling: Tier
    evidence: list[str]
    evaluated: bool
    limits: Limits


class Ceiling(Kind):
    """Which tier each nature may climb to."""

    simple: Tier
    complex: Tier
    hard: Tier


class Handling(Kind):
    """Feedback and suspension."""

    feedback: str
    suspension: str


class Ladder(Kind):
    """What happens as a limit runs out; a share is a number or a fraction ``a/b``."""

    warnings: list[float | str]
    supervision: str


class Evaluation(Kind):
    """How residents judge."""

    window: str
    reopens_at: int
    reopenings: int
    follow_up: list[str]


class Authority(TypedDict):
    """Who may give a command."""

    command: Literal["report", "accept", "escalate", "suspend", "resume", "resolve", "close"]
    roles: list[str]
    scope: list[Literal["holder", "ancestor", "first-receiver"]]
    basis: Basis


class _SchemeMore(TypedDict, total=False):
    until: str


class SchemeDescription(_SchemeMore):
    """A whole scheme (治理方案)."""

    edition: Edition
    name: str
    calendar: CalendarDescription
    sources: list[Source]
    tiers: list[TierDescription]
    roles: list[Role]
    parties: list[Kind]
    partners: list[PartnerKind]
    links: list[LinkKind]
    channels: list[Kind]
    evidence: list[Kind]
    categories: list[Kind]
    items: list[Item]
    ceiling: Ceiling
    handling: Handling
    ladder: Ladder
    evaluation: Evaluation
    authorities: list[Authority]
