"""S1, a year of points: credits under caps by day, month and year, totals by month, quarter, year and grid. wangge
beside polars, duckdb, pandas and numba.

What is counted: from tables in memory to everything that is asked, in the form each works with (of wangge the scheme
and the organisation are read with the tables, every record is checked); peak memory is that above the loaded tables.
Each is measured in a process of its own, several in turn; the first round of each is not counted. All must give the
same digest. With `--stars` they also rate people and grids, and no bar is held to.
"""

import argparse
import collections
import gc
import importlib
import json
import pathlib
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

from digest import Scored, digest
from world import world

OURS = "wangge"
TOOLS = (OURS, "polars", "polars streaming", "duckdb", "numba", "pandas")
# How many times faster than the best of some others, and with how much of their memory, at most rows and on two cores.
BARS = (("polars, duckdb", ("polars", "polars streaming", "duckdb"), 8.0), ("numba", ("numba",), 6.0))
MEMORY = 1 / 3
# How much longer a row takes among the most than among the fewest rows.
GROWTH = 2.5


class Measured(NamedTuple):
    """Medians."""

    seconds: float
    megabytes: float


class Round(NamedTuple):
    """Seconds of each counted round, megabytes above the loaded tables, and the digest."""

    seconds: list[float]
    megabytes: float
    digest: str


def parts(tool: str, rated: bool) -> tuple[Callable, Callable, Callable[..., Scored]]:
    """How a tool loads, runs, and shows what it found."""
    name, *how = tool.split(maxsplit=1)
    module = importlib.import_module("ours" if tool == OURS else f"by_{name}")
    show = getattr(module, "scored", lambda found: found)
    if name == "polars":
        engine = how[0] if how else "in-memory"
        return module.load, lambda data: module.run(data, "expert", engine, rated), show
    return module.load, lambda data: module.run(data, rated), show


def resident() -> float:
    """Megabytes now."""
    pages = int(pathlib.Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def forget_peak() -> None:
    """From here on the peak is counted anew."""
    pathlib.Path("/proc/self/clear_refs").write_text("5")


def peak() -> float:
    """The most megabytes since then."""
    status = pathlib.Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) * 1024 / 1e6


def measure(tool: str, folder: pathlib.Path, rounds: int, rated: bool) -> Round:
    """One tool in this process."""
    load, run, show = parts(tool, rated)
    data = load(folder)
    # What numba compiles is not counted.
    run(data) if tool == "numba" else None
    gc.collect()
    loaded, seconds = resident(), []
    forget_peak()
    found, above = None, 0.0
    for nth in range(rounds + 1):
        found = None
        began = time.perf_counter()
        found = run(data)
        if nth:
            seconds.append(time.perf_counter() - began)
        else:
            above = peak() - loaded
    return Round(seconds, above, digest(show(found)))


def alone(tool: str, folder: pathlib.Path, rounds: int, rated: bool) -> Round:
    """One tool in a process of its own."""
    command = [sys.executable, __file__, "--alone", tool, "--folder", str(folder), "--rounds", str(rounds)]
    command += ["--stars"] if rated else []
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return Round(*json.loads(said))


def compare(rows: int, folder: pathlib.Path, asked: argparse.Namespace) -> dict[str, Measured] | None:
    """All tools at one size; nothing if their digests are not the same."""
    world(folder, rows)
    found: dict[str, list[Round]] = collections.defaultdict(list)
    for _ in range(asked.turns):
        for tool in TOOLS:
            found[tool].append(alone(tool, folder, asked.rounds, asked.stars))
    median = {tool: statistics.median(s for turn in turns for s in turn.seconds) for tool, turns in found.items()}
    memory = {tool: statistics.median(turn.megabytes for turn in turns) for tool, turns in found.items()}
    print(f"\ns1, {rows:,} records, each in a process of its own: medians")
    print(f"  {'':24} {'seconds':>9} {'ns a row':>9} {'peak MB':>9}")
    for tool in TOOLS:
        print(f"  {tool:24} {median[tool]:9.4f} {median[tool] / rows * 1e9:9.1f} {memory[tool]:9.0f}")
    digests = {turn.digest for turns in found.values() for turn in turns}
    print(f"  the same digests: {'yes' if len(digests) == 1 else 'NO'}; {' '.join(sorted(digests))}")
    return {tool: Measured(median[tool], memory[tool]) for tool in TOOLS} if len(digests) == 1 else None


def bars(found: dict[str, Measured]) -> bool:
    """Whether wangge is as much faster than the others, and as much smaller, as it should be."""
    ours, held = found[OURS], True
    for name, others, least in BARS:
        times = min(found[tool].seconds for tool in others) / ours.seconds
        held &= times >= least
        print(f"  {times:5.1f} x as fast as the best of {name}; bar {least:.0f}: {'held' if times >= least else 'MISSED'}")
    share = ours.megabytes / min(found[tool].megabytes for tool in found if tool != OURS)
    print(f"  {share:5.2f} of the least memory of the others; bar 1/3: {'held' if share <= MEMORY else 'MISSED'}")
    return held and share <= MEMORY


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rows", type=float, nargs="+", default=[1e5, 1e6, 1e7])
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--turns", type=int, default=2)
    arguments.add_argument("--folder", type=pathlib.Path, default=pathlib.Path("target/s1"))
    arguments.add_argument("--alone", metavar="TOOL", help=argparse.SUPPRESS)
    arguments.add_argument("--stars", action="store_true", help="also stars, of people by quarter and year and of grids")
    asked = arguments.parse_args()
    if asked.alone:
        print(json.dumps(measure(asked.alone, asked.folder, asked.rounds, asked.stars)))
        return 0
    sizes = [int(rows) for rows in asked.rows]
    found = [compare(rows, asked.folder / str(rows), asked) for rows in sizes]
    if None in found:
        return 1
    if asked.stars:
        return 0
    held = bars(found[-1])
    if len(sizes) > 1:
        least, most = (found[nth][OURS].seconds / sizes[nth] for nth in (0, -1))
        held &= most <= GROWTH * least
        print(f"  a row takes {most / least:.2f} x as long as among {sizes[0]:,}; bar {GROWTH}: {'held' if most <= GROWTH * least else 'MISSED'}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
