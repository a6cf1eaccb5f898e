"""The plain values that go in and come out, for type checkers: commands, events, cases, answers, documents."""

from .answers import (
    Ancestor,
    DeadlineAnswer,
    DayAnswer,
    Figure,
    Lang,
    SpanAnswer,
    Told,
    UnitAnswer,
    Unit,
)
from .case import Case, ClosedCase, HandlingCase, ReportedCase, ResolvedCase, SuspendedCase
from .command import Command
from .event import Event
from .org import Activation, ActivationsDocument, OrgDocument
from .parts import Actor, Edition, Evidence, Holder, Limit, Marks, Receiver, Tier, Warned
from .reading import Assumption, CatalogueChange, ChangeSaid, FieldChange, PresetName, Sentence
from .scheme import SchemeDescription

__all__ = [
    "Activation",
    "ActivationsDocument",
    "Actor",
    "Ancestor",
    "Assumption",
    "Case",
    "CatalogueChange",
    "ChangeSaid",
    "ClosedCase",
    "Command",
    "DayAnswer",
    "DeadlineAnswer",
    "Edition",
    "Event",
    "Evidence",
    "FieldChange",
    "Figure",
    "HandlingCase",
    "Holder",
    "Lang",
    "Limit",
    "Marks",
    "OrgDocument",
    "PresetName",
    "Receiver",
    "ReportedCase",
    "ResolvedCase",
    "SchemeDescription",
    "Sentence",
    "SpanAnswer",
    "SuspendedCase",
    "Tier",
    "Told",
    "Unit",
    "UnitAnswer",
    "Warned",
]
