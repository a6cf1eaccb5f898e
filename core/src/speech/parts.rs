//! What sentences of both languages are made from.

use crate::case::{Limit, LimitFor};
use crate::scheme::{Appraisal, Basis, CapMost, Scheme, Source, Whole};
use crate::tally::appraise::Counted;
use crate::tally::duty::Measure;
use crate::tally::points::Served;
use crate::value::{Amount, Code, Date, Name, Offset, Ratio, Stamp, personal};

/// The most characters of a given text that a sentence repeats.
const SHOWN: usize = 200;

/// A given text, fit for a sentence: at most 200 characters on one line, nothing if it holds personal data (V5).
pub(super) fn shown(text: &str) -> String {
    if personal::find(text).is_some() {
        return "…".to_owned();
    }
    let mut shown = String::new();
    for (nth, c) in text.chars().enumerate() {
        if nth == SHOWN {
            shown.push('…');
            break;
        }
        if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// A text of a checked document on one line, the whole of it.
pub(super) fn whole(text: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    text.chars().map(plain).collect()
}

/// A share as people say it: `50%`, `12.5%`, or the fraction where there is no such decimal.
pub(super) fn share(share: Ratio) -> String {
    let percent = share.num().checked_mul(100).and_then(|num| Ratio::new(num, share.den()).ok());
    match percent.map(|percent| percent.to_string()) {
        Some(percent) if !percent.contains('/') => format!("{percent}%"),
        _ => share.to_string(),
    }
}

/// How many points a rule takes away; `None` for one that awards some, or none.
pub(super) fn deducted(points: Amount) -> Option<String> {
    points.to_string().strip_prefix('-').map(str::to_owned)
}

/// A stamp in parts: its local day, the time of day, and its offset where it is not +08:00.
pub(super) fn moment(stamp: Stamp) -> (Date, String, Option<Offset>) {
    let (day, ms) = stamp.instant().local(stamp.offset());
    let (minutes, seconds, millis) = (ms / 60_000, ms / 1000 % 60, ms % 1000);
    let mut clock = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    if seconds != 0 || millis != 0 {
        clock.push_str(&format!(":{seconds:02}"));
    }
    if millis != 0 {
        clock.push_str(&format!(".{millis:03}"));
    }
    (day, clock, (stamp.offset() != Offset::BEIJING).then_some(stamp.offset()))
}

/// Where in a scheme the entry stands that a code of an event names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// An item.
    Item,
    /// What becomes of work outside the list.
    Catalogue,
    /// Feedback and suspension.
    Handling,
    /// What happens as a limit runs out.
    Ladder,
    /// How residents judge.
    Evaluation,
    /// Going back down.
    Return,
    /// Putting a case off.
    Deferral,
    /// More time.
    Extension,
    /// Classifying anew.
    Correction,
    /// Appeals against lateness.
    Appeal,
    /// Calling on partners.
    Dispatch,
    /// A trigger rule.
    Trigger,
    /// How urgent a case is.
    Severity,
    /// A duty.
    Duty,
    /// A rule of points.
    PointRule,
    /// A cap over points.
    Cap,
}

/// What supervises or moves a case: a trigger rule, or the ladder.
pub(super) fn moving(rule: &Code, scheme: &Scheme) -> Entry {
    if scheme.triggers().iter().any(|trigger| trigger.code == *rule) { Entry::Trigger } else { Entry::Ladder }
}

/// What gives a card: a trigger rule, or what the item or the severity starts with (E7).
pub(super) fn carding(rule: &Code, scheme: &Scheme) -> (Entry, &'static str) {
    if moving(rule, scheme) == Entry::Trigger {
        (Entry::Trigger, "")
    } else if scheme.item(rule).is_some() {
        (Entry::Item, "card")
    } else if scheme.severities().iter().any(|severity| severity.code == *rule) {
        (Entry::Severity, "card")
    } else {
        (Entry::Trigger, "")
    }
}

/// The entry that sets a limit, and the field that gives its length.
pub(super) fn entry_of(limit: &Limit, scheme: &Scheme) -> (Entry, &'static str) {
    match limit.purpose {
        LimitFor::Accept => accepting(&limit.rule, scheme),
        LimitFor::Handle => match scheme.item(&limit.rule) {
            Some(item) if !item.stages.is_empty() => (Entry::Item, "stage"),
            _ => (Entry::Item, "limit"),
        },
        LimitFor::Supervision => match moving(&limit.rule, scheme) {
            Entry::Ladder => (Entry::Ladder, "supervision"),
            rule => (rule, ""),
        },
        LimitFor::Answer => (Entry::Dispatch, "answer"),
        LimitFor::Feedback => (Entry::Handling, "feedback"),
    }
}

/// What sets the limit to accept: the item, or the catalogue where none is named yet (K5).
pub(super) fn accepting(rule: &Code, scheme: &Scheme) -> (Entry, &'static str) {
    if scheme.item(rule).is_none() && scheme.catalogue().code == *rule {
        (Entry::Catalogue, "accept")
    } else {
        (Entry::Item, "limit")
    }
}

/// How many records a sentence lists at most.
pub(super) const FEW: usize = 20;

/// The field that says how much a duty asks for.
pub(super) fn asks_in(measure: Measure) -> &'static str {
    match measure {
        Measure::Times | Measure::Targets => "times",
        Measure::Amount => "amount",
        Measure::Households | Measure::Contacts | Measure::Points | Measure::Cases => "cover",
    }
}

