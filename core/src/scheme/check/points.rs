//! Kinds of records and rules of points (P1, P2).

use std::collections::BTreeMap;

use super::fields::by_code;
use super::names::{Checker, Names};
use super::once::distinct;
use crate::read::{FaultKind, Path, Rows};
use crate::scheme::draft::{ActivityDraft, MultiplierDraft, PointRuleDraft, PurseDraft, SchemeDraft};
use crate::scheme::{AccountOf, Activity, Conditions, Multiplier, PointRule};
use crate::value::{Amount, Code, Ratio};

pub(super) fn activities(rows: &Rows<ActivityDraft>, checker: &mut Checker<'_>) -> Vec<Activity> {
    let mut activities = Vec::new();
    for (at, row) in rows.iter() {
        let place = || Path::root().field("activity").index(at);
        let basis = checker.basis(&row.basis, &row.assumed, ActivityDraft::FIELDS, place);
        let activity = || {
            Some(Activity {
                code: row.code.get()?.clone(),
                name: row.name.get()?.clone(),
                lapse: row.lapse.get().copied().unwrap_or_default(),
                basis: basis?,
            })
        };
        activities.extend(activity());
    }
    activities
}

/// What rules of points ask of the document.
struct Known<'d> {
    /// Whose accounts a purse has, where that could be read.
    purses: BTreeMap<&'d Code, AccountOf>,
    /// Whether a kind of records is a lapse; of one of which that could not be read, it is.
    activities: BTreeMap<&'d Code, bool>,
    /// All that a deduction may name.
    answered: Names,
}

impl<'d> Known<'d> {
    fn of(draft: &'d SchemeDraft, checker: &Checker<'_>) -> Self {
        let names = checker.declared();
        let lists = [&names.duties, &names.point_rules, &names.activities];
        Self {
            purses: accounts_of(draft),
            activities: lapses(draft),
            answered: Names::joined("deduction-ground", &lists),
        }
    }
}

/// Whose accounts each purse has, where that could be read.
pub(super) fn accounts_of<'d>(draft: &'d SchemeDraft) -> BTreeMap<&'d Code, AccountOf> {
    let purse = |(_, row): (usize, &'d PurseDraft)| {
        let of = if row.of.is_absent() { AccountOf::Members } else { *row.of.get()? };
        Some((row.code.get()?, of))
    };
    by_code(draft.purse.iter().filter_map(purse))
}

/// Whether each kind of records is a lapse; one of which that could not be read, is.
pub(super) fn lapses<'d>(draft: &'d SchemeDraft) -> BTreeMap<&'d Code, bool> {
    let activity = |(_, row): (usize, &'d ActivityDraft)| {
        Some((row.code.get()?, row.lapse.is_faulty() || row.lapse.get() == Some(&true)))
    };
    by_code(draft.activity.iter().filter_map(activity))
}

pub(super) fn rules(draft: &SchemeDraft, checker: &mut Checker<'_>) -> Vec<PointRule> {
    let known = Known::of(draft, checker);
    let place = |at: usize| Path::root().field("points").index(at);
    draft.points.iter().filter_map(|(at, row)| rule(row, &known, &place(at), checker)).collect()
}

/// The conditions of a row, which a rule and a multiplier write alike.
macro_rules! conditions {
    ($row:ident, $place:expr, $checker:ident) => {{
        let (names, place) = ($checker.declared(), $place);
        let roles = $checker.listed(&names.roles, &$row.roles, &place.field("roles"));
        let tags = $checker.listed(&names.tags, &$row.tags, &place.field("tags"));
        let plans = $checker.listed(&names.plans, &$row.plans, &place.field("plans"));
        let tiers = if $row.tiers.is_absent() {
            Vec::new()
        } else {
            $checker.tiers(&$row.tiers, &place.field("tiers"))
        };
        $checker.span(&$row.from, &$row.until, &place);
        let under = distinct(&$row.under, "unit", &place.field("under"), $checker);
        let (from, until) = ($row.from.get().copied(), $row.until.get().copied());
        Conditions { roles, tags, tiers, under, from, until, plans }
    }};
}

fn rule(
    row: &PointRuleDraft,
    known: &Known<'_>,
    place: &Path,
    checker: &mut Checker<'_>,
) -> Option<PointRule> {
    let names = checker.declared();
    let basis = checker.basis(&row.basis, &row.assumed, PointRuleDraft::FIELDS, || place.clone());
    checker.not_empty(&row.kinds, "activity", || place.field("kinds"));
    let kinds = checker.all_known(&names.activities, &row.kinds, &place.field("kinds"));
    let purse = checker.one_known(&names.purses, &row.purse, || place.field("purse"));
    deduction(row, known, place, checker);
    let conditions = conditions!(row, place, checker);
    let multipliers = multipliers(&row.multiplier, &place.field("multiplier"), checker);
    Some(PointRule {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        kinds,
        purse: purse?,
        points: *row.points.get()?,
        answers: row.answers.get().cloned(),
        conditions,
        multipliers,
        target: row.target.get().copied().unwrap_or_default(),
        verified: row.verified.get().copied().unwrap_or_default(),
        filed_within: row.filed_within.get().copied(),
        basis: basis?,
    })
}

/// A deduction says what it answers (P2), and takes nothing from households (P6); an award answers nothing.
fn deduction(row: &PointRuleDraft, known: &Known<'_>, place: &Path, checker: &mut Checker<'_>) {
    let rule = || row.code.get().map(ToString::to_string).unwrap_or_default();
    let deducts = row.points.get().map(|points| *points < Amount::ZERO);
    if let (Some(true), Some(purse)) = (deducts, row.purse.get())
        && known.purses.get(purse) == Some(&AccountOf::Households)
    {
        checker.fault(FaultKind::ScoresResidents { purse: purse.to_string() }, place.field("purse"));
    }
    match (deducts, row.answers.get()) {
        (Some(true), None) if row.answers.is_absent() => {
            checker.fault(FaultKind::DeductionWithoutDuty { rule: rule() }, place.field("points"));
        }
        (Some(false), Some(_)) => checker.excluded("answers", "points >= 0", place.field("answers")),
        (_, Some(named)) => {
            let place = place.field("answers");
            if checker.known(&known.answered, named, place.clone()) && !answers(row, named, known, checker) {
                checker.fault(FaultKind::DeductionWithoutDuty { rule: rule() }, place);
            }
        }
        _ => {}
    }
}

/// Whether what a deduction names is a duty, another rule, or service left undone.
fn answers(row: &PointRuleDraft, named: &Code, known: &Known<'_>, checker: &Checker<'_>) -> bool {
    let names = checker.declared();
    let other_rule = names.point_rules.has(named) && row.code.get() != Some(named);
    let lapse = known.activities.get(named).is_some_and(|lapse| *lapse);
    names.duties.has(named) || other_rule || lapse
}

fn multipliers(rows: &Rows<MultiplierDraft>, list: &Path, checker: &mut Checker<'_>) -> Vec<Multiplier> {
    let mut multipliers = Vec::new();
    for (at, row) in rows.iter() {
        let place = list.index(at);
        if let Some(factor) = row.factor.get().filter(|factor| **factor < Ratio::ZERO) {
            checker.out_of_bounds(factor, "0..", place.field("factor"));
        }
        let conditions = conditions!(row, place, checker);
        let multiplier =
            || Some(Multiplier { name: row.name.get()?.clone(), factor: *row.factor.get()?, conditions });
        multipliers.extend(multiplier());
    }
    multipliers
}
