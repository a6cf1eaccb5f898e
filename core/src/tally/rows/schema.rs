//! The JSON Schema of records (S4).

use super::activity::ActivityDraft;
use crate::read::schema_of_rows;

/// The JSON Schema (draft-07) of a JSON array of activity records: the text of `activities.schema.json`.
///
/// What passes it can still have faults, such as a member who did not serve on the day:
/// [`Activities::read`](crate::tally::Activities::read) judges.
///
/// ```
/// let schema = wangge::tally::json_schema();
/// assert!(schema.contains("\"title\": \"网格化治理活动记录\""));
/// ```
#[must_use]
pub fn json_schema() -> String {
    schema_of_rows("网格化治理活动记录", &ActivityDraft::SHAPE)
}
