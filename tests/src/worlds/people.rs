//! A small organisation: units on four tiers, members who come and go, households with accounts, plans in force.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::days::{DAYS, meet, span, two};
use super::scheme::TIERS;

/// The units, each with its tier and, below the apex, its parent.
pub(super) const UNITS: [(&str, usize, Option<&str>); 9] = [
    ("a", 0, None),
    ("a-1", 1, Some("a")),
    ("a-1-1", 2, Some("a-1")),
    ("a-1-1-1", 3, Some("a-1-1")),
    ("a-2", 1, Some("a")),
    ("a-1-2", 2, Some("a-1")),
    ("b", 0, None),
    ("b-1", 1, Some("b")),
    ("a-1-1-2", 3, Some("a-1-1")),
];
/// The roles, which serve on every tier.
pub(super) const ROLES: [&str; 2] = ["worker", "head"];
/// The tags.
pub(super) const TAGS: [&str; 2] = ["mediator", "medic"];
/// The plans, which exist for every tier.
pub(super) const PLANS: [&str; 2] = ["flood", "heat"];
/// The members; the first is always enrolled.
pub(super) const MEMBERS: [&str; 5] = ["m-1", "m-2", "m-3", "m-4", "m-5"];
/// The households.
pub(super) const HOUSEHOLDS: [&str; 3] = ["h-1", "h-2", "h-3"];

/// Two days.
type Days = (usize, usize);

/// Who stands where.
#[derive(Clone, Debug)]
pub(super) struct People {
    units: usize,
    /// Member, as what (the roles, then the two enrolments), where, when.
    serving: Vec<(usize, usize, usize, Days)>,
    tags: Vec<(usize, usize, Days)>,
    accounts: Vec<(usize, Days)>,
    active: Vec<(usize, usize, Days)>,
}

/// A span of days as rows write it.
type Span = (&'static str, Option<&'static str>);

/// Rows that do not meet an earlier one of the same key.
fn apart<K: PartialEq>(rows: impl Iterator<Item = (K, Span)>) -> Vec<(K, Span)> {
    let mut kept: Vec<(K, Span)> = Vec::new();
    for (key, span) in rows {
        if !kept.iter().any(|(other, days)| *other == key && meet(*days, span)) {
            kept.push((key, span));
        }
    }
    kept
}

fn dated(mut row: Value, (from, until): Span) -> Value {
    row["from"] = json!(from);
    until.iter().for_each(|until| row["until"] = json!(until));
    row
}

impl People {
    /// The units that there are.
    pub(super) fn units(&self) -> &'static [(&'static str, usize, Option<&'static str>)] {
        &UNITS[..self.units]
    }

    /// Posts and enrolments: (member, as what, where) and when.
    fn serving(&self) -> Vec<((usize, usize, usize), Span)> {
        let always = ((0, ROLES.len(), 0), ("2025-12-01", None));
        let rows = self.serving.iter().map(|(member, what, unit, days)| {
            let at = if *what < ROLES.len() { unit % self.units } else { 0 };
            ((*member, *what, at), span(*days))
        });
        apart([always].into_iter().chain(rows))
    }

    /// The days, by their places, on which a member serves.
    pub(super) fn days_of(&self, member: usize) -> Vec<usize> {
        let serving = self.serving();
        let own = |day: &str| {
            let on = |(from, until): Span| from <= day && until.is_none_or(|until| day < until);
            serving.iter().any(|((own, ..), span)| *own == member && on(*span))
        };
        (0..DAYS.len()).filter(|day| own(DAYS[*day])).collect()
    }

    /// The organisation, with accounts of households if there is a purse for them.
    pub(super) fn org(&self, households: bool) -> Value {
        let unit = |(id, tier, parent): &(&str, usize, Option<&str>)| {
            let mut unit = json!({"id": id, "tier": TIERS[*tier]});
            parent.iter().for_each(|parent| unit["parent"] = json!(parent));
            unit
        };
        let (mut posts, mut enrolments) = (Vec::new(), Vec::new());
        for ((member, what, unit), span) in self.serving() {
            let member = MEMBERS[member];
            if let Some(role) = ROLES.get(what) {
                posts.push(dated(json!({"member": member, "role": role, "unit": UNITS[unit].0}), span));
            } else {
                let r#as = if what == ROLES.len() { "volunteer" } else { "party-member" };
                enrolments.push(dated(json!({"member": member, "as": r#as}), span));
            }
        }
        let serves = |member: &usize| self.serving().iter().any(|((own, ..), _)| own == member);
        let tags = self.tags.iter().filter(|(member, ..)| serves(member));
        let tags = apart(tags.map(|(member, tag, days)| ((MEMBERS[*member], TAGS[*tag]), span(*days))));
        let tag = |((member, tag), span): &((&str, &str), Span)| {
            dated(json!({"member": member, "tag": tag}), *span)
        };
        let accounts = self.accounts.iter().filter(|_| households);
        let accounts = apart(accounts.map(|(household, days)| (HOUSEHOLDS[*household], span(*days))));
        let account =
            |(household, span): &(&str, Span)| dated(json!({"household": household, "purse": "home"}), *span);
        json!({
            "units": self.units().iter().map(unit).collect::<Vec<_>>(),
            "posts": posts,
            "enrolments": enrolments,
            "tags": tags.iter().map(tag).collect::<Vec<_>>(),
            "households": HOUSEHOLDS.map(|id| json!({"id": id, "unit": "a"})),
            "accounts": accounts.iter().map(account).collect::<Vec<_>>(),
        })
    }

    /// Where plans are active when.
    pub(super) fn activations(&self) -> Value {
        let rows = self.active.iter().map(|(plan, unit, days)| ((*plan, unit % self.units), span(*days)));
        let row = |((plan, unit), span): &((usize, usize), Span)| {
            let row =
                json!({"plan": PLANS[*plan], "unit": UNITS[*unit].0, "by": MEMBERS[0], "basis": "通知"});
            dated(row, *span)
        };
        json!({"activations": apart(rows).iter().map(row).collect::<Vec<_>>()})
    }
}

/// Who stands where.
pub(super) fn people() -> impl Strategy<Value = People> {
    let (member, unit) = (|| 0..MEMBERS.len(), || 0..UNITS.len());
    let what = 0..ROLES.len() + 2;
    let serving = prop::collection::vec((member(), what, unit(), two()), 0..10);
    let tags = prop::collection::vec((member(), 0..TAGS.len(), two()), 0..6);
    let accounts = prop::collection::vec((0..HOUSEHOLDS.len(), two()), 0..5);
    let active = prop::collection::vec((0..PLANS.len(), unit(), two()), 0..4);
    (1..=UNITS.len(), serving, tags, accounts, active).prop_map(|(units, serving, tags, accounts, active)| {
        People { units, serving, tags, accounts, active }
    })
}
