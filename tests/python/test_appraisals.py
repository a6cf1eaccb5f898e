"""Appraisals (R) as an analyst meets them; what they answer is held by the vectors."""

import json
from decimal import Decimal

import pytest
import wangge
from wangge import Activities, Appraised, Comparison, Org, Scheme, text
from wangge.types import Difference, Exact, Migration

from test_types import misfits

# Arrow libraries have no wheels for Python 3.10, which the package still serves.
pa = pytest.importorskip("pyarrow")

SCHEME = Scheme.preset("dongshi")


def stars(hours: dict[str, int], members: int = 3, threads: int = 1) -> Appraised:
    """The stars of volunteers who serve so many hours."""
    enrolments = [{"member": f"m-{n}", "as": "volunteer", "from": "2022-01-01"} for n in range(1, members + 1)]
    org = Org.read(json.dumps({"units": [{"id": "ds", "tier": "town"}], "enrolments": enrolments}), SCHEME)
    deed: dict[str, object] = {"unit": "ds", "kind": "volunteer.customs", "at": "2026-03-05"}
    rows = [
        deed | {"id": f"r-{member}", "member": member, "quantity": quantity, "verified_by": "m-2" if member == "m-1" else "m-1"}
        for member, quantity in hours.items()
    ]
    return Activities.read(json.dumps(rows), org, threads=threads).appraisals().appraise("volunteer-star", "2026")


@pytest.fixture(name="compared", scope="module")
def fixture_compared() -> Comparison:
    return wangge.compare(stars({"m-1": 12, "m-2": 2}), stars({"m-1": 12, "m-2": 12}, members=2))


def test_r8_a_comparison_is_one_table(compared: Comparison) -> None:
    table = pa.table(compared.table())
    assert compared.table().columns == ["subject", "before", "after", "gain", "from", "to"]
    grade = pa.dictionary(pa.int32(), pa.string())
    assert table.schema.types == [pa.string(), *[pa.decimal128(16, 3)] * 3, grade, grade]
    assert table["subject"].to_pylist() == ["m-1", "m-2", "m-3"]
    rows = [{key: value for key, value in row.items() if value is not None} for row in table.to_pylist()]
    told = [{"subject": row.pop("member"), **row} for row in json.loads(json.dumps(compared.subjects))]
    assert rows == [{k: Decimal(v) if isinstance(v, int) else v for k, v in row.items()} for row in told]
    assert (rows[0]["gain"], "gain" in rows[2], "before" in rows[2]) == (0, False, True)
    assert len(compared) == len(compared.table()) == 3


def test_v6_tables_are_the_same_on_any_number_of_threads(compared: Comparison) -> None:
    for threads in (2, 3, 100):
        before, after = stars({"m-1": 12, "m-2": 2}, threads=threads), stars({"m-1": 12, "m-2": 12}, 2, threads)
        assert pa.table(wangge.compare(before, after).table()) == pa.table(compared.table())
        assert pa.table(before.table()) == pa.table(stars({"m-1": 12, "m-2": 2}).table())


def test_r5_grades_in_tables_are_those_declared() -> None:
    (column,) = pa.table(stars({"m-1": 12}).table())["grade"].chunks
    assert column.dictionary.to_pylist() == ["star5", "star4", "star3", "star2", "star1", "none"]
    assert column.to_pylist() == ["star2", "none", "none"]


def test_r8_a_comparison_says_what_its_text_says(compared: Comparison) -> None:
    before, after = stars({"m-1": 12, "m-2": 2}), stars({"m-1": 12, "m-2": 12}, members=2)
    said = json.loads(text.compare(before, after))
    assert (compared.subjects, compared.migration, compared.tau) == (said["subjects"], said["migration"], said.get("tau"))
    assert compared.tau is None, "all have the same total afterwards"
    assert wangge.compare(before, before).tau == 1
    assert repr(compared) == "<wangge.Comparison of 3 subjects>"


def test_x2_comparisons_have_the_types_declared(compared: Comparison) -> None:
    assert misfits(compared.subjects, list[Difference]) == []
    assert misfits(compared.migration, list[Migration]) == []
    assert misfits(wangge.compare(stars({"m-1": 12}), stars({"m-1": 12})).tau, Exact) == []


def test_r8_a_comparison_keeps_what_it_compares() -> None:
    compared = wangge.compare(stars({"m-1": 12}), stars({"m-2": 12}))
    assert pa.table(compared.table())["gain"].to_pylist() == [Decimal(-10), Decimal(10), Decimal(0)]
