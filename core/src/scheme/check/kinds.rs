//! Kinds of tags, of what stands beside the tree, of how cases come in.

use std::collections::{BTreeMap, BTreeSet};

use super::names::Checker;
use crate::read::FaultKind::TagWithoutService;
use crate::read::{Path, Rows};
use crate::scheme::draft::{
    DutyDraft, GroupDraft, ItemDraft, KindDraft, LinkKindDraft, PartnerKindDraft, SchemeDraft, SeverityDraft,
    TagDraft,
};
use crate::scheme::words::CoverWord;
use crate::scheme::{Basis, Card, Group, ItemKind, Kind, LinkKind, PartnerKind, Severity, Tag};
use crate::value::Code;

/// Reads the rows of a section of entries with code, name and basis, and the fields named besides.
macro_rules! entries {
    ($(fn $section:ident($list:literal: $draft:ident) -> $entry:ident { $($field:ident),* })*) => {
        $(pub(super) fn $section(rows: &Rows<$draft>, checker: &mut Checker<'_>) -> Vec<$entry> {
            let mut entries = Vec::new();
            for (at, row) in rows.iter() {
                let place = || Path::root().field($list).index(at);
                let basis = checker.basis(&row.basis, &row.assumed, $draft::FIELDS, place);
                let entry = || Some($entry {
                    code: row.code.get()?.clone(),
                    name: row.name.get()?.clone(),
                    $($field: row.$field.get()?.clone(),)*
                    basis: basis?,
                });
                entries.extend(entry());
            }
            entries
        })*
    };
}

entries! {
    fn tags("tag": TagDraft) -> Tag { class }
    fn parties("party": KindDraft) -> Kind {}
    fn functions("function": KindDraft) -> Kind {}
    fn partners("partner": PartnerKindDraft) -> PartnerKind { class }
    fn links("link": LinkKindDraft) -> LinkKind { source, target }
    fn declared_channels("channel": KindDraft) -> Kind {}
    fn evidence("evidence": KindDraft) -> Kind {}
    fn categories("category": KindDraft) -> Kind {}
}

/// The channels declared, or the usual ones where the scheme is silent (K1).
pub(super) fn channels(rows: &Rows<KindDraft>, checker: &mut Checker<'_>) -> Vec<Kind> {
    if rows.is_absent() {
        return default_channels();
    }
    checker.at_least_one(rows, "channel");
    declared_channels(rows, checker)
}

/// The usual channels (K1).
pub(super) fn default_channels() -> Vec<Kind> {
    let usual = [
        ("patrol", "网格巡查"),
        ("visit", "入户走访"),
        ("walk-in", "窗口受理"),
        ("hotline", "热线电话"),
        ("app", "手机应用"),
        ("media", "媒体反映"),
        ("sensor", "感知设备"),
        ("handed-down", "上级交办"),
        ("transferred", "部门移交"),
    ];
    let kind = |(code, name): (&str, &str)| {
        let basis = Basis { source: Basis::ASSUMED.parse().ok()?, assumed: Vec::new() };
        Some(Kind { code: code.parse().ok()?, name: name.parse().ok()?, basis })
    };
    usual.into_iter().filter_map(kind).collect()
}

/// Groups of households (O4): each names services of the catalogue or duties that cover it, and nothing else.
pub(super) fn groups(draft: &SchemeDraft, checker: &mut Checker<'_>) -> Vec<Group> {
    let declared = checker.declared();
    let service = |row: &&ItemDraft| row.kind.get().is_none_or(|kind| *kind == ItemKind::Service);
    let services: BTreeSet<&Code> =
        draft.item.iter().map(|(_, row)| row).filter(service).filter_map(|row| row.code.get()).collect();
    let covered = covered(&draft.duty);
    let mut groups = Vec::new();
    for (at, row) in draft.group.iter() {
        let place = Path::root().field("group").index(at);
        let basis = checker.basis(&row.basis, &row.assumed, GroupDraft::FIELDS, || place.clone());
        let serves = checker.all_known(&declared.items, &row.serves, &place.field("serves"));
        let duties = checker.all_known(&declared.duties, &row.duties, &place.field("duties"));
        // A code that could not be read, or names nothing, has its own fault.
        let useless =
            TagWithoutService { group: row.code.get().map(ToString::to_string).unwrap_or_default() };
        let none = row.serves.len() == Some(0) && row.duties.len() == Some(0);
        if none || serves.iter().any(|code| !services.contains(code)) {
            checker.fault(useless.clone(), place.field("serves"));
        }
        let covers = |duty: &Code| {
            let readable = covered.get(duty).zip(row.code.get());
            readable.is_none_or(|(groups, group)| groups.contains(group))
        };
        if duties.iter().any(|duty| !covers(duty)) {
            checker.fault(useless, place.field("duties"));
        }
        let group = || {
            Some(Group {
                code: row.code.get()?.clone(),
                name: row.name.get()?.clone(),
                serves,
                duties,
                basis: basis?,
            })
        };
        groups.extend(group());
    }
    groups
}

/// The groups each duty covers by name; of one that could not be read nothing is known.
fn covered(rows: &Rows<DutyDraft>) -> BTreeMap<&Code, BTreeSet<&Code>> {
    let readable = |row: &&DutyDraft| !row.cover.is_faulty() && row.groups.is_whole();
    let groups = |row: &'_ DutyDraft| row.cover.get() == Some(&CoverWord::Groups);
    let mut covered: BTreeMap<&Code, BTreeSet<&Code>> = BTreeMap::new();
    for row in rows.iter().map(|(_, row)| row).filter(readable) {
        let Some(code) = row.code.get() else { continue };
        let named = row.groups.iter().filter(|_| groups(row)).map(|(_, group)| group);
        covered.entry(code).or_default().extend(named);
    }
    covered
}

/// The cards, the lowest first (E5).
pub(super) fn cards(rows: &Rows<KindDraft>, checker: &mut Checker<'_>) -> Vec<Card> {
    let mut cards = Vec::new();
    for (at, row) in rows.iter() {
        let place = || Path::root().field("card").index(at);
        let basis = checker.basis(&row.basis, &row.assumed, KindDraft::FIELDS, place);
        let card = || {
            Some(Card {
                code: row.code.get()?.clone(),
                name: row.name.get()?.clone(),
                rank: u32::try_from(at).ok()?,
                basis: basis?,
            })
        };
        cards.extend(card());
    }
    cards
}

pub(super) fn severities(rows: &Rows<SeverityDraft>, checker: &mut Checker<'_>) -> Vec<Severity> {
    let mut severities = Vec::new();
    for (at, row) in rows.iter() {
        let place = || Path::root().field("severity").index(at);
        let basis = checker.basis(&row.basis, &row.assumed, SeverityDraft::FIELDS, place);
        let tier = checker.tier(&row.tier, || place().field("tier"));
        let card = checker.one_known(&checker.declared().cards, &row.card, || place().field("card"));
        let severity = || {
            Some(Severity {
                code: row.code.get()?.clone(),
                name: row.name.get()?.clone(),
                tier,
                card,
                basis: basis?,
            })
        };
        severities.extend(severity());
    }
    severities
}
