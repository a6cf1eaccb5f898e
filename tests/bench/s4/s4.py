"""S4, deadlines in working time: wangge beside NumPy vectorised by hand, pandas and chinesecalendar, on one core.

What is counted: from columns in memory to a column in memory, in the form each works with. NumPy gets int64 local
seconds and uint8 lengths and gives int64 local seconds. wangge gets an Arrow column of timestamps (milliseconds,
+08:00, which is UTC in memory) and one of uint8 lengths, through the Python package; it checks every row for range,
marks what is unpublished, and gives an Arrow column of timestamps with its marks. (Timestamps without a zone cost it
about half a millisecond more in a million rows.) Making the inputs and the calendars is not counted for anybody.

Each is measured in a process of its own, several in turn, so that whatever else the machine does meets all alike and
none lives on memory that another has warmed. The bars hold there. Below stands what both take in one process, turn by
turn: there NumPy's temporaries lie in memory used before, which is as quick as they ever get.
"""

import argparse
import pathlib
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import numpy as np
import pyarrow as pa
import wangge

sys.path.append(str(pathlib.Path(__file__).parents[1]))

from peers import chinesecalendar_days, numpy_hours, pandas_hours, walked_hours
from working_time import AFTERNOON, DAY, MORNING, closing, table
from world import world

ROOT = pathlib.Path(__file__).parents[3]
OFFSET = 8 * 3600
BARS = {"wh": 4, "wd": 2}
BY_HAND = {"wh": numpy_hours, "wd": closing}
ROW_BY_ROW = {"wh": ("pandas CustomBusinessHour", pandas_hours), "wd": ("chinesecalendar", chinesecalendar_days)}

Call = Callable[[], object]


def calendar() -> wangge.Calendar:
    """The calendar of the preset with the sessions of s4."""
    text = (ROOT / "core/src/scheme/presets/dongshi.toml").read_text("utf-8")
    usual, here = '["08:30-12:00", "14:30-17:30"]', '["09:00-12:00", "13:30-17:30"]'
    assert text.count(usual) == 1
    return wangge.Scheme.read(text.replace(usual, here)).calendar


class Question:
    """One unit's columns, for all who answer."""

    def __init__(self, unit: str, rows: int) -> None:
        self.unit, self.days, self.calendar = unit, table(), calendar()
        whole = world(rows, self.days)
        self.starts = whole.starts
        self.numbers = whole.hours if unit == "wh" else whole.days
        self.stamps = pa.array((self.starts - OFFSET) * 1000, pa.timestamp("ms", "+08:00"))
        self.column = pa.array(self.numbers)

    def calls(self) -> dict[str, Call]:
        """Those who answer for the whole column."""
        by_hand = BY_HAND[self.unit]
        return {
            "wangge": lambda: self.calendar.deadlines(self.stamps, self.column, self.unit),
            "NumPy by hand": lambda: by_hand(self.days, self.starts, self.numbers),
        }


def local_seconds(found: wangge.Deadlines) -> np.ndarray:
    """Deadlines as NumPy gives them; not counted."""
    assert not pa.array(found.unpublished).to_numpy(zero_copy_only=False).any()
    return pa.array(found.deadline).cast(pa.int64()).to_numpy() // 1000 + OFFSET


def timed(call: Call) -> tuple[float, object]:
    began = time.perf_counter()
    found = call()
    return time.perf_counter() - began, found


def turns(calls: dict[str, Call], times: int) -> dict[str, list[float]]:
    """Takes turns; the first round is not counted."""
    seconds: dict[str, list[float]] = {tool: [] for tool in calls}
    for nth in range(times + 1):
        for tool, call in calls.items():
            took, found = timed(call)
            del found
            if nth:
                seconds[tool].append(took)
    return seconds


def alone(tool: str, unit: str, rows: int, times: int) -> list[float]:
    """What one takes in a process of its own."""
    command = [sys.executable, __file__, "--alone", tool, unit, "--rows", str(rows), "--rounds", str(times)]
    return [float(word) for word in subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()]


def line(tool: str, rows: int, seconds: list[float], base: float | None) -> None:
    a_row = statistics.median(seconds) / rows
    times = "" if base is None else f"{base / a_row:.2g}"
    print(f"  {tool:27}{rows:>10,}{a_row * rows:>11.5f}{min(seconds):>11.5f}{a_row * 1e9:>11.1f}{times:>9}")


def head(title: str) -> None:
    print(f"\n{title}\n  {'':27}{'rows':>10}{'seconds':>11}{'best':>11}{'ns a row':>11}{'x NumPy':>9}")


def compare(unit: str, rows: int, times: int, few: int) -> bool:
    """Prints the tables of a unit; whether the answers are the same and the bar is met."""
    question = Question(unit, rows)
    calls = question.calls()
    found, expected = local_seconds(calls["wangge"]()), calls["NumPy by hand"]()
    same = bool((found == expected).all())
    starts, numbers = question.starts[:few], question.numbers[:few]
    if unit == "wh":
        same &= bool((found[:few] == walked_hours(question.days, starts, numbers)).all())
    name, row_by_row = ROW_BY_ROW[unit]
    took, slow = timed(lambda: row_by_row(question.days, starts, numbers))
    # pandas moves an answer at a closing on to the next opening, so there the two may differ.
    differs = np.flatnonzero(found[:few] != slow)
    same &= bool(np.isin(found[:few][differs] % DAY, (MORNING[1], AFTERNOON[1])).all())

    apart: dict[str, list[float]] = {tool: [] for tool in calls}
    for _ in range(5):
        for tool in calls:
            apart[tool] += alone(tool, unit, rows, times)
    together = turns(calls, times)
    for title, seconds in (("each in a process of its own", apart), ("both in one process", together)):
        base = statistics.median(seconds["NumPy by hand"]) / rows
        head(f"{unit}, {title}: medians")
        for tool, all_ in seconds.items():
            line(tool, rows, all_, base)
        if seconds is apart:
            line(name, few, [took], base)
    print(f"  the same answers: {'yes' if same else 'NO'}", end="")
    print(f"; {name} differs on {len(differs)} rows of {few}, at closings" if len(differs) else "")
    ratio = statistics.median(apart["NumPy by hand"]) / statistics.median(apart["wangge"])
    least = min(apart["NumPy by hand"]) / min(apart["wangge"])
    met = "met" if ratio >= BARS[unit] else "MISSED"
    print(f"  bar: {BARS[unit]} times NumPy; {met} with {ratio:.2f} (of the best of each: {least:.2f})")
    return same and ratio >= BARS[unit]


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rows", type=int, default=1_000_000)
    arguments.add_argument("--rounds", type=int, default=11)
    arguments.add_argument("--few", type=int, default=2_000, help="rows for what goes row by row")
    arguments.add_argument("--alone", nargs=2, metavar=("TOOL", "UNIT"), help=argparse.SUPPRESS)
    asked = arguments.parse_args()
    if asked.alone:
        tool, unit = asked.alone
        call = Question(unit, asked.rows).calls()[tool]
        print(*turns({tool: call}, asked.rounds)[tool])
        return 0
    return int(not all([compare(unit, asked.rows, asked.rounds, asked.few) for unit in BARS]))


if __name__ == "__main__":
    sys.exit(main())
