//! What comes from outside, as rows.

use serde::Serialize;

use crate::read::words;
use crate::tally::appraise::SubjectId;
use crate::value::{Amount, CaseId, Code, Date, Name, Period, RecordId, Stamp, Text};

/// A mark that somebody outside gives (外部评分).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct InputRow {
    /// The input.
    pub input: Code,
    /// Whom it is about; in JSON the field `member` or `unit`.
    #[serde(flatten)]
    pub of: SubjectId,
    /// For which period: that of the appraisal.
    pub period: Period,
    /// The group of scorers; absent of an input without groups.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scorer: Option<Code>,
    /// The mark.
    pub score: Amount,
}

/// An honour (荣誉).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct HonourRow {
    /// To whom; in JSON the field `member` or `unit`.
    #[serde(flatten)]
    pub of: SubjectId,
    /// The day of the award.
    pub on: Date,
    /// Its level.
    pub level: Code,
    /// What it rests on (文号).
    pub basis: Name,
}

/// An objection to a result (公示异议, R6): it names what it is about, and is upheld or dismissed with a reason. One that
/// is upheld changes no score; it enters by reversals or late filings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ObjectionRow {
    /// 编号.
    pub id: RecordId,
    /// The appraisal.
    pub appraisal: Code,
    /// The period.
    pub period: Period,
    /// Whose result; in JSON the field `member` or `unit`.
    #[serde(flatten)]
    pub of: SubjectId,
    /// The records that it is about …
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<RecordId>,
    /// … or the cases.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<CaseId>,
    /// When it was raised.
    pub at: Stamp,
    /// What was decided; in JSON the fields `ruling`, `decided_at`, `reason`.
    #[serde(flatten)]
    pub decided: Option<Decided>,
}

/// What was decided about an objection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decided {
    /// Upheld or dismissed.
    pub ruling: Ruling,
    /// When; not before it was raised.
    #[serde(rename = "decided_at")]
    pub at: Stamp,
    /// Why.
    pub reason: Text,
}

words! {
    /// What was decided about an objection (R6).
    pub enum Ruling ("upheld or dismissed") {
        /// 成立.
        Upheld = "upheld",
        /// 不成立.
        Dismissed = "dismissed",
    }
}
