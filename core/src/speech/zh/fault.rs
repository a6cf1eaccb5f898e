//! Faults of documents.

use super::noun::{bounds, kind as kind_of, noun};
use super::{list, quoted, value};
use crate::read::{Fault, FaultKind, Faults, ReversalFault};
use crate::speech::parts::shown;

pub(in crate::speech) fn faults(faults: &Faults) -> String {
    let count = faults.count();
    match faults.as_slice().first() {
        None => format!("共{count}处差错"),
        Some(first) => format!("共{count}处差错，第一处{}：{}", place(first), fault(&first.kind)),
    }
}

/// `在「item[3].ceiling」第12行第1列`, as far as it is known.
fn place(fault: &Fault) -> String {
    let path = fault.path.to_string();
    let path = (!path.is_empty()).then(|| quoted(&path));
    let line = fault.line.map(|line| format!("第{line}行"));
    let column = fault.column.map(|column| format!("第{column}列"));
    let parts: String = [path, line, column].into_iter().flatten().collect();
    if parts.is_empty() { parts } else { format!("在{parts}") }
}

pub(in crate::speech) fn fault(kind: &FaultKind) -> String {
    match kind {
        FaultKind::Value(error) => value::value(error),
        FaultKind::Calendar(fault) => value::calendar(fault),
        FaultKind::Syntax { detail } => format!("不是合法的TOML或JSON：{}", quoted(detail)),
        FaultKind::NotUtf8 { valid } => format!("全文不是合法的UTF-8：只有前{valid}字节可读"),
        FaultKind::TooLarge { bytes, limit } => format!("全文{bytes}字节，至多读取{limit}字节"),
        FaultKind::TooMany { limit } => {
            format!("文档所含的值过多，至多读取{limit}个（各行未填的字段也计入）")
        }
        FaultKind::Missing { field } => format!("缺少字段{}", quoted(field)),
        FaultKind::UnknownField { field, nearest } => {
            format!("此处没有字段{}{}", quoted(field), hint(nearest.as_ref()))
        }
        FaultKind::DuplicateField { field } => format!("字段{}重复", quoted(field)),
        FaultKind::WrongType { expected, found } => {
            format!("应为{}，实为{}", kind_of(expected), kind_of(found))
        }
        FaultKind::UnknownWord { given, expected, nearest } => {
            format!("{}不在{}之中{}", quoted(given), list(expected), hint(nearest.as_ref()))
        }
        FaultKind::OutOfBounds { given, bounds: wanted } => {
            format!("{}超出范围，应为{}", quoted(given), bounds(wanted))
        }
        FaultKind::Duplicate { what, id, first } => {
            format!("{}{}重复，已见于{}", noun(what), quoted(id), quoted(first))
        }
        FaultKind::UnknownReference { what, name, nearest } => {
            format!("没有{}{}{}", noun(what), quoted(name), hint(nearest.as_ref()))
        }
        FaultKind::AmbiguousName { what, name, first, second } => {
            format!("{}{}与{}同名，都叫{}", noun(what), quoted(first), quoted(second), quoted(name))
        }
        FaultKind::WrongCount { what, expected, found } => {
            format!("{}有{found}个，应为{}个", noun(what), bounds(expected))
        }
        FaultKind::EmptySpan { from, until } => {
            format!("起止日期颠倒：自{}起，至{}前止", shown(from), shown(until))
        }
        FaultKind::StartAboveCeiling { start, ceiling } => {
            format!("起办层级{}高于最高层级{}", quoted(start), quoted(ceiling))
        }
        FaultKind::MissingLimit { item, tier } => {
            format!("事项{}可能办到层级{}，却没有该层级的办理时限", quoted(item), quoted(tier))
        }
        FaultKind::AmbiguousLimit { first } => format!("本条时限与{}适用于同样的情形", quoted(first)),
        FaultKind::OtherScheme { expected, found } => {
            format!("这是方案{}的版本，而第一个是方案{}的版本", quoted(found), quoted(expected))
        }
        FaultKind::OverlappingEditions { first, second } => {
            format!("自{}起的版本尚在施行，自{}起的版本又已开始", shown(first), shown(second))
        }
        FaultKind::Excluded { field, by } => {
            format!("字段{}不能与{}并用", quoted(field), quoted(by))
        }
        FaultKind::TagWithoutService { group } => {
            format!("群体{}没有对应的服务事项或覆盖它的常态工作", quoted(group))
        }
        FaultKind::DeductionWithoutDuty { rule } => {
            format!("扣分规则{}没有写明所依的常态工作、其他规则或失责事实", quoted(rule))
        }
        FaultKind::ScoresResidents { purse } => {
            format!("积分账户{}归各户所有，不得对群众扣分，也不得用于考核", quoted(purse))
        }
        FaultKind::PunishesReporting { measure } => {
            format!("考核内容{}反映群众报事，不得用于扣分或一票否决", quoted(measure))
        }
        FaultKind::NotNested { period, within } => {
            format!("周期{}不能完整划入周期{}", quoted(period), quoted(within))
        }
        FaultKind::ConditionOfLast { grade } => {
            format!("末等{}评给其余对象，不得再设条件", quoted(grade))
        }
        FaultKind::OtherSubjects { appraisal } => {
            format!("考核方案{}的考核对象与本方案不同", quoted(appraisal))
        }
        FaultKind::MixCycle { appraisals } => format!("考核方案互相合成，成环：{}", list(appraisals)),
        FaultKind::NotAnAward { rule } => format!("规则{}是扣分，上限只适用于加分", quoted(rule)),
        FaultKind::OtherPurse { expected, found } => {
            format!("本规则属积分账户{}，前面的规则属{}", quoted(found), quoted(expected))
        }
        FaultKind::RoleNotOnTier { role, tier, expected } => {
            format!("岗位{}不任职于层级{}，应为{}", quoted(role), quoted(tier), list(expected))
        }
        FaultKind::WrongLink { link, source, target } => {
            format!("联系类别{}不是由{}联系{}的", quoted(link), noun(source), noun(target))
        }
        FaultKind::WrongTier { id, tier, expected } if expected.is_empty() => {
            format!("单元{}在层级{}，其上不能再有单元", quoted(id), quoted(tier))
        }
        FaultKind::WrongTier { id, tier, expected } => {
            format!("单元{}在层级{}，应为层级{}", quoted(id), quoted(tier), list(expected))
        }
        FaultKind::Cycle { ids } => format!("单元互为上级，成环：{}", list(ids)),
        FaultKind::Overlap { what, id, first } => {
            format!("{}{}的起止日期与{}重叠", noun(what), quoted(id), quoted(first))
        }
        FaultKind::NotServing { member } => format!("成员{}既无岗位也未登记在册", quoted(member)),
        FaultKind::NotServingThen { member, day } => {
            format!("成员{}在{}既无岗位也未登记在册", quoted(member), shown(day))
        }
        FaultKind::FiledEarly { at, filed_at } => {
            format!("填报时间{}早于发生时间{}", super::at(*filed_at), super::at(*at))
        }
        FaultKind::BrokenReversal { record, why } => {
            let why = match why {
                ReversalFault::OtherMember => "是另一成员的记录",
                ReversalFault::FiledLater => "填报在后",
                ReversalFault::Reversed => "已被前面一行冲销",
                ReversalFault::Reversal => "本身就是冲销",
            };
            format!("不能冲销活动记录{}：该记录{why}", quoted(record))
        }
    }
}

/// What may have been meant.
fn hint(nearest: Option<&String>) -> String {
    nearest.map_or_else(String::new, |nearest| format!("，是否应为{}？", quoted(nearest)))
}
