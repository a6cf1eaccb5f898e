//! Refusals of commands, and events that do not follow.

use super::{at, command, day, list, quoted, state};
use crate::case::{Actor, EvolveError, Refusal};
use crate::scheme::Edition;

pub(in crate::speech) fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::KnownCase { case } => format!("台账中已有事件{}", quoted(case)),
        Refusal::UnknownCase { case } => format!("台账中没有事件{}", quoted(case)),
        Refusal::OtherEdition { expected, found } => {
            format!("本事件适用{}，而非{}", edition(expected), edition(found))
        }
        Refusal::NotInForce { day: date, edition: given } => {
            format!("{}在{}不施行", edition(given), day(*date))
        }
        Refusal::BackDated { last } => format!("指令早于本事件的最后一条记录（{}）", at(*last)),
        Refusal::WrongState { state: now, command: kind } => {
            format!("事件当前为{}，不能{}", state(*now), command(*kind))
        }
        Refusal::NotAuthorised { command: kind, by, unit } => {
            format!("{}无权在单元{}{}", actor(by), quoted(unit), command(*kind))
        }
        Refusal::DoneLater { done_at, at: taken } => {
            format!("办理时间{}晚于指令时间{}", at(*done_at), at(*taken))
        }
        Refusal::UnknownItem { item } => format!("事项清单中没有{}", quoted(item)),
        Refusal::ItemNotOnList { item, day: date } => {
            format!("事项{}{}不在清单之内", quoted(item), day(*date))
        }
        Refusal::UnknownChannel { channel } => format!("方案中没有受理渠道{}", quoted(channel)),
        Refusal::UnknownUnit { unit } => format!("组织中没有单元{}", quoted(unit)),
        Refusal::UnknownEvidence { kind } => format!("方案中没有办结材料类别{}", quoted(kind)),
        Refusal::UntilNotLater { until } => format!("中止期限{}不晚于中止之时", at(*until)),
        Refusal::NoHigherUnit { holder } => format!("承办单元{}之上没有上级", quoted(holder)),
        Refusal::NotAbove { unit, holder } => {
            format!("单元{}不是承办单元{}的上级", quoted(unit), quoted(holder))
        }
        Refusal::BeyondCeiling { tier, ceiling } => {
            format!("第{tier}层高于本事件的最高层级第{ceiling}层")
        }
        Refusal::SuspensionUsedUp { cap } => format!("可中止的{}已用完", cap.chinese()),
        Refusal::MissingEvidence { kinds } => format!("缺少事项要求的办结材料：{}", list(kinds)),
        Refusal::FeedbackGiven { at: when } => format!("已于{}反馈", at(*when)),
        Refusal::NotEvaluated { item } => format!("事项{}不由群众评价", quoted(item)),
        Refusal::WindowPast { until } => format!("评价期已于{}结束", at(*until)),
        Refusal::FeedbackMissing { case } => format!("事件{}尚未反馈，不能销号", quoted(case)),
        Refusal::EvaluationPending { until } => format!("尚未评价，评价期至{}，不能销号", at(*until)),
        Refusal::Unpublished { length, edition } => {
            format!("{}的时限跨越放假安排尚未公布的日期，所用安排止于{edition}年", length.chinese())
        }
        Refusal::OutOfRange { start, length } => {
            format!("自{}起{}的时限晚于2199年", at(*start), length.chinese())
        }
        Refusal::Inconsistent { case } => format!("所给事件{}的状态不是任何记录所能形成的", quoted(case)),
    }
}

/// `方案「dongshi」（2022年1月1日起）`.
pub(super) fn edition(edition: &Edition) -> String {
    format!("方案{}（{}起）", quoted(&edition.scheme), day(edition.from))
}

/// A member by id; a reporter is not named (A5).
pub(super) fn actor(actor: &Actor) -> String {
    match actor {
        Actor::Member(member) => format!("成员{}", quoted(member)),
        Actor::Reporter(_) => "报事人".to_owned(),
    }
}

pub(in crate::speech) fn evolve_error(error: &EvolveError) -> String {
    match error {
        EvolveError::NotBegun => "事件的第一条记录须为受理登记（reported）".to_owned(),
        EvolveError::BegunTwice(case) => format!("事件{}已经受理登记", quoted(case)),
        EvolveError::OtherCase { expected, found } => {
            format!("该记录属于事件{}，而非{}", quoted(found), quoted(expected))
        }
        EvolveError::OutOfOrder { expected, found } => format!("应为第{expected}条记录，实为第{found}条"),
        EvolveError::BackDated => "该记录早于前一条记录".to_owned(),
        EvolveError::WrongState(now) => format!("事件当前为{}，不可能有该记录", state(*now)),
        EvolveError::UnknownVersion(version) => format!("不认识第{version}版的记录格式"),
    }
}
