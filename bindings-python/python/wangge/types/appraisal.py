"""What appraisals are answered with (考核、评星定级), and what comes from outside."""

from typing import Literal, TypeAlias, TypedDict

from .kinds import Basis
from .parts import Edition
from .service import Number

Exact: TypeAlias = int | float | str
"""An exact fraction: a number where that says the same, else a text such as ``"7/9"``."""


class _Subject(TypedDict, total=False):
    member: str
    unit: str


class _InputMore(_Subject, total=False):
    scorer: str


class InputMark(_InputMore):
    """A mark of somebody outside (外部评分)."""

    input: str
    period: str
    score: Number


class Honour(_Subject):
    """An honour (荣誉)."""

    on: str
    level: str
    basis: str


class _ObjectionMore(_Subject, total=False):
    records: list[str]
    cases: list[str]
    ruling: Literal["upheld"] | Literal["dismissed"]
    decided_at: str
    reason: str


class Objection(_ObjectionMore):
    """An objection to a result (公示异议)."""

    id: str
    appraisal: str
    period: str
    at: str


class Outside(TypedDict, total=False):
    """What comes from outside (外部数据)."""

    inputs: list[InputMark]
    honours: list[Honour]
    objections: list[Objection]


class _StandingMore(_Subject, total=False):
    at: str
    total: Number
    grade: str
    rank: int
    vetoes: list[str]


class Standing(_StandingMore):
    """How one subject stands among its peers."""

    of: int


class Measured(TypedDict, total=False):
    """What a measure comes to: a count, a part of a whole, or no data."""

    part: Exact
    of: Exact
    no_data: Literal["empty"] | Literal["table"] | Literal["column"]
    table: str
    column: str


class CreditCounted(TypedDict):
    """What a record is credited with."""

    record: str
    credit: Number


class _CaseCountedMore(TypedDict, total=False):
    run: int


class CaseCounted(_CaseCountedMore):
    """A case that is counted and, where runs are, the run for which it is."""

    case: str


class _DutyCountedMore(TypedDict, total=False):
    member: str


class DutyCounted(_DutyCountedMore):
    """A duty in one of its periods."""

    period: str
    unit: str
    required: Number
    done: Number
    records: list[str]


class _TotalCountedMore(TypedDict, total=False):
    total: Number


class TotalCounted(_TotalCountedMore):
    """A total of another appraisal."""

    appraisal: str
    period: str
    weight: Number
    full: Number


class Counted(TypedDict, total=False):
    """The very records that a measure counts."""

    records: list[str]
    credits: list[CreditCounted]
    cases: list[CaseCounted]
    of_cases: list[CaseCounted]
    duties: list[DutyCounted]
    marks: list[InputMark]
    honours: list[Honour]
    members: list[str]
    totals: list[TotalCounted]


class _IndicatorMore(Counted, total=False):
    raw: Exact
    rank: int
    of: int


class IndicatorExplained(_IndicatorMore):
    """What an indicator is worth."""

    code: str
    weight: Number
    value: Measured
    score: Number
    basis: Basis


class ItemExplained(Counted):
    """What an item of an adjustment comes to."""

    code: str
    value: Measured
    worth: Number
    amount: Number


class AdjustmentExplained(TypedDict):
    """What a group of bonuses or penalties comes to."""

    code: str
    sign: Literal["bonus"] | Literal["penalty"]
    items: list[ItemExplained]
    amount: Number
    basis: Basis


class VetoExplained(Counted):
    """A veto that holds."""

    code: str
    value: Measured
    grade: str
    basis: Basis


class DemandExplained(Counted):
    """A demand of a grade, and whether it is met."""

    grade: str
    value: Measured
    least: Exact


class _GradeMore(TypedDict, total=False):
    rank: int
    ties: int
    demands: list[DemandExplained]


class GradeExplained(_GradeMore):
    """A grade, and among how many peers."""

    code: str
    peers: int


class _ExplainedMore(_Subject, total=False):
    at: str
    total: Number
    grade: GradeExplained


class Explained(_ExplainedMore):
    """How a total and a grade came about: base, indicators, bonus, less penalty, and clamped are the total."""

    appraisal: str
    period: str
    edition: Edition
    basis: Basis
    base: Number
    indicators: list[IndicatorExplained]
    adjustments: list[AdjustmentExplained]
    bonus: Number
    penalty: Number
    clamped: Number
    vetoes: list[VetoExplained]


class _LiftMore(TypedDict, total=False):
    needed: Exact
    beyond: Literal[True]
    grade: str


class Lift(_LiftMore):
    """What a measure would have to come to for one grade higher; without ``needed`` no value does."""

    of: list[str]
    value: Exact


class Grant(TypedDict):
    """A grade in a period."""

    period: str
    grade: str


class _RecommendationMore(_Subject, total=False):
    adverse: Literal[True]
    waits: Literal[True]


class Recommendation(_RecommendationMore):
    """What a rule recommends, with its reasons; the role ``decides``."""

    appraisal: str
    rule: str
    name: str
    run: list[Grant]
    decides: str
    basis: Basis


class _PublicityMore(TypedDict, total=False):
    until: str


class Publicity(_PublicityMore):
    """Whether results are provisional, and which objections are undecided."""

    provisional: bool
    undecided: list[str]


Difference = TypedDict(
    "Difference",
    {"member": str, "unit": str, "before": Number, "after": Number, "gain": Number, "from": str, "to": str},
    total=False,
)
"""How one subject stands in both of two appraisals."""

_Way = TypedDict("_Way", {"from": str, "to": str}, total=False)


class Migration(_Way):
    """How many subjects go from one grade to another."""

    subjects: int


class _ComparisonMore(TypedDict, total=False):
    tau: Exact


class Comparison(_ComparisonMore):
    """What two appraisals differ in, as ``wangge.text.compare`` has it; ``tau`` is Kendall's τ-b."""

    subjects: list[Difference]
    migration: list[Migration]


class _WeightRunMore(TypedDict, total=False):
    and_more: Literal[True]
    and_less: Literal[True]


class WeightRun(_WeightRunMore):
    """How far a weight can move and leave the top grade's members as they are."""

    indicator: str
    weight: Number
    step: Number
    least: Number
    most: Number


class Finding(TypedDict, total=False):
    """What looks distorted; which fields there are its ``sign`` says."""

    sign: (
        Literal["burst"] | Literal["series"] | Literal["two_places"] | Literal["capped"] | Literal["no_spread"]
    )
    member: str
    month: str
    records: int | list[str]
    late: int
    kind: str
    quantity: Number
    every_ms: int
    first: str
    first_unit: str
    first_at: str
    second: str
    second_unit: str
    second_at: str
    cap: str
    period: str
    members: int
    full: int
    unit: str
    evaluations: int
    mark: int
