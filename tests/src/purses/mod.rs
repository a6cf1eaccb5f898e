//! Small worlds of one purse: editions of a scheme, members and households, records, redemptions.

mod deeds;
mod rules;

use std::fmt;
use std::sync::Arc;

use proptest::prelude::*;
use serde_json::{Value, json};
use wangge::org::Org;
use wangge::scheme::{History, Scheme};
use wangge::tally::{AccountId, Activities, ActivityRow, CancelRow, RedemptionRow, World};
use wangge::value::{Code, Instant};

use crate::model::account::judge;

/// From when somebody is enrolled, and until when.
pub type Term<'t> = (&'t str, Option<&'t str>);

/// The code of the purse.
pub const PURSE: &str = "points";
/// The members, each with the day from which it serves.
pub const MEMBERS: [(&str, &str); 4] =
    [("m-0", "2020-01-01"), ("m-1", "2020-01-01"), ("m-2", "2026-02-10"), ("m-3", "2026-03-01")];
/// The households, each with the days between which it is enrolled in a purse of households, if it is.
pub const HOUSEHOLDS: [(&str, Option<Term<'_>>); 4] = [
    ("h-0", Some(("2020-01-01", None))),
    ("h-1", Some(("2026-02-01", Some("2026-04-10")))),
    ("h-2", Some(("2026-01-20", None))),
    ("h-3", None),
];
/// The units.
pub const UNITS: [(&str, &str, Option<&str>); 3] =
    [("a", "town", None), ("a-1", "village", Some("a")), ("a-2", "village", Some("a"))];

/// Milliseconds of half a day: all instants lie so far apart, so that many are the same.
pub const STEP: i64 = 43_200_000;
/// How many half days there are, from [`begin`].
pub const STEPS: i64 = 400;

/// The first instant at which something happens.
pub fn begin() -> i64 {
    Instant::parse("2026-01-01T00:00:00+08:00").expect("an instant").millis()
}

/// The instant so many half days after the first.
pub fn instant(steps: i64) -> Instant {
    Instant::from_millis(begin() + steps * STEP).expect("an instant in this year")
}

/// A world, and what happens in it.
#[derive(Clone)]
pub struct Town {
    documents: Vec<Value>,
    history: Arc<History>,
    org: Arc<Org>,
    /// The records, by the order they were given in.
    pub rows: Vec<ActivityRow>,
    /// The requests.
    pub redemptions: Vec<RedemptionRow>,
    /// What may cancel them: perhaps one that was refused.
    pub cancels: Vec<CancelRow>,
}

impl fmt::Debug for Town {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for document in &self.documents {
            writeln!(f, "{document}")?;
        }
        for row in &self.rows {
            let (at, filed) = (row.at.millis(), row.filed_at.map(Instant::millis).unwrap_or(row.at.millis()));
            let (at, filed) = ((at - begin()) / STEP, (filed - begin()) / STEP);
            writeln!(
                f,
                "{} {} {} {} x{} at {at} filed {filed} {:?} {:?}",
                row.id, row.member, row.unit, row.kind, row.quantity, row.target, row.reverses
            )?;
        }
        for row in &self.redemptions {
            let at = (row.at.millis() - begin()) / STEP;
            writeln!(f, "{} {} {} x{} at {at}", row.id, row.account, row.good, row.pieces)?;
        }
        for row in &self.cancels {
            writeln!(f, "{} cancels {} at {}", row.id, row.cancels, (row.at.millis() - begin()) / STEP)?;
        }
        Ok(())
    }
}

