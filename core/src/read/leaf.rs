//! Leaves of a document: what is read from one number, text or truth value.

use super::{FaultKind, leaf_schema};
use crate::calendar::{Session, Unpublished};
use crate::value::{
    Amount, CaseId, Code, Date, DeviceId, Duration, HouseholdId, MemberId, Name, Offset, PartnerId, Period,
    PeriodKind, Ratio, RecordId, RedemptionId, ReporterId, Season, Stamp, TargetId, Text, UnitId, Weekday,
};

/// One value as the document writes it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Scalar<'a> {
    Bool(bool),
    Integer(i64),
    Number(f64),
    Text(&'a str),
    /// A local day of a column, since 1970-01-01.
    Day(i32),
}

impl Scalar<'_> {
    pub(crate) fn kind(self) -> &'static str {
        match self {
            Self::Bool(_) => "a boolean",
            Self::Integer(_) | Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::Day(_) => "a day",
        }
    }
}

/// What one scalar can become.
pub(crate) trait Leaf: Sized {
    /// What the field wants, for messages: `a duration such as 3wd`.
    const EXPECTED: &'static str;

    /// `None` when the scalar is of another kind altogether.
    fn of(scalar: Scalar<'_>) -> Option<Result<Self, FaultKind>>;
}

/// `leaf!(Code: "a code", text, schema)` reads a type from text by `FromStr`; `schema` is what a schema says of it.
macro_rules! leaf {
    ($type:ty: $expected:literal, text, $schema:expr) => {
        impl $crate::read::Leaf for $type {
            const EXPECTED: &'static str = $expected;
            fn of(scalar: $crate::read::Scalar<'_>) -> Option<Result<Self, $crate::read::FaultKind>> {
                match scalar {
                    $crate::read::Scalar::Text(text) => {
                        Some(text.parse().map_err($crate::read::FaultKind::Value))
                    }
                    _ => None,
                }
            }
        }
        $crate::read::leaf!($type, $schema);
    };
    ($type:ty, $schema:expr) => {
        impl $crate::read::Part for $type {
            const EXPECTED: &'static str = <Self as $crate::read::Leaf>::EXPECTED;

            fn of(scalar: $crate::read::Scalar<'_>) -> Option<Result<Self, $crate::read::FaultKind>> {
                <Self as $crate::read::Leaf>::of(scalar)
            }
        }

        impl $crate::read::Described for $type {
            fn describe(_: &mut $crate::read::Definitions) -> $crate::read::Table {
                $schema
            }
        }
    };
}
pub(crate) use leaf;

impl Leaf for bool {
    const EXPECTED: &'static str = "true or false";

    fn of(scalar: Scalar<'_>) -> Option<Result<Self, FaultKind>> {
        match scalar {
            Scalar::Bool(given) => Some(Ok(given)),
            _ => None,
        }
    }
}

/// Reads whole numbers, 0 and up.
macro_rules! whole {
    ($($type:ty),*) => {
        $(impl Leaf for $type {
            const EXPECTED: &'static str = "a whole number";

            fn of(scalar: Scalar<'_>) -> Option<Result<Self, FaultKind>> {
                let out_of_bounds =
                    |given: String| FaultKind::OutOfBounds { given, bounds: format!("0..={}", Self::MAX) };
                match scalar {
                    Scalar::Integer(given) => {
                        Some(Self::try_from(given).map_err(|_| out_of_bounds(given.to_string())))
                    }
                    Scalar::Number(given) => Some(Err(out_of_bounds(given.to_string()))),
                    Scalar::Bool(_) | Scalar::Text(_) | Scalar::Day(_) => None,
                }
            }
        }
        leaf!($type, leaf_schema::whole(Self::MAX.into()));)*
    };
}

whole!(u16, u32);

impl Leaf for Amount {
    const EXPECTED: &'static str = "a number of at most 3 fraction digits";

    fn of(scalar: Scalar<'_>) -> Option<Result<Self, FaultKind>> {
        match scalar {
            Scalar::Integer(given) => Some(Self::from_whole(given).map_err(FaultKind::Value)),
            Scalar::Number(given) => Some(Self::from_f64_exact(given).map_err(FaultKind::Value)),
            Scalar::Bool(_) | Scalar::Text(_) | Scalar::Day(_) => None,
        }
    }
}

impl Leaf for Ratio {
    const EXPECTED: &'static str = "a number, or a fraction such as \"1/3\"";

    fn of(scalar: Scalar<'_>) -> Option<Result<Self, FaultKind>> {
        match scalar {
            Scalar::Integer(given) => Some(Self::new(given, 1).map_err(FaultKind::Value)),
            Scalar::Number(given) => Some(Self::from_f64(given).map_err(FaultKind::Value)),
            Scalar::Text(given) => Some(given.parse().map_err(FaultKind::Value)),
            Scalar::Bool(_) | Scalar::Day(_) => None,
        }
    }
}

impl Leaf for Session {
    const EXPECTED: &'static str = "a session such as \"08:30-12:00\"";

