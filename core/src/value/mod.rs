//! The vocabulary (V1–V5): instants, dates, durations, amounts, ratios, ids, codes, texts.
//!
//! Text and numbers flow in, values that cannot be wrong flow out, or a [`ValueError`]. There are no rules of
//! a township here.

mod amount;
mod code;
mod date;
mod decimal;
mod duration;
mod error;
mod fraction;
mod id;
mod instant;
mod offset;
mod period;
pub mod personal;
mod ratio;
mod season;
mod span;
mod stamp;
mod string;
mod text;

pub use amount::Amount;
pub use code::Code;
pub use date::{Date, Weekday};
pub use duration::{Duration, Unit};
pub use error::{Excerpt, Expected, ValueError};
pub use fraction::Fraction;
pub use id::{
    CaseId, DeviceId, HouseholdId, MemberId, PartnerId, PartyId, RecordId, RedemptionId, ReporterId,
    TargetId, UnitId,
};
pub(crate) use instant::DAY_MS;
pub use instant::Instant;
pub use offset::Offset;
pub use period::{Period, PeriodKind};
pub use ratio::Ratio;
pub use season::{MonthDay, Season};
pub use span::Span;
pub(crate) use span::overlaps;
pub use stamp::Stamp;
pub use text::{Name, Text};
