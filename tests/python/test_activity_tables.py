"""Activity tables (R0, P1): the columns of any Arrow producer, where they lie."""

import datetime as dt
import decimal
import doctest

from typing import Any

import pytest
import wangge
from wangge import Activities, Faults, Org, Scheme
from wangge._native import addresses

# Arrow libraries have no wheels for Python 3.10, which the package still serves.
pa = pytest.importorskip("pyarrow")
pl = pytest.importorskip("polars")

NOON = dt.datetime(2026, 3, 5, 12)


@pytest.fixture(scope="module")
def org() -> Org:
    units = pa.table({"id": ["ds", "7"], "tier": ["town", "grid1"], "parent": [None, "ds"]})
    serving = pa.table({"member": [1, 2], "as": ["volunteer"] * 2, "from": [dt.date(2022, 1, 1)] * 2})
    return Org.from_tables(Scheme.preset("dongshi"), units=units, enrolments=serving)


def deeds(**columns: Any) -> dict[str, Any]:
    """Three deeds, with other columns in place of those given."""
    return {"member": ["1", "2", "1"], "unit": ["7", "ds", "7"], "kind": ["visit"] * 3, "at": [NOON] * 3} | columns


def faults_of(table: Any, org: Org) -> list[tuple[str, str]]:
    """Code and place of every fault of a table."""
    with pytest.raises(Faults) as caught:
        Activities.from_table(table, org)
    return [(fault["code"], fault["path"]) for fault in caught.value.faults]


def held(column: Any) -> tuple[int, int]:
    """Where a pyarrow column holds its values and its bitmap; of texts where their bytes lie."""
    bitmap, *_, values = column.buffers()
    width = 1 if pa.types.is_string(column.type) or pa.types.is_large_string(column.type) else column.type.bit_width // 8
    shift = 0 if width == 1 and len(column.buffers()) == 3 else column.offset * width
    return values.address + shift, bitmap.address if bitmap else 0


@pytest.mark.parametrize("first", [0, 8, 9])
def test_r0_columns_are_read_where_they_lie(first: int) -> None:
    """R0: values, keys of dictionaries and bitmaps are those of the producer, also of a slice."""
    rows = 40
    some = [None if row % 5 == 4 else row for row in range(rows)]
    columns = {
        "id": pa.array(range(rows), pa.uint32()),
        "member": pa.array(["m"] * rows).dictionary_encode(),
        "unit": pa.array(some, pa.uint8()),
        "kind": pa.array(["visit"] * rows, pa.large_string()),
        "at": pa.array(some, pa.timestamp("us", "Asia/Shanghai")),
        "quantity": pa.array([None if row is None else row / 2 for row in some]),
        "target": pa.array([None if row is None else str(row) for row in some]),
        "verified_by": pa.array(some, pa.int64()),
        "filed_at": pa.array(some, pa.date32()),
        "reverses": pa.array(some, pa.int16()),
    }
    columns = {name: column.slice(first) for name, column in columns.items()}
    keys = columns | {"member": columns["member"].indices}
    expected = {name: held(column) for name, column in keys.items()}
    for table in (pa.table(columns), pa.record_batch(columns), columns):
        assert dict(addresses(table)) == expected
    money = pa.array([1, None], pa.decimal128(9, 2))
    assert dict(addresses(deeds_of(quantity=money, rows=2)))["quantity"] == held(money)
    series = pl.DataFrame({"member": [1, 2], "unit": [3, 4], "kind": [5, 6], "at": [NOON] * 2})
    here = {name: held(series[name].to_arrow()) for name in series.columns}
    assert dict(addresses(series)) == here


def deeds_of(rows: int, **columns: Any) -> Any:
    plain = {name: pa.array(values[:rows]) for name, values in deeds().items()}
    return pa.table(plain | columns)


def test_r0_every_producer_says_the_same(org: Org) -> None:
    """R0"""
    names = {name: pa.array(values) for name, values in deeds().items()}
    tables: list[Any] = [names, pa.table(names), pa.record_batch(names), pl.DataFrame(deeds())]
    tables.append(pl.DataFrame(deeds(member=[1, 2, 1])))
    tables.append(pl.DataFrame(deeds()).with_columns(pl.col("member", "unit", "kind").cast(pl.Categorical)))
    tables.append(pa.concat_tables([pa.table(names).slice(0, 2), pa.table(names).slice(2)]))
    tables.append(pl.concat([pl.DataFrame(deeds()), pl.DataFrame(deeds())], rechunk=False))
    for table in tables:
        activities = Activities.from_table(table, org)
        assert (len(activities) % 3, activities.skipped, activities.faults) == (0, 0, None)
    assert len(Activities.from_table(pl.DataFrame(deeds()).clear(), org)) == 0
    assert repr(Activities.from_table(names, org)) == "<wangge.Activities of 3 records>"


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_v1_instants_of_any_unit_with_a_zone_or_without(org: Org, unit: str) -> None:
    """V1, P1: the day of a record in local time decides whether its member served."""
    eve, morning = dt.datetime(2021, 12, 31, 23, 30), dt.datetime(2022, 1, 1, 0, 30)
    bare = pa.array([eve, morning, None], pa.timestamp(unit))
    zoned = pa.array([eve, morning, None], pa.timestamp(unit, "UTC"))
    assert faults_of(deeds_of(3, at=bare), org) == [("not_serving_then", "activities[0].member"), ("missing_field", "activities[2].at")]
    assert faults_of(deeds_of(3, at=zoned), org) == [("missing_field", "activities[2].at")]
    days = pa.array([dt.date(2021, 12, 31), dt.date(2022, 1, 1), None])
    assert faults_of(deeds_of(3, at=days), org) == faults_of(deeds_of(3, at=bare), org)


