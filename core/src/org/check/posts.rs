//! Posts and enrolments (O2).

use super::checker::Checker;
use super::names::Row;
use crate::org::draft::{EnrolmentDraft, PostDraft};
use crate::org::{Enrolment, Post};
use crate::read::{FaultKind, Rows};
use crate::scheme::Role;
use crate::value::MemberId;

pub(super) fn posts(rows: &Rows<PostDraft>, checker: &mut Checker<'_, '_>) -> Vec<Post> {
    let list = "posts";
    let (mut posts, mut spans) = (Vec::new(), Vec::new());
    let roles = checker.scheme.roles();
    for (at, row) in rows.iter() {
        let place = Row { list, at };
        let role = checker.declared("role", &row.role, roles, |role| &role.code, (place, "role"));
        let unit = row.unit.get().and_then(|unit| checker.unit(unit, || place.field("unit")));
        served(row, role, unit, place, checker);
        let span = checker.span(&row.from, &row.until, place);
        let (Some(member), Some(role), Some(unit), Some(span)) =
            (row.member.get(), row.role.get(), row.unit.get(), span)
        else {
            continue;
        };
        spans.push(((member, role, unit), span, at));
        posts.push(Post { member: member.clone(), role: role.clone(), unit: unit.clone(), span });
    }
    checker.no_overlap(list, spans, |key, first| overlap(key.0, first));
    posts
}

/// A role serves only on its tiers.
fn served(
    row: &PostDraft,
    role: Option<&Role>,
    unit: Option<usize>,
    place: Row,
    checker: &mut Checker<'_, '_>,
) {
    let tier = unit.and_then(|unit| checker.tier_of(unit));
    let (Some(role), Some(unit), Some(tier)) = (role, row.unit.get(), tier) else { return };
    if !role.tiers.contains(&tier) {
        let kind = FaultKind::WrongTier {
            id: unit.to_string(),
            tier: checker.tier_code(tier),
            expected: role.tiers.iter().map(|tier| checker.tier_code(*tier)).collect(),
        };
        checker.fault(kind, place.field("unit"));
    }
}

pub(super) fn enrolments(rows: &Rows<EnrolmentDraft>, checker: &mut Checker<'_, '_>) -> Vec<Enrolment> {
    let list = "enrolments";
    let (mut enrolments, mut spans) = (Vec::new(), Vec::new());
    for (at, row) in rows.iter() {
        let span = checker.span(&row.from, &row.until, Row { list, at });
        let (Some(member), Some(r#as), Some(span)) = (row.member.get(), row.r#as.get(), span) else {
            continue;
        };
        spans.push(((member, r#as), span, at));
        enrolments.push(Enrolment { member: member.clone(), r#as: *r#as, span });
    }
    checker.no_overlap(list, spans, |key, first| overlap(key.0, first));
    enrolments
}

fn overlap(member: &MemberId, first: String) -> FaultKind {
    FaultKind::Overlap { member: member.to_string(), first }
}
