"""What the worlds of s1 and s2 are made of: a tree of units, uneven choices, tables in files."""

import pathlib

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

# How many units of the next tier stand below one: villages, areas, grids.
BELOW = ((10, 30), (3, 7), (3, 7))


def tree(rng: np.random.Generator, townships: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Units in order of their numbers, which say nothing of their place: number, level, parent."""
    levels, parents = [np.arange(townships)], [np.arange(townships)]
    for low, high in BELOW:
        each = rng.integers(low, high + 1, len(levels[-1]))
        above = np.repeat(levels[-1], each)
        levels.append(levels[-1][-1] + 1 + np.arange(len(above)))
        parents.append(above)
    level = np.repeat(np.arange(1, 5), [len(some) for some in levels]).astype(np.uint8)
    number = rng.permutation(len(level)).astype(np.uint32)
    node, parent = number[np.concatenate(levels)], number[np.concatenate(parents)]
    order = np.argsort(node)
    return node[order], level[order], parent[order]


def chosen(rng: np.random.Generator, rows: int, of: int, skew: float, flat: int) -> np.ndarray:
    """So many of the numbers below `of`, the first ones more often."""
    weight = (np.arange(of) + flat) ** -skew
    share = np.cumsum(weight / weight.sum())
    return np.searchsorted(share / share[-1], rng.random(rows), side="right")


def write(folder: pathlib.Path, name: str, columns: dict[str, np.ndarray]) -> None:
    """One table; instants in milliseconds, without a zone, and dates as they are."""
    arrays = {
        name: column.astype("M8[ms]") if column.dtype.kind == "M" and column.dtype != "M8[D]" else column
        for name, column in columns.items()
    }
    pq.write_table(pa.table(arrays), folder / f"{name}.parquet", compression="zstd", row_group_size=1 << 20)
