//! The table of activity records (活动记录表, P1, R0): from columns or rows, each row checked.

mod build;
pub(super) mod check;
mod columns;
mod given;
pub(super) mod ids;
pub(super) mod names;
pub(super) mod numbers;
mod reversals;
mod targets;
pub(super) mod times;

use std::cmp::Ordering;

pub use columns::ActivityColumns;
#[cfg(doc)]
use numbers::NULL;
pub(super) use numbers::{BAD, Numbers};

use super::World;
use super::bits::Bits;
use super::column::{Amounts, Column, Instants, Integers};
use super::record::{ActivityRow, Record};
use crate::read::Faults;
use crate::value::{Code, Offset, RecordId, TargetId};
use build::Built;
pub(super) use given::Given;
use ids::RecordIds;
use reversals::Reversals;
use times::{NO_TIME, NOT_ONE, read_amounts, read_instants, read_trusted_amounts, read_trusted_instants};

/// Activity records, checked against a world, in the order they were given (P1).
///
/// What was given as columns is read where it lies: nothing is kept beside it but what each name stands for.
///
/// ```
/// use wangge::org::Org;
/// use wangge::scheme::{Preset, Scheme};
/// use wangge::tally::column::{Ids, Instants, TimeUnit};
/// use wangge::tally::{Activities, ActivityColumns, World};
///
/// let scheme = Scheme::read(Preset::Dongshi.document())?;
/// let org = Org::read(
///     r#"{"units": [{"id": "ds", "tier": "town"}],
///         "enrolments": [{"member": "m-1", "as": "volunteer", "from": "2022-01-01"}]}"#,
///     &scheme,
/// )?;
/// let world = World::new(&scheme, &org);
/// let columns = |members| {
///     ActivityColumns::new(
///         Ids::Texts(members),
///         Ids::Texts(&["ds", "ds"]),
///         Ids::dictionary(vec![0_u8, 0], Ids::Texts(&["visit"])),
///         Instants::local(TimeUnit::Second, vec![1_772_704_800, 1_772_708_400]),
///     )
/// };
/// let activities = Activities::from_columns(&columns(&["m-1", "m-1"]), &world)?;
/// assert_eq!(activities.len(), 2);
/// let faults = Activities::from_columns(&columns(&["m-1", "m-2"]), &world).unwrap_err();
/// let first = &faults.as_slice()[0];
/// assert_eq!((first.code(), first.path.to_string().as_str()), ("unknown_reference", "activities[1].member"));
/// # Ok::<(), wangge::read::Faults>(())
/// ```
#[derive(Clone, Debug)]
pub struct Activities<'a> {
    rows: usize,
    offset: Offset,
    ids: RecordIds<'a>,
    /// Whether the rows stand in the order of their ids.
    ascending: bool,
    /// Places in [`Org::members`](crate::org::Org::members).
    member: Numbers<'a>,
    /// Numbers in preorder.
    unit: Numbers<'a>,
    /// Places in `kinds`.
    kind: Numbers<'a>,
    at: Column<'a, Instants<'a>>,
    quantity: Option<Column<'a, Amounts<'a>>>,
    /// Places in `targets`.
    target: Numbers<'a>,
    verified_by: Numbers<'a>,
    filed_at: Option<Column<'a, Instants<'a>>>,
    reversals: Reversals,
    /// Rows that take no part, if there are any.
    skipped: Option<Bits>,
    kinds: Vec<Code>,
    targets: Vec<TargetId>,
    /// The first local day of a record and the last; the other way round if there is none.
    days: (i32, i32),
}

/// A table without the rows that are wrong.
#[derive(Clone, Debug)]
pub struct Sifted<'a> {
    /// The records. Rows keep their numbers; those with a fault, and reversals of such, take no part.
    pub activities: Activities<'a>,
    /// What is wrong with the others, if there are any.
    pub faults: Option<Faults>,
}

