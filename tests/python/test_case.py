"""Scheme, organisation and case as a user meets them; what they answer is held by the vectors."""

import copy
import json
import pickle
from typing import Any

import pytest
import wangge
from wangge import BadValue, Faults, Org, Refused, Scheme, WanggeError, text
from wangge.types import Command, OrgDocument

SCHEME = Scheme.preset("dongshi")
DOCUMENT: OrgDocument = {
    "units": [
        {"id": "ds", "tier": "town"},
        {"id": "ds-07", "tier": "grid1", "parent": "ds", "name": "龙下村"},
        {"id": "ds-07-2", "tier": "grid2", "parent": "ds-07"},
    ],
    "posts": [{"member": "m-1", "role": "grid-worker", "unit": "ds-07-2", "from": "2022-01-01"}],
}
ORG = Org.read(DOCUMENT, SCHEME)
REPORT: Command = {
    "command": "report",
    "case": "c-1",
    "at": "2026-03-05T09:00:00+08:00",
    "by": {"member": "m-1"},
    "unit": "ds-07-2",
    "item": "request.lighting",
    "channel": "patrol",
}


def test_x_a_case_lives_and_every_step_is_the_cores_own_text() -> None:
    events = wangge.decide(SCHEME, ORG, None, REPORT)
    stored = text.decide(SCHEME, ORG, None, json.dumps(REPORT))
    assert json.loads(stored) == events and events[0]["event"] == "reported"
    case = wangge.evolve(None, events)
    assert case["state"] == "reported"
    assert json.loads(text.evolve(None, stored)) == case
    due = wangge.next_due(case)
    assert due == json.loads(text.next_due(text.evolve(None, stored)))
    assert due is not None
    overdue = wangge.tick(SCHEME, ORG, case, due)
    assert [event["event"] for event in overdue] == ["accept_overdue", "notified", "notified"]
    assert wangge.tick(SCHEME, ORG, case, REPORT["at"]) == []
    told = wangge.story(SCHEME, events + overdue)
    assert [line["seq"] for line in told] == [1, 2, 3, 4]
    assert told[1]["text"].startswith("逾期未接单")
    assert json.loads(text.story(SCHEME, json.dumps(events + overdue), "en")) == wangge.story(SCHEME, events + overdue, "en")
    with pytest.raises(ValueError, match="neither"):
        wangge.evolve(None, [])


def test_x1_a_refusal_carries_code_facts_and_both_wordings() -> None:
    case = wangge.evolve(None, wangge.decide(SCHEME, ORG, None, REPORT))
    with pytest.raises(Refused) as caught:
        wangge.decide(SCHEME, ORG, case, REPORT)
    assert (caught.value.code, caught.value.facts) == ("known_case", {"case": "c-1"})
    assert "c-1" in caught.value.en and caught.value.zh != ""
    accept: Command = {"command": "accept", "case": "c-2", "at": REPORT["at"], "by": {"member": "m-1"}}
    with pytest.raises(Refused, match="unknown_case"):
        wangge.decide(SCHEME, ORG, None, accept)


def test_s2_every_fault_of_a_document_or_command_is_named_with_its_place() -> None:
    with pytest.raises(Faults) as caught:
        Scheme.read("[scheme]\ncode = 7")
    assert ("scheme.code", 2) in [(fault["path"], fault["line"]) for fault in caught.value.faults]
    assert caught.value.facts == {"count": len(caught.value.faults)}
    command: Any = {"command": "accept", "cas": "c-1"}
    with pytest.raises(Faults) as many:
        wangge.decide(SCHEME, ORG, None, command)
    assert len(many.value.faults) > 2
    with pytest.raises(Faults):
        Org.read({"units": [{"id": "ds", "tier": "twon"}]}, SCHEME)


def test_what_cannot_be_read_or_does_not_follow_is_an_error_with_a_code() -> None:
    events: Any = wangge.decide(SCHEME, ORG, None, REPORT)
    case: Any = {"state": "nowhere"}
    with pytest.raises(BadValue) as unread:
        wangge.next_due(case)
    assert unread.value.code == "wrong_form"
    with pytest.raises(WanggeError) as again:
        wangge.evolve(wangge.evolve(None, events), events)
    assert again.value.code == "begun_twice"
    with pytest.raises(ValueError, match="JSON"):
        wangge.evolve(None, [{"v": float("nan")}])  # type: ignore[list-item]
    with pytest.raises(BadValue):
        wangge.story(SCHEME, events, "fr")  # type: ignore[arg-type]
    for name in ("atlantis", ""):
        with pytest.raises(WanggeError) as preset:
            Scheme.preset(name)  # type: ignore[arg-type]
        assert preset.value.code == "unknown_word"


def test_units_know_their_place() -> None:
    assert ORG.unit("ds-07") == {"id": "ds-07", "tier": 2, "name": "龙下村", "parent": "ds", "children": ["ds-07-2"]}
    assert ORG.ancestors("ds-07-2") == [{"id": "ds-07", "tier": 2}, {"id": "ds", "tier": 1}] == json.loads(text.ancestors(ORG, "ds-07-2"))
    with pytest.raises(Refused):
        ORG.unit("ds-99")


def test_s5_a_generated_organisation_has_the_presets_figures() -> None:
    org = Org.generate("dongshi", SCHEME, 7)
    figures = {figure["code"]: figure["value"] for figure in org.figures("dongshi", "2026-03-05")}
    assert (figures["first_level_grids"], figures["second_level_grids"], figures["third_level_grids"]) == (35, 163, 214)
    assert repr(org) == "<wangge.Org of 413 units>"


def test_handles_cross_processes_whole_and_do_not_change() -> None:
    for again in (pickle.loads(pickle.dumps(SCHEME)), copy.deepcopy(SCHEME)):
        assert text.describe(again) == text.describe(SCHEME)
    org = pickle.loads(pickle.dumps(ORG))
    assert text.unit(org, "ds") == text.unit(ORG, "ds")
    assert repr(SCHEME) == "<wangge.Scheme dongshi from 2022-01-01>"
    assert SCHEME.edition == SCHEME.describe()["edition"] == {"scheme": "dongshi", "from": "2022-01-01"}
    with pytest.raises(AttributeError):
        SCHEME.calendar = wangge.Calendar()  # type: ignore[misc]
    with pytest.raises(TypeError):
        Scheme()
