"""DuckDB: one query over tables of its own in memory, the days among them."""

import pathlib

import duckdb
import numpy as np
import pyarrow as pa
from digest import (
    ACCEPTED,
    DAYS,
    ESCALATED,
    EVALUATED,
    MINUTES,
    NOW,
    NUMBERS,
    REPORTED,
    RESOLVED,
    THREADS,
    Statistics,
)
from working_time import AFTERNOON, DAY, MORNING, NOON, PAUSE, WORKED
from world import calendar

SUMS = ", ".join(f"sum({name})::BIGINT AS {name}" for name in NUMBERS)


def load(folder: pathlib.Path) -> duckdb.DuckDBPyConnection:
    """The tables as DuckDB keeps them."""
    base = duckdb.connect(config={"threads": THREADS})
    for name in ("cases", "events", "org"):
        base.execute(f"CREATE TABLE {name} AS SELECT * FROM read_parquet('{folder}/{name}.parquet')")
    days = calendar(folder)
    dates = np.arange(len(days.work)) + days.first
    tables = {
        "days": {"day": dates, "before": days.before[:-1], "work": days.work.astype(np.int64)},
        "numbered": {"q": np.arange(len(days.numbered)), "due_day": days.numbered + days.first},
    }
    for name, columns in tables.items():
        base.register("given", pa.table(columns))
        base.execute(f"CREATE TABLE {name} AS FROM given")
        base.unregister("given")
    return base


def worked(instant: str, day: str) -> str:
    """Working seconds until an instant, beside whose day it stands."""
    second = f"{instant} % {DAY}"
    morning = f"greatest(0, least({NOON}, {second} - {MORNING[0]}))"
    afternoon = f"greatest(0, least({WORKED - NOON}, {second} - {AFTERNOON[0]}))"
    return f"({day}.before * {WORKED} + {day}.work * ({morning} + {afternoon}))"


def by_class(limits: tuple[int, ...]) -> str:
    """What a case has by its class."""
    return f"CASE cls WHEN 0 THEN {limits[0]} WHEN 1 THEN {limits[1]} ELSE {limits[2]} END"


def above(below: str) -> str:
    """The sums of the units above some."""
    return f"(SELECT o.parent AS node, {SUMS} FROM {below} JOIN org o USING (node) GROUP BY o.parent)"


def run(base: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Everything, for all units that have cases."""
    base.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE by_case AS
        WITH e AS (SELECT "case", kind, epoch_ms(ts) // 1000 AS t, m1, m2, m3 FROM events)
        SELECT "case", min(t) FILTER (kind = {REPORTED}) AS reported_at,
            min(t) FILTER (kind = {ACCEPTED}) AS accepted_at, max(t) FILTER (kind = {RESOLVED}) AS resolved_at,
            count(*) FILTER (kind = {ESCALATED}) AS escalations,
            count(*) FILTER (kind = {EVALUATED}) AS evaluated,
            sum(m1)::BIGINT AS mark_1, sum(m2)::BIGINT AS mark_2, sum(m3)::BIGINT AS mark_3
        FROM e GROUP BY "case";

        CREATE OR REPLACE TEMP TABLE found AS
        WITH limited AS (SELECT by_case.*, cases.grid, {by_class(MINUTES)} AS to_wait, {by_class(DAYS)} AS days
            FROM by_case JOIN cases USING ("case")),
        timed AS (SELECT l.*, {worked("reported_at", "r")} + to_wait * 60 AS total,
            CASE WHEN accepted_at IS NOT NULL THEN a.before + a.work + l.days - 1 END AS due_number,
            {worked("accepted_at", "a")} AS accepted_worked, {worked("resolved_at", "s")} AS resolved_worked
            FROM limited l JOIN days r ON r.day = reported_at // {DAY}
            LEFT JOIN days a ON a.day = accepted_at // {DAY} LEFT JOIN days s ON s.day = resolved_at // {DAY}),
        due AS (SELECT t.*, n.due_day * {DAY} + {MORNING[0]} + (total - n.q * {WORKED})
            + CASE WHEN total - n.q * {WORKED} > {NOON} THEN {PAUSE} ELSE 0 END AS to_accept,
            m.due_day * {DAY} + {AFTERNOON[1]} AS to_resolve
            FROM timed t JOIN numbered n ON n.q = (total - 1) // {WORKED} LEFT JOIN numbered m ON m.q = due_number),
        counted AS (SELECT grid AS node, 1::BIGINT AS reported, (accepted_at IS NOT NULL)::BIGINT AS accepted,
            coalesce(accepted_at <= to_accept, false)::BIGINT AS accepted_in_time,
            (resolved_at IS NOT NULL)::BIGINT AS resolved,
            coalesce(resolved_at <= to_resolve, false)::BIGINT AS resolved_in_time,
            (CASE WHEN accepted_at IS NOT NULL THEN resolved_at IS NULL AND to_resolve < {NOW}
            ELSE to_accept < {NOW} END)::BIGINT AS overdue,
            escalations, evaluated, mark_1, mark_2, mark_3,
            coalesce((resolved_worked - accepted_worked) // 60, 0) AS minutes FROM due),
        grids AS (SELECT node, {SUMS} FROM counted GROUP BY node),
        areas AS {above("grids")}, villages AS {above("areas")}, townships AS {above("villages")}
        FROM grids UNION ALL FROM areas UNION ALL FROM villages UNION ALL FROM townships;
        """
    )
    return base


def statistics(base: duckdb.DuckDBPyConnection) -> Statistics:
    """As all give it; not counted."""
    found = base.execute("FROM found").fetchnumpy()
    return Statistics(*(found[name] for name in Statistics._fields))
