"""What single questions are answered with."""

from typing import Literal, TypeAlias, TypedDict

from .parts import Tier

Unit: TypeAlias = Literal["min", "h", "d", "wh", "wd"] | Literal["分钟", "紧急工作时", "自然日", "工作时", "工作日"]
"""What a duration counts."""

Lang: TypeAlias = Literal["zh"] | Literal["en"]
"""A language there are words in."""


class DeadlineAnswer(TypedDict):
    """When a limit ends; whether some day up to there is not published yet, so that the weekday served."""

    deadline: str
    edition: int
    unpublished: bool


class SpanAnswer(TypedDict):
    """Working time in milliseconds."""

    millis: int
    edition: int


class OwnReason(TypedDict):
    """The scheme itself names the day."""

    by: Literal["own"]


class NoticeReason(TypedDict):
    """A notice of the national table names the day."""

    by: Literal["notice"]
    year: int
    number: str
    issued: str


class WeekdayReason(TypedDict):
    """Nothing names the day; its weekday serves."""

    by: Literal["weekday"]
    weekday: Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class DayAnswer(TypedDict):
    """What a day is, and why; sessions such as ``08:30-12:00``."""

    date: str
    working: bool
    sessions: list[str]
    reason: OwnReason | NoticeReason | WeekdayReason
    edition: int
    published: bool


class _UnitMore(TypedDict, total=False):
    kind: Literal["enterprise", "micro", "functional"]
    name: str
    parent: str


class UnitAnswer(_UnitMore):
    """One unit and its place in the tree."""

    id: str
    tier: Tier
    children: list[str]


class Ancestor(TypedDict):
    """A unit above another."""

    id: str
    tier: Tier


class Figure(TypedDict):
    """One figure of an organisation: what is counted, in two languages, and the count."""

    code: str
    zh: str
    en: str
    value: int


class Told(TypedDict):
    """One event in words."""

    seq: int
    at: str
    text: str
