//! 事件：为什么没有事件表，为什么没有指标，为什么没有数据。

use super::quoted;
use super::refusal::{edition, evolve_error, refusal};
use crate::tally::{CaseError, NoData};
use crate::value::CaseId;

pub(in crate::speech) fn error(error: &CaseError) -> String {
    match error {
        CaseError::DoesNotFollow { case, seq, why } => {
            format!("事件{}的第{seq}条记录接不上：{}", quoted(case), evolve_error(why))
        }
        CaseError::UnknownEdition { case, edition: named } => {
            format!("事件{}适用{}，而未提供该版本", quoted(case), edition(named))
        }
        CaseError::UnknownUnit { case, unit } => {
            format!("组织中没有{}单元{}", named(case.as_ref()), quoted(unit))
        }
        CaseError::UnknownMember { case, member } => {
            format!("组织中没有{}成员{}", named(case.as_ref()), quoted(member))
        }
        CaseError::NotTicked { case, why } => {
            format!("事件{}随时间应有的记录不能成立：{}", quoted(case), refusal(why))
        }
        CaseError::TooManyRows { limit } => format!("记录过多，无法编号，应不超过{limit}条"),
        CaseError::OtherOrg {} => "事件表与活动记录不属于同一组织".to_owned(),
        CaseError::UnknownColumn { column } => format!("事件表没有列{}", quoted(column)),
        CaseError::NotOfCases {} => "该指标不统计事件".to_owned(),
        CaseError::Overflow {} => "按权重统计的数量超出范围".to_owned(),
    }
}

fn named(case: Option<&CaseId>) -> String {
    case.map(|case| format!("事件{}所列的", quoted(case))).unwrap_or_default()
}

pub(in crate::speech) fn no_data(why: &NoData) -> String {
    match why {
        NoData::MissingColumn { column } => format!("无数据：所提供的事件表缺少列{}", quoted(column)),
        NoData::OnlyFromEvents {} => {
            "无数据：所提供的事件表不记此类事项的发生时间，须由事件记录统计".to_owned()
        }
    }
}
