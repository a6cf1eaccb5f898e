//! Random ledgers of several cases in one world, and what is asked of them.

use proptest::prelude::*;
use wangge::case::{Event, Happening};
use wangge::scheme::{
    CaseField, CaseWeight, ItemKind, MarkWord, Measure, Narrowing, Nature, Scheme, TierNo, What,
};
use wangge::value::{Code, Period, PeriodKind, Ratio};

use crate::stories::{
    Story, World, appealed, called, joined, judged, mistaken, paced, resting, story, tell, world,
};

/// The events of some cases, those of each in order.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// Where they play.
    pub world: &'static World,
    /// The events of each case.
    pub cases: Vec<Vec<Event>>,
    /// All of them, mixed.
    pub events: Vec<Event>,
}

/// Ledgers of at most so many stories of two cases each.
pub fn ledger(most: usize) -> impl Strategy<Value = Ledger> {
    let one = prop_oneof![
        3 => story(20),
        2 => judged(14),
        1 => resting(10),
        2 => appealed(8),
        1 => joined(6),
        1 => called(8),
        1 => paced(8),
        1 => mistaken(8),
    ];
    let mixed = prop::collection::vec(any::<prop::sample::Index>(), 0..200);
    (world(), prop::collection::vec(one, 1..=most), mixed).prop_map(|(world, stories, picks)| {
        let mut cases: Vec<Vec<Event>> = Vec::new();
        for (nth, story) in stories.into_iter().enumerate() {
            let told = tell(&Story { world, ..story });
            cases.extend(told.streams().into_iter().map(|events| renamed(events, nth)));
        }
        cases.retain(|events| !events.is_empty());
        let events = mixed_up(&cases, &picks);
        Ledger { world, cases, events }
    })
}

/// The events of a story, their cases named after it.
fn renamed(events: Vec<Event>, nth: usize) -> Vec<Event> {
    let mut events = events;
    let name = |id: &mut wangge::value::CaseId| *id = format!("{id}-{nth}").parse().unwrap();
    for event in &mut events {
        name(&mut event.case);
        match &mut event.what {
            Happening::Merged { into } => name(into),
            Happening::Joined { from, .. } => name(from),
            _ => {}
        }
    }
    events
}

/// All events, those of each case in order.
pub fn mixed_up(cases: &[Vec<Event>], picks: &[prop::sample::Index]) -> Vec<Event> {
    let mut left: Vec<std::slice::Iter<'_, Event>> = cases.iter().map(|events| events.iter()).collect();
    let mut mixed = Vec::new();
    for pick in picks {
        if !left.is_empty() {
            let at = pick.index(left.len());
            mixed.extend(left[at].next().cloned());
        }
    }
    left.into_iter().for_each(|rest| mixed.extend(rest.cloned()));
    mixed
}

/// A period in which, or at the end of which, something happens.
pub fn period(events: &[Event], pick: &prop::sample::Index, kind: u8, world: &World) -> Period {
    let kinds = [PeriodKind::Day, PeriodKind::Day, PeriodKind::Week, PeriodKind::Month, PeriodKind::All];
    let at = events[pick.index(events.len())].at.instant();
    let period = Period::containing(kinds[usize::from(kind) % kinds.len()], at, world.scheme.offset());
    if kind >= 128 { period.previous().unwrap_or(period) } else { period }
}

/// Every measure of cases.
pub fn every_measure() -> Vec<What> {
    let mut all = vec![
        What::Reported,
        What::Accepted,
        What::Resolved,
        What::Closed,
        What::Rejected,
        What::Merged,
        What::Open,
        What::OpenOverdue,
        What::Backlog { months: 1 },
        What::ResolutionShare,
        What::OnTimeShare,
        What::Breaches,
        What::Returns,
        What::ReopenShare,
        What::AccurateDispatchShare,
        What::PartnerAnswerShare,
        What::FirstResponse,
        What::BestMarkShare,
    ];
    all.extend(TierNo::all().map(|within| What::SettledInPlace { within }));
    all.extend(MarkWord::ALL.iter().map(|mark| What::Mark { mark: *mark }));
    all
}

/// How a measure is narrowed and weighted, at random.
#[derive(Clone, Debug)]
pub struct Sort {
    lists: [u8; 6],
    weights: Vec<(u8, u8, u8)>,
}

/// Any narrowing and weighting; half of them none.
pub fn sort() -> impl Strategy<Value = Sort> {
    let list = prop_oneof![4 => Just(0_u8), 1 => any::<u8>()];
    let weights = prop::collection::vec((0..6_u8, any::<u8>(), 0..5_u8), 0..4);
    let weights = prop_oneof![1 => Just(Vec::new()), 1 => weights];
    (prop::array::uniform6(list), weights).prop_map(|(lists, weights)| Sort { lists, weights })
}

/// The entries of a list whose bits are set.
fn picked<T: Clone>(all: &[T], bits: u8) -> Vec<T> {
    all.iter().enumerate().filter(|(at, _)| bits >> (at % 8) & 1 == 1).map(|(_, one)| one.clone()).collect()
}

impl Sort {
    /// The measure of such cases.
    pub fn of(&self, what: What, scheme: &Scheme) -> Measure {
        let categories: Vec<Code> = scheme.categories().iter().map(|kind| kind.code.clone()).collect();
        let items: Vec<Code> = scheme.items().iter().map(|item| item.code.clone()).collect();
        let severities: Vec<Code> =
            scheme.severities().iter().map(|severity| severity.code.clone()).collect();
        let channels: Vec<Code> = scheme.channels().iter().map(|channel| channel.code.clone()).collect();
        let words =
            |words: Vec<&str>| -> Vec<Code> { words.iter().map(|word| word.parse().unwrap()).collect() };
        let kinds = words(ItemKind::ALL.iter().map(|kind| kind.as_str()).collect());
        let natures = words(Nature::ALL.iter().map(|nature| nature.as_str()).collect());
        let lists = self.lists;
        let cases = Narrowing {
            categories: picked(&categories, lists[0]),
            items: picked(&items, lists[1]),
            kinds: picked(ItemKind::ALL, lists[2]),
            natures: picked(Nature::ALL, lists[3]),
            severities: picked(&severities, lists[4]),
            channels: picked(&channels, lists[5]),
        };
        let all = [categories, items, kinds, natures, severities, channels];
        let weight = |(field, bits, factor): &(u8, u8, u8)| CaseWeight {
            by: CaseField::ALL[usize::from(*field)],
            values: picked(&all[usize::from(*field)], *bits),
            factor: [(0, 1), (3, 2), (1, 3), (7, 1), (123, 100)]
                .map(|(num, den)| Ratio::new(num, den).unwrap())[usize::from(*factor)],
        };
        Measure { what, cases, weights: self.weights.iter().map(weight).collect() }
    }
}
