//! Duties (D1): who bears them, and of the fields that say how much those each sort needs, and no others.

use std::collections::BTreeMap;

use super::fields::{belonging, by_code, exactly_one};
use super::names::Checker;
use crate::read::{FaultKind, Field, Path, Rows};
use crate::scheme::draft::{DutyDraft, SchemeDraft};
use crate::scheme::words::CoverWord;
use crate::scheme::{Asks, Bearer, Coverage, Duty, End, LinkKind, Role, TierNo};
use crate::value::{Code, Ratio};

/// What duties ask of the document.
pub(super) struct Known<'d> {
    /// Roles whose tiers could all be read.
    roles: BTreeMap<&'d Code, &'d Role>,
    links: BTreeMap<&'d Code, &'d LinkKind>,
}

impl<'d> Known<'d> {
    pub(super) fn of(draft: &'d SchemeDraft, roles: &'d [Role], links: &'d [LinkKind]) -> Self {
        let written = by_code(draft.role.iter().filter_map(|(_, row)| Some((row.code.get()?, row))));
        let readable = |role: &&Role| {
            written.get(&role.code).is_some_and(|row| row.tiers.len() == Some(role.tiers.len()))
        };
        Self {
            roles: by_code(roles.iter().filter(readable).map(|role| (&role.code, role))),
            links: by_code(links.iter().map(|link| (&link.code, link))),
        }
    }

    /// The lowest tier that a role serves.
    pub(super) fn lowest(&self, role: &Code) -> Option<TierNo> {
        self.roles.get(role)?.tiers.last().copied()
    }
}

pub(super) fn duties(rows: &Rows<DutyDraft>, known: &Known<'_>, checker: &mut Checker<'_>) -> Vec<Duty> {
    let place = |at: usize| Path::root().field("duty").index(at);
    rows.iter().filter_map(|(at, row)| duty(row, known, &place(at), checker)).collect()
}

fn duty(row: &DutyDraft, known: &Known<'_>, place: &Path, checker: &mut Checker<'_>) -> Option<Duty> {
    let names = checker.declared();
    let basis = checker.basis(&row.basis, &row.assumed, DutyDraft::FIELDS, || place.clone());
    let bearer = bearer((&row.role, &row.tier), known, place, checker);
    checker.not_empty(&row.kinds, "activity", || place.field("kinds"));
    let kinds = checker.all_known(&names.activities, &row.kinds, &place.field("kinds"));
    let asks = asks(row, known, place, checker);
    checker.span(&row.from, &row.until, place);
    let plans = checker.listed(&names.plans, &row.plans, &place.field("plans"));
    Some(Duty {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        bearer: bearer?,
        kinds,
        per: row.per.get()?.0,
        asks: asks?,
        verified: row.verified.get().copied().unwrap_or_default(),
        from: row.from.get().copied(),
        until: row.until.get().copied(),
        plans,
        basis: basis?,
    })
}

/// A role, on a tier it serves or on every one of them; or the units of a tier.
pub(super) fn bearer(
    (role, tier): (&Field<Code>, &Field<Code>),
    known: &Known<'_>,
    place: &Path,
    checker: &mut Checker<'_>,
) -> Option<Bearer> {
    let named = checker.one_known(&checker.declared().roles, role, || place.field("role"));
    let on = checker.tier(tier, || place.field("tier"));
    if role.is_absent() {
        if tier.is_absent() {
            checker.missing("role", place);
        }
        return on.map(|tier| Bearer::Units { tier });
    }
    let role = named?;
    if let (Some(tier), Some(declared)) = (on, known.roles.get(&role)) {
        serves(declared, tier, place, checker);
    }
    Some(Bearer::Role { role, tier: on })
}

fn serves(role: &Role, tier: TierNo, place: &Path, checker: &mut Checker<'_>) {
    if role.tiers.contains(&tier) {
        return;
    }
    let kind = FaultKind::RoleNotOnTier {
        role: role.code.to_string(),
        tier: checker.tier_name(tier),
        expected: role.tiers.iter().map(|tier| checker.tier_name(*tier)).collect(),
    };
    checker.fault(kind, place.field("tier"));
}

