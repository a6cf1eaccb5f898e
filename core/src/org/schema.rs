//! The JSON Schema of an organisation document (S4).

use super::draft::OrgDraft;
use crate::read::schema_of;

/// The JSON Schema (draft-07) of an organisation document, for editors of TOML and JSON: the text of
/// `org.schema.json`.
///
/// What passes it can still have faults, such as a parent that does not exist: [`Org::read`](super::Org::read) judges.
///
/// ```
/// let schema = wangge::org::json_schema();
/// assert!(schema.contains("\"title\": \"网格化治理组织树\""));
/// ```
#[must_use]
pub fn json_schema() -> String {
    schema_of("网格化治理组织树", &OrgDraft::SHAPE)
}
