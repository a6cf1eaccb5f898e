//! What is said of appraisals.

use super::{Lang, duty_error, en, tally_error, zh};
use crate::tally::appraise::AppraisalError;

/// Why an appraisal has no answer.
///
/// ```
/// use wangge::speech::{Lang, appraisal_error};
/// use wangge::tally::appraise::AppraisalError;
///
/// let unknown = AppraisalError::UnknownAppraisal { appraisal: "stars".parse()?, day: "2026-03-31".parse()? };
/// assert_eq!(appraisal_error(&unknown, Lang::En), "there is no appraisal `stars` in the scheme of 2026-03-31");
/// assert_eq!(appraisal_error(&unknown, Lang::Zh), "2026年3月31日施行的方案中没有考核方案「stars」");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn appraisal_error(error: &AppraisalError, lang: Lang) -> String {
    match (error, lang) {
        (AppraisalError::Duty(error), _) => duty_error(error, lang),
        (AppraisalError::Points(error), _) => tally_error(error, lang),
        (_, Lang::Zh) => zh::appraise::error(error),
        (_, Lang::En) => en::appraise::error(error),
    }
}
