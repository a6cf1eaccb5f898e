"""A scheme as it describes itself, defaults filled in."""

from typing import Literal, TypeAlias, TypedDict

from .catalogue import Catalogue, Checklist, Item
from .kinds import (
    Basis,
    Card,
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
from .rubric import Appraisal, Input, Signs
from .service import (
    Activity,
    Cap,
    Duty,
    DutyChange,
    Good,
    Number,
    PlanMultiplier,
    PointRule,
    Purse,
    Settlement,
)


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
    reopen_within: str
    follow_up: list[str]


class Return(Kind):
    """How often a case goes back down."""

    times: int


class Deferral(Kind):
    """The longest term a case is put off for."""

    longest: str


class Extension(Kind):
    """At most this share of the limit, a number or a fraction ``a/b``, so many times a case."""

    share: float | str
    times: int


class Correction(Kind):
    """How often a case is classified anew."""

    times: int


class Appeal(Kind):
    """Appeals against lateness: how long after the closing, and the time to judge one."""

    window: str
    judged: str


class _DispatchMore(TypedDict, total=False):
    answer: str


class Dispatch(Kind, _DispatchMore):
    """The limit for the answer of a partner who is dispatched, if there is one."""


# Unions of literals, because stubtest knows no alias of a literal with several values.
AuthorityCommand: TypeAlias = (
    Literal["report"]
    | Literal["classify"]
    | Literal["accept"]
    | Literal["reject"]
    | Literal["merge"]
    | Literal["assign"]
    | Literal["dispatch"]
    | Literal["convene"]
    | Literal["escalate"]
    | Literal["return"]
    | Literal["suspend"]
    | Literal["resume"]
    | Literal["defer"]
    | Literal["extend"]
    | Literal["expedite"]
    | Literal["reclassify"]
    | Literal["refuse_ask"]
    | Literal["progress"]
    | Literal["resolve"]
    | Literal["reopen"]
    | Literal["close"]
    | Literal["appeal"]
    | Literal["judge"]
)
"""The commands an authority can be written for."""

Scope: TypeAlias = (
    Literal["holder"]
    | Literal["ancestor"]
    | Literal["first-receiver"]
    | Literal["reporter"]
    | Literal["apex"]
)
"""Where an actor must stand to a case."""


class Authority(TypedDict):
    """Who may give a command; the reporter alone holds no role."""

    command: AuthorityCommand
    roles: list[str]
    scope: list[Scope]
    basis: Basis


class _TriggerMore(TypedDict, total=False):
    nth: int
    at_most: int
    count: int
    nature: Literal["simple", "complex", "hard"]
    group: str
    milestone: Literal["accept", "dispatch", "progress", "resolve", "close"]
    within: str
    tier: Tier
    card: str


class Trigger(Kind, _TriggerMore):
    """A trigger rule (触发规则): when something has come about a case, then this is done about it.

    ``reopening``, ``bad-evaluation`` and ``extension`` have ``nth``, ``mark`` has ``at_most``, ``functions``
    ``count``, ``milestone`` besides ``within``; ``notify`` has ``tier``.
    """

    when: Literal[
        "reopening",
        "bad-evaluation",
        "mark",
        "functions",
        "nature",
        "group",
        "extension",
        "milestone",
        "overdue",
    ]
    then: Literal["escalate", "supervise", "conference", "notify", "card"]


class LimitValue(TypedDict):
    """Another limit."""

    value: str


class LimitFactor(TypedDict):
    """So many times what the limit would be, a number or a fraction ``a/b``."""

    factor: Number | str


LimitChange: TypeAlias = LimitValue | LimitFactor
"""How a limit is otherwise while a plan is active."""


class _OverrideMore(TypedDict, total=False):
    start: Tier
    accept: LimitChange
    handle: LimitChange


class Override(_OverrideMore):
    """What is otherwise while a plan is active: of the items named, or of every one where none is."""

    items: list[str]


class WorkingGroup(TypedDict):
    """A working group (工作组) of a plan; its code is of its plan alone."""

    code: str
    name: str
    roles: list[str]
    posts: list[str]


class _PlanMore(TypedDict, total=False):
    duties: list[DutyChange]
    multipliers: list[PlanMultiplier]


class Plan(Kind, _PlanMore):
    """A plan for emergencies (应急预案), the tiers it exists for, its working groups, what is otherwise."""

    tiers: list[Tier]
    groups: list[WorkingGroup]
    overrides: list[Override]


class _SchemeMore(TypedDict, total=False):
    until: str
    deferral: Deferral
    extension: Extension
    correction: Correction
    appeal: Appeal
    dispatch: Dispatch
    settlement: Settlement
    inputs: list[Input]
    appraisals: list[Appraisal]
    signs: Signs


# `return` is a word of the language and can be no field of a class.
_SchemeReturn = TypedDict("_SchemeReturn", {"return": Return}, total=False)


class SchemeDescription(_SchemeMore, _SchemeReturn):
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
    cards: list[Card]
    severities: list[Severity]
    categories: list[Kind]
    items: list[Item]
    checklists: list[Checklist]
    catalogue: Catalogue
    ceiling: Ceiling
    handling: Handling
    ladder: Ladder
    evaluation: Evaluation
    triggers: list[Trigger]
    authorities: list[Authority]
    activities: list[Activity]
    duties: list[Duty]
    purses: list[Purse]
    point_rules: list[PointRule]
    caps: list[Cap]
    goods: list[Good]
    plans: list[Plan]
