"""What all must agree on: twelve numbers of the cases of each unit, of all tiers, folded into one number each.

Each program of this bench has three functions. `load(folder)` reads the tables; it is not counted. `run(data)` is:
from there to all twelve numbers of all units, in the form the tool works with. `statistics(found)` gives what `run`
found as `Statistics`; it is not counted.

A case counts for the grid it comes from and for every unit above it. It is accepted in time if that is within working
minutes of its class after the report, resolved in time if that is by the close of the n-th working day after the day
it was first accepted. It is overdue if it waits, for either, and its deadline is before the new year.
"""

from typing import NamedTuple

import numpy as np

# What an event is.
REPORTED, ACCEPTED, ASSIGNED, ESCALATED, RESOLVED, EVALUATED = range(6)
# By class (urgent, ordinary, complex): working minutes to accept, working days to resolve.
MINUTES, DAYS = (60, 480, 960), (1, 3, 10)
NOW = int(np.datetime64("2026-01-01T00:00:00", "s").astype(np.int64))
# With how many each works that can.
THREADS = 2


class Statistics(NamedTuple):
    """Units and whole numbers beside them, arrays of one length, in any order; a unit without cases may be left out.

    How many cases were reported, accepted, accepted in time, resolved, resolved in time; are overdue; how many
    escalations there were; how many cases were evaluated, and the sums of their three marks; and the sum of the working
    minutes between first acceptance and resolution, those of each case rounded down.
    """

    node: np.ndarray
    reported: np.ndarray
    accepted: np.ndarray
    accepted_in_time: np.ndarray
    resolved: np.ndarray
    resolved_in_time: np.ndarray
    overdue: np.ndarray
    escalations: np.ndarray
    evaluated: np.ndarray
    mark_1: np.ndarray
    mark_2: np.ndarray
    mark_3: np.ndarray
    minutes: np.ndarray


NUMBERS = Statistics._fields[1:]


def digest(found: Statistics) -> str:
    """The sum of each number, every unit with a weight of its own."""
    weight = np.asarray(found.node, np.int64) % 1009 + 1
    return "_".join(str(int((np.asarray(column, np.int64) * weight).sum())) for column in found[1:])
