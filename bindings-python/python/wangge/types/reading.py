"""What schemes say of themselves: read out, still assumed, told apart."""

from typing import Any, Literal, TypeAlias, TypedDict

PresetName: TypeAlias = Literal["chixi"] | Literal["xiawuqi"] | Literal["haihong"] | Literal["luoshui"] | Literal["dongshi"]
"""A bundled township."""


class _Code(TypedDict, total=False):
    code: str


class Sentence(_Code):
    """One entry of a scheme, said: its number in the read-out, its place, the sentence."""

    number: int
    path: str
    text: str


class _Fields(TypedDict, total=False):
    fields: list[str]


class Assumption(_Code, _Fields):
    """An entry of a scheme that is still assumed: as a whole, or in the fields named."""

    path: str


class _FieldValues(TypedDict, total=False):
    before: Any
    after: Any


class FieldChange(_FieldValues):
    """One field that differs: what it was and what it is."""

    field: str


class _FieldChanges(TypedDict, total=False):
    fields: list[FieldChange]


class CatalogueChange(_Code, _FieldChanges):
    """One entry that differs."""

    change: Literal["added", "removed", "changed"]
    path: str


class _Said(TypedDict, total=False):
    before: str
    after: str


class ChangeSaid(CatalogueChange, _Said):
    """One entry that differs, with the sentences of the two read-outs."""
