//! Sources, tiers, roles.

use super::names::Checker;
use crate::read::{FaultKind, Path, Rows};
use crate::scheme::draft::{RoleDraft, SourceDraft, TierDraft};
use crate::scheme::{Role, Source, Tier, TierNo};

pub(super) fn sources(rows: &Rows<SourceDraft>) -> Vec<Source> {
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
        let basis = checker.basis(&row.basis, &row.assumed, TierDraft::FIELDS, || place.index(at));
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
        let basis = checker.basis(&row.basis, &row.assumed, RoleDraft::FIELDS, || place.clone());
        let tiers = checker.tiers(&row.tiers, &place.field("tiers"));
        if let (Some(code), Some(name), Some(basis)) =
            (row.code.get().cloned(), row.name.get().cloned(), basis)
        {
            roles.push(Role { code, name, tiers, basis });
        }
    }
    roles
}
