"""What books and accounts are answered with (账簿、账户)."""

from typing import Any, Literal, TypeAlias, TypedDict

from .rows import Account
from .service import Number


class BookEntry(TypedDict):
    """What was booked for a record in a settled period (入账)."""

    row: int
    period: str
    booking: Literal["credit", "adjustment"]
    amount: Number
    dated: str


class OpenEntry(TypedDict):
    """What is not settled of a record (未结)."""

    row: int
    amount: Number
    change: bool


class Granted(TypedDict):
    """A redemption that was granted."""

    id: str
    at: str
    paid: Number


class NotGranted(TypedDict):
    """A redemption that was refused, and why."""

    id: str
    at: str
    code: Literal["unknown_good", "outside_window", "insufficient_balance", "out_of_stock", "limit_reached"]
    facts: dict[str, Any]


RedemptionVerdict: TypeAlias = Granted | NotGranted
"""What became of a redemption."""


class _Line(TypedDict):
    at: str
    amount: Number
    balance: Number


class _LotBy(TypedDict, total=False):
    record: str
    base: str
    cancel: str


class _RuleBy(TypedDict, total=False):
    rule: str


class _PeriodBy(TypedDict, total=False):
    period: str


class CreditLine(_Line, _RuleBy, _PeriodBy):
    """What a record is credited with (记录计分)."""

    entry: Literal["credit"]
    record: str
    dated: str


class AdjustmentLine(_Line, _RuleBy):
    """What a later settlement changed (结算调整)."""

    entry: Literal["adjustment"]
    record: str
    period: str


class ChangeLine(_Line, _RuleBy):
    """What is changed of a settled period and not yet booked (未结变动)."""

    entry: Literal["change"]
    record: str


class BaseLine(_Line):
    """What the purse grants of itself (基础分)."""

    entry: Literal["base"]
    period: str


class ExpiryLine(_Line, _LotBy):
    """What was left of a lot when it lapsed (到期失效)."""

    entry: Literal["expiry"]
    dated: str


class CancellationLine(_Line):
    """What a redemption had taken comes back (撤销兑换)."""

    entry: Literal["cancellation"]
    cancel: str
    redemption: str


class RedemptionLine(_Line):
    """What was redeemed (兑换)."""

    entry: Literal["redemption"]
    redemption: str
    good: str
    pieces: int


StatementLine: TypeAlias = (
    CreditLine | AdjustmentLine | ChangeLine | BaseLine | ExpiryLine | CancellationLine | RedemptionLine
)
"""A line of a statement."""


class _LotMore(_LotBy, total=False):
    expires: str


class LotLeft(_LotMore):
    """A lot that is left: what brought it, how much is in it, and when it lapses."""

    dated: str
    amount: Number


class Statement(TypedDict):
    """What an account holds and how it came to it (对账单): credited = balance + redeemed + expired."""

    account: Account
    purse: str
    at: str
    lines: list[StatementLine]
    credited: Number
    redeemed: Number
    expired: Number
    balance: Number
    lots: list[LotLeft]


class StatementSaid(TypedDict):
    """A statement in words."""

    head: str
    lines: list[str]
    sum: str
    lots: list[str]
