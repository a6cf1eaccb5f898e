//! What is said of case tables and measures of cases.

use super::{Lang, en, zh};
use crate::tally::{CaseError, CaseErrors, NoData};

/// Why there is no case table, or a measure of cases has no answer.
///
/// ```
/// use wangge::speech::{Lang, case_error};
/// use wangge::tally::CaseError;
///
/// let unknown = CaseError::UnknownUnit { case: Some("c-1".parse()?), unit: "ds-99".parse()? };
/// assert_eq!(case_error(&unknown, Lang::En), "there is no unit `ds-99`, which case `c-1` names");
/// assert_eq!(case_error(&unknown, Lang::Zh), "组织中没有事件「c-1」所列的单元「ds-99」");
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[must_use]
pub fn case_error(error: &CaseError, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::cases::error(error),
        Lang::En => en::cases::error(error),
    }
}

/// How many cases are wrong, and what is wrong with the first.
#[must_use]
pub fn case_errors(errors: &CaseErrors, lang: Lang) -> String {
    let count = errors.as_slice().len();
    let first = errors.as_slice().first().map(|error| case_error(error, lang)).unwrap_or_default();
    match (lang, count) {
        (_, 1) => first,
        (Lang::Zh, _) => format!("共{count}处差错，第一处为：{first}"),
        (Lang::En, _) => format!("{count} errors, the first: {first}"),
    }
}

/// Why a measure has no data.
///
/// ```
/// use wangge::speech::{Lang, no_data};
/// use wangge::tally::NoData;
///
/// let missing = NoData::MissingColumn { column: "overdue_at" };
/// assert_eq!(no_data(&missing, Lang::En), "no data: the case table was supplied without the column `overdue_at`");
/// assert_eq!(no_data(&missing, Lang::Zh), "无数据：所提供的事件表缺少列「overdue_at」");
/// ```
#[must_use]
pub fn no_data(why: &NoData, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::cases::no_data(why),
        Lang::En => en::cases::no_data(why),
    }
}
