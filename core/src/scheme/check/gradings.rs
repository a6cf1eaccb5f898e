//! Grades and stars (R5): at least two, the last for the rest, quotas that are at most the whole together.

use std::collections::BTreeMap;

use super::measures::{Frame, measure};
use super::names::{Checker, Names};
use super::once::distinct;
use super::weightings::{COMMON_BOUNDS, common};
use crate::read::{FaultKind, Path, Rows};
use crate::scheme::draft::{DemandDraft, GradeDraft, GradingDraft, PeerGroupDraft};
use crate::scheme::words::{Rounding, Ties};
use crate::scheme::{Demand, Grade, Grading, PeerGroup, Peers, Subjects, TierNo};
use crate::value::{Ratio, UnitId};

/// The grading, and the grades it names; of one that stands alone (`frame` is `None`) nothing can be measured, and
/// the caller says who are peers.
pub(super) fn grading(
    row: &GradingDraft,
    frame: Option<&Frame<'_>>,
    place: &Path,
    checker: &mut Checker<'_>,
) -> (Option<Grading>, Names) {
    let names = checker.declare(&row.grade, "grade", &place.field("grade"), "code", |row| &row.code);
    let peers = match frame {
        Some(frame) => peers(row, frame, place, checker),
        None => {
            let fields = [("peers_under", row.peers_under.is_absent()), ("group", row.group.is_absent())];
            fields.into_iter().filter(|(_, absent)| !absent).for_each(|(field, _)| {
                not_here(field, place, checker);
            });
            Some(Peers::All {})
        }
    };
    let grades = grades(&row.grade, frame, &place.field("grade"), checker);
    let grading = peers.map(|peers| Grading {
        peers,
        ties: row.ties.get().copied().unwrap_or(Ties::Inclusive),
        round: row.round.get().copied().unwrap_or(Rounding::Down),
        at_least_one: row.at_least_one.get().copied().unwrap_or_default(),
        grades,
    });
    (grading, names)
}

/// A field of gradings in a scheme only.
fn not_here(field: &str, place: &Path, checker: &mut Checker<'_>) {
    let kind = FaultKind::UnknownField { field: field.to_owned(), nearest: None };
    checker.fault(kind, place.field(field));
}

/// All, those under one unit of a tier, or those of a declared group.
fn peers(row: &GradingDraft, frame: &Frame<'_>, place: &Path, checker: &mut Checker<'_>) -> Option<Peers> {
    let tier = checker.tier(&row.peers_under, || place.field("peers_under"));
    let groups = groups(&row.group, &place.field("group"), checker);
    match (row.peers_under.is_absent(), row.group.is_absent()) {
        (false, false) => {
            checker.excluded("group", "peers_under", place.field("group"));
            None
        }
        (false, true) => {
            let peers_under = tier?;
            if let Some(tier) = too_low(peers_under, frame) {
                let tier = checker.tier_name(tier);
                checker.excluded("peers_under", &tier, place.field("peers_under"));
            }
            Some(Peers::Under { peers_under })
        }
        (true, false) => Some(Peers::Groups { group: groups }),
        (true, true) => Some(Peers::All {}),
    }
}

/// The tier of the subjects, if under a unit of this tier there can be no two of them: units have peers only under a
/// unit above their own, posts also under the very unit at which they are held.
fn too_low(peers_under: TierNo, frame: &Frame<'_>) -> Option<TierNo> {
    match frame.subjects? {
        Subjects::Units { tier } => Some(*tier).filter(|tier| peers_under >= *tier),
        Subjects::Role { tier: Some(tier), .. } => Some(*tier).filter(|tier| peers_under > *tier),
        Subjects::Role { role, tier: None } => {
            frame.known.roles.lowest(role).filter(|tier| peers_under > *tier)
        }
        Subjects::Volunteers { .. } => None,
    }
}

