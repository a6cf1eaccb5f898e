//! How a case table is made from rows, of values or of a document.

use super::build::{Before, Built, UNLISTED};
use super::columns::{CaseColumns, Flags};
use super::field::EndedAs;
use super::row::CaseRow;
use crate::case::Mark;
use crate::read::Faults;
use crate::scheme::{ItemKind, Nature, TierNo};
use crate::tally::World;
use crate::tally::column::{Column, Ids, Instants, Integers, TimeUnit, Validity};
use crate::tally::rows::ReadCases;
use crate::tally::table::ids::RecordIds;
use crate::value::{CaseId, Code, Instant, MemberId, UnitId};

/// What a row gives, as far as it could be read.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::tally) struct Given<'r> {
    pub(in crate::tally) case: Option<&'r CaseId>,
    pub(in crate::tally) run: Option<u32>,
    pub(in crate::tally) item: Option<&'r str>,
    pub(in crate::tally) kind: Option<ItemKind>,
    pub(in crate::tally) nature: Option<Nature>,
    pub(in crate::tally) severity: Option<&'r Code>,
    pub(in crate::tally) channel: Option<&'r Code>,
    pub(in crate::tally) origin: Option<&'r UnitId>,
    pub(in crate::tally) first_receiver: Option<&'r MemberId>,
    pub(in crate::tally) reported_at: Option<Instant>,
    pub(in crate::tally) accepted_at: Option<Instant>,
    pub(in crate::tally) holder: Option<&'r UnitId>,
    pub(in crate::tally) tier: Option<u32>,
    pub(in crate::tally) top_tier: Option<u32>,
    pub(in crate::tally) assignee: Option<&'r MemberId>,
    pub(in crate::tally) started_at: Option<Instant>,
    pub(in crate::tally) deadline: Option<Instant>,
    pub(in crate::tally) overdue_at: Option<Instant>,
    pub(in crate::tally) deferred: Option<bool>,
    pub(in crate::tally) resolved_at: Option<Instant>,
    pub(in crate::tally) resolved_tier: Option<u32>,
    pub(in crate::tally) feedback_at: Option<Instant>,
    pub(in crate::tally) closed_at: Option<Instant>,
    pub(in crate::tally) reopened: Option<u32>,
    pub(in crate::tally) returned: Option<u32>,
    pub(in crate::tally) breach: Option<u32>,
    pub(in crate::tally) exempt: Option<bool>,
    pub(in crate::tally) effect: Option<u32>,
    pub(in crate::tally) duration: Option<u32>,
    pub(in crate::tally) attitude: Option<u32>,
    pub(in crate::tally) evaluated_at: Option<Instant>,
    pub(in crate::tally) ended_as: Option<EndedAs>,
}

impl<'r> From<&'r CaseRow> for Given<'r> {
    fn from(row: &'r CaseRow) -> Self {
        let tier = |tier: Option<TierNo>| tier.map(|tier| tier.number().into());
        let mark = |mark: Option<Mark>| mark.map(|mark| mark.get().into());
        Self {
            case: Some(&row.case),
            run: row.run,
            item: Some(row.item.as_ref().map_or(UNLISTED, Code::as_str)),
            kind: row.kind,
            nature: row.nature,
            severity: row.severity.as_ref(),
            channel: row.channel.as_ref(),
            origin: Some(&row.origin),
            first_receiver: row.first_receiver.as_ref(),
            reported_at: Some(row.reported_at),
            accepted_at: row.accepted_at,
            holder: row.holder.as_ref(),
            tier: tier(row.tier),
            top_tier: tier(row.top_tier),
            assignee: row.assignee.as_ref(),
            started_at: row.started_at,
            deadline: row.deadline,
            overdue_at: row.overdue_at,
            deferred: row.deferred,
            resolved_at: row.resolved_at,
            resolved_tier: tier(row.resolved_tier),
            feedback_at: row.feedback_at,
            closed_at: row.closed_at,
            reopened: row.reopened,
            returned: row.returned,
            breach: row.breach,
            exempt: row.exempt,
            effect: mark(row.effect),
            duration: mark(row.duration),
            attitude: mark(row.attitude),
            evaluated_at: row.evaluated_at,
            ended_as: row.ended_as,
        }
    }
}

