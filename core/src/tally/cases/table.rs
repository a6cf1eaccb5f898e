//! The case table (事件表, R0): from events or from columns, each row checked.

use super::build::Built;
use super::catalogue::Catalogue;
use super::columns::CaseColumns;
use super::error::CaseError;
use super::field::{EndedAs, NEVER, Small, Time, Wide};
use super::happened::Happened;
use super::row::CaseRow;
use super::store::{Store, no, nothing};
use crate::case::Mark;
use crate::org::Org;
use crate::read::Faults;
use crate::scheme::{ItemKind, Nature, TierNo};
use crate::tally::World;
use crate::tally::table::ids::RecordIds;
use crate::value::{CaseId, Code, Instant, MemberId, Offset, UnitId};

/// Cases, checked against a world: a row a case or, where it is known, a row a handling run (R0).
///
/// Rows of a case follow each other, by run; from events cases stand by id, supplied ones in the order given. All
/// columns are numbers, so that ten million rows are some hundred megabytes.
#[derive(Clone, Debug)]
pub struct CaseTable<'a> {
    pub(super) offset: Offset,
    pub(super) catalogue: Catalogue,
    /// Of the rows as they were given or, if they are its `own`, as they stand.
    ids: RecordIds<'a>,
    own: bool,
    /// The row that was given, of each, if it is another.
    order: Option<Vec<u32>>,
    /// Where the rows of each case begin, and their end; `None`: a row each.
    starts: Option<Vec<u32>>,
    rows: usize,
    skipped: usize,
    pub(super) store: Store,
    /// What happened when, as only events tell; `None` of a supplied table.
    pub(super) happened: Option<Happened>,
    /// The instant before which events were read, in milliseconds since 1970.
    pub(super) as_of: i64,
}

/// A table without the rows that are wrong.
#[derive(Clone, Debug)]
pub struct SiftedCases<'a> {
    /// The cases; [`CaseTable::given`] tells which row each was.
    pub cases: CaseTable<'a>,
    /// What is wrong with the others, if there are any.
    pub faults: Option<Faults>,
}

impl<'a> CaseTable<'a> {
    /// From columns.
    ///
    /// ```
    /// use wangge::org::Org;
    /// use wangge::scheme::{Preset, Scheme};
    /// use wangge::tally::column::{Ids, Instants, TimeUnit};
    /// use wangge::tally::{CaseColumns, CaseTable, World};
    ///
    /// let scheme = Scheme::read(Preset::Dongshi.document())?;
    /// let org = Org::read(r#"{"units": [{"id": "ds", "tier": "town"}]}"#, &scheme)?;
    /// let columns = |items| {
    ///     CaseColumns::new(
    ///         Ids::from(vec![1_u32, 2]),
    ///         Ids::Texts(items),
    ///         Ids::Texts(&["ds", "ds"]),
    ///         Instants::local(TimeUnit::Second, vec![1_772_704_800, 1_772_708_400]),
    ///     )
    /// };
    /// let world = World::new(&scheme, &org);
    /// assert_eq!(CaseTable::from_columns(&columns(&["request.lighting", "unlisted"]), &world)?.len(), 2);
    /// let faults = CaseTable::from_columns(&columns(&["request.lighting", "request.lightning"]), &world).unwrap_err();
    /// let first = &faults.as_slice()[0];
    /// assert_eq!((first.code(), first.path.to_string().as_str()), ("unknown_reference", "cases[1].item"));
    /// # Ok::<(), wangge::read::Faults>(())
    /// ```
    ///
    /// # Errors
    /// Every fault of every row at once, all counted and the first 10,000 described, each at its place such as
    /// `cases[17].origin`: `missing_field`; `bad_id`, `bad_code`, `out_of_range`, `personal_data`, `not_utf8`;
    /// `unknown_reference` for an item, unit, member, severity or channel; `unknown_word`; `duplicate` for a case, or a
    /// run of one, that an earlier row has; `out_of_bounds` for a tier, mark or count, for an instant before the
    /// report, and for a key that is in no dictionary. Columns of another length than `case` are `wrong_count`, at
    /// `cases.origin`.
    pub fn from_columns(columns: &CaseColumns<'a>, world: &World<'_>) -> Result<Self, Faults> {
        Built::of(columns, world, None)?.strict()
    }

