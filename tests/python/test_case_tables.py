"""Case tables (R0): the columns of any Arrow producer, of cases and of what happened to them."""

import datetime as dt
import gc
from typing import Any

import pytest
import wangge
from wangge import Activities, Cases, Faults, Org, Scheme

# Arrow libraries have no wheels for Python 3.10, which the package still serves.
pa = pytest.importorskip("pyarrow")
pl = pytest.importorskip("polars")

MARKS = ("effect", "duration", "attitude")
HOURS = [dt.datetime(2026, 3, 5, hour) for hour in (9, 10, 11, 15)]


@pytest.fixture(scope="module")
def org() -> Org:
    units = pa.table({"id": ["ds", "5", "7"], "tier": ["town", "grid1", "grid2"], "parent": [None, "ds", "5"]})
    serving = pa.table({"member": [1, 2], "as": ["volunteer"] * 2, "from": [dt.date(2022, 1, 1)] * 2})
    return Org.from_tables(Scheme.preset("dongshi"), units=units, enrolments=serving)


def given(**columns: Any) -> dict[str, Any]:
    """Two cases, with other columns in place of those given."""
    return {"case": [1, 2], "item": ["request.lighting"] * 2, "origin": ["7", "ds"]} | columns


def events(**columns: Any) -> dict[str, Any]:
    """What happened to them, with other columns in place of those given."""
    what = ["resolved", "accepted", "reported", "reported"]
    return {"case": [1, 1, 1, 2], "event": what, "at": HOURS[::-1]} | columns


def faults_of(cases: Any, happened: Any, org: Org) -> list[tuple[str, str]]:
    """Code and place of every fault of two tables."""
    with pytest.raises(Faults) as caught:
        Cases.from_events(cases, happened, org)
    return [(fault["code"], fault["path"]) for fault in caught.value.faults]


@pytest.mark.parametrize("frame", [pa.table, pl.DataFrame])
def test_r0_events_in_any_order_tell_what_became_of_cases(frame: Any, org: Org) -> None:
    """R0: rows are put in order; what nothing is said of is null."""
    cases = Cases.from_events(frame(given()), frame(events()), org)
    table = pl.DataFrame(cases.table())
    assert (len(cases), repr(cases)) == (2, "<wangge.Cases of 2 cases in 2 rows>")
    assert table["case"].to_list() == ["1", "2"]
    assert table["origin"].cast(pl.String).to_list() == ["7", "ds"]
    resolved = pa.array(cases["resolved_at"])
    assert str(resolved.type) == "timestamp[ms, tz=+08:00]"
    assert [at and at.replace(tzinfo=None) for at in resolved.to_pylist()] == [HOURS[3], None]
    assert "deadline" not in cases.columns
    with pytest.raises(KeyError):
        cases["deadline"]


def test_r0_only_what_happened_before_an_instant_is_read(org: Org) -> None:
    """R2: events before it, and of `resolved` those at it."""
    for as_of, known in (("2026-03-05T15:00:00+08:00", 1), ("2026-03-05T14:00:00+08:00", 0)):
        cases = Cases.from_events(pa.table(given()), pa.table(events()), org, as_of=as_of)
        assert pa.array(cases["resolved_at"]).null_count == 2 - known


def test_r0_instants_are_lent_by_a_table_that_lives_as_long(org: Org) -> None:
    """R0, X2: a column that is asked for twice stands at one address, and outlives its table."""
    cases = Cases.from_events(pa.table(given()), pa.table(events()), org)
    resolved, again = (pa.array(cases["resolved_at"]) for _ in range(2))
    assert resolved.buffers()[1].address == again.buffers()[1].address
    del cases
    gc.collect()
    assert [at and at.replace(tzinfo=None) for at in resolved.to_pylist()] == [HOURS[3], None]


def test_r0_a_supplied_table_makes_the_same_as_its_own_columns(org: Org) -> None:
    """R0: what a table gives it reads back, on any number of threads."""
    told = Cases.from_events(pa.table(given()), pa.table(events()), org, threads=3)
    back = Cases.from_table(told.table(), org, threads=2)
    assert pa.table(back.table()).equals(pa.table(told.table()))


