//! Links (O5): each end is what the link's kind says.

use super::checker::Checker;
use super::names::{Row, look_up};
use crate::org::rows::{EndId, LinkDraft};
use crate::org::{Link, LinkEnd};
use crate::read::{FaultKind, Rows, push};
use crate::scheme::End;
use crate::value::overlaps;

const LIST: &str = "links";

/// The links, each with the position of its kind in the scheme.
pub(super) fn links(rows: &Rows<LinkDraft>, checker: &mut Checker<'_, '_>) -> Vec<(usize, Link)> {
    let (mut links, mut spans) = (Vec::new(), Vec::new());
    let kinds = checker.scheme.links();
    for (at, row) in rows.iter() {
        let place = Row { list: LIST, at };
        let kind = checker.notes.declared("link-kind", &row.kind, kinds, |kind| &kind.code, (place, "kind"));
        let span = checker.notes.span(&row.from, &row.until, place);
        let Some(kind) = kind else { continue };
        let source = row.source.get().and_then(|id| end(id, kind.source, (place, "source"), checker));
        let target = row.target.get().and_then(|id| end(id, kind.target, (place, "target"), checker));
        let (Some(source), Some(target), Some(span)) = (source, target, span) else { continue };
        if let (Some(from), Some(to)) = (row.source.get(), row.target.get()) {
            push(&mut spans, ((&kind.code, from, to), span, at));
        }
        let declared = kinds.iter().position(|other| other.code == kind.code);
        let link = Link { kind: kind.code.clone(), source, target, span };
        if let Some(declared) = declared {
            push(&mut links, (declared, link));
        }
    }
    for ((_, source, _), at, first) in overlaps(spans) {
        let (first, path) = (Row { list: LIST, at: first }.path(), Row { list: LIST, at }.path());
        checker.notes.duplicate("link", source.as_str(), &first, path);
    }
    links
}

/// The end of a link, if there is such a member, unit, partner, household or party organisation.
fn end(
    id: &EndId,
    wanted: End,
    (row, field): (Row, &'static str),
    checker: &mut Checker<'_, '_>,
) -> Option<LinkEnd> {
    let id = id.as_str();
    let names = checker.ids.at(wanted);
    if !names.has(id) && names.is_complete() {
        let other = End::ALL.iter().find(|end| checker.ids.at(**end).has(id));
        if let Some(other) = other {
            checker.notes.fault(FaultKind::wrong_type(noun(wanted), noun(*other)), row.field(field));
        } else if wanted == End::Member {
            checker.notes.fault(FaultKind::NotServing { member: id.to_owned() }, row.field(field));
        } else {
            look_up(names, id, &mut checker.notes, || row.field(field));
        }
        return None;
    }
    match wanted {
        End::Member => id.parse().ok().map(LinkEnd::Member),
        End::Unit => id.parse().ok().map(LinkEnd::Unit),
        End::Partner => id.parse().ok().map(LinkEnd::Partner),
        End::Household => id.parse().ok().map(LinkEnd::Household),
        End::Party => id.parse().ok().map(LinkEnd::Party),
    }
}

fn noun(end: End) -> &'static str {
    match end {
        End::Member => "a member",
        End::Unit => "a unit",
        End::Partner => "a partner",
        End::Household => "a household",
        End::Party => "a party organisation",
    }
}
