//! What becomes of work outside the list; ceilings, handling, ladder, evaluation.

use std::collections::BTreeMap;

use super::names::Checker;
use crate::calendar::SuspensionCap;
use crate::read::{FaultKind, Path};
use crate::scheme::draft::{CatalogueDraft, CeilingDraft, EvaluationDraft, HandlingDraft, LadderDraft};
use crate::scheme::{Catalogue, Ceiling, Evaluation, Handling, Ladder};
use crate::value::Ratio;

pub(super) fn catalogue(draft: Option<&CatalogueDraft>, checker: &mut Checker<'_>) -> Option<Catalogue> {
    let (row, place) = (draft?, Path::root().field("catalogue"));
    let basis = checker.basis(&row.basis, &row.assumed, CatalogueDraft::FIELDS, || place.clone());
    Some(Catalogue {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        outside: *row.outside.get()?,
        accept: row.accept.get().copied(),
        basis: basis?,
    })
}

pub(super) fn ceiling(draft: Option<&CeilingDraft>, checker: &mut Checker<'_>) -> Option<Ceiling> {
    let (row, place) = (draft?, Path::root().field("ceiling"));
    let basis = checker.basis(&row.basis, &row.assumed, CeilingDraft::FIELDS, || place.clone());
    let simple = checker.tier(&row.simple, || place.field("simple"));
    let complex = checker.tier(&row.complex, || place.field("complex"));
    let hard = checker.tier(&row.hard, || place.field("hard"));
    Some(Ceiling {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        simple: simple?,
        complex: complex?,
        hard: hard?,
        basis: basis?,
    })
}

pub(super) fn handling(draft: Option<&HandlingDraft>, checker: &mut Checker<'_>) -> Option<Handling> {
    let (row, place) = (draft?, Path::root().field("handling"));
    let basis = checker.basis(&row.basis, &row.assumed, HandlingDraft::FIELDS, || place.clone());
    let suspension = row.suspension.get().and_then(|given| {
        let cap = SuspensionCap::new(*given);
        if cap.is_none() {
            checker.out_of_bounds(given, "Nd or Nwd", place.field("suspension"));
        }
        cap
    });
    Some(Handling {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        feedback: *row.feedback.get()?,
        suspension: suspension?,
        basis: basis?,
    })
}

pub(super) fn ladder(draft: Option<&LadderDraft>, checker: &mut Checker<'_>) -> Option<Ladder> {
    let (row, place) = (draft?, Path::root().field("ladder"));
    let basis = checker.basis(&row.basis, &row.assumed, LadderDraft::FIELDS, || place.clone());
    let (mut warnings, mut first) = (Vec::new(), BTreeMap::new());
    for (at, share) in row.warnings.iter() {
        let place = place.field("warnings").index(at);
        let first = *first.entry(*share).or_insert(at);
        if *share <= Ratio::ZERO || *share >= Ratio::ONE {
            checker.out_of_bounds(share, "0 < share < 1", place);
        } else if first < at {
            let first = Path::root().field("ladder").field("warnings").index(first).to_string();
            let kind = FaultKind::Duplicate { what: "warning".to_owned(), id: share.to_string(), first };
            checker.fault(kind, place);
        }
        warnings.push(*share);
    }
    Some(Ladder {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        warnings,
        supervision: *row.supervision.get()?,
        basis: basis?,
    })
}

/// How often a case may be reopened where the scheme is silent (C2).
const REOPENINGS: u16 = 3;

pub(super) fn evaluation(draft: Option<&EvaluationDraft>, checker: &mut Checker<'_>) -> Option<Evaluation> {
    let (row, place) = (draft?, Path::root().field("evaluation"));
    let basis = checker.basis(&row.basis, &row.assumed, EvaluationDraft::FIELDS, || place.clone());
    let names = checker.declared();
    let follow_up = checker.all_known(&names.roles, &row.follow_up, &place.field("follow_up"));
    let reopens_at = row.reopens_at.get().and_then(|mark| {
        let mark = u8::try_from(*mark).ok().filter(|mark| *mark <= 4);
        if mark.is_none() {
            checker.out_of_bounds(row.reopens_at.get()?, "0..=4", place.field("reopens_at"));
        }
        mark
    });
    let window = *row.window.get()?;
    Some(Evaluation {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        window,
        reopens_at: reopens_at?,
        reopenings: u32::from(row.reopenings.get().copied().unwrap_or(REOPENINGS)),
        reopen_within: row.reopen_within.get().copied().unwrap_or(window),
        follow_up,
        basis: basis?,
    })
}