def test_r2_columns_of_ones_own_are_summed_up_the_tree(org: Org) -> None:
    """R2: a case counts for its origin and every unit above; null adds nothing."""
    cases = Cases.from_table(given(case=pa.array([1, 2]), item=pa.array(["unlisted"] * 2),
                                   origin=pa.array(["7", "ds"]), reported_at=pa.array(HOURS[:2])), org)  # fmt: skip
    columns = {"some": pa.array([3, None], pa.uint8()), "late": pa.array([True, True]), "less": pa.array([-1, -2])}
    expected = [
        {"unit": "ds", "tier": 1, "some": 3, "late": 2, "less": -3},
        {"unit": "5", "tier": 2, "some": 3, "late": 1, "less": -1},
        {"unit": "7", "tier": 3, "some": 3, "late": 1, "less": -1},
    ]
    assert pa.table(cases.totals(columns)).to_pylist() == expected
    for wrong, code in (({"some": pa.array([1])}, "wrong_count"), ({"some": pa.array([0.5, 1.5])}, "wrong_type"),
                        ({"some": pa.array([1 << 62, 1 << 62])}, "out_of_bounds")):  # fmt: skip
        with pytest.raises(Faults) as caught:
            cases.totals(wrong)
        assert [(fault["code"], fault["path"]) for fault in caught.value.faults] == [(code, "totals.some")]


@pytest.mark.parametrize(
    ("cases", "happened", "expected"),
    [
        ({}, {"event": ["resolved", "acepted", "reported", "reported"]}, [("unknown_word", "events[1].event")]),
        ({}, {"case": [1, 9, 1, 2]}, [("unknown_reference", "events[1].case")]),
        ({"origin": ["7", "8"]}, {}, [("unknown_reference", "cases[1].origin")]),
        ({}, {"at": HOURS}, [("out_of_bounds", "events[0].at"), ("out_of_bounds", "events[1].at")]),
        ({}, {"event": ["resolved", "accepted", "reported", "closed"]}, [("missing_field", "cases[1].reported_at")]),
        ({}, {"event": ["resolved", "reported", "reported", "reported"]}, [("duplicate", "events[1].event")]),
        ({}, {"at": [None, *HOURS[:3][::-1]]}, [("missing_field", "events[0].at")]),
        ({}, {"unit": ["7", "nowhere", None, None]}, [("unknown_reference", "events[1].unit")]),
        ({}, {"tier": [None, 5, 1, None]}, [("out_of_bounds", "events[1].tier")]),
        ({}, {"when": HOURS}, [("unknown_field", "events.when")]),
        ({"reporter": ["x", "y"]}, {}, [("unknown_field", "cases.reporter")]),
        ({}, {"event": ["judged", "accepted", "reported", "reported"]}, [("missing_field", "events[0].verdict")]),
        ({}, {"event": ["evaluated", "accepted", "reported", "reported"], "effect": [6, 0, 0, 0]},
         [("out_of_bounds", "events[0].effect")]),
        ({}, {"breach": [1, 0, 0, 0]}, [("wrong_type", "events.breach")]),
    ],
)  # fmt: skip
def test_r0_everything_that_is_wrong_is_named(cases: Any, happened: Any, expected: Any, org: Org) -> None:
    """R0: each fault at its row and column."""
    assert faults_of(pa.table(given(**cases)), pa.table(events(**happened)), org) == expected


def test_r0_cases_of_wrong_events_take_no_part_if_so_asked(org: Org) -> None:
    """R0: report and skip; of a case all events are read or none."""
    wrong = pa.table(events(event=["resolved", "acepted", "reported", "reported"]))
    cases = Cases.from_events(pa.table(given()), wrong, org, skip=True)
    assert (len(cases), cases.skipped, pa.array(cases["case"]).to_pylist()) == (1, 1, ["2"])
    assert cases.faults is not None and cases.faults.faults[0]["code"] == "unknown_word"


def test_r0_appraisals_measure_a_table_of_cases(org: Org) -> None:
    """R2: marks of the table count in the year's stars; without it there are none. Never cases of another organisation."""
    deeds = Activities.read([], org)
    happened = events(event=["evaluated", "accepted", "reported", "reported"], **dict.fromkeys(MARKS, [5, 0, 0, 0]))
    cases = Cases.from_events(pa.table(given()), pa.table(happened), org)
    # Alone it carries the weight of all.
    for cases_given, marks in ((cases, 100), (None, None)):
        stars = deeds.appraisals(cases=cases_given).appraise("grid-star", "2026")
        (row,) = pa.table(stars.table()).to_pylist()
        assert (row["subject"], row["score.marks"]) == ("7", marks)
    with pytest.raises(TypeError):
        deeds.appraisals(cases=cases, events=[])
    other = Org.read({"units": [{"id": "ds", "tier": "town"}]}, Scheme.preset("dongshi"))
    with pytest.raises(wangge.WanggeError) as caught:
        Activities.read([], other).appraisals(cases=cases)
    assert caught.value.code == "other_org"
