"""The same questions as in :mod:`wangge`, answered with the core's own JSON text.

Cases, commands and events go in as JSON text; handles go first.
"""

from ._native import (
    ancestors,
    between,
    day,
    deadline,
    decide,
    describe,
    evolve,
    figures,
    next_due,
    story,
    tick,
    unit,
    version,
)

__all__ = [
    "ancestors",
    "between",
    "day",
    "deadline",
    "decide",
    "describe",
    "evolve",
    "figures",
    "next_due",
    "story",
    "tick",
    "unit",
    "version",
]