    /// From columns, without the rows that are wrong.
    ///
    /// # Errors
    /// Faults of whole columns: `wrong_count`.
    pub fn sift_columns(columns: &CaseColumns<'a>, world: &World<'_>) -> Result<SiftedCases<'a>, Faults> {
        Built::of(columns, world, None).map(Built::sifted)
    }

    /// Says that columns are supplied though no row has a value in them: nothing of the kind ever happened. Rows cannot
    /// tell that from a column that is not kept.
    ///
    /// # Errors
    /// `unknown_column`.
    pub fn with_columns(mut self, names: &[&str]) -> Result<Self, CaseError> {
        let rows = self.rows;
        for name in names.iter().filter(|name| **name != "case") {
            if !self.store.supply(name, rows) {
                return Err(CaseError::UnknownColumn { column: (*name).to_owned() });
            }
        }
        Ok(self)
    }

    /// What columns make: ids with the rows they are of, where cases begin, how many rows are kept and left out.
    pub(super) fn supplied(
        world: &World<'_>,
        catalogue: Catalogue,
        (ids, order): (RecordIds<'a>, Option<Vec<u32>>),
        starts: Option<Vec<u32>>,
        (rows, skipped): (usize, usize),
        store: Store,
    ) -> Self {
        let happened = [Time::Reported, Time::Accepted, Time::Resolved, Time::Closed, Time::Evaluated];
        let latest = happened.iter().flat_map(|field| store.time(*field)).filter(|at| **at != NEVER).max();
        let as_of = latest.map_or(0, |latest| latest.saturating_add(1));
        Self {
            offset: world.offset(),
            catalogue,
            ids,
            own: false,
            order,
            starts,
            rows,
            skipped,
            store,
            happened: None,
            as_of,
        }
    }

    /// The same with ids of its own, one for each row that is kept.
    pub(super) fn with_ids(self, ids: RecordIds<'static>) -> CaseTable<'static> {
        let Self { offset, catalogue, order, starts, rows, skipped, store, happened, as_of, .. } = self;
        CaseTable { offset, catalogue, ids, own: true, order, starts, rows, skipped, store, happened, as_of }
    }

    /// What happened to the cases of a table that has a row of each; if not each has just one from now on, which of its rows
    /// stands where, and where the rows of each case begin.
    pub(super) fn tell(
        &mut self,
        order: Option<(Vec<u32>, Vec<u32>)>,
        (store, happened): (Store, Happened),
        as_of: i64,
    ) {
        let mut own = std::mem::take(&mut self.store);
        if let Some((rows, starts)) = order {
            own = own.picked(&rows);
            let given = |row: &u32| u32::try_from(self.given(*row as usize)).unwrap_or(*row);
            self.order = Some(rows.iter().map(given).collect());
            (self.starts, self.rows) = (Some(starts), rows.len());
        }
        (self.store, self.happened, self.as_of) = (own.with(store), Some(happened), as_of);
    }

    /// What events make.
    pub(super) fn told(
        world: &World<'_>,
        catalogue: Catalogue,
        (ids, starts): (RecordIds<'a>, Vec<u32>),
        (store, happened): (Store, Happened),
        as_of: i64,
    ) -> Self {
        let rows = store.time(Time::Reported).len();
        let (order, starts) = (None, Some(starts));
        let happened = Some(happened);
        Self {
            offset: world.offset(),
            catalogue,
            ids,
            own: true,
            order,
            starts,
            rows,
            skipped: 0,
            store,
            happened,
            as_of,
        }
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// How many rows were left out because they are wrong.
    #[must_use]
    pub fn skipped(&self) -> usize {
        self.skipped
    }

    /// How many cases there are.
    #[must_use]
    pub fn cases(&self) -> usize {
        self.starts.as_ref().map_or(self.rows, |starts| starts.len().saturating_sub(1))
    }

    /// The number of a row among those that were given.
    #[must_use]
    pub fn given(&self, row: usize) -> usize {
        let given = self.order.as_ref().and_then(|order| order.get(row));
        given.map_or(row, |given| *given as usize)
    }

    /// The rows of a case by its place.
    #[inline]
    pub(super) fn rows_of(&self, case: usize) -> std::ops::Range<usize> {
        match &self.starts {
            None => case..case + 1,
            Some(starts) => {
                let start = |case: usize| starts.get(case).map_or(self.rows, |start| *start as usize);
                start(case)..start(case + 1)
            }
        }
    }

    /// The id of the case of a row.
    #[must_use]
    pub fn case(&self, row: usize) -> Option<CaseId> {
        if row >= self.rows {
            return None;
        }
        self.ids.get(self.named(row))?.as_str().parse().ok()
    }

    /// Where the id of a row stands.
    fn named(&self, row: usize) -> usize {
        if self.own { row } else { self.given(row) }
    }

    /// The order of two rows by the ids of their cases: texts by bytes, numbers as numbers (R0).
    pub(super) fn cmp_cases(&self, one: usize, other: usize) -> std::cmp::Ordering {
        self.ids.cmp(self.named(one), self.named(other))
    }

    /// A row as values, with the organisation of the table's world; `None` beyond the last.
    #[must_use]
    pub fn row(&self, row: usize, org: &Org) -> Option<CaseRow> {
        let store = &self.store;
        let case = self.case(row)?;
        let time = |field: Time| store.time(field).get(row).and_then(|at| Instant::from_millis(*at).ok());
        let wide = |field: Wide| {
            let value = store.wide(field).get(row).copied();
            value.or_else(|| store.has_wide(field).then(|| nothing(field)))
        };
        let small = |field: Small| {
            let value = store.small(field).get(row).copied();
            value.or_else(|| store.has_small(field).then(|| no(field)))
        };
        let unit = |field: Wide| Some(org.unit_numbered(wide(field)?)?.id().clone());
        let member = |field: Wide| org.members().get(wide(field)? as usize).cloned();
        let tier = |field: Small| TierNo::new(small(field)?);
        let mark = |field: Small| Mark::new(small(field)?);
        let code = |field: Wide, of: &[Code]| of.get(wide(field)? as usize).cloned();
        let flag = |field: Small| small(field).map(|value| value == 1);
        let item = wide(Wide::Item).and_then(|number| self.catalogue.item(number));
        let kind = small(Small::Kind).and_then(|place| ItemKind::ALL.get(usize::from(place)).copied());
        let nature = small(Small::Nature).and_then(|place| Nature::ALL.get(usize::from(place)).copied());
        let origin: UnitId = unit(Wide::Origin)?;
        let (first_receiver, assignee): (Option<MemberId>, _) =
            (member(Wide::FirstReceiver), member(Wide::Assignee));
        Some(CaseRow {
            run: wide(Wide::Run).filter(|run| *run > 0),
            kind: kind.or(item.map(|item| item.kind)),
            nature: nature.or(item.map(|item| item.nature)),
            severity: code(Wide::Severity, &self.catalogue.severities),
            channel: code(Wide::Channel, &self.catalogue.channels),
            first_receiver,
            accepted_at: time(Time::Accepted),
            holder: unit(Wide::Holder),
            tier: tier(Small::Tier),
            top_tier: tier(Small::TopTier),
            assignee,
            started_at: time(Time::Started),
            deadline: time(Time::Deadline),
            overdue_at: time(Time::Overdue),
            deferred: flag(Small::Deferred),
            resolved_at: time(Time::Resolved),
            resolved_tier: tier(Small::ResolvedTier),
            feedback_at: time(Time::Feedback),
            closed_at: time(Time::Closed),
            reopened: wide(Wide::Reopened),
            returned: wide(Wide::Returned),
            breach: wide(Wide::Breach),
            exempt: flag(Small::Exempt),
            effect: mark(Small::Effect),
            duration: mark(Small::Duration),
            attitude: mark(Small::Attitude),
            evaluated_at: time(Time::Evaluated),
            ended_as: small(Small::EndedAs).and_then(|place| EndedAs::ALL.get(usize::from(place)).copied()),
            ..CaseRow::new(case, item.map(|item| item.code.clone()), origin, time(Time::Reported)?)
        })
    }
}

impl<'a> Built<'a> {
    /// The table without the rows that are wrong, and what is wrong with them.
    pub(super) fn sifted(self) -> SiftedCases<'a> {
        let faults = if self.faults.is_empty() { None } else { Some(Faults::new(self.faults)) };
        SiftedCases { cases: self.table, faults }
    }
}

impl CaseTable<'static> {
    /// From rows, of which nothing is borrowed. A column is supplied if some row has a value in it; see
    /// [`with_columns`](CaseTable::with_columns).
    ///
    /// # Errors
    /// As [`from_columns`](CaseTable::from_columns).
    pub fn from_rows(rows: &[CaseRow], world: &World<'_>) -> Result<Self, Faults> {
        Built::of_rows(rows, world)?.strict()
    }

    /// From rows, without those that are wrong.
    ///
    /// # Errors
    /// None that rows can have.
    pub fn sift_rows(rows: &[CaseRow], world: &World<'_>) -> Result<SiftedCases<'static>, Faults> {
        Built::of_rows(rows, world).map(Built::sifted)
    }

    /// Reads and checks cases given as a JSON array of tables: `case`, `item` (a code, or `unlisted`), `origin`,
    /// `reported_at`, and what else is kept of [`CaseColumns`]. Instants are RFC 3339, the world's local time where they
    /// have no offset; or a day, which stands for its first instant.
    ///
    /// At most 32 MiB; [`from_rows`](Self::from_rows) and [`from_columns`](CaseTable::from_columns) take any number.
    ///
    /// ```
    /// use wangge::org::Org;
    /// use wangge::scheme::{Preset, Scheme};
    /// use wangge::tally::{CaseTable, World};
    ///
    /// let scheme = Scheme::read(Preset::Dongshi.document())?;
    /// let org = Org::read(r#"{"units": [{"id": "ds", "tier": "town"}]}"#, &scheme)?;
    /// let world = World::new(&scheme, &org);
    /// let rows = r#"[
    ///     {"case": "c-1", "item": "request.lighting", "origin": "ds", "reported_at": "2026-03-05", "reporter": "x-1"},
    ///     {"case": "c-2", "item": "request.lighting", "origin": "ds-9", "reported_at": "2026-03-05", "effect": 6}
    /// ]"#;
    /// let faults = CaseTable::read(rows, &world).unwrap_err();
    /// let found: Vec<String> = faults.into_iter().map(|fault| format!("{} {}", fault.path, fault.code())).collect();
    /// let expected =
    ///     ["cases[0].reporter unknown_field", "cases[1].effect out_of_bounds", "cases[1].origin unknown_reference"];
    /// assert_eq!(found, expected);
    /// assert_eq!(CaseTable::sift(rows, &world)?.cases.len(), 1);
    /// # Ok::<(), wangge::read::Faults>(())
    /// ```
    ///
    /// # Errors
    /// Every fault at once, each at its place such as `cases[17].origin`: those of the text and of its form, and those
    /// of [`from_rows`](Self::from_rows).
    pub fn read(text: &str, world: &World<'_>) -> Result<Self, Faults> {
        Built::of_text(text, world)?.strict()
    }

    /// As [`read`](Self::read), without the rows that are wrong.
    ///
    /// # Errors
    /// Those of the text, and of what is no array.
    pub fn sift(text: &str, world: &World<'_>) -> Result<SiftedCases<'static>, Faults> {
        Built::of_text(text, world).map(Built::sifted)
    }
}
