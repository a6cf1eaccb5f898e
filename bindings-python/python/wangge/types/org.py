"""The document of an organisation. Days are local, ``until`` is the first day after."""

from typing import Literal, TypedDict


class _UnitMore(TypedDict, total=False):
    parent: str
    kind: Literal["enterprise", "micro", "functional"]
    name: str


class UnitRow(_UnitMore):
    """A unit (网格单元); every one but those of the highest tier has a parent."""

    id: str
    tier: str


_From = TypedDict("_From", {"from": str})


class _Span(_From, total=False):
    until: str


class PostRow(_Span):
    """Who holds which post where (岗位任职)."""

    member: str
    role: str
    unit: str


_As = TypedDict("_As", {"as": Literal["party-member", "volunteer"]})


class EnrolmentRow(_Span, _As):
    """A party member or volunteer (党员、志愿者登记)."""

    member: str


class BesideRow(TypedDict):
    """A party organisation or partner (党组织、共建力量) and the units it serves."""

    id: str
    kind: str
    units: list[str]


class HouseholdRow(TypedDict):
    """A household (户), by id alone."""

    id: str
    unit: str


class LinkRow(_Span):
    """A tie (联系) between what the link's kind names."""

    kind: str
    source: str
    target: str


class _More(TypedDict, total=False):
    posts: list[PostRow]
    enrolments: list[EnrolmentRow]
    parties: list[BesideRow]
    partners: list[BesideRow]
    households: list[HouseholdRow]
    links: list[LinkRow]


class OrgDocument(_More):
    """A whole organisation."""

    units: list[UnitRow]
