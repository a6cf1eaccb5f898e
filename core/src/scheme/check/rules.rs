//! What becomes of work outside the list; ceilings, handling, ladder, evaluation, authority.

use std::collections::BTreeMap;

use super::names::Checker;
use crate::calendar::SuspensionCap;
use crate::read::{FaultKind, Path, Rows};
use crate::scheme::draft::{
    AuthorityDraft, CatalogueDraft, CeilingDraft, EvaluationDraft, HandlingDraft, LadderDraft,
};
use crate::scheme::{Authority, Catalogue, Ceiling, CommandWord, Evaluation, Handling, Ladder, Scope};
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
    Some(Evaluation {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        window: *row.window.get()?,
        reopens_at: reopens_at?,
        reopenings: u32::from(row.reopenings.get().copied().unwrap_or(REOPENINGS)),
        follow_up,
        basis: basis?,
    })
}

pub(super) fn authorities(rows: &Rows<AuthorityDraft>, checker: &mut Checker<'_>) -> Vec<Authority> {
    rows.iter()
        .filter_map(|(at, row)| authority(row, Path::root().field("authority").index(at), checker))
        .collect()
}

fn authority(row: &AuthorityDraft, place: Path, checker: &mut Checker<'_>) -> Option<Authority> {
    let basis = checker.basis(&row.basis, &row.assumed, AuthorityDraft::FIELDS, || place.clone());
    let names = checker.declared();
    checker.not_empty(&row.roles, "role", || place.field("roles"));
    let roles = checker.all_known(&names.roles, &row.roles, &place.field("roles"));
    let command = *row.command.get()?;
    if command != CommandWord::Report {
        checker.not_empty(&row.scope, "scope", || place.field("scope"));
    } else if !row.scope.is_absent() {
        checker.excluded("scope", "report", place.field("scope"));
    }
    let scope: Vec<Scope> = row.scope.iter().map(|(_, scope)| *scope).collect();
    Some(Authority { command, roles, scope, basis: basis? })
}
