"""The world of s4, the same on every run: instants of 2025, a third of them outside working time, and lengths."""

import datetime as dt
from typing import NamedTuple

import chinese_calendar
import numpy as np

DAY = 86400
MORNING = (9 * 3600, 12 * 3600)
AFTERNOON = (13 * 3600 + 1800, 17 * 3600 + 1800)
WORKED = 7 * 3600


class World(NamedTuple):
    """Local instants in whole seconds since 1970, hours of 1 to 40, days of 1 to 20."""

    starts: np.ndarray
    hours: np.ndarray
    days: np.ndarray


class Table(NamedTuple):
    """The days 2024 to 2026: which are worked, how many were before each, and which day is the how manyth."""

    first: int
    work: np.ndarray
    before: np.ndarray
    numbered: np.ndarray


def table() -> Table:
    """The published days, laid out as one would by hand."""
    first = dt.date(2024, 1, 1)
    dates = [first + dt.timedelta(day) for day in range((dt.date(2026, 12, 31) - first).days + 1)]
    work = np.array([chinese_calendar.is_workday(date) for date in dates])
    return Table(first.toordinal() - 719163, work, np.r_[0, np.cumsum(work)], np.flatnonzero(work))


def world(rows: int, days: Table) -> World:
    """Seeded rows: two thirds within working time, one third at any time."""
    rng = np.random.default_rng(1)
    new_year = int(np.datetime64("2025-01-01", "s").astype(np.int64))
    of_2025 = days.numbered[(days.numbered + days.first) * DAY >= new_year]
    of_2025 = of_2025[: int(days.work[366:731].sum())]
    within = rng.integers(0, WORKED, rows)
    within += np.where(within < 3 * 3600, MORNING[0], AFTERNOON[0] - 3 * 3600)
    inside = (of_2025[rng.integers(0, len(of_2025), rows)] + days.first) * DAY + within
    anywhere = new_year + rng.integers(0, 365 * DAY, rows)
    starts = np.where(rng.random(rows) < 2 / 3, inside, anywhere)
    hours = rng.integers(1, 41, rows).astype(np.uint8)
    return World(starts, hours, rng.integers(1, 21, rows).astype(np.uint8))
