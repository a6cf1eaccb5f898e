//! The gate from draft to [`Scheme`]: every reference resolved, every rule possible, all faults at once.

mod adjustments;
mod appraisals;
mod authorities;
mod calendar;
mod caps;
mod checklists;
mod duties;
mod fields;
mod gradings;
mod indicators;
mod items;
mod kinds;
mod limits;
mod lowering;
mod measures;
mod mixes;
mod names;
mod once;
mod overrides;
mod plans;
mod points;
mod purses;
mod rules;
mod signs;
mod steps;
mod structure;
mod ties;
mod triggers;
mod weightings;

use names::Checker;

use super::draft::{GradingDraft, SchemeDraft};
use super::{Basis, Edition, Grading, Scheme};
use crate::read::{FaultList, Path};
use crate::value::{Date, Name};

/// The scheme, if the draft is without fault; every fault found is added to `faults`.
pub(super) fn check(draft: &SchemeDraft, faults: &mut FaultList) -> Option<Scheme> {
    let mut checker = Checker::new(draft, faults);
    let head = head(draft, &mut checker);
    let calendar = calendar::calendar(draft.calendar.get(), &mut checker);
    let sources = structure::sources(&draft.source);
    let tiers = structure::tiers(&draft.tier, &mut checker);
    let roles = structure::roles(&draft.role, &mut checker);
    let tags = kinds::tags(&draft.tag, &mut checker);
    let parties = kinds::parties(&draft.party, &mut checker);
    let functions = kinds::functions(&draft.function, &mut checker);
    let partners = kinds::partners(&draft.partner, &mut checker);
    let links = kinds::links(&draft.link, &mut checker);
    let groups = kinds::groups(draft, &mut checker);
    let channels = kinds::channels(&draft.channel, &mut checker);
    let evidence = kinds::evidence(&draft.evidence, &mut checker);
    let cards = kinds::cards(&draft.card, &mut checker);
    let severities = kinds::severities(&draft.severity, &mut checker);
    let categories = kinds::categories(&draft.category, &mut checker);
    let ceiling = rules::ceiling(draft.ceiling.get(), &mut checker);
    let items = items::items(&draft.item, ceiling.as_ref(), &severities, &mut checker);
    let checklists = checklists::checklists(&draft.checklist, &mut checker);
    let catalogue = rules::catalogue(draft.catalogue.get(), &mut checker);
    let handling = rules::handling(draft.handling.get(), &mut checker);
    let ladder = rules::ladder(draft.ladder.get(), &mut checker);
    let evaluation = rules::evaluation(draft.evaluation.get(), &mut checker);
    let returning = steps::returning(&draft.r#return, &mut checker);
    let deferral = steps::deferral(&draft.deferral, &mut checker);
    let extension = steps::extension(&draft.extension, &mut checker);
    let correction = steps::correction(&draft.correction, &mut checker);
    let appeal = steps::appeal(&draft.appeal, &mut checker);
    let dispatch = steps::dispatch(&draft.dispatch, &mut checker);
    let triggers = triggers::triggers(&draft.rule, &mut checker);
    let authorities = authorities::authorities(draft, &mut checker);
    let activities = points::activities(&draft.activity, &mut checker);
    let bearers = duties::Known::of(draft, &roles, &links);
    let duties = duties::duties(&draft.duty, &bearers, &mut checker);
    let purses = purses::purses(&draft.purse, &mut checker);
    let point_rules = points::rules(draft, &mut checker);
    let caps = caps::caps(draft, &mut checker);
    let settlement = caps::settlement(&draft.settlement, &mut checker);
    let goods = purses::goods(&draft.goods, &mut checker);
    let inputs = signs::inputs(&draft.input, &mut checker);
    let measured = measures::Known::of(draft, &duties, &bearers);
    let appraisals = appraisals::appraisals(&draft.appraisal, &measured, &mut checker);
    let signs = signs::signs(&draft.signs, &mut checker);
    let plans = plans::plans(&draft.plan, &draft.item, (&items, &duties), &mut checker);
    let (edition, name, until, basis) = head?;
    let (calendar, working_time) = calendar?;
    let (signs, signs_given) = signs?;
    Some(Scheme {
        edition,
        name,
        until,
        basis,
        calendar,
        working_time,
        sources,
        tiers,
        roles,
        tags,
        parties,
        functions,
        partners,
        links,
        groups,
        channels,
        evidence,
        cards,
        severities,
        categories,
        items,
        checklists,
        catalogue: catalogue?,
        ceiling: ceiling?,
        handling: handling?,
        ladder: ladder?,
        evaluation: evaluation?,
        returning,
        deferral,
        extension,
        correction,
        appeal,
        dispatch,
        triggers,
        authorities,
        activities,
        duties,
        purses,
        point_rules,
        caps,
        settlement,
        goods,
        inputs,
        appraisals,
        signs,
        signs_given,
        plans,
    })
}

/// The grading of a document of its own.
pub(super) fn grading(draft: &GradingDraft, faults: &mut FaultList) -> Option<Grading> {
    let mut checker = Checker::new(&SchemeDraft::default(), faults);
    gradings::grading(draft, None, &Path::root(), &mut checker).0
}

type Head = (Edition, Name, Option<Date>, Basis);

fn head(draft: &SchemeDraft, checker: &mut Checker<'_>) -> Option<Head> {
    let head = draft.scheme.get()?;
    let place = Path::root().field("scheme");
    let basis = checker.basis(&head.basis, &head.assumed, super::draft::HeadDraft::FIELDS, || place.clone());
    checker.span(&head.from, &head.until, &place);
    let edition = Edition { scheme: head.code.get()?.clone(), from: *head.from.get()? };
    Some((edition, head.name.get()?.clone(), head.until.get().copied(), basis?))
}
