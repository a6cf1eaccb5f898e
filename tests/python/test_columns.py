"""Columns of instants (V1): any Arrow producer, any unit, with a zone or without."""

import datetime as dt
import pathlib

from typing import Any

import pytest
from wangge import Calendar, Faults, Scheme

# Arrow libraries have no wheels for Python 3.10, which the package still serves.
pa = pytest.importorskip("pyarrow")
pc = pytest.importorskip("pyarrow.compute")
pl = pytest.importorskip("polars")

PRESET = pathlib.Path(__file__).parents[2] / "core/src/scheme/presets/dongshi.toml"

UTC = pa.timestamp("ms", "UTC")
CALENDAR = Calendar()


def elsewhere(offset: str) -> Calendar:
    """The calendar of a scheme at another offset."""
    return Scheme.read(PRESET.read_text("utf-8").replace('offset = "+08:00"', f'offset = "{offset}"')).calendar


def read(source: Any, calendar: Calendar = CALENDAR) -> Any:
    """The instants of a column as they were read: a minute before what is due a minute later."""
    later = pa.array(calendar.deadlines(source, 1, "min").deadline)
    return pc.subtract(later.cast(pa.int64()), 60_000).cast(UTC)


def refused(source: Any) -> list[tuple[str, str]]:
    """Code and place of every row that is refused."""
    with pytest.raises(Faults) as caught:
        read(source)
    return [(fault["code"], fault["path"]) for fault in caught.value.faults]


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
        assert read(column) == pa.array([millis, None], UTC)


def test_v1_without_a_zone_the_offset_counts_and_with_one_it_does_not() -> None:
    noon = dt.datetime(2026, 3, 5, 12)
    bare = pa.array([noon], pa.timestamp("ms"))
    zoned = pa.array([noon], UTC)
    assert read(bare) == pa.array([noon - dt.timedelta(hours=8)], UTC)
    assert read(bare, elsewhere("-01:30")) == pa.array([noon + dt.timedelta(minutes=90)], UTC)
    assert read(zoned, elsewhere("-01:30")) == zoned


def test_v1_beyond_the_range_the_row_is_named() -> None:
    first, last = -2_208_988_800, 7_258_118_399
    assert len(read(pa.array([first, last - 60], pa.timestamp("s", "UTC")))) == 2
    for value in (first - 1, last + 1, 2**63 - 1, -(2**63)):
        column = pa.chunked_array([pa.array([0, None], pa.timestamp("s", "UTC")), pa.array([value], pa.timestamp("s", "UTC"))])
        assert refused(column) == [("out_of_range", "[2]")]


def test_what_stands_under_a_null_does_not_matter() -> None:
    beyond = pa.array([2**63 - 1, 5], pa.int64())
    column = pa.Array.from_buffers(pa.timestamp("s", "UTC"), 2, [pa.py_buffer(b"\x02"), beyond.buffers()[1]])
    assert read(column) == pa.array([None, 5000], UTC)


def test_chunks_and_slices_are_read_in_order() -> None:
    whole = pa.array(range(10), UTC)
    chunked = pa.chunked_array([whole.slice(0, 3), whole.slice(3, 0), whole.slice(3, 7)])
    assert read(chunked) == whole
    assert read(whole.slice(2, 5)) == whole.slice(2, 5)
    assert len(read(pa.chunked_array([], UTC))) == 0


def test_polars_gives_and_takes() -> None:
    series = pl.Series([dt.datetime(2026, 3, 5, 12), None]).dt.replace_time_zone("Asia/Shanghai")
    again = pl.Series(CALENDAR.deadlines(series, pl.Series([1, 1]), "min").deadline)
    assert again.to_list() == [series[0] + dt.timedelta(minutes=1), None]


def test_a_column_outlives_its_source_and_can_be_taken_twice() -> None:
    found = CALENDAR.deadlines(pa.array([1, 2, 3], UTC), 1, "min")
    first, second = pa.array(found.deadline), pa.array(found.deadline)
    assert repr(found.deadline) == '<wangge.Column of Timestamp(ms, "+08:00"), length 3>'
    assert repr(found) == "<wangge.Deadlines, length 3, edition 2026>"
    del found
    assert first == second == pa.array([60_001, 60_002, 60_003], pa.timestamp("ms", "+08:00"))


@pytest.mark.parametrize("source", [3, [dt.datetime(2026, 3, 5)], pa.array([1]), pa.array(["x"]), pa.table({"t": [1]})])
def test_what_is_no_column_of_timestamps_is_a_type_error(source: object) -> None:
    with pytest.raises(TypeError, match="column"):
        read(source)


def test_a_broken_producer_is_an_error() -> None:
    class Broken:
        def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
            return ("schema", "array")

    with pytest.raises(TypeError):
        read(Broken())
    schema, array = pa.array([1], UTC).__arrow_c_array__()

    class Swapped(Broken):
        def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
            return (array, schema)

    class Spent(Broken):
        def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
            return (schema, array)

    with pytest.raises(ValueError, match="incorrect name"):
        read(Swapped())
    assert len(read(Spent())) == 1
    with pytest.raises(ValueError, match="released"):
        read(Spent())
