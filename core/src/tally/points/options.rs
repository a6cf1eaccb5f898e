//! What a pass is asked for.

use crate::value::{Instant, PeriodKind};

/// What a pass is asked for. By default it looks at everything that was filed, and keeps the credits.
///
/// ```
/// use wangge::tally::points::Options;
/// use wangge::value::PeriodKind;
///
/// let options = Options { keep: false, members: vec![PeriodKind::Month], ..Options::default() };
/// assert_eq!(options.filed_by, None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Of what was filed after this instant nothing is looked at; `None`: everything is.
    pub filed_by: Option<Instant>,
    /// Whether the credit of each record is kept, 8 bytes a record and purse. Else there are totals alone, and no
    /// lists nor explanations.
    pub keep: bool,
    /// The kinds of periods by which members are totalled in the pass itself. Longer periods that these lie within can
    /// be asked for later, others where the credits are kept.
    pub members: Vec<PeriodKind>,
    /// Likewise units.
    pub units: Vec<PeriodKind>,
}

impl Default for Options {
    fn default() -> Self {
        Self { filed_by: None, keep: true, members: Vec::new(), units: Vec::new() }
    }
}
