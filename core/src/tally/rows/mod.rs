//! Rows from JSON arrays and back (X2): activity records, redemptions, cancellations, closed cases.
//!
//! In flows a text; out flow rows of values, or every fault at once, each at its place such as `activities[3].member`.
//! Whether the rows make sense beside each other and in a world is for those who take them.

mod activity;
mod case;
mod closed;
mod moment;
mod redemption;
mod schema;

pub(super) use activity::Read;
pub(super) use case::ReadCases;
use moment::Moment;
pub use schema::json_schema;

use crate::read::{FaultKind, FaultList, Faults, Field, Part, Path, Rows, read_rows};
use crate::value::{Instant, Offset};

/// Reads a list of rows, each made of its draft; `None` for one that has a fault, which is noted.
fn read_all<D: Part, R>(
    text: &str,
    list: &str,
    row: impl Fn(&D, &mut Notes<'_>) -> Option<R>,
) -> Result<Vec<R>, Faults> {
    let (drafts, mut faults) = read_rows::<D>(text, list);
    let mut rows = Vec::new();
    for (at, draft) in drafts.iter().flat_map(Rows::iter) {
        rows.extend(row(draft, &mut Notes { faults: &mut faults, list, at }));
    }
    if faults.is_empty() { Ok(rows) } else { Err(Faults::new(faults)) }
}

/// Takes down the faults of one row.
struct Notes<'f> {
    faults: &'f mut FaultList,
    list: &'f str,
    at: usize,
}

impl Notes<'_> {
    fn fault(&mut self, field: &str, kind: FaultKind) {
        self.faults.push(kind, self.place().field(field));
    }

    fn place(&self) -> Path {
        Path::root().field(self.list).index(self.at)
    }

    /// The instant that a field gives, if there is one.
    fn instant(&mut self, given: &Field<Moment>, field: &str, offset: Offset) -> Option<Instant> {
        match given.get()?.instant(offset) {
            Ok(instant) => Some(instant),
            Err(error) => {
                self.fault(field, FaultKind::Value(error));
                None
            }
        }
    }
}
