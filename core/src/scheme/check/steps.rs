//! What single steps of handling are bound by.

use super::names::Checker;
use crate::read::{Field, Path};
use crate::scheme::draft::{
    AppealDraft, CorrectionDraft, DeferralDraft, DispatchDraft, ExtensionDraft, ReturnDraft,
};
use crate::scheme::{Appeal, Correction, Deferral, Dispatch, Extension, Return};
use crate::value::Ratio;

/// How often a case may be corrected where the scheme is silent (C2).
const CORRECTIONS: u32 = 1;

pub(super) fn returning(draft: &Field<ReturnDraft>, checker: &mut Checker<'_>) -> Option<Return> {
    let (row, place) = (draft.get()?, Path::root().field("return"));
    let basis = checker.basis(&row.basis, &row.assumed, ReturnDraft::FIELDS, || place.clone());
    let times = checker.count_from_one(&row.times, || place.field("times"));
    Some(Return {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        times: times?,
        basis: basis?,
    })
}

pub(super) fn deferral(draft: &Field<DeferralDraft>, checker: &mut Checker<'_>) -> Option<Deferral> {
    let (row, place) = (draft.get()?, Path::root().field("deferral"));
    let basis = checker.basis(&row.basis, &row.assumed, DeferralDraft::FIELDS, || place.clone());
    Some(Deferral {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        longest: *row.longest.get()?,
        basis: basis?,
    })
}

pub(super) fn extension(draft: &Field<ExtensionDraft>, checker: &mut Checker<'_>) -> Option<Extension> {
    let (row, place) = (draft.get()?, Path::root().field("extension"));
    let basis = checker.basis(&row.basis, &row.assumed, ExtensionDraft::FIELDS, || place.clone());
    let share = row.share.get().copied().filter(|share| {
        let within = *share > Ratio::ZERO && *share <= Ratio::ONE;
        if !within {
            checker.out_of_bounds(share, "0 < share <= 1", place.field("share"));
        }
        within
    });
    let times = checker.count_from_one(&row.times, || place.field("times"));
    Some(Extension {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        share: share?,
        times: times?,
        basis: basis?,
    })
}

pub(super) fn correction(draft: &Field<CorrectionDraft>, checker: &mut Checker<'_>) -> Option<Correction> {
    let (row, place) = (draft.get()?, Path::root().field("correction"));
    let basis = checker.basis(&row.basis, &row.assumed, CorrectionDraft::FIELDS, || place.clone());
    let times = match row.times.is_absent() {
        true => Some(CORRECTIONS),
        false => checker.count_from_one(&row.times, || place.field("times")),
    };
    Some(Correction {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        times: times?,
        basis: basis?,
    })
}

pub(super) fn appeal(draft: &Field<AppealDraft>, checker: &mut Checker<'_>) -> Option<Appeal> {
    let (row, place) = (draft.get()?, Path::root().field("appeal"));
    let basis = checker.basis(&row.basis, &row.assumed, AppealDraft::FIELDS, || place.clone());
    Some(Appeal {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        window: *row.window.get()?,
        judged: *row.judged.get()?,
        basis: basis?,
    })
}

pub(super) fn dispatch(draft: &Field<DispatchDraft>, checker: &mut Checker<'_>) -> Option<Dispatch> {
    let (row, place) = (draft.get()?, Path::root().field("dispatch"));
    let basis = checker.basis(&row.basis, &row.assumed, DispatchDraft::FIELDS, || place.clone());
    Some(Dispatch {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        answer: row.answer.get().copied(),
        basis: basis?,
    })
}
