//! Records that may share a bucket of a cap, however far the sharing reaches: what is filed in one group changes no
//! credit in another.

use super::rows::{affects, at, rows};
use super::terms::{PurseTerms, terms};
use crate::scheme::{AccountOf, CapOf, Scheme};
use crate::tally::record::Record;
use crate::tally::{Activities, World};
use crate::value::Code;

/// The groups of the records of a purse. Members, units and targets are joined where caps or accounts join them; a
/// group is named by the least of what it joins.
#[derive(Clone, Debug)]
pub(crate) struct Groups {
    roots: Vec<u32>,
    units: u32,
    targets: u32,
}

impl Groups {
    pub(crate) fn new(
        world: &World<'_>,
        purse: &Code,
        terms_of: &PurseTerms<'_>,
        activities: &Activities,
    ) -> Self {
        let by_unit = terms(world).iter().any(|term| caps_units(term.scheme, purse));
        let by_household = terms_of.all().any(|purse| purse.of == AccountOf::Households);
        let members = count(world.org().members().len());
        let units = if by_unit { count(world.org().units().len()) } else { 0 };
        let target = |record: Record| record.target.map_or(0, |target| target + 1);
        let targets = rows(activities).map(|(_, record)| target(record)).max().filter(|_| by_household);
        let mut groups = Self { roots: Vec::new(), units: members, targets: members + units };
        groups.roots = (0..groups.targets + targets.unwrap_or(0)).collect();
        for (_, record) in rows(activities).filter(|_| by_unit || by_household) {
            if by_unit {
                groups.join(record.member, groups.units + record.unit);
            }
            if let Some(target) = record.target.filter(|_| by_household) {
                groups.join(record.member, groups.targets + target);
            }
        }
        for place in 0..count(groups.roots.len()) {
            let root = groups.root(place);
            groups.point(place, root);
        }
        groups
    }

    /// The group of a record.
    pub(crate) fn of(&self, record: &Record) -> u32 {
        self.of_member(record.member)
    }

    /// The group of all records of a member.
    pub(crate) fn of_member(&self, member: u32) -> u32 {
        self.parent(member)
    }

    /// The group of all records about a household, in a purse of households.
    pub(crate) fn of_household(&self, target: u32) -> u32 {
        self.parent(self.targets + target)
    }

    fn parent(&self, place: u32) -> u32 {
        self.roots.get(at(place)).copied().unwrap_or(place)
    }

    fn point(&mut self, place: u32, root: u32) {
        if let Some(parent) = self.roots.get_mut(at(place)) {
            *parent = root;
        }
    }

    fn root(&mut self, mut place: u32) -> u32 {
        loop {
            let parent = self.parent(place);
            if parent == place {
                return place;
            }
            let above = self.parent(parent);
            self.point(place, above);
            place = above;
        }
    }

    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        self.point(one.max(other), one.min(other));
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Whether a cap over rules of a purse counts by the record's own unit.
fn caps_units(scheme: &Scheme, purse: &Code) -> bool {
    let pays =
        |code: &Code| scheme.point_rules().iter().any(|rule| rule.code == *code && rule.purse == *purse);
    scheme.caps().iter().any(|cap| cap.of == CapOf::Unit && cap.rules.iter().any(pays))
}

/// Filings that change what was known before: of records that lie in the past when they are filed, and reversals.
#[derive(Clone, Debug, Default)]
pub(crate) struct Late {
    /// By group, then filing.
    filings: Vec<Filing>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Filing {
    group: u32,
    filed: i64,
    /// The earliest instant that this filing or a later one of the group tells on.
    affects: i64,
}

impl Late {
    /// Those filed by `now`.
    pub(crate) fn new(groups: &Groups, activities: &Activities, now: i64) -> Self {
        let filing = |record: &Record| Filing {
            group: groups.of(record),
            filed: record.filed_at,
            affects: affects(activities, record),
        };
        let filings = rows(activities).map(|(_, record)| filing(&record));
        let mut filings: Vec<Filing> =
            filings.filter(|filing| filing.filed <= now && filing.affects < filing.filed).collect();
        filings.sort_unstable();
        Self { filings }.reaching_back()
    }

    /// Each filing's `affects` made the least of its own and all later ones' of its group.
    fn reaching_back(mut self) -> Self {
        let mut later: Option<Filing> = None;
        for filing in self.filings.iter_mut().rev() {
            if let Some(later) = later.filter(|later| later.group == filing.group) {
                filing.affects = filing.affects.min(later.affects);
            }
            later = Some(*filing);
        }
        self
    }

    /// Before which instant all credits of a group that were known at an instant, inclusive, are still those of now:
    /// nothing filed since tells on them. `i64::MAX` if nothing late was filed since.
    pub(crate) fn horizon(&self, group: u32, known: i64) -> i64 {
        let first = self.filings.partition_point(|filing| (filing.group, filing.filed) <= (group, known));
        let since = self.filings.get(first).filter(|filing| filing.group == group);
        since.map_or(i64::MAX, |filing| filing.affects)
    }

    /// The groups with something late, and of each the filings: when it was filed, and the earliest instant that it
    /// or a later one tells on.
    pub(crate) fn by_group(&self) -> impl Iterator<Item = (u32, i64, i64)> {
        self.filings.iter().map(|filing| (filing.group, filing.filed, filing.affects))
    }
}
