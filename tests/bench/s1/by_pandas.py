"""pandas: sorted, cumulative sums by group, clipped."""

import pathlib

import numpy as np
import pandas as pd
from digest import CUTS, GRID, QUARTER, YEAR, Scored, Stars

NO_CAP = 1 << 40


def load(folder: pathlib.Path) -> dict[str, pd.DataFrame]:
    """The tables as frames."""
    return {name: pd.read_parquet(folder / f"{name}.parquet") for name in ("ledger", "persons", "types", "org")}


def stars(points: pd.Series, by: np.ndarray, least: list[int]) -> np.ndarray:
    """The fewer of those by rank among peers and by points."""
    groups = points.groupby(by)
    count = groups.transform("size").to_numpy()
    before = groups.rank(method="min", ascending=False).to_numpy().astype(np.int64) - 1
    ranked = np.select([before * 100 < cut * count for cut in CUTS], [5, 4, 3, 2], 1)
    return np.minimum(ranked, np.searchsorted(np.array(least), points.to_numpy(), side="right"))


def credited(ledger: pd.DataFrame, types: pd.DataFrame) -> pd.DataFrame:
    """The ledger with credits."""
    kind = ledger["type"].to_numpy()
    frame = pd.DataFrame(
        {
            "person": ledger["person"],
            "grid": ledger["grid"],
            "type": kind,
            "ts": ledger["ts"],
            "day": ledger["ts"].dt.day_of_year.astype("int16"),
            "month": ledger["ts"].dt.month.astype("int8"),
            "raw": ledger["qty"].to_numpy().astype(np.int64) * types["ppu"].to_numpy()[kind],
        }
    )
    awards = frame[frame["raw"] > 0].sort_values(["person", "type", "ts"], kind="stable")
    left = awards["raw"]
    both = ["person", "type"]
    for cap, by in {"cap_day": [*both, "day"], "cap_month": [*both, "month"], "cap_year": both}.items():
        most = types[cap].to_numpy().astype(np.int64)
        most = np.where(most < 0, NO_CAP, most)[awards["type"].to_numpy()]
        total = left.groupby([awards[column] for column in by], sort=False).cumsum()
        kept = np.minimum(total.to_numpy(), most) - np.minimum((total - left).to_numpy(), most)
        left = pd.Series(kept, index=left.index)
    frame["credit"] = frame["raw"]
    frame.loc[left.index, "credit"] = left
    return frame


def run(data: dict[str, pd.DataFrame], rated: bool = False) -> Scored:
    """Everything; stars if they are asked for."""
    frame, persons = credited(data["ledger"], data["types"]), data["persons"]
    months = frame.groupby(["person", "month"])["credit"].sum().reset_index()
    quarters = months.groupby([months["person"], (months["month"] - 1) // 3])["credit"].sum().unstack(fill_value=0)
    quarters = quarters.reindex(index=persons["person"], columns=range(4), fill_value=0)
    years = months.groupby("person")["credit"].sum().reindex(persons["person"], fill_value=0)
    org = data["org"].set_index("node")
    grids, parent = org[org["level"] == 4], org["parent"]
    points = frame.groupby("grid")["credit"].sum().reindex(grids.index, fill_value=0)
    found = Scored(
        frame["credit"].to_numpy(),
        months["person"].to_numpy(),
        months["month"].to_numpy(),
        months["credit"].to_numpy(),
        quarters.to_numpy(),
        years.to_numpy(),
        points.index.to_numpy(),
        points.to_numpy(),
    )
    if not rated:
        return found
    township = parent.loc[parent.loc[grids["parent"]].to_numpy()].to_numpy()
    peers = persons["township"].to_numpy()
    by_quarter = np.stack([stars(quarters[nth], peers, QUARTER) for nth in range(4)], axis=1)
    return found._replace(stars=Stars(by_quarter, stars(years, peers, YEAR), stars(points, township, GRID)))
