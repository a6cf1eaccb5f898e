//! Home units and tags of members (O2).

use super::checker::Checker;
use super::names::Row;
use crate::org::rows::{HomeDraft, TagDraft};
use crate::org::{Home, MemberTag};
use crate::read::{Rows, push};
use crate::value::MemberId;

pub(super) fn homes(rows: &Rows<HomeDraft>, checker: &mut Checker<'_, '_>) -> Vec<Home> {
    let list = "homes";
    let (mut homes, mut spans) = (Vec::new(), Vec::new());
    for (at, row) in rows.iter() {
        let place = Row { list, at };
        if let Some(member) = row.member.get() {
            checker.serving(member, || place.field("member"));
        }
        if let Some(unit) = row.unit.get() {
            checker.unit(unit, || place.field("unit"));
        }
        let span = checker.notes.span(&row.from, &row.until, place);
        let (Some(member), Some(span)) = (row.member.get(), span) else { continue };
        push(&mut spans, (member, span, at));
        if let Some(unit) = row.unit.get() {
            push(&mut homes, Home { member: member.clone(), unit: unit.clone(), span });
        }
    }
    checker.notes.no_overlap("member", list, spans, MemberId::to_string);
    homes
}

pub(super) fn tags(rows: &Rows<TagDraft>, checker: &mut Checker<'_, '_>) -> Vec<MemberTag> {
    let list = "tags";
    let (mut tags, mut spans) = (Vec::new(), Vec::new());
    let declared = checker.scheme.tags();
    for (at, row) in rows.iter() {
        let place = Row { list, at };
        if let Some(member) = row.member.get() {
            checker.serving(member, || place.field("member"));
        }
        checker.notes.declared("tag", &row.tag, declared, |tag| &tag.code, (place, "tag"));
        let span = checker.notes.span(&row.from, &row.until, place);
        let (Some(member), Some(tag), Some(span)) = (row.member.get(), row.tag.get(), span) else {
            continue;
        };
        push(&mut spans, ((member, tag), span, at));
        push(&mut tags, MemberTag { member: member.clone(), tag: tag.clone(), span });
    }
    checker.notes.no_overlap("member", list, spans, |(member, _)| member.to_string());
    tags
}
