//! Caps and settlement (P4, P5).

use std::collections::BTreeMap;

use super::fields::{by_code, exactly_one};
use super::names::Checker;
use crate::read::{FaultKind, Field, Path, Rows};
use crate::scheme::draft::{CapDraft, PointRuleDraft, SchemeDraft, SettlementDraft};
use crate::scheme::{Cap, CapMost, CapOf, Settlement};
use crate::value::{Amount, Code};

pub(super) fn caps(draft: &SchemeDraft, checker: &mut Checker<'_>) -> Vec<Cap> {
    let rules = by_code(draft.points.iter().filter_map(|(_, row)| Some((row.code.get()?, row))));
    let place = |at: usize| Path::root().field("cap").index(at);
    draft.cap.iter().filter_map(|(at, row)| cap(row, &rules, &place(at), checker)).collect()
}

fn cap(
    row: &CapDraft,
    rules: &BTreeMap<&Code, &PointRuleDraft>,
    place: &Path,
    checker: &mut Checker<'_>,
) -> Option<Cap> {
    let basis = checker.basis(&row.basis, &row.assumed, CapDraft::FIELDS, || place.clone());
    let list = place.field("rules");
    checker.not_empty(&row.rules, "point-rule", || list.clone());
    let capped = checker.all_known(&checker.declared().point_rules, &row.rules, &list);
    awards_of_one_purse(&row.rules, rules, &list, checker);
    exactly_one(&[("points", row.points.is_absent()), ("times", row.times.is_absent())], place, checker);
    checker.not_negative(&row.points, || place.field("points"));
    let times = checker.count_from_one(&row.times, || place.field("times"));
    let points = row.points.get().copied().map(CapMost::Points);
    Some(Cap {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        rules: capped,
        per: *row.per.get()?,
        of: row.of.get().copied().unwrap_or(CapOf::Account),
        most: points.or(times.map(CapMost::Times))?,
        whole: row.whole.get().copied().unwrap_or_default(),
        basis: basis?,
    })
}

/// A cap is over awards of one purse (P4).
fn awards_of_one_purse(
    named: &Rows<Code>,
    rules: &BTreeMap<&Code, &PointRuleDraft>,
    list: &Path,
    checker: &mut Checker<'_>,
) {
    let names = checker.declared();
    let mut one: Option<&Code> = None;
    for (at, code) in named.iter() {
        let Some(rule) = rules.get(code) else { continue };
        if rule.points.get().is_some_and(|points| *points < Amount::ZERO) {
            checker.fault(FaultKind::NotAnAward { rule: code.to_string() }, list.index(at));
        }
        let Some(purse) = rule.purse.get().filter(|purse| names.purses.has(purse)) else { continue };
        let expected = *one.get_or_insert(purse);
        if purse != expected {
            let (expected, found) = (expected.to_string(), purse.to_string());
            checker.fault(FaultKind::OtherPurse { expected, found }, list.index(at));
        }
    }
}

pub(super) fn settlement(draft: &Field<SettlementDraft>, checker: &mut Checker<'_>) -> Option<Settlement> {
    let (row, place) = (draft.get()?, Path::root().field("settlement"));
    let basis = checker.basis(&row.basis, &row.assumed, SettlementDraft::FIELDS, || place.clone());
    Some(Settlement {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        per: row.per.get()?.0,
        delay: *row.delay.get()?,
        basis: basis?,
    })
}
