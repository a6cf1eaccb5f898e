"""What a scheme says of service: records, duties, purses, rules of points, caps, settlement, goods."""

from typing import Literal, TypeAlias, TypedDict

from .kinds import Kind
from .parts import Tier

Number: TypeAlias = int | float
"""An amount as JSON writes it, of at most three fraction digits."""

Recurring: TypeAlias = (
    Literal["day"] | Literal["week"] | Literal["month"] | Literal["quarter"] | Literal["half"] | Literal["year"]
)
"""A kind of period that comes again and again."""

Period: TypeAlias = Recurring | Literal["all"]
"""A kind of period (周期)."""


class _ActivityMore(TypedDict, total=False):
    lapse: Literal[True]


class Activity(Kind, _ActivityMore):
    """A kind of activity record (活动记录种类); a lapse (失责事实) is service left undone."""


_DutyMore = TypedDict(
    "_DutyMore",
    {
        "role": str,
        "tier": Tier,
        "times": int,
        "distinct": Literal[True],
        "amount": Number,
        "cover": Literal["households", "groups", "contacts", "points", "closed"],
        "groups": list[str],
        "link": str,
        "checklist": str,
        "share": Number | str,
        "verified": Literal[True],
        "from": str,
        "until": str,
        "plans": list[str],
    },
    total=False,
)


class Duty(Kind, _DutyMore):
    """A duty (常态工作) of a role, or of every unit of a tier.

    It asks for ``times``, for an ``amount``, or to ``cover`` something: with ``groups``, ``contacts``, ``points`` and
    ``closed`` stand ``groups``, ``link``, ``checklist`` and ``share``.
    """

    kinds: list[str]
    per: Recurring


class Base(TypedDict):
    """What a purse grants each account once a period (基础分)."""

    points: Number
    per: Recurring


_From = TypedDict("_From", {"from": str})


class Window(_From, total=False):
    """Days on which points can be redeemed (兑换时段); ``until`` is the first day after."""

    until: str


class _LimitOfPieces(TypedDict):
    per: Period
    pieces: int


class _LimitOfRedemptions(TypedDict):
    per: Period
    redemptions: int


RedemptionLimit: TypeAlias = _LimitOfPieces | _LimitOfRedemptions
"""How much an account may redeem in a period (兑换限额)."""


class _PurseMore(TypedDict, total=False):
    months: int
    base: Base
    windows: list[Window]
    limits: list[RedemptionLimit]


class Purse(Kind, _PurseMore):
    """A purse (积分账户类别): one of several balances side by side."""

    of: Literal["members", "households"]
    expiry: Literal["never", "months", "next-year"]


_Conditions = TypedDict(
    "_Conditions",
    {
        "roles": list[str],
        "tags": list[str],
        "tiers": list[Tier],
        "under": list[str],
        "from": str,
        "until": str,
        "plans": list[str],
    },
    total=False,
)


class Multiplier(_Conditions):
    """What multiplies the points of a rule where its conditions hold, a number or a fraction ``a/b``."""

    name: str
    factor: Number | str


class _PointRuleMore(_Conditions, total=False):
    answers: str
    multipliers: list[Multiplier]
    target: Literal[True]
    verified: Literal[True]
    filed_within: str


class PointRule(Kind, _PointRuleMore):
    """A rule of points (积分规则): an award, or less than 0 a deduction, which says what it ``answers``."""

    kinds: list[str]
    purse: str
    points: Number


class _CapMore(TypedDict, total=False):
    points: Number
    times: int
    whole: Literal[True]


class Cap(Kind, _CapMore):
    """A cap over the credits of rules (积分上限), in ``points`` or in ``times``."""

    rules: list[str]
    per: Period
    of: Literal["member", "unit", "account", "target"]


class Settlement(Kind):
    """When periods are settled (结算): so long after their end."""

    per: Recurring
    delay: str


class Stock(TypedDict):
    """Pieces of a good that come in (入库)."""

    on: str
    pieces: int


class _GoodMore(TypedDict, total=False):
    stock: list[Stock]
    windows: list[Window]
    limits: list[RedemptionLimit]


class Good(Kind, _GoodMore):
    """What points are redeemed for (兑换物品)."""

    purse: str
    price: Number


class _AmountValue(TypedDict):
    duties: list[str]
    value: Number


class _AmountFactor(TypedDict):
    duties: list[str]
    factor: Number | str


DutyChange: TypeAlias = _AmountValue | _AmountFactor
"""What the duties named, or each where none is, ask for while a plan is active."""


class PlanMultiplier(TypedDict):
    """What multiplies the points of the rules named, or of each where none is, while a plan is active."""

    points: list[str]
    factor: Number | str