impl Built<'static> {
    /// From rows, of which nothing is borrowed.
    pub(super) fn of_rows(rows: &[CaseRow], world: &World<'_>) -> Result<Self, Faults> {
        let given = |row: usize| rows.get(row).map(Given::from).unwrap_or_default();
        Self::of_given(rows.len(), &given, world, None)
    }

    /// From a JSON array of rows. Faults of the text leave nothing to go on with.
    pub(super) fn of_text(text: &str, world: &World<'_>) -> Result<Self, Faults> {
        let mut read = ReadCases::of(text, world.offset())?;
        let before = Before { bad: std::mem::take(&mut read.unread), read: true };
        let mut built = Self::of_given(read.count, &|row| read.given(row), world, Some(before))?;
        read.faults.take(built.faults);
        built.faults = read.faults;
        Ok(built)
    }

    fn of_given<'r>(
        count: usize,
        given: &dyn Fn(usize) -> Given<'r>,
        world: &World<'_>,
        before: Option<Before>,
    ) -> Result<Self, Faults> {
        let all = Gather { count, given };
        let cases = all.column(|row| row.case.map(CaseId::as_str));
        let items = all.column(|row| row.item);
        let kinds = all.given(|row| row.kind.map(ItemKind::as_str));
        let natures = all.given(|row| row.nature.map(Nature::as_str));
        let severities = all.given(|row| row.severity.map(Code::as_str));
        let channels = all.given(|row| row.channel.map(Code::as_str));
        let origins = all.column(|row| row.origin.map(UnitId::as_str));
        let receivers = all.given(|row| row.first_receiver.map(MemberId::as_str));
        let holders = all.given(|row| row.holder.map(UnitId::as_str));
        let assignees = all.given(|row| row.assignee.map(MemberId::as_str));
        let ends = all.given(|row| row.ended_as.map(EndedAs::as_str));
        let columns = CaseColumns {
            case: texts(&cases),
            run: all.whole(|row| row.run),
            item: texts(&items),
            kind: kinds.as_ref().map(texts),
            nature: natures.as_ref().map(texts),
            severity: severities.as_ref().map(texts),
            channel: channels.as_ref().map(texts),
            origin: texts(&origins),
            first_receiver: receivers.as_ref().map(texts),
            reported_at: instants(all.column(|row| row.reported_at.map(Instant::millis))),
            accepted_at: all.given(|row| row.accepted_at.map(Instant::millis)).map(instants),
            holder: holders.as_ref().map(texts),
            tier: all.whole(|row| row.tier),
            top_tier: all.whole(|row| row.top_tier),
            assignee: assignees.as_ref().map(texts),
            started_at: all.given(|row| row.started_at.map(Instant::millis)).map(instants),
            deadline: all.given(|row| row.deadline.map(Instant::millis)).map(instants),
            overdue_at: all.given(|row| row.overdue_at.map(Instant::millis)).map(instants),
            deferred: all.given(|row| row.deferred.map(u8::from)).map(flags),
            resolved_at: all.given(|row| row.resolved_at.map(Instant::millis)).map(instants),
            resolved_tier: all.whole(|row| row.resolved_tier),
            feedback_at: all.given(|row| row.feedback_at.map(Instant::millis)).map(instants),
            closed_at: all.given(|row| row.closed_at.map(Instant::millis)).map(instants),
            reopened: all.whole(|row| row.reopened),
            returned: all.whole(|row| row.returned),
            breach: all.whole(|row| row.breach),
            exempt: all.given(|row| row.exempt.map(u8::from)).map(flags),
            effect: all.whole(|row| row.effect),
            duration: all.whole(|row| row.duration),
            attitude: all.whole(|row| row.attitude),
            evaluated_at: all.given(|row| row.evaluated_at.map(Instant::millis)).map(instants),
            ended_as: ends.as_ref().map(texts),
        };
        let Built { table, faults } = Built::of(&columns, world, before)?;
        let own = |row: usize| given(table.given(row)).case.and_then(|case| case.as_str().parse().ok());
        let ids = RecordIds::Own((0..table.len()).map(own).collect());
        Ok(Built { table: table.with_ids(ids), faults })
    }
}

/// The values of a field, and which rows have one, if not all do.
type Values<V> = (Vec<V>, Option<Validity<'static>>);

struct Gather<'g, 'r> {
    count: usize,
    given: &'g dyn Fn(usize) -> Given<'r>,
}

impl<'r> Gather<'_, 'r> {
    fn column<V: Default>(&self, value: impl Fn(Given<'r>) -> Option<V>) -> Values<V> {
        let mut bits = vec![0_u8; self.count.div_ceil(8)];
        let (mut values, mut all) = (Vec::with_capacity(self.count), true);
        for row in 0..self.count {
            let value = value((self.given)(row));
            match (bits.get_mut(row / 8), value.is_some()) {
                (Some(byte), true) => *byte |= 1 << (row % 8),
                _ => all = false,
            }
            values.push(value.unwrap_or_default());
        }
        (values, (!all).then(|| Validity::new(bits, 0)))
    }

    /// A column that is there if some row has a value.
    fn given<V: Default>(&self, value: impl Fn(Given<'r>) -> Option<V> + Copy) -> Option<Values<V>> {
        let supplied = (0..self.count).any(|row| value((self.given)(row)).is_some());
        supplied.then(|| self.column(value))
    }

    fn whole(
        &self,
        value: impl Fn(Given<'r>) -> Option<u32> + Copy,
    ) -> Option<Column<'static, Integers<'static>>> {
        let (values, validity) = self.given(value)?;
        Some(Column { values: values.into(), validity })
    }
}

fn texts<'v>((values, validity): &'v Values<&'v str>) -> Column<'v, Ids<'v>> {
    Column { values: Ids::Texts(values), validity: validity.clone() }
}

fn instants((values, validity): Values<i64>) -> Column<'static, Instants<'static>> {
    Column { values: Instants::zoned(TimeUnit::Millisecond, values), validity }
}

fn flags((values, validity): Values<u8>) -> Column<'static, Flags<'static>> {
    Column { values: values.into(), validity }
}
