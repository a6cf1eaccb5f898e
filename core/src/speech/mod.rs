//! The words (X1): every fault, refusal and event as one sentence, in Chinese and in English.
//!
//! In flows a typed value with its facts; out flows text. Nothing is decided here. Each match names every variant,
//! so that a code without words does not compile. Sentences hold no line break and never a number that looks like
//! a person's (V5); notes, reasons, outcomes and decisions stay in the ledger and are not repeated (C4), and a
//! reporter is never named (A5).

mod account;
mod appraise;
mod changes;
mod duty;
mod en;
mod lang;
mod parts;
mod points;
mod rate;
mod read_out;
mod zh;

pub use account::{
    StatementSaid, book_error, book_fault, redemption_fault, redemption_refusal, statement, statement_line,
};
pub use appraise::appraisal_error;
pub use changes::{ChangeSaid, changes};
pub use duty::{duty_error, fulfilment, icalendar};
pub use lang::{Lang, UnknownLang};
pub use points::{cut, explanation, failed, tally_error};
pub use rate::rate_error;
pub use read_out::{Sentence, read_out};

use crate::calendar::{CalendarError, ColumnError, RowError};
use crate::case::{Event, EvolveError, Refusal};
use crate::read::{FaultKind, Faults};
use crate::scheme::Scheme;
use crate::value::ValueError;

/// What is wrong with a document, without its place.
///
/// ```
/// use wangge::scheme::Scheme;
/// use wangge::speech::{Lang, fault};
///
/// let faults = Scheme::read("[schema]").unwrap_err();
/// let unknown = faults.into_iter().find(|fault| fault.code() == "unknown_field").unwrap();
/// assert_eq!(fault(&unknown.kind, Lang::En), "there is no field `schema` here: did you mean `scheme`?");
/// assert_eq!(fault(&unknown.kind, Lang::Zh), "此处没有字段「schema」，是否应为「scheme」？");
/// ```
#[must_use]
pub fn fault(kind: &FaultKind, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::fault::fault(kind),
        Lang::En => en::fault::fault(kind),
    }
}

/// How many faults a document has, and the first of them with its place.
///
/// ```
/// use wangge::scheme::Scheme;
/// use wangge::speech::{Lang, faults};
///
/// let found = Scheme::read("[schema").unwrap_err();
/// assert!(faults(&found, Lang::En).starts_with("1 fault, the first at line 1, column 8: "));
/// assert!(faults(&found, Lang::Zh).starts_with("共1处差错，第一处在第1行第8列："));
/// ```
#[must_use]
pub fn faults(faults: &Faults, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::fault::faults(faults),
        Lang::En => en::fault::faults(faults),
    }
}

/// What is wrong with a single value.
///
/// ```
/// use wangge::speech::{Lang, value};
/// use wangge::value::Duration;
///
/// let error = "3日".parse::<Duration>().unwrap_err();
/// assert!(value(&error, Lang::En).starts_with("`3日` is not a duration: expected "));
/// assert!(value(&error, Lang::Zh).starts_with("「3日」不是时限，应为"));
/// ```
#[must_use]
pub fn value(error: &ValueError, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::value::value(error),
        Lang::En => en::value::value(error),
    }
}

/// Why a calendar gives no answer.
#[must_use]
pub fn calendar_error(error: &CalendarError, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::value::calendar_error(error),
        Lang::En => en::value::calendar_error(error),
    }
}

/// Why a row of a column has no answer.
#[must_use]
pub fn row_error(error: &RowError, lang: Lang) -> String {
    match error {
        RowError::Value(error) => value(error, lang),
        RowError::Calendar(error) => calendar_error(error, lang),
    }
}

/// Why a column has no answer: how many rows have none, and the first of them, counted from 0.
///
/// ```
/// use wangge::calendar::{Calendar, Lengths};
/// use wangge::speech::{Lang, column_error};
/// use wangge::value::Unit;
///
/// let (mut out, mut marks) = ([0; 2], [false; 2]);
/// let lengths = Lengths::Each(&[1_000, 0]);
/// let error = Calendar::china().deadlines(&[0, 0], lengths, Unit::Wh, &mut out, &mut marks).unwrap_err();
/// assert!(column_error(&error, Lang::En).starts_with("1 row has no answer, the first is row 1: "));
/// assert!(column_error(&error, Lang::Zh).starts_with("共1行没有结果，第一处为第1行（从0数起）："));
/// ```
#[must_use]
pub fn column_error(error: &ColumnError, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::value::column_error(error),
        Lang::En => en::value::column_error(error),
    }
}

/// Why a command is refused.
///
/// ```
/// use wangge::case::Refusal;
/// use wangge::speech::{Lang, refusal};
///
/// let unknown = Refusal::UnknownCase { case: "c-1".parse()? };
/// assert_eq!(refusal(&unknown, Lang::En), "case `c-1` is not in the ledger");
/// assert_eq!(refusal(&unknown, Lang::Zh), "台账中没有事件「c-1」");
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[must_use]
pub fn refusal(refusal: &Refusal, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::refusal::refusal(refusal),
        Lang::En => en::refusal::refusal(refusal),
    }
}

/// Why an event does not follow from a case.
#[must_use]
pub fn evolve_error(error: &EvolveError, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::refusal::evolve_error(error),
        Lang::En => en::refusal::evolve_error(error),
    }
}

/// What happened, with its reason: who holds the case now, which limit runs and until when, which deadline passed,
/// which rule says so and what it rests on (依据).
///
/// Names come from `scheme`; of a code it does not declare only the code is said. The instant of the event itself
/// is left to whoever lists events.
///
/// ```
/// use wangge::case::Event;
/// use wangge::scheme::{Preset, Scheme};
/// use wangge::speech::{Lang, happening};
///
/// let scheme = Scheme::read(Preset::Dongshi.document())?;
/// let event: Event = serde_json::from_str(
///     r#"{"v":1,"case":"c-1","seq":4,"at":"2026-03-06T10:00:00+08:00",
///         "event":"warned","share":0.5,"deadline":"2026-03-09T17:30:00+08:00","rule":"ladder"}"#,
/// )?;
/// assert_eq!(
///     happening(&event, &scheme, Lang::Zh),
///     "时限预警：时限已过50%，2026年3月9日17:30截止；\
///      规则「问题上报、逾期升级」（ladder），合理取值，待核定。"
/// );
/// assert_eq!(
///     happening(&event, &scheme, Lang::En),
///     "warning: 50% of the limit is gone, it ends 2026-03-09 17:30; \
///      rule 问题上报、逾期升级 `ladder`, basis: assumed"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn happening(event: &Event, scheme: &Scheme, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::event::happening(event, scheme),
        Lang::En => en::event::happening(event, scheme),
    }
}
