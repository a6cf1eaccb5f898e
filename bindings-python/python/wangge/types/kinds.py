"""What a scheme names: sources, tiers, roles, tags, and kinds of what stands beside the tree."""

from typing import Literal, TypeAlias, TypedDict

from .parts import Tier


class _BasisMore(TypedDict, total=False):
    assumed: list[str]


class Basis(_BasisMore):
    """What an entry rests on (依据): a source, or ``assumed``; and the fields that the source does not give."""

    source: str


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


_TagClass = TypedDict("_TagClass", {"class": Literal["qualification", "talent"]})


class Tag(Kind, _TagClass):
    """A tag of members (成员标签): it tells of service only."""


_PartnerClass = TypedDict(
    "_PartnerClass", {"class": Literal["department", "enterprise", "co-building", "social", "team"]}
)


class PartnerKind(Kind, _PartnerClass):
    """A kind of partners (共建力量)."""


_End: TypeAlias = (
    Literal["member"] | Literal["unit"] | Literal["partner"] | Literal["household"] | Literal["party"]
)


class LinkKind(Kind):
    """A kind of links (联系) and what it ties."""

    source: _End
    target: _End


class _GroupMore(TypedDict, total=False):
    duties: list[str]


class Group(Kind, _GroupMore):
    """A group of households with a need for care (服务对象群体), the service items for it, the duties that cover it."""

    serves: list[str]


class Card(Kind):
    """A card of supervision (督办牌), its rank 0 for the lowest."""

    rank: int


class _SeverityMore(TypedDict, total=False):
    tier: Tier
    card: str


class Severity(Kind, _SeverityMore):
    """How urgent a case can be (紧急程度), the tier it then starts on, if higher than its item says, and its card."""
