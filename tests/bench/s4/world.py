"""The world of s4, the same on every run: instants of 2025, a third of them outside working time, and lengths."""

from typing import NamedTuple

import numpy as np
from working_time import AFTERNOON, DAY, MORNING, WORKED, Table


class World(NamedTuple):
    """Local instants in whole seconds since 1970, hours of 1 to 40, days of 1 to 20."""

    starts: np.ndarray
    hours: np.ndarray
    days: np.ndarray


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
