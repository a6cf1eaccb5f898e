//! What can be wrong with a single value: one code, the offending text shortened, what was expected.
//!
//! In flows a text or number that could not be read, out goes a [`ValueError`]. It knows nothing of places:
//! whoever reads a document adds the path and the line.

use std::fmt;

use smol_str::{SmolStr, SmolStrBuilder};

use super::personal;

/// Why a text or a number is not the value it should be.
///
/// Every variant has a stable [`code`](ValueError::code) and carries the facts of its message. The offending
/// text is kept as an [`Excerpt`]: shortened, and with personal data masked (V5).
///
/// ```
/// use wangge::value::{Amount, ValueError};
///
/// let error = "1.2345".parse::<Amount>().unwrap_err();
/// assert_eq!(error.code(), "bad_amount");
/// assert!(error.to_string().contains("1.2345"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ValueError {
    /// Not an instant (V1).
    #[error("{found} is not an instant: expected {expected}")]
    BadInstant {
        /// The text as read, shortened.
        found: Excerpt,
        /// What should have stood there.
        expected: Expected,
    },
    /// Well-formed, yet beyond the bounds of its type.
    #[error("{found} is out of range: expected {expected}")]
    OutOfRange {
        /// The value as read, shortened.
        found: Excerpt,
        /// The bounds.
        expected: Expected,
    },
    /// Not a civil date, or one that does not exist.
    #[error("{found} is not a date: expected {expected}")]
    BadDate {
        /// The text as read, shortened.
        found: Excerpt,
        /// What should have stood there.
        expected: Expected,
    },
    /// Not an offset from UTC (V2).
    #[error("{found} is not a UTC offset: expected {expected}")]
    BadOffset {
        /// The text as read, shortened.
        found: Excerpt,
        /// What should have stood there.
        expected: Expected,
    },
    /// Not the id of a period, or of one that does not exist (V2).
    #[error("{found} is not a period: expected {expected}")]
    BadPeriod {
        /// The text as read, shortened.
        found: Excerpt,
        /// What should have stood there.
        expected: Expected,
    },
    /// Not a duration (T2).
    #[error("{found} is not a duration: expected {expected}")]
    BadDuration {
        /// The text as read, shortened.
        found: Excerpt,
        /// What should have stood there.
        expected: Expected,
    },
    /// Not an amount (V3).
    #[error("{found} is not an amount: expected {expected}")]
    BadAmount {
        /// The text or number as read, shortened.
        found: Excerpt,
        /// What should have stood there.
        expected: Expected,
    },
    /// A computed value left the bounds of its type (V3): never wrapped, never saturated.
    #[error("the result is out of range: expected {expected}")]
    Overflow {
        /// The bounds that were left.
        expected: Expected,
    },
    /// Not a ratio (V4).
    #[error("{found} is not a ratio: expected {expected}")]
    BadRatio {
        /// The text or number as read, shortened.
        found: Excerpt,
        /// What should have stood there.
        expected: Expected,
    },
    /// Not a season (K3).
    #[error("{found} is not a season: expected {expected}")]
    BadSeason {
        /// The text as read, shortened.
        found: Excerpt,
        /// What should have stood there.
        expected: Expected,
    },
    /// Not an id (V5).
    #[error("{found} is not an id: expected {expected}")]
    BadId {
        /// The text as read, shortened.
        found: Excerpt,
        /// What should have stood there.
        expected: Expected,
    },
    /// Not a code (V5).
    #[error("{found} is not a code: expected {expected}")]
    BadCode {
        /// The text as read, shortened.
        found: Excerpt,
        /// What should have stood there.
        expected: Expected,
    },
    /// Not a name or a note.
    #[error("{found} is not allowed as text: expected {expected}")]
    BadText {
        /// The text as read, shortened.
        found: Excerpt,
        /// What should have stood there.
        expected: Expected,
    },
    /// The text contains what looks like a citizen's identity number or a mobile number (V5). It is not echoed.
    #[error("the text contains what looks like an identity number or a mobile number")]
    PersonalData,
}

