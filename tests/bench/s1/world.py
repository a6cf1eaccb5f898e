"""The world of s1, the same on every run: townships, who serves in them, and a year's ledger in order of arrival.

Forty kinds of activity, eight of them deductions; caps by day, month and year. A tenth of the records is filed up to
a week late, a twentieth carries the same minute. Points are whole hundredths.
"""

import pathlib

import numpy as np
from common import chosen, tree, write

YEAR = np.datetime64("2025-01-01T00:00:00", "s")
AWARDS = [50, 100, 200, 50, 25, 300, 150, 100, 500, 50, 75, 100, 200, 10, 20, 30]
AWARDS += [50, 100, 250, 400, 50, 60, 80, 125, 100, 100, 1000, 50, 35, 15, 300, 200]
DEDUCTIONS = [-50, -100, -200, -300, -500, -1000, -25, -150]
KINDS = len(AWARDS) + len(DEDUCTIONS)


def tariff() -> dict[str, np.ndarray]:
    """Hundredths for a unit of each kind, and its caps; -1 for none."""
    each = np.array(AWARDS + DEDUCTIONS, np.int32)
    day, month, year = (np.full(KINDS, -1, np.int32) for _ in range(3))
    for kind in range(len(AWARDS)):
        if kind % 8 in (0, 1, 2, 4, 6):
            day[kind] = each[kind] * 4 + (each[kind] // 2 if kind % 3 == 0 else 0)
        if kind % 8 in (0, 2, 3, 5):
            month[kind] = each[kind] * 8 + (5 if kind % 2 else 0)
        if kind % 8 in (0, 3, 6):
            year[kind] = each[kind] * 40 + 1
    return {"type": np.arange(KINDS, dtype=np.uint8), "ppu": each, "cap_day": day, "cap_month": month, "cap_year": year}


def ledger(rng: np.random.Generator, rows: int, home: np.ndarray, grids: np.ndarray, parent: np.ndarray) -> dict:
    """The records of a year, as they arrive."""
    people = len(home)
    person = rng.permutation(people).astype(np.uint32)[chosen(rng, rows, people, 0.7, 100)]
    kind = rng.permutation(KINDS)[chosen(rng, rows, KINDS, 0.8, 3)].astype(np.uint8)
    habit = rng.integers(0, KINDS, (people, 3)).astype(np.uint8)
    kind = np.where(rng.random(rows) < 0.7, habit[person, rng.integers(0, 3, rows)], kind).astype(np.uint8)
    day, second = rng.integers(0, 365, rows), rng.integers(6 * 3600, 22 * 3600, rows)
    second[rng.random(rows) < 0.05] = 12 * 3600
    at = YEAR + (day * 86400 + second).astype("m8[s]")
    # Nine in ten at home, the others in a grid of the same area.
    by_area = grids[np.argsort(parent[grids], kind="stable")]
    areas = parent[by_area]
    grid = home[person]
    first, after = np.searchsorted(areas, parent[grid], "left"), np.searchsorted(areas, parent[grid], "right")
    beside = by_area[first + (rng.random(rows) * (after - first)).astype(np.int64)]
    grid = np.where(rng.random(rows) < 0.1, beside, grid).astype(np.uint32)
    quantity = rng.integers(1, 6, rows).astype(np.uint8)
    late = np.where(rng.random(rows) < 0.1, rng.random(rows) * 7 * 86400, rng.random(rows) * 7200).astype(np.int64)
    order = np.argsort(at.astype(np.int64) + late, kind="stable")
    columns = {"person": person, "grid": grid, "type": kind, "ts": at, "qty": quantity}
    return {name: column[order] for name, column in columns.items()}


def world(folder: pathlib.Path, rows: int) -> None:
    """Writes `org`, `persons`, `types` and `ledger`, unless they stand there."""
    if (folder / "ledger.parquet").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(1)
    node, level, parent = tree(rng, max(5, rows // 5000))
    grids = node[level == 4]
    home = grids[rng.integers(0, len(grids), max(50, rows // 50))]
    township = parent[parent[parent[home]]]
    write(folder, "org", {"node": node, "level": level, "parent": parent})
    people = {"person": np.arange(len(home), dtype=np.uint32), "home_grid": home, "township": township}
    write(folder, "persons", people)
    write(folder, "types", tariff())
    write(folder, "ledger", ledger(rng, rows, home, grids, parent))
