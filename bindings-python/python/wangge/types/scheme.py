"""A scheme as it describes itself, defaults filled in."""

from typing import Literal, TypedDict

from .catalogue import Catalogue, Checklist, Item
from .kinds import (
    Basis,
    Group,
    Kind,
    LinkKind,
    PartnerKind,
    Role,
    Severity,
    Source,
    Tag,
    TierDescription,
)
from .parts import Edition, Tier


class CalendarDescription(TypedDict):
    """The working calendar."""

    offset: str
    edition: int
    unpublished: Literal["mark", "error"]


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


class WorkingGroup(TypedDict):
    """A working group (工作组) of a plan; its code is of its plan alone."""

    code: str
    name: str
    roles: list[str]
    posts: list[str]


class Plan(Kind):
    """A plan for emergencies (应急预案), the tiers it exists for and its working groups."""

    tiers: list[Tier]
    groups: list[WorkingGroup]


class _SchemeMore(TypedDict, total=False):
    until: str


class SchemeDescription(_SchemeMore):
    """A whole scheme (治理方案)."""

    edition: Edition
    name: str
    basis: Basis
    calendar: CalendarDescription
    sources: list[Source]
    tiers: list[TierDescription]
    roles: list[Role]
    tags: list[Tag]
    parties: list[Kind]
    functions: list[Kind]
    partners: list[PartnerKind]
    links: list[LinkKind]
    groups: list[Group]
    channels: list[Kind]
    evidence: list[Kind]
    severities: list[Severity]
    categories: list[Kind]
    items: list[Item]
    checklists: list[Checklist]
    catalogue: Catalogue
    ceiling: Ceiling
    handling: Handling
    ladder: Ladder
    evaluation: Evaluation
    authorities: list[Authority]
    plans: list[Plan]
