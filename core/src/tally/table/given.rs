//! How a table is made from rows, of values or of a document.

use super::Activities;
use super::build::Built;
use super::columns::ActivityColumns;
use super::ids::RecordIds;
use crate::read::Faults;
use crate::tally::World;
use crate::tally::bits::Bits;
use crate::tally::column::{Amounts, Column, Ids, Instants, TimeUnit, Validity};
use crate::tally::record::ActivityRow;
use crate::tally::rows::read_given;
use crate::value::{Amount, Code, Instant, MemberId, RecordId, TargetId, UnitId};

/// What a row gives, as far as it could be read.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::tally) struct Given<'r> {
    pub(in crate::tally) id: Option<&'r RecordId>,
    pub(in crate::tally) member: Option<&'r MemberId>,
    pub(in crate::tally) unit: Option<&'r UnitId>,
    pub(in crate::tally) kind: Option<&'r Code>,
    pub(in crate::tally) at: Option<Instant>,
    pub(in crate::tally) quantity: Option<Amount>,
    pub(in crate::tally) target: Option<&'r TargetId>,
    pub(in crate::tally) verified_by: Option<&'r MemberId>,
    /// `None`: at once.
    pub(in crate::tally) filed_at: Option<Instant>,
    pub(in crate::tally) reverses: Option<&'r RecordId>,
}

impl<'r> From<&'r ActivityRow> for Given<'r> {
    fn from(row: &'r ActivityRow) -> Self {
        Self {
            id: Some(&row.id),
            member: Some(&row.member),
            unit: Some(&row.unit),
            kind: Some(&row.kind),
            at: Some(row.at),
            quantity: Some(row.quantity),
            target: row.target.as_ref(),
            verified_by: row.verified_by.as_ref(),
            filed_at: row.filed_at,
            reverses: row.reverses.as_ref(),
        }
    }
}

impl<'r, 'g: 'r> From<&'r Given<'g>> for Given<'r> {
    fn from(given: &'r Given<'g>) -> Self {
        *given
    }
}

impl Built<'static> {
    /// From rows, of which nothing is borrowed.
    pub(super) fn of_rows(rows: &[ActivityRow], world: &World<'_>) -> Result<Self, Faults> {
        Self::of_given(rows, world, None)
    }

    /// From a JSON array of rows. Faults of the text leave nothing to go on with.
    pub(super) fn of_text(text: &str, world: &World<'_>) -> Result<Self, Faults> {
        read_given(text, world.offset(), |rows, unread, mut faults| {
            let mut built = Self::of_given(rows, world, Some(unread))?;
            faults.take(built.faults);
            built.faults = faults;
            Ok(built)
        })
    }

    fn of_given<'r, R>(rows: &'r [R], world: &World<'_>, unread: Option<Bits>) -> Result<Self, Faults>
    where
        Given<'r>: From<&'r R>,
    {
        let given = |row: &'r R| Given::from(row);
        let (ids, id) = texts(rows, |row| given(row).id.map(AsRef::as_ref));
        let (members, member) = texts(rows, |row| given(row).member.map(AsRef::as_ref));
        let (units, unit) = texts(rows, |row| given(row).unit.map(AsRef::as_ref));
        let (kinds, kind) = texts(rows, |row| given(row).kind.map(AsRef::as_ref));
        let (targets, target) = texts(rows, |row| given(row).target.map(AsRef::as_ref));
        let (verifiers, verified) = texts(rows, |row| given(row).verified_by.map(AsRef::as_ref));
        let (records, reverses) = texts(rows, |row| given(row).reverses.map(AsRef::as_ref));
        let at = instants(rows, |row| given(row).at);
        let filed_at = instants(rows, |row| given(row).filed_at.or(given(row).at));
        let (quantities, quantity) = values(rows, |row| given(row).quantity.map(Amount::thousandths));
        let quantity = Column { values: Amounts::Thousandths(quantities.into()), validity: quantity };
        let columns = ActivityColumns {
            id: Some(Column { values: Ids::Texts(&ids), validity: id }),
            member: Column { values: Ids::Texts(&members), validity: member },
            unit: Column { values: Ids::Texts(&units), validity: unit },
            kind: Column { values: Ids::Texts(&kinds), validity: kind },
            at: at.clone(),
            quantity: Some(quantity.clone()),
            target: Some(Column { values: Ids::Texts(&targets), validity: target }),
            verified_by: Some(Column { values: Ids::Texts(&verifiers), validity: verified }),
            filed_at: Some(filed_at.clone()),
            reverses: Some(Column { values: Ids::Texts(&records), validity: reverses }),
        };
        let Built { table, faults, bad } = Built::of_read(&columns, world, unread)?;
        let count = rows.len();
        let table = Activities {
            rows: count,
            offset: table.offset,
            ids: RecordIds::Own(rows.iter().map(|row| given(row).id.cloned()).collect()),
            ascending: table.ascending,
            member: table.member.into_own(count),
            unit: table.unit.into_own(count),
            kind: table.kind.into_own(count),
            at,
            quantity: Some(quantity),
            target: table.target.into_own(count),
            verified_by: table.verified_by.into_own(count),
            filed_at: Some(filed_at),
            reversals: table.reversals,
            skipped: table.skipped,
            kinds: table.kinds,
            targets: table.targets,
            days: table.days,
        };
        Ok(Built { table, faults, bad })
    }
}

/// The values of a field, and which rows have one, if not all do.
fn values<'r, R, V: Default>(
    rows: &'r [R],
    value: impl Fn(&'r R) -> Option<V>,
) -> (Vec<V>, Option<Validity<'static>>) {
    let mut bits = vec![0_u8; rows.len().div_ceil(8)];
    let (mut values, mut all) = (Vec::with_capacity(rows.len()), true);
    for (row, record) in rows.iter().enumerate() {
        let value = value(record);
        match (bits.get_mut(row / 8), value.is_some()) {
            (Some(byte), true) => *byte |= 1 << (row % 8),
            _ => all = false,
        }
        values.push(value.unwrap_or_default());
    }
    (values, (!all).then(|| Validity::new(bits, 0)))
}

fn texts<'r, R>(
    rows: &'r [R],
    text: impl Fn(&'r R) -> Option<&'r str>,
) -> (Vec<&'r str>, Option<Validity<'static>>) {
    values(rows, text)
}

fn instants<'r, R>(
    rows: &'r [R],
    instant: impl Fn(&'r R) -> Option<Instant>,
) -> Column<'static, Instants<'static>> {
    let (millis, validity) = values(rows, |row| instant(row).map(Instant::millis));
    Column { values: Instants::zoned(TimeUnit::Millisecond, millis), validity }
}