impl<'a> Activities<'a> {
    /// From columns.
    ///
    /// # Errors
    /// Every fault of every row at once, all counted and the first 10,000 described, each at its place such as
    /// `activities[17].member`: `missing_field`; `bad_id`, `bad_code`, `bad_amount`, `out_of_range`, `personal_data`,
    /// `not_utf8`; `unknown_reference` for a member, unit, kind, verifier or record; `not_serving_then`; `duplicate`;
    /// `out_of_bounds` for a quantity below 0 or a key that is in no dictionary; `filed_early`; `broken_reversal`.
    /// Columns of another length than `member` are `wrong_count`, at `activities.unit`.
    pub fn from_columns(columns: &ActivityColumns<'a>, world: &World<'_>) -> Result<Self, Faults> {
        Built::of_columns(columns, world)?.strict()
    }

    /// From columns, without the rows that are wrong.
    ///
    /// # Errors
    /// Faults of whole columns: `wrong_count`.
    pub fn sift_columns(columns: &ActivityColumns<'a>, world: &World<'_>) -> Result<Sifted<'a>, Faults> {
        Built::of_columns(columns, world).map(Built::sifted)
    }

    /// How many rows there are, those that take no part among them.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows == 0
    }

    /// Whether a row takes no part, because it has a fault or takes back one that has.
    #[must_use]
    pub fn is_skipped(&self, row: usize) -> bool {
        self.skipped.as_ref().is_some_and(|skipped| skipped.has(row))
    }

    /// How many rows take no part.
    #[must_use]
    pub fn skipped(&self) -> usize {
        self.skipped.as_ref().map_or(0, Bits::count)
    }

    /// The id of a row; without a column of ids its number.
    #[must_use]
    pub fn id(&self, row: usize) -> Option<RecordId> {
        if row < self.rows { self.ids.get(row) } else { None }
    }

    /// The instants as they were given, where they lie.
    #[must_use]
    pub fn instants(&self) -> &Instants<'a> {
        &self.at.values
    }

    /// The quantities as they were given, where they lie; `None` if there is no such column.
    #[must_use]
    pub fn quantities(&self) -> Option<&Amounts<'a>> {
        self.quantity.as_ref().map(|column| &column.values)
    }

    /// The keys of members, units and kinds as they were given, where they lie: of a dictionary, or whole numbers.
    /// `None` for texts, which are looked up once.
    #[must_use]
    pub fn keys(&self) -> [Option<&Integers<'a>>; 3] {
        [&self.member, &self.unit, &self.kind].map(Numbers::keys)
    }
}

