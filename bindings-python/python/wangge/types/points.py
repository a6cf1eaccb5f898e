"""Why a record earned what it earned (积分说明)."""

from typing import Literal, TypeAlias, TypedDict

from .parts import Edition, Tier
from .service import Number

RecordState: TypeAlias = (
    Literal["skipped"]
    | Literal["unfiled"]
    | Literal["reversal"]
    | Literal["reversed"]
    | Literal["unscored"]
    | Literal["served"]
)
"""How a record stands."""

Reason: TypeAlias = Literal["verification"] | Literal["target"] | Literal["account"] | Literal["filing"]
"""Why a record that a rule serves comes to nothing."""

Held = TypedDict(
    "Held",
    {"role": str, "tag": str, "tier": Tier, "under": str, "from": str, "until": str, "plan": str},
    total=False,
)
"""What held of one condition: one of the fields."""


class MultiplierBy(TypedDict):
    """A multiplier of the rule, by its name."""

    multiplier: str


class PlanBy(TypedDict):
    """A plan in force, by its code."""

    plan: str


class Multiplied(TypedDict):
    """What multiplied points; a factor that is no decimal is a text such as ``1/3``."""

    by: MultiplierBy | PlanBy
    factor: Number | str


class _CapLeftMore(TypedDict, total=False):
    points: Number
    times: int
    left: Number


class CapLeft(_CapLeftMore):
    """What a cap had left for a record; its maximum is ``points`` or ``times``."""

    cap: str
    of: Literal["member", "unit", "account", "target"]
    period: str
    whole: bool
    used_points: Number
    used_times: int


class _ServedMore(TypedDict, total=False):
    reason: Reason
    cut_by: str


class Served(_ServedMore):
    """What the rule that serves a record makes of it."""

    rule: str
    held: list[Held]
    points: Number
    quantity: Number
    multipliers: list[Multiplied]
    raw: Number
    caps: list[CapLeft]


class _ExplanationMore(TypedDict, total=False):
    edition: Edition
    served: Served


class Explanation(_ExplanationMore):
    """Why a record earned what it earned in a purse."""

    row: int
    record: str
    day: str
    state: RecordState
    credit: Number
