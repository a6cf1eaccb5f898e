//! Reading and writing JSON text.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::read::MAX_BYTES;
use crate::speech::Lang;
use crate::value::personal;

/// What is wrong with a JSON text that came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BadJson {
    /// What should have stood there.
    pub(super) what: What,
    pub(super) flaw: Flaw,
}

/// What a text should hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum What {
    /// The snapshot of a case.
    Case,
    /// Who acts.
    Actor,
    /// Events of a case.
    Events,
    /// Rows of a table.
    Rows,
    /// Whose account is asked for.
    Account,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// Longer than is read.
    TooLarge { bytes: usize, limit: usize },
    /// Not JSON.
    Syntax(Place),
    /// JSON of another form.
    WrongForm(Place),
}

/// Where reading stopped, from 1, and the reader's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) detail: String,
}

/// The longest snapshot of a case that is read, in bytes (1 MiB): far more than any case grows to.
const MAX_CASE_BYTES: usize = 1 << 20;
/// The most characters of the reader's words that are passed on.
const MAX_DETAIL: usize = 200;

impl What {
    fn limit(self) -> usize {
        match self {
            What::Case | What::Actor | What::Account => MAX_CASE_BYTES,
            What::Events | What::Rows => MAX_BYTES,
        }
    }
}

impl BadJson {
    /// The stable code.
    pub(super) fn code(&self) -> &'static str {
        match self.flaw {
            Flaw::TooLarge { .. } => "too_large",
            Flaw::Syntax(_) => "syntax",
            Flaw::WrongForm(_) => "wrong_form",
        }
    }

    /// The words for it.
    pub(super) fn said(&self, lang: Lang) -> String {
        let (zh, en) = match self.what {
            What::Case => ("事件", "the case"),
            What::Actor => ("操作人", "the actor"),
            What::Events => ("记录", "the events"),
            What::Rows => ("表格", "the rows"),
            What::Account => ("账户", "the account"),
        };
        match (&self.flaw, lang) {
            (Flaw::TooLarge { bytes, limit }, Lang::En) => {
                format!("the text of {en} has {bytes} bytes: at most {limit} are read")
            }
            (Flaw::TooLarge { bytes, limit }, Lang::Zh) => {
                format!("{zh}全文{bytes}字节，至多读取{limit}字节")
            }
            (Flaw::Syntax(at), Lang::En) => {
                format!(
                    "the text of {en} is not JSON at line {}, column {}: {}",
                    at.line, at.column, at.detail
                )
            }
            (Flaw::Syntax(at), Lang::Zh) => {
                format!("{zh}第{}行第{}列不是合法的JSON：「{}」", at.line, at.column, at.detail)
            }
            (Flaw::WrongForm(at), Lang::En) => {
                format!("{en} cannot be read at line {}, column {}: {}", at.line, at.column, at.detail)
            }
            (Flaw::WrongForm(at), Lang::Zh) => {
                format!("{zh}第{}行第{}列无法读取：「{}」", at.line, at.column, at.detail)
            }
        }
    }
}

/// Reads a text of a known form.
pub(super) fn read<T: DeserializeOwned>(text: &str, what: What) -> Result<T, BadJson> {
    let (bytes, limit) = (text.len(), what.limit());
    if bytes > limit {
        return Err(BadJson { what, flaw: Flaw::TooLarge { bytes, limit } });
    }
    serde_json::from_str(text).map_err(|error| {
        let place = Place { line: error.line(), column: error.column(), detail: detail(&error) };
        let flaw = if error.is_data() { Flaw::WrongForm(place) } else { Flaw::Syntax(place) };
        BadJson { what, flaw }
    })
}

/// The reader's words without the position it appends and without names of types, on one line, nothing of them
/// where they repeat personal data (V5).
fn detail(error: &serde_json::Error) -> String {
    let whole = error.to_string();
    let detail = whole.rsplit_once(" at line ").map_or(whole.as_str(), |(detail, _)| detail);
    if personal::find(detail).is_some() {
        return "…".to_owned();
    }
    let (found, expected) = match detail.rsplit_once(", expected ") {
        Some((found, expected)) if names_type(expected) => (found, ", expected another form"),
        _ if names_type(detail) => ("no known form", ""),
        _ => (detail, ""),
    };
    let shown = found.chars().filter(|c| !c.is_control()).take(MAX_DETAIL);
    shown.chain(expected.chars()).collect()
}

/// Whether the reader speaks of a type of this library, which says nothing to whoever wrote the text.
fn names_type(words: &str) -> bool {
    words.split(' ').any(|word| matches!(word, "struct" | "enum" | "variant"))
}

/// Writes compact JSON.
pub(super) fn write<T: Serialize + ?Sized>(value: &T) -> String {
    // Nothing written here has keys other than texts, which is all that could fail.
    serde_json::to_string(value).unwrap_or_default()
}
