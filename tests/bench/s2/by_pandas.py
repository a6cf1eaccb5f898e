"""pandas: masks, first and last by case, working time as NumPy does it by hand, sums by groups of parents."""

import pathlib
from typing import NamedTuple

import numpy as np
import pandas as pd
from digest import ACCEPTED, DAYS, ESCALATED, EVALUATED, MINUTES, NOW, NUMBERS, REPORTED, RESOLVED, Statistics
from working_time import Table, closing, reached, worked
from world import MARKS, calendar


class World(NamedTuple):
    """The tables as frames."""

    cases: pd.DataFrame
    events: pd.DataFrame
    org: pd.DataFrame
    days: Table


def load(folder: pathlib.Path) -> World:
    """The tables as frames."""
    frames = (pd.read_parquet(folder / f"{name}.parquet") for name in ("cases", "events", "org"))
    return World(*frames, calendar(folder))


def seconds(instants: pd.Series) -> np.ndarray:
    """Local seconds."""
    return instants.to_numpy().astype("M8[s]").astype(np.int64)


def of_cases(data: World) -> pd.DataFrame:
    """The numbers of each case, and its grid."""
    cases, events, days = data.cases.set_index("case"), data.events, data.days
    kind, cls = events["kind"], cases["cls"].to_numpy()

    def instants(of: int, which: str) -> pd.Series:
        return getattr(events[kind == of].groupby("case")["ts"], which)().reindex(cases.index)

    first, again, last = instants(REPORTED, "min"), instants(ACCEPTED, "min"), instants(RESOLVED, "max")
    is_accepted, is_resolved = again.notna().to_numpy(), last.notna().to_numpy()
    reported = seconds(first)
    accepted = np.where(is_accepted, seconds(again), reported)
    resolved = np.where(is_resolved, seconds(last), reported)
    to_accept = reached(days, worked(days, reported) + np.array(MINUTES)[cls] * 60)
    to_resolve = closing(days, accepted, np.array(DAYS)[cls])
    frame = pd.DataFrame({"grid": cases["grid"], "reported": 1}, index=cases.index)
    frame["accepted"] = is_accepted.astype(np.int64)
    frame["accepted_in_time"] = (is_accepted & (accepted <= to_accept)).astype(np.int64)
    frame["resolved"] = is_resolved.astype(np.int64)
    frame["resolved_in_time"] = (is_resolved & (resolved <= to_resolve)).astype(np.int64)
    overdue = np.where(is_accepted, ~is_resolved & (to_resolve < NOW), to_accept < NOW)
    frame["overdue"] = overdue.astype(np.int64)
    escalations = events[kind == ESCALATED].groupby("case").size()
    frame["escalations"] = escalations.reindex(cases.index, fill_value=0)
    evaluated = events[kind == EVALUATED].set_index("case")
    frame["evaluated"] = 0
    frame.loc[evaluated.index, "evaluated"] = 1
    for nth, mark in enumerate(MARKS, 1):
        frame[f"mark_{nth}"] = evaluated[mark].astype(np.int64).reindex(cases.index, fill_value=0)
    frame["minutes"] = np.where(is_resolved, (worked(days, resolved) - worked(days, accepted)) // 60, 0)
    return frame


def run(data: World) -> pd.DataFrame:
    """Everything, for all units that have cases."""
    parent = data.org.set_index("node")["parent"]
    tiers = [of_cases(data).groupby("grid")[list(NUMBERS)].sum()]
    for _ in range(3):
        below = tiers[-1]
        tiers.append(below.groupby(parent.loc[below.index].to_numpy()).sum())
    return pd.concat(tiers)


def statistics(found: pd.DataFrame) -> Statistics:
    """As all give it; not counted."""
    return Statistics(found.index.to_numpy(), *(found[name].to_numpy() for name in NUMBERS))
