"""S4: the JSON Schemas kept in the repository say of a document what the reader says, as far as a schema can."""

import copy
import json
import pathlib
import re
import sys
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from test_vectors import edited, vectors
from wangge import Faults, Org, Scheme

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CORE = pathlib.Path(__file__).parents[2] / "core/src"
BASE = pathlib.Path(__file__).parents[1] / "vectors/base.toml"
PRESETS = sorted((CORE / "scheme/presets").glob("*.toml"))


def as_written(validator: Any, pattern: str, instance: Any, _: Any) -> Iterator[jsonschema.ValidationError]:
    """A pattern as editors read it: ``$`` is the end, not the place before a last line feed."""
    if isinstance(instance, str) and not re.search(re.sub(r"\$\Z", r"\\Z", pattern), instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match")


Validator = jsonschema.validators.extend(jsonschema.Draft7Validator, {"pattern": as_written})


def validator(name: str) -> Any:
    schema = json.loads((CORE / name / f"{name}.schema.json").read_text("utf-8"))
    return Validator(schema, format_checker=jsonschema.FormatChecker(["date"]))


SCHEME, ORG = validator("scheme"), validator("org")


def parse(text: str) -> Any:
    """A document as editors hand it to a schema: unquoted days are texts."""
    return json.loads(json.dumps(tomllib.loads(text), default=lambda day: day.isoformat()))


@pytest.mark.parametrize("kept", [SCHEME, ORG], ids=["scheme", "org"])
def test_s4_the_schemas_are_schemas(kept: Any) -> None:
    jsonschema.Draft7Validator.check_schema(kept.schema)
    assert "$id" not in kept.schema
    assert list(kept.schema)[:2] == ["$schema", "title"]


@pytest.mark.parametrize("file", [*PRESETS, BASE], ids=lambda file: file.stem)
def test_s4_every_document_of_the_repository_passes(file: pathlib.Path) -> None:
    assert [error.json_path for error in SCHEME.iter_errors(parse(file.read_text("utf-8")))] == []


@pytest.mark.parametrize("file", PRESETS, ids=lambda file: file.stem)
def test_s4_an_unquoted_day_passes(file: pathlib.Path) -> None:
    text = re.sub(r'^(from|until) = "([0-9-]+)"$', r"\1 = \2", file.read_text("utf-8"), flags=re.MULTILINE)
    assert text != file.read_text("utf-8")
    assert SCHEME.is_valid(parse(text))


@pytest.mark.parametrize("preset", [file.stem for file in PRESETS])
def test_s4_every_organisation_made_for_a_preset_passes(preset: Any) -> None:
    document, _ = Org.generate(preset, Scheme.preset(preset), 7).__reduce__()[1]
    assert [error.json_path for error in ORG.iter_errors(json.loads(document))] == []


# What a single value can have wrong in itself: never seen by one of the two alone.
OF_VALUE = {"bad_code", "bad_date", "bad_duration", "bad_id", "bad_offset", "bad_ratio", "bad_season", "bad_session",
            "bad_text", "out_of_range", "unknown_word"}
# What the reader also says of one value or field beside another, as a schema cannot.
OF_FORM = OF_VALUE | {"missing_field", "out_of_bounds", "unknown_field", "wrong_type"}


def judged(kept: Any, text: str, vector: Any) -> None:
    """The schema refuses nothing the reader takes, and takes no value that cannot be read."""
    # Which words a weighting takes its own field says.
    beside = {("unknown_word", True)}
    faults = [fault for fault in vector["faults"] if (fault["code"], ".weighting[" in fault["path"]) not in beside]
    codes = {fault["code"] for fault in faults}
    if not codes.isdisjoint({"syntax", "duplicate_field"}):
        return  # Then there is no document to judge.
    if kept.is_valid(json.loads(text) if text.lstrip().startswith("{") else parse(text)):
        assert codes.isdisjoint(OF_VALUE), vector["shows"]
    else:
        assert not codes.isdisjoint(OF_FORM), vector["shows"]


@pytest.mark.parametrize("vector", vectors("org_faults"))
def test_s4_an_organisation_is_judged_as_by_the_reader(vector: Any) -> None:
    judged(ORG, vector["text"] if "text" in vector else json.dumps(vector["org"]), vector)


@pytest.mark.parametrize("vector", vectors("scheme_faults"))
def test_s4_a_scheme_is_judged_as_by_the_reader(vector: Any) -> None:
    judged(SCHEME, vector["text"] if "text" in vector else edited(vector["scheme"], vector["edits"]), vector)


def put(document: Any, path: list[Any], value: Any) -> Any:
    """The document with one value put; ``...`` takes it away."""
    changed = copy.deepcopy(document)
    place = changed
    for step in path[:-1]:
        place = place[step]
    if value is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return changed


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["schema"], 1),
        (["scheme", "nmae"], "x"),
        (["tier", 0, "level"], 1),
        (["item", 0, "limit", 0, "handel"], "3wd"),
        (["scheme"], ...),
        (["handling"], ...),
        (["scheme", "from"], ...),
        (["tier", 3, "code"], ...),
        (["item", 0, "basis"], ...),
        (["tier"], {}),
        (["scheme"], []),
        (["scheme"], "x"),
        (["scheme", "name"], 1),
        (["role", 0, "tiers"], "town"),
        (["role", 0, "tiers"], [1]),
        (["calendar", "edition"], "2026"),
        (["calendar", "unpublished"], "guess"),
        (["item", 0, "kind"], "problems"),
        (["item", 0, "nature"], "easy"),
        (["catalogue", "outside"], "maybe"),
        (["authority", 0, "command"], "feed_back"),
        (["authority", 1, "scope"], ["partner"]),
        (["extension", "times"], "twice"),
        (["appeal", "judged"], ...),
        (["settlement", "per"], "all"),
        (["duty", 0, "per"], ...),
        (["points", 0, "points"], "two"),
        (["purse", 0, "of"], "residents"),
        (["handling", "feedback"], "3 wd"),
        (["item", 0, "limit", 0, "handle"], "1.5wd"),
        (["ladder", "warnings"], ["1/0"]),
        (["calendar", "sessions"], ["8:30-12:00"]),
    ],
    ids=str,
)
def test_s4_a_breakage_does_not_pass(path: list[Any], value: Any) -> None:
    """And the reader finds it too."""
    broken = put(parse(BASE.read_text("utf-8")), path, value)
    assert not SCHEME.is_valid(broken)
    with pytest.raises(Faults):
        Scheme.read(json.dumps(broken))


