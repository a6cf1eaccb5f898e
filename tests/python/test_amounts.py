"""Columns of amounts (V3): integers, decimals and floats of any Arrow producer."""

import decimal

import pytest
from wangge import BadValue
from wangge._native import read_amounts

pa = pytest.importorskip("pyarrow")

INTEGERS = [pa.int8(), pa.int16(), pa.int32(), pa.int64(), pa.uint8(), pa.uint16(), pa.uint32(), pa.uint64()]
DECIMALS = [pa.decimal32(9, 4), pa.decimal64(18, 4), pa.decimal128(38, 4)]


@pytest.mark.parametrize("type_", INTEGERS)
def test_v3_integers_are_whole_units(type_: object) -> None:
    assert pa.array(read_amounts(pa.array([3, None, 0], type_))) == pa.array([3.0, None, 0.0])


@pytest.mark.parametrize("type_", DECIMALS)
def test_v3_decimals_are_exact(type_: object) -> None:
    column = pa.array([decimal.Decimal("12.3450"), None, decimal.Decimal("-0.1")], type_)
    assert pa.array(read_amounts(column)) == pa.array([12.345, None, -0.1])
    with pytest.raises(BadValue) as caught:
        read_amounts(pa.array([0, decimal.Decimal("0.0001")], type_))
    assert (caught.value.code, caught.value.path) == ("bad_amount", "[1]")


def test_v3_a_float_counts_within_a_millionth_of_a_thousandth() -> None:
    column = pa.array([0.1 + 0.2, 1.0000005, None, -0.0])
    assert pa.array(read_amounts(column)) == pa.array([0.3, 1.0, None, 0.0])
    assert pa.array(read_amounts(pa.array([0.1], pa.float32()))) == pa.array([0.1])
    for number in (0.0001, float("nan"), float("inf")):
        with pytest.raises(BadValue) as caught:
            read_amounts(pa.chunked_array([[1.0, 2.0], [number]]))
        assert (caught.value.code, caught.value.path) == ("bad_amount", "[2]")


@pytest.mark.parametrize("number", [8_000_000_000_001, -8_000_000_000_001, 2**63 - 1, -(2**63)])
def test_v3_beyond_the_range_the_row_is_named(number: int) -> None:
    with pytest.raises(BadValue) as caught:
        read_amounts(pa.array([8_000_000_000_000, number]))
    assert (caught.value.code, caught.value.path) == ("out_of_range", "[1]")
    assert caught.value.zh == "超出允许的范围"


@pytest.mark.parametrize("source", [pa.array(["1"]), pa.array([True]), pa.array([1], pa.timestamp("s"))])
def test_what_is_no_column_of_numbers_is_a_type_error(source: object) -> None:
    with pytest.raises(TypeError, match="column of numbers"):
        read_amounts(source)  # type: ignore[arg-type]
