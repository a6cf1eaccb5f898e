"""The open cases of s3, the same on every run, and the rule they are swept by."""

import datetime as dt
from typing import NamedTuple

import numpy as np

NOW = int(np.datetime64("2025-06-18T10:17:00", "s").astype(np.int64))
LEAD = 3600
NONE, REMIND, ESCALATE, SUPERVISE = range(4)
FOREVER = 1 << 60
# By class: working hours to accept, working days to resolve; by level 1 to 4: how the hours grow, and the days.
HOURS, DAYS = (1, 8, 16), (1, 3, 10)
TIMES, MORE = (0, 4, 3, 2, 1), (0, 5, 2, 1, 0)


class Cases(NamedTuple):
    """Waiting for acceptance (stage 0) or resolution (1), since when in local seconds, at which level, of which class."""

    stage: np.ndarray
    since: np.ndarray
    level: np.ndarray
    cls: np.ndarray


class Swept(NamedTuple):
    """What is to be done with each case, when it is due, and when the next case changes its action."""

    action: np.ndarray
    due: np.ndarray
    next: int


def cases(rows: int) -> Cases:
    """Seeded rows: three weeks of cases, most of them in the grids."""
    rng = np.random.default_rng(3)
    return Cases(
        since=NOW - rng.integers(0, 21 * 86400, rows),
        stage=rng.integers(0, 2, rows).astype(np.uint8),
        level=rng.choice([4, 3, 2, 1], rows, p=[0.6, 0.2, 0.15, 0.05]).astype(np.uint8),
        cls=rng.choice(3, rows, p=[0.2, 0.6, 0.2]).astype(np.uint8),
    )


def actions(due: np.ndarray, level: np.ndarray, soon: int) -> np.ndarray:
    """What is to be done with each case, if deadlines up to `soon` are to be reminded of.

    Each that holds adds one: soon late, late, late on level 1.
    """
    late = due < NOW
    return (due <= soon).astype(np.uint8) + late + (late & (level == 1))


def earliest(due: np.ndarray, start: int) -> int:
    """The earliest deadline from `start` on: as unsigned numbers, those before it come last."""
    ahead = int((due - start).view(np.uint64).min(initial=FOREVER))
    return min(start + ahead, FOREVER)


def digest(swept: Swept) -> str:
    """Alike only if every action, every deadline and the next instant are."""
    weights = np.arange(len(swept.action), dtype=np.int64) % 1009 + 1
    actions = int((swept.action.astype(np.int64) * weights).sum())
    dues = int((swept.due * weights).sum() % (1 << 61))
    next_ = dt.datetime.fromtimestamp(swept.next, dt.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
    return f"{np.bincount(swept.action, minlength=4).tolist()} {actions} {dues} {next_}".replace(" ", "_")
