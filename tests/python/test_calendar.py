"""The working calendar (T1-T6): single questions and whole columns."""

import datetime as dt
import json
import pickle
import threading
from typing import Any

import pytest
import wangge
from wangge import BadValue, Calendar, Faults, Scheme, WanggeError, text

# Arrow libraries have no wheels for Python 3.10, which the package still serves.
pa = pytest.importorskip("pyarrow")
pl = pytest.importorskip("polars")

CALENDAR = Calendar()
LOCAL = pa.timestamp("ms", "+08:00")
BEIJING = dt.timezone(dt.timedelta(hours=8))


def starts(*texts: str | None) -> Any:
    return pa.array([None if text is None else dt.datetime.fromisoformat(text) for text in texts], LOCAL)


def test_t6_make_up_days_are_counted() -> None:
    answer = CALENDAR.deadline("2026-02-12T10:00:00+08:00", "7个工作日")
    assert answer == {"deadline": "2026-02-28T17:30:00+08:00", "edition": 2026, "unpublished": False}
    assert json.loads(text.deadline(CALENDAR, "2026-02-12T10:00:00+08:00", "7wd")) == answer


def test_t3_between_is_working_time_and_turns_its_sign() -> None:
    friday, monday = "2026-03-06T17:00:00+08:00", "2026-03-09T09:00:00+08:00"
    assert CALENDAR.between(friday, monday) == {"millis": 3_600_000, "edition": 2026}
    assert CALENDAR.between(monday, friday)["millis"] == -3_600_000
    there, back = starts(friday, monday, None), starts(monday, friday, friday)
    assert pa.array(CALENDAR.between_many(there, back)) == pa.array([3_600_000, -3_600_000, None])


def test_t1_a_day_says_why_it_is_one() -> None:
    day = CALENDAR.day("2026-02-28")
    assert day["working"] and day["sessions"] == ["08:30-12:00", "14:30-17:30"]
    assert day["reason"] == {"by": "notice", "year": 2026, "number": "国办发明电〔2025〕7号", "issued": "2025-11-04"}


@pytest.mark.parametrize("unit", ["min", "h", "d", "wh", "wd"])
def test_t5_a_column_answers_as_its_rows_do(unit: Any) -> None:
    column = [f"2026-{month:02}-{day:02}T{hour:02}:47:00+08:00" for month in (1, 6, 12) for day in (1, 14, 28) for hour in (0, 9, 23)]
    numbers = [row % 9 + 1 for row in range(len(column))]
    found = CALENDAR.deadlines(starts(*column), pa.array(numbers), unit)
    singly = [CALENDAR.deadline(start, f"{n}{unit}") for start, n in zip(column, numbers)]
    ends = [end.astimezone(BEIJING).isoformat() for end in pa.array(found.deadline).to_pylist()]
    assert ends == [answer["deadline"] for answer in singly]
    assert pa.array(found.unpublished).to_pylist() == [answer["unpublished"] for answer in singly]
    assert (len(found), found.edition) == (len(column), 2026)
    assert any(answer["unpublished"] for answer in singly) == (unit in ("wh", "wd"))


def test_nulls_in_give_nulls_out_on_either_side() -> None:
    noon = "2026-03-05T12:00:00+08:00"
    found = CALENDAR.deadlines(starts(noon, None, noon, None), pa.array([1, 1, None, None]), "wd")
    ends = pa.array(found.deadline)
    assert ends.type == LOCAL
    assert ends.to_pylist()[1:] == [None, None, None] and ends[0].as_py() == dt.datetime(2026, 3, 6, 17, 30, tzinfo=BEIJING)
    assert pa.array(found.unpublished).to_pylist() == [False, None, None, None]
    alone = CALENDAR.deadlines(starts(None, noon), 1, "wd")
    assert pa.array(alone.deadline).to_pylist() == [None, ends[0].as_py()]