impl Activities<'static> {
    /// From rows, of which nothing is borrowed.
    ///
    /// # Errors
    /// As [`from_columns`](Activities::from_columns).
    pub fn from_rows(rows: &[ActivityRow], world: &World<'_>) -> Result<Self, Faults> {
        Built::of_rows(rows, world)?.strict()
    }

    /// Reads and checks records given as a JSON array of tables: `id`, `member`, `unit`, `kind` (code), `at`, and if
    /// they apply `quantity` (usually 1), `target`, `verified_by`, `filed_at` (usually `at`), `reverses`; see
    /// [`ActivityRow`]. `at` and `filed_at` are RFC 3339, the world's local time where they have no offset; or a day,
    /// which stands for its first instant, and as `filed_at` is no earlier than an `at` on it.
    ///
    /// At most 32 MiB and 150,000 rows; [`from_rows`](Self::from_rows) and [`from_columns`](Activities::from_columns)
    /// take any number.
    ///
    /// ```
    /// use wangge::org::Org;
    /// use wangge::scheme::{Preset, Scheme};
    /// use wangge::tally::{Activities, World};
    ///
    /// let scheme = Scheme::read(Preset::Dongshi.document())?;
    /// let org = Org::read(
    ///     r#"{"units": [{"id": "ds", "tier": "town"}],
    ///         "enrolments": [{"member": "m-1", "as": "volunteer", "from": "2022-01-01"}]}"#,
    ///     &scheme,
    /// )?;
    /// let world = World::new(&scheme, &org);
    /// let rows = r#"[
    ///     {"id": "r-1", "member": "m-1", "unit": "ds", "kind": "visit", "at": "2026-03-05"},
    ///     {"id": "r-2", "member": "m-2", "unit": "ds", "kind": "visit", "at": "5 March", "count": 3}
    /// ]"#;
    /// let faults = Activities::read(rows, &world).unwrap_err();
    /// let found: Vec<String> = faults.into_iter().map(|fault| format!("{} {}", fault.path, fault.code())).collect();
    /// let expected =
    ///     ["activities[1].at bad_instant", "activities[1].count unknown_field", "activities[1].member unknown_reference"];
    /// assert_eq!(found, expected);
    /// assert_eq!(Activities::sift(rows, &world)?.activities.skipped(), 1);
    /// # Ok::<(), wangge::read::Faults>(())
    /// ```
    ///
    /// # Errors
    /// Every fault at once, each at its place such as `activities[17].member`: those of the text (`syntax`,
    /// `too_large`, `too_many`), of its form (`missing_field`, `unknown_field`, `duplicate_field`, `wrong_type`,
    /// `bad_id`, `bad_code`, `bad_instant`, `bad_amount`, `out_of_range`, `personal_data`), and those of
    /// [`from_rows`](Self::from_rows).
    pub fn read(text: &str, world: &World<'_>) -> Result<Self, Faults> {
        Built::of_text(text, world)?.strict()
    }

    /// As [`read`](Self::read), without the rows that are wrong.
    ///
    /// # Errors
    /// Those of the text, and of what is no array.
    pub fn sift(text: &str, world: &World<'_>) -> Result<Sifted<'static>, Faults> {
        Built::of_text(text, world).map(Built::sifted)
    }

    /// From rows, without those that are wrong.
    ///
    /// # Errors
    /// None that rows can have.
    pub fn sift_rows(rows: &[ActivityRow], world: &World<'_>) -> Result<Sifted<'static>, Faults> {
        Built::of_rows(rows, world).map(Built::sifted)
    }
}

/// Row by row.
impl Activities<'_> {
    /// The record of a row that takes part.
    pub(crate) fn record(&self, row: usize) -> Option<Record> {
        if row >= self.rows || self.is_skipped(row) {
            return None;
        }
        let (number, at) = (u32::try_from(row).ok()?, self.at(row)?);
        let known = |number: u32| (number < BAD).then_some(number);
        let member = known(self.member.get(row))?;
        let reversed = self.reversals.of(number);
        let reversed = reversed.and_then(|by| Some((by, self.filed_at(by as usize, self.at(by as usize)?))));
        Some(Record {
            member,
            unit: known(self.unit.get(row))?,
            kind: known(self.kind.get(row))?,
            at,
            filed_at: self.filed_at(row, at),
            quantity: self.quantity(row),
            target: known(self.target.get(row)),
            verified: self.is_verified(row, member),
            reverses: self.reversals.by(number),
            reversed,
        })
    }

    /// The code of a kind by its place.
    #[allow(dead_code, reason = "asked by duties")]
    pub(crate) fn kind(&self, place: u32) -> Option<&Code> {
        self.kinds.get(place as usize)
    }

    /// What a record is about, by its place.
    #[allow(dead_code, reason = "asked by accounts and duties")]
    pub(crate) fn target(&self, place: u32) -> Option<&TargetId> {
        self.targets.get(place as usize)
    }

    /// The codes of all kinds that some edition declares.
    pub(super) fn kinds(&self) -> &[Code] {
        &self.kinds
    }

    /// All that records are about, each once.
    pub(super) fn targets(&self) -> &[TargetId] {
        &self.targets
    }

    /// The first local day of a record and the last; the other way round if there is none.
    pub(super) fn days(&self) -> (i32, i32) {
        self.days
    }

    /// Rows that take no part, if there are any.
    pub(super) fn out(&self) -> Option<&Bits> {
        self.skipped.as_ref()
    }

    pub(super) fn reversals(&self) -> &Reversals {
        &self.reversals
    }

    pub(super) fn member_of(&self, row: usize) -> u32 {
        self.member.get(row)
    }

    pub(super) fn unit_of(&self, row: usize) -> u32 {
        self.unit.get(row)
    }

    /// [`NULL`] if it names none.
    pub(super) fn target_of(&self, row: usize) -> u32 {
        self.target.get(row)
    }

    /// Whether another member than this verified a row.
    pub(super) fn is_verified(&self, row: usize, member: u32) -> bool {
        let by = self.verified_by.get(row);
        by < BAD && by != member
    }

    /// The order of two rows by their ids: texts by bytes, numbers as numbers (R0).
    pub(crate) fn cmp_ids(&self, one: usize, other: usize) -> Ordering {
        if self.ascending { one.cmp(&other) } else { self.ids.cmp(one, other) }
    }

    /// The instant of a row, in milliseconds since 1970.
    pub(super) fn at(&self, row: usize) -> Option<i64> {
        let mut one = [NO_TIME];
        self.read_at(row, &mut one);
        let [at] = one;
        (at != NO_TIME && at != NOT_ONE).then_some(at)
    }

    /// When a row was filed that happened at an instant; what is known by the day was on that day no earlier.
    pub(super) fn filed_at(&self, row: usize, at: i64) -> i64 {
        let filed = self.filed_at.as_ref().and_then(|column| column.get(row, self.offset)?.ok());
        let filed = filed.map_or(at, crate::value::Instant::millis);
        let by_day = self.filed_at.as_ref().is_some_and(|column| matches!(column.values, Instants::Days(_)));
        if by_day && super::block::day(filed, self.offset) == super::block::day(at, self.offset) {
            filed.max(at)
        } else {
            filed
        }
    }

    fn quantity(&self, row: usize) -> i64 {
        let mut one = [0];
        self.read_quantity(row, &mut one);
        let [quantity] = one;
        quantity
    }
}

