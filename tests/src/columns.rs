//! Activity rows as the columns an analyst would bring (R0).

use wangge::tally::column::{Amounts, Column, Ids, Instants, TimeUnit, Validity};
use wangge::tally::{ActivityColumns, ActivityRow};

use crate::model::points;

/// What columns borrow from.
pub struct Texts<'r> {
    rows: &'r [ActivityRow],
    ids: points::Ids,
    id: Vec<&'r str>,
    member: Vec<&'r str>,
    unit: Vec<&'r str>,
    kind: Vec<&'r str>,
    target: Vec<&'r str>,
    verified_by: Vec<&'r str>,
    reverses: Vec<&'r str>,
}

impl<'r> Texts<'r> {
    /// The texts of rows, whose ids are compared so.
    pub fn of(rows: &'r [ActivityRow], ids: points::Ids) -> Self {
        Self {
            rows,
            ids,
            id: rows.iter().map(|row| row.id.as_str()).collect(),
            member: rows.iter().map(|row| row.member.as_str()).collect(),
            unit: rows.iter().map(|row| row.unit.as_str()).collect(),
            kind: rows.iter().map(|row| row.kind.as_str()).collect(),
            target: rows.iter().map(|row| row.target.as_ref().map_or("", |id| id.as_str())).collect(),
            verified_by: rows
                .iter()
                .map(|row| row.verified_by.as_ref().map_or("", |id| id.as_str()))
                .collect(),
            reverses: rows.iter().map(|row| row.reverses.as_ref().map_or("", |id| id.as_str())).collect(),
        }
    }

    /// Columns of every sort: texts, whole numbers, milliseconds, thousandths; what a row lacks is null.
    pub fn columns(&self) -> ActivityColumns<'_> {
        let zoned = |millis: Vec<i64>| Instants::zoned(TimeUnit::Millisecond, millis);
        let at = self.rows.iter().map(|row| row.at.millis()).collect();
        let filed = self.rows.iter().map(|row| row.filed_at.map_or(0, |at| at.millis())).collect();
        let quantity: Vec<i64> = self.rows.iter().map(|row| row.quantity.thousandths()).collect();
        ActivityColumns {
            id: Some(self.ids(&self.id)),
            quantity: Some(Amounts::Thousandths(quantity.into()).into()),
            target: Some(
                Column::from(Ids::Texts(&self.target)).with_validity(self.known(|row| row.target.is_some())),
            ),
            verified_by: Some(
                Column::from(Ids::Texts(&self.verified_by))
                    .with_validity(self.known(|row| row.verified_by.is_some())),
            ),
            filed_at: Some(
                Column::from(zoned(filed)).with_validity(self.known(|row| row.filed_at.is_some())),
            ),
            reverses: Some(self.ids(&self.reverses).with_validity(self.known(|row| row.reverses.is_some()))),
            ..ActivityColumns::new(
                Ids::Texts(&self.member),
                Ids::Texts(&self.unit),
                Ids::Texts(&self.kind),
                zoned(at),
            )
        }
    }

    fn ids<'c>(&self, texts: &'c [&'c str]) -> Column<'c, Ids<'c>> {
        match self.ids {
            points::Ids::Text => Ids::Texts(texts).into(),
            points::Ids::Numbers => {
                // What is no number names none of the records.
                let number = |text: &&str| text.parse::<i64>().unwrap_or(i64::MAX);
                Ids::from(texts.iter().map(number).collect::<Vec<_>>()).into()
            }
        }
    }

    fn known(&self, has: impl Fn(&ActivityRow) -> bool) -> Validity<'static> {
        let mut bits = vec![0_u8; self.rows.len().div_ceil(8)];
        for (at, _) in self.rows.iter().enumerate().filter(|(_, row)| has(row)) {
            bits[at / 8] |= 1 << (at % 8);
        }
        Validity::new(bits, 0)
    }
}
