"""The sweep through wangge's Python package: its calendar answers for columns, NumPy does the rest.

Working time only grows, so a case is to be reminded of if its deadline is no later than that of 60 working minutes
that start now: one instant to ask for, not a million. That says the same as "now is 60 working minutes before the
deadline, or later" for a `now` within working time. The instant at which the first case without action is warned is
one to find as well: the latest from which 60 working minutes lead to its deadline, by halving.
"""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pyarrow as pa
import wangge
from cases import DAYS, FOREVER, HOURS, LEAD, MORE, NOW, TIMES, Cases, Swept, actions, earliest

OFFSET = 8 * 3600
STAMP = pa.timestamp("s")
# For each stage the unit of its limits; their lengths by stage, class and level.
UNITS = ("wh", "wd")
ACCEPT = [[hours * times for times in TIMES] for hours in HOURS]
RESOLVE = [[days + more for more in MORE] for days in DAYS]
LENGTHS = np.array([ACCEPT, RESOLVE], np.uint8).ravel()
# Rows that are done at a time: their columns stay in the cache, and no core is without work for long.
ROWS = 1 << 17


class Sweep:
    """The cases, and who answers for them."""

    def __init__(self, calendar: wangge.Calendar, some: Cases, threads: int) -> None:
        self.calendar, self.some, self.threads = calendar, some, threads

    def __call__(self) -> Swept:
        rows = len(self.some.since)
        action, due = np.empty(rows, np.uint8), np.empty(rows, np.int64)
        soon = seconds(self.calendar.deadline(rfc3339(NOW), f"{LEAD // 3600}wh")["deadline"])
        parts = [slice(at, at + ROWS) for at in range(0, rows, ROWS)]
        with ThreadPoolExecutor(self.threads) as pool:
            found = list(pool.map(lambda part: self.part(part, soon, action[part], due[part]), parts))
        late, warned = (min(column) for column in zip(*found))
        return Swept(action, due, min(late, self.warned(warned)))

    def part(self, part: slice, soon: int, action: np.ndarray, due: np.ndarray) -> tuple[int, int]:
        """Some rows; the earliest deadline of those that are not late, and of those without action."""
        stage, since, level, cls = (column[part] for column in self.some)
        length = LENGTHS.take((stage * np.uint8(3) + cls) * np.uint8(5) + level)
        for nth, unit in enumerate(UNITS):
            rows = np.flatnonzero(stage == nth)
            starts = pa.array(since.take(rows)).view(STAMP)
            found = self.calendar.deadlines(starts, pa.array(length.take(rows)), unit)
            due[rows] = pa.array(found.deadline).view(pa.int64()).to_numpy() // 1000 + OFFSET
        action[:] = actions(due, level, soon)
        return earliest(due, NOW), earliest(due, soon + 1)

    def warned(self, due: int) -> int:
        """The latest second from which 60 working minutes lead to `due`, in local seconds."""
        if due == FOREVER:
            return FOREVER
        enough, too_late = due - 40 * 86400, due
        while too_late - enough > 1:
            middle = (enough + too_late) // 2
            if self.calendar.between(rfc3339(middle), rfc3339(due))["millis"] >= LEAD * 1000:
                enough = middle
            else:
                too_late = middle
        return enough


def rfc3339(local: int) -> str:
    """Local seconds as text."""
    return f"{np.datetime64(local, 's')}+08:00"


def seconds(text: str) -> int:
    """The local seconds of such a text."""
    return int(dt.datetime.fromisoformat(text).timestamp()) + OFFSET
