//! Refusals of commands, and events that do not follow.

use super::{at, command, day, list, quoted, reply, state, wish};
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
        Refusal::UnknownSeverity { item, severity } => {
            format!("事项{}没有紧急程度{}", quoted(item), quoted(severity))
        }
        Refusal::UnknownCondition { item, condition } => {
            format!("事项{}没有情形{}", quoted(item), quoted(condition))
        }
        Refusal::UnknownPoint { checklist, point } => {
            format!("当日施行的检查清单{}中没有检查点{}", quoted(checklist), quoted(point))
        }
        Refusal::UnknownGroup { group } => format!("方案中没有群体{}", quoted(group)),
        Refusal::UnknownChannel { channel } => format!("方案中没有受理渠道{}", quoted(channel)),
        Refusal::UnknownUnit { unit } => format!("组织中没有单元{}", quoted(unit)),
        Refusal::UnknownPartner { partner } => format!("组织中当日没有部门{}", quoted(partner)),
        Refusal::UnknownFunction { partner, function } => {
            format!("部门{}没有职能{}", quoted(partner), quoted(function))
        }
        Refusal::UnknownTarget { case } => format!("未给出并入的事件{}的状态", quoted(case)),
        Refusal::UnknownEvidence { kind } => format!("方案中没有办结材料类别{}", quoted(kind)),
        Refusal::UntilNotLater { until } => format!("中止期限{}不晚于中止之时", at(*until)),
        Refusal::OtherItem { expected, found } => {
            format!("该检查点对应事项{}，而非{}", quoted(expected), quoted(found))
        }
        Refusal::ChannelNotForItem { item, channel } => {
            format!("事项{}不经受理渠道{}受理", quoted(item), quoted(channel))
        }
        Refusal::ReporterBySensor { channel } => {
            format!("经受理渠道{}由设备上报的，没有报事人", quoted(channel))
        }
        Refusal::NoCommonUnit { origin, unit } => {
            format!("事发单元{}与涉及单元{}没有共同上级", quoted(origin), quoted(unit))
        }
        Refusal::Unclassified { case } => format!("事件{}未列事项，须先分类定级才能接单", quoted(case)),
        Refusal::TargetNotOpen { case, state: now } => {
            format!("并入的事件{}当前为{}，不能并入", quoted(case), state(*now))
        }
        Refusal::MergeIntoItself { case } => format!("事件{}不能并入自身", quoted(case)),
        Refusal::TargetLater { last } => format!("指令早于并入的事件的最后一条记录（{}）", at(*last)),
        Refusal::NotPosted { member, unit } => {
            format!("成员{}在承办单元{}没有任职", quoted(member), quoted(unit))
        }
        Refusal::AlreadyDispatched { partner } => {
            format!("部门{}已被派遣，尚未谢绝或完成", quoted(partner))
        }
        Refusal::NoHigherUnit { holder } => format!("承办单元{}之上没有上级", quoted(holder)),
        Refusal::NotAbove { unit, holder } => {
            format!("单元{}不是承办单元{}的上级", quoted(unit), quoted(holder))
        }
        Refusal::BeyondCeiling { tier, ceiling } => {
            format!("第{tier}层高于本事件的最高层级第{ceiling}层")
        }
        Refusal::NotParent { unit, holder } => {
            format!("单元{}不是承办单元{}的直接上级", quoted(unit), quoted(holder))
        }
        Refusal::AtFirstHolder { tier } => format!("事件首先由第{tier}层承办，不能退回至该层以下"),
        Refusal::ReturnsUsedUp { cap } => format!("至多退回{cap}次，已用完"),
        Refusal::SuspensionUsedUp { cap } => format!("可中止的{}已用完", cap.chinese()),
        Refusal::DeferredAlready { case } => format!("事件{}已挂账缓办过一次", quoted(case)),
        Refusal::TermTooLong { until, latest } => {
            format!("缓办至{}，超过最长期限{}", at(*until), at(*latest))
        }
        Refusal::NoHandleLimit { case } => {
            format!("事件{}没有办理时限在走：正在督办，或没有时限", quoted(case))
        }
        Refusal::ExtendedAtTier { tier } => format!("在第{tier}层已延期过一次"),
        Refusal::ExtensionsUsedUp { cap } => format!("至多延期{cap}次，已用完"),
        Refusal::Expedited { deadline } => {
            format!("截止时间{}由人工设定（催办），不能延期", at(*deadline))
        }
        Refusal::OtherKindOfTime { length, limit } => {
            format!("延长{}与时限{}的计时方式不同", length.chinese(), limit.chinese())
        }
        Refusal::ExtensionTooLong { length, most: Some(most) } => {
            format!("延长{}，超过至多可延长的{}", length.chinese(), most.chinese())
        }
        Refusal::ExtensionTooLong { length, most: None } => {
            format!("延长{}，而该时限不足以延长", length.chinese())
        }
        Refusal::NoLimit { case } => format!("事件{}没有时限在走", quoted(case)),
        Refusal::DeadlineNotLater { deadline } => format!("截止时间{}不晚于催办之时", at(*deadline)),
        Refusal::DeadlineNotEarlier { deadline, present } => {
            format!("截止时间{}不早于现有截止时间{}", at(*deadline), at(*present))
        }
        Refusal::CorrectionsUsedUp { cap } => format!("至多更正{cap}次，已用完"),
        Refusal::AskedAlready { wish: asked } => format!("已申请{}，尚未答复", wish(*asked)),
        Refusal::NothingAsked { wish: asked } => format!("没有待答复的{}申请", wish(*asked)),
        Refusal::AnsweredFinally { answer } => format!("该部门已回应{}，不再回应", quoted(reply(*answer))),
        Refusal::NotNextStage { stage, next: Some(next) } => {
            format!("{}不是下一阶段，下一阶段为{}", quoted(stage), quoted(next))
        }
        Refusal::NotNextStage { stage, next: None } => {
            format!("{}不是下一阶段，其后没有阶段", quoted(stage))
        }
        Refusal::MissingEvidence { kinds } => format!("缺少事项要求的办结材料：{}", list(kinds)),
        Refusal::StageOpen { stage: Some(stage) } => {
            format!("各阶段须依次办理，事件尚处于阶段{}，不能办结", quoted(stage))
        }
        Refusal::StageOpen { stage: None } => "各阶段须依次办理，事件尚未进入任何阶段，不能办结".to_owned(),
        Refusal::ConferenceRequired { case } => {
            format!("事件{}须先召开联席会议，方可办结", quoted(case))
        }
        Refusal::FeedbackGiven { at: when } => format!("已于{}反馈", at(*when)),
        Refusal::NotEvaluated { item } => format!("事项{}不由群众评价", quoted(item)),
        Refusal::WindowPast { until } => format!("期限已于{}结束", at(*until)),
        Refusal::ReopeningsUsedUp { cap } => format!("至多返工{cap}次，已用完"),
        Refusal::NotLate { case } => format!("事件{}没有办理或督办超时，无可申诉", quoted(case)),
        Refusal::AppealedAlready { case } => format!("事件{}已申诉过一次", quoted(case)),
        Refusal::NoAppeal { case } => format!("事件{}没有待裁定的申诉", quoted(case)),
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

/// A member, partner or device by id; a reporter is not named (A5).
pub(super) fn actor(actor: &Actor) -> String {
    match actor {
        Actor::Member(member) => format!("成员{}", quoted(member)),
        Actor::Reporter(_) => "报事人".to_owned(),
        Actor::Partner(partner) => format!("部门{}", quoted(partner)),
        Actor::Device(device) => format!("设备{}", quoted(device)),
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
