//! Points in time as rows give them (V1, V2, P1).

use crate::read::{FaultKind, Leaf, Scalar, leaf, leaf_schema};
use crate::value::{Date, Expected, Instant, Offset, Stamp, ValueError};

/// A point in time as a row gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moment {
    /// With an offset.
    At(Instant),
    /// Without one, local: the instant it would be in UTC.
    Local(Instant),
    /// A local day, which stands for its first instant.
    Day(Date),
}

impl Moment {
    fn read(text: &str) -> Result<Self, ValueError> {
        // A text of ten bytes can only be a day, and one that breaks off there only be one of local time.
        if text.len() == 10 && text.is_ascii() {
            return text.parse().map(Self::Day);
        }
        let read = Stamp::parse(text).map(|stamp| Self::At(stamp.instant()));
        let read = read.or_else(|error| match Stamp::parse(&format!("{text}Z")) {
            Ok(stamp) => Ok(Self::Local(stamp.instant())),
            Err(_) => Err(error),
        });
        read.map_err(|error| match error {
            ValueError::BadInstant { found, expected: Expected::InstantForm } => {
                ValueError::BadInstant { found, expected: Expected::MomentForm }
            }
            error => error,
        })
    }

    /// The instant, by the offset of local time.
    pub(super) fn instant(self, offset: Offset) -> Result<Instant, ValueError> {
        match self {
            Self::At(instant) => Ok(instant),
            Self::Local(instant) => Instant::from_millis(instant.millis() - offset.millis()),
            Self::Day(day) => Instant::at(day, 0, offset),
        }
    }
}

impl Leaf for Moment {
    const EXPECTED: &'static str = "an instant or a day such as \"2026-03-05\"";

    fn of(scalar: Scalar<'_>) -> Option<Result<Self, FaultKind>> {
        let Scalar::Text(text) = scalar else { return None };
        Some(Self::read(text).map_err(FaultKind::Value))
    }
}

leaf!(Moment, leaf_schema::moment());
