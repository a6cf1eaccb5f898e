"""The package as a user sees it: names, version, the core's own text."""

import importlib.metadata
import json

import wangge


def test_v6_what_is_parsed_is_the_cores_own_text() -> None:
    assert json.loads(wangge.text.version()) == wangge.version()


def test_the_wheel_bears_the_cores_version() -> None:
    assert importlib.metadata.version("wangge") == wangge.version()


HANDLES = (
    *(wangge.Accounts, wangge.Activations, wangge.Calendar, wangge.DueIndex, wangge.Duties, wangge.History),
    *(wangge.Org, wangge.Points, wangge.Scheme, wangge.Appraisals, wangge.Appraised),
)
# Of two handles that answer to one name, and what else has another name as text.
OTHERS = {
    "describe_org": wangge.Org.describe,
    "duty_explanation": wangge.Duties.explanation,
    "explain_total": wangge.Appraised.explain,
    "open_entries": wangge.Accounts.open,
    "statement_explanation": wangge.Accounts.explanation,
    "total_explanation": wangge.Appraised.explanation,
}


def test_every_function_that_answers_with_text_has_its_parsed_namesake() -> None:
    handles = {name for handle in HANDLES for name in dir(handle)}
    assert set(wangge.text.__all__) <= set(wangge.__all__) | handles | set(OTHERS)
    assert all(hasattr(wangge, name) for name in wangge.__all__)
