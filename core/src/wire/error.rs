//! The one error of everything here.

use std::fmt;

use serde::{Serialize, Serializer};

use super::json::{BadJson, Flaw, What, write};
use crate::calendar::{CalendarError, ColumnError, RowError};
use crate::case::{EvolveError, Refusal};
use crate::read::{Fault, FaultKind, Faults};
use crate::speech::{self, Lang, UnknownLang};
use crate::tally::appraise::AppraisalError;
use crate::tally::duty::DutyError;
use crate::tally::points::TallyError;
use crate::tally::rate::RateError;
use crate::tally::{BookError, BookFault, RedemptionFault};
use crate::value::ValueError;

/// What went wrong, whatever was asked: kind, code, facts and words in both languages.
///
/// ```
/// use wangge::calendar::Calendar;
/// use wangge::wire;
///
/// let error = wire::calendar::day(&Calendar::china(), "2026-02-30").unwrap_err();
/// assert_eq!((error.kind(), error.code()), ("value", "bad_date"));
/// assert_eq!(
///     error.to_json(),
///     r#"{"kind":"value","code":"bad_date","path":"","facts":{"found":"2026-02-30","expected":"existing_day"},"#
///         .to_owned()
///         + r#""en":"`2026-02-30` is not a date: expected a day that exists","#
///         + r#""zh":"「2026-02-30」不是日期，应为历法中存在的日期"}"#
/// );
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    kind: Kind,
    /// Which of several texts it speaks of.
    row: Option<usize>,
}

/// How many rows of a column an error describes; it counts them all.
const MAX_ROWS: usize = 10_000;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Faults(Faults),
    Refused(Refusal),
    Value(ValueError),
    Word(FaultKind),
    Lang(UnknownLang),
    Calendar(CalendarError),
    Column(ColumnError),
    Evolve(EvolveError),
    Json(BadJson),
    Tally(TallyError),
    Duty(DutyError),
    Rate(RateError),
    Appraisal(AppraisalError),
    Book(BookFault),
    Redemptions(Vec<RedemptionFault>),
}

impl Error {
    fn of(kind: Kind) -> Self {
        Self { kind, row: None }
    }

    /// The same error, met in one of several texts: its path is then the number of that text, from 0, as in `[3]`.
    #[must_use]
    pub fn in_row(self, row: usize) -> Self {
        Self { row: Some(row), ..self }
    }

    /// What kind of failure it is: `faults` (a document or command with faults, all of them), `refused` (a command
    /// the rules refuse), `value` (a single value), `calendar` (no answer), `column` (rows
    /// without an answer, all of them), `evolve` (an event that does not
    /// follow), `json` (a snapshot or events that cannot be read), `tally` (no answer about records).
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self.kind {
            Kind::Faults(_) | Kind::Redemptions(_) => "faults",
            Kind::Refused(_) => "refused",
            Kind::Value(_) | Kind::Word(_) | Kind::Lang(_) => "value",
            Kind::Calendar(_) => "calendar",
            Kind::Column(_) => "column",
            Kind::Evolve(_) => "evolve",
            Kind::Json(_) => "json",
            Kind::Tally(_) | Kind::Duty(_) | Kind::Rate(_) | Kind::Appraisal(_) | Kind::Book(_) => "tally",
        }
    }

    /// The stable code; `faults` for a document with faults, each of which has its own.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match &self.kind {
            Kind::Faults(_) | Kind::Redemptions(_) => "faults",
            Kind::Refused(refusal) => refusal.code(),
            Kind::Value(error) => error.code(),
            Kind::Word(fault) => fault.code(),
            Kind::Lang(error) => error.code(),
            Kind::Calendar(error) => error.code(),
            Kind::Column(error) => error.code(),
            Kind::Evolve(error) => error.code(),
            Kind::Json(error) => error.code(),
            Kind::Tally(error) => error.code(),
            Kind::Duty(error) => error.code(),
            Kind::Rate(error) => error.code(),
            Kind::Appraisal(error) => error.code(),
            Kind::Book(error) => error.code(),
        }
    }

    /// The words for it.
    #[must_use]
    pub fn said(&self, lang: Lang) -> String {
        match &self.kind {
            Kind::Faults(faults) => speech::faults(faults, lang),
            Kind::Refused(refusal) => speech::refusal(refusal, lang),
            Kind::Value(error) => speech::value(error, lang),
            Kind::Word(fault) => speech::fault(fault, lang),
            Kind::Lang(error) => error.said(lang),
            Kind::Calendar(error) => speech::calendar_error(error, lang),
            Kind::Column(error) => speech::column_error(error, lang),
            Kind::Evolve(error) => speech::evolve_error(error, lang),
            Kind::Json(error) => error.said(lang),
            Kind::Tally(error) => speech::tally_error(error, lang),
            Kind::Duty(error) => speech::duty_error(error, lang),
            Kind::Rate(error) => speech::rate_error(error, lang),
            Kind::Appraisal(error) => speech::appraisal_error(error, lang),
            Kind::Book(error) => speech::book_fault(error, lang),
            Kind::Redemptions(faults) => {
                let each: Vec<_> = faults.iter().map(|fault| speech::redemption_fault(fault, lang)).collect();
                each.join("\n")
            }
        }
    }

    /// The error as JSON: `kind`, `code`, `path` (empty but for [`in_row`](Self::in_row)), `facts` (an object), `en`,
    /// `zh`; for faults also `faults`, an array of `code`, `path`, `line`?, `column`?, `facts`, `en`, `zh` in the order
    /// of the document.
    #[must_use]
    pub fn to_json(&self) -> String {
        write(self)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Lang::En))
    }
}

