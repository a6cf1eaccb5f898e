//! Bonuses, penalties and vetoes (R4).

use std::collections::BTreeMap;

use super::fields::{belonging, exactly_one};
use super::lowering::lowering;
use super::measures::{Frame, measure};
use super::names::{Checker, Names};
use crate::read::{Path, Rows};
use crate::scheme::draft::{AdjustmentDraft, AdjustmentItemDraft, HonourDraft, VetoDraft};
use crate::scheme::words::Sign;
use crate::scheme::{Adjustment, AdjustmentItem, HonourLevel, Veto, Worth};
use crate::value::{Code, Ratio};

/// Where the codes of items, and of levels of honours, stand first: each is one of the whole appraisal.
#[derive(Default)]
struct First<'d> {
    items: BTreeMap<&'d Code, (usize, usize)>,
    levels: BTreeMap<&'d Code, (usize, usize, usize)>,
}

pub(super) fn adjustments(
    rows: &Rows<AdjustmentDraft>,
    frame: &Frame<'_>,
    list: &Path,
    checker: &mut Checker<'_>,
) -> Vec<Adjustment> {
    checker.declare(rows, "adjustment", list, "code", |row| &row.code);
    let mut first = First::default();
    let mut adjustments = Vec::new();
    for (at, row) in rows.iter() {
        let place = list.index(at);
        let basis = checker.basis(&row.basis, &row.assumed, AdjustmentDraft::FIELDS, || place.clone());
        checker.not_negative(&row.ceiling, || place.field("ceiling"));
        checker.not_empty(&row.item, "adjustment-item", || place.field("item"));
        let mut items = Vec::new();
        for (nth, item) in row.item.iter() {
            once(item, (at, nth), &mut first, list, checker);
            let place = place.field("item").index(nth);
            items.extend(self::item(item, row.sign.get().copied(), frame, &place, checker));
        }
        let adjustment = || {
            Some(Adjustment {
                code: row.code.get()?.clone(),
                name: row.name.get()?.clone(),
                sign: *row.sign.get()?,
                ceiling: row.ceiling.get().copied(),
                items,
                basis: basis?,
            })
        };
        adjustments.extend(adjustment());
    }
    adjustments
}

/// Reports the code of an item, or of a level, that stands in the appraisal already.
fn once<'d>(
    item: &'d AdjustmentItemDraft,
    (group, nth): (usize, usize),
    first: &mut First<'d>,
    list: &Path,
    checker: &mut Checker<'_>,
) {
    let place = |group: usize, nth: usize| list.index(group).field("item").index(nth);
    if let Some(code) = item.code.get() {
        let earlier = *first.items.entry(code).or_insert((group, nth));
        if earlier != (group, nth) {
            let first = place(earlier.0, earlier.1);
            checker.duplicate("adjustment-item", code, &first, place(group, nth).field("code"));
        }
    }
    let level = |group, nth, at| place(group, nth).field("honour").index(at);
    for (at, honour) in item.honour.iter() {
        let Some(code) = honour.level.get() else { continue };
        let earlier = *first.levels.entry(code).or_insert((group, nth, at));
        if earlier != (group, nth, at) {
            let first = level(earlier.0, earlier.1, earlier.2);
            checker.duplicate("honour", code, &first, level(group, nth, at).field("level"));
        }
    }
}

fn item(
    row: &AdjustmentItemDraft,
    sign: Option<Sign>,
    frame: &Frame<'_>,
    place: &Path,
    checker: &mut Checker<'_>,
) -> Option<AdjustmentItem> {
    checker.not_negative(&row.ceiling, || place.field("ceiling"));
    let worth = worth(row, sign, frame, place, checker);
    Some(AdjustmentItem {
        code: row.code.get()?.clone(),
        name: row.name.get()?.clone(),
        worth: worth?,
        ceiling: row.ceiling.get().copied(),
    })
}

/// So much for each of a measure; or honours, which only a bonus has.
fn worth(
    row: &AdjustmentItemDraft,
    sign: Option<Sign>,
    frame: &Frame<'_>,
    place: &Path,
    checker: &mut Checker<'_>,
) -> Option<Worth> {
    let sorts = [("measure", row.measure.is_absent()), ("honour", row.honour.is_absent())];
    let sort = exactly_one(&sorts, place, checker);
    if sign == Some(Sign::Penalty) && !row.honour.is_absent() {
        checker.excluded("honour", Sign::Penalty.as_str(), place.field("honour"));
    }
    let honours = honours(&row.honour, &place.field("honour"), checker);
    let given = row.measured();
    if sort == Some("honour") {
        let fields = given.arguments().into_iter().chain(given.narrowing());
        let fields: Vec<_> = fields.chain([("each", row.each.is_absent())]).collect();
        belonging((&[], &[]), "honour", &fields, place, checker);
        return Some(Worth::Honours { honours });
    }
    if sort == Some("measure") && row.each.is_absent() {
        checker.missing("each", place);
    }
    let each = checker.over_zero(&row.each, || place.field("each"));
    let measure = measure(given, frame, place, checker);
    if sign == Some(Sign::Penalty) {
        lowering(given, &row.code, frame.known, place, checker);
    }
    Some(Worth::Each { measure: Box::new(measure?), each: each? })
}

fn honours(rows: &Rows<HonourDraft>, list: &Path, checker: &mut Checker<'_>) -> Vec<HonourLevel> {
    checker.not_written_empty(rows, "honour", || list.clone());
    let mut honours = Vec::new();
    for (at, row) in rows.iter() {
        let points = checker.over_zero(&row.points, || list.index(at).field("points"));
        let level = || {
            let (level, name) = (row.level.get()?.clone(), row.name.get()?.clone());
            Some(HonourLevel { level, name, points: points? })
        };
        honours.extend(level());
    }
    honours
}

/// What sets the grade, one of `grades`, whatever the total.
pub(super) fn vetoes(
    rows: &Rows<VetoDraft>,
    grades: &Names,
    frame: &Frame<'_>,
    list: &Path,
    checker: &mut Checker<'_>,
) -> Vec<Veto> {
    checker.declare(rows, "veto", list, "code", |row| &row.code);
    let mut vetoes = Vec::new();
    for (at, row) in rows.iter() {
        let place = list.index(at);
        let basis = checker.basis(&row.basis, &row.assumed, VetoDraft::FIELDS, || place.clone());
        let measure = measure(row.measured(), frame, &place, checker);
        lowering(row.measured(), &row.code, frame.known, &place, checker);
        let from = if row.from.is_absent() {
            Some(Ratio::ONE)
        } else {
            checker.factor(&row.from, || place.field("from"))
        };
        let grade = checker.one_known(grades, &row.grade, || place.field("grade"));
        let veto = || {
            Some(Veto {
                code: row.code.get()?.clone(),
                name: row.name.get()?.clone(),
                measure: measure?,
                from: from?,
                grade: grade?,
                basis: basis?,
            })
        };
        vetoes.extend(veto());
    }
    vetoes
}
