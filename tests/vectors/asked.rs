//! What the core answers to the questions about records.

use std::sync::Arc;

use serde_json::Value;
use serde_json::value::RawValue;
use wangge::tally::points::Options;
use wangge::value::Instant;
use wangge::wire::{Accounts, Appraisals, Appraised, Duties, DutyAsked, Error, Points, Records, World};
use wangge::{scheme, wire};

use super::service::{Question, Row, Vector};
use super::support::{Edit, Failure, scheme as read_scheme};

/// Everything that is asked: the functions of the text, and the rows for their faults.
pub(crate) const ASKED: [&str; 33] = [
    "accounts",
    "agenda",
    "appraisals",
    "because",
    "by_member",
    "by_rule",
    "by_unit",
    "compare",
    "cuts",
    "duty_explanation",
    "entries",
    "even_marks",
    "explain",
    "explain_total",
    "explanation",
    "failed",
    "fulfil",
    "icalendar",
    "lift",
    "open_entries",
    "publicity",
    "purses",
    "recommend",
    "records",
    "signs",
    "signs_said",
    "standings",
    "statement",
    "statement_explanation",
    "total_explanation",
    "unscored",
    "verdicts",
    "weight_runs",
];

/// What comes of a question.
#[derive(Debug)]
pub(crate) enum Told {
    Answer(String),
    Refused(Failure),
    Faults(Vec<Row>),
}

/// The answers to all questions of a vector.
pub(crate) fn ask(vector: &Vector) -> Vec<Told> {
    let read = || read(vector).unwrap_or_else(|error| panic!("{error:?} of: {}", vector.shows));
    let told = |question: &Question| match question.ask.as_str() {
        "records" => Told::Faults(match self::read(vector) {
            Ok(records) => records.faults().as_ref().map(faults).unwrap_or_default(),
            Err(error) => faults(&error),
        }),
        "accounts" => Told::Faults(faults(&accounts(vector, read()).unwrap_err())),
        "appraisals" => Told::Faults(faults(&appraisals(vector, read()).unwrap_err())),
        _ => match answer(vector, question, read()) {
            Ok(answer) => Told::Answer(answer),
            Err(error) => Told::Refused(Failure::from(error)),
        },
    };
    vector.questions.iter().map(told).collect()
}

