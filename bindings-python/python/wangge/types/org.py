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


class HomeRow(_Span):
    """Where a member is at home (归属单元)."""

    member: str
    unit: str


class TagRow(_Span):
    """What a member is tagged with (成员标签): a qualification or talent."""

    member: str
    tag: str


class PartyRow(TypedDict):
    """A party organisation (党组织) and the units it serves."""

    id: str
    kind: str
    units: list[str]


_Term = TypedDict("_Term", {"from": str, "until": str, "decision": str, "functions": list[str]}, total=False)


class PartnerRow(PartyRow, _Term):
    """A partner (共建力量), the units it is attached to, its functions, its term and founding decision."""


class HouseholdRow(TypedDict):
    """A household (户), by id alone."""

    id: str
    unit: str


class GroupRow(_Span):
    """A group that a household belongs to (服务对象群体)."""

    household: str
    group: str


class AccountRow(_Span):
    """A household that enrolled in a purse of households (户积分账户)."""

    household: str
    purse: str


class LinkRow(_Span):
    """A tie (联系) between what the link's kind names."""

    kind: str
    source: str
    target: str


class _More(TypedDict, total=False):
    homes: list[HomeRow]
    posts: list[PostRow]
    enrolments: list[EnrolmentRow]
    tags: list[TagRow]
    parties: list[PartyRow]
    partners: list[PartnerRow]
    households: list[HouseholdRow]
    groups: list[GroupRow]
    accounts: list[AccountRow]
    links: list[LinkRow]


class OrgDocument(_More):
    """A whole organisation."""

    units: list[UnitRow]


class Activation(_Span):
    """A plan put into force over a unit and all below it (预案启动)."""

    plan: str
    unit: str
    by: str
    basis: str


class ActivationsDocument(TypedDict):
    """The dated list of plans put into force."""

    activations: list[Activation]
