//! What is measured, of which cases, and how much each counts.

use super::super::words::Words;
use super::catalogue::listed;
use crate::scheme::{CaseField, CaseWeight, ItemKind, MarkWord, Measure, Narrowing, Nature, What};
use crate::value::Code;

/// `按期结案率（限事项分类「安全隐患」（hazard）；受理渠道「媒体反映」（media）每件按2件计）`.
pub(super) fn measure(measure: &Measure, words: Words<'_>) -> String {
    let said = what(&measure.what, words);
    let weights = measure.weights.iter().map(|one| weight(one, words));
    let parts: Vec<String> = narrowed(&measure.cases, words).into_iter().chain(weights).collect();
    if parts.is_empty() { said } else { format!("{said}（{}）", parts.join("；")) }
}

fn what(what: &What, words: Words<'_>) -> String {
    match what {
        What::Reported => "本期受理事件数".to_owned(),
        What::Accepted => "本期接单事件数".to_owned(),
        What::Resolved => "本期办结事件数".to_owned(),
        What::Closed => "本期销号事件数".to_owned(),
        What::Rejected => "本期不予受理事件数".to_owned(),
        What::Merged => "本期并案事件数".to_owned(),
        What::Open => "期末在办事件数".to_owned(),
        What::OpenOverdue => "期末超时在办事件数".to_owned(),
        What::Backlog { months } => format!("期末受理满{months}个月仍在办的事件数"),
        What::ResolutionShare => "结案率".to_owned(),
        What::OnTimeShare => "按期结案率".to_owned(),
        What::SettledInPlace { within } => format!("办结事件中不出{}的比例", words.tier(*within)),
        What::Breaches => "突破化解层级次数".to_owned(),
        What::Returns => "退回次数".to_owned(),
        What::ReopenShare => "返工率".to_owned(),
        What::AccurateDispatchShare => "准确派遣率".to_owned(),
        What::PartnerAnswerShare => "部门按时回应率".to_owned(),
        What::FirstResponse => "平均接单用时（工作时间，分钟）".to_owned(),
        What::Mark { mark } => format!("群众评价{}均分", marks(*mark)),
        What::BestMarkShare => "群众评价全优率".to_owned(),
        What::DutyFulfilment { duty } => format!("常态工作{}的完成率", words.duty(duty)),
        What::Coverage { duty } => format!("常态工作{}的覆盖率", words.duty(duty)),
        What::Points { purse } => format!("本期积分账户{}的积分", words.purse(purse)),
        What::Records { activities } => format!("本期活动记录{}的条数", words.activities(activities)),
        What::ActiveMonths { activities } if activities.is_empty() => "本期有活动记录的月数".to_owned(),
        What::ActiveMonths { activities } => {
            format!("本期有活动记录{}的月数", words.activities(activities))
        }
        What::Headcount { roles, tags } => {
            let roles = listed("任岗位", roles, |code| words.role(code));
            let tags = listed("有成员标签", tags, |code| words.tag(code));
            let who: Vec<String> = [roles, tags].into_iter().flatten().collect();
            format!("期末辖区内{}的人数", who.join("或"))
        }
        What::Input { input } => format!("外部评分{}", words.input(input)),
    }
}

fn marks(mark: MarkWord) -> &'static str {
    match mark {
        MarkWord::Effect => "办理效果",
        MarkWord::Duration => "办理时长",
        MarkWord::Attitude => "服务态度",
        MarkWord::All => "三项",
    }
}

fn narrowed(cases: &Narrowing, words: Words<'_>) -> Vec<String> {
    let kinds: Vec<&str> = cases.kinds.iter().map(|kind| kind_of_item(*kind)).collect();
    let natures: Vec<&str> = cases.natures.iter().map(|nature| nature_of_item(*nature)).collect();
    let parts = [
        listed("限事项分类", &cases.categories, |code| words.category(code)),
        listed("限", &cases.items, |code| words.item(code)),
        (!kinds.is_empty()).then(|| format!("限{}类事项", kinds.join("、"))),
        (!natures.is_empty()).then(|| format!("限{}", natures.join("、"))),
        listed("限紧急程度", &cases.severities, |code| words.severity(code)),
        listed("限受理渠道", &cases.channels, |code| words.channel(code)),
    ];
    parts.into_iter().flatten().collect()
}

fn kind_of_item(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Problem => "问题",
        ItemKind::Service => "代办服务",
        ItemKind::Inspection => "巡查检查",
    }
}

fn nature_of_item(nature: Nature) -> &'static str {
    match nature {
        Nature::Simple => "一般矛盾",
        Nature::Complex => "复杂问题",
        Nature::Hard => "疑难杂症",
    }
}

/// `受理渠道「媒体反映」（media）的每件按2件计`.
fn weight(one: &CaseWeight, words: Words<'_>) -> String {
    let (field, value): (&str, &dyn Fn(&Code) -> String) = match one.by {
        CaseField::Category => ("事项分类", &|code| words.category(code)),
        CaseField::Item => ("", &|code| words.item(code)),
        CaseField::Kind => ("事项种类", &|code| {
            let kind = ItemKind::ALL.iter().find(|kind| kind.as_str() == code.as_str());
            kind.map_or_else(|| code.to_string(), |kind| kind_of_item(*kind).to_owned())
        }),
        CaseField::Nature => ("事项性质", &|code| {
            let nature = Nature::ALL.iter().find(|nature| nature.as_str() == code.as_str());
            nature.map_or_else(|| code.to_string(), |nature| nature_of_item(*nature).to_owned())
        }),
        CaseField::Severity => ("紧急程度", &|code| words.severity(code)),
        CaseField::Channel => ("受理渠道", &|code| words.channel(code)),
    };
    let values: Vec<String> = one.values.iter().map(value).collect();
    format!("{field}{}的每件按{}件计", values.join("、"), one.factor)
}
