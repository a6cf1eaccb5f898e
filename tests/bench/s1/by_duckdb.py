"""DuckDB on every core: window functions over tables of its own in memory."""

import os
import pathlib

import duckdb
from digest import CUTS, GRID, QUARTER, YEAR, Scored, Stars

NO_CAP = 1 << 40
CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def load(folder: pathlib.Path) -> duckdb.DuckDBPyConnection:
    """The tables as DuckDB keeps them."""
    base = duckdb.connect(config={"threads": CORES})
    for name in ("ledger", "persons", "types", "org"):
        number = "(row_number() over () - 1)::BIGINT AS i," if name == "ledger" else ""
        base.execute(f"CREATE TABLE {name} AS SELECT {number} * FROM read_parquet('{folder}/{name}.parquet')")
    return base


def star(least: list[int], rated: bool) -> str:
    """The fewer of those by rank among peers and by points; nothing unless it is asked for."""
    if not rated:
        return ""
    ranked = " ".join(
        f"WHEN (rank() OVER w - 1) * 100 < {cut} * count(*) OVER b THEN {star}" for cut, star in zip(CUTS, (5, 4, 3, 2))
    )
    earned = " + ".join(f"(pts >= {points})::INT" for points in least)
    return f", least(CASE {ranked} ELSE 1 END, {earned}) AS star"


def cap(name: str) -> str:
    """A cap, or more than anybody has."""
    return f"CASE WHEN {name} < 0 THEN {NO_CAP} ELSE {name} END::BIGINT AS {name}"


def under(source: str, into: str, table: str, by: str, most: str) -> str:
    """Two steps: the running sum of a group, and what its cap leaves of each row."""
    return f"""
        {into}_sum AS (SELECT *,
            (sum({source}) OVER (PARTITION BY {by} ORDER BY ts, i ROWS UNBOUNDED PRECEDING))::BIGINT
            AS {into}_total FROM {table}),
        {into}_rows AS (SELECT *, least({into}_total, {most}) - least({into}_total - {source}, {most}) AS {into}
            FROM {into}_sum)"""


def run(base: duckdb.DuckDBPyConnection, rated: bool = False) -> duckdb.DuckDBPyConnection:
    """Everything; stars if they are asked for."""
    base.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE credited AS
        WITH rows AS (SELECT i, person, grid, l.type, ts, dayofyear(ts) AS d, month(ts)::TINYINT AS m,
            (qty * ppu)::BIGINT AS raw, {cap("cap_day")}, {cap("cap_month")}, {cap("cap_year")}
            FROM ledger l JOIN types t ON l.type = t.type),
        awards AS (SELECT * FROM rows WHERE raw > 0),
        {under("raw", "c1", "awards", "person, type, d", "cap_day")},
        {under("c1", "c2", "c1_rows", "person, type, m", "cap_month")},
        {under("c2", "c3", "c2_rows", "person, type", "cap_year")}
        SELECT i, person, grid, m, c3 AS credit FROM c3_rows
        UNION ALL SELECT i, person, grid, m, raw FROM rows WHERE raw <= 0;

        CREATE OR REPLACE TEMP TABLE months AS
        SELECT person, m, sum(credit)::BIGINT AS pts FROM credited GROUP BY ALL;

        CREATE OR REPLACE TEMP TABLE quarters AS
        WITH s AS (SELECT person, ((m - 1) // 3)::INT AS q, sum(pts)::BIGINT AS pts FROM months GROUP BY ALL),
        f AS (SELECT p.person, p.township, q.q, coalesce(s.pts, 0) AS pts FROM persons p CROSS JOIN range(4) q(q)
            LEFT JOIN s ON s.person = p.person AND s.q = q.q)
        SELECT person, q, pts {star(QUARTER, rated)} FROM f
        WINDOW w AS (PARTITION BY township, q ORDER BY pts DESC), b AS (PARTITION BY township, q);

        CREATE OR REPLACE TEMP TABLE years AS
        WITH s AS (SELECT person, sum(pts)::BIGINT AS pts FROM months GROUP BY ALL),
        f AS (SELECT p.person, p.township, coalesce(s.pts, 0) AS pts FROM persons p LEFT JOIN s ON s.person = p.person)
        SELECT person, pts {star(YEAR, rated)} FROM f
        WINDOW w AS (PARTITION BY township ORDER BY pts DESC), b AS (PARTITION BY township);

        CREATE OR REPLACE TEMP TABLE grids AS
        WITH s AS (SELECT grid, sum(credit)::BIGINT AS pts FROM credited GROUP BY ALL),
        f AS (SELECT g.node AS grid, v.parent AS township, coalesce(s.pts, 0) AS pts FROM org g
            JOIN org a ON a.node = g.parent JOIN org v ON v.node = a.parent LEFT JOIN s ON s.grid = g.node
            WHERE g.level = 4)
        SELECT grid, pts {star(GRID, rated)} FROM f
        WINDOW w AS (PARTITION BY township ORDER BY pts DESC), b AS (PARTITION BY township);
        """
    )
    return base


def scored(base: duckdb.DuckDBPyConnection) -> Scored:
    """As all give it; not counted."""
    credits = base.execute("SELECT credit FROM credited ORDER BY i").fetchnumpy()
    months = base.execute("FROM months").fetchnumpy()
    quarters = base.execute("FROM quarters ORDER BY person, q").fetchnumpy()
    years = base.execute("FROM years ORDER BY person").fetchnumpy()
    grids = base.execute("FROM grids").fetchnumpy()
    return Scored(
        credits["credit"],
        *(months[name] for name in ("person", "m", "pts")),
        quarters["pts"],
        years["pts"],
        *(grids[name] for name in ("grid", "pts")),
        Stars(*(table["star"] for table in (quarters, years, grids))) if "star" in years else None,
    )