/// Groups of peers; a unit is of one.
fn groups(rows: &Rows<PeerGroupDraft>, list: &Path, checker: &mut Checker<'_>) -> Vec<PeerGroup> {
    checker.not_written_empty(rows, "peer-group", || list.clone());
    checker.declare(rows, "peer-group", list, "code", |row| &row.code);
    let mut first: BTreeMap<&UnitId, usize> = BTreeMap::new();
    let mut groups = Vec::new();
    for (at, row) in rows.iter() {
        let place = list.index(at).field("units");
        if row.units.is_absent() {
            checker.not_empty(&row.units, "unit", || place.clone());
        }
        let units = distinct(&row.units, "unit", &place, checker);
        for (nth, unit) in row.units.iter() {
            let earlier = *first.entry(unit).or_insert(at);
            if earlier < at {
                checker.duplicate("unit", unit, &list.index(earlier), place.index(nth));
            }
        }
        let group =
            || Some(PeerGroup { code: row.code.get()?.clone(), name: row.name.get()?.clone(), units });
        groups.extend(group());
    }
    groups
}

fn grades(
    rows: &Rows<GradeDraft>,
    frame: Option<&Frame<'_>>,
    list: &Path,
    checker: &mut Checker<'_>,
) -> Vec<Grade> {
    if let Some(found) = rows.len().filter(|found| *found < 2) {
        let (what, expected) = ("grade".to_owned(), "2..".to_owned());
        checker.fault(FaultKind::WrongCount { what, expected, found }, list.clone());
    }
    let mut left = Left::whole();
    let mut grades = Vec::new();
    for (at, row) in rows.iter() {
        let place = list.index(at);
        let quota = quota(row, &mut left, &place, checker);
        let demands = demands(&row.demand, frame, &place.field("demand"), checker);
        if rows.len() == Some(at + 1) && at > 0 {
            without_condition(row, &place, checker);
        }
        let grade = || {
            Some(Grade {
                code: row.code.get()?.clone(),
                name: row.name.get()?.clone(),
                least: row.least.get().copied(),
                quota,
                demands,
            })
        };
        grades.extend(grade());
    }
    grades
}

/// The last takes the rest.
fn without_condition(row: &GradeDraft, place: &Path, checker: &mut Checker<'_>) {
    let fields = [
        ("least", row.least.is_absent()),
        ("quota", row.quota.is_absent()),
        ("demand", row.demand.is_absent()),
    ];
    for (field, _) in fields.into_iter().filter(|(_, absent)| !absent) {
        let grade = row.code.get().map(ToString::to_string).unwrap_or_default();
        checker.fault(FaultKind::ConditionOfLast { grade }, place.field(field));
    }
}

/// What quotas have left of the whole: `parts` of `of`.
struct Left {
    parts: i64,
    of: i64,
}

impl Left {
    fn whole() -> Self {
        Self { parts: 1, of: 1 }
    }

    /// What is left without a share, in their common parts; below 0 if it is more than was left.
    fn without(&self, share: Ratio) -> Option<Self> {
        let of = common(self.of, share.den())?;
        Some(Self { parts: self.parts * (of / self.of) - share.num() * (of / share.den()), of })
    }
}

/// A share of peers, 0 to 1, and no more than the quotas before leave.
fn quota(row: &GradeDraft, left: &mut Left, place: &Path, checker: &mut Checker<'_>) -> Option<Ratio> {
    let quota = *row.quota.get()?;
    let place = || place.field("quota");
    if quota < Ratio::ZERO || quota > Ratio::ONE {
        checker.out_of_bounds(&quota, "0..=1", place());
        return None;
    }
    match left.without(quota) {
        None => checker.out_of_bounds(&quota, COMMON_BOUNDS, place()),
        Some(after) if after.parts < 0 => {
            let most = Ratio::new(left.parts, left.of).unwrap_or(Ratio::ZERO);
            checker.out_of_bounds(&quota, &format!("0..={most}"), place());
        }
        Some(after) => *left = after,
    }
    Some(quota)
}

fn demands(
    rows: &Rows<DemandDraft>,
    frame: Option<&Frame<'_>>,
    list: &Path,
    checker: &mut Checker<'_>,
) -> Vec<Demand> {
    let Some(frame) = frame else {
        if !rows.is_absent() {
            let kind = FaultKind::UnknownField { field: "demand".to_owned(), nearest: None };
            checker.fault(kind, list.clone());
        }
        return Vec::new();
    };
    checker.not_written_empty(rows, "demand", || list.clone());
    let mut demands = Vec::new();
    for (at, row) in rows.iter() {
        let measure = measure(row.measured(), frame, &list.index(at), checker);
        let demand = || Some(Demand { measure: measure?, least: *row.least.get()? });
        demands.extend(demand());
    }
    demands
}
