//! The JSON Schema of a scheme document (S4).

use super::draft::SchemeDraft;
use crate::read::schema_of;

/// The JSON Schema (draft-07) of a scheme document, for editors of TOML and JSON: the text of `scheme.schema.json`.
///
/// It holds each field with what it means, which are required, closed words and the forms of values. What passes it
/// can still have faults, such as a reference to nothing: [`Scheme::read`](super::Scheme::read) judges.
///
/// ```
/// let schema = wangge::scheme::json_schema();
/// assert!(schema.contains("\"title\": \"网格化治理方案\""));
/// ```
#[must_use]
pub fn json_schema() -> String {
    schema_of("网格化治理方案", &SchemeDraft::SHAPE)
}
