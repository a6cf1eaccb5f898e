//! Counting in an organisation.

use std::collections::BTreeSet;

use crate::org::{Enrolled, Link, LinkEnd, Org};
use crate::scheme::{Asks, Coverage, Duty, Scheme, TierNo};
use crate::value::{Code, Date, MemberId, PeriodKind};

/// An organisation and its scheme, counted on a day.
pub(super) struct Count<'a> {
    pub(super) scheme: &'a Scheme,
    pub(super) org: &'a Org,
    pub(super) day: Date,
}

impl<'a> Count<'a> {
    pub(super) fn units(&self, tier: u8) -> usize {
        TierNo::new(tier).map_or(0, |tier| self.org.units_on(tier).count())
    }

    pub(super) fn parties(&self, kind: &str) -> usize {
        self.org.parties().iter().filter(|party| party.kind.as_str() == kind).count()
    }

    pub(super) fn partners(&self, kinds: &[&str]) -> usize {
        self.org.partners().iter().filter(|partner| kinds.contains(&partner.kind.as_str())).count()
    }

    pub(super) fn volunteers(&self) -> usize {
        self.org.enrolled(Enrolled::Volunteer, self.day).count()
    }

    /// Who holds a role anywhere.
    pub(super) fn in_role(&self, role: &str) -> BTreeSet<&'a MemberId> {
        let posts = self.org.posts().iter();
        let held = posts.filter(|post| post.role.as_str() == role && post.span.contains(self.day));
        held.map(|post| &post.member).collect()
    }

    pub(super) fn links(&self, kind: &str) -> impl Iterator<Item = &'a Link> {
        self.org.links().iter().filter(move |link| link.kind.as_str() == kind && link.span.contains(self.day))
    }

    pub(super) fn sources(&self, kind: &str) -> BTreeSet<&'a LinkEnd> {
        self.links(kind).map(|link| &link.source).collect()
    }

    pub(super) fn targets(&self, kind: &str) -> BTreeSet<&'a LinkEnd> {
        self.links(kind).map(|link| &link.target).collect()
    }

    /// Who has a tag.
    pub(super) fn tagged(&self, tag: &str) -> BTreeSet<&'a MemberId> {
        let tags = self.org.tags().iter();
        let tags = tags.filter(|row| row.tag.as_str() == tag && row.span.contains(self.day));
        tags.map(|row| &row.member).collect()
    }

    /// Kinds of records whose codes begin so.
    pub(super) fn kinds(&self, prefix: &str) -> usize {
        self.scheme.activities().iter().filter(|kind| kind.code.as_str().starts_with(prefix)).count()
    }

    /// The groups that duties of such a period cover.
    pub(super) fn covered_groups(&self, per: PeriodKind) -> BTreeSet<&'a Code> {
        let duties = self.scheme.duties().iter().filter(|duty| duty.per == per);
        let groups = |duty: &'a Duty| match &duty.asks {
            Asks::Coverage(Coverage::Groups { groups }) => groups.as_slice(),
            _ => &[],
        };
        duties.flat_map(groups).collect()
    }

    /// How often a duty of this code is asked for in a period; 0 if it asks for something else.
    pub(super) fn times(&self, code: &str, per: PeriodKind) -> usize {
        let duty = self.scheme.duties().iter().find(|duty| duty.code.as_str() == code && duty.per == per);
        match duty.map(|duty| &duty.asks) {
            Some(Asks::Times { times, .. }) => usize::try_from(*times).unwrap_or_default(),
            _ => 0,
        }
    }
}
