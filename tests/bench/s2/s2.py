"""S2, a year of cases: how many there are, in time and late, their marks and working minutes, for each unit of four
tiers. wangge beside polars, duckdb, pandas, and NumPy by hand.

What is counted: from tables in memory to the twelve numbers of every unit, in the form each works with; peak memory is
that above the loaded tables. Each is measured in a process of its own, several in turn; the first round of each is not
counted. All must give the same digest. With `--peers` wangge is left out, and no bar is held to.
"""

import argparse
import importlib
import os
import pathlib
import sys

sys.path.append(str(pathlib.Path(__file__).parents[1]))

from digest import THREADS, digest
from measured import OURS, Measured, Tool, answer, compare, faster, options
from world import world

PEERS = ("polars", "polars streaming", "duckdb", "pandas", "numpy")
# How many times faster than the best of some others, at most events and on two cores.
BAR = ("polars, duckdb, pandas", PEERS[:4], 5.0)


def parts(tool: str) -> Tool:
    """How a tool loads, runs, and shows what it found."""
    name, *how = tool.split(maxsplit=1)
    module = importlib.import_module("ours" if tool == OURS else f"by_{name}")
    given = (how[0] if how else "in-memory",) if name == "polars" else ()
    return Tool(module.load, lambda data: module.run(data, *given), lambda found: digest(module.statistics(found)))


def at(rows: int, asked: argparse.Namespace) -> dict[str, Measured] | None:
    """All tools at one size."""
    folder = asked.folder / str(rows)
    events = world(folder, rows)
    return compare(f"s2, {events:,} events", events, PEERS if asked.peers else (OURS, *PEERS), folder, asked)


def main() -> int:
    # polars reads this when it is imported, in the process of its own.
    os.environ["POLARS_MAX_THREADS"] = str(THREADS)
    arguments = options(__doc__, [1e6, 1e7], "target/s2")
    arguments.add_argument("--peers", action="store_true", help="without wangge")
    asked = arguments.parse_args()
    if asked.alone:
        return answer(parts(asked.alone), asked)
    found = [at(int(rows), asked) for rows in asked.rows]
    if None in found:
        return 1
    return 0 if asked.peers or faster(found[-1], *BAR) else 1


if __name__ == "__main__":
    sys.exit(main())
