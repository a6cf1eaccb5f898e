"""The same questions as in :mod:`wangge`, answered with the core's own JSON text.

Cases, commands and events go in as JSON text; handles go first.
"""

from ._native import (
    ancestors,
    assumed,
    between,
    catalogue_diff,
    day,
    deadline,
    decide,
    describe,
    diff,
    evolve,
    figures,
    next_due,
    read_out,
    story,
    tick,
    unit,
    version,
)

__all__ = [
    "ancestors",
    "assumed",
    "between",
    "catalogue_diff",
    "day",
    "deadline",
    "decide",
    "describe",
    "diff",
    "evolve",
    "figures",
    "next_due",
    "read_out",
    "story",
    "tick",
    "unit",
    "version",
]
