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

/// The ids one list declares, each with the position of the first row that does.
pub(super) struct Names<'d> {
    pub(super) what: &'static str,
    /// In order, each id once.
    rows: Vec<(&'d str, usize)>,
    /// A row whose id could not be read may declare any id: then unknown ones are not reported.
    complete: bool,
}

impl<'d> Names<'d> {
    /// The first row that declares `id`.
    pub(super) fn row(&self, id: &str) -> Option<usize> {
        let at = self.rows.binary_search_by(|(other, _)| (*other).cmp(id)).ok()?;
        self.rows.get(at).map(|(_, row)| *row)
    }

    pub(super) fn has(&self, id: &str) -> bool {
        self.row(id).is_some()
    }

    pub(super) fn is_complete(&self) -> bool {
        self.complete
    }

    /// The rows in the order of their ids.
    pub(super) fn rows(&self) -> impl Iterator<Item = usize> {
        self.rows.iter().map(|(_, row)| *row)
    }

    /// The ids in order.
    pub(super) fn ids(&self) -> impl ExactSizeIterator<Item = &'d str> {
        self.rows.iter().map(|(id, _)| *id)
    }

    /// Takes down the ids of `rows`; one declared twice is a fault.
    fn declare<T, I: AsRef<str> + 'd>(
        what: &'static str,
        list: &'static str,
        rows: &'d Rows<T>,
        id: impl Fn(&'d T) -> &'d Field<I>,
        notes: &mut Notes<'_>,
    ) -> Self {
        let read = rows.iter().filter_map(|(at, row)| Some((id(row).get()?.as_ref(), at)));
        let mut ids: Vec<(&str, usize)> = read.collect();
        let complete = rows.len() == Some(ids.len());
        ids.sort_unstable();
        ids.dedup_by(|(id, at), (earlier, first)| {
            let same = id == earlier;
            if same {
                notes.duplicate(
                    what,
                    id,
                    &Row { list, at: *first }.path(),
                    Row { list, at: *at }.field("id"),
                );
            }
            same
        });
        Self { what, rows: ids, complete }
    }

    /// Takes down those who serve: repetition is no fault.
    fn serving(draft: &'d OrgDraft) -> Self {
        let posts = draft.posts.iter().map(|(_, row)| &row.member);
        let enrolments = draft.enrolments.iter().map(|(_, row)| &row.member);
        let mut ids: Vec<&str> =
            posts.chain(enrolments).filter_map(|member| Some(member.get()?.as_str())).collect();
        let length = draft.posts.len().zip(draft.enrolments.len()).map(|(posts, enrolled)| posts + enrolled);
        let complete = length == Some(ids.len());
        ids.sort_unstable();
        ids.dedup();
        Self { what: "member", rows: ids.into_iter().map(|id| (id, 0)).collect(), complete }
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
