"""What all must agree on: credits and totals, and stars where they are asked for, folded into a few numbers."""

from typing import NamedTuple

import numpy as np

# Hundredths from which a member has so many stars in a quarter and in a year, and a grid in a year.
QUARTER = [100, 500, 1000, 2000, 4000]
YEAR = [4 * least for least in QUARTER]
GRID = [100, 500, 1500, 3000, 6000]
# The first so many hundredths by rank have at most 5, 4, 3, 2 stars.
CUTS = [10, 30, 60, 85]


class Stars(NamedTuple):
    """By person and quarter, by person, and beside the grids."""

    quarters: np.ndarray
    years: np.ndarray
    grids: np.ndarray


class Scored(NamedTuple):
    """Whole hundredths: credits by row; totals by person and month, those of a person's quarters and year, by grid."""

    credits: np.ndarray
    person: np.ndarray
    month: np.ndarray
    points: np.ndarray
    quarters: np.ndarray
    years: np.ndarray
    grid: np.ndarray
    grid_points: np.ndarray
    stars: Stars | None = None


def digest(scored: Scored) -> str:
    """One number for each part; months without points count for nothing."""

    def mixed(numbers: np.ndarray) -> np.ndarray:
        return np.asarray(numbers, np.int64) % 1009 + 1

    def whole(column: np.ndarray) -> np.ndarray:
        return np.asarray(column, np.int64)

    credits, people = whole(scored.credits), mixed(np.arange(len(scored.years)))
    by_quarter, grids = people[:, None] * np.arange(1, 5), mixed(scored.grid)
    parts = [
        credits.sum(),
        (credits * mixed(np.arange(len(credits)))).sum(),
        (whole(scored.points) * mixed(scored.person) * whole(scored.month)).sum(),
        (whole(scored.years) * people).sum(),
        (whole(scored.quarters).reshape(-1, 4) * by_quarter).sum(),
        (whole(scored.grid_points) * grids).sum(),
    ]
    if scored.stars is not None:
        parts += [
            (whole(scored.stars.quarters).reshape(-1, 4) * by_quarter).sum(),
            (whole(scored.stars.years) * people).sum(),
            (whole(scored.stars.grids) * grids).sum(),
        ]
    return "_".join(str(int(part)) for part in parts)
