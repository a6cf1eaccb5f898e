//! Members: posts (岗位任职), enrolments (登记), home units (所在单元), tags (标签).

use serde::Serialize;

use super::find::{at, run};
use crate::read::words;
use crate::value::{Code, Date, MemberId, Span, UnitId};

/// A post: one member in one role at one unit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Post {
    /// Who holds it.
    pub member: MemberId,
    /// The role's code.
    pub role: Code,
    /// Where.
    pub unit: UnitId,
    /// When; in JSON the fields `from` and `until`.
    #[serde(flatten)]
    pub span: Span,
}

words! {
    /// As what a member is enrolled (O2).
    pub enum Enrolled ("party-member or volunteer") {
        /// 党员.
        PartyMember = "party-member",
        /// 志愿者.
        Volunteer = "volunteer",
    }
}

/// An enrolment: one member as party member or volunteer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Enrolment {
    /// Who.
    pub member: MemberId,
    /// As what.
    pub r#as: Enrolled,
    /// When; in JSON the fields `from` and `until`.
    #[serde(flatten)]
    pub span: Span,
}

/// A member's home unit (所在单元), one at a time: the unit a member is counted at where no post decides it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Home {
    /// Who.
    pub member: MemberId,
    /// Where.
    pub unit: UnitId,
    /// When; in JSON the fields `from` and `until`.
    #[serde(flatten)]
    pub span: Span,
}

/// A tag of a member (成员标签): a qualification or talent, which tells of service only (O2).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct MemberTag {
    /// Who.
    pub member: MemberId,
    /// The code of the tag.
    pub tag: Code,
    /// When; in JSON the fields `from` and `until`.
    #[serde(flatten)]
    pub span: Span,
}

/// What is known of members, with its indices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Staff {
    /// Everyone who ever serves, by id.
    members: Vec<MemberId>,
    /// By member, role, unit, first day.
    posts: Vec<Post>,
    /// Positions in `posts`, by unit, role, member, first day.
    by_unit: Vec<u32>,
    /// By member, kind, first day.
    enrolments: Vec<Enrolment>,
    /// By member, first day.
    homes: Vec<Home>,
    /// By member, tag, first day.
    tags: Vec<MemberTag>,
}

impl Staff {
    pub(super) fn new(
        mut posts: Vec<Post>,
        mut enrolments: Vec<Enrolment>,
        mut homes: Vec<Home>,
        mut tags: Vec<MemberTag>,
    ) -> Self {
        posts.sort_unstable();
        enrolments.sort_unstable();
        homes.sort_unstable_by(|a, b| (&a.member, a.span).cmp(&(&b.member, b.span)));
        tags.sort_unstable();
        let mut members: Vec<MemberId> = posts.iter().map(|post| post.member.clone()).collect();
        members.extend(enrolments.iter().map(|enrolment| enrolment.member.clone()));
        members.sort_unstable();
        members.dedup();
        members.shrink_to_fit();
        let mut by_unit: Vec<u32> = (0..).take(posts.len()).collect();
        by_unit.sort_by_key(|ix| posts.get(at(*ix)).map(|post| (&post.unit, &post.role)));
        Self { members, posts, by_unit, enrolments, homes, tags }
    }

    pub(super) fn members(&self) -> &[MemberId] {
        &self.members
    }

    pub(super) fn posts(&self) -> &[Post] {
        &self.posts
    }

    pub(super) fn enrolments(&self) -> &[Enrolment] {
        &self.enrolments
    }

    pub(super) fn homes(&self) -> &[Home] {
        &self.homes
    }

    pub(super) fn tags(&self) -> &[MemberTag] {
        &self.tags
    }

    pub(super) fn posts_of(&self, member: &MemberId) -> &[Post] {
        run(&self.posts, |post| post.member.cmp(member))
    }

    pub(super) fn enrolments_of(&self, member: &MemberId) -> &[Enrolment] {
        run(&self.enrolments, |enrolment| enrolment.member.cmp(member))
    }

    pub(super) fn homes_of(&self, member: &MemberId) -> &[Home] {
        run(&self.homes, |home| home.member.cmp(member))
    }

    pub(super) fn tags_of(&self, member: &MemberId) -> &[MemberTag] {
        run(&self.tags, |tag| tag.member.cmp(member))
    }

    pub(super) fn holds(&self, member: &MemberId, role: &Code, unit: &UnitId, day: Date) -> bool {
        let key = (member, role, unit);
        run(&self.posts, |post| (&post.member, &post.role, &post.unit).cmp(&key))
            .iter()
            .any(|post| post.span.contains(day))
    }

    /// The posts at a unit, by role, member, first day.
    pub(super) fn posts_at(&self, unit: &UnitId) -> impl Iterator<Item = &Post> {
        let post = |ix: &u32| self.posts.get(at(*ix));
        run(&self.by_unit, |ix| post(ix).map(|post| &post.unit).cmp(&Some(unit))).iter().filter_map(post)
    }

    /// Who holds a role at a unit on a day, by id: spans of one member there do not overlap, so none comes twice.
    pub(super) fn holders(&self, unit: &UnitId, role: &Code, day: Date) -> impl Iterator<Item = &MemberId> {
        let post = |ix: &u32| self.posts.get(at(*ix));
        let key = Some((unit, role));
        run(&self.by_unit, |ix| post(ix).map(|post| (&post.unit, &post.role)).cmp(&key))
            .iter()
            .filter_map(post)
            .filter(move |post| post.span.contains(day))
            .map(|post| &post.member)
    }
}
