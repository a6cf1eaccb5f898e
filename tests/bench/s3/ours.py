"""The sweep through wangge's Python package: its calendar answers for columns, NumPy does the rest.

A duration is never negative, so "60 working minutes before" has no column of its own, and needs none: a case is to be
reminded of if its deadline lies at most 60 working minutes from now, and that is one instant to find, not a million.
So is the instant at which the first case without action is warned: the latest from which 60 working minutes lead to
its deadline, by halving.
"""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pyarrow as pa
import wangge
from cases import DAYS, ESCALATE, HOURS, LEAD, MORE, NONE, NOW, REMIND, SUPERVISE, TIMES, Cases, Swept

assert (NONE, REMIND, ESCALATE, SUPERVISE) == (0, 1, 2, 3), "actions are summed"

OFFSET = 8 * 3600
FOREVER = 1 << 60
STAMP = pa.timestamp("ms", "+08:00")
# The length of a limit by class and level, for each stage.
ACCEPT = np.array([[hours * times for times in TIMES] for hours in HOURS], np.uint8).ravel()
RESOLVE = np.array([[days + more for more in MORE] for days in DAYS], np.uint8).ravel()


def millis(column: object) -> np.ndarray:
    """A column of wangge's as NumPy sees it, without copying."""
    array = pa.array(column)
    return array.view(pa.int64()).to_numpy()


def stamps(local_ms: np.ndarray) -> pa.Array:
    """Milliseconds since 1970 as a column of timestamps, without copying."""
    return pa.array(local_ms).view(STAMP)


class Sweep:
    """The cases as wangge likes them: instants in milliseconds since 1970."""

    def __init__(self, calendar: wangge.Calendar, some: Cases, threads: int) -> None:
        self.calendar, self.some, self.threads = calendar, some, threads
        self.since = (some.since - OFFSET) * 1000
        self.now = (NOW - OFFSET) * 1000

    def __call__(self) -> Swept:
        # Every deadline lies in working time, so what lies beyond this one lies beyond 60 working minutes.
        soon = self.calendar.deadline(rfc3339(NOW), "1wh")["deadline"]
        soon = int(np.datetime64(soon[:19], "ms").astype(np.int64)) - OFFSET * 1000
        rows = len(self.since)
        action, due = np.empty(rows, np.uint8), np.empty(rows, np.int64)
        step = -(-rows // self.threads)
        parts = [slice(at, at + step) for at in range(0, rows, step)]
        with ThreadPoolExecutor(self.threads) as pool:
            found = list(pool.map(lambda part: self.part(part, soon, action, due), parts))
        reminded, waiting = (min(column) for column in zip(*found))
        return Swept(action, due, min(reminded, self.warned(waiting)))

    def part(self, part: slice, soon: int, action: np.ndarray, due: np.ndarray) -> tuple[int, int]:
        """Some rows; the earliest deadline of those to be reminded of, and of those without action."""
        stage, level, cls = self.some.stage[part], self.some.level[part], self.some.cls[part]
        since, row = stamps(self.since[part]), cls * np.uint8(5) + level
        accept = self.calendar.deadlines(since, pa.array(ACCEPT[row]), "wh")
        resolve = self.calendar.deadlines(since, pa.array(RESOLVE[row]), "wd")
        # Sums and products where a choice would do: NumPy chooses slowly among cases in no order.
        waits, settles = millis(accept.deadline), millis(resolve.deadline)
        ends = waits + (settles - waits) * stage
        late, near = ends < self.now, ends <= soon
        action[part] = near.view(np.uint8) + late.view(np.uint8) + (late & (level == 1)).view(np.uint8)
        due[part] = ends // 1000 + OFFSET
        reminded = due[part].min(initial=FOREVER, where=near & ~late)
        return int(reminded), int(due[part].min(initial=FOREVER, where=~(near | late)))

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
