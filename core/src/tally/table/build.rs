//! How a table is made from columns or rows.

use std::collections::BTreeSet;

use super::check::{Check, Checked};
use super::columns::ActivityColumns;
use super::ids::RecordIds;
use super::names::{Kinds, Members, Units, resolve};
use super::numbers::Numbers;
use super::reversals::Reversals;
use super::targets::targets;
use super::{Activities, Sifted};
use crate::read::{FaultKind, FaultList, Faults, Path, ReversalFault};
use crate::tally::World;
use crate::tally::bits::Bits;
use crate::tally::column::Cell;
use crate::tally::spans::DaySpans;
use crate::value::{Code, RecordId};

/// The most rows of a table: their numbers are kept in 32 bits, some of which say that there is none.
const MOST: usize = 0xffff_fff0;

/// A table as it is read, with its faults and the rows that have one.
pub(super) struct Built<'a> {
    pub(super) table: Activities<'a>,
    pub(super) faults: FaultList,
    pub(super) bad: Bits,
}

/// Why a reversal is none.
pub(super) enum Undone {
    /// What it takes back cannot be read.
    Unreadable,
    /// What it takes back is not there.
    Unknown,
    /// It cannot be taken back by this one.
    Broken(ReversalFault),
}

impl<'a> Built<'a> {
    /// From columns; faults of whole columns leave nothing to go on with.
    pub(super) fn of_columns(columns: &ActivityColumns<'a>, world: &World<'_>) -> Result<Self, Faults> {
        Self::of_read(columns, world, None)
    }

    /// From columns of a document, of which the rows marked could not be read whole. What is missing there was said
    /// before.
    pub(super) fn of_read(
        columns: &ActivityColumns<'a>,
        world: &World<'_>,
        mut unread: Option<Bits>,
    ) -> Result<Self, Faults> {
        let rows = columns.len();
        let mut faults = FaultList::default();
        let place = |column: &str| Path::root().field("activities").field(column);
        for (name, found, covered) in columns.shapes() {
            if found != rows || !covered {
                let found = if covered { found } else { 0 };
                let (what, expected) = ("row".to_owned(), rows.to_string());
                faults.push(FaultKind::WrongCount { what, expected, found }, place(name));
            }
        }
        if rows > MOST {
            faults.push(FaultKind::TooMany { limit: MOST }, Path::root().field("activities"));
        }
        if !faults.is_empty() {
            return Err(Faults::new(faults));
        }
        let (org, kinds, threads) = (world.org(), kinds(world), world.threads());
        let members = Members(org);
        let (target, targets) = columns.target.as_ref().map_or((Numbers::ABSENT, Vec::new()), targets);
        let verified_by = columns.verified_by.as_ref();
        let mut table = Activities {
            rows,
            offset: world.offset(),
            ids: RecordIds::of(columns.id.as_ref()),
            ascending: false,
            member: resolve(&columns.member, &members, threads),
            unit: resolve(&columns.unit, &Units(org), threads),
            kind: resolve(&columns.kind, &Kinds(&kinds), threads),
            at: columns.at.clone(),
            quantity: columns.quantity.clone(),
            target,
            verified_by: verified_by.map_or(Numbers::ABSENT, |column| resolve(column, &members, threads)),
            filed_at: columns.filed_at.clone(),
            reversals: Reversals::default(),
            skipped: None,
            kinds,
            targets,
            days: (0, -1),
        };
        table.ascending = table.ids.ascend(rows);
        let doubled = if table.ascending { Vec::new() } else { table.ids.doubled(rows) };
        let (pairs, undone) = reversals(columns, &table, unread.as_mut());
        let posts = org.posts().iter().map(|post| (&post.member, post.span));
        let enrolments = org.enrolments().iter().map(|enrolment| (&enrolment.member, enrolment.span));
        let serving = DaySpans::new(org, posts.chain(enrolments));
        let check = Check { world: *world, columns, table: &table, serving, doubled, undone, unread };
        let Checked { faults, mut bad, days } = check.all();
        // A reversal of a record that takes no part takes none either.
        for (row, reversed) in &pairs {
            if bad.has(*reversed as usize) {
                bad.mark(*row as usize);
            }
        }
        let sound = pairs.into_iter().filter(|(row, _)| !bad.has(*row as usize));
        table.reversals = Reversals::new(sound.collect());
        table.days = days;
        Ok(Self { table, faults, bad })
    }

