//! From the fields of an item back to the cells they came from.

use super::headings::{Column, lacking};
use super::root;
use crate::read::{Fault, FaultKind, FaultList, Path, Step};

/// Where the fields of each item stand.
pub(super) struct Places {
    /// Each field with its column and heading.
    fields: Vec<(&'static str, usize, String)>,
    headings: Vec<String>,
    /// Fields without a column: that is told of the headings, and not again of each row.
    lacking: Vec<&'static str>,
    rows: Vec<Row>,
}

/// The row of an item.
struct Row {
    number: usize,
    /// Of each of its limits the columns of `accept` and `handle`.
    limits: Vec<LimitColumns>,
    /// Fields whose cell could not be read: its fault is noted, and that they are missing is no other.
    faulty: Vec<&'static str>,
}

/// The limits of a row, each with its column.
pub(super) type LimitColumns = Vec<(&'static str, usize)>;

impl Places {
    pub(super) fn new(columns: &[Column]) -> Self {
        let field = |(at, column): (usize, &Column)| match column {
            Column::Field(field, heading) => Some((*field, at, heading.clone())),
            Column::Limit(..) | Column::Unknown => None,
        };
        Self {
            fields: columns.iter().enumerate().filter_map(field).collect(),
            headings: columns.iter().map(|column| column.heading().to_owned()).collect(),
            lacking: lacking(columns).collect(),
            rows: Vec::new(),
        }
    }

    pub(super) fn row(&mut self, number: usize, limits: Vec<LimitColumns>, faulty: Vec<&'static str>) {
        self.rows.push(Row { number, limits, faulty });
    }

    /// Whether the latest item is the first.
    pub(super) fn is_first(&self) -> bool {
        self.rows.len() == 1
    }

    /// Gives the faults of items from position `base` on the cells they are of.
    pub(super) fn give(&self, faults: &mut FaultList, base: usize) {
        faults.retain(|fault| {
            if let FaultKind::Duplicate { first, .. } = &mut fault.kind
                && let Some(row) = self.row_at(first, base)
            {
                *first = root().index(row).to_string();
            }
            self.place(fault, base)
        });
    }

    /// The row of `item[17]`, if that is one of the table's.
    fn row_at(&self, path: &str, base: usize) -> Option<usize> {
        let at: usize = path.strip_prefix("item[")?.strip_suffix(']')?.parse().ok()?;
        self.rows.get(at.checked_sub(base)?).map(|row| row.number)
    }

    /// Places a fault; whether it is not told already.
    fn place(&self, fault: &mut Fault, base: usize) -> bool {
        let (at, rest) = match fault.path.steps() {
            [Step::Field(list), Step::Index(at), rest @ ..] if list == "item" => (*at, rest),
            _ => return true,
        };
        let Some(row) = at.checked_sub(base).and_then(|at| self.rows.get(at)) else { return true };
        if let [Step::Field(field)] = rest
            && (row.faulty.iter().any(|faulty| faulty == field)
                || self.lacking.iter().any(|lacking| lacking == field))
        {
            return false;
        }
        let limit = |nth: &usize, wanted: Option<&String>| {
            let columns = row.limits.get(*nth)?;
            let named = columns.iter().find(|(limit, _)| wanted.is_some_and(|wanted| wanted == limit));
            named.or(columns.first()).map(|(_, at)| *at)
        };
        let column = match rest {
            [Step::Field(list), Step::Index(nth), Step::Field(field), ..] if list == "limit" => {
                limit(nth, Some(field))
            }
            [Step::Field(list), Step::Index(nth), ..] if list == "limit" => limit(nth, None),
            [Step::Field(field), ..] => {
                self.fields.iter().find(|(name, ..)| name == field).map(|(_, at, _)| *at)
            }
            _ => None,
        };
        let heading = column.and_then(|column| self.headings.get(column));
        let field = match (heading, rest) {
            (Some(heading), _) => Some(heading.clone()),
            (None, [Step::Field(field), ..]) => Some(field.clone()),
            _ => None,
        };
        let here: Path = root().index(row.number);
        fault.path = field.map_or_else(|| here.clone(), |field| here.field(&field));
        fault.line = u32::try_from(row.number).ok();
        fault.column = column.and_then(|column| u32::try_from(column + 1).ok());
        true
    }
}
