//! The items of all editions, each with what narrows and weighs its cases.

use std::collections::BTreeMap;

use super::field::NONE;
use crate::scheme::{Edition, ItemKind, Nature, Scheme};
use crate::tally::World;
use crate::tally::block::day;
use crate::value::{Code, Offset};

/// What is known of an item, as one edition has it.
#[derive(Clone, Debug)]
pub(super) struct ItemFacts {
    pub(super) code: Code,
    pub(super) category: Code,
    pub(super) kind: ItemKind,
    pub(super) nature: Nature,
    /// The edition in force, which need not be the one that has the item.
    pub(super) edition: usize,
}

/// The items of all editions, and the codes that cases bear besides.
#[derive(Clone, Debug)]
pub(super) struct Catalogue {
    /// The codes of items, each once.
    pub(super) codes: Vec<Code>,
    /// For each edition and code what is known of it.
    pub(super) items: Vec<ItemFacts>,
    pub(super) severities: Vec<Code>,
    pub(super) channels: Vec<Code>,
    /// From when each edition holds, in time order.
    from: Vec<i32>,
}

impl Catalogue {
    pub(super) fn of(world: &World<'_>) -> Self {
        let editions: Vec<&Scheme> = world.editions().collect();
        let mut codes: Vec<Code> =
            editions.iter().flat_map(|edition| edition.items()).map(|item| item.code.clone()).collect();
        codes.sort_unstable();
        codes.dedup();
        let mut items = Vec::with_capacity(codes.len() * editions.len());
        for (at, _) in editions.iter().enumerate() {
            let (before, after) = editions.split_at_checked(at + 1).unwrap_or_default();
            for code in &codes {
                // Of an item that the edition does not have the last one before says it, else the first one after.
                let found = before.iter().rev().chain(after).find_map(|edition| edition.item(code));
                items.extend(found.map(|item| ItemFacts {
                    code: code.clone(),
                    category: item.category.clone(),
                    kind: item.kind,
                    nature: item.nature,
                    edition: at,
                }));
            }
        }
        let severities =
            editions.iter().flat_map(|edition| edition.severities()).map(|severity| severity.code.clone());
        let channels =
            editions.iter().flat_map(|edition| edition.channels()).map(|channel| channel.code.clone());
        Self {
            severities: once(severities),
            channels: once(channels),
            from: editions.iter().map(|edition| edition.edition().from.days()).collect(),
            codes,
            items,
        }
    }

    /// The edition by which a case is judged that was reported at so many milliseconds since 1970: the last one begun by
    /// that day, else the first.
    pub(super) fn edition_at(&self, at: i64, offset: Offset) -> usize {
        // Mostly there is one, and no need to know the day.
        if self.from.len() < 2 {
            return 0;
        }
        let day = day(at, offset);
        self.from.partition_point(|from| *from <= day).saturating_sub(1)
    }

    /// The place of an edition in time order.
    pub(super) fn edition(&self, world: &World<'_>, edition: &Edition) -> Option<usize> {
        world.editions().position(|known| known.edition() == edition)
    }

    /// The number of an item in an edition, by its place among the codes.
    pub(super) fn number(&self, edition: usize, place: usize) -> u32 {
        u32::try_from(edition * self.codes.len() + place).unwrap_or(NONE)
    }

    /// The number of an item in an edition.
    pub(super) fn find(&self, edition: usize, code: &Code) -> Option<u32> {
        self.codes.binary_search(code).ok().map(|place| self.number(edition, place))
    }

    /// What is known of an item by its number.
    pub(super) fn item(&self, number: u32) -> Option<&ItemFacts> {
        self.items.get(number as usize)
    }
}

/// Each code once, in declared order.
fn once(codes: impl Iterator<Item = Code>) -> Vec<Code> {
    let (mut met, mut kept) = (BTreeMap::new(), Vec::new());
    for code in codes {
        met.entry(code.clone()).or_insert_with(|| kept.push(code));
    }
    kept
}