def test_v3_quantities_are_whole_numbers_floats_or_decimals(org: Org) -> None:
    """V3, P1"""
    half, least = decimal.Decimal("0.5"), decimal.Decimal("-0.0001")
    for type_ in (pa.float32(), pa.float64(), pa.decimal32(9, 4), pa.decimal64(18, 4), pa.decimal128(38, 4)):
        column = pa.array([half, None, half]).cast(type_)
        assert len(Activities.from_table(deeds_of(3, quantity=column), org)) == 3
        column = pa.array([half, least, decimal.Decimal(-1)]).cast(type_)
        found = [("bad_amount", "activities[1].quantity"), ("out_of_bounds", "activities[2].quantity")]
        assert faults_of(deeds_of(3, quantity=column), org) == found
    for whole in (pa.int8(), pa.int64(), pa.uint64()):
        assert len(Activities.from_table(deeds_of(3, quantity=pa.array([0, None, 3], whole)), org)) == 3
    for other in (pa.array(["1"] * 3), pa.array([True] * 3), pa.array([1] * 3).cast(pa.decimal256(40, 0))):
        assert faults_of(deeds_of(3, quantity=other), org) == [("wrong_type", "activities.quantity")]


def test_r0_faults_of_columns_stand_at_the_column(org: Org) -> None:
    """R0: also a column nobody knows, which could be one misspelt."""
    table = pl.DataFrame(deeds(at=["2026-03-05"] * 3, verifed_by=["1"] * 3)).drop("member")
    assert faults_of(table, org) == [
        ("wrong_type", "activities.at"),
        ("missing_field", "activities.member"),
        ("unknown_field", "activities.verifed_by"),
    ]
    with pytest.raises(Faults) as caught:
        Activities.from_table(pl.DataFrame(deeds(verifed_by=["1"] * 3)), org, skip=True)
    assert caught.value.faults[0]["facts"] == {"field": "verifed_by", "nearest": "verified_by"}
    other = {name: pa.array(values[: 2 if name == "kind" else 3]) for name, values in deeds().items()}
    assert faults_of(other, org) == [("wrong_count", "activities.kind")]
    for source in (3, deeds(), pa.array([1])):
        with pytest.raises(TypeError):
            Activities.from_table(source, org)  # type: ignore[arg-type]


def test_p1_rows_that_are_wrong_are_refused_or_skipped(org: Org) -> None:
    """P1: all of them at once, at their places."""
    table = pl.DataFrame(deeds(member=["1", "3", "1"], kind=["visit", "visit", "vist"], filed_at=[NOON, None, dt.datetime(2026, 3, 4)]))
    found = [
        ("unknown_reference", "activities[1].member"),
        ("filed_early", "activities[2].filed_at"),
        ("unknown_reference", "activities[2].kind"),
    ]
    assert faults_of(table, org) == found
    activities = Activities.from_table(table, org, skip=True)
    assert (len(activities), activities.skipped) == (3, 2)
    faults = activities.faults
    assert faults is not None and [(fault["code"], fault["path"]) for fault in faults.faults] == found


def test_an_empty_column_is_none_but_one_that_must_be_is_missed(org: Org) -> None:
    """R0: polars and pyarrow alike."""
    nothing = {"target": [None] * 3, "verified_by": [None] * 3, "quantity": [None] * 3}
    for table in (pl.DataFrame(deeds(**nothing)), pa.table(deeds(**nothing))):
        assert len(Activities.from_table(table, org)) == 3
    for table in (pl.DataFrame(deeds(at=[None] * 3)), pa.table(deeds(at=pa.nulls(3)))):
        assert faults_of(table, org) == [("missing_field", f"activities[{row}].at") for row in range(3)]


def test_r0_ids_are_doubled_and_reversed_by_number_or_text(org: Org) -> None:
    """R0, P1"""
    table = deeds_of(3, id=pa.array([10, 9, 10]), reverses=pa.array([None, None, 9]))
    assert ("duplicate", "activities[2].id") in faults_of(table, org)
    assert len(Activities.from_table(deeds_of(3, reverses=pa.array([None, None, "0"])), org)) == 3


@pytest.mark.parametrize("method", [Org.from_tables, Activities.from_table])
def test_examples_are_true(method: Any) -> None:
    found = doctest.DocTestParser().get_doctest(method.__doc__, dict(vars(wangge)), method.__name__, None, None)
    done = doctest.DocTestRunner().run(found)
    assert done.attempted > 2 and done.failed == 0
