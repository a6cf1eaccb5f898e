"""What a scheme says of its catalogue: items with their limits and stages, checklists, work outside the list."""

from typing import Literal, TypeAlias, TypedDict

from .kinds import Kind
from .parts import Tier


class LimitRow(TypedDict, total=False):
    """One row of limits (时限): the most specific that speaks of a case holds.

    A season is such as ``06-01..09-30``, both days included.
    """

    condition: str
    severity: str
    tier: Tier
    season: str
    accept: str
    handle: str


class _ItemSeverityMore(TypedDict, total=False):
    tier: Tier


class ItemSeverity(_ItemSeverityMore):
    """A severity that cases of an item may have, and the tier they then start on."""

    code: str


class Condition(TypedDict):
    """A condition (情形) that has limits of its own; its code is of its item alone."""

    code: str
    name: str


class Stage(TypedDict):
    """A stage of handling (办理阶段) with its limits to handle."""

    code: str
    name: str
    limits: list[LimitRow]


# Fields that are keywords, or not always there.
_ItemMore = TypedDict(
    "_ItemMore",
    {"from": str, "until": str, "card": str, "lead": str, "registration": str, "closing": str},
    total=False,
)


class Item(Kind, _ItemMore):
    """An item of the catalogue (网格事项); on the list from ``from`` until the day ``until``."""

    category: str
    kind: Literal["problem", "service", "inspection"]
    nature: Literal["simple", "complex", "hard"]
    temporary: bool
    start: Tier
    ceiling: Tier
    support: list[str]
    severities: list[ItemSeverity]
    conditions: list[Condition]
    evidence: list[str]
    evaluated: bool
    channels: list[str]
    """The channels it comes in by; empty: any."""
    at_home: list[str]
    stages_in_order: bool
    limits: list[LimitRow]
    """With stages, those to accept only."""
    stages: list[Stage]


class _PointBase(TypedDict):
    code: str
    name: str
    limit: str
    item: str


class _PointMore(_PointBase, total=False):
    group: str
    measure: str


class TierPoint(_PointMore):
    """A point checked at every unit of a tier."""

    tier: Tier


class UnitPoint(_PointMore):
    """A point checked at one unit."""

    unit: str


Point: TypeAlias = TierPoint | UnitPoint
"""One point of a checklist, the time to put it right and the item it opens when it fails."""


class PointGroup(TypedDict):
    """A group of points; its code is of its checklist alone."""

    code: str
    name: str


_Term = TypedDict("_Term", {"from": str, "until": str}, total=False)


class Checklist(Kind, _Term):
    """A checklist (检查清单), in use from ``from`` until the day ``until``."""

    groups: list[PointGroup]
    points: list[Point]


class _CatalogueMore(TypedDict, total=False):
    accept: str


class Catalogue(Kind, _CatalogueMore):
    """What becomes of work outside the list (清单管理); ``accept`` is the time to accept unlisted reports."""

    outside: Literal["refuse", "flag"]
