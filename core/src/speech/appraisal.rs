//! What is said of appraisals.

use super::{Lang, en, zh};
use crate::scheme::Scheme;
use crate::tally::appraise::{AppraisalError, Explained, Recommendation};
use crate::tally::signs::Finding;

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
    match lang {
        Lang::Zh => zh::appraisal::error(error),
        Lang::En => en::appraisal::error(error),
    }
}

/// How a total and a grade came about (R7), a line for each part: the total first, then indicators, adjustments and
/// vetoes with what was measured, what it is worth, what it rests on (依据), and the records counted.
///
/// Names come from `scheme`, the edition that it names.
#[must_use]
pub fn explained(explained: &Explained, scheme: &Scheme, lang: Lang) -> Vec<String> {
    match lang {
        Lang::Zh => zh::appraisal::explained(explained, scheme),
        Lang::En => en::appraisal::explained(explained, scheme),
    }
}

/// What a rule recommends, with its reasons (R6).
///
/// Names come from `scheme`, the edition in force on the last day of the run.
#[must_use]
pub fn recommendation(recommendation: &Recommendation, scheme: &Scheme, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::appraisal::recommendation(recommendation, scheme),
        Lang::En => en::appraisal::recommendation(recommendation, scheme),
    }
}

/// What looks distorted, for who files and who verifies (R9).
#[must_use]
pub fn finding(finding: &Finding, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::appraisal::finding(finding),
        Lang::En => en::appraisal::finding(finding),
    }
}
