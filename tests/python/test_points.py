"""Points, duties and accounts (P, D) as an analyst meets them; what they answer is held by the vectors."""

import pathlib
import signal
from typing import Any, cast

import pytest
import wangge
from wangge import Activities, BadValue, Org, Points, Scheme, WanggeError
from wangge.types import (
    ActivityRecord,
    Agenda,
    Because,
    BookEntry,
    Explanation,
    Fulfilment,
    OpenEntry,
    RedemptionVerdict,
    Statement,
    StatementSaid,
)

from test_types import misfits

# Arrow libraries have no wheels for Python 3.10, which the package still serves.
pa = pytest.importorskip("pyarrow")
pl = pytest.importorskip("polars")

SCHEME = Scheme.read((pathlib.Path(__file__).parents[1] / "vectors/base.toml").read_text("utf-8"))
ORG = Org.read(
    {
        "units": [
            {"id": "ds", "tier": "town"},
            {"id": "ds-01", "tier": "grid1", "parent": "ds"},
            {"id": "ds-01-1", "tier": "grid2", "parent": "ds-01"},
        ],
        "posts": [
            {"member": "m-1", "role": "grid-worker", "unit": "ds-01-1", "from": "2022-01-01"},
            {"member": "m-2", "role": "first-deputy", "unit": "ds-01", "from": "2022-01-01"},
        ],
        "households": [{"id": "h-1", "unit": "ds-01-1"}],
    },
    SCHEME,
)


def record(number: int, at: str, **more: Any) -> ActivityRecord:
    plain = {"id": f"r-{number}", "member": "m-1", "unit": "ds-01-1", "kind": "patrol", "at": at}
    return cast(ActivityRecord, plain | more)


RECORDS = [
    record(1, "2022-03-07T09:00:00", quantity=60),
    record(2, "2022-03-08T09:00:00", quantity=60),
    record(3, "2022-04-02T09:00:00", kind="deed", quantity=2.5, member="m-2"),
    record(4, "2022-04-03T09:00:00", kind="visit", target="h-1"),
    record(5, "2022-05-01T09:00:00", kind="unanswered"),
]


@pytest.fixture(scope="module")
def activities() -> Activities:
    return Activities.read(RECORDS, ORG)


@pytest.fixture(scope="module")
def points(activities: Activities) -> Points:
    return activities.score()


def test_p4_credits_are_lent_not_copied(activities: Activities) -> None:
    """Eight bytes a record, at one address, for as long as somebody has them."""
    points = activities.score()
    first, second = (pa.array(points.credits("service")) for _ in range(2))
    assert first.buffers()[1].address == second.buffers()[1].address
    del points
    assert first.to_pylist() == [60_000, 0, 2_500, 0, -2_000]


def test_p8_totals_are_tables(points: Points) -> None:
    frame = pl.DataFrame(points.by_unit("service", "month"))
    assert frame.columns == points.by_unit("service", "month").columns == ["of", "period", "points"]
    rows = [(str(of), str(period), float(sum)) for of, period, sum in frame.rows()]
    assert rows[:3] == [("ds", "2022-03", 60.0), ("ds", "2022-04", 2.5), ("ds", "2022-05", -2.0)]
    table = pa.table(points.by_member("service", "all"))
    assert table.schema.field("points").type == pa.decimal128(16, 3)
    assert table.column("of").to_pylist() == ["m-1", "m-2"]
    by_rule = dict(pl.DataFrame(points.by_rule("service")).rows())
    assert {rule: float(sum) for rule, sum in by_rule.items()} == {"visit": 0, "patrol": 62.5, "unanswered": -2}
    with pytest.raises(KeyError):
        points.by_rule("service")["sum"]


def test_p2_p4_lists_are_tables(points: Points) -> None:
    [cut] = pl.DataFrame(points.cuts("service")).to_dicts()
    assert (cut["row"], str(cut["cap"]), float(cut["raw"]), float(cut["credit"])) == (1, "visit-month", 60.0, 0.0)
    assert pl.Series(points.unscored()).to_list() == [3]
    assert len(points.failed("service")) == 0
    assert [points.state(row) for row in (0, 3, 5)] == ["served", "unscored", None]


def test_threads_make_no_difference(points: Points) -> None:
    for threads in (2, 5):
        other = Activities.read(RECORDS, ORG, threads=threads).score()
        for purse in points.purses:
            assert pa.array(other.credits(purse)) == pa.array(points.credits(purse))


