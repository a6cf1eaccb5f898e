//! The core's JSON text, handed to JavaScript as it is.
//!
//! Nothing here decides or parses anything: the package in `npm/` parses the text and turns errors, which are
//! thrown as JSON text, into `Error` objects.

use std::sync::Arc;

use wangge::wire::case::Grounds;
use wangge::{calendar, org, scheme, wire};
use wasm_bindgen::prelude::wasm_bindgen;

pub mod accounts;
pub mod activities;
mod appraisals;
mod columns;
pub mod duties;
pub mod history;
pub mod index;
pub mod points;
pub mod rating;
pub mod table;

/// What a call answers with: text, or the text of an error.
type Answer<T = String> = Result<T, String>;

fn told<T>(answer: Result<T, wire::Error>) -> Answer<T> {
    answer.map_err(|error| error.to_json())
}

/// The library's version, as JSON text.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    wire::version()
}

/// A working calendar (工作日历).
#[wasm_bindgen]
pub struct Calendar(calendar::Calendar);

/// What is laid down (治理方案).
#[wasm_bindgen]
pub struct Scheme(Arc<scheme::Scheme>);

/// Who stands where (组织树).
#[wasm_bindgen]
pub struct Org {
    held: Arc<org::Org>,
    scheme: Arc<scheme::Scheme>,
}

/// Plans put into force (预案启动).
#[wasm_bindgen]
pub struct Activations(Arc<org::Activations>);

/// The calendar of the mainland.
#[wasm_bindgen]
#[must_use]
pub fn china() -> Calendar {
    Calendar(calendar::Calendar::china())
}

/// The calendar of a scheme.
#[wasm_bindgen]
#[must_use]
pub fn calendar_of(scheme: &Scheme) -> Calendar {
    Calendar(scheme.0.calendar().clone())
}

/// The offset of a calendar's local time.
#[wasm_bindgen]
#[must_use]
pub fn offset(calendar: &Calendar) -> String {
    calendar.0.offset().to_string()
}

/// The edition of the national table a calendar rests on.
#[wasm_bindgen]
#[must_use]
pub fn edition(calendar: &Calendar) -> u16 {
    calendar.0.edition()
}

/// When a limit ends.
///
/// # Errors
/// The error of the core, as JSON text; here and in all functions below.
#[wasm_bindgen]
pub fn deadline(calendar: &Calendar, start: &str, duration: &str) -> Answer {
    told(wire::calendar::deadline(&calendar.0, start, duration))
}

/// The working time between two instants.
#[wasm_bindgen]
pub fn between(calendar: &Calendar, a: &str, b: &str) -> Answer {
    told(wire::calendar::between(&calendar.0, a, b))
}

/// What a day is.
#[wasm_bindgen]
pub fn day(calendar: &Calendar, date: &str) -> Answer {
    told(wire::calendar::day(&calendar.0, date))
}

/// The deadlines of a column, written into `out` and `unpublished`: of limits of `one` unit each, or of `numbers`.
#[wasm_bindgen]
pub fn deadlines(
    calendar: &Calendar,
    starts: &[f64],
    numbers: &[f64],
    one: Option<f64>,
    unit: &str,
    out: &mut [f64],
    unpublished: &mut [u8],
) -> Answer<()> {
    let lengths = one.map_or(columns::Numbers::Each(numbers), columns::Numbers::One);
    told(columns::deadlines(&calendar.0, starts, lengths, unit, out, unpublished))
}

/// The working milliseconds between the rows of two columns, written into `out`.
#[wasm_bindgen]
pub fn between_many(calendar: &Calendar, a: &[f64], b: &[f64], out: &mut [f64]) -> Answer<()> {
    told(columns::between(&calendar.0, a, b, out))
}

/// Reads and checks a scheme.
#[wasm_bindgen]
pub fn read_scheme(text: &str) -> Answer<Scheme> {
    told(wire::scheme::read(text).map(|scheme| Scheme(Arc::new(scheme))))
}

/// Reads and checks a scheme together with a table of items.
#[wasm_bindgen]
pub fn read_scheme_with_items(text: &str, items: &str) -> Answer<Scheme> {
    told(wire::scheme::read_with_items(text, items).map(|scheme| Scheme(Arc::new(scheme))))
}

/// The document of a bundled scheme.
#[wasm_bindgen]
pub fn preset(name: &str) -> Answer {
    told(wire::generate::scheme(name).map(str::to_owned))
}

/// The whole scheme.
#[wasm_bindgen]
#[must_use]
pub fn describe(scheme: &Scheme) -> String {
    wire::scheme::describe(&scheme.0)
}

/// Which document cases are judged by.
#[wasm_bindgen]
#[must_use]
pub fn scheme_edition(scheme: &Scheme) -> String {
    wire::scheme::edition(&scheme.0)
}

/// The scheme as numbered sentences.
#[wasm_bindgen]
pub fn read_out(scheme: &Scheme, lang: &str) -> Answer {
    told(wire::scheme::read_out(&scheme.0, lang))
}