    /// The table, if there is nothing wrong with it.
    pub(super) fn strict(self) -> Result<Activities<'a>, Faults> {
        if self.faults.is_empty() { Ok(self.table) } else { Err(Faults::new(self.faults)) }
    }

    /// The table without the rows that are wrong, and what is wrong with them.
    pub(super) fn sifted(self) -> Sifted<'a> {
        let Self { mut table, faults, bad } = self;
        if bad.count() > 0 {
            table.skipped = Some(bad);
        }
        let faults = if faults.is_empty() { None } else { Some(Faults::new(faults)) };
        Sifted { activities: table, faults }
    }
}

/// The codes of all kinds of records that some edition declares, in declared order.
fn kinds(world: &World<'_>) -> Vec<Code> {
    let mut met = BTreeSet::new();
    let declared = world.editions().flat_map(|scheme| scheme.activities());
    let declared = declared.filter(|activity| met.insert(&activity.code));
    declared.map(|activity| activity.code.clone()).collect()
}

/// Pairs of rows, each reversal with what it takes back.
type Pairs = Vec<(u32, u32)>;

/// The reversals of a table, and those that are none. An id that could not be read may be the very one that is wanted:
/// then nothing is said, and the row is marked as unread too.
fn reversals(
    columns: &ActivityColumns<'_>,
    table: &Activities<'_>,
    mut unread: Option<&mut Bits>,
) -> (Pairs, Vec<(usize, Undone)>) {
    let (mut wanted, mut by, mut undone) = (Vec::new(), Vec::new(), Vec::new());
    let Some(column) = &columns.reverses else { return (Vec::new(), undone) };
    for row in 0..table.rows {
        let id: Option<RecordId> = match column.cell(row) {
            Cell::Null => continue,
            Cell::Text(text) => text.parse().ok(),
            Cell::Number(number) => number.to_string().parse().ok(),
            Cell::NotUtf8(_) | Cell::Beyond(..) => None,
        };
        match id {
            Some(id) => {
                wanted.push(id);
                by.push(row);
            }
            None => undone.push((row, Undone::Unreadable)),
        }
    }
    let nameless = unread.is_some() && (0..table.rows).any(|row| table.ids.get(row).is_none());
    let mut pairs = Vec::new();
    let (mut taken, filed) = (BTreeSet::new(), |row: usize| Some(table.filed_at(row, table.at(row)?)));
    for (row, reversed) in by.into_iter().zip(table.ids.rows_of(&wanted, table.rows)) {
        let Some(reversed) = reversed else {
            match unread.as_mut().filter(|_| nameless) {
                Some(unread) => unread.mark(row),
                None => undone.push((row, Undone::Unknown)),
            }
            continue;
        };
        let is_unread = |row: usize| unread.as_ref().is_some_and(|unread| unread.has(row));
        let (own, other) = (table.member.get(row), table.member.get(reversed));
        let in_order = filed(row).zip(filed(reversed)).is_none_or(|(own, other)| other <= own);
        let again = !taken.insert(reversed);
        let is_reversal = !matches!(column.cell(reversed), Cell::Null);
        let before = undone.len();
        if !is_unread(row) && !is_unread(reversed) {
            let broken = ReversalFault::all(own == other, in_order, again, is_reversal);
            undone.extend(broken.map(|why| (row, Undone::Broken(why))));
        }
        if let (Ok(row), Ok(reversed), true) =
            (u32::try_from(row), u32::try_from(reversed), undone.len() == before)
        {
            pairs.push((row, reversed));
        }
    }
    undone.sort_by_key(|(row, _)| *row);
    (pairs, undone)
}
