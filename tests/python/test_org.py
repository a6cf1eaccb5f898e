"""Questions about an organisation and about plans put into force."""

import pickle

import pytest
from wangge import Activations, Faults, Org, Refused, Scheme, text
from wangge.types import Activation


@pytest.fixture(scope="module")
def org() -> Org:
    return Org.generate("chixi", Scheme.preset("chixi"), 7)


def test_units_are_found_above_and_below(org: Org) -> None:
    """O5"""
    below = [unit["id"] for unit in org.subtree("cx-03")]
    assert below[0] == "cx-03" and "cx-03-1" in below and "cx-04" not in below
    assert org.lowest_common_ancestor("cx-03-1-1", "cx-03-2") == {"id": "cx-03", "tier": 2}
    assert org.lowest_common_ancestor("cx-03-1-1", "cx-04-1") == {"id": "cx", "tier": 1}
    assert text.lowest_common_ancestor(org, "cx", "cx") == '{"id":"cx","tier":1}'
    with pytest.raises(Refused):
        org.subtree("cx-99")


def test_what_is_written_reads_back(org: Org) -> None:
    """O6, X2"""
    written = text.describe_org(org)
    again = Org.read(written, org.scheme)
    assert text.describe_org(again) == written
    assert Org.read(org.describe(), org.scheme).unit("cx") == org.unit("cx")


def test_plans_hold_over_subtrees(org: Org) -> None:
    """L2"""
    clerk = org.describe()["posts"][0]["member"]
    row: Activation = {
        "plan": "epidemic",
        "unit": "cx-03",
        "from": "2022-03-01",
        "until": "2022-04-01",
        "by": clerk,
        "basis": "assumed",
    }
    found = Activations.read({"activations": [row]}, org)
    assert found.active("epidemic", "cx-03-1-1", "2022-03-31") == row
    assert found.active("epidemic", "cx-03-1-1", "2022-04-01") is None
    assert found.active("epidemic", "cx-04", "2022-03-31") is None
    assert pickle.loads(pickle.dumps(found)).active("epidemic", "cx-03", "2022-03-01") == row
    with pytest.raises(Faults) as caught:
        Activations.read({"activations": [{**row, "plan": "flood"}]}, org)
    assert [fault["code"] for fault in caught.value.faults] == ["unknown_reference"]
