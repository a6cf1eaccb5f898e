"""polars on every core: `plain` as the manual teaches, `expert` with one packed key and no window hashed."""

import pathlib

import polars as pl
from digest import CUTS, GRID, QUARTER, YEAR, Scored, Stars

NO_CAP = 1 << 40
CAPS = ("cap_day", "cap_month", "cap_year")


def load(folder: pathlib.Path) -> dict[str, pl.DataFrame]:
    """The tables as frames."""
    data = {name: pl.read_parquet(folder / f"{name}.parquet") for name in ("ledger", "persons", "types", "org")}
    return data | {"ledger": data["ledger"].rechunk()}


def stars(frame: pl.LazyFrame, least: list[int], by: list[str]) -> pl.LazyFrame:
    """The fewer of those by rank among peers and by points."""
    count, before = pl.len().over(by), pl.col("pts").rank("min", descending=True).over(by).cast(pl.Int64) - 1
    ranked = pl.lit(1)
    for star, cut in zip((2, 3, 4, 5), reversed(CUTS)):
        ranked = pl.when(before * 100 < cut * count).then(star).otherwise(ranked)
    earned = pl.sum_horizontal(*((pl.col("pts") >= points).cast(pl.Int32) for points in least))
    return frame.with_columns(star=pl.min_horizontal(ranked, earned).cast(pl.UInt8))


def awarded(data: dict[str, pl.DataFrame]) -> pl.LazyFrame:
    """The ledger with its tariff."""
    types = data["types"].lazy().with_columns(pl.col(*CAPS).cast(pl.Int64).replace(-1, NO_CAP))
    rows = data["ledger"].lazy().with_row_index("i").join(types, on="type", how="left")
    day, month = pl.col("ts").dt.ordinal_day(), pl.col("ts").dt.month()
    return rows.with_columns(raw=pl.col("qty").cast(pl.Int64) * pl.col("ppu"), day=day, month=month)


def kept(source: str, cap: str, total: pl.Expr) -> pl.Expr:
    """What a cap leaves of a row, after the sum with it."""
    return pl.min_horizontal(total, cap) - pl.min_horizontal(total - pl.col(source), cap)


def plain(rows: pl.LazyFrame) -> pl.LazyFrame:
    """Nested cumulative sums over sorted groups, clipped."""
    awards = rows.filter(pl.col("ppu") > 0).sort("person", "type", "ts", "i")
    groups = (["person", "type", "day"], ["person", "type", "month"], ["person", "type"])
    source = "raw"
    for cap, by in zip(CAPS, groups):
        awards = awards.with_columns(total=pl.col(source).cum_sum().over(by))
        awards = awards.with_columns(kept(source, cap, pl.col("total")).alias(f"under_{cap}"))
        source = f"under_{cap}"
    return awards.with_columns(credit=pl.col(source))


def expert(rows: pl.LazyFrame, ties: list[str]) -> pl.LazyFrame:
    """One packed key to sort by, and by what keys do not tell apart; where a group begins is seen from the row before."""
    both = pl.col("person").cast(pl.UInt64) * 64 + pl.col("type")
    second = (pl.col("ts").dt.epoch("s") - 1735689600).cast(pl.UInt64)
    awards = rows.filter(pl.col("ppu") > 0).with_columns(both=both)
    awards = awards.with_columns(key=pl.col("both") * (1 << 32) + second).sort("key", *ties, maintain_order=True)
    by_day = pl.col("both") * 512 + pl.col("day").cast(pl.UInt64)
    by_month = pl.col("both") * 16 + pl.col("month").cast(pl.UInt64)
    awards = awards.with_columns(by_day=by_day, by_month=by_month)
    source = "raw"
    for cap, by in zip(CAPS, ("by_day", "by_month", "both")):
        begins = (pl.col(by) != pl.col(by).shift()).fill_null(True)
        awards = awards.with_columns(running=pl.col(source).cum_sum())
        start = pl.when(begins).then(pl.col("running") - pl.col(source)).forward_fill()
        awards = awards.with_columns(total=pl.col("running") - start)
        awards = awards.with_columns(kept(source, cap, pl.col("total")).alias(f"under_{cap}"))
        source = f"under_{cap}"
    return awards.with_columns(credit=pl.col(source))


def run(data: dict[str, pl.DataFrame], credited: str, engine: str, rated: bool = False) -> tuple[pl.DataFrame, ...]:
    """Everything, by `plain` or `expert`, in memory or streaming; stars if they are asked for."""
    rows, keep = awarded(data), ["i", "person", "grid", "month"]
    # What streams comes in no order that could be maintained.
    ties = ["i"] if engine == "streaming" else []
    awards = (plain(rows) if credited == "plain" else expert(rows, ties)).select(*keep, "credit")
    deductions = rows.filter(pl.col("ppu") <= 0).select(*keep, credit="raw")
    credits = pl.concat([awards, deductions]).sort("i").collect(engine=engine)
    total = pl.col("pts").sum()
    months = credits.lazy().group_by("person", "month").agg(pts=pl.col("credit").sum())
    quarters = months.group_by("person", q=(pl.col("month") - 1) // 3).agg(pts=total)
    years = months.group_by("person").agg(pts=total)
    grids = credits.lazy().group_by("grid").agg(pts=pl.col("credit").sum())
    persons, org = data["persons"].lazy(), data["org"].lazy()
    up = org.select(node="node", up="parent")
    placed = org.filter(pl.col("level") == 4).select(grid="node", area="parent")
    placed = placed.join(up, left_on="area", right_on="node").rename({"up": "village"})
    placed = placed.join(up, left_on="village", right_on="node").rename({"up": "township"})
    no_points = pl.col("pts").fill_null(0)
    by_grid = placed.join(grids, on="grid", how="left").with_columns(no_points)
    nth = pl.LazyFrame({"q": pl.Series([0, 1, 2, 3], dtype=pl.Int8)})
    by_quarter = persons.join(nth, how="cross").join(quarters, on=["person", "q"], how="left").with_columns(no_points)
    by_year = persons.join(years, on="person", how="left").with_columns(no_points)
    kept = pl.selectors.by_name("grid", "pts", "star", require_all=False)
    if rated:
        by_grid = stars(by_grid, GRID, ["township"])
        by_quarter = stars(by_quarter, QUARTER, ["township", "q"])
        by_year = stars(by_year, YEAR, ["township"])
    by_quarter, by_year = by_quarter.sort("person", "q").select(kept), by_year.sort("person").select(kept)
    found = pl.collect_all([months, by_quarter, by_year, by_grid.select(kept)], engine=engine)
    return credits, *found


def scored(found: tuple[pl.DataFrame, ...]) -> Scored:
    """As all give it; not counted."""
    credits, months, quarters, years, grids = found
    rated = "star" in years.columns
    return Scored(
        credits["credit"].to_numpy(),
        *(months[name].to_numpy() for name in ("person", "month", "pts")),
        quarters["pts"].to_numpy(),
        years["pts"].to_numpy(),
        *(grids[name].to_numpy() for name in ("grid", "pts")),
        Stars(*(frame["star"].to_numpy() for frame in (quarters, years, grids))) if rated else None,
    )