impl Town {
    /// The world.
    pub fn world(&self) -> World<'_> {
        World::with_history(&self.history, &self.org)
    }

    /// The records as a table.
    pub fn activities(&self) -> Activities<'_> {
        Activities::from_rows(&self.rows, &self.world()).expect("records without fault")
    }

    /// The accounts that there can be.
    pub fn accounts() -> Vec<AccountId> {
        let member = |(id, _): &(&str, &str)| AccountId::Member(id.parse().expect("an id"));
        let household = |(id, _): &(&str, _)| AccountId::Household(id.parse().expect("an id"));
        MEMBERS.iter().map(member).chain(HOUSEHOLDS.iter().map(household)).collect()
    }

    /// Whether the purse is one of households, in the first edition.
    fn of_households(&self) -> bool {
        self.documents[0]["purse"][0]["of"] == json!("households")
    }

    /// The same world without cancellations of what was refused.
    pub fn sound(mut self) -> Self {
        let requests = (&self.redemptions[..], &self.cancels[..]);
        if let Err(wrong) = judge(&self.world(), &purse(), &self.rows, requests, i64::MAX) {
            self.cancels.retain(|row| !wrong.contains(&row.id));
        }
        self
    }

    /// The same world, to whose records something was done.
    pub fn with_rows(&self, rows: Vec<ActivityRow>) -> Self {
        Self { rows, ..self.clone() }
    }

    /// The world of these documents, in which nothing happens.
    pub fn of(documents: Vec<Value>) -> Self {
        let read = |document: &Value| {
            Scheme::read(&document.to_string()).unwrap_or_else(|faults| panic!("{faults:?}\n{document}"))
        };
        let schemes: Vec<Scheme> = documents.iter().map(read).collect();
        let of_households =
            |scheme: &&Scheme| scheme.purses().iter().any(|purse| purse.of.as_str() == "households");
        let of_households = schemes.iter().find(of_households);
        let org = org(of_households.is_some()).to_string();
        let org = Org::read(&org, of_households.unwrap_or(&schemes[0]))
            .unwrap_or_else(|faults| panic!("{faults:?}"));
        let history = History::new(schemes).expect("editions one after the other");
        let (rows, redemptions, cancels) = (Vec::new(), Vec::new(), Vec::new());
        Self { documents, history: Arc::new(history), org: Arc::new(org), rows, redemptions, cancels }
    }
}

/// The code of the purse.
pub fn purse() -> Code {
    PURSE.parse().expect("a code")
}

fn org(enrolled: bool) -> Value {
    let unit = |(id, tier, parent): &(&str, &str, Option<&str>)| match parent {
        Some(parent) => json!({"id": id, "tier": tier, "parent": parent}),
        None => json!({"id": id, "tier": tier}),
    };
    let account = |(id, span): &(&str, Option<(&str, Option<&str>)>)| {
        span.map(|(from, until)| match until {
            Some(until) => json!({"household": id, "purse": PURSE, "from": from, "until": until}),
            None => json!({"household": id, "purse": PURSE, "from": from}),
        })
    };
    let (posts, enrolments) = MEMBERS.split_at(2);
    let accounts: Vec<Value> = HOUSEHOLDS.iter().filter_map(account).filter(|_| enrolled).collect();
    json!({
        "units": UNITS.iter().map(unit).collect::<Vec<_>>(),
        "posts": posts.iter().map(|(id, from)| json!({"member": id, "role": "clerk", "unit": "a-1", "from": from}))
            .collect::<Vec<_>>(),
        "enrolments": enrolments.iter().map(|(id, from)| json!({"member": id, "as": "volunteer", "from": from}))
            .collect::<Vec<_>>(),
        "households": HOUSEHOLDS.iter().map(|(id, _)| json!({"id": id, "unit": "a-1"})).collect::<Vec<_>>(),
        "accounts": accounts,
    })
}

/// Worlds of one or two editions, with records.
pub fn town() -> impl Strategy<Value = Town> {
    (rules::editions(), deeds::deeds(), deeds::requests())
        .prop_map(|(documents, deeds, requests)| deeds::happen(Town::of(documents), &deeds, &requests))
}

/// Such worlds, in which only what was granted is cancelled.
pub fn sound_town() -> impl Strategy<Value = Town> {
    town().prop_map(Town::sound)
}

/// A document with these sections beside what every one needs; what it says again takes the place of that.
pub fn document(sections: &Value) -> Value {
    rules::document(sections)
}
