"""What a scheme says of appraisal (考核): figures from outside, appraisals with their indicators and grades, signs."""

from typing import Literal, TypeAlias, TypedDict

from .kinds import Basis
from .parts import Tier
from .service import Number

Share: TypeAlias = int | float | str
"""An exact ratio: a number, or a text such as ``"1/3"``."""

MeasureWord: TypeAlias = str
"""What is counted, such as ``"on-time-share"``."""


class CaseWeight(TypedDict):
    """How much cases with some value count."""

    by: (
        Literal["category"]
        | Literal["item"]
        | Literal["kind"]
        | Literal["nature"]
        | Literal["severity"]
        | Literal["channel"]
    )
    values: list[str]
    factor: Share


class _MeasureMore(TypedDict, total=False):
    months: int
    within: Tier
    mark: Literal["effect"] | Literal["duration"] | Literal["attitude"] | Literal["all"]
    duty: str
    purse: str
    activities: list[str]
    roles: list[str]
    tags: list[str]
    input: str
    categories: list[str]
    items: list[str]
    kinds: list[str]
    natures: list[str]
    severities: list[str]
    channels: list[str]
    weighting: list[CaseWeight]


Band = TypedDict("Band", {"from": Share, "share": Share})
"""A band of values, from one on."""

# `from` is a word of the language and can be no field of a class.
_From = TypedDict("_From", {"from": Share}, total=False)


class _MixPartMore(TypedDict, total=False):
    nth: int


class MixPart(_MixPartMore):
    """A part of a mix."""

    appraisal: str
    weight: Number


class _IndicatorMore(_MeasureMore, _From, total=False):
    measure: MeasureWord
    scoring: (
        Literal["ratio"] | Literal["linear"] | Literal["bands"] | Literal["rank"] | Literal["deduct"] | Literal["points"]
    )
    target: Share
    to: Share
    bands: list[Band]
    lowest_first: Literal[True]
    each: Number
    floor: Number
    mix: list[MixPart]


class Indicator(_IndicatorMore):
    """An indicator (考核指标): a measure and how it is scored, or a mix."""

    code: str
    name: str
    weight: Number
    no_data: Literal["full"] | Literal["zero"] | Literal["out"]
    basis: Basis


class HonourLevel(TypedDict):
    """A level of honours."""

    level: str
    name: str
    points: Number


class _AdjustmentItemMore(_MeasureMore, total=False):
    measure: MeasureWord
    each: Number
    honours: list[HonourLevel]
    ceiling: Number


class AdjustmentItem(_AdjustmentItemMore):
    """An item of bonuses or penalties."""

    code: str
    name: str


class _AdjustmentMore(TypedDict, total=False):
    ceiling: Number


class Adjustment(_AdjustmentMore):
    """A group of bonuses (加分) or of penalties (扣分)."""

    code: str
    name: str
    sign: Literal["bonus"] | Literal["penalty"]
    items: list[AdjustmentItem]
    basis: Basis


class Veto(_MeasureMore, _From):
    """What sets the grade whatever the total (一票否决)."""

    code: str
    name: str
    measure: MeasureWord
    grade: str
    basis: Basis


class Demand(_MeasureMore):
    """The least value of a measure that a grade demands."""

    measure: MeasureWord
    least: Share


class _GradeMore(TypedDict, total=False):
    least: Number
    quota: Share
    demand: list[Demand]


class Grade(_GradeMore):
    """A grade or star."""

    code: str
    name: str


class PeerGroup(TypedDict):
    """A declared group of peers."""

    code: str
    name: str
    units: list[str]


class _GradingMore(TypedDict, total=False):
    peers_under: Tier
    group: list[PeerGroup]
    at_least_one: Literal[True]


class Grading(_GradingMore):
    """How totals become grades (评星定级)."""

    ties: Literal["inclusive"] | Literal["strict"]
    round: Literal["down"] | Literal["up"]
    grade: list[Grade]


class _ResultRuleMore(TypedDict, total=False):
    adverse: Literal[True]


class ResultRule(_ResultRuleMore):
    """A rule on runs of grades (结果运用)."""

    code: str
    name: str
    grades: list[str]
    in_a_row: int
    decides: str
    basis: Basis


class _AppraisalMore(TypedDict, total=False):
    role: str
    tier: Tier
    volunteers: Literal[True]
    base: Number
    indicators: list[Indicator]
    adjustments: list[Adjustment]
    bonuses: Number
    penalties: Number
    least: Number
    most: Number
    vetoes: list[Veto]
    grading: Grading
    results: list[ResultRule]
    objection: str


class Appraisal(_AppraisalMore):
    """An appraisal (考核方案)."""

    code: str
    name: str
    per: str
    decimals: int
    basis: Basis


class Scorer(TypedDict):
    """A group of scorers (评分主体)."""

    code: str
    name: str
    weight: Number


class _InputMore(TypedDict, total=False):
    scorers: list[Scorer]


class Input(_InputMore):
    """A figure from outside (外部评分)."""

    code: str
    name: str
    basis: Basis


class Signs(TypedDict):
    """When records look distorted (数据失真迹象)."""

    burst_share: Share
    burst_days: int
    burst_records: int
    series_records: int
    places_minutes: int
    capped_share: Share
    spread_marks: int
    basis: Basis
