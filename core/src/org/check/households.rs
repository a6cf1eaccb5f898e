//! Households, their groups (O4) and their accounts (P6).

use super::checker::Checker;
use super::names::{Row, look_up};
use crate::org::Household;
use crate::org::beside::{Account, HouseholdGroup};
use crate::org::rows::{AccountDraft, GroupDraft, HouseholdDraft};
use crate::read::{Rows, push};
use crate::scheme::{AccountOf, Purse};

pub(super) fn households(rows: &Rows<HouseholdDraft>, checker: &mut Checker<'_, '_>) -> Vec<Household> {
    let mut households = Vec::new();
    for (at, row) in rows.iter() {
        let Some(unit) = row.unit.get() else { continue };
        checker.unit(unit, || Row { list: "households", at }.field("unit"));
        if let Some(id) = row.id.get() {
            push(&mut households, Household { id: id.clone(), unit: unit.clone() });
        }
    }
    households.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    households
}

pub(super) fn groups(rows: &Rows<GroupDraft>, checker: &mut Checker<'_, '_>) -> Vec<HouseholdGroup> {
    let list = "groups";
    let (mut groups, mut spans) = (Vec::new(), Vec::new());
    let declared = checker.scheme.groups();
    for (at, row) in rows.iter() {
        let place = Row { list, at };
        if let Some(household) = row.household.get() {
            let known = &checker.ids.households;
            look_up(known, household.as_str(), &mut checker.notes, || place.field("household"));
        }
        checker.notes.declared("group", &row.group, declared, |group| &group.code, (place, "group"));
        let span = checker.notes.span(&row.from, &row.until, place);
        let (Some(household), Some(group), Some(span)) = (row.household.get(), row.group.get(), span) else {
            continue;
        };
        push(&mut spans, ((household, group), span, at));
        push(&mut groups, HouseholdGroup { household: household.clone(), group: group.clone(), span });
    }
    checker.notes.no_overlap("household", list, spans, |(household, _)| household.to_string());
    groups.sort_unstable();
    groups
}

/// Only purses of households have accounts that somebody enrols for; members have theirs by serving.
pub(super) fn accounts(rows: &Rows<AccountDraft>, checker: &mut Checker<'_, '_>) -> Vec<Account> {
    let list = "accounts";
    let (mut accounts, mut spans) = (Vec::new(), Vec::new());
    let purses: Vec<&Purse> =
        checker.scheme.purses().iter().filter(|purse| purse.of == AccountOf::Households).collect();
    for (at, row) in rows.iter() {
        let place = Row { list, at };
        if let Some(household) = row.household.get() {
            let known = &checker.ids.households;
            look_up(known, household.as_str(), &mut checker.notes, || place.field("household"));
        }
        checker.notes.declared("purse", &row.purse, &purses, |purse| &purse.code, (place, "purse"));
        let span = checker.notes.span(&row.from, &row.until, place);
        let (Some(household), Some(purse), Some(span)) = (row.household.get(), row.purse.get(), span) else {
            continue;
        };
        push(&mut spans, ((household, purse), span, at));
        push(&mut accounts, Account { household: household.clone(), purse: purse.clone(), span });
    }
    checker.notes.no_overlap("household", list, spans, |(household, _)| household.to_string());
    accounts.sort_unstable();
    accounts
}
