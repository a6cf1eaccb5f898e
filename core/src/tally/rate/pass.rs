//! Rating itself: group by group, sorted, then grade by grade.

use super::RateColumns;
use super::grades::{Conditions, Standing};
use super::layout::Layout;
use super::packed::Packed;
use crate::tally::threads::share;

/// By row what it is rated, and the rows that hold a rank, group by group, best first.
pub(super) struct Rated {
    pub(super) ranks: Vec<u32>,
    pub(super) grades: Vec<u32>,
    pub(super) order: Vec<u32>,
}

/// Groups that one thread rates: from one up to another, and those of them who hold a rank.
struct Job<'k, K> {
    groups: (usize, usize),
    ranked: &'k mut [K],
}

/// Jobs have about so many rows, so that no thread waits long for another.
const JOB: usize = 1 << 14;

pub(super) fn run(
    columns: &RateColumns<'_>,
    conditions: &Conditions,
    layout: &Layout<'_>,
    threads: usize,
) -> Rated {
    let (mut least, mut most) = (i64::MAX, i64::MIN);
    for total in (0..columns.len()).filter_map(|row| columns.ranked(row)) {
        (least, most) = (least.min(total), most.max(total));
    }
    let span = most.checked_sub(least).unwrap_or_default();
    if u32::try_from(span).is_ok() {
        rate::<u64>(columns, conditions, (layout, most), threads)
    } else {
        rate::<u128>(columns, conditions, (layout, most), threads)
    }
}

fn rate<K: Packed + Default>(
    columns: &RateColumns<'_>,
    conditions: &Conditions,
    (layout, most): (&Layout<'_>, i64),
    threads: usize,
) -> Rated {
    let rows = columns.len();
    // The rows of each group, one group behind the other.
    let mut packed = vec![K::default(); layout.all_ranked()];
    let mut cursors = layout.cursors();
    for (row, number) in (0..rows).zip(0_u32..) {
        let Some(total) = columns.ranked(row) else { continue };
        let Some(cursor) = cursors.get_mut(layout.place(row)) else { continue };
        if let Some(slot) = packed.get_mut(*cursor as usize) {
            *slot = K::of(most.wrapping_sub(total) as u64, number);
        }
        *cursor += 1;
    }
    let found = share(threads, jobs(layout, &mut packed), |job| {
        let mut found = Vec::with_capacity(job.ranked.len());
        let mut rest = job.ranked;
        for group in job.groups.0..job.groups.1 {
            let (own, others) = rest.split_at_mut(layout.ranked(group).len().min(rest.len()));
            rest = others;
            own.sort_unstable();
            of_group(own, most, (columns, conditions), layout.peers(group), &mut found);
        }
        found
    });
    let mut rated = Rated { ranks: vec![0; rows], grades: vec![super::NO_GRADE; rows], order: Vec::new() };
    for (key, (rank, grade)) in packed.iter().zip(found.into_iter().flatten()) {
        let row = key.row() as usize;
        if let Some((own_rank, own_grade)) = rated.ranks.get_mut(row).zip(rated.grades.get_mut(row)) {
            (*own_rank, *own_grade) = (rank, grade);
        }
    }
    rated.order = packed.into_iter().map(Packed::row).collect();
    for (row, grade) in rated.grades.iter_mut().enumerate().filter(|_| columns.vetoes.is_some()) {
        if let Some(veto) = columns.veto(row).filter(|_| columns.total(row).is_some()) {
            *grade = veto;
        }
    }
    rated
}

/// Whole groups, put together to about as many rows each.
fn jobs<'k, K>(layout: &Layout<'_>, packed: &'k mut [K]) -> Vec<Job<'k, K>> {
    let (mut jobs, mut rest) = (Vec::new(), packed);
    let (mut first, mut rows) = (0, 0);
    for group in 0..layout.groups() {
        rows += layout.ranked(group).len();
        if rows >= JOB || group + 1 == layout.groups() {
            let (ranked, others) = rest.split_at_mut(rows.min(rest.len()));
            jobs.push(Job { groups: (first, group + 1), ranked });
            (rest, first, rows) = (others, group + 1, 0);
        }
    }
    jobs
}

/// The rank and grade of each of a group that is sorted.
fn of_group<K: Packed>(
    sorted: &[K],
    most: i64,
    (columns, conditions): (&RateColumns<'_>, &Conditions),
    peers: u32,
    found: &mut Vec<(u32, u32)>,
) {
    if sorted.is_empty() {
        return;
    }
    let rooms: Vec<Option<u32>> = conditions.rooms.among(peers).collect();
    let each = conditions.have_demands();
    let mut rank = 1;
    for tie in sorted.chunk_by(|one, other| one.below() == other.below()) {
        let Some(first) = tie.first() else { continue };
        let total = most.wrapping_sub(first.below() as i64);
        let standing = Standing { rank, ties: tie.len() as u32, total };
        if each {
            found.extend(tie.iter().map(|key| {
                let meets = |grade| conditions.meets(columns, key.row() as usize, grade);
                (rank, conditions.grade(standing, &rooms, meets) as u32)
            }));
        } else {
            let grade = conditions.grade(standing, &rooms, |_| true) as u32;
            found.extend(tie.iter().map(|_| (rank, grade)));
        }
        rank += standing.ties;
    }
}
