"""wangge: the events folded into a case table by the library, working time by its calendar, sums of all units by it."""

import pathlib
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import polars as pl
import wangge
from digest import DAYS, ESCALATED, MINUTES, NOW, NUMBERS, THREADS, Statistics

TIERS = ("town", "village", "area", "grid")
CLASSES = ("urgent", "ordinary", "complex")
EVENTS = ("reported", "accepted", "assigned", "escalated", "resolved", "evaluated")
MARKS = {"m1": "effect", "m2": "duration", "m3": "attitude"}


class World(NamedTuple):
    """What cases are, what befell them, who stands where, and the lengths of their limits."""

    cases: pl.DataFrame
    events: pl.DataFrame
    org: wangge.Org
    calendar: wangge.Calendar
    hours: pl.Series
    days: pl.Series


def load(folder: pathlib.Path) -> World:
    """The tables as frames, with the words of wangge for kinds of events and classes of items."""
    scheme = wangge.Scheme.read((pathlib.Path(__file__).parent / "scheme.toml").read_text("utf-8"))
    org, cases, events = (pl.read_parquet(folder / f"{name}.parquet").rechunk() for name in ("org", "cases", "events"))
    tier = pl.col("level").cast(pl.Int64).replace_strict(dict(enumerate(TIERS, 1)), return_dtype=pl.String)
    parent = pl.when(pl.col("level") > 1).then("parent")
    units = org.select(id="node", tier=tier, parent=parent)
    lengths = cases.select(
        hours=pl.col("cls").replace_strict([0, 1, 2], [each // 60 for each in MINUTES], return_dtype=pl.UInt8),
        days=pl.col("cls").replace_strict([0, 1, 2], DAYS, return_dtype=pl.UInt8),
    )
    return World(
        cases.select("case", item=words("cls", CLASSES), origin="grid"),
        events.select("case", event=words("kind", EVENTS), at="ts", breach=pl.col("kind") == ESCALATED, **MARKS_OF),
        wangge.Org.from_tables(scheme, units=units),
        scheme.calendar,
        lengths["hours"],
        lengths["days"],
    )


MARKS_OF = {name: pl.col(mark) for mark, name in MARKS.items()}


def words(column: str, texts: tuple[str, ...]) -> pl.Expr:
    """Numbers as the texts that they stand for, of which each is kept once."""
    return pl.col(column).cast(pl.UInt32).replace_strict(dict(enumerate(texts)), return_dtype=pl.Enum(texts))


def run(world: World) -> wangge.Table:
    """Everything, for all units."""
    cases = wangge.Cases.from_events(world.cases, world.events, world.org, threads=THREADS)
    names = ("reported_at", "accepted_at", "resolved_at", "evaluated_at", "breach", *MARKS.values())
    calendar = world.calendar
    with ThreadPoolExecutor(THREADS) as pool:
        columns = dict(zip(names, pool.map(cases.__getitem__, names)))
        reported, accepted, resolved = (columns[name] for name in names[:3])
        to_accept = pool.submit(calendar.deadlines, reported, world.hours, "wh")
        to_resolve = pool.submit(calendar.deadlines, accepted, world.days, "wd")
        worked = pool.submit(calendar.between_many, accepted, resolved)
        columns["accept_by"], columns["resolve_by"] = to_accept.result().deadline, to_resolve.result().deadline
        columns["worked"] = worked.result()
    frame = pl.DataFrame({name: pl.Series(column) for name, column in columns.items()})
    return cases.totals(frame.select(**numbers()))


def numbers() -> dict[str, pl.Expr]:
    """What is summed up of each case."""
    col = pl.col
    accepted, resolved = col("accepted_at").is_not_null(), col("resolved_at").is_not_null()
    now = pl.lit((NOW - 8 * 3600) * 1000).cast(pl.Datetime("ms", "+08:00"))
    late = pl.when(accepted).then(~resolved & (col("resolve_by") < now)).otherwise(col("accept_by") < now)
    return dict(
        zip(
            NUMBERS,
            (
                col("reported_at").is_not_null(),
                accepted,
                col("accepted_at") <= col("accept_by"),
                resolved,
                col("resolved_at") <= col("resolve_by"),
                late,
                col("breach"),
                col("evaluated_at").is_not_null(),
                *(col(name) for name in MARKS.values()),
                col("worked") // 60_000,
            ),
        )
    )


def statistics(found: wangge.Table) -> Statistics:
    """As all give it; not counted."""
    frame = pl.DataFrame(found)
    return Statistics(*(frame[name].cast(pl.Int64).to_numpy() for name in ("unit", *NUMBERS)))
