"""wangge: a scheme document, an organisation of tables, one pass over the ledger where it lies."""

import os
import pathlib
from typing import NamedTuple

import numpy as np
import polars as pl
import pyarrow.parquet as pq
import wangge
from digest import Scored, Stars
from rated import Peers, all_stars, peers

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
TIERS = ("town", "village", "area", "grid")
PERS = ("month", "quarter", "year")


def table(section: str, /, **fields: object) -> str:
    """A table of the document."""

    def written(value: object) -> str:
        return str(value).lower() if isinstance(value, bool) else repr(value).replace("'", '"')

    rows = "".join(f"{key} = {written(value)}\n" for key, value in fields.items())
    return f"\n[[{section}]]\n{rows}basis = \"assumed\"\n"


def document(types: dict[str, list[int]]) -> str:
    """A scheme, and the tariff as its rules of points and caps."""
    base = (pathlib.Path(__file__).parent / "scheme.toml").read_text("utf-8")
    parts = [base, table("purse", code="points", name="积分")]
    for kind, each in zip(types["type"], types["ppu"]):
        parts.append(table("activity", code=f"{kind}", name=f"种类{kind}", lapse=each < 0))
    for kind, each in zip(types["type"], types["ppu"]):
        answers = {"answers": f"{kind}"} if each < 0 else {}
        rule = {"code": f"rule-{kind}", "name": f"规则{kind}", "kinds": [f"{kind}"], "purse": "points"}
        parts.append(table("points", **rule, points=each / 100, **answers))
    for per in ("day", "month", "year"):
        for kind, most in zip(types["type"], types[f"cap_{per}"]):
            if most >= 0:
                cap = {"code": f"{per}-{kind}", "name": f"上限{per}{kind}", "rules": [f"rule-{kind}"]}
                parts.append(table("cap", **cap, per=per, of="member", points=most / 100))
    return "".join(parts)


class World(NamedTuple):
    """The ledger as a frame, who stands where, how many people there are, the grids, and who are peers."""

    ledger: pl.DataFrame
    org: wangge.Org
    people: int
    grids: np.ndarray
    peers: Peers


class Found(NamedTuple):
    """Credits, totals of people by period and of units by year, stars if they are asked for."""

    credits: wangge.Column
    members: list[wangge.Table]
    units: wangge.Table
    world: World
    stars: Stars | None


def load(folder: pathlib.Path, text: str | None = None) -> World:
    """The tables, and the scheme document of the tariff, or another."""
    types = pq.read_table(folder / "types.parquet").to_pydict()
    scheme = wangge.Scheme.read(text or document(types))
    org, persons = (pl.read_parquet(folder / f"{name}.parquet") for name in ("org", "persons"))
    parent = pl.when(pl.col("level") > 1).then("parent")
    tier = pl.col("level").cast(pl.Int64).replace_strict(dict(enumerate(TIERS, 1)), return_dtype=pl.String)
    units = org.select(id="node", tier=tier, parent=parent)
    serving = {"as": pl.lit("volunteer"), "from": pl.lit("2020-01-01")}
    enrolments = persons.select(member="person", **serving)
    ledger = pl.read_parquet(folder / "ledger.parquet").rechunk()
    ledger = ledger.select(member="person", unit="grid", kind="type", at="ts", quantity="qty")
    grids = org.filter(pl.col("level") == 4)["node"].to_numpy()
    tree = wangge.Org.from_tables(scheme, units=units, enrolments=enrolments)
    return World(ledger, tree, len(persons), grids, peers(org, persons))


def run(world: World, rated: bool = False) -> Found:
    """Everything; stars if they are asked for."""
    activities = wangge.Activities.from_table(world.ledger, world.org, threads=CORES)
    points = activities.score(members=PERS, units=["year"])
    members = [points.by_member("points", per) for per in PERS]
    units = points.by_unit("points", "year")
    stars = all_stars(*members[1:], units, world.grids, world.peers, CORES) if rated else None
    return Found(points.credits("points"), members, units, world, stars)


def numbers(table: wangge.Table) -> dict[str, np.ndarray]:
    """Ids and periods as the numbers they end with, points in hundredths."""
    last = pl.col("of", "period").cast(pl.String).str.extract(r"(\d+)$").cast(pl.Int64)
    frame = pl.DataFrame(table).select(last, points=(pl.col("points") * 100).cast(pl.Int64))
    return {name: frame[name].to_numpy() for name in frame.columns}


def scored(found: Found) -> Scored:
    """As all give it; not counted."""
    months, quarters, years = map(numbers, found.members)
    grids, world = numbers(found.units), found.world
    by_quarter, by_year = np.zeros((world.people, 4), np.int64), np.zeros(world.people, np.int64)
    by_quarter[quarters["of"], quarters["period"] - 1] = quarters["points"]
    by_year[years["of"]] = years["points"]
    by_unit = np.zeros(max(world.grids.max(), grids["of"].max()) + 1, np.int64)
    by_unit[grids["of"]] = grids["points"]
    credits = pl.Series(found.credits).to_numpy() // 10
    by_month = (months[name] for name in ("of", "period", "points"))
    return Scored(credits, *by_month, by_quarter, by_year, world.grids, by_unit[world.grids], found.stars)
