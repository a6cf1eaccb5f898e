"""What is due among many cases (C6), as a user meets it; what it answers is held by the vectors."""

import copy
import json
import pickle
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import wangge
from wangge import BadValue, DueIndex, Org, Scheme, text
from wangge.types import Case

SCHEME = Scheme.preset("dongshi")
ORG = Org.read(
    {
        "units": [
            {"id": "ds", "tier": "town"},
            {"id": "ds-07", "tier": "grid1", "parent": "ds"},
            {"id": "ds-07-2", "tier": "grid2", "parent": "ds-07"},
        ],
        "posts": [{"member": "m-1", "role": "grid-worker", "unit": "ds-07-2", "from": "2022-01-01"}],
    },
    SCHEME,
)
LAST = "2199-12-31T23:59:59.999Z"


def reported(case: str, at: str = "2026-03-05T09:00:00+08:00") -> Case:
    events = wangge.decide(
        SCHEME,
        ORG,
        None,
        {
            "command": "report",
            "case": case,
            "at": at,
            "by": {"member": "m-1"},
            "unit": "ds-07-2",
            "item": "request.lighting",
            "channel": "patrol",
        },
    )
    return wangge.evolve(None, events)


EARLY, LATE = reported("c-2"), reported("c-1", "2026-03-05T10:00:00+08:00")


def like(case: Case, number: int) -> str:
    """The text of the same case under another id."""
    return json.dumps({**case, "case": f"c-{number:05}"}, ensure_ascii=False)


def known(index: DueIndex) -> tuple[list[str], str | None, int]:
    return index.due(LAST), index.next_due, len(index)


def test_c6_cases_come_in_as_values_or_text_one_by_one_or_many_at_once() -> None:
    one, many = DueIndex(), DueIndex()
    one.put(LATE)
    one.put(json.dumps(EARLY))
    many.put_many([EARLY, json.dumps(LATE)])
    assert known(one) == known(many) == (["c-2", "c-1"], wangge.next_due(EARLY), 2)
    assert text.due(one, LAST) == '["c-2","c-1"]'
    assert repr(one) == "<wangge.DueIndex of 2 cases>"


def test_c6_of_several_snapshots_of_one_case_the_last_holds() -> None:
    index = DueIndex()
    closed = wangge.evolve(
        EARLY, wangge.decide(SCHEME, ORG, EARLY, {"command": "reject", "case": "c-2", "at": EARLY["last"], "by": {"member": "m-1"}, "reason": "x"})
    )
    index.put_many([EARLY, closed, LATE])
    assert known(index) == (["c-1"], wangge.next_due(LATE), 1)
    index.put_many([closed, EARLY])
    index.put_many([])
    assert known(index) == (["c-2", "c-1"], wangge.next_due(EARLY), 2)


def test_c6_what_was_due_and_is_ticked_is_due_no_more() -> None:
    index = DueIndex()
    cases = {case["case"]: case for case in (EARLY, LATE)}
    index.put_many(cases.values())
    now, rounds = "2026-03-06T10:30:00.001+08:00", 0
    while due := index.due(now):
        rounds += 1
        assert due == ["c-2"] and now == index.next_due
        for case in due:
            cases[case] = wangge.evolve(cases[case], wangge.tick(SCHEME, ORG, cases[case], now))
            index.put(cases[case])
    assert rounds == 1 and index.next_due == min(str(wangge.next_due(case)) for case in cases.values())


@pytest.mark.parametrize("bad", ["", '{"case":"c-3"', "null", {"state": "nowhere"}, {**EARLY, "case": ""}, [EARLY], None])
def test_x1_what_is_no_case_is_an_error_with_a_code_and_nothing_is_lost(bad: Any) -> None:
    index = DueIndex()
    index.put(EARLY)
    before = known(index)
    with pytest.raises(BadValue) as caught:
        index.put(bad)
    assert caught.value.code in ("syntax", "wrong_form") and caught.value.path == ""
    with pytest.raises(BadValue) as among:
        index.put_many([LATE, bad, "}"])
    assert (among.value.code, among.value.path) == (caught.value.code, "[1]")
    assert known(index) == before


def test_x1_the_first_of_many_that_cannot_be_read_is_named_wherever_it_stands() -> None:
    index = DueIndex()
    good = [like(EARLY, number) for number in range(9000)]
    for place in (0, 8191, 8192, 8999):
        with pytest.raises(BadValue) as caught:
            index.put_many([*good[:place], "{}", *good[place + 1 :]])
        assert caught.value.path == f"[{place}]"
    assert len(index) == 0
    index.put_many(good)
    assert index.due(LAST) == [f"c-{number:05}" for number in range(9000)]


def test_what_python_raises_passes_and_nothing_is_lost() -> None:
    index = DueIndex()
    index.put(EARLY)

    def broken() -> Iterator[Case]:
        yield LATE
        index.put(LATE)
        index.remove("c-1")
        raise LookupError("no more")

    with pytest.raises(LookupError):
        index.put_many(broken())
    for wrong, error in ((7, TypeError), ([object()], TypeError), ([float("nan")], ValueError), (["a\ud800"], UnicodeEncodeError)):
        with pytest.raises(error):
            index.put_many(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        index.remove(7)  # type: ignore[arg-type]
    assert known(index) == (["c-2"], wangge.next_due(EARLY), 1)


@pytest.mark.parametrize("bad", ["", "2026-03-05", "2026-02-30T09:00:00+08:00", "9:00"])
def test_v1_what_is_no_instant_is_an_error_with_a_code(bad: str) -> None:
    index = DueIndex()
    for ask in (index.due, lambda now: text.due(index, now)):
        with pytest.raises(BadValue) as caught:
            ask(bad)
        assert caught.value.code == "bad_instant"
    with pytest.raises(BadValue, match="bad_id"):
        index.remove("")


def test_an_index_is_shared_by_threads() -> None:
    index = DueIndex()
    parts = [[like(EARLY, number) for number in range(first, 2000, 4)] for first in range(4)]

    def feed(part: list[str]) -> None:
        index.put_many(part)
        for number in range(50):
            index.put(part[number])
            assert len(index.due(LAST)) >= len(part)

    threads = [threading.Thread(target=feed, args=(part,)) for part in parts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert index.due(LAST) == [f"c-{number:05}" for number in range(2000)]


def test_an_index_is_made_anew_of_snapshots_and_not_pickled() -> None:
    index = DueIndex()
    for take in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="DueIndex"):
            take(index)
