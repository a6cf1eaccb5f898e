//! Activity records (P1).

use serde::Serialize;

use super::moment::Moment;
use super::{Notes, read_all};
use crate::read::{FaultList, Faults, Field, Rows, draft, read_rows};
use crate::tally::ActivityRow;
use crate::tally::bits::Bits;
use crate::tally::table::Given;
use crate::value::{Amount, Code, Instant, MemberId, Offset, RecordId, Stamp, TargetId, UnitId};

const LIST: &str = "activities";

draft! {
    /// 活动记录: a record of something that somebody who serves did.
    pub(crate) struct ActivityDraft {
        /// 编号.
        required id: RecordId,
        /// 成员: who did it.
        required member: MemberId,
        /// 单元: where.
        required unit: UnitId,
        /// 种类: the code of a kind of records.
        required kind: Code,
        /// 时间: when; a day stands for its first instant.
        required at: Moment,
        /// 数量: 0 or more; 1 if left out.
        optional quantity: Amount,
        /// 对象: what it was about.
        optional target: TargetId,
        /// 核实人: another member.
        optional verified_by: MemberId,
        /// 填报时间: not before `at`; at once if left out.
        optional filed_at: Moment,
        /// 冲销: the record of the same member that this one takes back.
        optional reverses: RecordId,
    }
}

impl ActivityDraft {
    /// What it gives, as far as it could be read.
    fn given(&self, offset: Offset) -> Given<'_> {
        let Self { id, member, unit, kind, at, quantity, target, verified_by, filed_at, reverses } = self;
        let instant = |given: &Field<Moment>| given.get().and_then(|given| given.instant(offset).ok());
        let (at, mut filed) = (instant(at), instant(filed_at));
        // What is known by the day to be filed was filed on it no earlier than it happened.
        if matches!(filed_at, Field::Given(Moment::Day(_))) {
            let day = |at: Instant| at.local(offset).0;
            filed = filed.map(|filed| at.filter(|at| day(*at) == day(filed)).unwrap_or(filed));
        }
        Given {
            id: id.get(),
            member: member.get(),
            unit: unit.get(),
            kind: kind.get(),
            at,
            quantity: quantity.get().copied(),
            target: target.get(),
            verified_by: verified_by.get(),
            filed_at: filed,
            reverses: reverses.get(),
        }
    }

    /// Notes instants that there are not; whether the whole of it could be read.
    fn check(&self, notes: &mut Notes<'_>, offset: Offset) -> bool {
        let Self { id, member, unit, kind, at, quantity, target, verified_by, filed_at, reverses } = self;
        let (on, filed) = (notes.instant(at, "at", offset), notes.instant(filed_at, "filed_at", offset));
        let required =
            [id.get().is_some(), member.get().is_some(), unit.get().is_some(), kind.get().is_some()];
        let faulty =
            [quantity.is_faulty(), target.is_faulty(), verified_by.is_faulty(), reverses.is_faulty()];
        let timely = on.is_some() && (filed.is_some() || filed_at.is_absent());
        timely && !required.contains(&false) && !faulty.contains(&true)
    }
}

/// Rows as far as they could be read, and what is wrong with them.
pub(in crate::tally) struct Read {
    rows: Rows<ActivityDraft>,
    offset: Offset,
    pub(in crate::tally) count: usize,
    /// Those that could not be read whole.
    pub(in crate::tally) unread: Bits,
    pub(in crate::tally) faults: FaultList,
}

impl Read {
    /// Reads a JSON array.
    pub(in crate::tally) fn of(text: &str, offset: Offset) -> Result<Self, Faults> {
        let (rows, mut faults) = read_rows::<ActivityDraft>(text, LIST);
        let Some((rows, count)) = rows.and_then(|rows| rows.len().map(|count| (rows, count))) else {
            return Err(Faults::new(faults));
        };
        let mut unread = Bits::none(count);
        for at in 0..count {
            let mut notes = Notes { faults: &mut faults, list: LIST, at };
            if !rows.get(at).is_some_and(|draft| draft.check(&mut notes, offset)) {
                unread.mark(at);
            }
        }
        Ok(Self { rows, offset, count, unread, faults })
    }

    /// What a row gives.
    pub(in crate::tally) fn given(&self, row: usize) -> Given<'_> {
        self.rows.get(row).map(|draft| draft.given(self.offset)).unwrap_or_default()
    }
}

impl ActivityRow {
    /// Reads rows from a JSON array, as [`Activities::read`](crate::tally::Activities::read) does, and checks nothing
    /// but each by itself. `offset` is that of local time.
    ///
    /// ```
    /// use wangge::tally::ActivityRow;
    /// use wangge::value::{Amount, Offset};
    ///
    /// let text = r#"[{"id": "r-1", "member": "m-1", "unit": "ds", "kind": "visit", "at": "2026-03-05T09:00:00"}]"#;
    /// let rows = ActivityRow::read_all(text, Offset::BEIJING)?;
    /// assert_eq!(rows[0].at.display(Offset::UTC).to_string(), "2026-03-05T01:00:00+00:00");
    /// assert_eq!(rows[0].quantity, Amount::from_whole(1)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Every fault at once, each at its place such as `activities[3].member`.
    pub fn read_all(text: &str, offset: Offset) -> Result<Vec<Self>, Faults> {
        read_all(text, LIST, |draft: &ActivityDraft, notes| {
            if !draft.check(notes, offset) {
                return None;
            }
            let Given { at, quantity, filed_at, .. } = draft.given(offset);
            Some(Self {
                at: at?,
                quantity: quantity.map_or_else(|| Amount::from_whole(1).ok(), Some)?,
                filed_at,
                id: draft.id.get().cloned()?,
                member: draft.member.get().cloned()?,
                unit: draft.unit.get().cloned()?,
                kind: draft.kind.get().cloned()?,
                target: draft.target.get().cloned(),
                verified_by: draft.verified_by.get().cloned(),
                reverses: draft.reverses.get().cloned(),
            })
        })
    }

    /// The row as it is read, its instants written in an offset (V1). An array of them reads back to the same rows.
    #[must_use]
    pub fn in_offset(&self, offset: Offset) -> impl Serialize + '_ {
        let stamp = |instant| Stamp::new(instant, offset);
        let Self { id, member, unit, kind, at, quantity, target, verified_by, filed_at, reverses } = self;
        Written {
            id,
            member,
            unit,
            kind,
            at: stamp(*at),
            quantity: *quantity,
            target: target.as_ref(),
            verified_by: verified_by.as_ref(),
            filed_at: filed_at.map(stamp),
            reverses: reverses.as_ref(),
        }
    }
}

#[derive(Serialize)]
struct Written<'r> {
    id: &'r RecordId,
    member: &'r MemberId,
    unit: &'r UnitId,
    kind: &'r Code,
    at: Stamp,
    quantity: Amount,
    #[serde(skip_serializing_if = "Option::is_none")]
    target: Option<&'r TargetId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    verified_by: Option<&'r MemberId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    filed_at: Option<Stamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reverses: Option<&'r RecordId>,
}
