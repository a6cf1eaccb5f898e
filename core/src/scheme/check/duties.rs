//! Duties (D1).

use super::names::Checker;
use crate::read::{Path, Rows};
use crate::scheme::draft::DutyDraft;
use crate::scheme::words::CoverWord;
use crate::scheme::{Asks, Bearer, Coverage, Duty};
use crate::value::Ratio;

pub(super) fn duties(rows: &Rows<DutyDraft>, checker: &mut Checker<'_>) -> Vec<Duty> {
    let place = |at: usize| Path::root().field("duty").index(at);
    rows.iter().filter_map(|(at, row)| duty(row, &place(at), checker)).collect()
}

fn duty(row: &DutyDraft, place: &Path, checker: &mut Checker<'_>) -> Option<Duty> {
    let names = checker.declared();
    let basis = checker.basis(&row.basis, &row.assumed, DutyDraft::FIELDS, || place.clone());
    let kinds = checker.all_known(&names.activities, &row.kinds, &place.field("kinds"));
    let plans = checker.all_known(&names.plans, &row.plans, &place.field("plans"));
    let bearer = bearer(row, place, checker);
    let asks = asks(row, place, checker);
    checker.span(&row.from, &row.until, place);
    Some(Duty {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        bearer: bearer?,
        kinds,
        per: *row.per.get()?,
        asks: asks?,
        verified: row.verified.get().copied().unwrap_or_default(),
        from: row.from.get().copied(),
        until: row.until.get().copied(),
        plans,
        basis: basis?,
    })
}

fn bearer(row: &DutyDraft, place: &Path, checker: &mut Checker<'_>) -> Option<Bearer> {
    let role = checker.one_known(&checker.declared().roles, &row.role, || place.field("role"));
    let tier = checker.tier(&row.tier, || place.field("tier"));
    match role {
        Some(role) => Some(Bearer::Role { role, tier }),
        None => tier.map(|tier| Bearer::Units { tier }),
    }
}

fn asks(row: &DutyDraft, place: &Path, checker: &mut Checker<'_>) -> Option<Asks> {
    if let Some(times) = row.times.get() {
        let distinct = row.distinct.get().copied().unwrap_or_default();
        return Some(Asks::Times { times: *times, distinct });
    }
    if let Some(amount) = row.amount.get() {
        return Some(Asks::Amount { amount: *amount });
    }
    let names = checker.declared();
    let groups = checker.all_known(&names.groups, &row.groups, &place.field("groups"));
    let link = checker.one_known(&names.links, &row.link, || place.field("link"));
    let list = checker.one_known(&names.checklists, &row.checklist, || place.field("checklist"));
    Some(Asks::Coverage(match row.cover.get()? {
        CoverWord::Households => Coverage::Households,
        CoverWord::Groups => Coverage::Groups { groups },
        CoverWord::Contacts => Coverage::Contacts { link: link? },
        CoverWord::Points => Coverage::Points { checklist: list? },
        CoverWord::Closed => Coverage::Closed { share: row.share.get().copied().unwrap_or(Ratio::ONE) },
    }))
}
