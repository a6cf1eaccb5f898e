//! Random worlds of points (P1–P5, P8): small schemes in one or two editions, a small organisation, plans in force,
//! records right and wrong.

mod broken;
mod caps;
mod days;
mod people;
mod records;
mod rules;
mod scheme;
mod township;
mod when;

use std::fmt;

use proptest::prelude::*;
use wangge::org::{Activations, Org};
use wangge::scheme::{History, Scheme};
use wangge::tally::{self, ActivityRow};
use wangge::value::{Instant, Offset};

use crate::model::points::{Ids, Points};

pub use broken::{broken, harmed};
pub use days::now;
pub use records::shuffled;
pub use township::{cap, local, rule, township, visit};

use people::{People, people};
use records::{Record, enlarge, records};
use scheme::{Editions, editions};

/// What records are judged by.
pub struct World {
    /// The editions of the scheme.
    pub history: History,
    /// The organisation.
    pub org: Org,
    /// Which plans are active where and when.
    pub activations: Activations,
    /// How ids of records are compared.
    pub ids: Ids,
    documents: Vec<String>,
}

/// A world and its records.
pub struct Case {
    /// The world.
    pub world: World,
    /// The records.
    pub rows: Vec<ActivityRow>,
}

impl World {
    /// The world of documents without fault: editions, and under the first of them organisation and activations.
    pub fn new(editions: &[String], org: &str, activations: &str, ids: Ids) -> Self {
        let read = |text: &String| Scheme::read(text).unwrap_or_else(|faults| panic!("{faults}\n{text}"));
        let schemes: Vec<Scheme> = editions.iter().map(read).collect();
        let read = Org::read(org, &schemes[0]).unwrap_or_else(|faults| panic!("{faults}\n{org}"));
        let list = Activations::read(activations, &schemes[0], &read);
        let list = list.unwrap_or_else(|faults| panic!("{faults}\n{activations}"));
        let documents = editions.iter().map(String::as_str).chain([org, activations]);
        Self {
            documents: documents.map(str::to_owned).collect(),
            history: History::new(schemes).expect("editions that follow each other"),
            org: read,
            activations: list,
            ids,
        }
    }

    /// The world as the library takes it.
    pub fn tally(&self) -> tally::World<'_> {
        tally::World::with_history(&self.history, &self.org).with_activations(&self.activations)
    }

    /// The plain model of it.
    pub fn points(&self) -> Points<'_> {
        Points::new(self.tally(), self.ids)
    }

    /// The edition by which a record is judged; there must be one.
    pub fn edition(&self, row: &ActivityRow) -> &Scheme {
        self.history.on(row.at.local(self.offset()).0).expect("an edition")
    }

    /// The offset of its local time.
    pub fn offset(&self) -> Offset {
        self.tally().offset()
    }
}

impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "ids by {:?}", self.ids)?;
        self.documents.iter().try_for_each(|document| writeln!(f, "{document}"))
    }
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.world.fmt(f)?;
        let offset = self.world.offset();
        let when = |at: Instant| at.display(offset).to_string();
        for (at, row) in self.rows.iter().enumerate() {
            write!(f, "{at}: {} {} at {} {}", row.id, row.kind, row.unit, when(row.at))?;
            write!(f, " by {} × {}", row.member, row.quantity)?;
            row.target.iter().try_for_each(|target| write!(f, ", about {target}"))?;
            row.verified_by.iter().try_for_each(|by| write!(f, ", verified by {by}"))?;
            row.filed_at.iter().try_for_each(|filed| write!(f, ", filed {}", when(*filed)))?;
            row.reverses.iter().try_for_each(|other| write!(f, ", reverses {other}"))?;
            writeln!(f)?;
        }
        Ok(())
    }
}

/// What is drawn of a case.
#[derive(Clone, Debug)]
struct Drawn {
    ids: IdForm,
    offset: &'static str,
    editions: Editions,
    people: People,
    records: Vec<Record>,
}

/// What ids of records look like.
#[derive(Clone, Copy, Debug)]
enum IdForm {
    /// Texts.
    Words,
    /// Texts of digits, which are compared by bytes.
    Digits,
    /// Numbers.
    Numbers,
}

impl Drawn {
    fn case(&self) -> Case {
        let ids = if matches!(self.ids, IdForm::Numbers) { Ids::Numbers } else { Ids::Text };
        let households = self.editions.households();
        let [org, activations] = [self.people.org(households), self.people.activations()];
        let editions: Vec<String> =
            self.editions.documents(self.offset).iter().map(ToString::to_string).collect();
        let world = World::new(&editions, &org.to_string(), &activations.to_string(), ids);
        let rows = records::rows(&self.records, self.ids, &self.people, &self.editions.kinds(), &world);
        Case { world, rows }
    }
}

/// Cases of up to so many records, without fault: a strict check has nothing to say.
pub fn case(most: usize) -> impl Strategy<Value = Case> {
    let ids = prop::sample::select(vec![IdForm::Words, IdForm::Digits, IdForm::Numbers]);
    let offset =
        prop_oneof![6 => Just("+08:00"), 1 => prop::sample::select(vec!["-03:30", "+18:00", "-18:00"])];
    (ids, offset, editions(), people(), records(most)).prop_map(|(ids, offset, editions, people, records)| {
        Drawn { ids, offset, editions, people, records }.case()
    })
}

/// Cases of which some records are so large that their points come near the bounds of amounts, and beyond (V3).
pub fn large(most: usize) -> impl Strategy<Value = Case> {
    let which = prop::collection::vec((0..most, 0..6_usize), 0..=most);
    (case(most), which).prop_map(|(mut case, which)| {
        enlarge(&mut case.rows, &which);
        case
    })
}