# Where a leaf of each sort stands, what may stand there and what may not. The documents are the lists and tables
# on the way to it, no more: only what is said of this one place counts.
LEAVES: dict[str, tuple[list[Any], list[Any], list[Any]]] = {
    "code": (
        ["scheme", "code"],
        ["a", "0", "grid-worker", "request.lighting", "0a_b-c.d", "a" * 64],
        ["", "A", "-a", "_", ".a", "a.", "a..b", "a.-b", "a b", "网格", "a\n", "a" * 65, 7, True, [], {}],
    ),
    "name": (
        ["scheme", "name"],
        ["网格", "a", "a b", "a\u3000b", "网" * 64, "\ufeffa", "07"],
        ["", " ", " a", "a ", "\u3000a", "a\u00a0", "a\nb", "a\tb", "a\u0085", "a\n", "网" * 65, 1, ["a"]],
    ),
    "text": (
        ["source", 0, "title"],
        ["a", " a ", "a\nb", "\ta", "网" * 500],
        ["", " ", "\n\t", "\u3000", "a\u0000", "a\rb", "a\u007f", "网" * 501, 1, None],
    ),
    "id": (
        ["checklist", 0, "point", 0, "unit"],
        ["青坞-07", "m-0017", "a b", "x" * 64],
        ["", " 07", "07 ", "a\nb", "a\u009fb", "x" * 65, 7],
    ),
    "day": (
        ["scheme", "from"],
        ["2026-03-05", "1900-01-01", "2199-12-31", "2024-02-29", "2025-04-30"],
        ["2025-02-29", "1899-12-31", "2200-01-01", "2026-2-12", "20260212", "2026-13-01", "2026-04-31", "2026-00-01",
         "2026-01-00", "2026-02-12T", " 2026-02-12", "2026-02-12\n", "", 20260212],
    ),
    "duration": (
        ["handling", "feedback"],
        ["3wd", "3个工作日", "3工作日", "8工作时", "8个工作时", "2紧急工作时", "5自然日", "5个自然日", "30分钟", "0d", "0wd",
         "1.0d", "1.000wd", "0.0d", "0.001min", "0.010h", "0.5h", "1.25wh", "1000000wh", "1000000.000d", "999999.999h",
         "999999d"],
        ["0min", "0h", "0.000h", "0个工作时", "1.5d", "0.5wd", "1.2345h", "1000000.001h", "1000001wd", "-1d", "+1d", "1",
         "wd", "1 wd", "01wd", "00d", ".5h", "5.h", "1.2.3h", "1e3h", "3个wd", "3个个工作日", "个工作日", "三个工作日",
         "３wd", "1WD", "", "99999999999999999999h", "3wd\n", "3wd3wd", 3, 0.5],
    ),
    "ratio": (
        ["ladder", "warnings", 0],
        [0.5, 1, 0, -0.5, 1000000000000000, "1/3", "-1/2", "0/7", "0.5", "1", "0", "0.000000", "0.123456", "-0.5",
         "-0.000001", "1000000000", "-1000000000.0", "1000000000000000/1000000000"],
        ["1/0", "-0", "-0.0", "-0/1", "0.1234567", "01/2", "1/02", "1/", "/2", "", "1.", ".5", "1/2.0", "1/-2", "1 / 3",
         "1000000000.1", "1000000001", "1000000000000001/2", "1/1000000001", "half", "50%", "0.5\n", "+1", True,
         1000000000000001],
    ),
    "session": (
        ["calendar", "sessions", 0],
        ["00:00-24:00", "08:30-12:00", "23:58-23:59"],
        ["8:30-12:00", "08:30", "08:60-12:00", "24:00-24:01", "08:00-25:00", "08:00-24:01", "", "08:30–12:00",
         "08:30-12:00\n", 8],
    ),
    "offset": (
        ["calendar", "offset"],
        ["+08:00", "-00:00", "+05:45", "+18:00", "-18:00", "+17:59"],
        ["08:00", "+8:00", "+0800", "Z", "+08:60", "+19:00", "-18:01", "", "+08:00 ", "*08:00", 8],
    ),
    "season": (
        ["item", 0, "limit", 0, "season"],
        ["06-01..09-30", "11-15..03-15", "02-29..02-29", "12-31..01-01"],
        ["6-1..9-30", "02-30..03-01", "06-31..07-01", "13-01..01-01", "00-01..01-01", "01-00..01-01", "06-01",
         "06-01..", "..06-01", "06-01...09-30", "06-01..09-30..10-01", "06-01-09-30", "06-01..09-30\n", ""],
    ),
    "truth": (["item", 0, "evaluated"], [True, False], ["true", 1, 0, None]),
    "whole": (["evaluation", "reopenings"], [0, 3, 65535], [-1, 65536, 0.5, "3", True]),
    "count": (["cap", 0, "times"], [1, 4294967295], [-1, 4294967296, 0.5, "3", True]),
    "amount": (
        ["points", 0, "points"],
        [0, 3, 0.5, 2.001, -2, 8000000000000, -8000000000000],
        ["3", "0.5", True, None, 8000000000001, -8000000000001, 1e13, []],
    ),
    "period": (["cap", 0, "per"], ["day", "week", "month", "quarter", "half", "year", "all"], ["Day", "daily", "", 1]),
    "recurring": (["duty", 0, "per"], ["day", "week", "month", "quarter", "half", "year"], ["all", "Day", "", 1]),
    "word": (["item", 0, "nature"], ["simple", "complex", "hard"], ["Simple", "", "simple ", "难", 1]),
    "weekday": (["calendar", "weekday", 0, "on", 0], ["mon", "sun"], ["Mon", "monday", "一", "", 1]),
    "unpublished": (["calendar", "unpublished"], ["mark", "error"], ["refuse", "", True]),
}