impl std::error::Error for Error {}

/// `From` for each kind of failure.
macro_rules! from {
    ($($source:ty => $kind:ident,)*) => {
        $(impl From<$source> for Error {
            fn from(source: $source) -> Self {
                Self::of(Kind::$kind(source))
            }
        })*
    };
}

from! {
    Faults => Faults,
    Refusal => Refused,
    ValueError => Value,
    FaultKind => Word,
    UnknownLang => Lang,
    CalendarError => Calendar,
    ColumnError => Column,
    EvolveError => Evolve,
    TallyError => Tally,
    DutyError => Duty,
    RateError => Rate,
    AppraisalError => Appraisal,
    BookFault => Book,
}

impl From<BookError<TallyError>> for Error {
    fn from(source: BookError<TallyError>) -> Self {
        match source {
            BookError::Pass(error) => error.into(),
            BookError::Fault(fault) => fault.into(),
            BookError::Redemptions(faults) => Self::of(Kind::Redemptions(faults)),
        }
    }
}

impl From<BadJson> for Error {
    fn from(source: BadJson) -> Self {
        Self::of(Kind::Json(source))
    }
}

/// The error in the order of its fields.
#[derive(Serialize)]
struct Said<'e, F> {
    kind: &'static str,
    code: &'static str,
    path: String,
    facts: F,
    en: String,
    zh: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    faults: Option<Vec<SaidFault<'e>>>,
}

#[derive(Serialize)]
struct SaidFault<'e> {
    code: &'static str,
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    facts: FaultFacts<'e>,
    en: String,
    zh: String,
}

