"""T1, T4: every day from 2010 to 2026 against the days that PyPI's chinesecalendar knows."""

import datetime as dt

import chinese_calendar
import pytest
from wangge import Calendar

CALENDAR = Calendar()


def days(year: int) -> list[dt.date]:
    first = dt.date(year, 1, 1)
    return [first + dt.timedelta(day) for day in range((dt.date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", range(2010, 2027))
def test_t1_every_day_is_worked_or_off_as_published(year: int) -> None:
    told = {day: CALENDAR.day(day.isoformat()) for day in days(year)}
    assert [day for day in told if told[day]["working"] != chinese_calendar.is_workday(day)] == []
    # From 24 December on the last year's days wait for the next year's notice.
    unpublished = [day for day in told if not told[day]["published"]]
    assert unpublished == ([dt.date(2026, 12, day) for day in range(24, 32)] if year == 2026 else [])


@pytest.mark.parametrize("year", [2007, 2008, 2009])
def test_t4_years_before_the_table_are_not_published_and_follow_the_weekday(year: int) -> None:
    for day in days(year):
        told = CALENDAR.day(day.isoformat())
        assert not told["published"], day
        # The notice for 2010 already names the last days of December before it, if any.
        if told["reason"]["by"] == "weekday":
            assert told["working"] == (day.weekday() < 5), day


def test_t1_where_a_weekday_is_off_or_a_weekend_day_worked_a_notice_says_so() -> None:
    off = worked = 0
    for year in range(2010, 2027):
        for day in days(year):
            told = CALENDAR.day(day.isoformat())
            if told["working"] != (day.weekday() < 5):
                assert told["reason"]["by"] == "notice", day
                off, worked = off + (not told["working"]), worked + told["working"]
    known = [day for year in range(2010, 2027) for day in days(year)]
    assert off == sum(day.weekday() < 5 and not chinese_calendar.is_workday(day) for day in known)
    assert worked == sum(day.weekday() >= 5 and chinese_calendar.is_workday(day) for day in known)
