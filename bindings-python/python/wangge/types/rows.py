"""Rows that records, redemptions and closed cases are read from. Instants are RFC 3339 texts, local times, or days."""

from typing import TypeAlias, TypedDict

from .service import Number


class MemberAccount(TypedDict):
    """The account of a member."""

    member: str


class HouseholdAccount(TypedDict):
    """The account of a household that enrolled, in a purse of voluntary deeds."""

    household: str


Account: TypeAlias = MemberAccount | HouseholdAccount
"""Whose account (账户) it is."""


class _RecordMore(TypedDict, total=False):
    quantity: Number
    target: str
    verified_by: str
    filed_at: str
    reverses: str


class ActivityRecord(_RecordMore):
    """What somebody who serves did (活动记录); without a quantity once, filed at once."""

    id: str
    member: str
    unit: str
    kind: str
    at: str


class Redemption(TypedDict):
    """What somebody asks for of an account (积分兑换)."""

    id: str
    account: Account
    good: str
    pieces: int
    at: str


class Cancellation(TypedDict):
    """A redemption taken back (撤销兑换)."""

    id: str
    cancels: str
    at: str


class Closing(TypedDict):
    """A case that was closed (销号), for follow-up calls."""

    case: str
    origin: str
    closed_at: str
