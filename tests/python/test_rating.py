"""Ratings (R5) of tables of any Arrow producer."""

import decimal
import doctest
import json
from typing import Any

import pytest
import wangge
from wangge import Faults, rate, text

# Arrow libraries have no wheels for Python 3.10, which the package still serves.
pa = pytest.importorskip("pyarrow")
pl = pytest.importorskip("polars")

GRADES: list[dict[str, Any]] = [{"code": "best", "name": "优秀", "quota": 0.5}, {"code": "rest", "name": "其余"}]
GRADING = {"grade": GRADES}


def rows(table: wangge.Table) -> list[dict[str, Any]]:
    """Rows, what is null left out."""
    found: list[dict[str, Any]] = pa.table(table).to_pylist()
    return [{key: value for key, value in row.items() if value is not None} for row in found]


def faults_of(table: Any, grading: Any = GRADING) -> list[tuple[str, str]]:
    with pytest.raises(Faults) as caught:
        rate(table, grading)
    return [(fault["code"], fault["path"]) for fault in caught.value.faults]


def test_r5_a_table_is_rated_as_its_rows() -> None:
    """R5: the same from texts, dictionaries, numbers and frames, on any number of threads."""
    subjects = [
        {"subject": f"m-{at}", "group": f"{at % 3}", "period": f"{2024 + at % 2}"}
        | ({} if at % 7 == 6 else {"total": at * 37 % 11 / 2})
        | ({"veto": "rest"} if at % 13 == 5 else {})
        for at in range(60)
    ]
    expected = json.loads(text.rate(json.dumps(subjects), json.dumps(GRADING)))
    table = pa.table({name: [row.get(name) for row in subjects] for name in ("subject", "group", "period", "total", "veto")})
    frame = pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)
    for given in (table, table.slice(0), frame, frame.cast({"group": pl.Categorical})):
        for threads in (1, 2):
            assert rows(rate(given, GRADING, threads)) == expected
    numbers = frame.with_columns(pl.col("group").cast(pl.UInt8), pl.col("period").cast(pl.Int64) * 10**12)
    rated = pl.DataFrame(rate(numbers, GRADING))
    assert rated.columns == ["subject", "group", "period", "n", "rank", "grade"]
    assert rated["period"].to_list() == numbers["period"].to_list()
    assert rated.select("n", "rank", "grade").to_dicts() == [
        {name: row.get(name) for name in ("n", "rank", "grade")} for row in expected
    ]


def test_r5_totals_are_numbers_of_any_kind() -> None:
    """V3: integers, floats, decimals of points; null is unrated, also from top to bottom."""
    tenths = [decimal.Decimal("1.5"), None, decimal.Decimal("0.5")]
    for totals in ([3, None, 1], [0.3, None, 0.1 + 0.1], tenths):
        assert rows(rate({"total": pa.array(totals)}, GRADING)) == [
            {"n": 2, "rank": 1, "grade": "best"},
            {},
            {"n": 2, "rank": 2, "grade": "rest"},
        ]
    assert rows(rate({"total": pa.nulls(2)}, GRADING)) == [{}, {}]
    assert len(rate({"total": pa.array([], pa.int64())}, json.dumps(GRADING))) == 0


def test_r5_a_group_may_be_absent() -> None:
    """R5: those without a group are peers of their own."""
    groups = pa.array(["a", None, "a", None, None]).dictionary_encode()
    table = {"group": groups, "total": pa.array([1, 2, 3, 4, 5])}
    assert [row["n"] for row in rows(rate(table, GRADING))] == [2, 3, 2, 3, 3]
    toml = 'ties = "strict"\n' + "".join(
        f'[[grade]]\ncode = "{row["code"]}"\nname = "{row["name"]}"\n' + (f'quota = {row["quota"]}\n' if "quota" in row else "")
        for row in GRADES
    )
    assert rows(rate(table, toml)) == rows(rate(table, {**GRADING, "ties": "strict"}))


def test_r5_faults_name_column_and_row() -> None:
    """S2: all that is wrong, at once."""
    total, veto = pa.array([1.0, float("nan"), 9e15, 0.12345]), pa.array(["best", None, "beast", "rest"])
    assert faults_of({"total": total, "veto": veto}) == [
        ("bad_amount", "subjects[1].total"),
        ("out_of_range", "subjects[2].total"),
        ("unknown_reference", "subjects[2].veto"),
        ("bad_amount", "subjects[3].total"),
    ]
    assert faults_of({"totals": total}) == [("missing_field", "subjects.total"), ("unknown_field", "subjects.totals")]
    assert faults_of({"total": veto, "group": total}) == [
        ("wrong_type", "subjects.group"),
        ("wrong_type", "subjects.total"),
    ]
    assert faults_of({"total": total, "group": pa.array(["a"])}) == [("wrong_count", "subjects.group")]
    assert faults_of({"total": total}, {"grade": GRADES[:1]}) == [("wrong_count", "grade")]
    with pytest.raises(TypeError):
        rate([{"total": 1}], GRADING)  # type: ignore[arg-type]


def test_the_example_of_rate_holds() -> None:
    """The docstring of ``rate``."""
    tests = doctest.DocTestFinder(exclude_empty=False).find(rate, "rate", globs={"wangge": wangge})
    assert sum(len(test.examples) for test in tests) == 4
    assert all(doctest.DocTestRunner().run(test).failed == 0 for test in tests)
