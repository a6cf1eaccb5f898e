//! Checklists (K6): each point says where it is checked and what it opens.

use super::names::{Checker, Names};
use crate::read::{FaultKind, Path, Rows};
use crate::scheme::draft::{ChecklistDraft, NamedDraft, PointDraft};
use crate::scheme::{Checklist, Place, Point, PointGroup};

pub(super) fn checklists(rows: &Rows<ChecklistDraft>, checker: &mut Checker<'_>) -> Vec<Checklist> {
    let mut checklists = Vec::new();
    for (at, row) in rows.iter() {
        checklists.extend(checklist(row, &Path::root().field("checklist").index(at), checker));
    }
    checklists
}

fn checklist(row: &ChecklistDraft, place: &Path, checker: &mut Checker<'_>) -> Option<Checklist> {
    let basis = checker.basis(&row.basis, &row.assumed, ChecklistDraft::FIELDS, || place.clone());
    checker.span(&row.from, &row.until, place);
    let groups = checker.declare(&row.group, "group", &place.field("group"), "code", |row| &row.code);
    let list = place.field("point");
    checker.declare(&row.point, "point", &list, "code", |row| &row.code);
    checker.not_empty(&row.point, "point", || list.clone());
    let mut points = Vec::new();
    for (at, row) in row.point.iter() {
        points.extend(point(row, &groups, || list.index(at), checker));
    }
    Some(Checklist {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        from: row.from.get().copied(),
        until: row.until.get().copied(),
        groups: row.group.iter().filter_map(|(_, row)| group(row)).collect(),
        points,
        basis: basis?,
    })
}

fn group(row: &NamedDraft) -> Option<PointGroup> {
    Some(PointGroup { code: row.code.get()?.clone(), name: row.name.get()?.clone() })
}

fn point(
    row: &PointDraft,
    groups: &Names,
    place: impl Fn() -> Path,
    checker: &mut Checker<'_>,
) -> Option<Point> {
    let items = checker.declared();
    let item = checker.one_known(&items.items, &row.item, || place().field("item"));
    let group = checker.one_known(groups, &row.group, || place().field("group"));
    let tier = checker.tier(&row.tier, || place().field("tier"));
    if !row.tier.is_absent() && !row.unit.is_absent() {
        checker.excluded("unit", "tier", place().field("unit"));
    } else if row.tier.is_absent() && row.unit.is_absent() {
        checker.fault(FaultKind::Missing { field: "tier".to_owned() }, place());
    }
    Some(Point {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        group,
        place: tier.map(Place::Tier).or_else(|| row.unit.get().cloned().map(Place::Unit))?,
        limit: *row.limit.get()?,
        item: item?,
        measure: row.measure.get().cloned(),
    })
}
