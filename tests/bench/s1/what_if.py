"""What-if: a year's records under a scheme and under another, everybody appraised and compared, beside one scoring.

What is counted, of one scoring: every record checked, credited and totalled by member and year. Of what-if: the same
under both schemes, everybody rated under both, and a table of how each fares. Organisation and schemes are read
beforehand, as in s1. The bar is 2.2 times one scoring.
"""

import argparse
import pathlib
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pyarrow.parquet as pq
import wangge

sys.path.append(str(pathlib.Path(__file__).parents[1]))

import ours
from world import world

BAR = 2.2
RULES = """
[[appraisal]]
code = "people"
name = "成员年度评定"
volunteers = true
per = "year"
basis = "assumed"

[[appraisal.indicator]]
code = "points"
name = "积分"
weight = 1000000
measure = "points"
purse = "points"
scoring = "points"
basis = "assumed"

[[appraisal.grading.grade]]
code = "top"
name = "优秀"
quota = 0.1

[[appraisal.grading.grade]]
code = "rest"
name = "其余"
"""


def documents(folder: pathlib.Path) -> list[str]:
    """The tariff as it is, and with monthly caps twice as high."""
    types = pq.read_table(folder / "types.parquet").to_pydict()
    raised = types | {"cap_month": [2 * most if most > 0 else most for most in types["cap_month"]]}
    return [ours.document(each) + RULES for each in (types, raised)]


def scored(given: ours.World) -> None:
    """One scoring."""
    wangge.Activities.from_table(given.ledger, given.org, threads=ours.CORES).score(members=["year"])


def what_if(before: ours.World, after: ours.World) -> tuple[wangge.Comparison, wangge.Table]:
    """Both schemes, and what they differ in, a row a person."""
    books = [
        wangge.Activities.from_table(each.ledger, each.org, threads=ours.CORES).appraisals() for each in (before, after)
    ]
    with ThreadPoolExecutor(ours.CORES) as pool:
        appraised = pool.map(lambda book: book.appraise("people", "2025"), books)
    compared = wangge.compare(*appraised)
    return compared, compared.table()


def seconds(works: list[Callable[[], object]], turns: int) -> list[float]:
    """The median of each, taken by turns: what slows the machine slows all. The first turn is not counted."""
    spent: list[list[float]] = [[] for _ in works]
    for _ in range(turns + 1):
        for work, own in zip(works, spent):
            began = time.perf_counter()
            work()
            own.append(time.perf_counter() - began)
    return [statistics.median(own[1:]) for own in spent]


def main() -> int:
    """Prints both, and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=float, default=1e7)
    parser.add_argument("--turns", type=int, default=3)
    asked = parser.parse_args()
    rows = int(asked.rows)
    folder = pathlib.Path(__file__).parents[3] / "target/s1" / str(rows)
    world(folder, rows)
    before, after = (ours.load(folder, text) for text in documents(folder))
    compared, table = what_if(before, after)
    print(f"{rows} records, {len(table)} people; {compared.migration}, tau {compared.tau}")
    one, both = seconds([lambda: scored(before), lambda: what_if(before, after)], asked.turns)
    print(f"one scoring {one:.3f} s, what-if {both:.3f} s: {both / one:.2f} times (at most {BAR})")
    return 0 if both <= BAR * one else 1


if __name__ == "__main__":
    sys.exit(main())
