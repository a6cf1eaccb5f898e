//! The catalogue's items (K1, K2).

use super::limits::{Wanted, limits};
use super::names::{Checker, Names};
use crate::read::{FaultKind, Path, Rows};
use crate::scheme::draft::{ConditionDraft, ItemDraft, StageDraft};
use crate::scheme::{Ceiling, Condition, Item, ItemKind, ItemSeverity, Severity, Stage, TierNo};

pub(super) fn items(
    rows: &Rows<ItemDraft>,
    ceiling: Option<&Ceiling>,
    severities: &[Severity],
    checker: &mut Checker<'_>,
) -> Vec<Item> {
    checker.at_least_one(rows, "item");
    rows.iter()
        .filter_map(|(at, row)| {
            let place = Path::root().field("item").index(at);
            item(row, (ceiling, severities), &place, checker)
        })
        .collect()
}

fn item(
    row: &ItemDraft,
    (rule, declared): (Option<&Ceiling>, &[Severity]),
    place: &Path,
    checker: &mut Checker<'_>,
) -> Option<Item> {
    let names = checker.declared();
    let basis = checker.basis(&row.basis, &row.assumed, ItemDraft::FIELDS, || place.clone());
    checker.one_known(&names.categories, &row.category, || place.field("category"));
    term(row, place, checker);
    let lead = checker.one_known(&names.functions, &row.lead, || place.field("lead"));
    let support = checker.all_known(&names.functions, &row.support, &place.field("support"));
    let evidence = checker.all_known(&names.evidence, &row.evidence, &place.field("evidence"));
    let channels = checker.listed(&names.channels, &row.channels, &place.field("channels"));
    let at_home = checker.all_known(&names.groups, &row.at_home, &place.field("at_home"));
    if let Some(kind) = row.kind.get()
        && *kind != ItemKind::Service
        && row.at_home.len() > Some(0)
    {
        checker.excluded("at_home", kind.as_str(), place.field("at_home"));
    }
    let start = checker.tier(&row.start, || place.field("start"));
    let ceiling = ceiling(row, rule, start, place, checker);
    let card = checker.one_known(&names.cards, &row.card, || place.field("card"));
    let (known_severities, severities) = severities(row, declared, place, checker);
    let list = place.field("condition");
    let known_conditions = checker.declare(&row.condition, "condition", &list, "code", |row| &row.code);
    let wanted = Wanted { item: row, start, severities: &known_severities, conditions: &known_conditions };
    let whole = limits(&row.limit, &wanted, !row.stage.is_absent(), None, place, checker);
    let stages = stages(&row.stage, &wanted, place, checker);
    Some(Item {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        category: row.category.get()?.clone(),
        kind: *row.kind.get()?,
        nature: *row.nature.get()?,
        from: row.from.get().copied(),
        until: row.until.get().copied(),
        temporary: row.temporary.get().copied().unwrap_or(false),
        start: start?,
        ceiling: ceiling?,
        card,
        lead,
        support,
        severities,
        conditions: row.condition.iter().filter_map(|(_, row)| condition(row)).collect(),
        evidence,
        evaluated: row.evaluated.get().copied().unwrap_or(false),
        channels,
        at_home,
        registration: row.registration.get().cloned(),
        closing: row.closing.get().cloned(),
        stages_in_order: row.stages_in_order.get().copied().unwrap_or(false),
        limits: whole,
        stages,
        basis: basis?,
    })
}

/// When the item is on the list (K2): a temporary one must say until when.
fn term(row: &ItemDraft, place: &Path, checker: &mut Checker<'_>) {
    checker.span(&row.from, &row.until, place);
    if row.temporary.get() == Some(&true) && row.until.is_absent() {
        checker.fault(FaultKind::Missing { field: "until".to_owned() }, place.field("until"));
    }
}

/// The item's own ceiling, else its nature's (E1); a start above it is a fault (K1).
fn ceiling(
    row: &ItemDraft,
    rule: Option<&Ceiling>,
    start: Option<TierNo>,
    place: &Path,
    checker: &mut Checker<'_>,
) -> Option<TierNo> {
    let (ceiling, field) = if row.ceiling.is_absent() {
        (rule?.of(*row.nature.get()?), "start")
    } else {
        (checker.tier(&row.ceiling, || place.field("ceiling"))?, "ceiling")
    };
    if let Some(start) = start
        && start.is_above(ceiling)
    {
        let kind = FaultKind::StartAboveCeiling {
            start: checker.tier_name(start),
            ceiling: checker.tier_name(ceiling),
        };
        checker.fault(kind, place.field(field));
    }
    Some(ceiling)
}

/// The severities of the item, with the tier of each: its own, else the severity's (E7).
fn severities(
    row: &ItemDraft,
    declared: &[Severity],
    place: &Path,
    checker: &mut Checker<'_>,
) -> (Names, Vec<ItemSeverity>) {
    let list = place.field("severity");
    let names = checker.declare(&row.severity, "severity", &list, "code", |row| &row.code);
    let mut severities = Vec::new();
    for (at, row) in row.severity.iter() {
        let known = checker.declared();
        let code = checker.one_known(&known.severities, &row.code, || list.index(at).field("code"));
        let own = checker.tier(&row.tier, || list.index(at).field("tier"));
        let Some(code) = code else { continue };
        let tier = own.or_else(|| declared.iter().find(|severity| severity.code == code)?.tier);
        severities.push(ItemSeverity { code, tier });
    }
    (names, severities)
}

fn condition(row: &ConditionDraft) -> Option<Condition> {
    Some(Condition { code: row.code.get()?.clone(), name: row.name.get()?.clone() })
}

/// Stages, each with limits of its own (K3).
fn stages(
    rows: &Rows<StageDraft>,
    wanted: &Wanted<'_>,
    place: &Path,
    checker: &mut Checker<'_>,
) -> Vec<Stage> {
    let list = place.field("stage");
    checker.declare(rows, "stage", &list, "code", |row| &row.code);
    if !rows.is_absent() {
        checker.not_empty(rows, "stage", || list.clone());
    }
    let mut stages = Vec::new();
    for (at, row) in rows.iter() {
        let place = list.index(at);
        let limits = limits(&row.limit, wanted, false, Some(at), &place, checker);
        let stage = || Some(Stage { code: row.code.get()?.clone(), name: row.name.get()?.clone(), limits });
        stages.extend(stage());
    }
    stages
}