def test_every_bad_row_is_named_once_in_order_whatever_is_wrong_with_it() -> None:
    rows = 10_000
    whole = pa.array([0] * rows, LOCAL)
    numbers = pa.array([float("nan") if row == 4097 else None if row == 3 else -1.0 if row in (5, 9999) else 1.0 for row in range(rows)])
    millis = pa.array([2**62 if row == 7 else 0 for row in range(rows)], LOCAL)
    with pytest.raises(Faults) as caught:
        CALENDAR.deadlines(pa.chunked_array([millis.slice(0, 6), millis.slice(6)]), numbers, "wd")
    faults = [(fault["path"], fault["code"]) for fault in caught.value.faults]
    assert faults == [("[5]", "bad_duration"), ("[7]", "out_of_range"), ("[4097]", "bad_amount"), ("[9999]", "bad_duration")]
    assert (caught.value.code, caught.value.facts) == ("rows", {"count": 4})
    assert caught.value.zh.startswith("共4行没有结果，第一处为第5行")
    with pytest.raises(Faults, match="not equally long"):
        CALENDAR.deadlines(whole, pa.array([1]), "wd")
    with pytest.raises(Faults) as between:
        CALENDAR.between_many(millis, whole)
    assert [fault["path"] for fault in between.value.faults] == ["[7]"]


def test_of_too_many_bad_rows_the_first_are_named_and_all_are_counted() -> None:
    with pytest.raises(Faults) as caught:
        CALENDAR.deadlines(pa.array([0] * 10_001, LOCAL), 0, "wh")
    assert (len(caught.value.faults), caught.value.facts) == (10_000, {"count": 10_001})


def test_t4_a_scheme_may_refuse_what_is_unpublished() -> None:
    strict = wangge.Scheme.read(preset().replace('unpublished = "mark"', 'unpublished = "error"')).calendar
    with pytest.raises(WanggeError) as caught:
        strict.deadline("2026-12-30T09:00:00+08:00", "3wd")
    assert (caught.value.code, caught.value.facts) == ("unpublished", {"day": "2026-12-30", "edition": 2026})
    column = starts("2026-03-05T09:00:00+08:00", None, "2026-12-30T09:00:00+08:00")
    with pytest.raises(Faults) as many:
        strict.deadlines(column, 3, "wd")
    assert [(fault["path"], fault["code"]) for fault in many.value.faults] == [("[2]", "unpublished")]


def preset() -> str:
    import pathlib

    return (pathlib.Path(__file__).parents[2] / "core/src/scheme/presets/dongshi.toml").read_text("utf-8")


def test_what_is_no_question_is_refused() -> None:
    for call in (
        lambda: CALENDAR.deadline("2026-02-30T10:00:00+08:00", "1wd"),
        lambda: CALENDAR.deadline("2026-02-12T10:00:00+08:00", "0wh"),
        lambda: CALENDAR.day("2026-02-30"),
        lambda: CALENDAR.deadlines(starts(), 1, "weeks"),  # type: ignore[arg-type]
        lambda: CALENDAR.deadlines(starts(), 0.1 + 0.2, "wh"),
    ):
        with pytest.raises(BadValue):
            call()
    for number in ("1", None, [1]):
        with pytest.raises(TypeError, match="a number"):
            CALENDAR.deadlines(starts(), number, "wd")  # type: ignore[arg-type]


def test_handles_cross_processes_whole() -> None:
    other = Scheme.read(preset().replace('offset = "+08:00"', 'offset = "+07:00"')).calendar
    for calendar in (CALENDAR, other):
        again = pickle.loads(pickle.dumps(calendar))
        assert repr(again) == repr(calendar)
        assert text.day(again, "2026-03-05") == text.day(calendar, "2026-03-05")
    assert repr(CALENDAR) == "<wangge.Calendar of edition 2026, offset +08:00>"
    with pytest.raises(AttributeError):
        CALENDAR.edition = 1  # type: ignore[misc]


def test_polars_takes_deadlines_over() -> None:
    found = CALENDAR.deadlines(pl.Series([dt.datetime(2026, 2, 12, 10)]), pl.Series([7]), "wd")
    series = pl.Series(found.deadline)
    assert series.dt.epoch("ms").to_list() == [1_772_271_000_000]


def test_other_threads_run_while_a_column_is_counted() -> None:
    column = pa.array(range(1_700_000_000_000, 1_700_000_000_000 + 2_000_000), LOCAL)
    ticks = 0
    done = threading.Event()

    def count() -> None:
        CALENDAR.deadlines(column, 3, "wd")
        done.set()

    worker = threading.Thread(target=count)
    worker.start()
    while not done.is_set():
        ticks += 1
    worker.join()
    assert ticks > 0