def test_without_credits_there_are_totals_alone(activities: Activities, points: Points) -> None:
    totals = activities.score(keep=False, members=["month"], units=["year"])
    assert pl.DataFrame(totals.by_member("service", "month")).equals(pl.DataFrame(points.by_member("service", "month")))
    assert len(totals.by_unit("service", "year")) == 3
    for ask in (lambda: totals.credits("service"), lambda: totals.by_unit("service", "month"), lambda: totals.explain("service", 0)):
        with pytest.raises(WanggeError) as caught:
            ask()
        assert caught.value.code == "not_kept"


def test_progress_is_told_and_may_stop(activities: Activities) -> None:
    told: list[tuple[int, int]] = []
    activities.score(progress=lambda done, of: told.append((done, of)))
    assert told[-1] == (2 * 3 * len(RECORDS), 2 * 3 * len(RECORDS)), "each record twice in each of three purses"

    def stop(done: int, of: int) -> None:
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        activities.score(progress=stop)
    # Whoever runs the tests may have told them to ignore it.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            activities.score(progress=lambda done, of: signal.raise_signal(signal.SIGINT))
    finally:
        signal.signal(signal.SIGINT, before)


def test_what_is_not_there_is_said(activities: Activities, points: Points) -> None:
    for code, ask in {
        "unknown_purse": lambda: points.credits("gold"),
        "unknown_word": lambda: points.by_unit("service", "fortnight"),  # type: ignore[arg-type]
        "unknown_duty": lambda: activities.duties().fulfil(["2022-03"], "sleep"),
        "unknown_account": lambda: activities.accounts("service", "2022-06-01T00:00:00+08:00").statement({"member": "m-9"}),
    }.items():
        with pytest.raises(WanggeError) as caught:
            ask()  # type: ignore[no-untyped-call]
        assert caught.value.code == code
    with pytest.raises(BadValue):
        activities.accounts("service", "tomorrow")
    with pytest.raises(OverflowError):
        points.explain("service", -1)


def test_x2_answers_have_the_types_declared(activities: Activities, points: Points) -> None:
    explained = [points.explain(purse, row) for purse in points.purses for row in range(len(RECORDS))]
    assert [misfits(one, Explanation) for one in explained] == [[]] * len(explained)
    duties = activities.duties([{"case": "c-1", "origin": "ds-01-1", "closed_at": "2022-03-08T09:00:00+08:00"}])
    done = duties.fulfil(["2022-03", "2022-W10"])
    assert done and misfits(done, list[Fulfilment]) == []
    because = duties.because("everybody", "2022-03", "ds-01-1", "m-1")
    assert misfits(because, Because) == []
    agenda = duties.agenda("m-1", "2022-03-10T00:00:00+08:00", "2022-03-12T00:00:00+08:00")
    assert agenda["owed"] and misfits(agenda, Agenda) == []
    now = "2022-07-20T09:00:00+08:00"
    asked: Any = [{"id": f"q-{n}", "account": {"member": "m-1"}, "good": "towel", "pieces": n, "at": "2022-06-08"} for n in (1, 9)]
    accounts = activities.accounts("service", now, redemptions=asked, cancels=[{"id": "x-1", "cancels": "q-1", "at": "2022-06-09"}])
    assert accounts.entries() and misfits(accounts.entries(), list[BookEntry]) == []
    assert misfits(accounts.open(), list[OpenEntry]) == []
    verdicts = accounts.verdicts()
    assert len(verdicts) == 2 and misfits(verdicts, list[RedemptionVerdict]) == []
    statement = accounts.statement({"member": "m-1"})
    assert misfits(statement, Statement) == []
    assert {line["entry"] for line in statement["lines"]} == {"credit", "base", "redemption", "cancellation"}
    assert misfits(accounts.explanation({"member": "m-1"}, "en"), StatementSaid) == []


def test_they_say_what_they_are(activities: Activities, points: Points) -> None:
    assert repr(points) == "<wangge.Points of 5 records in 3 purses>"
    assert repr(activities) == "<wangge.Activities of 5 records>"
    assert repr(points.by_rule("service")) == "<wangge.Table of rule, points, 3 rows>"
    assert wangge.Points is Points
