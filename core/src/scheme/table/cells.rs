//! The cells of a row, as the fields of an item.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::headings::{Column, field};
use super::places::{LimitColumns, Places};
use super::{placed, root};
use crate::read::{FaultKind, FaultList, nearest, shown};
use crate::scheme::draft::SchemeDraft;
use crate::value::{Code, Name, ValueError, personal};

/// The names of what cells refer to, list by list, each with the codes that bear it.
pub(super) struct Names<'d>(BTreeMap<&'static str, BTreeMap<&'d str, Vec<&'d str>>>);

impl<'d> Names<'d> {
    pub(super) fn of(draft: &'d SchemeDraft) -> Self {
        let mut lists = Self(BTreeMap::new());
        lists.add("tier", draft.tier.iter().map(|(_, row)| (row.code.get(), row.name.get())));
        lists.add("card", draft.card.iter().map(|(_, row)| (row.code.get(), row.name.get())));
        lists.add("category", draft.category.iter().map(|(_, row)| (row.code.get(), row.name.get())));
        lists.add("function", draft.function.iter().map(|(_, row)| (row.code.get(), row.name.get())));
        lists.add("evidence", draft.evidence.iter().map(|(_, row)| (row.code.get(), row.name.get())));
        lists.add("channel", draft.channel.iter().map(|(_, row)| (row.code.get(), row.name.get())));
        lists.add("group", draft.group.iter().map(|(_, row)| (row.code.get(), row.name.get())));
        lists
    }

    fn add(&mut self, what: &'static str, rows: impl Iterator<Item = (Option<&'d Code>, Option<&'d Name>)>) {
        let list = self.0.entry(what).or_default();
        for (code, name) in rows.filter_map(|(code, name)| Some((code?.as_str(), name?.as_str()))) {
            list.entry(name).or_default().push(code);
        }
    }

    /// The code that a cell gives, or that its name is of.
    fn code(&self, what: &'static str, cell: &str) -> Result<String, FaultKind> {
        let list = self.0.get(what);
        match list.and_then(|list| list.get(cell)).map(Vec::as_slice) {
            Some([code]) => return Ok((*code).to_owned()),
            Some([first, second, ..]) => {
                return Err(FaultKind::AmbiguousName {
                    what: what.to_owned(),
                    name: cell.to_owned(),
                    first: (*first).to_owned(),
                    second: (*second).to_owned(),
                });
            }
            _ => {}
        }
        if personal::find(cell).is_some() {
            return Err(FaultKind::Value(ValueError::PersonalData));
        }
        // What could be a code is looked up with all others; anything else can only be a name.
        if cell.parse::<Code>().is_ok() {
            return Ok(cell.to_owned());
        }
        let names = list.into_iter().flat_map(BTreeMap::keys).copied();
        let (what, name, nearest) = (what.to_owned(), shown(cell), nearest(cell, names));
        Err(FaultKind::UnknownReference { what, name, nearest })
    }
}

/// The item of a row, as JSON.
pub(super) fn item(
    row: usize,
    cells: &[String],
    columns: &[Column],
    names: &Names<'_>,
    places: &mut Places,
    faults: &mut FaultList,
) -> String {
    let (mut fields, mut faulty) = (Map::new(), Vec::new());
    let mut limits: Vec<LimitRow> = Vec::new();
    for (at, (column, cell)) in columns.iter().zip(cells).enumerate() {
        let cell = cell.trim();
        match column {
            _ if cell.is_empty() => {}
            Column::Unknown => {}
            Column::Field(field, heading) => match value(field, cell, names) {
                Ok(value) => {
                    fields.insert((*field).to_owned(), value);
                }
                Err(kind) => {
                    faults.note(|| placed(kind, root().index(row).field(heading), row, Some(at)));
                    faulty.push(*field);
                }
            },
            Column::Limit(limit, tier, _) => LimitRow::put(&mut limits, tier.as_ref(), limit, cell, at),
        }
    }
    fields.entry("basis").or_insert_with(|| json!("assumed"));
    let (limits, from): (Vec<Value>, Vec<LimitColumns>) =
        limits.into_iter().map(|limit| (Value::Object(limit.fields), limit.columns)).unzip();
    if !limits.is_empty() {
        fields.insert("limit".to_owned(), Value::Array(limits));
    }
    places.row(row, from, faulty);
    Value::Object(fields).to_string()
}

/// One row of limits: those of a tier, or of all others.
struct LimitRow {
    tier: Option<Code>,
    fields: Map<String, Value>,
    columns: LimitColumns,
}

impl LimitRow {
    /// Puts a cell into the row of its tier, which is made where there is none yet.
    fn put(limits: &mut Vec<Self>, tier: Option<&Code>, limit: &'static str, cell: &str, column: usize) {
        if limits.iter().all(|row| row.tier.as_ref() != tier) {
            let named = tier.map(|tier| ("tier".to_owned(), json!(tier.as_str())));
            let fields = named.into_iter().collect();
            limits.push(Self { tier: tier.cloned(), fields, columns: Vec::new() });
        }
        if let Some(row) = limits.iter_mut().find(|row| row.tier.as_ref() == tier) {
            row.fields.insert(limit.to_owned(), json!(cell));
            row.columns.push((limit, column));
        }
    }
}

fn value(field: &str, cell: &str, names: &Names<'_>) -> Result<Value, FaultKind> {
    let one = |what| names.code(what, cell).map(Value::String);
    let many = |what| {
        parts(cell)
            .map(|part| names.code(what, part).map(Value::String))
            .collect::<Result<Value, FaultKind>>()
    };
    Ok(match field {
        "category" => one("category")?,
        "start" | "ceiling" => one("tier")?,
        "card" => one("card")?,
        "lead" => one("function")?,
        "support" => many("function")?,
        "evidence" => many("evidence")?,
        "channels" => many("channel")?,
        "at_home" => many("group")?,
        "temporary" | "evaluated" => match cell {
            "是" | "true" | "TRUE" => json!(true),
            "否" | "false" | "FALSE" => json!(false),
            _ => json!(cell),
        },
        "kind" => json!(word(cell, &KINDS)),
        "nature" => json!(word(cell, &NATURES)),
        "from" | "until" => json!(day(cell)),
        "assumed" => parts(cell).map(|part| json!(self::field(part).unwrap_or(part))).collect(),
        _ => json!(cell),
    })
}

/// What stands between `、`, `,`, `;` and their like.
fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(['、', ',', '，', ';', '；']).map(str::trim).filter(|part| !part.is_empty())
}

const KINDS: [(&str, &str); 4] =
    [("问题", "problem"), ("服务", "service"), ("代办服务", "service"), ("巡查检查", "inspection")];
const NATURES: [(&str, &str); 3] = [("一般", "simple"), ("复杂", "complex"), ("疑难", "hard")];

fn word<'c>(cell: &'c str, words: &[(&str, &'static str)]) -> &'c str {
    words.iter().find(|(chinese, _)| *chinese == cell).map_or(cell, |(_, word)| word)
}

/// `2026/3/5`, as spreadsheets write a day, as `2026-03-05`.
fn day(cell: &str) -> String {
    let parts: Vec<&str> = cell.split('/').collect();
    match parts.as_slice() {
        [year, month, day] => format!("{year}-{month:0>2}-{day:0>2}"),
        _ => cell.to_owned(),
    }
}
