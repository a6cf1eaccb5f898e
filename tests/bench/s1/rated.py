"""Stars of wangge: the totals of all people and grids, rated among those of their township."""

from typing import NamedTuple

import numpy as np
import polars as pl
import pyarrow as pa
import wangge
from digest import CUTS, GRID, QUARTER, YEAR, Stars


class Peers(NamedTuple):
    """The township of each person, and of each grid."""

    people: np.ndarray
    grids: np.ndarray


def peers(org: pl.DataFrame, persons: pl.DataFrame) -> Peers:
    """By who stands where."""
    parent = np.zeros(org["node"].max() + 1, np.int64)
    parent[org["node"].to_numpy()] = org["parent"].to_numpy()
    grids = org.filter(pl.col("level") == 4)["node"].to_numpy()
    return Peers(persons.sort("person")["township"].to_numpy(), parent[parent[parent[grids]]])


def grading(least: list[int]) -> dict[str, object]:
    """The shares of the ranks, and hundredths from which there are so many stars."""
    quotas = np.diff([0, *CUTS, 100]).tolist()
    stars = [
        {"code": f"star-{star}", "name": f"{star}星", "quota": f"{quota}/100", "least": enough}
        for star, quota, enough in zip((5, 4, 3, 2, 1), quotas, reversed(least))
    ]
    return {"round": "up", "grade": [*stars, {"code": "star-0", "name": "无星"}]}


def numbered(table: wangge.Table, name: str) -> np.ndarray:
    """The texts of a dictionary as the numbers they end with."""
    column = pa.array(table[name])
    values = pl.Series(column.dictionary).cast(pl.String).str.extract(r"(\d+)$").cast(pl.Int64)
    return values.to_numpy()[column.indices.to_numpy()]


def spread(table: wangge.Table, rows: int, periods: int) -> np.ndarray:
    """Hundredths by number and period; who is not listed has 0."""
    points = np.zeros((rows, periods), np.int64)
    hundredths = (pl.Series(table["points"]) * 100).cast(pl.Int64).to_numpy()
    points[numbered(table, "of"), numbered(table, "period") - 1 if periods > 1 else 0] = hundredths
    return points


def stars(points: np.ndarray, township: np.ndarray, least: list[int], threads: int) -> np.ndarray:
    """By number and period, among those of one township in one period."""
    rows, periods = points.shape
    columns = {
        "total": pa.array(points.ravel()),
        "group": pa.array(np.repeat(township, periods)),
        "period": pa.array(np.tile(np.arange(periods, dtype=np.uint8), rows)),
    }
    rated = wangge.rate(columns, grading(least), threads)
    return (5 - pa.array(rated["grade"]).indices.to_numpy()).reshape(rows, periods)


def all_stars(
    quarters: wangge.Table, years: wangge.Table, units: wangge.Table, grids: np.ndarray, among: Peers, threads: int
) -> Stars:
    """Of people by quarter and by year, of grids by year."""
    people, nodes = len(among.people), max(grids.max(), numbered(units, "of").max()) + 1
    return Stars(
        stars(spread(quarters, people, 4), among.people, QUARTER, threads),
        stars(spread(years, people, 1), among.people, YEAR, threads).ravel(),
        stars(spread(units, nodes, 1)[grids], among.grids, GRID, threads).ravel(),
    )
