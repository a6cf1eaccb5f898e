"""Working-time deadlines of a million instants: wangge beside hand-vectorised NumPy, pandas and chinesecalendar.

``deadlines.py [ROWS]``. Instants of any time in 2025, a third of them outside working time; sessions 09:00–12:00 and
13:30–17:30. ``wh``: the instant plus 1 to 40 working hours. ``wd``: the end of the 1st to 20th working day after it.
Everybody begins with columns in memory and ends with one: NumPy with int64 seconds, wangge with Arrow columns of
milliseconds, its marks of unpublished days and its checks included. The runs alternate; medians are shown. pandas and
chinesecalendar answer row by row, so they get fewer rows, and their time is scaled.
"""

import datetime as dt
import pathlib
import statistics
import sys
import time
import warnings

import chinese_calendar
import numpy as np
import pandas as pd
import pyarrow as pa

import wangge

DAY = 86_400
MORNING, AFTERNOON = (9 * 3600, 12 * 3600), (13 * 3600 + 1800, 17 * 3600 + 1800)
FULL_DAY = 7 * 3600
BEIJING = 8 * 3600
FEW = 2_000


class Table:
    """Working days 2024 to 2026 as NumPy wants them."""

    def __init__(self):
        first, last = dt.date(2024, 1, 1), dt.date(2026, 12, 31)
        dates = [first + dt.timedelta(n) for n in range((last - first).days + 1)]
        self.days = np.array(dates, "M8[D]")
        self.work = np.array([chinese_calendar.is_workday(date) for date in dates])
        self.first = int(self.days[0].astype(int))
        self.before = np.r_[0, np.cumsum(self.work)]
        self.works = np.flatnonzero(self.work)


def numpy_wh(table, ts, hours):
    day, sec = ts // DAY - table.first, ts % DAY
    passed = np.clip(sec - MORNING[0], 0, 10_800) + np.clip(sec - AFTERNOON[0], 0, 14_400)
    total = table.before[day] * FULL_DAY + np.where(table.work[day], passed, 0) + hours * 3600
    full = (total - 1) // FULL_DAY
    rest = total - full * FULL_DAY
    clock = np.where(rest <= 10_800, MORNING[0] + rest, AFTERNOON[0] + rest - 10_800)
    return (table.works[full] + table.first) * DAY + clock


def numpy_wd(table, ts, days):
    day = ts // DAY - table.first
    return (table.works[table.before[day + 1] + days - 1] + table.first) * DAY + AFTERNOON[1]


def pandas_wh(table, ts, hours):
    offsets = {
        h: pd.offsets.CustomBusinessHour(
            int(h), start=["09:00", "13:30"], end=["12:00", "17:30"], weekmask="1111111", holidays=table.days[~table.work]
        )
        for h in np.unique(hours)
    }
    starts = pd.DatetimeIndex(ts.astype("M8[s]"))
    return np.array([int((start + offsets[h]).timestamp()) for start, h in zip(starts, hours)])


def chinesecalendar_wd(_, ts, days):
    ends = []
    for start, left in zip(ts.tolist(), days.tolist()):
        date = dt.date.fromordinal(719_163 + start // DAY)
        while left:
            date += dt.timedelta(1)
            left -= chinese_calendar.is_workday(date)
        ends.append((date.toordinal() - 719_163) * DAY + AFTERNOON[1])
    return np.array(ends)


def calendar():
    """The preset's calendar with the sessions of this workload."""
    preset = pathlib.Path(__file__).parents[2] / "core/src/scheme/presets/dongshi.toml"
    text = preset.read_text(encoding="utf-8")
    sessions = text.replace('"08:30-12:00", "14:30-17:30"', '"09:00-12:00", "13:30-17:30"')
    assert sessions != text
    return wangge.Scheme.read(sessions).calendar


def world(rows):
    rng = np.random.default_rng(1)
    table = Table()
    year = table.days[(table.days >= np.datetime64("2025-01-01")) & (table.days < np.datetime64("2026-01-01"))]
    working = year[table.work[(year - table.days[0]).astype(int)]]
    second = np.where(rng.random(rows) < 3 / 7, rng.integers(*MORNING, rows), rng.integers(*AFTERNOON, rows))
    inside = rng.choice(working, rows).astype("M8[s]").astype(np.int64) + second
    anywhere = year[0].astype("M8[s]").astype(np.int64) + rng.integers(0, 365 * DAY, rows)
    ts = np.where(rng.random(rows) < 2 / 3, inside, anywhere)
    return table, ts, rng.integers(1, 41, rows), rng.integers(1, 21, rows)


def timed(calls, runs):
    """Median seconds of each call, the calls in turn."""
    seconds = {name: [] for name in calls}
    answers = {}
    for _ in range(runs + 1):
        for name, call in calls.items():
            start = time.perf_counter()
            answers[name] = call()
            seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(times[1:]) for name, times in seconds.items()}, answers


def report(unit, rows, seconds, scaled):
    ours = seconds[f"wangge {unit}"]
    for name, took in {**seconds, **scaled}.items():
        note = f"  (from {FEW:,} rows)" if name in scaled else ""
        print(f"  {name:24} {took * 1e3:12.2f} ms  {took / rows * 1e9:10.1f} ns a row  {took / ours:10.2f} x{note}")


def main():
    warnings.filterwarnings("ignore")
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    table, ts, hours, days = world(rows)
    ours = calendar()
    starts = pa.array((ts - BEIJING) * 1000).cast(pa.timestamp("ms", tz="+08:00"))
    columns = {"wh": pa.array(hours), "wd": pa.array(days)}
    few = slice(0, FEW)
    work = {
        "wh": (numpy_wh, hours, "pandas CustomBusinessHour", pandas_wh),
        "wd": (numpy_wd, days, "chinesecalendar", chinesecalendar_wd),
    }
    print(f"{rows:,} deadlines, one core, medians of 9 runs; the last column in times of wangge")
    for unit, (by_hand, n, peer, slow) in work.items():
        calls = {
            f"wangge {unit}": lambda u=unit: ours.deadlines(starts, columns[u], u),
            f"NumPy by hand {unit}": lambda f=by_hand, n=n: f(table, ts, n),
        }
        seconds, answers = timed(calls, 9)
        got = pa.array(answers[f"wangge {unit}"].deadline).cast(pa.int64()).to_numpy() // 1000 + BEIJING
        assert np.array_equal(got, answers[f"NumPy by hand {unit}"]), f"{unit}: the answers differ"
        begun = time.perf_counter()
        slow_answer = slow(table, ts[few], n[few])
        scaled = {peer: (time.perf_counter() - begun) * rows / FEW}
        report(unit, rows, seconds, scaled)
        differ = int((slow_answer != got[few]).sum())
        if differ:
            print(f"  {peer} differs in {differ} of {FEW:,} rows (it leaves a closing instant for the next opening)")


if __name__ == "__main__":
    main()
