//! Mixes of appraisals (R3): of the same subjects, of periods within, and never of themselves.

use std::collections::BTreeMap;

use super::fields::by_code;
use super::measures::not_nested;
use super::names::Checker;
use crate::read::{FaultKind, Path, Rows};
use crate::scheme::Appraisal;
use crate::scheme::draft::{AppraisalDraft, MixDraft};
use crate::value::{Amount, Code, PeriodKind};

/// Where a part of a mix stands: appraisal, indicator, part.
type At = (usize, usize, usize);

pub(super) fn mixes(rows: &Rows<AppraisalDraft>, appraisals: &[Appraisal], checker: &mut Checker<'_>) {
    let known = by_code(appraisals.iter().map(|appraisal| (&appraisal.code, appraisal)));
    for (at, row, part) in parts(rows) {
        let whole = row.code.get().and_then(|code| known.get(code));
        let mixed = part.appraisal.get().and_then(|code| known.get(code));
        if let (Some(whole), Some(mixed)) = (whole, mixed) {
            fits(part, whole, mixed, &place(at), checker);
        }
    }
    cycles(rows, checker);
}

fn parts(rows: &Rows<AppraisalDraft>) -> impl Iterator<Item = (At, &AppraisalDraft, &MixDraft)> {
    rows.iter().flat_map(|(at, row)| {
        row.indicator.iter().flat_map(move |(nth, indicator)| {
            indicator.mix.iter().map(move |(part, mix)| ((at, nth, part), row, mix))
        })
    })
}

fn place((at, nth, part): At) -> Path {
    Path::root().field("appraisal").index(at).field("indicator").index(nth).field("mix").index(part)
}

fn fits(part: &MixDraft, whole: &Appraisal, mixed: &Appraisal, place: &Path, checker: &mut Checker<'_>) {
    let named = || place.field("appraisal");
    if mixed.subjects != whole.subjects {
        let appraisal = mixed.code.to_string();
        checker.fault(FaultKind::OtherSubjects { appraisal }, named());
    }
    if let Ok(full) = mixed.full()
        && full <= Amount::ZERO
    {
        checker.out_of_bounds(&full, "0 < full mark", named());
    }
    let Some(most) = most(mixed.per, whole.per) else {
        not_nested(mixed.per, whole.per, named(), checker);
        return;
    };
    if let Some(nth) = part.nth.get().filter(|nth| **nth > most) {
        checker.out_of_bounds(nth, &format!("1..={most}"), place.field("nth"));
    }
}

/// How many periods of a kind lie in one of another at most; `None` where they do not make it up.
fn most(part: PeriodKind, whole: PeriodKind) -> Option<u32> {
    use PeriodKind::{Day, Half, Month, Quarter, Week, Year};
    if !part.nests_in(whole) {
        return None;
    }
    Some(match (part, whole) {
        (Day, Week) => 7,
        (Day, Month) => 31,
        (Day, Quarter) => 92,
        (Day, Half) => 184,
        (Day, Year) => 366,
        (Month, Quarter) => 3,
        (Month, Half) => 6,
        (Month, Year) => 12,
        (Quarter, Half) | (Half, Year) => 2,
        (Quarter, Year) => 4,
        _ => 1,
    })
}

/// What each appraisal is mixed from, by its place in the list, and where that is said.
type Edges = BTreeMap<usize, Vec<(usize, At)>>;

/// Each ring of appraisals is shown once for each part that closes it.
fn cycles(rows: &Rows<AppraisalDraft>, checker: &mut Checker<'_>) {
    let places = by_code(rows.iter().filter_map(|(at, row)| Some((row.code.get()?, at))));
    let mut edges = Edges::new();
    for (at, _, part) in parts(rows) {
        if let Some(target) = part.appraisal.get().and_then(|code| places.get(code)) {
            edges.entry(at.0).or_default().push((*target, at));
        }
    }
    let mut done: BTreeMap<usize, bool> = BTreeMap::new();
    for start in edges.keys().copied() {
        if !done.contains_key(&start) {
            walk(start, &edges, &mut done, |ring, at| {
                let appraisals = named(ring, rows);
                checker.fault(FaultKind::MixCycle { appraisals }, place(at).field("appraisal"));
            });
        }
    }
}

/// Goes through all that an appraisal is mixed from, depth first; `closed` is given each ring found. Of one under way
/// `done` says `false`.
fn walk(start: usize, edges: &Edges, done: &mut BTreeMap<usize, bool>, mut closed: impl FnMut(&[usize], At)) {
    let mut trail = vec![start];
    let mut next = vec![0_usize];
    done.insert(start, false);
    while let (Some(at), Some(nth)) = (trail.last().copied(), next.last_mut()) {
        let edge = edges.get(&at).and_then(|edges| edges.get(*nth));
        *nth += 1;
        match edge {
            None => {
                done.insert(at, true);
                trail.pop();
                next.pop();
            }
            Some((target, said)) => match done.get(target) {
                Some(true) => {}
                Some(false) => {
                    let ring = trail.iter().position(|on| on == target).and_then(|from| trail.get(from..));
                    closed(ring.unwrap_or_default(), *said);
                }
                None => {
                    done.insert(*target, false);
                    trail.push(*target);
                    next.push(0);
                }
            },
        }
    }
}

/// The codes of a ring, from the one declared first.
fn named(ring: &[usize], rows: &Rows<AppraisalDraft>) -> Vec<String> {
    let first = ring.iter().enumerate().min_by_key(|(_, at)| **at).map_or(0, |(nth, _)| nth);
    let turned = ring.iter().cycle().skip(first).take(ring.len());
    turned.filter_map(|at| rows.get(*at)?.code.get().map(Code::to_string)).collect()
}
