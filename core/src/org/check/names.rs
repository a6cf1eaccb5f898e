//! The ids a document declares, and looking them up.

use super::notes::Notes;
use crate::org::draft::OrgDraft;
use crate::read::{FaultKind, Field, Path, Rows};
use crate::scheme::End;

/// A row of a list; its path is built only when a fault is noted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) list: &'static str,
    pub(super) at: usize,
}

impl Row {
    pub(super) fn path(self) -> Path {
        Path::root().field(self.list).index(self.at)
    }

    pub(super) fn field(self, name: &str) -> Path {
        self.path().field(name)
    }
}

/// An id and the row that declares it; in the order of ids.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry<'d> {
    head: u128,
    id: &'d str,
    row: usize,
}

impl<'d> Entry<'d> {
    fn new(id: &'d str, row: usize) -> Self {
        Self { head: head(id), id, row }
    }
}

/// The first sixteen bytes of an id as a number, by which most ids are told apart without a look at their text: of
/// millions of rows in no order that look is what sorting takes longest for. Shorter ids are filled up with zeros,
/// which stand in none.
fn head(id: &str) -> u128 {
    let mut head = [0; 16];
    head.iter_mut().zip(id.bytes()).for_each(|(slot, byte)| *slot = byte);
    u128::from_be_bytes(head)
}

/// The ids one list declares, each with the position of the first row that does.
pub(super) struct Names<'d> {
    pub(super) what: &'static str,
    /// In order, each id once.
    entries: Vec<Entry<'d>>,
    /// A row whose id could not be read may declare any id: then unknown ones are not reported.
    complete: bool,
}

impl<'d> Names<'d> {
    /// The first row that declares `id`.
    pub(super) fn row(&self, id: &str) -> Option<usize> {
        let key = (head(id), id);
        let at = self.entries.binary_search_by(|entry| (entry.head, entry.id).cmp(&key)).ok()?;
        self.entries.get(at).map(|entry| entry.row)
    }

    pub(super) fn has(&self, id: &str) -> bool {
        self.row(id).is_some()
    }

    pub(super) fn is_complete(&self) -> bool {
        self.complete
    }

    /// The rows in the order of their ids.
    pub(super) fn rows(&self) -> impl Iterator<Item = usize> {
        self.entries.iter().map(|entry| entry.row)
    }

    /// The ids in order.
    pub(super) fn ids(&self) -> impl ExactSizeIterator<Item = &'d str> {
        self.entries.iter().map(|entry| entry.id)
    }

    /// Takes down the ids of `rows`; one declared twice is a fault.
    fn declare<T, I: AsRef<str> + 'd>(
        what: &'static str,
        list: &'static str,
        rows: &'d Rows<T>,
        id: impl Fn(&'d T) -> &'d Field<I>,
        notes: &mut Notes<'_>,
    ) -> Self {
        let read = rows.iter().filter_map(|(at, row)| Some(Entry::new(id(row).get()?.as_ref(), at)));
        let mut entries = Vec::with_capacity(rows.len().unwrap_or_default());
        entries.extend(read);
        let complete = rows.len() == Some(entries.len());
        entries.sort_unstable();
        entries.dedup_by(|later, first| {
            let same = later.id == first.id;
            if same {
                let first = Row { list, at: first.row }.path();
                notes.duplicate(what, later.id, &first, Row { list, at: later.row }.field("id"));
            }
            same
        });
        Self { what, entries, complete }
    }

    /// Takes down those who serve: repetition is no fault.
    fn serving(draft: &'d OrgDraft) -> Self {
        let posts = draft.posts.iter().map(|(_, row)| &row.member);
        let enrolments = draft.enrolments.iter().map(|(_, row)| &row.member);
        let members = posts.chain(enrolments).filter_map(Field::get);
        let mut entries: Vec<Entry<'_>> = members.map(|member| Entry::new(member.as_str(), 0)).collect();
        let length = draft.posts.len().zip(draft.enrolments.len()).map(|(posts, enrolled)| posts + enrolled);
        let complete = length == Some(entries.len());
        entries.sort_unstable();
        entries.dedup();
        Self { what: "member", entries, complete }
    }
}

/// The ids of everything that a link can begin or end at.
pub(super) struct Ids<'d> {
    pub(super) units: Names<'d>,
    pub(super) members: Names<'d>,
    pub(super) partners: Names<'d>,
    pub(super) households: Names<'d>,
    pub(super) parties: Names<'d>,
}

impl<'d> Ids<'d> {
    /// Takes down all ids of a document.
    pub(super) fn of(draft: &'d OrgDraft, notes: &mut Notes<'_>) -> Self {
        Self {
            units: Names::declare("unit", "units", &draft.units, |row| &row.id, notes),
            members: Names::serving(draft),
            partners: Names::declare("partner", "partners", &draft.partners, |row| &row.id, notes),
            households: Names::declare("household", "households", &draft.households, |row| &row.id, notes),
            parties: Names::declare("party", "parties", &draft.parties, |row| &row.id, notes),
        }
    }

    pub(super) fn at(&self, end: End) -> &Names<'d> {
        match end {
            End::Member => &self.members,
            End::Unit => &self.units,
            End::Partner => &self.partners,
            End::Household => &self.households,
            End::Party => &self.parties,
        }
    }
}

/// Notes an unknown id and the nearest one declared, unless the list could not be read wholly.
pub(super) fn look_up(
    names: &Names<'_>,
    id: &str,
    notes: &mut Notes<'_>,
    path: impl FnOnce() -> Path,
) -> Option<usize> {
    let row = names.row(id);
    if row.is_none() && names.is_complete() {
        notes.unknown(names.what, id, names.ids(), path());
    }
    row
}

/// Notes somebody who does not serve, unless it could not be read wholly who does.
pub(super) fn serving(members: &Names<'_>, member: &str, notes: &mut Notes<'_>, path: impl FnOnce() -> Path) {
    if !members.has(member) && members.is_complete() {
        notes.fault(FaultKind::NotServing { member: member.to_owned() }, path());
    }
}