# What a later check says of a place whose value could be read.
BEYOND_THE_LEAF = {"unknown_reference", "wrong_count", "no_default_sessions", "no_sessions", "deduction_without_duty"}


def around(path: list[Any], value: Any) -> Any:
    for step in reversed(path):
        value = [value] if step == 0 else {step: value}
    return value


def refused(path: list[Any], value: Any) -> tuple[bool, bool]:
    """Whether the schema and the reader refuse the value where it stands."""
    document = around(path, value)
    errors = list(SCHEME.iter_errors(document))
    by_schema = any(list(error.absolute_path)[: len(path)] == path for error in errors)
    place = re.sub(r"\.\[", "[", ".".join("[0]" if step == 0 else step for step in path))
    with pytest.raises(Faults) as raised:
        Scheme.read(json.dumps(document))
    said = {fault["code"] for fault in raised.value.faults if fault["path"] == place} - BEYOND_THE_LEAF
    # The share of a warning lies between 0 and 1: that is said of a ratio that could be read.
    if path[0] == "ladder":
        said.discard("out_of_bounds")
    return by_schema, bool(said)


@pytest.mark.parametrize("sort", LEAVES)
def test_s4_a_leaf_is_judged_by_the_schema_as_by_the_reader(sort: str) -> None:
    path, good, bad = LEAVES[sort]
    for value in good:
        assert refused(path, value) == (False, False), repr(value)
    for value in bad:
        assert refused(path, value) == (True, True), repr(value)


@pytest.mark.parametrize(
    ("sort", "value"),
    [
        ("name", "13800000000"),
        ("id", "网" * 22),
        ("session", "12:00-08:30"),
        ("session", "12:00-12:00"),
        ("ratio", 0.1234567),
        ("ratio", 1e10),
        ("whole", 1.0),
        ("amount", 0.0001),
    ],
)
def test_s4_what_a_schema_cannot_say_the_reader_says(sort: str, value: Any) -> None:
    assert refused(LEAVES[sort][0], value) == (False, True)


def test_s4_every_part_is_explained() -> None:
    """So an editor has something to show for each field, and for each word."""
    for kept in (SCHEME, ORG):
        tables = [kept.schema, *kept.schema["definitions"].values()]
        assert all(table["description"] and table["additionalProperties"] is False for table in tables)
        fields = [field for table in tables for field in table["properties"].values()]
        assert all(field["description"] for field in fields)
        for field in fields:
            if "enumDescriptions" in field:
                assert len(field["enumDescriptions"]) == len(field["enum"])
                assert field["x-taplo"]["docs"]["enumValues"] == field["enumDescriptions"]
