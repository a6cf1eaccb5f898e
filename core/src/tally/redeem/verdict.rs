//! What becomes of a request.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::RedemptionRefusal;
use crate::value::{Amount, RedemptionId, Stamp};

/// What became of a request to redeem (兑换结果, P7). In JSON `id`, `at`, and `paid`; or, if it was refused, `code` and
/// `facts`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The redemption.
    pub id: RedemptionId,
    /// When it was judged.
    pub at: Stamp,
    /// The points paid, or why it was refused whole.
    pub outcome: Result<Amount, RedemptionRefusal>,
}

impl Serialize for Verdict {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Verdict", 4)?;
        fields.serialize_field("id", &self.id)?;
        fields.serialize_field("at", &self.at)?;
        match &self.outcome {
            Ok(paid) => fields.serialize_field("paid", paid)?,
            Err(refusal) => {
                fields.serialize_field("code", refusal.code())?;
                fields.serialize_field("facts", refusal)?;
            }
        }
        fields.end()
    }
}
