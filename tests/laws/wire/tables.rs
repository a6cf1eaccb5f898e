//! R0: tables and documents that say the same are judged alike.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Map, Value, json};
use wangge::tally::column::{Column, Ids, Instants, Offsets, TimeUnit, Validity};
use wangge::value::Date;
use wangge::wire::table::{Cells, Table, activity_columns};
use wangge::wire::{self, Error};
use wangge_tests::cases;
use wangge_tests::whole::{broken_rows, document, scheme, sound_rows};

/// How texts and days are held.
#[derive(Clone, Copy, Debug)]
enum Held {
    Plainly,
    /// Each text once, days as days.
    ByNumber,
}

/// The tables of a document; a column has nothing where a row says nothing.
fn tables(document: &Value, names: &Value, held: Held) -> Vec<(String, Table<'static>)> {
    let lists = document.as_object().unwrap().iter().map(|(name, rows)| {
        let (rows, shown) = (rows.as_array().unwrap(), names[name].as_array().unwrap());
        let fields: BTreeSet<&String> =
            shown.iter().flat_map(|row| row.as_object().unwrap().keys()).collect();
        let column = |table: Table<'static>, field: &String| {
            let values: Vec<Option<&Value>> = rows.iter().map(|row| row.get(field)).collect();
            table.with(field, column(field, &values, held))
        };
        (name.clone(), fields.into_iter().fold(Table::new(), column))
    });
    lists.filter(|(_, table)| !table.is_empty()).collect()
}

fn column(field: &str, values: &[Option<&Value>], held: Held) -> Column<'static, Cells<'static>> {
    let mut bits = vec![0_u8; values.len().div_ceil(8)];
    for (at, _) in values.iter().enumerate().filter(|(_, value)| value.is_some()) {
        bits[at / 8] |= 1 << (at % 8);
    }
    let text = |value: &Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
    let texts: Vec<String> = values.iter().map(text).collect();
    // Of a column with something else than days none are days.
    let day = |value: &Option<&Value>| match value {
        None => Some(0),
        Some(value) => value.as_str()?.parse().ok().map(Date::days),
    };
    let days: Option<Vec<i32>> = values.iter().map(day).collect();
    let cells = match (field, held, days) {
        ("units" | "functions", ..) => lists(values),
        ("from" | "until", Held::ByNumber, Some(days)) => Cells::Times(Instants::Days(days.into())),
        (_, Held::ByNumber, _) => Cells::Ids(dictionary(&texts)),
        (_, Held::Plainly, _) => Cells::Ids(packed(&texts)),
    };
    Column::from(cells).with_validity(Validity::new(bits, 0))
}

fn packed(texts: &[String]) -> Ids<'static> {
    let ends = texts.iter().scan(0, |end, text| {
        *end += text.len() as i64;
        Some(*end)
    });
    let offsets = Offsets::I64([0].into_iter().chain(ends).collect::<Vec<_>>().into());
    Ids::Packed { offsets, bytes: texts.concat().into_bytes().into() }
}

fn dictionary(texts: &[String]) -> Ids<'static> {
    let each: Vec<String> = texts.iter().collect::<BTreeSet<_>>().into_iter().cloned().collect();
    let keys: Vec<u16> = texts.iter().map(|text| each.binary_search(text).unwrap() as u16).collect();
    Ids::dictionary(keys, packed(&each))
}

fn lists(values: &[Option<&Value>]) -> Cells<'static> {
    let each: Vec<Vec<String>> = values.iter().map(|value| entries(*value)).collect();
    let ends = each.iter().scan(0, |end, entries| {
        *end += entries.len() as i32;
        Some(*end)
    });
    let offsets = Offsets::I32([0].into_iter().chain(ends).collect::<Vec<_>>().into());
    Cells::Lists { offsets, values: Box::new(packed(&each.concat()).into()) }
}

fn entries(value: Option<&Value>) -> Vec<String> {
    let entries = value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    entries.iter().map(|entry| entry.as_str().unwrap().to_owned()).collect()
}