/// What is still assumed.
#[wasm_bindgen]
#[must_use]
pub fn assumed(scheme: &Scheme) -> String {
    wire::scheme::assumed(&scheme.0)
}

/// What differs between two schemes.
#[wasm_bindgen]
pub fn diff(earlier: &Scheme, later: &Scheme, lang: &str) -> Answer {
    told(wire::scheme::diff(&earlier.0, &later.0, lang))
}

/// Reads and checks an organisation under its scheme.
#[wasm_bindgen]
pub fn read_org(text: &str, scheme: &Scheme) -> Answer<Org> {
    let read = wire::org::read(text, &scheme.0);
    told(read.map(|held| Org { held: Arc::new(held), scheme: Arc::clone(&scheme.0) }))
}

/// The document of a generated organisation.
#[wasm_bindgen]
pub fn generate(preset: &str, scheme: &Scheme, seed: u64) -> Answer {
    told(wire::generate::org(preset, &scheme.0, seed))
}

/// One unit and its place in the tree.
#[wasm_bindgen]
pub fn unit(org: &Org, id: &str) -> Answer {
    told(wire::org::unit(&org.held, id))
}

/// The units above one.
#[wasm_bindgen]
pub fn ancestors(org: &Org, id: &str) -> Answer {
    told(wire::org::ancestors(&org.held, id))
}

/// The lowest unit that contains both.
#[wasm_bindgen]
pub fn lowest_common_ancestor(org: &Org, one: &str, other: &str) -> Answer {
    told(wire::org::lowest_common_ancestor(&org.held, one, other))
}

/// A unit and all below it.
#[wasm_bindgen]
pub fn subtree(org: &Org, id: &str) -> Answer {
    told(wire::org::subtree(&org.held, id))
}

/// The whole organisation.
#[wasm_bindgen]
#[must_use]
pub fn describe_org(org: &Org) -> String {
    wire::org::describe(&org.held)
}

/// Reads and checks a list of activations under an organisation and its scheme.
#[wasm_bindgen]
pub fn read_activations(text: &str, org: &Org) -> Answer<Activations> {
    let read = wire::activations::read(text, &org.scheme, &org.held);
    told(read.map(|held| Activations(Arc::new(held))))
}

/// The activation by which a plan holds at a unit on a day.
#[wasm_bindgen]
pub fn active(activations: &Activations, org: &Org, plan: &str, unit: &str, day: &str) -> Answer {
    told(wire::activations::active(&activations.0, &org.held, plan, unit, day))
}

/// The figures of an organisation.
#[wasm_bindgen]
pub fn figures(org: &Org, preset: &str, day: &str) -> Answer {
    told(wire::generate::figures(preset, &org.scheme, &org.held, day))
}

/// The events that a command brings to a case; `target_scheme` is that of `target`.
#[wasm_bindgen]
pub fn decide(
    scheme: &Scheme,
    org: &Org,
    activations: &Activations,
    case: Option<String>,
    command: &str,
    target: Option<String>,
    target_scheme: &Scheme,
) -> Answer {
    let (target, target_scheme) = (target.as_deref(), Some(&*target_scheme.0));
    let grounds = Grounds { target, target_scheme, ..grounds(scheme, org, activations) };
    told(wire::case::decide(grounds, case.as_deref(), command))
}

/// The case after more events.
#[wasm_bindgen]
pub fn evolve(case: Option<String>, events: &str) -> Answer {
    told(wire::case::evolve(case.as_deref(), events))
}

/// The events that time alone has brought to a case.
#[wasm_bindgen]
pub fn tick(scheme: &Scheme, org: &Org, activations: &Activations, case: &str, now: &str) -> Answer {
    told(wire::case::tick(grounds(scheme, org, activations), case, now))
}

/// What is left of the limit that runs.
#[wasm_bindgen]
pub fn remaining(scheme: &Scheme, org: &Org, activations: &Activations, case: &str, now: &str) -> Answer {
    told(wire::case::remaining(grounds(scheme, org, activations), case, now))
}

/// What an actor may do with a case.
#[wasm_bindgen]
pub fn allowed(
    scheme: &Scheme,
    org: &Org,
    activations: &Activations,
    case: &str,
    actor: &str,
    now: &str,
) -> Answer {
    told(wire::case::allowed(grounds(scheme, org, activations), case, actor, now))
}

fn grounds<'a>(scheme: &'a Scheme, org: &'a Org, activations: &'a Activations) -> Grounds<'a> {
    Grounds { activations: Some(&activations.0), ..Grounds::new(&scheme.0, &org.held) }
}

/// A list on which no plan is in force.
#[wasm_bindgen]
pub fn no_activations() -> Activations {
    Activations(Arc::default())
}

/// The earliest instant at which `tick` would do something.
#[wasm_bindgen]
pub fn next_due(case: &str) -> Answer {
    told(wire::case::next_due(case))
}

/// What happened, event by event, in words.
#[wasm_bindgen]
pub fn story(scheme: &Scheme, events: &str, lang: &str) -> Answer {
    told(wire::case::story(&scheme.0, events, lang))
}
