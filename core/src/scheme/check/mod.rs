//! The gate from draft to [`Scheme`]: every reference resolved, every rule possible, all faults at once.

mod calendar;
mod items;
mod names;
mod rules;
mod structure;

use names::Checker;

use super::draft::SchemeDraft;
use super::{Edition, Scheme};
use crate::read::{Fault, FaultKind, Path};

/// The scheme, if the draft is without fault; every fault found is added to `faults`.
pub(super) fn check(draft: &SchemeDraft, faults: &mut Vec<Fault>) -> Option<Scheme> {
    let mut checker = Checker::new(draft, faults);
    let head = head(draft, &mut checker);
    let calendar = calendar::calendar(draft.calendar.get(), &mut checker);
    let sources = structure::sources(&draft.source, &mut checker);
    let tiers = structure::tiers(&draft.tier, &mut checker);
    let roles = structure::roles(&draft.role, &mut checker);
    let parties = structure::kinds(&draft.party, "party", &mut checker);
    let partners = structure::partner_kinds(&draft.partner, &mut checker);
    let links = structure::link_kinds(&draft.link, &mut checker);
    let channels = structure::kinds(&draft.channel, "channel", &mut checker);
    checker.at_least_one(&draft.channel, "channel");
    let evidence = structure::kinds(&draft.evidence, "evidence", &mut checker);
    let categories = structure::kinds(&draft.category, "category", &mut checker);
    let ceiling = rules::ceiling(draft.ceiling.get(), &mut checker);
    let items = items::items(&draft.item, ceiling.as_ref(), &mut checker);
    let handling = rules::handling(draft.handling.get(), &mut checker);
    let ladder = rules::ladder(draft.ladder.get(), &mut checker);
    let evaluation = rules::evaluation(draft.evaluation.get(), &mut checker);
    let authorities = rules::authorities(&draft.authority, &mut checker);
    let (edition, name, until) = head?;
    Some(Scheme {
        edition,
        name,
        until,
        calendar: calendar?,
        sources,
        tiers,
        roles,
        parties,
        partners,
        links,
        channels,
        evidence,
        categories,
        items,
        ceiling: ceiling?,
        handling: handling?,
        ladder: ladder?,
        evaluation: evaluation?,
        authorities,
    })
}

type Head = (Edition, crate::value::Name, Option<crate::value::Date>);

fn head(draft: &SchemeDraft, checker: &mut Checker<'_>) -> Option<Head> {
    let head = draft.scheme.get()?;
    let place = Path::root().field("scheme");
    checker.basis(&head.basis, &head.assumed, super::draft::HeadDraft::FIELDS, &place);
    if let (Some(from), Some(until)) = (head.from.get(), head.until.get())
        && until <= from
    {
        let kind = FaultKind::EmptySpan { from: from.to_string(), until: until.to_string() };
        checker.fault(kind, place.field("until"));
    }
    let edition = Edition { scheme: head.code.get()?.clone(), from: *head.from.get()? };
    Some((edition, head.name.get()?.clone(), head.until.get().copied()))
}
