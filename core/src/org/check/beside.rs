//! Party organisations (O2) and partners (O3).

use super::checker::Checker;
use super::names::Row;
use crate::org::rows::{PartnerDraft, PartyDraft};
use crate::org::{Partner, Party};
use crate::read::{FaultKind, Field, Path, Rows};
use crate::scheme::{PartnerClass, PartnerKind, TierNo};
use crate::value::{Code, Span, UnitId};

pub(super) fn parties(rows: &Rows<PartyDraft>, checker: &mut Checker<'_, '_>) -> Vec<Party> {
    let kinds = checker.scheme.parties();
    let mut parties = Vec::new();
    for (at, row) in rows.iter() {
        let place = Row { list: "parties", at };
        checker.notes.declared("party-kind", &row.kind, kinds, |kind| &kind.code, (place, "kind"));
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
        let kind =
            checker.notes.declared("partner-kind", &row.kind, kinds, |kind| &kind.code, (place, "kind"));
        let units = attached(&row.units, place, checker);
        let functions = functions(&row.functions, kind, place, checker);
        let term = term(row, place, checker);
        if let (Some(id), Some(kind)) = (row.id.get(), row.kind.get()) {
            let decision = row.decision.get().cloned();
            partners.push(Partner { id: id.clone(), kind: kind.clone(), units, functions, term, decision });
        }
    }
    partners.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    partners
}

/// The units of a list by id; there must be one, each known, none twice.
fn attached(rows: &Rows<UnitId>, place: Row, checker: &mut Checker<'_, '_>) -> Vec<UnitId> {
    let list = || place.field("units");
    checker.notes.not_empty("unit", rows, list);
    for (at, unit) in rows.iter() {
        checker.unit(unit, || list().index(at));
    }
    each_once("unit", rows, list, checker)
}

/// The functions of a list by code, each known, none twice; of a department there must be one.
fn functions(
    rows: &Rows<Code>,
    kind: Option<&PartnerKind>,
    place: Row,
    checker: &mut Checker<'_, '_>,
) -> Vec<Code> {
    let list = || place.field("functions");
    if kind.is_some_and(|kind| kind.class == PartnerClass::Department) {
        checker.notes.not_empty("function", rows, list);
    }
    let declared = checker.scheme.functions();
    for (at, code) in rows.iter() {
        checker.notes.known("function", code, declared, |function| &function.code, || list().index(at));
    }
    each_once("function", rows, list, checker)
}

/// The entries of a list in order; one that stands twice is a fault.
fn each_once<T: Ord + Clone + ToString>(
    what: &str,
    rows: &Rows<T>,
    list: impl Fn() -> Path,
    checker: &mut Checker<'_, '_>,
) -> Vec<T> {
    let mut entries: Vec<(&T, usize)> = rows.iter().map(|(at, entry)| (entry, at)).collect();
    entries.sort_unstable();
    entries.dedup_by(|(entry, at), (earlier, first)| {
        let same = entry == earlier;
        if same {
            checker.notes.duplicate(what, &entry.to_string(), &list().index(*first), list().index(*at));
        }
        same
    });
    entries.into_iter().map(|(entry, _)| entry.clone()).collect()
}

/// The tier that all the units of a list stand on: that of the first; each that stands elsewhere is a fault.
fn one_tier(rows: &Rows<UnitId>, place: Row, checker: &mut Checker<'_, '_>) -> Option<TierNo> {
    let mut common: Option<TierNo> = None;
    for (at, unit) in rows.iter() {
        let Some(tier) = checker.tier_of_id(unit) else { continue };
        let expected = *common.get_or_insert(tier);
        if tier != expected {
            checker.wrong_tier(unit, tier, &[expected], place.field("units").index(at));
        }
    }
    common
}

/// The term of a partner, if it has one: an end without a beginning lacks a field.
fn term(row: &PartnerDraft, place: Row, checker: &mut Checker<'_, '_>) -> Option<Span> {
    if row.from.is_absent() && matches!(row.until, Field::Given(_)) {
        checker.notes.fault(FaultKind::Missing { field: "from".to_owned() }, place.field("from"));
    }
    checker.notes.span(&row.from, &row.until, place)
}
