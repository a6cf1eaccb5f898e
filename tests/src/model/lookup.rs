//! The limit that holds (K3), by the words of the clause.

use wangge::scheme::{Item, LimitRow};
use wangge::value::{Duration, MonthDay};

/// What a limit is asked for: tier, day of the year, and the codes of condition and severity.
pub type Asked<'a> = (u8, MonthDay, Option<&'a str>, Option<&'a str>);

/// Which limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// That to accept.
    Accept,
    /// That to handle.
    Handle,
}

/// The limit of an item that is not in a later stage.
pub fn limit(item: &Item, of: Of, asked: Asked<'_>) -> Option<Duration> {
    let rows = match (of, item.stages.first()) {
        (Of::Handle, Some(stage)) => stage.limits.rows(),
        _ => item.limits.rows(),
    };
    by_rows(rows, of, asked)
}

/// Condition and tier; condition; severity and tier; severity; tier; plain: each first with a season, then without.
pub fn by_rows(rows: &[LimitRow], of: Of, (tier, day, condition, severity): Asked<'_>) -> Option<Duration> {
    let steps = [
        (condition.is_some(), condition, None, true),
        (condition.is_some(), condition, None, false),
        (severity.is_some(), None, severity, true),
        (severity.is_some(), None, severity, false),
        (true, None, None, true),
        (true, None, None, false),
    ];
    for (asked, condition, severity, by_tier) in steps {
        for in_season in [true, false] {
            let row = rows.iter().find(|row| {
                asked
                    && row.condition.as_ref().map(|code| code.as_str()) == condition
                    && row.severity.as_ref().map(|code| code.as_str()) == severity
                    && row.tier.map(|tier| tier.number()) == by_tier.then_some(tier)
                    && row.season.map(|season| season.contains(day)) == in_season.then_some(true)
                    && given(row, of).is_some()
            });
            if let Some(row) = row {
                return given(row, of);
            }
        }
    }
    None
}

fn given(row: &LimitRow, of: Of) -> Option<Duration> {
    match of {
        Of::Accept => row.accept,
        Of::Handle => row.handle,
    }
}
