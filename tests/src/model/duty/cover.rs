//! The targets a duty covers (D1).

use std::collections::BTreeSet;

use wangge::org::{LinkEnd, Unit};
use wangge::scheme::{Checklist, Coverage, Place};

use super::{Asked, Duties};

impl<'a> Duties<'a> {
    /// How many targets there are, and those of them that are to be covered.
    pub(super) fn cover(&self, asked: &Asked<'a>, coverage: &Coverage) -> (usize, BTreeSet<String>) {
        let org = self.world.org();
        let day = asked.period.last_day();
        let below: Vec<Unit<'a>> = org.units().filter(|unit| asked.unit.contains(*unit)).collect();
        let homes = org.households().iter();
        let homes =
            homes.filter(|home| below.iter().any(|unit| *unit.id() == home.unit)).map(|home| &home.id);
        let all: BTreeSet<String> = match coverage {
            Coverage::Households => homes.map(ToString::to_string).collect(),
            Coverage::Groups { groups } => {
                let is_of = |home: &&_| org.groups_of(home, day).any(|group| groups.contains(group));
                homes.filter(is_of).map(ToString::to_string).collect()
            }
            Coverage::Contacts { link } => {
                let links = org.links().iter().filter(|row| row.kind == *link && row.span.contains(day));
                let own = links.filter(|row| {
                    asked.member.is_some_and(|member| row.source == LinkEnd::Member(member.clone()))
                });
                own.map(|row| row.target.id().to_owned()).collect()
            }
            Coverage::Points { checklist } => {
                let list = asked.edition.checklists().iter().find(|list| list.code == *checklist);
                list.filter(|list| list.is_on(day)).map(|list| points(list, &below)).unwrap_or_default()
            }
            Coverage::Closed { share } => {
                let of = |at: wangge::value::Instant| at.local(self.world.offset()).0;
                let there = |id: &_| below.iter().any(|unit| unit.id() == id);
                let closed = self.closed.iter().filter(|row| there(&row.origin));
                let closed = closed
                    .filter(|row| asked.period.first_day() <= of(row.closed_at) && of(row.closed_at) <= day);
                let all: BTreeSet<String> = closed.map(|row| row.case.to_string()).collect();
                // Half away from zero, at least one of some.
                let (count, num, den) = (all.len() as i64, share.num(), share.den());
                let rounded = (2 * count * num + den) / (2 * den);
                let wanted = if count == 0 { 0 } else { rounded.max(1) };
                return (all.len(), all.into_iter().take(usize::try_from(wanted).unwrap()).collect());
            }
        };
        (all.len(), all)
    }
}

fn points(list: &Checklist, below: &[Unit<'_>]) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for point in &list.points {
        for unit in below {
            match &point.place {
                Place::Unit(id) if id == unit.id() => all.insert(format!("{}/{}", list.code, point.code)),
                Place::Tier(tier) if *tier == unit.tier() => {
                    all.insert(format!("{}/{}@{}", list.code, point.code, unit.id()))
                }
                _ => false,
            };
        }
    }
    all
}
