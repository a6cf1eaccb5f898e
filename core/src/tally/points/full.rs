//! How many members used a cap up (R9).

use std::collections::BTreeMap;

use super::purse::PursePoints;
use super::tariff::{Judged, Most};
use crate::scheme::CapOf;
use crate::value::{Code, Instant, Period};

/// A cap in one of its periods: how many members have records under it, and how many of them used it up.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CapUse {
    /// The cap.
    pub cap: Code,
    /// The period.
    pub period: Period,
    /// Members with a live record that a rule under the cap serves and that comes to something.
    pub members: u64,
    /// Those of them of whose credits it leaves nothing.
    pub full: u64,
}

impl PursePoints<'_> {
    /// Of every cap that is counted for each member or account apart, and for all of time together or in one of its
    /// periods: how many members used it up, of the records in a period. By cap and period; empty if credits are not
    /// kept. O(rows · log rows).
    #[must_use]
    pub fn cap_uses(&self, within: Period) -> Vec<CapUse> {
        let tariff = &self.points.tariff;
        let (offset, Some(credits)) = (tariff.world.offset(), self.credits()) else { return Vec::new() };
        let span = within.span(offset);
        let mut uses: Vec<(&Code, Period, u32, i64, Most)> = Vec::new();
        self.points.each(|facts| {
            let Judged::Earns(number, _) = self.judged(facts) else { return };
            let (Some(rule), Ok(at)) = (self.purse.rule(number), Instant::from_millis(facts.at)) else {
                return;
            };
            let scheme = tariff.editions.get(rule.edition as usize);
            if rule.household || !span.contains(&facts.at) {
                return;
            }
            for capped in &rule.caps {
                let Some(cap) = scheme.and_then(|scheme| scheme.caps().get(capped.place)) else { continue };
                if matches!(cap.of, CapOf::Member | CapOf::Account) {
                    let period = Period::containing(cap.per, at, offset);
                    let credit = credits.get(facts.row).copied().unwrap_or_default();
                    uses.push((&cap.code, period, facts.situation.member, credit, capped.most));
                }
            }
        });
        uses.sort_unstable_by_key(|(cap, period, member, ..)| (*cap, *period, *member));
        let mut found: BTreeMap<(&Code, Period), (u64, u64)> = BTreeMap::new();
        for own in uses.chunk_by(|one, other| (one.0, one.1, one.2) == (other.0, other.1, other.2)) {
            let Some((cap, period, _, _, most)) = own.last() else { continue };
            let (members, full) = found.entry((cap, *period)).or_default();
            let sum: i128 = own.iter().map(|(_, _, _, credit, _)| i128::from(*credit)).sum();
            let times = own.iter().filter(|(_, _, _, credit, _)| *credit > 0).count() as u64;
            *members += 1;
            *full += u64::from(match most {
                Most::Points(most) => sum >= i128::from(*most),
                Most::Times(most) => times >= *most,
            });
        }
        let each = |((cap, period), (members, full)): ((&Code, Period), (u64, u64))| CapUse {
            cap: cap.clone(),
            period,
            members,
            full,
        };
        found.into_iter().map(each).collect()
    }
}
