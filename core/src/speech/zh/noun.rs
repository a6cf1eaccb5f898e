//! Nouns of faults that the reader gives in English.

use super::quoted;
use crate::speech::parts::shown;

/// What a fault speaks of, such as `tier`; a word without a Chinese one is quoted.
pub(super) fn noun(what: &str) -> String {
    let known = match what {
        "activity" => "活动记录种类",
        "actor" => "操作人",
        "adjustment" => "加分扣分",
        "adjustment-item" => "加分扣分分项",
        "appraisal" => "考核方案",
        "band" => "分档",
        "cap" => "积分上限",
        "card" => "督办牌",
        "case" => "事件",
        "catalogue" => "清单管理",
        "category" => "事项分类",
        "channel" => "受理渠道",
        "checklist" => "检查清单",
        "column" => "列",
        "condition" => "情形",
        "deduction-ground" => "扣分依据",
        "demand" => "最低要求",
        "duty" => "常态工作",
        "duty-change" => "战时常态工作调整",
        "edition" => "版本",
        "evidence" => "办结材料类别",
        "function" => "职能",
        "goods" => "兑换物品",
        "grade" => "等次",
        "group" => "群体",
        "honour" => "荣誉级别",
        "household" => "户",
        "indicator" => "考核指标",
        "input" => "外部评分",
        "item" => "事项",
        "item-kind" => "事项种类",
        "link" => "联系",
        "link-kind" => "联系类别",
        "member" => "成员",
        "mix" => "合成部分",
        "multiplier" => "战时积分倍数",
        "nature" => "事项性质",
        "objection" => "公示异议",
        "override" => "战时调整",
        "partner" => "共建力量",
        "partner-kind" => "共建力量类别",
        "party" => "党组织",
        "party-kind" => "党组织类别",
        "peer-group" => "对比组",
        "plan" => "应急预案",
        "point" => "检查点",
        "point-rule" => "积分规则",
        "purse" => "积分账户类别",
        "redemption-limit" => "兑换限额",
        "record" => "活动记录",
        "result" => "结果运用",
        "role" => "岗位",
        "row" => "行",
        "rule" => "触发规则",
        "scope" => "适用范围",
        "scorer" => "评分主体",
        "severity" => "紧急程度",
        "source" => "依据",
        "stage" => "办理阶段",
        "stock" => "入库",
        "tag" => "成员标签",
        "tier" => "层级",
        "unit" => "单元",
        "value" => "值",
        "veto" => "一票否决",
        "warning" => "预警比例",
        "weekday" => "星期",
        "weighting" => "加权",
        "window" => "兑换时段",
        _ => return quoted(what),
    };
    known.to_owned()
}

