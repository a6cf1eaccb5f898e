"""NumPy on one core: instants put beside the cases kind by kind, working time by hand, sums level by level."""

import pathlib
from typing import NamedTuple

import numpy as np
import pyarrow.parquet as pq
from digest import ACCEPTED, DAYS, ESCALATED, EVALUATED, MINUTES, NOW, NUMBERS, REPORTED, RESOLVED, Statistics
from working_time import Table, closing, reached, worked
from world import MARKS, calendar

Columns = dict[str, np.ndarray]
NEVER = -1


class World(NamedTuple):
    """The tables as arrays, instants in local seconds."""

    cases: Columns
    events: Columns
    org: Columns
    days: Table


def load(folder: pathlib.Path) -> World:
    """The tables as arrays."""

    def arrays(name: str) -> Columns:
        table = pq.read_table(folder / f"{name}.parquet")
        return {column: table[column].combine_chunks().to_numpy(zero_copy_only=False) for column in table.column_names}

    cases, events, org = (arrays(name) for name in ("cases", "events", "org"))
    events["ts"] = events["ts"].astype("M8[s]").astype(np.int64)
    return World(cases, events, org, calendar(folder))


def instants(events: Columns, kind: int, cases: int, step: int = 1) -> np.ndarray:
    """When each case had its last event of a kind, or with step -1 its first: what is put later stays."""
    rows = np.flatnonzero(events["kind"] == kind)[::step]
    found = np.full(cases, NEVER, np.int64)
    found[events["case"][rows]] = events["ts"][rows]
    return found


def of_cases(data: World) -> np.ndarray:
    """The numbers of each case, one row a number."""
    cases, events, days = data.cases, data.events, data.days
    number, cls = len(cases["case"]), cases["cls"]
    reported, resolved = (instants(events, kind, number) for kind in (REPORTED, RESOLVED))
    accepted = instants(events, ACCEPTED, number, -1)
    is_accepted, is_resolved = accepted != NEVER, resolved != NEVER
    to_accept = reached(days, worked(days, reported) + np.array(MINUTES)[cls] * 60)
    to_resolve = closing(days, np.where(is_accepted, accepted, reported), np.array(DAYS)[cls])
    start, end = np.where(is_resolved, accepted, reported), np.where(is_resolved, resolved, reported)
    counts = np.zeros((len(NUMBERS), number), np.int64)
    counts[0] = 1
    counts[1] = is_accepted
    counts[2] = is_accepted & (accepted <= to_accept)
    counts[3] = is_resolved
    counts[4] = is_resolved & (resolved <= to_resolve)
    counts[5] = np.where(is_accepted, ~is_resolved & (to_resolve < NOW), to_accept < NOW)
    counts[6] = np.bincount(events["case"][events["kind"] == ESCALATED], minlength=number)
    evaluated = events["kind"] == EVALUATED
    case = events["case"][evaluated]
    counts[7, case] = 1
    for nth, mark in enumerate(MARKS, 8):
        counts[nth, case] = events[mark][evaluated]
    counts[11] = (worked(days, end) - worked(days, start)) // 60
    return counts


def run(data: World) -> Statistics:
    """Everything, for all units."""
    counts, org = of_cases(data), data.org
    units = len(org["node"])
    parent, level = np.empty(units, np.int64), np.empty(units, np.uint8)
    parent[org["node"]], level[org["node"]] = org["parent"], org["level"]

    def summed(unit: np.ndarray, numbers: np.ndarray) -> np.ndarray:
        return np.bincount(unit, weights=numbers, minlength=units).astype(np.int64)

    totals = [summed(data.cases["grid"], numbers) for numbers in counts]
    for below in (4, 3, 2):
        some = np.flatnonzero(level == below)
        above = parent[some]
        for numbers in totals:
            numbers += summed(above, numbers[some])
    return Statistics(np.arange(units), *totals)


def statistics(found: Statistics) -> Statistics:
    """As all give it."""
    return found
