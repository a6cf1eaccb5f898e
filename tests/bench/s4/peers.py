"""What an analyst would use instead. Each takes local seconds since 1970 and gives local seconds."""

import datetime as dt

import chinese_calendar
import numpy as np
import pandas as pd
from working_time import AFTERNOON, DAY, MORNING, WORKED, Table


def numpy_hours(days: Table, starts: np.ndarray, hours: np.ndarray) -> np.ndarray:
    """Working hours, vectorised by hand over a table of working days."""
    day, second = starts // DAY - days.first, starts % DAY
    morning = np.clip(second - MORNING[0], 0, MORNING[1] - MORNING[0])
    afternoon = np.clip(second - AFTERNOON[0], 0, AFTERNOON[1] - AFTERNOON[0])
    done = np.where(days.work[day], morning + afternoon, 0)
    total = days.before[day] * WORKED + done + hours.astype(np.int64) * 3600
    number = (total - 1) // WORKED
    rest = total - number * WORKED
    noon = MORNING[1] - MORNING[0]
    within = np.where(rest <= noon, MORNING[0] + rest, AFTERNOON[0] + rest - noon)
    return (days.numbered[number] + days.first) * DAY + within


def pandas_hours(days: Table, starts: np.ndarray, hours: np.ndarray) -> np.ndarray:
    """pandas: an offset an hour count, added row by row."""
    off = (np.flatnonzero(~days.work) + days.first).astype("M8[D]")
    kind = {"start": ["09:00", "13:30"], "end": ["12:00", "17:30"], "weekmask": "1111111", "holidays": off}
    offsets = {hour: pd.offsets.CustomBusinessHour(int(hour), **kind) for hour in np.unique(hours)}
    stamps = pd.DatetimeIndex(starts.astype("M8[s]"))
    return np.array([int((stamp + offsets[hour]).timestamp()) for stamp, hour in zip(stamps, hours)])


def chinesecalendar_days(_days: Table, starts: np.ndarray, lengths: np.ndarray) -> np.ndarray:
    """chinesecalendar: day by day until enough were worked."""
    out = []
    for start, left in zip(starts.tolist(), lengths.tolist()):
        date = dt.date.fromordinal(719163 + start // DAY)
        while left:
            date += dt.timedelta(1)
            left -= chinese_calendar.is_workday(date)
        out.append((date.toordinal() - 719163) * DAY + AFTERNOON[1])
    return np.array(out)


def walked_hours(days: Table, starts: np.ndarray, hours: np.ndarray) -> np.ndarray:
    """The plain reference: session by session."""
    out = []
    for start, hour in zip(starts.tolist(), hours.tolist()):
        left, (day, second) = hour * 3600, divmod(start, DAY)
        while left:
            if days.work[day - days.first]:
                for begin, end in (MORNING, AFTERNOON):
                    if left and second < end:
                        begin = max(second, begin)
                        taken = min(left, end - begin)
                        left, at = left - taken, day * DAY + begin + taken
            day, second = day + 1, 0
        out.append(at)
    return np.array(out)
