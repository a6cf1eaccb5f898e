//! The working calendar (工作日历), T1–T6, and limits that can be suspended, C8.
//!
//! In flow the sessions of a week, the days a scheme names itself and the edition of the national table; out
//! comes a [`Calendar`], which answers what a day is, when a limit ends and how much working time lies between
//! two instants. It knows nothing of cases.

mod add;
mod cap;
mod china;
mod days;
mod dense;
mod fault;
mod lanes;
mod number;
mod pattern;
mod sessions;
mod spec;
mod suspend;
mod vector;

pub use add::{CalendarError, Deadline};
pub use cap::SuspensionCap;
pub use china::{FIRST_EDITION, LAST_EDITION, Notice, notices};
pub use days::{Day, Reason};
pub use fault::CalendarFault;
pub use sessions::{Session, WeekSessions};
pub use spec::{CalendarSpec, OwnDay, Unpublished};
pub use suspend::{Clock, Length, Suspension};
pub use vector::{ColumnError, Lengths, RowError};

use std::sync::{Arc, OnceLock};

use crate::value::{DAY_MS, Offset};
use days::Rules;
use dense::Dense;
use lanes::Lanes;

/// A working calendar (工作日历), T1: immutable and cheap to clone.
///
/// ```
/// use wangge::calendar::Calendar;
/// use wangge::value::{Instant, Offset};
///
/// let calendar = Calendar::china();
/// let start = Instant::parse("2026-02-12T10:00:00+08:00")?;
/// let limit = "7个工作日".parse()?;
/// let deadline = calendar.deadline(start, &limit).unwrap();
/// assert_eq!(deadline.at.display(Offset::BEIJING).to_string(), "2026-02-28T17:30:00+08:00");
/// assert!(!deadline.unpublished);
/// assert_eq!(deadline.edition, 2026);
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Calendar {
    parts: Arc<Parts>,
    unpublished: Unpublished,
}

/// What a calendar is made of.
#[derive(Debug)]
struct Parts {
    offset: Offset,
    rules: Rules,
    /// Milliseconds since 1970 between which, both included, every instant lies on published days.
    covered: (i64, i64),
    /// Laid out when the first question comes, so that a scheme is read and checked without.
    laid_out: OnceLock<LaidOut>,
}

/// Three hundred years day by day.
#[derive(Debug)]
struct LaidOut {
    dense: Dense,
    /// The covered span, for columns.
    lanes: Lanes,
}

impl Parts {
    fn new(rules: Rules, offset: Offset) -> Parts {
        let (first, last) = rules.covered();
        let midnight = |day: i32| i64::from(day) * DAY_MS - offset.millis();
        let covered = (midnight(first), midnight(last + 1));
        Parts { offset, covered, rules, laid_out: OnceLock::new() }
    }

    fn laid_out(&self) -> &LaidOut {
        self.laid_out.get_or_init(|| {
            let dense = Dense::new(&self.rules, self.offset);
            let lanes = dense.lanes(&self.rules, self.covered);
            LaidOut { dense, lanes }
        })
    }

    fn dense(&self) -> &Dense {
        &self.laid_out().dense
    }

    fn lanes(&self) -> &Lanes {
        &self.laid_out().lanes
    }
}

impl Calendar {
    /// The calendar a scheme describes.
    ///
    /// # Errors
    /// Every fault of the description at once.
    pub fn new(spec: &CalendarSpec) -> Result<Calendar, Vec<CalendarFault>> {
        let parts = Parts::new(Rules::new(spec)?, spec.offset);
        Ok(Calendar { parts: Arc::new(parts), unpublished: spec.unpublished })
    }

    /// The calendar of the mainland with the default sessions and the bundled table, at +08:00, which marks
    /// what is unpublished.
    pub fn china() -> Calendar {
        let parts = Parts::new(Rules::china(), Offset::BEIJING);
        Calendar { parts: Arc::new(parts), unpublished: Unpublished::Mark }
    }

    /// The same calendar, which marks what is unpublished even if the scheme demands an error: for what time
    /// alone brings, which is never refused (T4).
    #[must_use]
    pub fn marking(&self) -> Calendar {
        Calendar { parts: Arc::clone(&self.parts), unpublished: Unpublished::Mark }
    }

    /// The offset of its local time.
    pub fn offset(&self) -> Offset {
        self.parts.offset
    }

    /// The edition of the national table it rests on: the last published year it knows.
    pub fn edition(&self) -> u16 {
        self.parts.rules.edition()
    }

    /// What becomes of an answer that rests on unpublished days.
    pub fn unpublished(&self) -> Unpublished {
        self.unpublished
    }
}
