//! Sources, tiers, roles and kinds.

use super::names::Checker;
use crate::read::{FaultKind, Path, Rows};
use crate::scheme::draft::{KindDraft, LinkKindDraft, PartnerKindDraft, RoleDraft, SourceDraft, TierDraft};
use crate::scheme::{Kind, LinkKind, PartnerKind, Role, Source, Tier, TierNo};

pub(super) fn sources(rows: &Rows<SourceDraft>, _: &mut Checker<'_>) -> Vec<Source> {
    let source = |row: &SourceDraft| {
        Some(Source {
            id: row.id.get()?.clone(),
            title: row.title.get()?.clone(),
            number: row.number.get().cloned(),
            issued: row.issued.get().cloned(),
            article: row.article.get().cloned(),
        })
    };
    rows.iter().filter_map(|(_, row)| source(row)).collect()
}

/// Four tiers, apex first (O1).
pub(super) fn tiers(rows: &Rows<TierDraft>, checker: &mut Checker<'_>) -> Vec<Tier> {
    let place = Path::root().field("tier");
    if let Some(found) = rows.len()
        && found != usize::from(TierNo::COUNT)
    {
        let expected = TierNo::COUNT.to_string();
        checker.fault(FaultKind::WrongCount { what: "tier".to_owned(), expected, found }, place.clone());
    }
    let mut tiers = Vec::new();
    for (at, row) in rows.iter() {
        let basis = checker.basis(&row.basis, &row.assumed, TierDraft::FIELDS, &place.index(at));
        let number = u8::try_from(at + 1).ok().and_then(TierNo::new);
        let (Some(code), Some(name), Some(basis), Some(number)) =
            (row.code.get().cloned(), row.name.get().cloned(), basis, number)
        else {
            continue;
        };
        let (party, service) = (row.party.get().cloned(), row.service.get().cloned());
        tiers.push(Tier { code, number, name, party, service, basis });
    }
    tiers
}

pub(super) fn roles(rows: &Rows<RoleDraft>, checker: &mut Checker<'_>) -> Vec<Role> {
    let mut roles = Vec::new();
    for (at, row) in rows.iter() {
        let place = Path::root().field("role").index(at);
        let basis = checker.basis(&row.basis, &row.assumed, RoleDraft::FIELDS, &place);
        checker.not_empty(&row.tiers, "tier", place.field("tiers"));
        let codes = checker.all_known(&checker.tier_names(), &row.tiers, &place.field("tiers"));
        let mut tiers: Vec<TierNo> = codes.iter().filter_map(|code| checker.tier_of(code)).collect();
        tiers.sort_unstable();
        if let (Some(code), Some(name), Some(basis)) =
            (row.code.get().cloned(), row.name.get().cloned(), basis)
        {
            roles.push(Role { code, name, tiers, basis });
        }
    }
    roles
}

pub(super) fn kinds(rows: &Rows<KindDraft>, list: &str, checker: &mut Checker<'_>) -> Vec<Kind> {
    let mut kinds = Vec::new();
    for (at, row) in rows.iter() {
        let place = Path::root().field(list).index(at);
        let basis = checker.basis(&row.basis, &row.assumed, KindDraft::FIELDS, &place);
        if let (Some(code), Some(name), Some(basis)) =
            (row.code.get().cloned(), row.name.get().cloned(), basis)
        {
            kinds.push(Kind { code, name, basis });
        }
    }
    kinds
}

pub(super) fn partner_kinds(rows: &Rows<PartnerKindDraft>, checker: &mut Checker<'_>) -> Vec<PartnerKind> {
    let mut kinds = Vec::new();
    for (at, row) in rows.iter() {
        let place = Path::root().field("partner").index(at);
        let basis = checker.basis(&row.basis, &row.assumed, PartnerKindDraft::FIELDS, &place);
        if let (Some(code), Some(name), Some(class), Some(basis)) =
            (row.code.get().cloned(), row.name.get().cloned(), row.class.get().copied(), basis)
        {
            kinds.push(PartnerKind { code, name, class, basis });
        }
    }
    kinds
}

pub(super) fn link_kinds(rows: &Rows<LinkKindDraft>, checker: &mut Checker<'_>) -> Vec<LinkKind> {
    let mut kinds = Vec::new();
    for (at, row) in rows.iter() {
        let place = Path::root().field("link").index(at);
        let basis = checker.basis(&row.basis, &row.assumed, LinkKindDraft::FIELDS, &place);
        if let (Some(code), Some(name), Some(source), Some(target), Some(basis)) = (
            row.code.get().cloned(),
            row.name.get().cloned(),
            row.source.get().copied(),
            row.target.get().copied(),
            basis,
        ) {
            kinds.push(LinkKind { code, name, source, target, basis });
        }
    }
    kinds
}
