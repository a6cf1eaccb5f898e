"""S1, a year of points: credits under caps by day, month and year, totals by month, quarter, year and grid. wangge
beside polars, duckdb, pandas and numba.

What is counted: from tables in memory to everything that is asked, in the form each works with (of wangge the scheme
and the organisation are read with the tables, every record is checked); peak memory is that above the loaded tables.
Each is measured in a process of its own, several in turn; the first round of each is not counted. All must give the
same digest. With `--stars` they also rate people and grids, and no bar is held to.
"""

import argparse
import importlib
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).parents[1]))

from digest import digest
from measured import OURS, Measured, Tool, answer, compare, faster, options, verdict
from world import world

TOOLS = (OURS, "polars", "polars streaming", "duckdb", "numba", "pandas")
# How many times faster than the best of some others, and with how much of their memory, at most rows and on two cores.
BARS = (("polars, duckdb", ("polars", "polars streaming", "duckdb"), 8.0), ("numba", ("numba",), 6.0))
MEMORY = 1 / 3
# How much longer a row takes among the most than among the fewest rows.
GROWTH = 2.5


def parts(tool: str, rated: bool) -> Tool:
    """How a tool loads, runs, and shows what it found."""
    name, *how = tool.split(maxsplit=1)
    module = importlib.import_module("ours" if tool == OURS else f"by_{name}")
    show = getattr(module, "scored", lambda found: found)
    given = ("expert", how[0] if how else "in-memory") if name == "polars" else ()
    return Tool(
        module.load,
        lambda data: module.run(data, *given, rated),
        lambda found: digest(show(found)),
        compiles=name == "numba",
    )


def at(rows: int, asked: argparse.Namespace) -> dict[str, Measured] | None:
    """All tools at one size."""
    folder = asked.folder / str(rows)
    world(folder, rows)
    return compare(f"s1, {rows:,} records", rows, TOOLS, folder, asked, *(["--stars"] if asked.stars else []))


def smaller(found: dict[str, Measured]) -> bool:
    """Whether wangge needs as little memory as it should; what is below a megabyte counts as one."""
    least = min(found[tool].megabytes for tool in found if tool != OURS)
    share = max(found[OURS].megabytes, 1) / max(least, 1)
    print(f"  {share:5.2f} of the least memory of the others; bar 1/3: {verdict(share <= MEMORY)}")
    return share <= MEMORY


def grows(fewest: float, most: float, rows: int) -> bool:
    """Whether a row takes little longer among the most than among the fewest."""
    held = most <= GROWTH * fewest
    print(f"  a row takes {most / fewest:.2f} x as long as among {rows:,}; bar {GROWTH}: {verdict(held)}")
    return held


def main() -> int:
    arguments = options(__doc__, [1e5, 1e6, 1e7], "target/s1")
    arguments.add_argument(
        "--stars", action="store_true", help="also stars, of people by quarter and year and of grids"
    )
    asked = arguments.parse_args()
    if asked.alone:
        return answer(parts(asked.alone, asked.stars), asked)
    sizes = [int(rows) for rows in asked.rows]
    found = [at(rows, asked) for rows in sizes]
    if None in found:
        return 1
    if asked.stars:
        return 0
    held = [faster(found[-1], *bar) for bar in BARS] + [smaller(found[-1])]
    if len(sizes) > 1:
        fewest, most = (found[nth][OURS].seconds / sizes[nth] for nth in (0, -1))
        held.append(grows(fewest, most, sizes[0]))
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
