//! What is due among a million open cases.

use std::time::Instant;

use wangge::case::{Case, DueIndex, next_due};
use wangge::generate::Story;

use crate::{median, time};

const CASES: usize = 1_000_000;
const ROUNDS: usize = 15;

/// A million cases, each like one of the stories under an id of its own.
fn cases(stories: &[Story]) -> Vec<Case> {
    let open: Vec<&Case> =
        stories.iter().map(|story| &story.case).filter(|case| next_due(case).is_some()).collect();
    let like = |nth: usize| {
        let like = open[nth % open.len()];
        Case { case: format!("c-{nth:07}").parse().expect("an id"), ..like.clone() }
    };
    (0..CASES).map(like).collect()
}

pub(crate) fn measure(stories: &[Story]) {
    let cases = cases(stories);
    let start = Instant::now();
    let index: DueIndex = cases.iter().collect();
    println!("{CASES} cases that wait for something: the index is built in {:.1?}", start.elapsed());
    let mut instants: Vec<_> = cases.iter().filter_map(next_due).collect();
    instants.sort_unstable();
    for share in [1000, 100, 10, 2] {
        let Some(now) = instants.get(CASES / share).copied() else { continue };
        let found = index.due(now).count();
        let times =
            (0..ROUNDS).map(|_| time(|| index.due(now).map(|(_, case)| case.as_str().len() as u64).sum()));
        let each = median(times.collect()).as_secs_f64() * 1e9 / found as f64;
        println!("  due by then: {found:>7}, {each:.1} ns for each");
    }
    let start = Instant::now();
    let scanned =
        cases.iter().filter(|case| next_due(case).is_some_and(|due| due <= instants[CASES / 100])).count();
    println!("  beside it: looking at every case finds {scanned} in {:.1?}", start.elapsed());
}