/// The facts of a fault, by where it lies.
#[derive(Serialize)]
#[serde(untagged)]
enum FaultFacts<'e> {
    Document(&'e FaultKind),
    Value(&'e ValueError),
    Calendar(&'e CalendarError),
    Redemption(&'e RedemptionFault),
}

/// The facts of what has none of its own form on the wire.
#[derive(Serialize)]
#[serde(untagged)]
enum Facts<'e> {
    None {},
    Count { count: usize },
    Case { case: &'e str },
    Cases { expected: &'e str, found: &'e str },
    Numbers { expected: u32, found: u32 },
    State { state: &'static str },
    Version { version: u8 },
    TooLarge { what: What, bytes: usize, limit: usize },
    Place { what: What, line: usize, column: usize, detail: &'e str },
}

impl Serialize for Error {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match &self.kind {
            Kind::Faults(faults) => {
                let count = faults.count();
                let said = faults.into_iter().map(said_fault).collect();
                Said { faults: Some(said), ..self.with(Facts::Count { count }) }.serialize(to)
            }
            Kind::Column(ColumnError::Rows(rows)) => {
                let said = rows.iter().take(MAX_ROWS).map(said_row).collect();
                Said { faults: Some(said), ..self.with(Facts::Count { count: rows.len() }) }.serialize(to)
            }
            Kind::Column(ColumnError::Length) => self.with(Facts::None {}).serialize(to),
            Kind::Refused(refusal) => self.with(refusal).serialize(to),
            Kind::Value(error) => self.with(error).serialize(to),
            Kind::Word(fault) => self.with(fault).serialize(to),
            Kind::Lang(error) => self.with(error).serialize(to),
            Kind::Calendar(error) => self.with(error).serialize(to),
            Kind::Evolve(error) => self.with(evolve_facts(error)).serialize(to),
            Kind::Json(error) => self.with(json_facts(error)).serialize(to),
            Kind::Tally(error) => self.with(error).serialize(to),
            Kind::Duty(error) => self.with(error).serialize(to),
            Kind::Rate(error) => self.with(error).serialize(to),
            Kind::Appraisal(error) => self.with(error).serialize(to),
            Kind::Book(error) => self.with(error).serialize(to),
            Kind::Redemptions(faults) => {
                let said = faults.iter().take(MAX_ROWS).map(said_redemption).collect();
                Said { faults: Some(said), ..self.with(Facts::Count { count: faults.len() }) }.serialize(to)
            }
        }
    }
}

impl Error {
    fn with<F>(&self, facts: F) -> Said<'_, F> {
        let (en, zh) = (self.said(Lang::En), self.said(Lang::Zh));
        let path = self.row.map(|row| format!("[{row}]")).unwrap_or_default();
        Said { kind: self.kind(), code: self.code(), path, facts, en, zh, faults: None }
    }
}

fn said_fault(fault: &Fault) -> SaidFault<'_> {
    SaidFault {
        code: fault.code(),
        path: fault.path.to_string(),
        line: fault.line,
        column: fault.column,
        facts: FaultFacts::Document(&fault.kind),
        en: speech::fault(&fault.kind, Lang::En),
        zh: speech::fault(&fault.kind, Lang::Zh),
    }
}

fn said_row((row, error): &(usize, RowError)) -> SaidFault<'_> {
    SaidFault {
        code: error.code(),
        path: format!("[{row}]"),
        line: None,
        column: None,
        facts: match error {
            RowError::Value(error) => FaultFacts::Value(error),
            RowError::Calendar(error) => FaultFacts::Calendar(error),
        },
        en: speech::row_error(error, Lang::En),
        zh: speech::row_error(error, Lang::Zh),
    }
}

fn said_redemption(fault: &RedemptionFault) -> SaidFault<'_> {
    SaidFault {
        code: fault.code(),
        path: String::new(),
        line: None,
        column: None,
        facts: FaultFacts::Redemption(fault),
        en: speech::redemption_fault(fault, Lang::En),
        zh: speech::redemption_fault(fault, Lang::Zh),
    }
}

fn evolve_facts(error: &EvolveError) -> Facts<'_> {
    match error {
        EvolveError::NotBegun | EvolveError::BackDated => Facts::None {},
        EvolveError::BegunTwice(case) => Facts::Case { case: case.as_str() },
        EvolveError::OtherCase { expected, found } => {
            Facts::Cases { expected: expected.as_str(), found: found.as_str() }
        }
        EvolveError::OutOfOrder { expected, found } => Facts::Numbers { expected: *expected, found: *found },
        EvolveError::WrongState(state) => Facts::State { state: state.as_str() },
        EvolveError::UnknownVersion(version) => Facts::Version { version: *version },
    }
}

fn json_facts(error: &BadJson) -> Facts<'_> {
    let what = error.what;
    match &error.flaw {
        Flaw::TooLarge { bytes, limit } => Facts::TooLarge { what, bytes: *bytes, limit: *limit },
        Flaw::Syntax(at) | Flaw::WrongForm(at) => {
            Facts::Place { what, line: at.line, column: at.column, detail: &at.detail }
        }
    }
}