fn answer(vector: &Vector, question: &Question, records: Arc<Records>) -> Result<String, Error> {
    let points = |records| -> Result<Points, Error> {
        let filed_by = vector.filed_by.as_deref().map(Instant::parse).transpose()?;
        Points::score(records, &Options { filed_by, ..Options::default() })
    };
    let duties = |records| Duties::read(records, &list(&vector.closed));
    let text = |place: usize| question.with[place].as_str().unwrap();
    let maybe = |place: usize| question.with.get(place).and_then(Value::as_str);
    let row = |place: usize| question.with[place].as_u64().unwrap() as usize;
    let asked = || DutyAsked { duty: text(0), period: text(1), unit: text(2), member: maybe(3) };
    match question.ask.as_str() {
        "purses" => Ok(points(records)?.purses()),
        "by_member" => points(records)?.by_member(text(0), text(1)),
        "by_unit" => points(records)?.by_unit(text(0), text(1)),
        "by_rule" => points(records)?.by_rule(text(0)),
        "cuts" => points(records)?.cuts(text(0)),
        "failed" => points(records)?.failed(text(0)),
        "unscored" => Ok(points(records)?.unscored()),
        "explain" => points(records)?.explain(text(0), row(1)),
        "explanation" => points(records)?.explanation(text(0), row(1), text(2)),
        "fulfil" => {
            let periods = question.with[0].as_array().unwrap();
            let periods: Vec<&str> = periods.iter().map(|period| period.as_str().unwrap()).collect();
            duties(records)?.fulfil(maybe(1), &periods)
        }
        "because" => duties(records)?.because(&asked()),
        "duty_explanation" => duties(records)?.explanation(&asked(), text(4)),
        "agenda" => duties(records)?.agenda(text(0), text(1), text(2)),
        "icalendar" => duties(records)?.icalendar((text(0), text(1), text(2)), text(3), text(4)),
        "entries" => Ok(accounts(vector, records)?.entries()),
        "open_entries" => Ok(accounts(vector, records)?.open()),
        "verdicts" => Ok(accounts(vector, records)?.verdicts()),
        "statement" => accounts(vector, records)?.statement(&question.with[0].to_string()),
        "statement_explanation" => {
            accounts(vector, records)?.explanation(&question.with[0].to_string(), text(1))
        }
        "signs" => points(records)?.signs(text(0)),
        "signs_said" => points(records)?.signs_said(text(0), text(1)),
        "even_marks" => appraisals(vector, records)?.even_marks(text(0)),
        "recommend" => appraisals(vector, records)?.recommend(text(0), text(1), text(2)),
        "publicity" => appraisals(vector, records)?.publicity(text(0), text(1), text(2)),
        asked => {
            let appraisals = Arc::new(appraisals(vector, records)?);
            let appraised = Appraised::of(Arc::clone(&appraisals), text(0), text(1))?;
            match asked {
                "standings" => Ok(appraised.standings()),
                "explain_total" => appraised.explain(text(2)),
                "total_explanation" => appraised.explanation(text(2), text(3)),
                "lift" => appraised.lift(text(2)),
                "weight_runs" => appraised.weight_runs(),
                "compare" => Ok(appraised.compare(&Appraised::of(appraisals, text(2), text(3))?)),
                other => panic!("{other} is no question"),
            }
        }
    }
}

fn read(vector: &Vector) -> Result<Arc<Records>, Error> {
    let edition = |edits: &[Edit]| Arc::new(read_scheme(&vector.scheme, edits));
    let first = edition(&vector.edits);
    let org = match vector.org.get() {
        r#""base""# => include_str!("base.org.json"),
        document => document,
    };
    let org = Arc::new(wire::org::read(org, &first).unwrap());
    let active = vector.activations.as_ref();
    let active = active.map(|list| Arc::new(wire::activations::read(list.get(), &first, &org).unwrap()));
    let later = vector.later.iter().map(|edits| edition(edits));
    let editions = scheme::History::new(std::iter::once(first).chain(later)).unwrap();
    let world = World::with_history(editions, org);
    let world = match active {
        Some(active) => world.with_activations(active),
        None => world,
    };
    let text = list(&vector.records);
    let read = if vector.skip { Records::sift } else { Records::read };
    read(&text, world).map(Arc::new)
}

fn accounts(vector: &Vector, records: Arc<Records>) -> Result<Accounts, Error> {
    let asked = vector.purse.as_deref().zip(vector.now.as_deref()).unwrap();
    Accounts::read(records, asked, (&list(&vector.redemptions), &list(&vector.cancels)))
}

fn appraisals(vector: &Vector, records: Arc<Records>) -> Result<Appraisals, Error> {
    let outside = vector.outside.as_ref().map_or("{}", |outside| outside.get());
    if let Some(cases) = vector.cases.as_deref() {
        return Appraisals::read_cases(records, &list(cases), outside);
    }
    let events = vector.events.as_deref().map_or_else(|| "null".to_owned(), list);
    Appraisals::read(records, &events, outside)
}

/// JSON text of an array.
fn list(rows: &[Box<RawValue>]) -> String {
    format!("[{}]", rows.iter().map(|row| row.get()).collect::<Vec<_>>().join(","))
}

/// What an error says of the rows.
fn faults(error: &Error) -> Vec<Row> {
    #[derive(serde::Deserialize)]
    struct Said {
        faults: Vec<Row>,
    }
    serde_json::from_str::<Said>(&error.to_json()).unwrap().faults
}
