//! Random townships that are appraised (R1–R8): editions of a small scheme, an organisation, records of service, cases
//! that were closed, what comes from outside.

mod outside;
mod people;
mod rules;
mod scheme;
mod service;

use std::fmt;

use proptest::prelude::*;
use serde_json::Value;
use wangge::org::Org;
use wangge::scheme::{History, Scheme};
use wangge::tally::appraise::{AppraisalBook, Outside, Sources};
use wangge::tally::duty::ClosedCase;
use wangge::tally::{Activities, ActivityRow, World};
use wangge::value::{Code, Instant, Offset, Period};

use crate::model::appraise::Judge;
use crate::stories::dice::Dice;

pub use scheme::{CODES, document};

/// A township and what is known of its service.
pub struct Township {
    /// The editions of its scheme.
    pub history: History,
    /// Its organisation.
    pub org: Org,
    /// The records; `None` if nobody gave them.
    pub rows: Option<Vec<ActivityRow>>,
    /// The cases that were closed.
    pub closed: Vec<ClosedCase>,
    /// What comes from outside; `None` if nobody gave it.
    pub outside: Option<Value>,
    /// The documents of the editions.
    pub editions: Vec<Value>,
    /// The document of the organisation.
    pub document: Value,
}

impl Township {
    /// The township of documents without fault: editions, and under the first of them the organisation; nothing is known
    /// of its service.
    pub fn new(editions: Vec<Value>, org: Value) -> Self {
        let read = |text: &Value| {
            Scheme::read(&text.to_string()).unwrap_or_else(|faults| panic!("{faults}\n{}", text["appraisal"]))
        };
        let schemes: Vec<Scheme> = editions.iter().map(read).collect();
        let read =
            Org::read(&org.to_string(), &schemes[0]).unwrap_or_else(|faults| panic!("{faults}\n{org}"));
        let history = History::new(schemes).unwrap();
        let (rows, outside) = (None, None);
        Self { history, org: read, rows, closed: Vec::new(), outside, editions, document: org }
    }

    /// What appraisals are judged by.
    pub fn world(&self) -> World<'_> {
        World::with_history(&self.history, &self.org)
    }

    /// The table of the records.
    pub fn activities(&self) -> Option<Activities<'_>> {
        let rows = self.rows.as_ref()?;
        Some(Activities::from_rows(rows, &self.world()).unwrap_or_else(|faults| panic!("{faults}")))
    }

    /// What comes from outside, read.
    pub fn outside(&self) -> Option<Outside> {
        let document = self.outside.as_ref()?.to_string();
        Some(Outside::read(&document, &self.world()).unwrap_or_else(|faults| panic!("{faults}\n{document}")))
    }

    /// Everything laid out to be asked.
    pub fn with<T>(&self, ask: impl FnOnce(&AppraisalBook<'_>, &Judge<'_>) -> T) -> T {
        let (activities, outside) = (self.activities(), self.outside());
        let sources = Sources {
            activities: activities.as_ref(),
            closed: &self.closed,
            cases: None,
            outside: outside.as_ref(),
        };
        let book = AppraisalBook::new(self.world(), sources).unwrap();
        let judge = Judge::new(self.world(), self.rows.as_deref(), &self.closed, outside.as_ref());
        ask(&book, &judge)
    }
}

impl fmt::Debug for Township {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for edition in &self.editions {
            writeln!(f, "{}\n{}", edition["scheme"], edition["duty"])?;
            for appraisal in edition["appraisal"].as_array().into_iter().flatten() {
                writeln!(f, "{appraisal}")?;
            }
        }
        writeln!(f, "{}", self.document)?;
        let when = |at: Instant| at.display(Offset::BEIJING).to_string();
        for row in self.rows.iter().flatten() {
            write!(
                f,
                "{} {} {} {} {} × {}",
                row.id,
                row.member,
                row.unit,
                row.kind,
                when(row.at),
                row.quantity
            )?;
            row.target.iter().try_for_each(|target| write!(f, " about {target}"))?;
            row.reverses.iter().try_for_each(|other| write!(f, " reverses {other}"))?;
            writeln!(f)?;
        }
        for case in &self.closed {
            writeln!(f, "{} of {} closed {}", case.case, case.origin, when(case.closed_at))?;
        }
        write!(f, "{:?}", self.outside.as_ref().map(ToString::to_string))
    }
}

/// A code.
pub fn code(code: &str) -> Code {
    code.parse().unwrap()
}

/// What is asked: an appraisal and a period of its kind, or of another.
pub fn asked() -> impl Strategy<Value = (Code, Period)> {
    let months = (1..8).prop_map(|month| format!("2026-{month:02}"));
    let quarters = (1..4).prop_map(|quarter| format!("2026-Q{quarter}"));
    let month = (prop::sample::select(vec!["month", "other"]), months.boxed());
    let quarter = (Just("quarter"), quarters.boxed());
    let year = (Just("year"), Just("2026".to_owned()).boxed());
    prop_oneof![6 => month, 3 => quarter, 1 => year]
        .prop_map(|(appraisal, period)| (code(appraisal), period.parse().unwrap()))
}

/// Townships of up to so many records.
pub fn township(most: usize) -> impl Strategy<Value = Township> {
    (any::<u64>(), 0..=most).prop_map(|(seed, records)| {
        let mut dice = Dice::new(seed, 0);
        let editions = scheme::editions(&mut dice);
        let mut township = Township::new(editions, people::org(&mut dice));
        if !dice.percent(5) {
            township.rows = Some(service::rows(&mut dice, records));
            township.closed = service::closed(&mut dice);
        }
        if !dice.percent(10) {
            township.outside = Some(outside::outside(&mut dice, &township.editions));
        }
        township
    })
}
