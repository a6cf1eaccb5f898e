"""polars, lazily, in memory or streaming: events gathered by case, tables of days and parents joined."""

import pathlib
from typing import NamedTuple

import numpy as np
import polars as pl
from digest import ACCEPTED, DAYS, ESCALATED, EVALUATED, MINUTES, NOW, NUMBERS, REPORTED, RESOLVED, Statistics
from polars import col
from working_time import AFTERNOON, DAY, MORNING, NOON, PAUSE, WORKED, Table
from world import calendar


class World(NamedTuple):
    """The tables as frames."""

    cases: pl.DataFrame
    events: pl.DataFrame
    org: pl.DataFrame
    days: Table


def load(folder: pathlib.Path) -> World:
    """The tables as frames."""
    frames = (pl.read_parquet(folder / f"{name}.parquet").rechunk() for name in ("cases", "events", "org"))
    return World(*frames, calendar(folder))


def by_case(events: pl.LazyFrame) -> pl.LazyFrame:
    """When what befell each case first or last, how often, and its marks."""
    kind, at = col("kind"), col("ts").dt.epoch("s")
    return events.group_by("case").agg(
        reported_at=at.filter(kind == REPORTED).min(),
        accepted_at=at.filter(kind == ACCEPTED).min(),
        resolved_at=at.filter(kind == RESOLVED).max(),
        escalations=(kind == ESCALATED).sum().cast(pl.Int64),
        evaluated=(kind == EVALUATED).sum().cast(pl.Int64),
        **{f"mark_{nth}": col(f"m{nth}").cast(pl.Int64).sum() for nth in (1, 2, 3)},
    )


def with_worked(frame: pl.LazyFrame, table: pl.LazyFrame, what: str) -> pl.LazyFrame:
    """Working seconds until an instant, and the working days up to it, its own included."""
    second = col(f"{what}_at") % DAY
    passed = (second - MORNING[0]).clip(0, NOON) + (second - AFTERNOON[0]).clip(0, WORKED - NOON)
    joined = frame.with_columns(day=col(f"{what}_at") // DAY).join(table, on="day", how="left")
    sums = {
        f"{what}_worked": col("before") * WORKED + col("work") * passed,
        f"{what}_days": col("before") + col("work"),
    }
    return joined.with_columns(**sums).drop("day", "before", "work")


def of_cases(data: World) -> pl.LazyFrame:
    """The numbers of each case, and its grid."""
    days = data.days
    dates = np.arange(len(days.work)) + days.first
    table = pl.LazyFrame({"day": dates, "before": days.before[:-1], "work": days.work.astype(np.int64)})
    numbered = pl.LazyFrame({"q": np.arange(len(days.numbered)), "due_day": days.numbered + days.first})
    minutes, lengths = (
        col("cls").replace_strict([0, 1, 2], limits, return_dtype=pl.Int64) for limits in (MINUTES, DAYS)
    )
    frame = data.cases.lazy().join(by_case(data.events.lazy()), on="case")
    for what in ("reported", "accepted", "resolved"):
        frame = with_worked(frame, table, what)
    frame = (
        frame.with_columns(total=col("reported_worked") + minutes * 60)
        .with_columns(q=(col("total") - 1) // WORKED)
        .join(numbered, on="q", how="left")
        .with_columns(rest=col("total") - col("q") * WORKED)
        .with_columns(
            to_accept=col("due_day") * DAY
            + MORNING[0]
            + col("rest")
            + pl.when(col("rest") > NOON).then(PAUSE).otherwise(0)
        )
        .drop("due_day", "q")
        .with_columns(q=col("accepted_days") + lengths - 1)
        .join(numbered, on="q", how="left")
        .with_columns(to_resolve=col("due_day") * DAY + AFTERNOON[1])
    )
    is_accepted, is_resolved = col("accepted_at").is_not_null(), col("resolved_at").is_not_null()
    late = pl.when(is_accepted).then(~is_resolved & (col("to_resolve") < NOW)).otherwise(col("to_accept") < NOW)
    spent = (col("resolved_worked") - col("accepted_worked")) // 60

    def counted(holds: pl.Expr) -> pl.Expr:
        return holds.fill_null(False).cast(pl.Int64)

    return frame.select(
        "grid",
        "escalations",
        "evaluated",
        "mark_1",
        "mark_2",
        "mark_3",
        reported=pl.lit(1, pl.Int64),
        accepted=counted(is_accepted),
        accepted_in_time=counted(col("accepted_at") <= col("to_accept")),
        resolved=counted(is_resolved),
        resolved_in_time=counted(is_resolved & (col("resolved_at") <= col("to_resolve"))),
        overdue=counted(late),
        minutes=pl.when(is_resolved).then(spent).otherwise(0),
    )


def run(data: World, engine: str) -> pl.DataFrame:
    """Everything, for all units that have cases, in memory or streaming."""
    sums, up = col(NUMBERS).sum(), data.org.lazy().select("node", "parent")
    tiers = [of_cases(data).group_by(node="grid").agg(sums)]
    for _ in range(3):
        tiers.append(tiers[-1].join(up, on="node").group_by("parent").agg(sums).rename({"parent": "node"}))
    return pl.concat([tier.select("node", *NUMBERS) for tier in tiers]).collect(engine=engine)


def statistics(found: pl.DataFrame) -> Statistics:
    """As all give it; not counted."""
    return Statistics(*(found[name].to_numpy() for name in Statistics._fields))
