//! Ids (编号): opaque names of units, members, partners, party organisations, households, reporters and cases (V5).

use super::string::string_value;
use super::{Excerpt, Expected, ValueError, personal};

/// The most bytes of an id.
const MAX_BYTES: usize = 64;

fn check(text: &str) -> Result<(), ValueError> {
    let bounded = (1..=MAX_BYTES).contains(&text.len());
    if !bounded || text.chars().any(char::is_control) || text.trim() != text {
        return Err(ValueError::BadId { found: Excerpt::of(text), expected: Expected::IdForm });
    }
    personal::refuse(text)
}

/// An id type.
macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        string_value! {
            $(#[$meta])*
            ///
            /// 1–64 bytes of UTF-8 without control characters, no white space at either end, no identity or mobile
            /// number within (V5). Compared and ordered by bytes, not normalised.
            ///
            /// Reading one fails with `bad_id` or `personal_data`.
            ///
            /// ```
            #[doc = concat!("use wangge::value::", stringify!($name), ";")]
            ///
            #[doc = concat!("let id: ", stringify!($name), " = \"青坞-07\".parse()?;")]
            /// assert_eq!(id.as_str(), "青坞-07");
            #[doc = concat!("assert_eq!(\" 07\".parse::<", stringify!($name), ">().unwrap_err().code(), \"bad_id\");")]
            /// # Ok::<(), wangge::value::ValueError>(())
            /// ```
            $name, check, Expected::IdForm
        }
    };
}

id! {
    /// The id of a unit (单元): a township, village, grid or micro-grid of the tree.
    UnitId
}
id! {
    /// The id of a member (成员): a person who serves, by holding a post or being enrolled.
    MemberId
}
id! {
    /// The id of a partner (共建力量): a department, enterprise, organisation or team.
    PartnerId
}
id! {
    /// The id of a party organisation (党组织): a branch or group over one or more units.
    PartyId
}
id! {
    /// The id of a household (户), random, never derived from a person's numbers.
    HouseholdId
}
id! {
    /// The id of a reporter (诉求人), known to the deciding system only.
    ReporterId
}
id! {
    /// The id of a case (事件).
    CaseId
}
id! {
    /// The id of a device (设备) that reports by the channel `sensor`.
    DeviceId
}
id! {
    /// The id of an activity record (活动记录).
    RecordId
}
id! {
    /// The id of what a record is about (对象): a household, a case, a point of a checklist.
    TargetId
}
id! {
    /// The id of a redemption of points (兑换), or of its cancellation.
    RedemptionId
}
