"""Organisations of tables (R0): of polars, of pyarrow, and of columns by name."""

import datetime as dt
import pathlib
import pickle

from collections.abc import Mapping
from typing import Any

import pytest
from wangge import Faults, Org, Scheme, text

# Arrow libraries have no wheels for Python 3.10, which the package still serves.
pa = pytest.importorskip("pyarrow")
pl = pytest.importorskip("polars")

LISTS = {"parties": ["units"], "partners": ["units", "functions"]}
"""The fields of a row that are lists."""
BASE = pathlib.Path(__file__).parents[1] / "vectors/base.toml"


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return Scheme.preset("dongshi")


def units(**columns: Any) -> dict[str, Any]:
    """A township, a village of it and a grid of that, with other columns in place of those given."""
    return {"id": ["ds", "ds-1", "ds-1-1"], "tier": ["town", "grid1", "grid2"], "parent": [None, "ds", "ds-1"]} | columns


def posts(**columns: Any) -> dict[str, Any]:
    """A grid worker and a head, with other columns in place of those given."""
    plain = {"member": ["m-1", "m-2"], "role": ["grid-worker", "grid-head"], "unit": ["ds-1-1", "ds-1"]}
    return plain | {"from": [dt.date(2022, 1, 1), dt.date(2023, 1, 1)], "until": [None, dt.date(2024, 1, 1)]} | columns


def faults_of(scheme: Scheme, **tables: Any) -> list[tuple[str, str]]:
    """Code and place of every fault of tables."""
    with pytest.raises(Faults) as caught:
        Org.from_tables(scheme, **tables)
    return [(fault["code"], fault["path"]) for fault in caught.value.faults]