    fn of(scalar: Scalar<'_>) -> Option<Result<Self, FaultKind>> {
        let Scalar::Text(given) = scalar else { return None };
        Some(given.parse().map_err(FaultKind::Calendar))
    }
}

impl Leaf for Date {
    const EXPECTED: &'static str = "a day such as \"2026-03-05\"";

    fn of(scalar: Scalar<'_>) -> Option<Result<Self, FaultKind>> {
        match scalar {
            Scalar::Text(given) => Some(given.parse().map_err(FaultKind::Value)),
            Scalar::Day(given) => Some(Self::from_column(given).map_err(FaultKind::Value)),
            Scalar::Bool(_) | Scalar::Integer(_) | Scalar::Number(_) => None,
        }
    }
}

/// Every word for days without a table.
const UNPUBLISHED: [Unpublished; 2] = [Unpublished::Mark, Unpublished::Error];

impl Leaf for Unpublished {
    const EXPECTED: &'static str = "mark or error";

    fn of(scalar: Scalar<'_>) -> Option<Result<Self, FaultKind>> {
        let Scalar::Text(given) = scalar else { return None };
        let found = UNPUBLISHED.into_iter().find(|word| word.as_str() == given);
        Some(found.ok_or_else(|| FaultKind::unknown_word(given, UNPUBLISHED.map(Self::as_str))))
    }
}

impl Leaf for PeriodKind {
    const EXPECTED: &'static str = "a period: day, week, month, quarter, half, year or all";

    fn of(scalar: Scalar<'_>) -> Option<Result<Self, FaultKind>> {
        let Scalar::Text(given) = scalar else { return None };
        let found = Self::ALL.into_iter().find(|kind| kind.as_str() == given);
        Some(found.ok_or_else(|| FaultKind::unknown_word(given, Self::ALL.map(Self::as_str))))
    }
}

/// A kind of period that comes again and again: any but `all`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Recurring(pub(crate) PeriodKind);

impl Recurring {
    const WORDS: [&str; 6] = ["day", "week", "month", "quarter", "half", "year"];
}

impl Leaf for Recurring {
    const EXPECTED: &'static str = "a period: day, week, month, quarter, half or year";

    fn of(scalar: Scalar<'_>) -> Option<Result<Self, FaultKind>> {
        let Scalar::Text(given) = scalar else { return None };
        let recurs = |kind: &PeriodKind| *kind != PeriodKind::All && kind.as_str() == given;
        let found = PeriodKind::ALL.into_iter().find(recurs).map(Self);
        Some(found.ok_or_else(|| FaultKind::unknown_word(given, Self::WORDS)))
    }
}

impl Leaf for Weekday {
    const EXPECTED: &'static str = "a weekday: mon, tue, wed, thu, fri, sat or sun";

    fn of(scalar: Scalar<'_>) -> Option<Result<Self, FaultKind>> {
        let Scalar::Text(given) = scalar else { return None };
        let found = Self::ALL.into_iter().find(|day| day.as_str() == given);
        Some(found.ok_or_else(|| FaultKind::unknown_word(given, Self::ALL.map(Self::as_str))))
    }
}

leaf!(Session, leaf_schema::session());
leaf!(Unpublished, leaf_schema::one_of(UNPUBLISHED.map(Unpublished::as_str)));
leaf!(Weekday, leaf_schema::weekday());
leaf!(bool, leaf_schema::truth());
leaf!(Amount, leaf_schema::amount());
leaf!(PeriodKind, leaf_schema::one_of(PeriodKind::ALL.map(PeriodKind::as_str)));
leaf!(Recurring, leaf_schema::one_of(Recurring::WORDS));
leaf!(Ratio, leaf_schema::ratio());
leaf!(Code: "a code such as grid-worker", text, leaf_schema::code());
leaf!(Date, leaf_schema::day());
leaf!(Period: "a period such as \"2026-03\"", text, leaf_schema::name());
leaf!(Duration: "a duration such as \"3wd\" or \"3个工作日\"", text, leaf_schema::duration());
leaf!(Name: "a name", text, leaf_schema::name());
leaf!(Offset: "an offset from UTC such as \"+08:00\"", text, leaf_schema::offset());
leaf!(Text: "a text", text, leaf_schema::prose());
leaf!(Season: "a season such as \"06-01..09-30\"", text, leaf_schema::season());
leaf!(Stamp: "an instant such as \"2026-03-05T08:30:00+08:00\"", text, leaf_schema::instant());
leaf!(CaseId: "an id", text, leaf_schema::name());
leaf!(ReporterId: "an id", text, leaf_schema::name());
leaf!(DeviceId: "an id", text, leaf_schema::name());
leaf!(UnitId: "an id", text, leaf_schema::name());
leaf!(MemberId: "an id", text, leaf_schema::name());
leaf!(PartnerId: "an id", text, leaf_schema::name());
leaf!(HouseholdId: "an id", text, leaf_schema::name());
leaf!(RecordId: "an id", text, leaf_schema::name());
leaf!(TargetId: "an id", text, leaf_schema::name());
leaf!(RedemptionId: "an id", text, leaf_schema::name());
