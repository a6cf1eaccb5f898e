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
use crate::tally::rows::Read;
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

impl Built<'static> {
    /// From rows, of which nothing is borrowed.
    pub(super) fn of_rows(rows: &[ActivityRow], world: &World<'_>) -> Result<Self, Faults> {
        let given = |row: usize| rows.get(row).map(Given::from).unwrap_or_default();
        Self::of_given(rows.len(), &given, world, None)
    }

    /// From a JSON array of rows. Faults of the text leave nothing to go on with.
    pub(super) fn of_text(text: &str, world: &World<'_>) -> Result<Self, Faults> {
        let mut read = Read::of(text, world.offset())?;
        let unread = std::mem::take(&mut read.unread);
        let mut built = Self::of_given(read.count, &|row| read.given(row), world, Some(unread))?;
        read.faults.take(built.faults);
        built.faults = read.faults;
        Ok(built)
    }

    fn of_given<'r>(
        count: usize,
        given: &dyn Fn(usize) -> Given<'r>,
        world: &World<'_>,
        unread: Option<Bits>,
    ) -> Result<Self, Faults> {
        let (ids, id) = values(count, |row| given(row).id.map(AsRef::as_ref));
        let (members, member) = values(count, |row| given(row).member.map(AsRef::as_ref));
        let (units, unit) = values(count, |row| given(row).unit.map(AsRef::as_ref));
        let (kinds, kind) = values(count, |row| given(row).kind.map(AsRef::as_ref));
        let (targets, target) = values(count, |row| given(row).target.map(AsRef::as_ref));
        let (verifiers, verified) = values(count, |row| given(row).verified_by.map(AsRef::as_ref));
        let (records, reverses) = values(count, |row| given(row).reverses.map(AsRef::as_ref));
        let at = instants(count, |row| given(row).at);
        let filed_at = instants(count, |row| given(row).filed_at.or(given(row).at));
        let (quantities, quantity) = values(count, |row| given(row).quantity.map(Amount::thousandths));
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
        let table = Activities {
            rows: count,
            offset: table.offset,
            ids: RecordIds::Own((0..count).map(|row| given(row).id.cloned()).collect()),
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
fn values<V: Default>(
    count: usize,
    value: impl Fn(usize) -> Option<V>,
) -> (Vec<V>, Option<Validity<'static>>) {
    let mut bits = vec![0_u8; count.div_ceil(8)];
    let (mut values, mut all) = (Vec::with_capacity(count), true);
    for row in 0..count {
        let value = value(row);
        match (bits.get_mut(row / 8), value.is_some()) {
            (Some(byte), true) => *byte |= 1 << (row % 8),
            _ => all = false,
        }
        values.push(value.unwrap_or_default());
    }
    (values, (!all).then(|| Validity::new(bits, 0)))
}

fn instants(count: usize, instant: impl Fn(usize) -> Option<Instant>) -> Column<'static, Instants<'static>> {
    let (millis, validity) = values(count, |row| instant(row).map(Instant::millis));
    Column { values: Instants::zoned(TimeUnit::Millisecond, millis), validity }
}