/// What is asked of tables; then what is asked of the document.
fn both(document: &Value, names: &Value, held: Held) -> [Result<String, String>; 2] {
    let tables = tables(document, names, held);
    let tables: Vec<(&str, Table<'_>)> =
        tables.iter().map(|(name, table)| (name.as_str(), table.clone())).collect();
    let of_tables = wire::org::from_tables(&tables, scheme());
    let of_document = wire::org::read(&document.to_string(), scheme());
    [of_tables, of_document]
        .map(|org| org.map(|org| wire::org::describe(&org)).map_err(|error| error.to_json()))
}

/// A field of a row that is gone, or says something that cannot be read.
type Break = (prop::sample::Index, prop::sample::Index, prop::sample::Index, Option<&'static str>);

fn broken(document: &Value, breaks: &[Break]) -> Value {
    let mut document = document.clone();
    for (list, row, field, text) in breaks {
        let mut lists: Vec<&mut Vec<Value>> = document
            .as_object_mut()
            .unwrap()
            .values_mut()
            .filter_map(Value::as_array_mut)
            .filter(|rows| !rows.is_empty())
            .collect();
        let list = list.index(lists.len());
        let at = row.index(lists[list].len());
        let row: &mut Map<String, Value> = lists[list][at].as_object_mut().unwrap();
        let Some(name) = row.keys().nth(field.index(row.len().max(1))).cloned() else { continue };
        let was = row.remove(&name).unwrap();
        if let (Some(text), false) = (text, was.is_array()) {
            row.insert(name, json!(text));
        }
    }
    document
}

proptest! {
    #![proptest_config(cases(200))]

    /// R0, O6: the same rows give the same organisation, or the same faults at the same paths.
    #[test]
    fn r0_tables_and_documents_are_judged_alike(
        rows in broken_rows(),
        breaks in prop::collection::vec(
            (any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<prop::sample::Index>(),
             prop::sample::select(vec![None, Some(""), Some(" x"), Some("2026-02-30"), Some("13812345678"), Some("Micro")])),
            0..6,
        ),
        by_number: bool,
    ) {
        let whole = document(&rows);
        let held = if by_number { Held::ByNumber } else { Held::Plainly };
        let [of_tables, of_document] = both(&broken(&whole, &breaks), &whole, held);
        prop_assert_eq!(of_tables, of_document);
    }

    /// X2: what describes an organisation makes the same again.
    #[test]
    fn x2_what_is_described_is_read_again(rows in sound_rows()) {
        let org = wangge::org::Org::from_rows(rows, scheme()).unwrap();
        prop_assert_eq!(wire::org::read_again(&wire::org::describe(&org), scheme()).unwrap(), org);
    }
}

/// The codes and paths of the faults of an error.
fn faults(error: &Error) -> Vec<(String, String)> {
    let said: Value = serde_json::from_str(&error.to_json()).unwrap();
    let text = |fault: &Value, field: &str| fault[field].as_str().unwrap().to_owned();
    said["faults"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| (text(fault, "code"), text(fault, "path")))
        .collect()
}

fn texts(texts: &'static [&'static str]) -> Cells<'static> {
    Cells::Ids(Ids::Texts(texts))
}

/// R0, O6: what is wrong with a column is said once, and nothing that would follow from it.
#[test]
fn r0_faults_of_columns_stand_at_the_column() {
    let units = Table::new()
        .with("id", texts(&["ds", "ds-1"]))
        .with("teir", texts(&["town", "grid1"]))
        .with("name", Cells::Times(Instants::Days(vec![0, 0].into())))
        .with("kind", Cells::Nulls(2))
        .with("parent", texts(&["ds"]));
    let posts = Table::new()
        .with("member", Cells::Other { kind: "Boolean".to_owned(), rows: 0 })
        .with(
            "role",
            Cells::Lists { offsets: Offsets::I32(vec![0].into()), values: Box::new(texts_of(&[]).into()) },
        )
        .with("unit", texts(&[]))
        .with("from", Cells::Ids(Ids::from(Vec::<i64>::new())))
        .with("unit", texts(&[]));
    let found =
        wire::org::from_tables(&[("units", units), ("posts", posts), ("post", Table::new())], scheme());
    let expected = [
        ("unknown_field", "post"),
        ("wrong_type", "posts.from"),
        ("wrong_type", "posts.member"),
        ("wrong_type", "posts.role"),
        ("duplicate_field", "posts.unit"),
        ("wrong_type", "units.name"),
        ("wrong_count", "units.parent"),
        ("unknown_field", "units.teir"),
        ("missing_field", "units.tier"),
    ];
    let found = faults(&found.unwrap_err());
    let found: Vec<(&str, &str)> = found.iter().map(|(code, path)| (code.as_str(), path.as_str())).collect();
    assert_eq!(found, expected);
}

fn texts_of(texts: &'static [&'static str]) -> Ids<'static> {
    Ids::Texts(texts)
}

/// R0: the faults of an activity table's columns, all at once.
#[test]
fn r0_faults_of_activity_columns_stand_at_the_column() {
    let table = Table::new()
        .with("member", texts(&["m-1", "m-2"]))
        .with("unit", Cells::Times(Instants::Days(vec![0, 0].into())))
        .with("at", texts(&["2026-03-05", "2026-03-05"]))
        .with("quantity", Cells::Other { kind: "Boolean".to_owned(), rows: 2 })
        .with("verifed_by", texts(&["m-1", "m-2"]))
        .with("target", texts(&["h-1"]))
        .with("member", texts(&["m-1", "m-2"]));
    let found = faults(&activity_columns(table).unwrap_err());
    let found: Vec<(&str, &str)> = found.iter().map(|(code, path)| (code.as_str(), path.as_str())).collect();
    let expected = [
        ("wrong_type", "activities.at"),
        ("missing_field", "activities.kind"),
        ("duplicate_field", "activities.member"),
        ("wrong_type", "activities.quantity"),
        ("wrong_count", "activities.target"),
        ("wrong_type", "activities.unit"),
        ("unknown_field", "activities.verifed_by"),
    ];
    assert_eq!(found, expected);
}

/// R0: columns of nothing are as if they were not there, but those there must be.
#[test]
fn r0_columns_of_nothing() {
    let at = Cells::Times(Instants::local(TimeUnit::Second, vec![0, 0]));
    let table = Table::new()
        .with("member", Cells::Nulls(2))
        .with("unit", texts(&["ds", "ds"]))
        .with("kind", texts(&["visit", "visit"]))
        .with("at", at)
        .with("target", Cells::Nulls(2));
    let columns = activity_columns(table).unwrap();
    assert!(columns.target.is_none() && columns.member.is_null(0) && columns.member.is_null(1));
    assert_eq!(columns.len(), 2);
}
