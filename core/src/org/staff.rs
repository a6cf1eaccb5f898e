//! Posts (岗位任职) and enrolments (登记): who serves, where, as what, since when.

use serde::Serialize;

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

/// Posts and enrolments with their indices.
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
}

impl Staff {
    pub(super) fn new(mut posts: Vec<Post>, mut enrolments: Vec<Enrolment>) -> Self {
        posts.sort_unstable();
        enrolments.sort_unstable();
        let mut members: Vec<MemberId> = posts.iter().map(|post| post.member.clone()).collect();
        members.extend(enrolments.iter().map(|enrolment| enrolment.member.clone()));
        members.sort_unstable();
        members.dedup();
        let mut by_unit: Vec<u32> = (0..).take(posts.len()).collect();
        by_unit.sort_by_key(|at| posts.get(position(*at)).map(|post| (&post.unit, &post.role)));
        Self { members, posts, by_unit, enrolments }
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

    pub(super) fn posts_of(&self, member: &MemberId) -> &[Post] {
        run(&self.posts, |post| post.member.cmp(member))
    }

    pub(super) fn enrolments_of(&self, member: &MemberId) -> &[Enrolment] {
        run(&self.enrolments, |enrolment| enrolment.member.cmp(member))
    }

    pub(super) fn holds(&self, member: &MemberId, role: &Code, unit: &UnitId, day: Date) -> bool {
        let key = (member, role, unit);
        run(&self.posts, |post| (&post.member, &post.role, &post.unit).cmp(&key))
            .iter()
            .any(|post| post.span.contains(day))
    }

    /// The posts at a unit, by role, member, first day.
    pub(super) fn posts_at(&self, unit: &UnitId) -> impl Iterator<Item = &Post> {
        let post = |at: &u32| self.posts.get(position(*at));
        let start = self.by_unit.partition_point(|at| post(at).is_some_and(|post| post.unit < *unit));
        let rest = self.by_unit.get(start..).unwrap_or_default();
        rest.iter().filter_map(post).take_while(move |post| post.unit == *unit)
    }

    /// Who holds a role at a unit on a day, by id: spans of one member there do not overlap, so none comes twice.
    pub(super) fn holders(&self, unit: &UnitId, role: &Code, day: Date) -> impl Iterator<Item = &MemberId> {
        let post = |at: &u32| self.posts.get(position(*at));
        let start = self
            .by_unit
            .partition_point(|at| post(at).is_some_and(|post| (&post.unit, &post.role) < (unit, role)));
        let rest = self.by_unit.get(start..).unwrap_or_default();
        rest.iter()
            .filter_map(post)
            .take_while(move |post| post.unit == *unit && post.role == *role)
            .filter(move |post| post.span.contains(day))
            .map(|post| &post.member)
    }
}

/// A position held in 32 bits: a document has fewer rows than that.
fn position(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// The run of equal entries in a sorted list.
fn run<T>(sorted: &[T], order: impl Fn(&T) -> std::cmp::Ordering) -> &[T] {
    let start = sorted.partition_point(|entry| order(entry).is_lt());
    let end = sorted.partition_point(|entry| order(entry).is_le());
    sorted.get(start..end).unwrap_or_default()
}