def frame(rows: list[Mapping[str, Any]], lists: list[str]) -> Any:
    """Rows of a document as a frame: days as days, nothing where a row says nothing."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    columns = {name: [row.get(name) for row in rows] for name in names}
    made = pl.DataFrame({name: pl.Series(values, dtype=kind(name, lists)) for name, values in columns.items()})
    return made.with_columns(pl.col(name).str.to_date() for name in ("from", "until") if name in names)


def kind(name: str, lists: list[str]) -> Any:
    return pl.List(pl.String) if name in lists else pl.String


@pytest.mark.parametrize("preset", ["chixi", "xiawuqi", "haihong", "luoshui", "dongshi"])
@pytest.mark.parametrize("made", [lambda table: table, lambda table: table.to_arrow(), lambda table: table.to_dict()])
def test_r0_tables_and_documents_make_the_same(preset: Any, made: Any) -> None:
    """R0, O6: the same rows, whoever holds them."""
    under = Scheme.preset(preset)
    org = Org.generate(preset, under, 7)
    described: dict[str, Any] = dict(org.describe())
    tables = {name: made(frame(rows, LISTS.get(name, []))) for name, rows in described.items() if rows}
    again = Org.from_tables(under, **tables)
    assert text.describe_org(again) == text.describe_org(org)
    assert repr(again) == repr(org)


def test_r0_ids_are_texts_dictionaries_or_whole_numbers(scheme: Scheme) -> None:
    """R0: an integer stands for its decimal text."""
    numbers, names = [1, 20, 300], ["1", "20", "300"]
    above: list[int | None] = [None, 1, 20]
    plain = Org.from_tables(scheme, units=pl.DataFrame(units(id=names, parent=[None, "1", "20"])))
    for type_ in (pa.int8, pa.int16, pa.uint32, pa.int64, pa.uint64):
        few = numbers if type_ is not pa.int8 else [1, 20, 30]
        table = pa.table(units(id=pa.array(few, type_()), parent=pa.array(above, type_())))
        assert Org.from_tables(scheme, units=table).unit("1")["children"] == ["20"]
    for type_ in (pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())):
        columns = {name: pa.array(column).cast(pa.string()).cast(type_) for name, column in units(id=names).items()}
        columns["parent"] = pa.array([None, "1", "20"]).cast(type_)
        assert text.describe_org(Org.from_tables(scheme, units=columns)) == text.describe_org(plain)
    categories = pl.DataFrame(units(id=numbers, parent=above)).with_columns(pl.col("tier").cast(pl.Categorical))
    assert text.describe_org(Org.from_tables(scheme, units=categories)) == text.describe_org(plain)
    of_numbers = pa.array(above, pa.int64()).dictionary_encode()
    assert Org.from_tables(scheme, units=units(id=pa.array(numbers), tier=pa.array(units()["tier"]), parent=of_numbers))


def test_r0_days_are_days_or_texts(scheme: Scheme) -> None:
    """R0"""
    town = pl.DataFrame(units())
    days = Org.from_tables(scheme, units=town, posts=pl.DataFrame(posts()))
    texts = posts(**{"from": ["2022-01-01", "2023-01-01"], "until": [None, "2024-01-01"]})
    assert text.describe_org(Org.from_tables(scheme, units=town, posts=pl.DataFrame(texts))) == text.describe_org(days)
    found = faults_of(scheme, units=town, posts=pl.DataFrame(posts(**{"from": [dt.date(1899, 12, 31), dt.date(2200, 1, 1)]})))
    assert found == [("out_of_range", "posts[0].from"), ("out_of_range", "posts[1].from")]
    for other, kind in [([20220101, 20230101], "whole numbers"), ([dt.datetime(2022, 1, 1)] * 2, "timestamps")]:
        with pytest.raises(Faults) as caught:
            Org.from_tables(scheme, units=town, posts=pl.DataFrame(posts(**{"from": other})))
        [fault] = caught.value.faults
        assert (fault["code"], fault["path"]) == ("wrong_type", "posts.from")
        assert fault["facts"]["found"] == f"a column of {kind}" and "「" not in fault["zh"]


def test_o6_every_fault_of_columns_and_rows_comes_at_once(scheme: Scheme) -> None:
    """O6, R0: of columns at `posts.role`, of rows at `units[17].parent`; no fault follows from another."""
    wrong = posts(**{"from": [None, dt.date(2023, 1, 1)], "untill": [None, None], "unit": [True, False]})
    del wrong["role"]
    town = pl.DataFrame(units(parent=[None, "ds", "ds-2"], name=["", "13812345678", "甲"]))
    assert faults_of(scheme, units=town, posts=pl.DataFrame(wrong), tags=pl.DataFrame()) == [
        ("missing_field", "posts.role"),
        ("wrong_type", "posts.unit"),
        ("unknown_field", "posts.untill"),
        ("missing_field", "posts[0].from"),
        ("missing_field", "tags.from"),
        ("missing_field", "tags.member"),
        ("missing_field", "tags.tag"),
        ("bad_text", "units[0].name"),
        ("personal_data", "units[1].name"),
        ("unknown_reference", "units[2].parent"),
    ]
    with pytest.raises(Faults) as caught:
        Org.from_tables(scheme, units=pl.DataFrame(units()), posts=pl.DataFrame(posts(untill=[None, None])))
    assert caught.value.faults[0]["facts"] == {"field": "untill", "nearest": "until"}


def test_columns_of_other_lengths_and_double_names_are_faults(scheme: Scheme) -> None:
    short = {name: pa.array(column[: 2 if name == "parent" else 3]) for name, column in units().items()}
    assert faults_of(scheme, units=short) == [("wrong_count", "units.parent")]
    twice = pa.table([pa.array(units()[name]) for name in ("id", "tier", "parent", "tier")], ["id", "tier", "parent", "tier"])
    assert faults_of(scheme, units=twice) == [("duplicate_field", "units.tier")]


def test_what_is_no_text_is_a_fault(scheme: Scheme) -> None:
    """R0: bytes that are not UTF-8, keys that are in no dictionary."""
    offsets, data = pa.py_buffer(pa.array([0, 2, 4, 6], pa.int32()).buffers()[1]), pa.py_buffer(b"ds\xff\xfed2")
    broken = pa.Array.from_buffers(pa.string(), 3, [None, offsets, data])
    for column in (broken, pa.Array.from_buffers(pa.binary(), 3, broken.buffers()).cast(pa.binary_view()).view(pa.string_view())):
        columns = {name: pa.array(values) for name, values in units(parent=[None, "ds", "d2"]).items()}
        assert ("not_utf8", "units[1].id") in faults_of(scheme, units=columns | {"id": column})
    beyond = pa.DictionaryArray.from_buffers(
        pa.dictionary(pa.int8(), pa.string()), 3, [None, pa.py_buffer(b"\x00\x07\x01")], pa.array(["town", "grid1"])
    )
    columns = {name: pa.array(values) for name, values in units().items()} | {"tier": beyond}
    assert ("out_of_bounds", "units[1].tier") in faults_of(scheme, units=columns)


def test_rows_with_faults_are_all_counted_and_the_first_described(scheme: Scheme) -> None:
    """O6, V3: ten thousand of them."""
    many = 20_000
    with pytest.raises(Faults) as caught:
        Org.from_tables(scheme, units=pl.DataFrame({"id": [f" {n}" for n in range(many)], "tier": ["town"] * many}))
    assert caught.value.facts == {"count": many} and len(caught.value.faults) == 10_000
    assert caught.value.faults[-1]["path"] == "units[9999].id"


def test_chunks_slices_and_nulls(scheme: Scheme) -> None:
    """R0: null is absent, and a column of nothing but nulls says nothing."""
    table = pa.table(units(kind=pa.nulls(3), name=pa.nulls(3, pa.string())))
    org = Org.from_tables(scheme, units=table)
    assert "name" not in org.unit("ds")
    many = pa.concat_tables([table.slice(0, 1), table.slice(1, 0), table.slice(1, 2)])
    assert many.column("id").num_chunks > 1
    assert text.describe_org(Org.from_tables(scheme, units=many)) == text.describe_org(org)
    assert Org.from_tables(scheme, units=pa.table(units(id=["x", "ds", "y"])).slice(1, 1).select(["id"]).append_column(
        "tier", pa.array(["town"])
    )).unit("ds")["tier"] == 1
    both = [pa.array(["a"]).dictionary_encode(), pa.array(["ds", "b"]).dictionary_encode().slice(0, 1)]
    chunked = pa.table({"id": pa.chunked_array(both), "tier": ["town", "town"]})
    assert {unit["id"] for unit in Org.from_tables(scheme, units=chunked).describe()["units"]} == {"a", "ds"}
    for batch in (table.to_batches()[0], table.to_struct_array().combine_chunks()):
        assert text.describe_org(Org.from_tables(scheme, units=batch)) == text.describe_org(org)
    holes = pa.StructArray.from_arrays([pa.array(["ds", "x"]), pa.array(["town", "y"])], ["id", "tier"], mask=pa.array([False, True]))
    assert faults_of(scheme, units=holes) == [("missing_field", "units[1].id"), ("missing_field", "units[1].tier")]
    empty = table.slice(0, 0)
    assert faults_of(scheme, units=pa.table({name: [] for name in ("id", "tier")}, empty.schema.remove(4).remove(3).remove(2))) == [
        ("wrong_count", "units")
    ]


def test_lists_of_units(scheme: Scheme) -> None:
    """O3: lists of texts, a null in which is a fault."""
    party = pa.table({"id": ["p"], "kind": [scheme_party(scheme)], "units": pa.array([["ds-1", None]])})
    town = pl.DataFrame(units())
    assert faults_of(scheme, units=town, parties=party) == [("wrong_type", "parties[0].units[1]")]
    assert faults_of(scheme, units=town, parties=party.set_column(2, "units", pa.array(["ds-1"]))) == [
        ("wrong_type", "parties.units")
    ]


def scheme_party(scheme: Scheme) -> str:
    return Org.generate("dongshi", scheme, 7).describe()["parties"][0]["kind"]


def test_an_organisation_of_tables_is_pickled(scheme: Scheme) -> None:
    """X2: also one longer than any document that is read."""
    org = Org.from_tables(scheme, units=pl.DataFrame(units()), posts=pl.DataFrame(posts()))
    again = pickle.loads(pickle.dumps(pickle.loads(pickle.dumps(org))))
    assert text.describe_org(again) == text.describe_org(org)
    many = 400_000
    large = Org.from_tables(scheme, units={"id": pa.array(range(many)), "tier": pa.array(["town"] * many)})
    assert repr(pickle.loads(pickle.dumps(large))) == "<wangge.Org of 400000 units>"


@pytest.mark.parametrize("source", [3, [{"id": "ds", "tier": "town"}], pa.array([1]), {"id": ["ds"]}, {1: pa.array([1])}])
def test_what_is_no_table_is_a_type_error(scheme: Scheme, source: Any) -> None:
    with pytest.raises(TypeError):
        Org.from_tables(scheme, units=source)
