//! Values and calendars.

use super::{day, quoted};
use crate::calendar::{CalendarError, CalendarFault, ColumnError};
use crate::speech::{Lang, row_error};
use crate::value::{Excerpt, Expected, PeriodKind, ValueError, Weekday};

pub(in crate::speech) fn value(error: &ValueError) -> String {
    let (found, what, wanted) = match error {
        ValueError::BadInstant { found, expected } => (found, "不是时刻", expected),
        ValueError::OutOfRange { found, expected } => (found, "超出范围", expected),
        ValueError::BadDate { found, expected } => (found, "不是日期", expected),
        ValueError::BadOffset { found, expected } => (found, "不是时区偏移", expected),
        ValueError::BadPeriod { found, expected } => (found, "不是周期", expected),
        ValueError::BadDuration { found, expected } => (found, "不是时限", expected),
        ValueError::BadAmount { found, expected } => (found, "不是数额", expected),
        ValueError::BadRatio { found, expected } => (found, "不是比例", expected),
        ValueError::BadSeason { found, expected } => (found, "不是季节", expected),
        ValueError::BadId { found, expected } => (found, "不是编号", expected),
        ValueError::BadCode { found, expected } => (found, "不是代码", expected),
        ValueError::BadText { found, expected } => (found, "不能用作文字", expected),
        ValueError::Overflow { expected: wanted } => {
            return format!("结果超出范围，应为{}", expected(*wanted));
        }
        ValueError::PersonalData => return "文字中含有疑似身份证号或手机号的内容".to_owned(),
    };
    refused(found, what, *wanted)
}

fn refused(found: &Excerpt, what: &str, wanted: Expected) -> String {
    format!("{}{what}，应为{}", quoted(found.as_str()), expected(wanted))
}

/// What should have stood there.
fn expected(expected: Expected) -> &'static str {
    match expected {
        Expected::InstantForm => {
            "带时区偏移的RFC 3339时刻，如2026-03-05T08:30:00+08:00，小时00至23，秒00至59"
        }
        Expected::MomentForm => {
            "RFC 3339时刻，如2026-03-05T08:30:00+08:00，不写时区偏移的按本地时间，也可只写日期"
        }
        Expected::InstantRange => "1900-01-01T00:00:00Z至2199-12-31T23:59:59.999Z",
        Expected::DateForm => "YYYY-MM-DD形式的日期",
        Expected::DateRange => "1900-01-01至2199-12-31之间的日期",
        Expected::ExistingDay => "历法中存在的日期",
        Expected::OffsetForm => "±hh:mm，如+08:00，前后至多18:00",
        Expected::DurationForm => "数字加min、h、d、wh或wd，如3wd，或其中文写法，如3个工作日",
        Expected::UnitForm => "min、h、d、wh或wd，或其中文名，如工作日",
        Expected::DurationFraction => "大于0且小数至多3位的数",
        Expected::DurationWhole => "整数天",
        Expected::DurationRange => "不超过1000000的数",
        Expected::PeriodForm => "2026-03-05、2026-W10、2026-03、2026-Q1、2026-H1、2026或all",
        Expected::ExistingPeriod => "1900至2199年间存在的周期",
        Expected::AmountForm => "小数至多3位的数",
        Expected::AmountRange => "绝对值不超过8000000000000的数",
        Expected::AmountColumn => "与千分之一的整数倍相差不超过0.000001的数",
        Expected::RatioNumber => "小数至多6位、绝对值不超过1000000000的数",
        Expected::RatioText => "「1/3」一类的分数，分子绝对值不超过10^15，分母为1至10^9",
        Expected::RatioRange => "64位整数",
        Expected::SeasonForm => "06-01..09-30一类的起止月日",
        Expected::IdForm => "1至64字节、不含控制字符、首尾无空白的文字",
        Expected::CodeForm => "1至64个a-z、0-9、_、-，可用.分段，每段以a-z或0-9开头",
        Expected::NameForm => "1至64个字、不含控制字符、首尾无空白的文字",
        Expected::TextForm => "1至500个字、不全为空白、除换行和制表符外不含控制字符的文字",
    }
}

pub(super) fn calendar(fault: &CalendarFault) -> String {
    match fault {
        CalendarFault::BadSession { found } => {
            format!("{}不是工作时段，应为HH:MM-HH:MM，先起后止，至多24:00", quoted(found.as_str()))
        }
        CalendarFault::SessionsOverlap { weekday, first, second } => {
            let whose = weekday.map_or("默认", weekday_name);
            format!("{whose}工作时段{second}开始时，排在前面的{first}尚未结束")
        }
        CalendarFault::NoDefaultSessions => "没有默认工作时段".to_owned(),
        CalendarFault::NoSessions => "一周中没有任何工作时段".to_owned(),
        CalendarFault::DuplicateDay { day: date, index } => {
            format!("{}重复列出，再次出现在第{index}位（从0数起）", day(*date))
        }
        CalendarFault::UnknownEdition { edition, first, last } => {
            format!("没有{edition}年版放假安排，应为{first}至{last}年")
        }
    }
}

/// How often something is due.
pub(super) fn every(kind: PeriodKind) -> &'static str {
    match kind {
        PeriodKind::Day => "每日",
        PeriodKind::Week => "每周",
        PeriodKind::Month => "每月",
        PeriodKind::Quarter => "每季度",
        PeriodKind::Half => "每半年",
        PeriodKind::Year => "每年",
        PeriodKind::All => "累计",
    }
}

pub(super) fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "星期一",
        Weekday::Tue => "星期二",
        Weekday::Wed => "星期三",
        Weekday::Thu => "星期四",
        Weekday::Fri => "星期五",
        Weekday::Sat => "星期六",
        Weekday::Sun => "星期日",
    }
}

pub(in crate::speech) fn calendar_error(error: &CalendarError) -> String {
    match error {
        CalendarError::Unpublished { day: date, edition } => {
            format!("{}的放假安排尚未公布，所用安排止于{edition}年", day(*date))
        }
        CalendarError::OutOfRange => "结果晚于2199-12-31（UTC）".to_owned(),
    }
}

pub(in crate::speech) fn column_error(error: &ColumnError) -> String {
    let ColumnError::Rows(rows) = error else { return "各列长度不同".to_owned() };
    let first = rows
        .first()
        .map(|(row, error)| format!("，第一处为第{row}行（从0数起）：{}", row_error(error, Lang::Zh)));
    format!("共{}行没有结果{}", rows.len(), first.unwrap_or_default())
}
