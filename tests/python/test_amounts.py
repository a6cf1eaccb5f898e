"""Columns of amounts (V3): integers, decimals and floats of any Arrow producer."""

import decimal

from typing import Any

import pytest
from wangge import Calendar, Faults

# Arrow libraries have no wheels for Python 3.10, which the package still serves.
pa = pytest.importorskip("pyarrow")

INTEGERS = [pa.int8(), pa.int16(), pa.int32(), pa.int64(), pa.uint8(), pa.uint16(), pa.uint32(), pa.uint64()]
CALENDAR = Calendar()
DECIMALS = [pa.decimal32(9, 4), pa.decimal64(18, 4), pa.decimal128(38, 4)]




def read(column: Any) -> list[int | None]:
    """The amounts of a column in thousandths: each is as long in minutes as 60 ms are from 1970 on."""
    starts = pa.array([0] * len(column), pa.timestamp("ms", "UTC"))
    ends = pa.array(CALENDAR.deadlines(starts, column, "min").deadline).cast(pa.int64())
    return [None if millis is None else millis // 60 for millis in ends.to_pylist()]


def refused(column: Any) -> list[tuple[str, str]]:
    """Code and place of every row that is refused."""
    with pytest.raises(Faults) as caught:
        read(column)
    assert (caught.value.code, caught.value.facts) == ("rows", {"count": len(caught.value.faults)})
    return [(fault["code"], fault["path"]) for fault in caught.value.faults]


@pytest.mark.parametrize("type_", INTEGERS)
def test_v3_integers_are_whole_units(type_: object) -> None:
    assert read(pa.array([3, None, 1], type_)) == [3000, None, 1000]


@pytest.mark.parametrize("type_", DECIMALS)
def test_v3_decimals_are_exact(type_: object) -> None:
    column = pa.array([decimal.Decimal("12.3450"), None, decimal.Decimal("0.1")], type_)
    assert read(column) == [12345, None, 100]
    assert refused(pa.array([1, decimal.Decimal("0.0001")], type_)) == [("bad_amount", "[1]")]


def test_v3_a_float_counts_within_a_millionth_of_a_thousandth() -> None:
    assert read(pa.array([0.1 + 0.2, 1.0000005, None])) == [300, 1000, None]
    assert read(pa.array([0.1], pa.float32())) == [100]
    for number in (0.0001, float("nan"), float("inf")):
        assert refused(pa.chunked_array([[1.0, 2.0], [number]])) == [("bad_amount", "[2]")]


@pytest.mark.parametrize("number", [8_000_000_000_001, -8_000_000_000_001, 2**63 - 1, -(2**63)])
def test_v3_t2_beyond_the_range_the_row_is_named(number: int) -> None:
    assert refused(pa.array([1, number])) == [("bad_duration", "[1]")]
    assert refused(pa.array([1, float(number)])) == [("out_of_range", "[1]")]


def test_what_stands_under_a_null_does_not_matter() -> None:
    column = pa.Array.from_buffers(pa.float64(), 2, [pa.py_buffer(b"\x02"), pa.array([float("nan"), 5.0]).buffers()[1]])
    assert read(column) == [None, 5000]


@pytest.mark.parametrize("source", [pa.array(["1"]), pa.array([True]), pa.array([1], pa.timestamp("s"))])
def test_what_is_no_column_of_numbers_is_a_type_error(source: object) -> None:
    with pytest.raises(TypeError, match="column of numbers"):
        read(source)
