"""NumPy and numba: one packed key, a stable sort, one compiled loop, one core."""

import pathlib

import numba as nb
import numpy as np
import pyarrow.parquet as pq
from digest import CUTS, GRID, QUARTER, YEAR, Scored, Stars

Tables = dict[str, dict[str, np.ndarray]]
DAYS = np.arange("2025-01-01", "2026-01-01", dtype="M8[D]")
MONTH = (DAYS.astype("M8[M]").astype(int) % 12 + 1).astype(np.int8)
SECOND = 1735689600


def load(folder: pathlib.Path) -> Tables:
    """The tables as arrays."""

    def arrays(name: str) -> dict[str, np.ndarray]:
        table = pq.read_table(folder / f"{name}.parquet")
        return {column: table[column].combine_chunks().to_numpy(zero_copy_only=False) for column in table.column_names}

    return {name: arrays(name) for name in ("ledger", "persons", "types", "org")}


@nb.njit(cache=True)
def score(order, person, kind, day, month, quantity, each, by_day, by_month, by_year, credits, months):  # type: ignore
    """Credits by row and totals by person and month, in the order given."""
    last = last_day = last_month = -1
    used_day = used_month = used_year = 0
    for nth in range(len(order)):
        at = order[nth]
        sort, who = kind[at], person[at]
        key = who * 64 + sort
        if key != last:
            last, used_year, last_day, last_month = key, 0, -1, -1
        if month[at] != last_month:
            last_month, used_month = month[at], 0
        if day[at] != last_day:
            last_day, used_day = day[at], 0
        credit = np.int64(quantity[at]) * each[sort]
        if credit > 0:
            if by_day[sort] >= 0:
                credit = min(credit, by_day[sort] - used_day)
            if by_month[sort] >= 0:
                credit = min(credit, by_month[sort] - used_month)
            if by_year[sort] >= 0:
                credit = min(credit, by_year[sort] - used_year)
            used_day += credit
            used_month += credit
            used_year += credit
        credits[at] = credit
        months[who, month[at] - 1] += credit


def stars(points: np.ndarray, by: np.ndarray, least: list[int]) -> np.ndarray:
    """The fewer of those by rank among peers and by points."""
    order = np.lexsort((-points, by))
    peers, sorted_points, rows = by[order], points[order], len(order)
    begins = np.r_[True, peers[1:] != peers[:-1]]
    start = np.flatnonzero(begins)
    sizes = np.diff(np.r_[start, rows])
    differs = begins | np.r_[True, sorted_points[1:] != sorted_points[:-1]]
    before = np.maximum.accumulate(np.where(differs, np.arange(rows), 0)) - np.repeat(start, sizes)
    count = np.repeat(sizes, sizes)
    ranked = np.select([before * 100 < cut * count for cut in CUTS], [5, 4, 3, 2], 1)
    found = np.empty(rows, np.int64)
    found[order] = np.minimum(ranked, np.searchsorted(np.array(least), sorted_points, side="right"))
    return found


def run(data: Tables, rated: bool = False) -> Scored:
    """Everything; stars if they are asked for."""
    ledger, types, persons, org = data["ledger"], data["types"], data["persons"], data["org"]
    second = ledger["ts"].astype("M8[s]").astype(np.int64) - SECOND
    day = (second // 86400).astype(np.int16)
    month = MONTH[day]
    key = ((ledger["person"].astype(np.int64) * 64 + ledger["type"]) << 25) + second
    order = np.argsort(key, kind="stable")
    credits, months = np.empty(len(order), np.int64), np.zeros((len(persons["person"]), 12), np.int64)
    tariff = [types[name].astype(np.int64) for name in ("ppu", "cap_day", "cap_month", "cap_year")]
    who = ledger["person"].astype(np.int64)
    score(order, who, ledger["type"], day, month, ledger["qty"], *tariff, credits, months)
    parent = np.empty(len(org["node"]), np.int64)
    parent[org["node"]] = org["parent"]
    grid = org["node"][org["level"] == 4]
    points = np.bincount(ledger["grid"], weights=credits, minlength=len(parent)).astype(np.int64)[grid]
    quarters, years, peers = months.reshape(-1, 4, 3).sum(2), months.sum(1), persons["township"]
    person, nth = np.nonzero(months)
    found = Scored(credits, person, nth + 1, months[person, nth], quarters, years, grid, points)
    if not rated:
        return found
    by_quarter = np.stack([stars(quarters[:, nth], peers, QUARTER) for nth in range(4)], 1)
    by_grid = stars(points, parent[parent[parent[grid]]], GRID)
    return found._replace(stars=Stars(by_quarter, stars(years, peers, YEAR), by_grid))