/// The kind of a value, as `wrong_type` gives it; one without Chinese words is quoted.
pub(super) fn kind(phrase: &str) -> String {
    let known = match phrase {
        "a boolean" => "真假值",
        "a cause such as overdue" => "overdue一类的触发条件",
        "a code such as grid-worker" => "grid-worker一类的代码",
        "a column of days" => "日期列",
        "a column of lists" => "列表的列",
        "a column of numbers" => "数值列",
        "a column of texts" => "文字列",
        "a column of timestamps" => "时刻列",
        "a column of timestamps or days" => "时刻列或日期列",
        "a column of whole numbers" => "整数列",
        "a column of whole numbers, or of yes and no" => "整数列或是否列",
        "a column of yes and no" => "是否列",
        "a command such as accept" => "accept一类的指令",
        "a class: qualification or talent" => "种类qualification或talent",
        "a class: department, enterprise, co-building, social or team" => {
            "类别department、enterprise、co-building、social或team"
        }
        "a day" => "日期",
        "a day such as \"2026-03-05\"" => "2026-03-05一类的日期",
        "a duration such as \"3wd\" or \"3个工作日\"" => "3wd或3个工作日一类的时限",
        "a household" => "户",
        "a kind of unit: enterprise, micro or functional" => "单元类型enterprise、micro或functional",
        "a list" => "列表",
        "a measure such as on-time-share" => "on-time-share一类的考核内容",
        "a scoring: ratio, linear, bands, rank, deduct or points" => {
            "计分方式ratio、linear、bands、rank、deduct或points"
        }
        "a member" => "成员",
        "a milestone: accept, dispatch, progress, resolve or close" => {
            "环节accept、dispatch、progress、resolve或close"
        }
        "a name" => "名称",
        "a nature: simple, complex or hard" => "性质simple、complex或hard",
        "a number" => "数",
        "a number, or a fraction such as \"1/3\"" => "数，或1/3一类的分数",
        "a partner" => "共建力量",
        "a party organisation" => "党组织",
        "a period such as \"2026-03\"" => "2026-03一类的周期",
        "a preset: chixi, xiawuqi, haihong, luoshui or dongshi" => {
            "内置方案chixi、xiawuqi、haihong、luoshui或dongshi"
        }
        "a scope: holder, ancestor, first-receiver, reporter or apex" => {
            "适用范围holder、ancestor、first-receiver、reporter或apex"
        }
        "a season such as \"06-01..09-30\"" => "06-01..09-30一类的季节",
        "a session such as \"08:30-12:00\"" => "08:30-12:00一类的工作时段",
        "closed, rejected, merged or withdrawn" => "closed、rejected、merged或withdrawn",
        "a state such as handling" => "handling一类的状态",
        "a table" => "表",
        "a text" => "文字",
        "a unit" => "单元",
        "a weekday: mon, tue, wed, thu, fri, sat or sun" => "星期mon、tue、wed、thu、fri、sat或sun",
        "a whole number" => "整数",
        "a number of at most 3 fraction digits" => "至多三位小数的数",
        "a period: day, week, month, quarter, half, year or all" => {
            "周期day、week、month、quarter、half、year或all"
        }
        "a period: day, week, month, quarter, half or year" => "周期day、week、month、quarter、half或year",
        "accept, handle, supervision, answer or feedback" => "accept、handle、supervision、answer或feedback",
        "accept_overdue, severity, answer_overdue, rule, feedback_overdue or reopenings_used" => {
            "accept_overdue、severity、answer_overdue、rule、feedback_overdue或reopenings_used"
        }
        "accepts, declines or done" => "accepts、declines或done",
        "an effect: escalate, supervise, conference, notify or card" => {
            "处置escalate、supervise、conference、notify或card"
        }
        "an end: member, unit, partner, household or party" => {
            "联系的一端member、unit、partner、household或party"
        }
        "an id" => "编号",
        "an instant such as \"2026-03-05T08:30:00+08:00\"" => "2026-03-05T08:30:00+08:00一类的时刻",
        "an instant or a day such as \"2026-03-05\"" => "时刻或2026-03-05一类的日期",
        "an item kind: problem, service or inspection" => "事项类型problem、service或inspection",
        "an offset from UTC such as \"+08:00\"" => "+08:00一类的时区偏移",
        "extend, defer or return" => "extend、defer或return",
        "granted or dismissed" => "granted或dismissed",
        "exact, working, days or working_days" => "exact、working、days或working_days",
        "hand, mark, rule, overdue, until, cap or time" => "hand、mark、rule、overdue、until、cap或time",
        "households, groups, contacts, points or closed" => "households、groups、contacts、points或closed",
        "member, unit, account or target" => "member、unit、account或target",
        "members or households" => "members或households",
        "never, months or next-year" => "never、months或next-year",
        "mark or error" => "mark或error",
        "effect, duration, attitude or all" => "effect、duration、attitude或all",
        "category, item, kind, nature, severity or channel" => {
            "category、item、kind、nature、severity或channel"
        }
        "full, zero or out" => "full、zero或out",
        "bonus or penalty" => "bonus或penalty",
        "inclusive or strict" => "inclusive或strict",
        "down or up" => "down或up",
        "null" => "空值",
        "party-member or volunteer" => "party-member或volunteer",
        "refuse or flag" => "refuse或flag",
        "reporter or follow_up" => "reporter或follow_up",
        "true or false" => "true或false",
        "upheld or dismissed" => "裁定upheld或dismissed",
        _ => {
            let column = phrase.strip_prefix("a column of ").map(|kind| format!("{}列", quoted(kind)));
            return column.unwrap_or_else(|| quoted(phrase));
        }
    };
    known.to_owned()
}

/// Bounds in words: `1..` and `0..=4` are said, anything else stands as it is.
pub(super) fn bounds(bounds: &str) -> String {
    match bounds {
        "0 < factor" | "0 < amount" => return "大于0".to_owned(),
        "0 < share < 1" => return "大于0且小于1".to_owned(),
        "a common denominator <= 1000000000" => return "公分母不超过1000000000的数".to_owned(),
        "0 < share <= 1" => return "大于0且不大于1".to_owned(),
        "to != from" => return "与零分值不同的数".to_owned(),
        "Nd or Nwd" => return "Nd或Nwd".to_owned(),
        _ => {}
    }
    if let Some(least) = bounds.strip_suffix(" < from") {
        return format!("大于{}", shown(least));
    }
    if let Some(whole) = bounds.strip_prefix("a whole number in ") {
        return format!("{}的整数", self::bounds(whole));
    }
    match bounds.split_once("..") {
        Some((least, "")) => format!("至少{}", shown(least)),
        Some((least, most)) => format!("{}至{}", shown(least), shown(most.strip_prefix('=').unwrap_or(most))),
        None => shown(bounds),
    }
}
