"""S1, a year of points: credits under caps by day, month and year, totals by month, quarter, year and grid, stars by
rank and threshold: polars, duckdb, pandas and numba, beside each other.

What is counted: from tables in memory to everything that is asked, in the form each works with; peak memory is that
above the loaded tables. Each is measured in a process of its own, several in turn; the first round of each is not
counted. All must give the same digest.
"""

import argparse
import collections
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

TOOLS = ("polars", "polars streaming", "duckdb", "numba", "pandas")


class Round(NamedTuple):
    """Seconds of each counted round, megabytes above the loaded tables, and the digest."""

    seconds: list[float]
    megabytes: float
    digest: str


def parts(tool: str) -> tuple[Callable, Callable, Callable[..., Scored]]:
    """How a tool loads, runs, and shows what it found."""
    name, *how = tool.split(maxsplit=1)
    of = {"polars": "by_polars", "duckdb": "by_duckdb", "numba": "by_numba", "pandas": "by_pandas"}
    module = importlib.import_module(of[name])
    show = getattr(module, "scored", lambda found: found)
    if name == "polars":
        engine = how[0] if how else "in-memory"
        return module.load, lambda data: module.run(data, "expert", engine), show
    return module.load, module.run, show


def resident() -> float:
    """Megabytes now."""
    pages = int(pathlib.Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1e6


def peak() -> float:
    """The most megabytes so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def measure(tool: str, folder: pathlib.Path, rounds: int) -> Round:
    """One tool in this process."""
    load, run, show = parts(tool)
    data = load(folder)
    loaded, seconds = resident(), []
    run(data) if tool == "numba" else None
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


def alone(tool: str, folder: pathlib.Path, rounds: int) -> Round:
    """One tool in a process of its own."""
    command = [sys.executable, __file__, "--alone", tool, "--folder", str(folder), "--rounds", str(rounds)]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return Round(*json.loads(said))


def compare(rows: int, folder: pathlib.Path, rounds: int, turns: int) -> bool:
    """All tools at one size; whether their digests are the same."""
    world(folder, rows)
    found: dict[str, list[Round]] = collections.defaultdict(list)
    for _ in range(turns):
        for tool in TOOLS:
            found[tool].append(alone(tool, folder, rounds))
    median = {tool: statistics.median(s for turn in turns for s in turn.seconds) for tool, turns in found.items()}
    memory = {tool: statistics.median(turn.megabytes for turn in turns) for tool, turns in found.items()}
    print(f"\ns1, {rows:,} records, each in a process of its own: medians")
    print(f"  {'':24} {'seconds':>9} {'ns a row':>9} {'peak MB':>9}")
    for tool in TOOLS:
        print(f"  {tool:24} {median[tool]:9.4f} {median[tool] / rows * 1e9:9.1f} {memory[tool]:9.0f}")
    digests = {turn.digest for turns in found.values() for turn in turns}
    print(f"  the same digests: {'yes' if len(digests) == 1 else 'NO'}; {' '.join(sorted(digests))}")
    return len(digests) == 1


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rows", type=float, nargs="+", default=[1e5, 1e6, 1e7])
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--turns", type=int, default=2)
    arguments.add_argument("--folder", type=pathlib.Path, default=pathlib.Path("target/s1"))
    arguments.add_argument("--alone", metavar="TOOL", help=argparse.SUPPRESS)
    asked = arguments.parse_args()
    if asked.alone:
        print(json.dumps(measure(asked.alone, asked.folder, asked.rounds)))
        return 0
    held = [compare(int(rows), asked.folder / str(int(rows)), asked.rounds, asked.turns) for rows in asked.rows]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
