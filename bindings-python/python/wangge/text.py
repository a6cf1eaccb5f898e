"""The same questions as in :mod:`wangge`, answered with the core's own JSON text.

Cases, commands and events go in as JSON text; handles go first.
"""

from ._native import (
    active,
    ancestors,
    assumed,
    between,
    catalogue_diff,
    day,
    deadline,
    decide,
    describe,
    describe_org,
    diff,
    evolve,
    figures,
    lowest_common_ancestor,
    next_due,
    read_out,
    story,
    subtree,
    tick,
    unit,
    version,
)

__all__ = [
    "active",
    "ancestors",
    "assumed",
    "between",
    "catalogue_diff",
    "day",
    "deadline",
    "decide",
    "describe",
    "describe_org",
    "diff",
    "evolve",
    "figures",
    "lowest_common_ancestor",
    "next_due",
    "read_out",
    "story",
    "subtree",
    "tick",
    "unit",
    "version",
]
