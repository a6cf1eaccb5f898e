//! How a case table is made from tables of cases and of events.

use super::check::Checked;
use super::columns::{CaseFacts, EventColumns};
use super::rows::Log;
use super::told::Told;
use crate::read::{FaultList, Faults};
use crate::tally::World;
use crate::tally::bits::Bits;
use crate::tally::cases::build::{Before, Built};
use crate::tally::cases::columns::CaseColumns;
use crate::tally::cases::field::NEVER;
use crate::tally::cases::table::{CaseTable, SiftedCases};
use crate::tally::column::{Column, Instants, TimeUnit, Validity};
use crate::value::Instant;

impl<'a> CaseTable<'a> {
    /// From a table of cases and one of what happened to them, before an instant or, without one, altogether. It is the
    /// table that [`of_events`](CaseTable::of_events) makes of the same events, but for what stands in no column: calls upon
    /// partners. Time brings nothing: what is overdue is so because the table says `overdue`.
    ///
    /// ```
    /// use wangge::org::Org;
    /// use wangge::scheme::{Preset, Scheme};
    /// use wangge::tally::column::{Ids, Instants, TimeUnit};
    /// use wangge::tally::{CaseFacts, CaseTable, EventColumns, World};
    ///
    /// let scheme = Scheme::read(Preset::Dongshi.document())?;
    /// let org = Org::read(r#"{"units": [{"id": "ds", "tier": "town"}]}"#, &scheme)?;
    /// let lighting = ["request.lighting"; 2];
    /// let facts = CaseFacts::new(Ids::from(vec![1_u32, 2]), Ids::Texts(&lighting), Ids::Texts(&["ds", "ds"]));
    /// let at = |seconds: Vec<i64>| Instants::local(TimeUnit::Second, seconds);
    /// let events = EventColumns::new(
    ///     Ids::from(vec![2_u32, 1, 1]),
    ///     Ids::Texts(&["reported", "resolved", "reported"]),
    ///     at(vec![1_772_704_860, 1_772_708_400, 1_772_704_800]),
    /// );
    /// let table = CaseTable::of_event_columns(&facts, &events, None, &World::new(&scheme, &org))?;
    /// let resolved = |row| table.row(row, &org).unwrap().resolved_at.is_some();
    /// assert_eq!((table.len(), resolved(0), resolved(1)), (2, true, false));
    /// # Ok::<(), wangge::read::Faults>(())
    /// ```
    ///
    /// # Errors
    /// Every fault of every row at once, all counted and the first 10,000 described: of cases those of
    /// [`from_columns`](CaseTable::from_columns), `missing_field` at `cases[17].reported_at` where no event says so; of
    /// events, at places such as `events[17].unit`, `missing_field`, `not_utf8`, `out_of_range`, `unknown_reference` for a
    /// case, unit or member, `unknown_word`, `out_of_bounds` for a tier or mark, or what comes before the report; `duplicate`
    /// for a second report.
    pub fn of_event_columns(
        facts: &CaseFacts<'a>,
        events: &EventColumns<'_>,
        as_of: Option<Instant>,
        world: &World<'_>,
    ) -> Result<Self, Faults> {
        Built::told(facts, events, as_of, world)?.strict()
    }

    /// The same without the cases that are wrong, or of which an event is.
    ///
    /// # Errors
    /// Faults of whole columns: `wrong_count`.
    pub fn sift_event_columns(
        facts: &CaseFacts<'a>,
        events: &EventColumns<'_>,
        as_of: Option<Instant>,
        world: &World<'_>,
    ) -> Result<SiftedCases<'a>, Faults> {
        Built::told(facts, events, as_of, world).map(Built::sifted)
    }
}

impl<'a> Built<'a> {
    fn told(
        facts: &CaseFacts<'a>,
        events: &EventColumns<'_>,
        as_of: Option<Instant>,
        world: &World<'_>,
    ) -> Result<Self, Faults> {
        let mut misshapen = facts.misshapen("cases");
        misshapen.take(events.misshapen("events"));
        if !misshapen.is_empty() {
            return Err(Faults::new(misshapen));
        }
        let log = Log::of(events, facts, world);
        let mut told = Told::of(&log, facts.len(), as_of.map(Instant::millis), world.threads());
        let Checked { faults, cases } = std::mem::take(&mut told.checked);
        let mut bad = Bits::none(facts.len());
        cases.into_iter().for_each(|case| bad.mark(case as usize));
        let columns = facts.clone().reported(std::mem::take(&mut told.reported));
        let Built { table, faults: own } = Built::of(&columns, world, Some(Before { bad, read: false }))?;
        let mut all = FaultList::default();
        all.take(own);
        all.take(faults);
        Ok(Built { table: table.with_told(told), faults: all })
    }
}

impl<'a> CaseFacts<'a> {
    /// The same cases with when each was reported, if it was.
    fn reported(self, reported: Vec<i64>) -> CaseColumns<'a> {
        let validity = reported.contains(&NEVER).then(|| {
            let mut bits = vec![0_u8; reported.len().div_ceil(8)];
            for (row, _) in reported.iter().enumerate().filter(|(_, at)| **at != NEVER) {
                bits.get_mut(row / 8).into_iter().for_each(|byte| *byte |= 1 << (row % 8));
            }
            Validity::new(bits, 0)
        });
        let reported = Column { values: Instants::zoned(TimeUnit::Millisecond, reported), validity };
        CaseColumns {
            kind: self.kind,
            nature: self.nature,
            severity: self.severity,
            channel: self.channel,
            first_receiver: self.first_receiver,
            ..CaseColumns::new(self.case, self.item, self.origin, reported)
        }
    }
}
