"""Errors: what the core says as text becomes an exception with every part of it."""

import copy
import json
import pickle
from typing import Any

import pytest
from wangge import BadValue, Faults, Refused, Scheme, WanggeError, errors

SAID: dict[str, Any] = {"code": "bad_instant", "path": "a.b", "facts": {"given": "x"}, "en": "no instant", "zh": "不是时刻"}


def raised(kind: str, **more: Any) -> WanggeError:
    return errors.from_text(json.dumps({"kind": kind, **SAID, **more}))


@pytest.mark.parametrize(("kind", "type_"), [("value", BadValue), ("json", BadValue), ("refused", Refused), ("calendar", WanggeError), ("evolve", WanggeError)])
def test_an_error_carries_code_path_facts_and_both_wordings(kind: str, type_: type[WanggeError]) -> None:
    error = raised(kind)
    assert type(error) is type_
    assert {name: getattr(error, name) for name in SAID} == SAID
    assert str(error) == "a.b: no instant (bad_instant)"


def test_o6_faults_come_all_at_once() -> None:
    error = raised("faults", faults=[SAID, SAID])
    assert isinstance(error, Faults)
    assert error.faults == [SAID, SAID]
    assert len(str(error).splitlines()) == 3


@pytest.mark.parametrize("kind", ["value", "json", "refused", "faults", "column", "calendar", "evolve"])
def test_errors_cross_processes_whole(kind: str) -> None:
    error = raised(kind, faults=[SAID])
    for again in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
        assert type(again) is type(error)
        assert vars(again) == vars(error)
        assert str(again) == str(error)


def test_only_text_is_handed_to_the_core() -> None:
    with pytest.raises(UnicodeEncodeError, match="position 1:"):
        Scheme.read("a\ud800")
    with pytest.raises(TypeError):
        Scheme.read(b"\xff")  # type: ignore[arg-type]
