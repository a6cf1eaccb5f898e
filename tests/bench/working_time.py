"""Working time as one lays it out by hand: a table of days, and sums over columns of local seconds since 1970."""

import datetime as dt
from typing import NamedTuple

import chinese_calendar
import numpy as np

DAY = 86400
MORNING = (9 * 3600, 12 * 3600)
AFTERNOON = (13 * 3600 + 1800, 17 * 3600 + 1800)
WORKED = 7 * 3600
NOON, PAUSE = MORNING[1] - MORNING[0], AFTERNOON[0] - MORNING[1]


class Table(NamedTuple):
    """Days in a row: the first, which are worked, how many were before each, and which day is the how manyth."""

    first: int
    work: np.ndarray
    before: np.ndarray
    numbered: np.ndarray


def laid_out(first: int, work: np.ndarray) -> Table:
    """The table of days that are worked or not, from the first on."""
    return Table(first, work, np.r_[0, np.cumsum(work)], np.flatnonzero(work))


def table() -> Table:
    """The published days 2024 to 2026."""
    first = dt.date(2024, 1, 1)
    dates = [first + dt.timedelta(day) for day in range((dt.date(2026, 12, 31) - first).days + 1)]
    work = np.array([chinese_calendar.is_workday(date) for date in dates])
    return laid_out(first.toordinal() - 719163, work)


def worked(days: Table, local: np.ndarray) -> np.ndarray:
    """Working seconds of the table until each instant."""
    day, second = local // DAY - days.first, local % DAY
    morning = np.clip(second - MORNING[0], 0, NOON)
    afternoon = np.clip(second - AFTERNOON[0], 0, AFTERNOON[1] - AFTERNOON[0])
    return days.before[day] * WORKED + np.where(days.work[day], morning + afternoon, 0)


def reached(days: Table, total: np.ndarray) -> np.ndarray:
    """The first instant until which so many working seconds, more than 0, have passed."""
    number = (total - 1) // WORKED
    rest = total - number * WORKED
    return (days.numbered[number] + days.first) * DAY + MORNING[0] + rest + np.where(rest > NOON, PAUSE, 0)


def closing(days: Table, starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """The close of the n-th working day after the start day."""
    day = starts // DAY - days.first
    number = days.before[day + 1] + lengths.astype(np.int64) - 1
    return (days.numbered[number] + days.first) * DAY + AFTERNOON[1]
