//! The entries of a scheme, each in one sentence.

mod appraisal;
mod catalogue;
mod duty;
mod grading;
mod handling;
mod indicator;
mod measure;
mod plan;
mod points;
mod steps;
mod structure;
mod trigger;

use super::words::{Words, basis_of};
use crate::scheme::{Basis, Entry, Scheme};
use crate::speech::parts::{Ground, whole};
use crate::value::Code;

/// The entry as a sentence with what it rests on.
pub(in crate::speech) fn sentence(entry: Entry<'_>, scheme: &Scheme) -> String {
    let said = said(entry, Words { scheme });
    match entry.basis(scheme) {
        Some(basis) => format!("{said}; {}.", resting(basis, scheme)),
        None => format!("{said}."),
    }
}

fn said(entry: Entry<'_>, words: Words<'_>) -> String {
    match entry {
        Entry::Head => structure::head(words.scheme),
        Entry::WorkingTime(entry) => structure::working_time(entry, words.scheme),
        Entry::Source(entry) => structure::source(entry),
        Entry::Tier(entry) => structure::tier(entry),
        Entry::Role(entry) => structure::role(entry, words),
        Entry::Tag(entry) => structure::tag(entry),
        Entry::Party(entry) => structure::kind("Kind of party organisation", entry),
        Entry::Function(entry) => structure::kind("Function", entry),
        Entry::Partner(entry) => structure::partner(entry),
        Entry::Link(entry) => structure::link(entry),
        Entry::Group(entry) => structure::group(entry, words),
        Entry::Channel(entry) => structure::kind("Intake channel", entry),
        Entry::Evidence(entry) => structure::kind("Kind of evidence", entry),
        Entry::Card(entry) => structure::card(entry),
        Entry::Severity(entry) => structure::severity(entry, words),
        Entry::Category(entry) => structure::kind("Category of items", entry),
        Entry::Item(entry) => catalogue::item(entry, words),
        Entry::Checklist(entry) => catalogue::checklist(entry),
        Entry::Point(list, entry) => catalogue::point(list, entry, words),
        Entry::Catalogue(entry) => handling::catalogue(entry),
        Entry::Ceiling(entry) => handling::ceiling(entry, words),
        Entry::Handling(entry) => handling::handling(entry),
        Entry::Ladder(entry) => handling::ladder(entry),
        Entry::Evaluation(entry) => handling::evaluation(entry, words),
        Entry::Return(entry) => steps::returning(entry),
        Entry::Deferral(entry) => steps::deferral(entry),
        Entry::Extension(entry) => steps::extension(entry),
        Entry::Correction(entry) => steps::correction(entry),
        Entry::Appeal(entry) => steps::appeal(entry),
        Entry::Dispatch(entry) => steps::dispatch(entry),
        Entry::Trigger(entry) => trigger::trigger(entry, words),
        Entry::Authority(entry) => handling::authority(entry, words),
        Entry::Activity(entry) => duty::activity(entry),
        Entry::Duty(entry) => duty::duty(entry, words),
        Entry::Purse(entry) => points::purse(entry),
        Entry::PointRule(entry) => points::rule(entry, words),
        Entry::Cap(entry) => points::cap(entry, words),
        Entry::Settlement(entry) => points::settlement(entry),
        Entry::Good(entry) => points::good(entry, words),
        Entry::Input(entry) => appraisal::input(entry),
        Entry::Appraisal(entry) => appraisal::appraisal(entry, words),
        Entry::Indicator(whole, entry) => indicator::indicator(whole, entry, words),
        Entry::Adjustment(whole, entry) => appraisal::adjustment(whole, entry, words),
        Entry::Veto(whole, entry) => appraisal::veto(whole, entry, words),
        Entry::Grading(whole, entry) => grading::grading(whole, entry, words),
        Entry::Result(whole, entry) => grading::result(whole, entry, words),
        Entry::Signs(entry) => appraisal::signs(entry),
        Entry::Plan(entry) => plan::plan(entry, words),
    }
}

/// What an entry rests on, and which of its fields are still to be confirmed.
fn resting(basis: &Basis, scheme: &Scheme) -> String {
    let source = scheme.sources().iter().find(|source| source.id == basis.source);
    let ground = source.map_or(Ground::Assumed, Ground::Source);
    let fields: Vec<String> = basis.assumed.iter().map(|name| format!("`{name}`")).collect();
    match (source, fields.as_slice()) {
        (None, _) | (Some(_), []) => format!("basis: {}", basis_of(&ground)),
        (Some(_), fields) => format!("basis: {}; assumed: {}", basis_of(&ground), fields.join(", ")),
    }
}

/// `路灯 (request.lighting)`.
fn named(name: impl AsRef<str>, code: &Code) -> String {
    format!("{} ({code})", whole(name.as_ref()))
}

/// A text of the document in quotation marks, the whole of it.
fn said_whole(text: impl AsRef<str>) -> String {
    format!("“{}”", whole(text.as_ref()))
}

/// Several texts.
fn all<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    let said: Vec<String> = texts.into_iter().map(said_whole).collect();
    said.join(", ")
}
