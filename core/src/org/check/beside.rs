//! Party organisations (O2), partners (O3), households (O4).

use super::checker::Checker;
use super::names::Row;
use crate::org::draft::{HouseholdDraft, PartnerDraft, PartyDraft};
use crate::org::{Household, Partner, Party};
use crate::read::{FaultKind, Rows};
use crate::scheme::TierNo;
use crate::value::UnitId;

pub(super) fn parties(rows: &Rows<PartyDraft>, checker: &mut Checker<'_, '_>) -> Vec<Party> {
    let kinds = checker.scheme.parties();
    let mut parties = Vec::new();
    for (at, row) in rows.iter() {
        let place = Row { list: "parties", at };
        checker.declared("party-kind", &row.kind, kinds, |kind| &kind.code, (place, "kind"));
        let units = attached(&row.units, place, checker);
        let tier = one_tier(&row.units, place, checker);
        if let (Some(id), Some(kind), Some(tier)) = (row.id.get(), row.kind.get(), tier) {
            parties.push(Party { id: id.clone(), kind: kind.clone(), units, tier });
        }
    }
    parties.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    parties
}

pub(super) fn partners(rows: &Rows<PartnerDraft>, checker: &mut Checker<'_, '_>) -> Vec<Partner> {
    let kinds = checker.scheme.partners();
    let mut partners = Vec::new();
    for (at, row) in rows.iter() {
        let place = Row { list: "partners", at };
        checker.declared("partner-kind", &row.kind, kinds, |kind| &kind.code, (place, "kind"));
        let units = attached(&row.units, place, checker);
        if let (Some(id), Some(kind)) = (row.id.get(), row.kind.get()) {
            partners.push(Partner { id: id.clone(), kind: kind.clone(), units });
        }
    }
    partners.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    partners
}

pub(super) fn households(rows: &Rows<HouseholdDraft>, checker: &mut Checker<'_, '_>) -> Vec<Household> {
    let mut households = Vec::new();
    for (at, row) in rows.iter() {
        let Some(unit) = row.unit.get() else { continue };
        checker.unit(unit, || Row { list: "households", at }.field("unit"));
        if let Some(id) = row.id.get() {
            households.push(Household { id: id.clone(), unit: unit.clone() });
        }
    }
    households.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    households
}

/// The units of a list by id; there must be one, each known, none twice.
fn attached(rows: &Rows<UnitId>, place: Row, checker: &mut Checker<'_, '_>) -> Vec<UnitId> {
    checker.not_empty("unit", rows, || place.field("units"));
    let mut units: Vec<(&UnitId, usize)> = rows.iter().map(|(at, unit)| (unit, at)).collect();
    for (unit, at) in &units {
        checker.unit(unit, || place.field("units").index(*at));
    }
    units.sort_unstable();
    units.dedup_by(|later, earlier| {
        let same = later.0 == earlier.0;
        if same {
            let first = place.field("units").index(earlier.1).to_string();
            let kind = FaultKind::Duplicate { what: "unit".to_owned(), id: later.0.to_string(), first };
            checker.fault(kind, place.field("units").index(later.1));
        }
        same
    });
    units.into_iter().map(|(unit, _)| unit.clone()).collect()
}

/// The tier that all the units of a list stand on: that of the first; each that stands elsewhere is a fault.
fn one_tier(rows: &Rows<UnitId>, place: Row, checker: &mut Checker<'_, '_>) -> Option<TierNo> {
    let mut common: Option<TierNo> = None;
    for (at, unit) in rows.iter() {
        let Some(tier) = checker.tier_of_id(unit) else { continue };
        let expected = *common.get_or_insert(tier);
        if tier != expected {
            let kind = FaultKind::WrongTier {
                id: unit.to_string(),
                tier: checker.tier_code(tier),
                expected: vec![checker.tier_code(expected)],
            };
            checker.fault(kind, place.field("units").index(at));
        }
    }
    common
}
