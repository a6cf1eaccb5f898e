"""What one would use instead. Each takes the cases as it likes them best and gives what is swept, in local seconds."""

import json

import numpy as np
import polars as pl
import zen
from cases import DAYS, ESCALATE, HOURS, LEAD, MORE, NONE, NOW, REMIND, SUPERVISE, TIMES, Cases, Swept
from world import AFTERNOON, DAY, MORNING, WORKED, Table

NOON, PAUSE = MORNING[1] - MORNING[0], AFTERNOON[0] - MORNING[1]
FOREVER = 1 << 60


def due_and_warned(days: Table, some: Cases) -> tuple[np.ndarray, np.ndarray]:
    """NumPy by hand: when each case is due, and the same 60 working minutes before."""
    day, second = some.since // DAY - days.first, some.since % DAY
    morning = np.clip(second - MORNING[0], 0, NOON)
    afternoon = np.clip(second - AFTERNOON[0], 0, AFTERNOON[1] - AFTERNOON[0])
    done = days.before[day] * WORKED + np.where(days.work[day], morning + afternoon, 0)
    total = done + np.array(HOURS)[some.cls] * np.array(TIMES)[some.level] * 3600
    by_days = days.before[day + 1] + np.array(DAYS)[some.cls] + np.array(MORE)[some.level]
    total = np.where(some.stage == 0, total, by_days * WORKED)
    number = (total - 1) // WORKED
    rest = total - number * WORKED
    due = (days.numbered[number] + days.first) * DAY + MORNING[0] + rest + np.where(rest > NOON, PAUSE, 0)
    number, rest = np.divmod(total - LEAD, WORKED)
    warned = (days.numbered[number] + days.first) * DAY + MORNING[0] + rest + np.where(rest >= NOON, PAUSE, 0)
    return due, warned


def swept(action: np.ndarray, due: np.ndarray, warned: np.ndarray) -> Swept:
    """With the next instant at which a case changes its action."""
    nexts = warned[action == NONE].min(initial=FOREVER), due[action == REMIND].min(initial=FOREVER)
    return Swept(action, due, int(min(nexts)))


def numpy_sweep(days: Table, some: Cases) -> Swept:
    """NumPy, vectorised by hand."""
    due, warned = due_and_warned(days, some)
    late = np.where(some.level == 1, SUPERVISE, ESCALATE)
    action = np.where(due < NOW, late, np.where(warned <= NOW, REMIND, NONE)).astype(np.uint8)
    return swept(action, due, warned)


def polars_sweep(days: Table, some: Cases) -> Swept:
    """polars, lazily and on every core, with tables of days joined."""
    numbered = pl.LazyFrame({"q": np.arange(len(days.numbered)), "day": days.numbered + days.first})
    table = pl.LazyFrame(
        {
            "day": np.arange(len(days.work)) + days.first,
            "before": days.before[:-1],
            "work": days.work.astype(np.int64),
        }
    )
    hours = pl.col("cls").replace_strict([0, 1, 2], HOURS, return_dtype=pl.Int64)
    times = pl.col("level").replace_strict([1, 2, 3, 4], TIMES[1:], return_dtype=pl.Int64)
    lengths = pl.col("cls").replace_strict([0, 1, 2], DAYS, return_dtype=pl.Int64)
    more = pl.col("level").replace_strict([1, 2, 3, 4], MORE[1:], return_dtype=pl.Int64)
    done = (pl.col("second") - MORNING[0]).clip(0, NOON) + (pl.col("second") - AFTERNOON[0]).clip(0, WORKED - NOON)
    accepts = pl.col("stage") == 0
    col, when = pl.col, pl.when
    found = (
        pl.LazyFrame(some._asdict())
        .with_columns(day=col("since") // DAY, second=col("since") % DAY, wh=hours * times, wd=lengths + more)
        .join(table, on="day", how="left", maintain_order="left")
        .with_columns(total=col("before") * WORKED + col("work") * done + col("wh") * 3600)
        .with_columns(
            q=when(accepts).then((col("total") - 1) // WORKED).otherwise(col("before") + col("work") + col("wd") - 1)
        )
        .with_columns(rest=when(accepts).then(col("total") - col("q") * WORKED).otherwise(WORKED))
        .join(numbered.rename({"day": "due_day"}), on="q", how="left", maintain_order="left")
        .with_columns(
            due=col("due_day") * DAY + MORNING[0] + col("rest") + when(col("rest") > NOON).then(PAUSE).otherwise(0),
            lead=col("q") * WORKED + col("rest") - LEAD,
        )
        .with_columns(warned_q=col("lead") // WORKED)
        .with_columns(rest=col("lead") - col("warned_q") * WORKED)
        .join(numbered.rename({"q": "warned_q", "day": "warned_day"}), on="warned_q", how="left", maintain_order="left")
        .with_columns(
            warned=col("warned_day") * DAY
            + MORNING[0]
            + col("rest")
            + when(col("rest") >= NOON).then(PAUSE).otherwise(0)
        )
        .with_columns(
            action=when(col("due") < NOW)
            .then(when(col("level") == 1).then(SUPERVISE).otherwise(ESCALATE))
            .when(col("warned") <= NOW)
            .then(REMIND)
            .otherwise(NONE)
            .cast(pl.UInt8)
        )
        .with_columns(next=when(col("action") == NONE).then("warned").when(col("action") == REMIND).then("due"))
        .select("action", "due", "next")
        .collect()
    )
    return Swept(found["action"].to_numpy(), found["due"].to_numpy(), int(found["next"].min()))


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


def zen_sweep(rule: zen.ZenDecision, some: Cases, due: np.ndarray, warned: np.ndarray) -> Swept:
    """zen-engine, a thousand cases a call: it knows no working time, so `due` and `warned` are given to it."""
    late, soon, level = (due < NOW).tolist(), (warned <= NOW).tolist(), some.level.tolist()
    action: list[int] = []
    for at in range(0, len(due), 1000):
        part = slice(at, at + 1000)
        rows = [{"late": l, "soon": s, "level": v} for l, s, v in zip(late[part], soon[part], level[part])]
        action += [int(row["action"]) for row in rule.evaluate({"cases": rows})["result"]["cases"]]
    return swept(np.array(action, np.uint8), due, warned)
