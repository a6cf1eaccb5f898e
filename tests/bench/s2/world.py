"""The world of s2, the same on every run: townships, a year's cases of their grids, and what befell each of them.

Of a hundred cases, one or two are never accepted and another five not resolved; six in ten are escalated, up to three
times, half of these accepted again there. Events stand in order of time, up to the new year. A case has about six.
"""

import pathlib

import numpy as np
import pyarrow.parquet as pq
from common import chosen, tree, write
from digest import ACCEPTED, ASSIGNED, ESCALATED, EVALUATED, REPORTED, RESOLVED
from working_time import DAY, Table, laid_out, table

YEAR = np.datetime64("2025-01-01T00:00:00", "s")
EVENTS_A_CASE = 6.1
ITEMS = 136
# By class: the days it takes on average to accept a case, and to resolve it.
TO_ACCEPT, TO_RESOLVE = np.array([0.25, 1.2, 2.0]), np.array([0.5, 2.5, 9.0])
MARKS = ("m1", "m2", "m3")


def some_cases(rng: np.random.Generator, number: int, grids: np.ndarray) -> dict[str, np.ndarray]:
    """Where each case comes from, and of which class it is."""
    return {
        "case": np.arange(number, dtype=np.uint32),
        "grid": grids[chosen(rng, number, len(grids), 0.5, 50)],
        "item": rng.integers(0, ITEMS, number).astype(np.uint8),
        "cls": rng.choice(3, number, p=[0.2, 0.6, 0.2]).astype(np.uint8),
    }


def part(kind: int, case: np.ndarray, at: np.ndarray, level: np.ndarray) -> dict[str, np.ndarray]:
    """An event each of some cases, from the seconds and levels of all cases."""
    return {
        "case": case.astype(np.uint32),
        "kind": np.full(len(case), kind, np.uint8),
        "ts": at[case],
        "level": level[case],
        **{mark: np.zeros(len(case), np.uint8) for mark in MARKS},
    }


def some_events(rng: np.random.Generator, cls: np.ndarray) -> dict[str, np.ndarray]:
    """What befell each case, in order of time."""
    number = len(cls)
    level, at = np.full(number, 4, np.uint8), rng.integers(0, 364 * DAY, number)
    parts = [part(REPORTED, np.arange(number), at, level)]
    at += (rng.exponential(TO_ACCEPT[cls] * DAY)).astype(np.int64) + 60
    is_accepted = rng.random(number) < 0.985
    accepted = np.flatnonzero(is_accepted)
    parts.append(part(ACCEPTED, accepted, at, level))
    at += rng.integers(60, 4 * 3600, number)
    parts.append(part(ASSIGNED, accepted, at, level))
    times = rng.choice(4, number, p=[0.4, 0.3, 0.2, 0.1])
    for nth in (1, 2, 3):
        escalated = np.flatnonzero(is_accepted & (times >= nth))
        at[escalated] += rng.integers(1800, 2 * DAY, len(escalated))
        level[escalated] -= 1
        parts.append(part(ESCALATED, escalated, at, level))
        again = escalated[rng.random(len(escalated)) < 0.5]
        at[again] += rng.integers(60, 6 * 3600, len(again))
        parts.append(part(ACCEPTED, again, at, level))
    at += (rng.exponential(TO_RESOLVE[cls] * DAY)).astype(np.int64) + 300
    is_resolved = is_accepted & (rng.random(number) < 0.95)
    parts.append(part(RESOLVED, np.flatnonzero(is_resolved), at, level))
    evaluated = np.flatnonzero(is_resolved & (rng.random(number) < 0.8))
    at[evaluated] += rng.integers(60, 10 * DAY, len(evaluated))
    last = part(EVALUATED, evaluated, at, level)
    for mark in MARKS:
        last[mark] = rng.choice(5, len(evaluated), p=[0.02, 0.05, 0.13, 0.3, 0.5]).astype(np.uint8) + np.uint8(1)
    columns = {name: np.concatenate([each[name] for each in [*parts, last]]) for name in last}
    kept = np.flatnonzero(columns["ts"] < 365 * DAY)
    order = kept[np.argsort(columns["ts"][kept], kind="stable")]
    columns = {name: column[order] for name, column in columns.items()}
    return columns | {"ts": YEAR + columns["ts"].astype("m8[s]")}


def world(folder: pathlib.Path, rows: int) -> int:
    """Writes `org`, `cases`, `events` and `calendar`, unless they stand there, for about so many events; how many."""
    path = folder / "events.parquet"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        rng = np.random.default_rng(1)
        number = round(rows / EVENTS_A_CASE)
        node, level, parent = tree(rng, max(5, number // 500))
        cases = some_cases(rng, number, node[level == 4])
        days = table()
        dates = (np.arange(len(days.work)) + days.first).astype("M8[D]")
        write(folder, "org", {"node": node, "level": level, "parent": parent})
        write(folder, "calendar", {"date": dates, "workday": days.work})
        write(folder, "cases", cases)
        write(folder, "events", some_events(rng, cases["cls"]))
    return pq.read_metadata(path).num_rows


def calendar(folder: pathlib.Path) -> Table:
    """The days of a world."""
    read = pq.read_table(folder / "calendar.parquet")
    days, work = (read[name].combine_chunks().to_numpy(zero_copy_only=False) for name in ("date", "workday"))
    return laid_out(int(days[0].astype("M8[D]").astype(np.int64)), work)