impl ValueError {
    /// Every code, in the order of the variants.
    pub const ALL_CODES: [&'static str; 14] = [
        "bad_instant",
        "out_of_range",
        "bad_date",
        "bad_offset",
        "bad_period",
        "bad_duration",
        "bad_amount",
        "overflow",
        "bad_ratio",
        "bad_season",
        "bad_id",
        "bad_code",
        "bad_text",
        "personal_data",
    ];

    /// What was read, shortened and masked; `None` where there is nothing to show.
    pub fn found(&self) -> Option<&Excerpt> {
        self.facts().0
    }

    /// What should have stood there; `None` for personal data.
    pub fn expected(&self) -> Option<Expected> {
        self.facts().1
    }

    fn facts(&self) -> (Option<&Excerpt>, Option<Expected>) {
        match self {
            Self::BadInstant { found, expected }
            | Self::OutOfRange { found, expected }
            | Self::BadDate { found, expected }
            | Self::BadOffset { found, expected }
            | Self::BadPeriod { found, expected }
            | Self::BadDuration { found, expected }
            | Self::BadAmount { found, expected }
            | Self::BadRatio { found, expected }
            | Self::BadSeason { found, expected }
            | Self::BadId { found, expected }
            | Self::BadCode { found, expected }
            | Self::BadText { found, expected } => (Some(found), Some(*expected)),
            Self::Overflow { expected } => (None, Some(*expected)),
            Self::PersonalData => (None, None),
        }
    }

    /// The stable name of the fault, for machines.
    pub fn code(&self) -> &'static str {
        match self {
            Self::BadInstant { .. } => "bad_instant",
            Self::OutOfRange { .. } => "out_of_range",
            Self::BadDate { .. } => "bad_date",
            Self::BadOffset { .. } => "bad_offset",
            Self::BadPeriod { .. } => "bad_period",
            Self::BadDuration { .. } => "bad_duration",
            Self::BadAmount { .. } => "bad_amount",
            Self::Overflow { .. } => "overflow",
            Self::BadRatio { .. } => "bad_ratio",
            Self::BadSeason { .. } => "bad_season",
            Self::BadId { .. } => "bad_id",
            Self::BadCode { .. } => "bad_code",
            Self::BadText { .. } => "bad_text",
            Self::PersonalData => "personal_data",
        }
    }
}

/// What should have stood in the place of a refused value.
///
/// `Display` gives the English phrase that ends the message "…: expected …".
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Expected {
    /// The form of an instant.
    InstantForm,
    /// The form of an instant, a local time or a day.
    MomentForm,
    /// The bounds of an instant.
    InstantRange,
    /// The form of a date.
    DateForm,
    /// The bounds of a date.
    DateRange,
    /// A day the calendar has.
    ExistingDay,
    /// The form and bounds of a UTC offset.
    OffsetForm,
    /// The form of a duration.
    DurationForm,
    /// The unit of a duration.
    UnitForm,
    /// A length that is not zero, with at most three fraction digits.
    DurationFraction,
    /// A whole length, as days need.
    DurationWhole,
    /// The bounds of a duration.
    DurationRange,
    /// The form of a period's id.
    PeriodForm,
    /// A period the calendar has.
    ExistingPeriod,
    /// The form of an amount.
    AmountForm,
    /// The bounds of an amount.
    AmountRange,
    /// A number in a column that lies at a whole thousandth.
    AmountColumn,
    /// A ratio written as a number.
    RatioNumber,
    /// A ratio written as a text.
    RatioText,
    /// The bounds of what a ratio yields.
    RatioRange,
    /// The form of a season.
    SeasonForm,
    /// The form of an id.
    IdForm,
    /// The form of a code.
    CodeForm,
    /// The form of a name.
    NameForm,
    /// The form of a note.
    TextForm,
}

