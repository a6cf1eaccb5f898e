"""S3, the escalation sweep: a million open cases, each with its deadline and its action, and the next instant at which
one changes. wangge beside polars and zen-engine, and NumPy vectorised by hand.

What is counted: from columns in memory to columns in memory; all but zen-engine get the same columns, local seconds,
and give local seconds. wangge and polars use every core, NumPy one. polars is there twice: with tables of days joined,
as one writes it, beside which the bar stands; and by place, which is what NumPy does by hand in its expressions. All
of them compare deadlines with one instant, that of 60 working minutes from now, in place of an instant a case.
zen-engine knows no working time: it is given for each case whether it is late and whether 60 working minutes before,
and decides the action alone, by a decision table over a thousand cases a call, on a sample whose time is scaled.

Each is measured in a process of its own, several in turn, as in s4. All must give the same digest of actions,
deadlines and next instant; zen-engine that of its sample.
"""

import argparse
import os
import pathlib
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

BENCHES = pathlib.Path(__file__).parents[1]
sys.path += [str(BENCHES), str(BENCHES / "s4")]

from cases import Swept, cases, digest
from ours import Sweep
from s4 import calendar
from sweepers import deadlines, decision, numpy_sweep, polars_by_place, polars_sweep, warned, zen_sweep
from working_time import table

BARS = {"polars": 5, "zen-engine": 100}
BY_HAND = {"polars": polars_sweep, "polars by place": polars_by_place, "NumPy by hand": numpy_sweep}
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

Call = Callable[[], Swept]


def call(tool: str, rows: int) -> Call:
    """One tool with its columns; making them is not counted."""
    days, some = table(), cases(rows)
    if tool.startswith("wangge"):
        return Sweep(calendar(), some, 1 if tool.endswith("one core") else CORES)
    if tool == "zen-engine":
        due, rule = deadlines(days, some), decision()
        before = warned(days, due)
        return lambda: zen_sweep(rule, some, due, before)
    return lambda: BY_HAND[tool](days, some)


def measure(tool: str, rows: int, rounds: int) -> tuple[list[float], str]:
    """The seconds of each round, the first not counted, and the digest."""
    sweep, seconds = call(tool, rows), []
    for nth in range(rounds + 1):
        began = time.perf_counter()
        found = sweep()
        if nth:
            seconds.append(time.perf_counter() - began)
    return seconds, digest(found)


def alone(tool: str, rows: int, rounds: int) -> tuple[list[float], str]:
    """What one takes in a process of its own, and its digest."""
    command = [sys.executable, __file__, "--alone", tool, "--rows", str(rows), "--rounds", str(rounds)]
    *seconds, found = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return [float(word) for word in seconds], found


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rows", type=int, default=1_000_000)
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--few", type=int, default=20_000, help="cases for zen-engine")
    arguments.add_argument("--alone", metavar="TOOL", help=argparse.SUPPRESS)
    asked = arguments.parse_args()
    if asked.alone:
        seconds, found = measure(asked.alone, asked.rows, asked.rounds)
        print(*seconds, found)
        return 0

    few = min(asked.few, asked.rows)
    seconds: dict[str, list[float]] = {tool: [] for tool in ("wangge", "wangge, one core", *BY_HAND)}
    digests = set()
    for _ in range(5):
        for tool, all_ in seconds.items():
            took, found = alone(tool, asked.rows, asked.rounds)
            all_ += took
            digests.add(found)
    took, of_few = alone("zen-engine", few, 1)
    seconds["zen-engine"] = [second * asked.rows / few for second in took]
    expected = digest(numpy_sweep(table(), cases(few)))
    same = len(digests) == 1 and of_few == expected

    ours = statistics.median(seconds["wangge"])
    print(f"\ns3, {asked.rows:,} open cases, {CORES} cores, each in a process of its own: medians")
    print(f"  {'':27}{'seconds':>11}{'best':>11}{'ns a case':>11}{'x wangge':>9}")
    for tool, all_ in seconds.items():
        of = f" (from {few:,})" if tool == "zen-engine" else ""
        median = statistics.median(all_)
        print(
            f"  {tool + of:27}{median:>11.5f}{min(all_):>11.5f}{median / asked.rows * 1e9:>11.1f}{median / ours:>9.2f}"
        )
    print(f"  the same digests: {'yes' if same else 'NO'}; {next(iter(digests))}")
    met = True
    for tool, bar in BARS.items():
        ratio = statistics.median(seconds[tool]) / ours
        least = min(seconds[tool]) / min(seconds["wangge"])
        met &= ratio >= bar
        verdict = "met" if ratio >= bar else "MISSED"
        print(f"  bar: {bar} times {tool}; {verdict} with {ratio:.2f} (of the best of each: {least:.2f})")
    return int(not (same and met))


if __name__ == "__main__":
    sys.exit(main())
