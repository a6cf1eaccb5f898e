"""X2: what the core writes has the types that are declared for it, key by key."""

import json
import pathlib
import types
import typing
from typing import Any

import pytest
from wangge import Scheme
from wangge.types import Allowed, Case, Command, Event, Remaining, SchemeDescription

VECTORS = pathlib.Path(__file__).parents[1] / "vectors"


def misfits(value: Any, kind: Any, place: str = "") -> list[str]:
    """Where a value is not of its type; a table has all the required keys and no others than the type names."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        tried = [misfits(value, arg, place) for arg in args]
        return min(tried, key=len)
    if origin is typing.Literal:
        return [] if value in args else [place]
    if origin is list:
        rows = enumerate(value) if isinstance(value, list) else []
        found = [misfits(row, args[0], f"{place}[{at}]") for at, row in rows]
        return sum(found, [] if isinstance(value, list) else [place])
    if origin is dict:
        return [] if isinstance(value, dict) else [place]
    if typing.is_typeddict(kind):
        return misfits_of_table(value, kind, place)
    return [] if type(value) is kind else [place]


def misfits_of_table(value: Any, kind: Any, place: str) -> list[str]:
    if not isinstance(value, dict):
        return [place]
    hints = typing.get_type_hints(kind)
    known = [key for key in value if key in hints]
    found = [misfits(value[key], hints[key], f"{place}.{key}") for key in known]
    wrong = sorted((set(value) - set(hints)) | (kind.__required_keys__ - set(value)))
    return sum(found, [f"{place}.{key}" for key in wrong])


@pytest.mark.parametrize("name", ["dongshi", "base"])
def test_a_scheme_describes_itself_as_declared(name: str) -> None:
    scheme = Scheme.preset("dongshi") if name == "dongshi" else Scheme.read((VECTORS / "base.toml").read_text("utf-8"))
    assert misfits(scheme.describe(), SchemeDescription) == []


def test_events_and_cases_are_as_declared() -> None:
    stories = json.loads((VECTORS / "cases.json").read_text("utf-8"))
    events = [event for story in stories for step in story["steps"] for event in step.get("events", [])]
    cases = [story["case"] for story in stories if story["case"] is not None]
    assert len(events) > 100
    assert any("outside" in event.get("matter", {}) for event in events)
    for event in events:
        assert misfits(event, Event) == [], event
    for case in cases:
        assert misfits(case, Case) == [], case


def test_another_key_or_value_is_a_misfit() -> None:
    described = json.loads(json.dumps(Scheme.preset("dongshi").describe()))
    described["items"][0]["colour"] = "red"
    described["items"][1]["nature"] = "easy"
    del described["catalogue"]["outside"]
    assert misfits(described, SchemeDescription) == [".items[0].colour", ".items[1].nature", ".catalogue.outside"]


def test_commands_and_what_is_asked_are_as_declared() -> None:
    stories = json.loads((VECTORS / "cases.json").read_text("utf-8"))
    steps = [step for story in stories for step in story["steps"]]
    for command in (step["command"] for step in steps if "command" in step):
        assert misfits(command, Command) == [], command
    for left in (step["remaining"]["is"] for step in steps if "remaining" in step):
        assert left is None or misfits(left, Remaining) == [], left
    rows = [row for step in steps if "allowed" in step for row in step["allowed"]["is"]]
    assert rows
    for row in rows:
        assert misfits(row, Allowed) == [], row
