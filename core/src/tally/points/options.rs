//! What a pass is asked for.

use crate::value::Instant;

/// What a pass is asked for. By default it looks at everything that was filed, on the caller's own thread.
///
/// ```
/// use wangge::tally::points::Options;
///
/// let options = Options { threads: 2, ..Options::default() };
/// assert_eq!(options.filed_by, None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Of what was filed after this instant nothing is looked at; `None`: everything is.
    pub filed_by: Option<Instant>,
    /// How many threads share the work; 1: the caller's alone, as ever in WebAssembly. What comes out is the same.
    pub threads: usize,
}

impl Default for Options {
    fn default() -> Self {
        Self { filed_by: None, threads: 1 }
    }
}
