//! The headings of a table and the fields they stand for.

use super::{placed, root};
use crate::read::{FaultKind, FaultList, nearest, shown};
use crate::scheme::draft::SchemeDraft;
use crate::value::Code;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// A field of the item, as documents name it.
    Field(&'static str, String),
    /// A limit, of one tier if it is named: `accept` or `handle`.
    Limit(&'static str, Option<Code>, String),
    /// Nothing that is known; its fault is noted.
    Unknown,
}

impl Column {
    /// The heading as it is written.
    pub(super) fn heading(&self) -> &str {
        match self {
            Self::Field(_, heading) | Self::Limit(_, _, heading) => heading,
            Self::Unknown => "",
        }
    }
}

/// The fields of an item that a table can give, with their Chinese headings.
const FIELDS: [(&str, &[&str]); 20] = [
    ("code", &["代码", "事项代码"]),
    ("name", &["名称", "事项名称"]),
    ("category", &["分类", "事项分类"]),
    ("kind", &["类型", "事项类型"]),
    ("nature", &["性质"]),
    ("from", &["准入日期"]),
    ("until", &["退出日期"]),
    ("temporary", &["临时", "临时事项"]),
    ("start", &["起办层级"]),
    ("ceiling", &["最高层级"]),
    ("card", &["督办牌", "起始督办牌"]),
    ("lead", &["主办", "主办职能"]),
    ("support", &["协办", "协办职能"]),
    ("evidence", &["办结材料"]),
    ("evaluated", &["群众评价"]),
    ("channels", &["受理渠道"]),
    ("at_home", &["上门服务群体"]),
    ("registration", &["登记条件"]),
    ("closing", &["办结条件"]),
    ("basis", &["依据"]),
];
const ASSUMED: (&str, &[&str]) = ("assumed", &["待核定字段"]);
const LIMITS: [(&str, &[&str]); 2] = [("accept", &["接单时限"]), ("handle", &["办理时限"])];
/// What every item must have.
const REQUIRED: [&str; 6] = ["code", "name", "category", "kind", "nature", "start"];

/// The field that a heading, or a name in the list of assumed fields, stands for.
pub(super) fn field(heading: &str) -> Option<&'static str> {
    let all = FIELDS.iter().chain([&ASSUMED]);
    let known = all.into_iter().find(|(field, names)| *field == heading || names.contains(&heading));
    known.map(|(field, _)| *field)
}

/// The columns of the headings; unknown, doubled and lacking ones are faults.
pub(super) fn columns(
    row: usize,
    headings: &[String],
    draft: &SchemeDraft,
    faults: &mut FaultList,
) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        let heading = heading.trim();
        let path = || root().index(row).field(&shown(heading));
        let column = column(heading, draft);
        let fault = match &column {
            Column::Unknown => {
                let names = FIELDS.iter().chain(&LIMITS).chain([&ASSUMED]);
                let names = names.flat_map(|(field, names)| std::iter::once(field).chain(*names)).copied();
                Some(FaultKind::UnknownField { field: shown(heading), nearest: nearest(heading, names) })
            }
            column if columns.iter().any(|other| same(other, column)) => {
                Some(FaultKind::DuplicateField { field: shown(heading) })
            }
            _ => None,
        };
        match fault {
            // A column without heading is left to its cells.
            Some(_) if heading.is_empty() => columns.push(Column::Unknown),
            Some(kind) => {
                faults.note(|| placed(kind, path(), row, Some(at)));
                columns.push(Column::Unknown);
            }
            None => columns.push(column),
        }
    }
    for required in lacking(&columns) {
        let kind = FaultKind::Missing { field: required.to_owned() };
        faults.note(|| placed(kind, root().index(row).field(required), row, None));
    }
    columns
}

/// The required fields for which there is no column.
pub(super) fn lacking(columns: &[Column]) -> impl Iterator<Item = &'static str> {
    let has = |required: &str| {
        columns.iter().any(|column| matches!(column, Column::Field(field, _) if *field == required))
    };
    REQUIRED.into_iter().filter(move |required| !has(required))
}

fn same(one: &Column, other: &Column) -> bool {
    match (one, other) {
        (Column::Field(one, _), Column::Field(other, _)) => one == other,
        (Column::Limit(one, tier, _), Column::Limit(other, its, _)) => one == other && tier == its,
        _ => false,
    }
}

fn column(heading: &str, draft: &SchemeDraft) -> Column {
    if let Some(field) = field(heading) {
        return Column::Field(field, heading.to_owned());
    }
    let (limit, tier) = match heading.split_once(['@', '（', '(']) {
        None => (heading, None),
        Some((limit, tier)) => (limit.trim(), Some(tier.strip_suffix(['）', ')']).unwrap_or(tier).trim())),
    };
    let Some((limit, _)) = LIMITS.iter().find(|(field, names)| *field == limit || names.contains(&limit))
    else {
        return Column::Unknown;
    };
    let Some(tier) = tier else { return Column::Limit(limit, None, heading.to_owned()) };
    let tiers = draft.tier.iter().filter_map(|(_, row)| Some((row.code.get()?, row.name.get()?)));
    let mut named = tiers.filter(|(code, name)| code.as_str() == tier || name.as_str() == tier);
    match named.next() {
        Some((code, _)) => Column::Limit(limit, Some(code.clone()), heading.to_owned()),
        None => Column::Unknown,
    }
}
