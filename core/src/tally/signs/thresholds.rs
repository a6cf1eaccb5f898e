//! From where on records look distorted (R9): as the scheme says, else as is usual.

use crate::tally::World;
use crate::value::{Period, Ratio};

/// The thresholds, as [`Signs`](crate::scheme::Signs) has them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Thresholds {
    pub(super) burst_share: Ratio,
    pub(super) burst_days: u32,
    pub(super) burst_records: u32,
    pub(super) series_records: u32,
    pub(super) places_minutes: u32,
    pub(super) capped_share: Ratio,
}

impl Thresholds {
    /// Those of the edition in force on the period's last day.
    pub(super) fn on(world: &World<'_>, period: Period) -> Self {
        let tenths = |tenths| Ratio::new(tenths, 10).unwrap_or(Ratio::ONE);
        let edition = world.edition_on(period.last_day());
        match edition.and_then(|edition| edition.signs()) {
            Some(signs) => Self {
                burst_share: signs.burst_share,
                burst_days: signs.burst_days,
                burst_records: signs.burst_records,
                series_records: signs.series_records,
                places_minutes: signs.places_minutes,
                capped_share: signs.capped_share,
            },
            None => Self {
                burst_share: tenths(4),
                burst_days: 2,
                burst_records: 10,
                series_records: 5,
                places_minutes: 10,
                capped_share: tenths(9),
            },
        }
    }
}
