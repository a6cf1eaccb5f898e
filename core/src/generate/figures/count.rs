//! Counting in an organisation.

use std::collections::BTreeSet;

use crate::org::{Enrolled, Link, LinkEnd, Org};
use crate::scheme::{Scheme, TierNo};
use crate::value::{Date, MemberId};

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
}
