//! Random townships with duties (D1–D4): editions of a small scheme, an organisation, plans in force, records, cases
//! that were closed.

mod records;
mod scheme;
pub(crate) mod town;
mod when;

use std::fmt;

use proptest::prelude::*;
use wangge::org::{Activations, Org};
use wangge::scheme::{History, Scheme};
use wangge::tally::duty::{ClosedCase, DutyBook};
use wangge::tally::{Activities, ActivityRow, World};
use wangge::value::Offset;

pub use records::{KINDS, row};
pub use scheme::{GROUPS, document};
pub use town::org;
pub use when::{period, periods};

/// A township and what is recorded of its service.
pub struct Township {
    /// The editions of its scheme.
    pub history: History,
    /// Its organisation.
    pub org: Org,
    /// Which plans are active where and when.
    pub activations: Activations,
    /// The records.
    pub rows: Vec<ActivityRow>,
    /// The cases that were closed.
    pub closed: Vec<ClosedCase>,
    documents: Vec<String>,
}

impl Township {
    /// The township of documents without fault: editions, and under the first of them organisation and activations.
    pub fn new(editions: &[String], org: &str, activations: &str) -> Self {
        let read = |text: &String| Scheme::read(text).unwrap_or_else(|faults| panic!("{faults}\n{text}"));
        let schemes: Vec<Scheme> = editions.iter().map(read).collect();
        let read = Org::read(org, &schemes[0]).unwrap_or_else(|faults| panic!("{faults}\n{org}"));
        let list = Activations::read(activations, &schemes[0], &read);
        let list = list.unwrap_or_else(|faults| panic!("{faults}\n{activations}"));
        let documents = editions.iter().map(String::as_str).chain([org, activations]);
        Self {
            documents: documents.map(str::to_owned).collect(),
            history: History::new(schemes).unwrap(),
            org: read,
            activations: list,
            rows: Vec::new(),
            closed: Vec::new(),
        }
    }

    /// What duties are judged by.
    pub fn world(&self) -> World<'_> {
        World::with_history(&self.history, &self.org).with_activations(&self.activations)
    }

    /// The table of such records.
    pub fn activities(&self, rows: &[ActivityRow]) -> Activities<'_> {
        Activities::from_rows(rows, &self.world()).unwrap()
    }

    /// The book of a table.
    pub fn book<'t>(&'t self, activities: &'t Activities) -> DutyBook<'t> {
        DutyBook::new(self.world(), activities, &self.closed).unwrap()
    }

    /// The offset of its local time.
    pub fn offset(&self) -> Offset {
        self.world().offset()
    }
}

impl fmt::Debug for Township {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.documents.iter().try_for_each(|document| writeln!(f, "{document}"))?;
        for row in &self.rows {
            write!(f, "{} {} {} {} ", row.id, row.member, row.unit, row.kind)?;
            write!(f, "{} × {}", row.at.display(self.offset()), row.quantity)?;
            row.target.iter().try_for_each(|target| write!(f, " about {target}"))?;
            row.verified_by.iter().try_for_each(|by| write!(f, " verified by {by}"))?;
            row.reverses.iter().try_for_each(|other| write!(f, " reverses {other}"))?;
            writeln!(f)?;
        }
        for case in &self.closed {
            let closed_at = case.closed_at.display(self.offset());
            writeln!(f, "{} of {} closed {closed_at}", case.case, case.origin)?;
        }
        Ok(())
    }
}

/// Townships of up to so many records.
pub fn township(most: usize) -> impl Strategy<Value = Township> {
    let offset = prop_oneof![6 => Just("+08:00"), 1 => prop::sample::select(vec!["-03:30", "+18:00"])];
    let drawn = (scheme::editions(), town::town(), records::records(most), records::closed());
    (offset, drawn).prop_map(|(offset, (editions, (org, activations), records, closed))| {
        let editions: Vec<String> = editions.documents(offset).iter().map(ToString::to_string).collect();
        let mut township = Township::new(&editions, &org.to_string(), &activations.to_string());
        let offset = township.offset();
        township.rows = records::rows(&records, offset);
        township.closed = records::closed_rows(&closed, offset);
        township
    })
}
