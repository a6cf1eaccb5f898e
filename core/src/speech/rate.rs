//! What is said of ratings.

use super::{Lang, en, zh};
use crate::tally::rate::RateError;

/// Why subjects cannot be rated.
///
/// ```
/// use wangge::speech::{Lang, rate_error};
/// use wangge::tally::rate::RateError;
///
/// let veto = RateError::NoSuchGrade { row: 7, place: 5, grades: 4 };
/// assert_eq!(rate_error(&veto, Lang::En), "row 7 has a veto with grade 5, counted from 0: there are 4");
/// assert_eq!(rate_error(&veto, Lang::Zh), "第7行（从0数起）一票否决定为第5等次（从0数起），而等次共有4个");
/// ```
#[must_use]
pub fn rate_error(error: &RateError, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::rate::error(error),
        Lang::En => en::rate::error(error),
    }
}
