//! Posts and enrolments (O2).

use super::checker::Checker;
use super::names::Row;
use crate::org::rows::{EnrolmentDraft, PostDraft};
use crate::org::{Enrolment, Post};
use crate::read::{Rows, push};
use crate::scheme::Role;
use crate::value::MemberId;

pub(super) fn posts(rows: &Rows<PostDraft>, checker: &mut Checker<'_, '_>) -> Vec<Post> {
    let list = "posts";
    let (mut posts, mut spans) = (Vec::new(), Vec::new());
    let roles = checker.scheme.roles();
    for (at, row) in rows.iter() {
        let place = Row { list, at };
        let role = checker.notes.declared("role", &row.role, roles, |role| &role.code, (place, "role"));
        let unit = row.unit.get().and_then(|unit| checker.unit(unit, || place.field("unit")));
        served(row, role, unit, place, checker);
        let span = checker.notes.span(&row.from, &row.until, place);
        let (Some(member), Some(role), Some(unit), Some(span)) =
            (row.member.get(), row.role.get(), row.unit.get(), span)
        else {
            continue;
        };
        push(&mut spans, ((member, role, unit), span, at));
        push(&mut posts, Post { member: member.clone(), role: role.clone(), unit: unit.clone(), span });
    }
    checker.notes.no_overlap("member", list, spans, |(member, ..)| member.to_string());
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
        checker.wrong_tier(unit, tier, &role.tiers, place.field("unit"));
    }
}

pub(super) fn enrolments(rows: &Rows<EnrolmentDraft>, checker: &mut Checker<'_, '_>) -> Vec<Enrolment> {
    let list = "enrolments";
    let (mut enrolments, mut spans) = (Vec::new(), Vec::new());
    for (at, row) in rows.iter() {
        let span = checker.notes.span(&row.from, &row.until, Row { list, at });
        let (Some(member), Some(r#as), Some(span)) = (row.member.get(), row.r#as.get(), span) else {
            continue;
        };
        push(&mut spans, ((member, r#as), span, at));
        push(&mut enrolments, Enrolment { member: member.clone(), r#as: *r#as, span });
    }
    checker.notes.no_overlap("member", list, spans, |(member, _): (&MemberId, _)| member.to_string());
    enrolments
}
