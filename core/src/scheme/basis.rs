//! What a rule rests on (S5).

use serde::Serialize;

use crate::value::{Code, Name, Text};

/// One document the rules rest on (依据).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Its id in this scheme.
    pub id: Code,
    /// Its title.
    pub title: Text,
    /// Its document number (文号).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<Name>,
    /// When it was issued, as the document says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<Name>,
    /// The article meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<Name>,
}

/// What one entry rests on: a source, and the fields which that source does not give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Basis {
    /// The id of a [`Source`], or `assumed`.
    pub source: Code,
    /// Fields of the entry that are sensible values, not the source's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assumed: Vec<Name>,
}

impl Basis {
    /// The source of entries, and of fields, that no document gives.
    pub const ASSUMED: &'static str = "assumed";

    /// Whether the entry as a whole is a sensible value.
    #[must_use]
    pub fn is_assumed(&self) -> bool {
        self.source.as_str() == Self::ASSUMED
    }

    /// Whether `field` of the entry is a sensible value rather than the source's.
    #[must_use]
    pub fn assumes(&self, field: &str) -> bool {
        self.is_assumed() || self.assumed.iter().any(|name| name.as_str() == field)
    }
}
