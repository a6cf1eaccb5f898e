//! Random items: on the list for a while or always, with limits by tier and season, some of them in stages.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::rules::length;
use super::urgency::{UrgentRules, urgency};

/// The items of a random scheme: one of each nature.
pub const ITEMS: [&str; 3] = ["dispute.neighbour", "hazard.workplace", "agency.dilapidated-house"];

/// The tiers of the preset, apex first.
pub(super) const TIERS: [&str; 4] = ["town", "grid1", "grid2", "grid3"];

/// Days on which stories begin, and those after them.
const DAYS: [&str; 6] = ["2026-02-12", "2026-03-05", "2026-03-06", "2026-03-11", "2026-12-21", "2026-12-22"];

/// Seasons that begin, end or lie within the span of stories.
const SEASONS: [&str; 6] =
    ["03-05..03-10", "03-06..03-06", "12-30..02-12", "02-13..04-01", "03-11..12-21", "12-01..03-05"];

/// What is random about an item.
#[derive(Clone, Debug)]
pub(super) struct ItemRules {
    start: usize,
    own_ceiling: Option<usize>,
    from: Option<&'static str>,
    until: Option<&'static str>,
    accept: Option<String>,
    handle: [String; 4],
    season: Option<SeasonRules>,
    staged: Option<([String; 2], bool)>,
    urgent: UrgentRules,
    channels: Option<&'static [&'static str]>,
    evaluated: bool,
    evidence: &'static [&'static str],
    support: &'static [&'static str],
}

/// Limits of a season: some for every tier, and one to handle on a single tier.
#[derive(Clone, Debug)]
struct SeasonRules {
    season: &'static str,
    accept: Option<String>,
    handle: Option<String>,
    tier: usize,
    there: String,
}

impl ItemRules {
    /// The tier it may climb to: its own, or that of its nature.
    pub(super) fn ceiling(&self, nature: usize) -> usize {
        self.own_ceiling.unwrap_or(nature)
    }

    /// The item of the preset with these limits and nothing else of its own.
    pub(super) fn document(&self, preset: &Value, ceiling: usize) -> Value {
        let ceiling = self.ceiling(ceiling);
        let kept = ["code", "name", "category", "kind", "nature", "basis"];
        let mut item: Value = kept.iter().map(|field| ((*field).to_owned(), preset[field].clone())).collect();
        item["start"] = json!(TIERS[self.start.max(ceiling)]);
        let own = self.own_ceiling.map(|own| TIERS[own]);
        for (field, given) in [("ceiling", own), ("from", self.from), ("until", self.until)] {
            if let Some(given) = given {
                item[field] = json!(given);
            }
        }
        item["lead"] = json!("police");
        item["support"] = json!(self.support);
        item["evaluated"] = json!(self.evaluated);
        item["evidence"] = json!(self.evidence);
        if let Some(channels) = self.channels {
            item["channels"] = json!(channels);
        }
        self.urgent.write(&mut item);
        let (accept, handle) = (self.accept_rows(), self.handle_rows());
        match &self.staged {
            None => item["limit"] = accept.into_iter().chain(handle).collect(),
            Some(([second, third], in_order)) => {
                item["limit"] = json!(accept);
                item["stages_in_order"] = json!(in_order);
                item["stage"] = json!([
                    {"code": "first", "name": "先行处置", "limit": handle},
                    {"code": "second", "name": "后续处置", "limit": [{"handle": second}]},
                    {"code": "third", "name": "收尾", "limit": [{"handle": third}, {"tier": "grid2", "handle": second}]},
                ]);
            }
        }
        item
    }

    fn accept_rows(&self) -> Vec<Value> {
        let plain = self.accept.as_ref().map(|accept| json!({"accept": accept}));
        let in_season = self
            .season
            .as_ref()
            .and_then(|rules| Some(json!({"season": rules.season, "accept": rules.accept.as_ref()?})));
        plain.into_iter().chain(in_season).chain(self.urgent.accept_rows()).collect()
    }

    fn handle_rows(&self) -> Vec<Value> {
        let by_tier = TIERS.iter().zip(&self.handle).take(3);
        let mut rows: Vec<Value> =
            by_tier.map(|(tier, handle)| json!({"tier": tier, "handle": handle})).collect();
        rows.push(json!({"handle": self.handle[3]}));
        if let Some(rules) = &self.season {
            rows.push(json!({"season": rules.season, "tier": TIERS[rules.tier], "handle": rules.there}));
            rows.extend(rules.handle.iter().map(|handle| json!({"season": rules.season, "handle": handle})));
        }
        rows.extend(self.urgent.handle_rows());
        rows
    }
}

/// Any random item.
pub(super) fn item() -> impl Strategy<Value = ItemRules> {
    let evidence = prop::sample::select(vec![&[][..], &["photo"], &["receipt", "photo"]]);
    let support = prop::sample::select(vec![&[][..], &["fire"], &["fire", "justice"]]);
    let handle = prop::array::uniform4(length());
    let own_ceiling = prop_oneof![3 => Just(None), 1 => (0..4_usize).prop_map(Some)];
    let accept = prop::option::of(length());
    let staged = prop::option::weighted(0.4, ([length(), length()], any::<bool>()));
    let channels = prop::sample::select(vec![
        None,
        None,
        Some(&["visit", "sensor", "patrol"][..]),
        Some(&["walk-in", "visit"][..]),
    ]);
    let rest = (prop::option::of(season()), staged, term(), urgency(), channels);
    (0..4_usize, own_ceiling, accept, handle, rest, any::<bool>(), (evidence, support)).prop_map(
        |(start, own_ceiling, accept, handle, rest, evaluated, (evidence, support))| {
            let (season, staged, (from, until), urgent, channels) = rest;
            ItemRules {
                start,
                own_ceiling,
                from,
                until,
                accept,
                handle,
                season,
                staged,
                urgent,
                channels,
                evaluated,
                evidence,
                support,
            }
        },
    )
}

/// When an item is on the list: half of them always.
fn term() -> impl Strategy<Value = (Option<&'static str>, Option<&'static str>)> {
    prop_oneof![
        5 => Just((None, None)),
        1 => prop::sample::select(&DAYS[..]).prop_map(|from| (Some(from), None)),
        1 => prop::sample::select(&DAYS[..]).prop_map(|until| (None, Some(until))),
        1 => prop::sample::subsequence(&DAYS[..], 2).prop_map(|days| (Some(days[0]), Some(days[1]))),
    ]
}

fn season() -> impl Strategy<Value = SeasonRules> {
    let lengths = (prop::option::of(length()), prop::option::of(length()), length());
    (prop::sample::select(&SEASONS[..]), 0..4_usize, lengths).prop_map(
        |(season, tier, (accept, handle, there))| SeasonRules { season, accept, handle, tier, there },
    )
}
