"""What one would use instead. Each takes the cases as it likes them best and gives what is swept, in local seconds."""

import json

import numpy as np
import polars as pl
import zen
from cases import (
    DAYS,
    ESCALATE,
    FOREVER,
    HOURS,
    LEAD,
    MORE,
    NONE,
    NOW,
    REMIND,
    SUPERVISE,
    TIMES,
    Cases,
    Swept,
    actions,
    earliest,
)
from working_time import AFTERNOON, DAY, MORNING, NOON, PAUSE, WORKED, Table, reached, worked

# The lengths of limits by stage, class and level: working seconds, and working days.
ACCEPT = [[hours * times * 3600 for times in TIMES] for hours in HOURS]
RESOLVE = [[days + more for more in MORE] for days in DAYS]
LENGTHS = np.array([ACCEPT, RESOLVE]).ravel()
# For polars: working seconds of a day that is worked; those of the day of the deadline, and the pause before that.
ACCEPTS = pl.col("stage") == 0
PASSED = (pl.col("second") - MORNING[0]).clip(0, NOON) + (pl.col("second") - AFTERNOON[0]).clip(0, WORKED - NOON)
REST = pl.when(ACCEPTS).then(pl.col("total") - pl.col("q") * WORKED).otherwise(WORKED)
IDLE = pl.when(pl.col("rest") > NOON).then(PAUSE).otherwise(0)


