"""Tools beside each other, each in a process of its own, several in turn: how long they take, how much memory, and what
they find.

What is counted of a tool is `run`, from loaded tables on; the first round is not counted, and peak memory is that of
the first round above the loaded tables. Who keeps what was freed, as the allocators of polars and wangge do, uses again
what loading left, and that much is not counted. A bench starts itself anew with `--alone` for each tool and turn.
"""

import argparse
import collections
import gc
import json
import pathlib
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any, NamedTuple

OURS = "wangge"


class Tool(NamedTuple):
    """How one loads the tables of a folder, what it does with them, and the digest of what it found."""

    load: Callable[[pathlib.Path], Any]
    run: Callable[[Any], Any]
    digest: Callable[[Any], str]
    # What it compiles at first is not counted.
    compiles: bool = False


class Round(NamedTuple):
    """Seconds of each counted round, megabytes above the loaded tables, and the digest."""

    seconds: list[float]
    megabytes: float
    digest: str


class Measured(NamedTuple):
    """Medians."""

    seconds: float
    megabytes: float


def options(about: str | None, rows: list[float], folder: str) -> argparse.ArgumentParser:
    """What every such bench can be asked for."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=float, nargs="+", default=rows)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--turns", type=int, default=2)
    parser.add_argument("--folder", type=pathlib.Path, default=pathlib.Path(folder))
    parser.add_argument("--alone", metavar="TOOL", help=argparse.SUPPRESS)
    return parser


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


def measure(tool: Tool, folder: pathlib.Path, rounds: int) -> Round:
    """One tool in this process."""
    data = tool.load(folder)
    if tool.compiles:
        tool.run(data)
    gc.collect()
    loaded, seconds = resident(), []
    forget_peak()
    found, above = None, 0.0
    for nth in range(rounds + 1):
        found = None
        began = time.perf_counter()
        found = tool.run(data)
        if nth:
            seconds.append(time.perf_counter() - began)
        else:
            above = peak() - loaded
    return Round(seconds, above, tool.digest(found))


def answer(tool: Tool, asked: argparse.Namespace) -> int:
    """Measures one tool for the process that asked with `--alone`."""
    print(json.dumps(measure(tool, asked.folder, asked.rounds)))
    return 0


def alone(tool: str, folder: pathlib.Path, rounds: int, *more: str) -> Round:
    """One tool in a process of its own, of the bench that runs."""
    command = [sys.executable, sys.argv[0], "--alone", tool, "--folder", str(folder), "--rounds", str(rounds), *more]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return Round(*json.loads(said))


def compare(
    title: str, rows: int, tools: tuple[str, ...], folder: pathlib.Path, asked: argparse.Namespace, *more: str
) -> dict[str, Measured] | None:
    """All tools in turn over one folder, and a table of them; nothing if their digests are not the same."""
    found: dict[str, list[Round]] = collections.defaultdict(list)
    for _ in range(asked.turns):
        for tool in tools:
            found[tool].append(alone(tool, folder, asked.rounds, *more))
    median = {tool: statistics.median(s for turn in turns for s in turn.seconds) for tool, turns in found.items()}
    memory = {tool: statistics.median(turn.megabytes for turn in turns) for tool, turns in found.items()}
    print(f"\n{title}, each in a process of its own: medians")
    print(f"  {'':24} {'seconds':>9} {'ns a row':>9} {'peak MB':>9}")
    for tool in tools:
        print(f"  {tool:24} {median[tool]:9.4f} {median[tool] / rows * 1e9:9.1f} {memory[tool]:9.0f}")
    digests = {turn.digest for turns in found.values() for turn in turns}
    print(f"  the same digests: {'yes' if len(digests) == 1 else 'NO'}; {' '.join(sorted(digests))}")
    return {tool: Measured(median[tool], memory[tool]) for tool in tools} if len(digests) == 1 else None


def verdict(held: bool) -> str:
    """Of a bar."""
    return "held" if held else "MISSED"


def faster(found: dict[str, Measured], name: str, others: tuple[str, ...], least: float) -> bool:
    """Whether wangge is at least so many times as fast as the best of some others."""
    times = min(found[tool].seconds for tool in others) / found[OURS].seconds
    print(f"  {times:5.1f} x as fast as the best of {name}; bar {least:g}: {verdict(times >= least)}")
    return times >= least
