//! Duties: what is owed, why, and in a calendar.

use super::words::{Words, named};
use super::{at, day, list, quoted};
use crate::scheme::Scheme;
use crate::speech::parts::{Entry, FEW, asks_in, shown};
use crate::tally::duty::{Because, DutyError, Measure, Owed};
use crate::value::{Amount, Code, Period, PeriodKind, RecordId, TargetId};

pub(in crate::speech) fn error(error: &DutyError) -> String {
    match error {
        DutyError::NoEdition { period: asked, day: last } => {
            format!("{}的末日{}没有施行的方案", period(*asked), day(*last))
        }
        DutyError::UnknownDuty { duty } => format!("方案中没有常态工作{}", quoted(duty)),
        DutyError::WrongPeriod { duty, per, period: asked } => {
            format!("常态工作{}按{}计，{}不是这种周期", quoted(duty), kind(*per), period(*asked))
        }
        DutyError::UnknownMember { member } => format!("组织中没有成员{}", quoted(member)),
        DutyError::UnknownUnit { case, unit } => {
            format!("组织中没有已销号事件{}的事发单元{}", quoted(case), quoted(unit))
        }
        DutyError::NotReported { case } => {
            format!("事件{}已销号，而所给记录中没有它的受理登记", quoted(case))
        }
        DutyError::Backwards { from, to } => format!("待办止于{}，早于起始的{}", at(*to), at(*from)),
        DutyError::Overflow { duty, period: asked, unit } => format!(
            "{}单元{}的常态工作{}经预案调整后数量过大，应不超过8000000000000",
            period(*asked),
            quoted(unit),
            quoted(duty)
        ),
        DutyError::TargetTooLong { checklist, point, unit } => {
            let there = unit.as_ref().map(|unit| format!("在单元{}", quoted(unit))).unwrap_or_default();
            let (list, point) = (quoted(checklist), quoted(point));
            format!("检查清单{list}检查点{point}{there}的对象编号长于64字节，无法登记")
        }
    }
}

/// Why so much is to be done, and what counts as done.
pub(in crate::speech) fn because(because: &Because, scheme: &Scheme) -> String {
    let words = Words { scheme };
    let who = match &because.member {
        Some(member) => format!("成员{}在单元{}", quoted(member), quoted(&because.unit)),
        None => format!("单元{}", quoted(&because.unit)),
    };
    let (measure, when) = (because.measure, period(because.period));
    let done = if because.required == Amount::ZERO {
        format!("{when}{who}没有应覆盖的对象，没有数据")
    } else {
        let (required, done) = (count(measure, because.required), count(measure, because.done));
        format!("{when}{who}应完成{required}，已完成{done}")
    };
    let mut said = vec![words.rule(&because.duty, (Entry::Duty, asks_in(measure))), done];
    if let Some(set) = because.set.filter(|set| Amount::from_whole((*set).into()) != Ok(because.required)) {
        let all = Amount::from_whole(set.into()).unwrap_or_default();
        said.push(format!("共{}，按编号取前{}", count(measure, all), count(measure, because.required)));
    }
    if let Some(usual) = because.usual {
        let plans: Vec<String> = because.plans.iter().map(|plan| words.plan(plan)).collect();
        said.push(format!("依预案{}调整，平时为{}", plans.join("、"), count(measure, usual)));
    }
    let days = because.days;
    said.extend(because.held.map(|held| format!("{days}天中任职{held}天")));
    said.push(format!("{days}天中该项工作生效{}天", because.in_force));
    let kinds: Vec<String> = because.kinds.iter().map(|kind| words.activity(kind)).collect();
    let verified = if because.verified { "，须经他人核实" } else { "" };
    said.push(format!("计入{}的记录{verified}", kinds.join("、")));
    said.push(records(&because.records));
    said.join("；")
}

/// The records that count, the first of many.
fn records(records: &[RecordId]) -> String {
    let (number, more) = (records.len(), if records.len() > FEW { "等" } else { "" });
    match number {
        0 => "没有计入的记录".to_owned(),
        _ => format!("计入记录{number}条：{}{more}", list(records.iter().take(FEW))),
    }
}

/// A calendar entry: its summary and its description.
pub(in crate::speech) fn entry(owed: &Owed, target: Option<&TargetId>) -> [String; 2] {
    let measure = owed.measure;
    let name = if owed.discreet { "常态工作".to_owned() } else { shown(owed.name.as_str()) };
    let summary = match target {
        Some(target) => format!("{name}：{}", shown(target.as_str())),
        None => format!("{name}：还差{}", count(measure, owed.left())),
    };
    let (required, done) = (count(measure, owed.required), count(measure, owed.done));
    let mut description =
        format!("{}，单元{}，应完成{required}，已完成{done}", period(owed.period), quoted(&owed.unit));
    if target.is_none() && !owed.discreet && !owed.missing.is_empty() {
        description.push_str(&format!("；尚缺：{}", list(&owed.missing)));
    }
    [summary, description]
}

/// So much of what is counted.
fn count(measure: Measure, amount: Amount) -> String {
    match measure {
        Measure::Times => format!("{amount}次"),
        Measure::Targets => format!("{amount}个不同对象"),
        Measure::Amount => format!("数量{amount}"),
        Measure::Households => format!("{amount}户"),
        Measure::Contacts => format!("{amount}户联系户"),
        Measure::Points => format!("{amount}个检查点"),
        Measure::Cases => format!("{amount}件已销号事件"),
    }
}

/// The kind of a period.
pub(super) fn kind(kind: PeriodKind) -> &'static str {
    match kind {
        PeriodKind::Day => "日",
        PeriodKind::Week => "周",
        PeriodKind::Month => "月",
        PeriodKind::Quarter => "季度",
        PeriodKind::Half => "半年",
        PeriodKind::Year => "年",
        PeriodKind::All => "全部时间",
    }
}

/// `2026年3月`, `2026年第10周`, `2026年上半年`.
pub(super) fn period(period: Period) -> String {
    let (year, month, _) = period.first_day().ymd();
    match period.kind() {
        PeriodKind::Day => day(period.first_day()),
        PeriodKind::Week => {
            let id = period.to_string();
            let (year, week) = id.split_once("-W").unwrap_or((&id, ""));
            format!("{year}年第{}周", week.trim_start_matches('0'))
        }
        PeriodKind::Month => format!("{year}年{month}月"),
        PeriodKind::Quarter => format!("{year}年第{}季度", month.div_ceil(3)),
        PeriodKind::Half => format!("{year}年{}半年", if month < 7 { "上" } else { "下" }),
        PeriodKind::Year => format!("{year}年"),
        PeriodKind::All => "全部时间".to_owned(),
    }
}

impl Words<'_> {
    /// A kind of activity records.
    fn activity(self, code: &Code) -> String {
        let known = self.scheme.activities().iter().find(|activity| activity.code == *code);
        named(known.map(|activity| activity.name.as_str()), code)
    }
}
