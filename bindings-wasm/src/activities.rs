//! Activity records (活动记录), and what they are judged by.

use std::sync::Arc;

use wangge::{org, scheme, wire};
use wasm_bindgen::prelude::wasm_bindgen;

use super::accounts::Accounts;
use super::appraisals::Appraisals;
use super::duties::Duties;
use super::history::History;
use super::points::{Asked, Points};
use super::{Activations, Answer, Org, told};

/// What records are judged by, while it is being handed over.
#[wasm_bindgen]
pub struct World {
    scheme: Arc<scheme::Scheme>,
    org: Arc<org::Org>,
    history: Option<scheme::History>,
    activations: Option<Arc<org::Activations>>,
}

#[wasm_bindgen]
impl World {
    /// An organisation and the scheme it was read under.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(org: &Org) -> Self {
        Self { scheme: Arc::clone(&org.scheme), org: Arc::clone(&org.held), history: None, activations: None }
    }

    /// All editions, instead of that scheme.
    pub fn judge_by(&mut self, history: &History) {
        self.history = Some(history.0.clone());
    }

    /// The plans put into force.
    pub fn put_in_force(&mut self, activations: &Activations) {
        self.activations = Some(Arc::clone(&activations.0));
    }
}

impl World {
    pub(crate) fn whole(self) -> Result<wire::World, wire::Error> {
        let world = match self.history {
            Some(history) => wire::World::with_history(history, self.org),
            None => wire::World::new(self.scheme, self.org)?,
        };
        Ok(match self.activations {
            Some(activations) => world.with_activations(activations),
            None => world,
        })
    }
}

/// What those who serve did (活动记录).
#[wasm_bindgen]
pub struct Activities(Arc<wire::Records>);

impl From<wire::Records> for Activities {
    fn from(records: wire::Records) -> Self {
        Self(Arc::new(records))
    }
}

/// Reads and checks records; with `skip` those that are wrong take no part.
///
/// # Errors
/// The error of the core, as JSON text; here and in all functions below.
#[wasm_bindgen]
pub fn read_activities(text: &str, world: World, skip: bool) -> Answer<Activities> {
    let read = if skip { wire::Records::sift } else { wire::Records::read };
    told(world.whole().and_then(|world| read(text, world)).map(Activities::from))
}

#[wasm_bindgen]
impl Activities {
    /// How many records there are.
    #[must_use]
    pub fn size(&self) -> usize {
        self.0.activities().len()
    }

    /// How many of them take no part.
    #[must_use]
    pub fn skipped(&self) -> usize {
        self.0.activities().skipped()
    }

    /// What is wrong with those: the text of an error.
    #[must_use]
    pub fn faults(&self) -> Option<String> {
        self.0.faults().map(|error| error.to_json())
    }

    /// Scores them.
    pub fn score(&self, asked: Asked) -> Answer<Points> {
        told(Points::score(&self.0, asked))
    }

    /// Lays out duties over them.
    pub fn duties(&self, closed: &str) -> Answer<Duties> {
        told(wire::Duties::read(Arc::clone(&self.0), closed).map(Duties))
    }

    /// Lays out appraisals over them.
    pub fn appraisals(&self, events: &str, outside: &str) -> Answer<Appraisals> {
        let appraisals = wire::Appraisals::read(Arc::clone(&self.0), events, outside);
        told(appraisals.map(|appraisals| Appraisals(Arc::new(appraisals))))
    }

    /// Lays out appraisals over them and a table of cases.
    pub fn appraisals_of(&self, cases: &str, outside: &str) -> Answer<Appraisals> {
        let appraisals = wire::Appraisals::read_cases(Arc::clone(&self.0), cases, outside);
        told(appraisals.map(|appraisals| Appraisals(Arc::new(appraisals))))
    }

    /// Keeps the books and accounts of a purse.
    pub fn accounts(&self, purse: &str, now: &str, redemptions: &str, cancels: &str) -> Answer<Accounts> {
        let records = Arc::clone(&self.0);
        told(wire::Accounts::read(records, (purse, now), (redemptions, cancels)).map(Accounts))
    }
}
