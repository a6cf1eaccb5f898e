//! Appraisals (R1, R6): whom they appraise, within which bounds, and what grades are used for.

use super::adjustments::{adjustments, vetoes};
use super::duties::bearer;
use super::fields::belonging;
use super::gradings::grading;
use super::indicators::indicators;
use super::measures::{Frame, Known};
use super::mixes::mixes;
use super::names::{Checker, Names};
use crate::read::{Field, Path, Rows};
use crate::scheme::draft::{AppraisalDraft, ResultDraft};
use crate::scheme::{Appraisal, Bearer, ResultRule, Subjects};
use crate::value::Amount;

pub(super) fn appraisals(
    rows: &Rows<AppraisalDraft>,
    known: &Known<'_>,
    checker: &mut Checker<'_>,
) -> Vec<Appraisal> {
    let place = |at: usize| Path::root().field("appraisal").index(at);
    let appraisals: Vec<Appraisal> =
        rows.iter().filter_map(|(at, row)| appraisal(row, known, &place(at), checker)).collect();
    mixes(rows, &appraisals, checker);
    appraisals
}

fn appraisal(
    row: &AppraisalDraft,
    known: &Known<'_>,
    place: &Path,
    checker: &mut Checker<'_>,
) -> Option<Appraisal> {
    let basis = checker.basis(&row.basis, &row.assumed, AppraisalDraft::FIELDS, || place.clone());
    let subjects = subjects(row, known, place, checker);
    let per = row.per.get().map(|per| per.0);
    let frame = Frame { known, subjects: subjects.as_ref(), per };
    let decimals = decimals(&row.decimals, place, checker);
    let indicators = indicators(row, &frame, place, checker);
    let adjustments = adjustments(&row.adjustment, &frame, &place.field("adjustment"), checker);
    checker.not_negative(&row.bonuses, || place.field("bonuses"));
    checker.not_negative(&row.penalties, || place.field("penalties"));
    if let (Some(least), Some(most)) = (row.least.get(), row.most.get())
        && least > most
    {
        checker.out_of_bounds(most, &format!("{least}.."), place.field("most"));
    }
    let (grading, grades) = match row.grading.get() {
        Some(row) => grading(row, Some(&frame), &place.field("grading"), checker),
        None => (None, Names::default()),
    };
    if row.grading.is_absent() && !(row.veto.is_absent() && row.result.is_absent()) {
        checker.missing("grading", place);
    }
    let vetoes = vetoes(&row.veto, &grades, &frame, &place.field("veto"), checker);
    let results = results(&row.result, &grades, &place.field("result"), checker);
    Some(Appraisal {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        subjects: subjects?,
        per: per?,
        base: row.base.get().copied().unwrap_or(Amount::ZERO),
        decimals: decimals?,
        indicators,
        adjustments,
        bonuses: row.bonuses.get().copied(),
        penalties: row.penalties.get().copied(),
        least: row.least.get().copied(),
        most: row.most.get().copied(),
        vetoes,
        grading,
        results,
        objection: row.objection.get().copied(),
        basis: basis?,
    })
}

/// Volunteers; or as a duty is borne, post-holders or units.
fn subjects(
    row: &AppraisalDraft,
    known: &Known<'_>,
    place: &Path,
    checker: &mut Checker<'_>,
) -> Option<Subjects> {
    if row.volunteers.is_faulty() {
        return None;
    }
    if row.volunteers.get() == Some(&true) {
        let fields = [("role", row.role.is_absent()), ("tier", row.tier.is_absent())];
        belonging((&[], &[]), "volunteers", &fields, place, checker);
        return Some(Subjects::Volunteers { volunteers: true });
    }
    Some(match bearer((&row.role, &row.tier), known.roles, place, checker)? {
        Bearer::Role { role, tier } => Subjects::Role { role, tier },
        Bearer::Units { tier } => Subjects::Units { tier },
    })
}

/// Two where nothing is said.
fn decimals(given: &Field<u16>, place: &Path, checker: &mut Checker<'_>) -> Option<u8> {
    if given.is_absent() {
        return Some(2);
    }
    let number = *given.get()?;
    let decimals = u8::try_from(number).ok().filter(|decimals| *decimals <= 3);
    if decimals.is_none() {
        checker.out_of_bounds(&number, "0..=3", place.field("decimals"));
    }
    decimals
}

/// Rules on runs of `grades`.
fn results(
    rows: &Rows<ResultDraft>,
    grades: &Names,
    list: &Path,
    checker: &mut Checker<'_>,
) -> Vec<ResultRule> {
    checker.declare(rows, "result", list, "code", |row| &row.code);
    let names = checker.declared();
    let mut results = Vec::new();
    for (at, row) in rows.iter() {
        let place = list.index(at);
        let basis = checker.basis(&row.basis, &row.assumed, ResultDraft::FIELDS, || place.clone());
        checker.not_empty(&row.grades, "grade", || place.field("grades"));
        let grades = checker.all_known(grades, &row.grades, &place.field("grades"));
        let in_a_row = if row.in_a_row.is_absent() {
            Some(1)
        } else {
            checker.count_from_one(&row.in_a_row, || place.field("in_a_row"))
        };
        let decides = checker.one_known(&names.roles, &row.decides, || place.field("decides"));
        let result = || {
            Some(ResultRule {
                code: row.code.get()?.clone(),
                name: row.name.get()?.clone(),
                grades,
                in_a_row: in_a_row?,
                decides: decides?,
                adverse: row.adverse.get().copied().unwrap_or_default(),
                basis: basis?,
            })
        };
        results.extend(result());
    }
    results
}