/// By blocks: what stands in rows that take no part is of no meaning.
impl Activities<'_> {
    #[inline]
    pub(super) fn read_members(&self, start: usize, out: &mut [u32]) {
        self.member.read(start, out);
    }

    #[inline]
    pub(super) fn read_units(&self, start: usize, out: &mut [u32]) {
        self.unit.read(start, out);
    }

    /// The numbers of members.
    pub(super) fn members(&self) -> &Numbers<'_> {
        &self.member
    }

    /// The numbers of units.
    pub(super) fn units(&self) -> &Numbers<'_> {
        &self.unit
    }

    #[inline]
    pub(super) fn read_kinds(&self, start: usize, out: &mut [u32]) {
        self.kind.read(start, out);
    }

    #[inline]
    pub(super) fn read_targets(&self, start: usize, out: &mut [u32]) {
        self.target.read(start, out);
    }

    #[inline]
    pub(super) fn read_at(&self, start: usize, out: &mut [i64]) {
        read_instants(&self.at, self.offset, start, out);
    }

    #[inline]
    pub(super) fn read_at_trusted(&self, start: usize, out: &mut [i64]) {
        read_trusted_instants(&self.at, self.offset, start, out);
    }

    #[inline]
    pub(super) fn read_quantity_trusted(&self, start: usize, out: &mut [i64]) {
        read_trusted_amounts(self.quantity.as_ref(), start, out);
    }

    #[inline]
    pub(super) fn read_quantity(&self, start: usize, out: &mut [i64]) {
        read_amounts(self.quantity.as_ref(), start, out);
    }
}