def deadlines(days: Table, some: Cases) -> np.ndarray:
    """When each case is due."""
    length = LENGTHS[(some.stage * 3 + some.cls) * 5 + some.level]
    until = days.before[some.since // DAY - days.first + 1]
    return reached(days, np.where(some.stage == 0, worked(days, some.since) + length, (until + length) * WORKED))


def warned(days: Table, due: np.ndarray) -> np.ndarray:
    """The last instant that is 60 working minutes before each deadline."""
    number, rest = np.divmod(worked(days, due) - LEAD, WORKED)
    return (days.numbered[number] + days.first) * DAY + MORNING[0] + rest + np.where(rest >= NOON, PAUSE, 0)


def soon(days: Table) -> int:
    """The last deadline to be reminded of now."""
    return int(reached(days, worked(days, np.array(NOW)) + LEAD))


def following(days: Table, late: int, waiting: int) -> int:
    """When the next case changes its action, from the earliest deadline to come and the earliest after `soon`."""
    return late if waiting == FOREVER else min(late, int(warned(days, np.array(waiting))))


def numpy_sweep(days: Table, some: Cases) -> Swept:
    """NumPy, vectorised by hand."""
    due, last = deadlines(days, some), soon(days)
    return Swept(actions(due, some.level, last), due, following(days, earliest(due, NOW), earliest(due, last + 1)))


def polars_sweep(days: Table, some: Cases) -> Swept:
    """polars, lazily and on every core, with tables of days joined."""
    numbered = pl.LazyFrame({"q": np.arange(len(days.numbered)), "due_day": days.numbered + days.first})
    table = pl.LazyFrame(
        {
            "day": np.arange(len(days.work)) + days.first,
            "before": days.before[:-1],
            "work": days.work.astype(np.int64),
        }
    )
    col = pl.col
    hours = col("cls").replace_strict([0, 1, 2], HOURS, return_dtype=pl.Int64)
    times = col("level").replace_strict([1, 2, 3, 4], TIMES[1:], return_dtype=pl.Int64)
    lengths = col("cls").replace_strict([0, 1, 2], DAYS, return_dtype=pl.Int64)
    more = col("level").replace_strict([1, 2, 3, 4], MORE[1:], return_dtype=pl.Int64)
    frame = (
        pl.LazyFrame(some._asdict())
        .with_columns(day=col("since") // DAY, second=col("since") % DAY, wh=hours * times, wd=lengths + more)
        .join(table, on="day", how="left", maintain_order="left")
        .with_columns(total=col("before") * WORKED + col("work") * PASSED + col("wh") * 3600)
        .with_columns(
            q=pl.when(ACCEPTS).then((col("total") - 1) // WORKED).otherwise(col("before") + col("work") + col("wd") - 1)
        )
        .with_columns(rest=REST)
        .join(numbered, on="q", how="left", maintain_order="left")
        .with_columns(due=col("due_day") * DAY + MORNING[0] + col("rest") + IDLE)
    )
    return of_polars(days, frame)


def polars_by_place(days: Table, some: Cases) -> Swept:
    """polars without joins: what NumPy does by hand, in its expressions. Days and lengths are looked up by place."""
    col, lit = pl.col, pl.lit
    opens = lit(pl.Series((days.numbered + days.first) * DAY + MORNING[0]))
    before, work, lengths = (lit(pl.Series(column)) for column in (days.before, days.work, LENGTHS))
    frame = (
        pl.LazyFrame(some._asdict())
        .with_columns(day=col("since") // DAY - days.first, second=col("since") % DAY)
        .with_columns(
            length=lengths.gather((col("stage") * 3 + col("cls")) * 5 + col("level")),
            before=before.gather(col("day") + col("stage")),
            passed=pl.when(work.gather(col("day"))).then(PASSED).otherwise(0),
        )
        .with_columns(total=col("before") * WORKED + col("passed") + col("length"))
        .with_columns(
            q=pl.when(ACCEPTS).then((col("total") - 1) // WORKED).otherwise(col("before") + col("length") - 1)
        )
        .with_columns(rest=REST)
        .with_columns(due=opens.gather(col("q")) + col("rest") + IDLE)
    )
    return of_polars(days, frame)


def of_polars(days: Table, frame: pl.LazyFrame) -> Swept:
    """The actions that follow from `due`."""
    last, due = soon(days), pl.col("due")
    late = pl.when(pl.col("level") == 1).then(SUPERVISE).otherwise(ESCALATE)
    action = pl.when(due < NOW).then(late).when(due <= last).then(REMIND).otherwise(NONE)
    found = frame.select(
        "due",
        action=action.cast(pl.UInt8),
        late=pl.when(due >= NOW).then(due),
        waiting=pl.when(due > last).then(due),
    ).collect()
    next_ = following(days, found["late"].min() or FOREVER, found["waiting"].min() or FOREVER)
    return Swept(found["action"].to_numpy(), found["due"].to_numpy(), next_)


def decision() -> zen.ZenDecision:
    """The rule as a decision table of zen-engine, in its loop mode: the quickest way it has, many cases a call."""
    inputs = [{"id": name, "name": name, "field": name} for name in ("late", "soon", "level")]
    rules = [
        ("true", "", "1", SUPERVISE),
        ("true", "", "[2..4]", ESCALATE),
        ("false", "true", "", REMIND),
        ("", "", "", NONE),
    ]
    rows = [
        {"_id": str(nth), "late": late, "soon": soon, "level": level, "o": str(action)}
        for nth, (late, soon, level, action) in enumerate(rules)
    ]
    content = {
        "hitPolicy": "first",
        "executionMode": "loop",
        "inputField": "cases",
        "outputPath": "cases",
        "inputs": inputs,
        "outputs": [{"id": "o", "name": "action", "field": "action"}],
        "rules": rows,
    }
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {"id": "table", "name": "table", "type": "decisionTableNode", "content": content},
        {"id": "out", "name": "out", "type": "outputNode"},
    ]
    edges = [
        {"id": "1", "sourceId": "in", "targetId": "table", "type": "edge"},
        {"id": "2", "sourceId": "table", "targetId": "out", "type": "edge"},
    ]
    graph = {"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges}
    return zen.ZenEngine().create_decision(json.dumps(graph))


def zen_sweep(rule: zen.ZenDecision, some: Cases, due: np.ndarray, before: np.ndarray) -> Swept:
    """zen-engine, a thousand cases a call: it knows no working time, so each deadline and the instant `before` it from
    which it is to be reminded of are given."""
    late, reminded, level = (due < NOW).tolist(), (before <= NOW).tolist(), some.level.tolist()
    found: list[int] = []
    for at in range(0, len(due), 1000):
        part = slice(at, at + 1000)
        rows = [{"late": l, "soon": s, "level": v} for l, s, v in zip(late[part], reminded[part], level[part])]
        found += [int(row["action"]) for row in rule.evaluate({"cases": rows})["result"]["cases"]]
    action = np.array(found, np.uint8)
    nexts = before[action == NONE].min(initial=FOREVER), due[action == REMIND].min(initial=FOREVER)
    return Swept(action, due, int(min(nexts)))
