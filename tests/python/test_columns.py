"""Columns of instants (V1): any Arrow producer, any unit, with a zone or without."""

import datetime as dt

import pytest
from wangge import BadValue
from wangge._native import read_instants

pa = pytest.importorskip("pyarrow")
pl = pytest.importorskip("polars")

UTC = pa.timestamp("ms", "UTC")


def test_v1_any_unit_is_read_and_finer_input_is_floored() -> None:
    for unit, value, millis in [
        ("s", -3, -3000),
        ("ms", -3, -3),
        ("us", -1, -1),
        ("us", 1999, 1),
        ("ns", -1_000_001, -2),
        ("ns", 1_999_999, 1),
    ]:
        column = pa.array([value, None], pa.timestamp(unit, "Asia/Shanghai"))
        assert pa.array(read_instants(column)) == pa.array([millis, None], UTC)


def test_v1_without_a_zone_the_offset_counts_and_with_one_it_does_not() -> None:
    noon = dt.datetime(2026, 3, 5, 12)
    bare = pa.array([noon], pa.timestamp("ms"))
    zoned = pa.array([noon], UTC)
    assert pa.array(read_instants(bare)) == pa.array([noon - dt.timedelta(hours=8)], UTC)
    assert pa.array(read_instants(bare, -90)) == pa.array([noon + dt.timedelta(minutes=90)], UTC)
    assert pa.array(read_instants(zoned, -90)) == zoned


def test_v1_beyond_the_range_the_row_is_named() -> None:
    first, last = -2_208_988_800, 7_258_118_399
    assert len(read_instants(pa.array([first, last], pa.timestamp("s", "UTC")))) == 2
    for value in (first - 1, last + 1, 2**63 - 1, -(2**63)):
        column = pa.chunked_array([pa.array([0, None], pa.timestamp("s", "UTC")), pa.array([value], pa.timestamp("s", "UTC"))])
        with pytest.raises(BadValue) as caught:
            read_instants(column)
        assert (caught.value.code, caught.value.path) == ("out_of_range", "[2]")


def test_what_stands_under_a_null_does_not_matter() -> None:
    beyond = pa.array([2**63 - 1, 5], pa.int64())
    column = pa.Array.from_buffers(pa.timestamp("s", "UTC"), 2, [pa.py_buffer(b"\x02"), beyond.buffers()[1]])
    assert pa.array(read_instants(column)) == pa.array([None, 5000], UTC)


def test_chunks_and_slices_are_read_in_order() -> None:
    whole = pa.array(range(10), UTC)
    chunked = pa.chunked_array([whole.slice(0, 3), whole.slice(3, 0), whole.slice(3, 7)])
    assert pa.array(read_instants(chunked)) == whole
    assert pa.array(read_instants(whole.slice(2, 5))) == whole.slice(2, 5)
    assert len(read_instants(pa.chunked_array([], UTC))) == 0


def test_polars_gives_and_takes() -> None:
    series = pl.Series([dt.datetime(2026, 3, 5, 12), None]).dt.replace_time_zone("Asia/Shanghai")
    again = pl.Series(read_instants(series))
    assert again.to_list() == series.to_list()


def test_a_column_outlives_its_source_and_can_be_taken_twice() -> None:
    column = read_instants(pa.array([1, 2, 3], UTC))
    first, second = pa.array(column), pa.array(column)
    assert repr(column) == '<wangge.Column of Timestamp(ms, "UTC"), length 3>'
    del column
    assert first == second == pa.array([1, 2, 3], UTC)


@pytest.mark.parametrize("source", [3, [dt.datetime(2026, 3, 5)], pa.array([1]), pa.array(["x"]), pa.table({"t": [1]})])
def test_what_is_no_column_of_timestamps_is_a_type_error(source: object) -> None:
    with pytest.raises(TypeError, match="column"):
        read_instants(source)  # type: ignore[arg-type]


def test_a_broken_producer_is_an_error() -> None:
    class Broken:
        def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
            return ("schema", "array")

    with pytest.raises(TypeError):
        read_instants(Broken())
    schema, array = pa.array([1], UTC).__arrow_c_array__()

    class Swapped(Broken):
        def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
            return (array, schema)

    class Spent(Broken):
        def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
            return (schema, array)

    with pytest.raises(ValueError, match="incorrect name"):
        read_instants(Swapped())
    assert len(read_instants(Spent())) == 1
    with pytest.raises(ValueError, match="released"):
        read_instants(Spent())
