"""Rows that records, redemptions and closed cases are read from. Instants are RFC 3339 texts, local times, or days."""

from typing import Literal, TypeAlias, TypedDict

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


class _CaseFields(TypedDict, total=False):
    run: int
    kind: Literal["problem", "service", "inspection"]
    nature: Literal["simple", "complex", "hard"]
    severity: str
    channel: str
    first_receiver: str
    accepted_at: str
    holder: str
    tier: int
    top_tier: int
    assignee: str
    started_at: str
    deadline: str
    overdue_at: str
    deferred: bool
    resolved_at: str
    resolved_tier: int
    feedback_at: str
    closed_at: str
    reopened: int
    returned: int
    breach: int
    exempt: bool
    effect: int
    duration: int
    attitude: int
    evaluated_at: str
    ended_as: Literal["closed", "rejected", "merged", "withdrawn"]


class CaseRecord(_CaseFields):
    """A case, or a handling run of one (事件表).

    What is not there says that nothing of the kind happened, if another row has it; a field that no row has is not kept.
    """

    case: str
    item: str
    origin: str
    reported_at: str