impl Expected {
    /// The English phrase.
    pub fn phrase(self) -> &'static str {
        match self {
            Self::InstantForm => {
                "RFC 3339 with an offset, such as 2026-03-05T08:30:00+08:00, hours 00-23, seconds 00-59"
            }
            Self::MomentForm => {
                "RFC 3339, such as 2026-03-05T08:30:00+08:00, without an offset for local time, or a day alone"
            }
            Self::InstantRange => "1900-01-01T00:00:00Z to 2199-12-31T23:59:59.999Z",
            Self::DateForm => "YYYY-MM-DD",
            Self::DateRange => "a day from 1900-01-01 to 2199-12-31",
            Self::ExistingDay => "a day that exists",
            Self::OffsetForm => "±hh:mm, such as +08:00, at most 18:00 either way",
            Self::DurationForm => {
                "a number and min, h, d, wh or wd, such as 3wd, or its Chinese form, such as 3个工作日"
            }
            Self::UnitForm => "min, h, d, wh or wd, or its Chinese name, such as 工作日",
            Self::DurationFraction => "more than 0, with at most 3 fraction digits",
            Self::DurationWhole => "a whole number of days",
            Self::DurationRange => "at most 1000000",
            Self::PeriodForm => "2026-03-05, 2026-W10, 2026-03, 2026-Q1, 2026-H1, 2026 or all",
            Self::ExistingPeriod => "a period that exists, between 1900 and 2199",
            Self::AmountForm => "a number with at most 3 fraction digits",
            Self::AmountRange => "at most 8000000000000 either way",
            Self::AmountColumn => "a number within 0.000001 of a whole thousandth",
            Self::RatioNumber => "a number with at most 6 fraction digits, at most 1000000000 either way",
            Self::RatioText => {
                "a fraction such as \"1/3\", its first number at most 10^15 either way, its second 1 to 10^9"
            }
            Self::RatioRange => "a whole number of 64 bits",
            Self::SeasonForm => "two days of the year, such as 06-01..09-30",
            Self::IdForm => "1-64 bytes without control characters, no white space at either end",
            Self::CodeForm => "1-64 of a-z, 0-9, _ and -, in parts joined by . that begin with a-z or 0-9",
            Self::NameForm => "1-64 characters without control characters, no white space at either end",
            Self::TextForm => {
                "1-500 characters, not all white space, no control characters but line feed and tab"
            }
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.phrase())
    }
}

/// How many characters of an offending text are shown.
const SHOWN: usize = 40;
/// How many are looked at, so that a number that begins within the shown ones is seen whole (V5).
const SEEN: usize = SHOWN + 24;

/// The beginning of a refused text, fit to be shown: at most 40 characters, control characters escaped,
/// identity and mobile numbers masked.
///
/// `Display` sets it in quotes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt(SmolStr);

impl Excerpt {
    /// Takes the beginning of a text. Looks at no more than its first 64 characters, however long it is.
    pub fn of(text: &str) -> Self {
        let seen = text.char_indices().nth(SEEN).map_or(text.len(), |(at, _)| at);
        let seen = text.get(..seen).unwrap_or(text);
        let hidden = personal::all(seen);
        let mut out = SmolStrBuilder::new();
        for (shown, (at, c)) in text.char_indices().enumerate() {
            if shown == SHOWN {
                out.push('…');
                break;
            }
            if hidden.iter().any(|span| span.contains(&at)) {
                out.push('*');
            } else if c.is_control() {
                c.escape_default().for_each(|c| out.push(c));
            } else {
                out.push(c);
            }
        }
        Self(out.finish())
    }

    /// The excerpt without quotes.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.0)
    }
}

/// The facts of a value error: `found` and `expected`, each only where there is one (X1).
impl serde::Serialize for ValueError {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let (found, expected) = self.facts();
        let mut map = to.serialize_map(None)?;
        if let Some(found) = found {
            map.serialize_entry("found", found)?;
        }
        if let Some(expected) = expected {
            map.serialize_entry("expected", &expected)?;
        }
        map.end()
    }
}

impl serde::Serialize for Excerpt {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.0)
    }
}

impl From<&str> for Excerpt {
    fn from(text: &str) -> Self {
        Self::of(text)
    }
}
