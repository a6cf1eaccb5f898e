//! Random items: rows of limits with conditions, severities, tiers and seasons, sound or not.

use proptest::prelude::*;
use serde_json::{Value, json};
use wangge::value::MonthDay;

/// The tiers of the document, apex first.
pub const TIERS: [&str; 4] = ["town", "village", "grid", "micro"];
/// The conditions of each item.
pub const CONDITIONS: [&str; 2] = ["flood", "night"];
/// The severities of each item.
pub const SEVERITIES: [&str; 2] = ["grave", "urgent"];

/// How many days the year has, 29 February among them.
pub const DAYS: usize = 366;

/// One row of limits as it is written.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its condition, by place among [`CONDITIONS`].
    pub condition: Option<usize>,
    /// Its severity, by place among [`SEVERITIES`]; never beside a condition.
    pub severity: Option<usize>,
    /// Its tier, by place among [`TIERS`].
    pub tier: Option<usize>,
    /// Its season: the places of its first and last day among the days of the year.
    pub season: Option<(usize, usize)>,
    /// Its limit to accept.
    pub accept: Option<u32>,
    /// Its limit to handle; one of both is given.
    pub handle: Option<u32>,
}

impl Row {
    /// On which days of the year it speaks.
    pub fn days(&self) -> Vec<bool> {
        self.season.map_or_else(|| vec![true; DAYS], |(from, to)| walk(from, to))
    }

    /// K3: whether both can hold for the same limit at once, neither before the other.
    pub fn ties(&self, other: &Self) -> bool {
        let speaks = |row: &Self| (row.condition, row.severity, row.tier, row.season.is_some());
        let both = |one: Option<u32>, other: Option<u32>| one.is_some() && other.is_some();
        speaks(self) == speaks(other)
            && (both(self.accept, other.accept) || both(self.handle, other.handle))
            && self.days().iter().zip(other.days()).any(|(mine, theirs)| *mine && theirs)
    }

    /// The row of the document.
    pub fn document(&self) -> Value {
        let mut row = json!({});
        if let Some(condition) = self.condition {
            row["condition"] = json!(CONDITIONS[condition]);
        }
        if let Some(severity) = self.severity {
            row["severity"] = json!(SEVERITIES[severity]);
        }
        if let Some(tier) = self.tier {
            row["tier"] = json!(TIERS[tier]);
        }
        if let Some((from, to)) = self.season {
            let day = |at: usize| MonthDay::all().nth(at).expect("a day of the year");
            row["season"] = json!(format!("{}..{}", day(from), day(to)));
        }
        if let Some(accept) = self.accept {
            row["accept"] = json!(format!("{accept}min"));
        }
        if let Some(handle) = self.handle {
            row["handle"] = json!(format!("{handle}h"));
        }
        row
    }
}

/// The days from one to another, both included, one after the other past the end of the year.
pub fn walk(from: usize, to: usize) -> Vec<bool> {
    let mut days = vec![false; DAYS];
    let mut day = from;
    loop {
        days[day] = true;
        if day == to {
            return days;
        }
        day = (day + 1) % DAYS;
    }
}

/// K3: each row that ties with an earlier one, with the first such.
pub fn ties(rows: &[Row]) -> Vec<(usize, usize)> {
    let first = |at: usize| (0..at).find(|earlier| rows[*earlier].ties(&rows[at]));
    (0..rows.len()).filter_map(|at| Some((at, first(at)?))).collect()
}

/// K3: the tiers, lowest first, that lack a limit to handle on some day, for a case of no condition or severity.
pub fn holes(rows: &[Row], start: usize) -> Vec<usize> {
    let plain = rows.iter().filter(|row| row.condition.is_none() && row.severity.is_none());
    let given: Vec<(Option<usize>, Vec<bool>)> =
        plain.filter(|row| row.handle.is_some()).map(|row| (row.tier, row.days())).collect();
    let holds = |tier: usize, day: usize| {
        given.iter().any(|(own, days)| own.is_none_or(|own| own == tier) && days[day])
    };
    (0..=start).rev().filter(|tier| (0..DAYS).any(|day| !holds(*tier, day))).collect()
}

/// One item as it is written.
#[derive(Clone, Debug)]
pub struct Written {
    /// Its start, by place among [`TIERS`].
    pub start: usize,
    /// Its rows.
    pub rows: Vec<Row>,
    /// The rows of its stages; with any, none of its own rows gives a limit to handle.
    pub stages: Vec<Vec<Row>>,
}

