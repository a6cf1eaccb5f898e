//! The ids a document declares, and looking them up.

use std::collections::BTreeMap;

use crate::org::draft::OrgDraft;
use crate::read::{FaultKind, FaultList, Field, Path, Rows, nearest};
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
    what: &'static str,
    rows: BTreeMap<&'d str, usize>,
    /// A row whose id could not be read may declare any id: then unknown ones are not reported.
    complete: bool,
}

impl<'d> Names<'d> {
    /// The first row that declares `id`.
    pub(super) fn row(&self, id: &str) -> Option<usize> {
        self.rows.get(id).copied()
    }

    pub(super) fn has(&self, id: &str) -> bool {
        self.rows.contains_key(id)
    }

    pub(super) fn is_complete(&self) -> bool {
        self.complete
    }

    /// Takes down the ids of `rows`; one declared twice is a fault.
    fn declare<T, I: AsRef<str> + 'd>(
        what: &'static str,
        list: &'static str,
        rows: &'d Rows<T>,
        id: impl Fn(&'d T) -> &'d Field<I>,
        faults: &mut FaultList,
    ) -> Self {
        let mut names = Self { what, rows: BTreeMap::new(), complete: true };
        let mut read = 0;
        for (at, row) in rows.iter() {
            let Some(id) = id(row).get() else { continue };
            read += 1;
            let earlier = *names.rows.entry(id.as_ref()).or_insert(at);
            if earlier != at {
                let first = Row { list, at: earlier }.path().to_string();
                let kind = FaultKind::Duplicate { what: what.to_owned(), id: id.as_ref().to_owned(), first };
                faults.push(kind, Row { list, at }.field("id"));
            }
        }
        names.complete = rows.len() == Some(read);
        names
    }

    /// Takes down those who serve: repetition is no fault.
    fn serving(draft: &'d OrgDraft) -> Self {
        let posts = draft.posts.iter().map(|(_, row)| &row.member);
        let enrolments = draft.enrolments.iter().map(|(_, row)| &row.member);
        let (mut rows, mut read) = (BTreeMap::new(), 0);
        for member in posts.chain(enrolments).filter_map(Field::get) {
            read += 1;
            rows.entry(member.as_str()).or_insert(0);
        }
        let length = draft.posts.len().zip(draft.enrolments.len()).map(|(posts, enrolled)| posts + enrolled);
        Self { what: "member", rows, complete: length == Some(read) }
    }
}

/// How many names are compared, over a whole document, to find the nearest to unknown ones. A document of many
/// names and many unknown ones would else take time in the product of both.
const COMPARISONS: usize = 200_000;

/// The ids of everything that a link can begin or end at.
pub(super) struct Ids<'d> {
    pub(super) units: Names<'d>,
    pub(super) partners: Names<'d>,
    pub(super) households: Names<'d>,
    pub(super) parties: Names<'d>,
    pub(super) members: Names<'d>,
}

impl<'d> Ids<'d> {
    /// Takes down all ids of a document.
    pub(super) fn of(draft: &'d OrgDraft, faults: &mut FaultList) -> Self {
        let parties = Names::declare("party", "parties", &draft.parties, |row| &row.id, faults);
        Self {
            parties,
            units: Names::declare("unit", "units", &draft.units, |row| &row.id, faults),
            partners: Names::declare("partner", "partners", &draft.partners, |row| &row.id, faults),
            households: Names::declare("household", "households", &draft.households, |row| &row.id, faults),
            members: Names::serving(draft),
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

/// The faults so far.
pub(super) struct Notes<'f> {
    faults: &'f mut FaultList,
    comparisons: usize,
}

impl<'f> Notes<'f> {
    pub(super) fn new(faults: &'f mut FaultList) -> Self {
        Self { faults, comparisons: COMPARISONS }
    }

    pub(super) fn fault(&mut self, kind: FaultKind, path: Path) {
        self.faults.push(kind, path);
    }

    /// Notes an unknown name and the nearest of `names`, as long as comparisons are left.
    pub(super) fn unknown<'n>(
        &mut self,
        what: &str,
        name: &str,
        names: impl ExactSizeIterator<Item = &'n str>,
        path: Path,
    ) {
        let left = self.comparisons.checked_sub(names.len());
        self.comparisons = left.unwrap_or_default();
        let nearest = left.and_then(|_| nearest(name, names));
        let kind = FaultKind::UnknownReference { what: what.to_owned(), name: name.to_owned(), nearest };
        self.fault(kind, path);
    }

    /// The first row that declares `id`; an unknown one is a fault.
    pub(super) fn look_up(
        &mut self,
        names: &Names<'_>,
        id: &str,
        path: impl FnOnce() -> Path,
    ) -> Option<usize> {
        let row = names.row(id);
        if row.is_none() && names.complete {
            self.unknown(names.what, id, names.rows.keys().copied(), path());
        }
        row
    }
}
