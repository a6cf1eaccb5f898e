"""What duties are answered with (常态工作)."""

from typing import Literal, TypeAlias, TypedDict

from .kinds import Basis
from .parts import Edition
from .service import Number

Measure: TypeAlias = (
    Literal["times"]
    | Literal["targets"]
    | Literal["amount"]
    | Literal["households"]
    | Literal["contacts"]
    | Literal["points"]
    | Literal["cases"]
)
"""What a duty counts."""


class _FulfilmentMore(TypedDict, total=False):
    member: str
    no_data: Literal[True]


class Fulfilment(_FulfilmentMore):
    """What one subject of a duty had to do in a period, and did (完成情况)."""

    duty: str
    period: str
    unit: str
    required: Number
    done: Number


class _BecauseMore(TypedDict, total=False):
    member: str
    held: int
    verified: Literal[True]
    set: int
    usual: Number
    plans: list[str]
    missing: list[str]


class Because(_BecauseMore):
    """Why a subject has to do so much, and the very records that count."""

    duty: str
    edition: Edition
    basis: Basis
    period: str
    days: int
    in_force: int
    unit: str
    measure: Measure
    kinds: list[str]
    required: Number
    done: Number
    records: list[str]


class _OwedMore(TypedDict, total=False):
    missing: list[str]
    discreet: Literal[True]


class Owed(_OwedMore):
    """What a member still owes of a duty in a period."""

    duty: str
    name: str
    period: str
    due: str
    unit: str
    measure: Measure
    required: Number
    done: Number


Agenda = TypedDict("Agenda", {"member": str, "from": str, "to": str, "owed": list[Owed]})
"""What a member still owes (待办), soonest first."""