/// A document of these items, `item-0` and so on.
pub fn document(items: &[Written]) -> Value {
    let named = |code: &str, name: &str| json!({"code": code, "name": name, "basis": "assumed"});
    let item = |(at, item): (usize, &Written)| {
        let mut document = json!({
            "code": format!("item-{at}"), "name": "事项", "category": "any", "kind": "problem", "nature": "hard",
            "start": TIERS[item.start], "basis": "assumed",
            "condition": CONDITIONS.map(|code| json!({"code": code, "name": "情形"})),
            "severity": SEVERITIES.map(|code| json!({"code": code})),
            "limit": item.rows.iter().map(Row::document).collect::<Vec<_>>(),
        });
        let stage = |(at, rows): (usize, &Vec<Row>)| {
            let rows: Vec<Value> = rows.iter().map(Row::document).collect();
            json!({"code": format!("stage-{at}"), "name": "阶段", "limit": rows})
        };
        if !item.stages.is_empty() {
            document["stage"] = item.stages.iter().enumerate().map(stage).collect();
        }
        document
    };
    json!({
        "scheme": {"code": "any", "name": "方案", "from": "2022-01-01", "basis": "assumed"},
        "tier": TIERS.map(|code| named(code, "层级")),
        "severity": SEVERITIES.map(|code| named(code, "紧急程度")),
        "category": [named("any", "分类")],
        "item": items.iter().enumerate().map(item).collect::<Vec<_>>(),
        "catalogue": {"code": "list", "name": "清单", "outside": "refuse", "basis": "assumed"},
        "ceiling": {"code": "ceiling", "name": "化解", "simple": "town", "complex": "town", "hard": "town", "basis": "assumed"},
        "handling": {"code": "handling", "name": "办理", "feedback": "2d", "suspension": "9d", "basis": "assumed"},
        "ladder": {"code": "ladder", "name": "升级", "supervision": "5d", "basis": "assumed"},
        "evaluation": {"code": "evaluation", "name": "评价", "window": "7d", "reopens_at": 2, "basis": "assumed"},
    })
}

/// Seasons that often follow each other day by day, share one, or leave one out.
pub fn season() -> impl Strategy<Value = (usize, usize)> {
    let turns = vec![0, 59, 60, 182, 183, 305];
    let turn = || prop_oneof![6 => prop::sample::select(turns.clone()), 1 => 0..DAYS];
    (turn(), turn(), 0..8_usize)
        .prop_map(|(from, to, away)| (from, if away > 0 { (to + DAYS - 1) % DAYS } else { to }))
}

/// Rows of every kind; with few days and durations to choose from, so that they often meet.
pub fn row() -> impl Strategy<Value = Row> {
    let named = prop_oneof![
        4 => Just((None, None)),
        1 => (0..2_usize).prop_map(|at| (Some(at), None)),
        1 => (0..2_usize).prop_map(|at| (None, Some(at))),
    ];
    let tier = prop_oneof![2 => Just(None), 1 => (0..4_usize).prop_map(Some)];
    let season = prop_oneof![1 => Just(None), 3 => season().prop_map(Some)];
    let given = prop_oneof![3 => Just((false, true)), 1 => Just((true, false)), 1 => Just((true, true))];
    (named, tier, season, given, 1..1000_u32).prop_map(
        |((condition, severity), tier, season, given, length)| {
            let (accept, handle) = (given.0.then_some(length), given.1.then_some(length + 1000));
            Row { condition, severity, tier, season, accept, handle }
        },
    )
}

/// Items sound or not: rows may tie, and leave days out.
pub fn written() -> impl Strategy<Value = Written> {
    let rows = || prop::collection::vec(row(), 0..7);
    let stages = prop_oneof![2 => Just(Vec::new()), 1 => prop::collection::vec(rows(), 1..4)];
    (0..4_usize, rows(), stages).prop_map(|(start, mut rows, mut stages)| {
        if !stages.is_empty() {
            rows.iter_mut()
                .for_each(|row| *row = Row { accept: row.accept.or(row.handle), handle: None, ..*row });
        }
        for row in stages.iter_mut().flatten() {
            *row = Row { accept: None, handle: row.handle.or(row.accept), ..*row };
        }
        Written { start, rows, stages }
    })
}

/// Sound items: of rows that tie the first stays, and where a tier lacks its limit a plain row gives it.
pub fn sound() -> impl Strategy<Value = Written> {
    written().prop_map(|mut item| {
        let staged = !item.stages.is_empty();
        mend(&mut item.rows, item.start, !staged);
        for stage in &mut item.stages {
            mend(stage, item.start, true);
        }
        item
    })
}

fn mend(rows: &mut Vec<Row>, start: usize, handles: bool) {
    while let Some((later, _)) = ties(rows).first() {
        rows.remove(*later);
    }
    if handles && !holes(rows, start).is_empty() {
        rows.push(Row {
            condition: None,
            severity: None,
            tier: None,
            season: None,
            accept: None,
            handle: Some(5),
        });
    }
}