fn asks(row: &DutyDraft, known: &Known<'_>, place: &Path, checker: &mut Checker<'_>) -> Option<Asks> {
    let sorts = [
        ("times", row.times.is_absent()),
        ("amount", row.amount.is_absent()),
        ("cover", row.cover.is_absent()),
    ];
    let sort = exactly_one(&sorts, place, checker);
    fitting(row, sort, place, checker);
    let times = checker.count_from_one(&row.times, || place.field("times"));
    let amount = checker.over_zero(&row.amount, || place.field("amount"));
    let coverage = coverage(row, known, place, checker);
    match sort? {
        "times" => {
            Some(Asks::Times { times: times?, distinct: row.distinct.get().copied().unwrap_or_default() })
        }
        "amount" => Some(Asks::Amount { amount: amount? }),
        _ => coverage.map(Asks::Coverage),
    }
}

/// Of the fields beside, each sort has its own.
fn fitting(row: &DutyDraft, sort: Option<&'static str>, place: &Path, checker: &mut Checker<'_>) {
    let (needed, allowed, word): (&[&str], &[&str], &str) = match (sort, row.cover.get()) {
        (Some("cover"), None) | (None, _) => return,
        (Some("cover"), Some(cover)) => {
            let (needed, allowed): (&[&str], &[&str]) = match cover {
                CoverWord::Households => (&[], &[]),
                CoverWord::Groups => (&["groups"], &[]),
                CoverWord::Contacts => (&["link"], &[]),
                CoverWord::Points => (&["checklist"], &[]),
                CoverWord::Closed => (&[], &["share"]),
            };
            (needed, allowed, cover.as_str())
        }
        (Some("times"), _) => (&[], &["distinct"], "times"),
        (Some(sort), _) => (&[], &[], sort),
    };
    let fields = [
        ("distinct", row.distinct.is_absent()),
        ("groups", row.groups.is_absent()),
        ("link", row.link.is_absent()),
        ("checklist", row.checklist.is_absent()),
        ("share", row.share.is_absent()),
    ];
    belonging((needed, allowed), word, &fields, place, checker);
}

fn coverage(row: &DutyDraft, known: &Known<'_>, place: &Path, checker: &mut Checker<'_>) -> Option<Coverage> {
    let names = checker.declared();
    let groups = checker.listed(&names.groups, &row.groups, &place.field("groups"));
    let link = checker.one_known(&names.links, &row.link, || place.field("link"));
    let checklist = checker.one_known(&names.checklists, &row.checklist, || place.field("checklist"));
    if let Some(share) = row.share.get().filter(|share| **share <= Ratio::ZERO || **share > Ratio::ONE) {
        checker.out_of_bounds(share, "0 < share <= 1", place.field("share"));
    }
    match row.cover.get()? {
        CoverWord::Households => Some(Coverage::Households),
        CoverWord::Groups => Some(Coverage::Groups { groups }),
        CoverWord::Contacts => {
            // Only a member has contact households, no unit.
            if row.role.is_absent() && !row.tier.is_absent() {
                checker.excluded(CoverWord::Contacts.as_str(), "tier", place.field("cover"));
            }
            if let Some(kind) = link.as_ref().and_then(|link| known.links.get(link)) {
                to_households(kind, place, checker);
            }
            Some(Coverage::Contacts { link: link? })
        }
        CoverWord::Points => Some(Coverage::Points { checklist: checklist? }),
        CoverWord::Closed => Some(Coverage::Closed { share: row.share.get().copied().unwrap_or(Ratio::ONE) }),
    }
}

/// Contact households are tied to a member.
fn to_households(link: &LinkKind, place: &Path, checker: &mut Checker<'_>) {
    if (link.source, link.target) != (End::Member, End::Household) {
        let (source, target) = (End::Member.to_string(), End::Household.to_string());
        let kind = FaultKind::WrongLink { link: link.code.to_string(), source, target };
        checker.fault(kind, place.field("link"));
    }
}