/// The field that says how much a cap leaves.
pub(super) fn caps_in(most: CapMost) -> &'static str {
    match most {
        CapMost::Points(_) => "points",
        CapMost::Times(_) => "times",
    }
}

/// Whether points × quantity × multipliers come to the raw only when rounded (P3).
pub(super) fn is_rounded(served: &Served) -> bool {
    let size = |amount: Amount| i64::try_from(amount.thousandths().unsigned_abs()).unwrap_or(i64::MAX);
    let exact = Whole::of(size(served.points)).times(size(served.quantity));
    let rounded = Whole::of(size(served.raw)).times(1000);
    let (exact, rounded) =
        served.multipliers.iter().fold((exact, rounded), |(exact, rounded), multiplied| {
            (exact.times(multiplied.factor.num()), rounded.times(multiplied.factor.den()))
        });
    exact.cmp(&rounded).is_ne()
}

/// Exact time in its parts: each but the hours below the next, those of nothing left out; `0` keeps its seconds.
pub(super) fn exact(millis: i64) -> Vec<(String, Exact)> {
    let (hours, minutes, millis) = (millis / 3_600_000, millis / 60_000 % 60, millis % 60_000);
    let mut seconds = (millis / 1000).to_string();
    if millis % 1000 != 0 {
        seconds.push_str(&format!(".{:03}", millis % 1000));
    }
    let parts =
        [(hours.to_string(), Exact::Hours), (minutes.to_string(), Exact::Minutes), (seconds, Exact::Seconds)];
    let nothing = hours == 0 && minutes == 0;
    let said = |(number, part): &(String, Exact)| number != "0" || nothing && *part == Exact::Seconds;
    parts.into_iter().filter(said).collect()
}

/// The parts of exact time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exact {
    /// Hours.
    Hours,
    /// Minutes.
    Minutes,
    /// Seconds.
    Seconds,
}

/// What an entry, or one field of it, rests on (S5).
pub(super) enum Ground<'s> {
    /// A sensible value, still to be confirmed.
    Assumed,
    /// A document.
    Source(&'s Source),
}

/// The name of an entry and what its `field` rests on; an empty field stands for the entry as a whole. `None` if
/// the scheme holds no such entry.
pub(super) fn ground<'s>(
    scheme: &'s Scheme,
    code: &Code,
    (entry, field): (Entry, &str),
) -> Option<(&'s Name, Ground<'s>)> {
    macro_rules! rule {
        ($rule:expr) => {{
            let rule = $rule;
            (&rule.code, &rule.name, &rule.basis)
        }};
    }
    let (found, name, basis) = match entry {
        Entry::Item => rule!(scheme.item(code)?),
        Entry::Catalogue => rule!(scheme.catalogue()),
        Entry::Handling => rule!(scheme.handling()),
        Entry::Ladder => rule!(scheme.ladder()),
        Entry::Evaluation => rule!(scheme.evaluation()),
        Entry::Return => rule!(scheme.returning()?),
        Entry::Deferral => rule!(scheme.deferral()?),
        Entry::Extension => rule!(scheme.extension()?),
        Entry::Correction => rule!(scheme.correction()?),
        Entry::Appeal => rule!(scheme.appeal()?),
        Entry::Dispatch => rule!(scheme.dispatch()?),
        Entry::Trigger => rule!(scheme.triggers().iter().find(|trigger| trigger.code == *code)?),
        Entry::Severity => rule!(scheme.severities().iter().find(|severity| severity.code == *code)?),
        Entry::Duty => rule!(scheme.duties().iter().find(|duty| duty.code == *code)?),
        Entry::PointRule => rule!(scheme.point_rules().iter().find(|rule| rule.code == *code)?),
        Entry::Cap => rule!(scheme.caps().iter().find(|cap| cap.code == *code)?),
    };
    (found == code).then(|| (name, resting(scheme, basis, field)))
}

fn resting<'s>(scheme: &'s Scheme, basis: &Basis, field: &str) -> Ground<'s> {
    let source = scheme.sources().iter().find(|source| source.id == basis.source);
    match source {
        Some(source) if !basis.assumes(field) => Ground::Source(source),
        _ => Ground::Assumed,
    }
}

/// The title of what a rule of an appraisal rests on; `None` for what is assumed.
pub(super) fn basis_of(basis: &Basis, scheme: &Scheme) -> Option<String> {
    let source = scheme.sources().iter().find(|source| source.id == basis.source)?;
    Some(shown(source.title.as_str()))
}

/// The name of a grade.
pub(super) fn grade_of<'a>(appraisal: &'a Appraisal, code: &Code) -> Option<&'a str> {
    let grades = appraisal.grading.iter().flat_map(|grading| &grading.grades);
    grades.into_iter().find(|grade| grade.code == *code).map(|grade| grade.name.as_str())
}

/// The first of the records and cases that are counted, and how many there are.
pub(super) fn records_of(counted: &Counted) -> (Vec<String>, usize) {
    let records = counted.records.iter().map(ToString::to_string);
    let credits = counted.credits.iter().map(|credit| credit.record.to_string());
    let duties = counted.duties.iter().flat_map(|duty| &duty.records).map(ToString::to_string);
    let cases = counted.cases.iter().map(|case| case.case.to_string());
    let all: Vec<String> = records.chain(credits).chain(duties).chain(cases).collect();
    let count = all.len();
    (all.into_iter().take(FEW).collect(), count)
}
