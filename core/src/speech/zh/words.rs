//! Units, rules and limits in a sentence.

use super::{at, quoted};
use crate::case::{Cause, FailedPoint, Limit, LimitFor};
use crate::scheme::{Kind, Scheme, TierNo};
use crate::speech::parts::{Entry, Exact, Ground, entry_of, exact, ground, share, shown};
use crate::value::{Code, UnitId};

/// The names a scheme gives.
#[derive(Clone, Copy)]
pub(super) struct Words<'s> {
    pub(super) scheme: &'s Scheme,
}

impl Words<'_> {
    /// The name of a tier, or its number where the scheme has none.
    pub(super) fn tier(self, tier: TierNo) -> String {
        let known = self.scheme.tier(tier);
        known.map_or_else(|| format!("第{tier}层"), |known| shown(known.name.as_str()))
    }

    /// A unit with its tier.
    pub(super) fn unit(self, unit: &UnitId, tier: TierNo) -> String {
        format!("{}{}", self.tier(tier), quoted(unit))
    }

    pub(super) fn item(self, code: &Code) -> String {
        format!("事项{}", named(self.scheme.item(code).map(|item| item.name.as_str()), code))
    }

    pub(super) fn channel(self, code: &Code) -> String {
        named(name_of(self.scheme.channels(), code), code)
    }

    /// Several tiers.
    pub(super) fn tiers(self, tiers: &[TierNo]) -> String {
        let said: Vec<String> = tiers.iter().map(|tier| self.tier(*tier)).collect();
        said.join("、")
    }

    pub(super) fn role(self, code: &Code) -> String {
        let role = self.scheme.roles().iter().find(|role| role.code == *code);
        named(role.map(|role| role.name.as_str()), code)
    }

    pub(super) fn category(self, code: &Code) -> String {
        named(name_of(self.scheme.categories(), code), code)
    }

    pub(super) fn function(self, code: &Code) -> String {
        named(name_of(self.scheme.functions(), code), code)
    }

    pub(super) fn kind_of_evidence(self, code: &Code) -> String {
        named(name_of(self.scheme.evidence(), code), code)
    }

    pub(super) fn severity(self, code: &Code) -> String {
        let severity = self.scheme.severities().iter().find(|severity| severity.code == *code);
        named(severity.map(|severity| severity.name.as_str()), code)
    }

    pub(super) fn card(self, code: &Code) -> String {
        let card = self.scheme.cards().iter().find(|card| card.code == *code);
        named(card.map(|card| card.name.as_str()), code)
    }

    /// A plan by name and code.
    pub(super) fn plan(self, code: &Code) -> String {
        let plan = self.scheme.plans().iter().find(|plan| plan.code == *code);
        named(plan.map(|plan| plan.name.as_str()), code)
    }

    /// Where a plan in force lets a case begin.
    pub(super) fn planned_start(self, plan: &Code) -> String {
        format!("起办层级依预案{}", self.plan(plan))
    }

    pub(super) fn group(self, code: &Code) -> String {
        let group = self.scheme.groups().iter().find(|group| group.code == *code);
        named(group.map(|group| group.name.as_str()), code)
    }

    /// Several kinds of records.
    pub(super) fn activities(self, codes: &[Code]) -> String {
        let activity = |code: &Code| {
            let known = self.scheme.activities().iter().find(|activity| activity.code == *code);
            named(known.map(|activity| activity.name.as_str()), code)
        };
        codes.iter().map(activity).collect::<Vec<_>>().join("、")
    }

    pub(super) fn duty(self, code: &Code) -> String {
        let duty = self.scheme.duties().iter().find(|duty| duty.code == *code);
        named(duty.map(|duty| duty.name.as_str()), code)
    }

    pub(super) fn purse(self, code: &Code) -> String {
        let purse = self.scheme.purses().iter().find(|purse| purse.code == *code);
        named(purse.map(|purse| purse.name.as_str()), code)
    }

    pub(super) fn point_rule(self, code: &Code) -> String {
        let rule = self.scheme.point_rules().iter().find(|rule| rule.code == *code);
        named(rule.map(|rule| rule.name.as_str()), code)
    }

    pub(super) fn cap(self, code: &Code) -> String {
        let cap = self.scheme.caps().iter().find(|cap| cap.code == *code);
        named(cap.map(|cap| cap.name.as_str()), code)
    }

    pub(super) fn good(self, code: &Code) -> String {
        let good = self.scheme.goods().iter().find(|good| good.code == *code);
        named(good.map(|good| good.name.as_str()), code)
    }

    pub(super) fn input(self, code: &Code) -> String {
        let input = self.scheme.inputs().iter().find(|input| input.code == *code);
        named(input.map(|input| input.name.as_str()), code)
    }

    pub(super) fn appraisal(self, code: &Code) -> String {
        named(self.scheme.appraisal(code).map(|appraisal| appraisal.name.as_str()), code)
    }

    pub(super) fn tag(self, code: &Code) -> String {
        let tag = self.scheme.tags().iter().find(|tag| tag.code == *code);
        named(tag.map(|tag| tag.name.as_str()), code)
    }

    pub(super) fn link(self, code: &Code) -> String {
        let link = self.scheme.links().iter().find(|link| link.code == *code);
        named(link.map(|link| link.name.as_str()), code)
    }

    pub(super) fn checklist(self, code: &Code) -> String {
        let list = self.scheme.checklists().iter().find(|list| list.code == *code);
        named(list.map(|list| list.name.as_str()), code)
    }

    /// What a deduction answers: a duty, another rule than itself, or a kind of record that is a lapse.
    pub(super) fn ground(self, code: &Code, own: &Code) -> String {
        if self.scheme.duties().iter().any(|duty| duty.code == *code) {
            format!("常态工作{}", self.duty(code))
        } else if code != own && self.scheme.point_rules().iter().any(|rule| rule.code == *code) {
            format!("积分规则{}", self.point_rule(code))
        } else {
            format!("失责事实{}", self.activities(std::slice::from_ref(code)))
        }
    }

    /// A condition of an item.
    pub(super) fn condition(self, item: &Code, code: &Code) -> String {
        let item = self.scheme.item(item);
        let known = item.and_then(|item| item.conditions.iter().find(|known| known.code == *code));
        named(known.map(|known| known.name.as_str()), code)
    }

    /// A stage of an item, where the item is known.
    pub(super) fn stage(self, item: Option<&Code>, code: &Code) -> String {
        let item = item.and_then(|item| self.scheme.item(item));
        let known = item.and_then(|item| item.stages.iter().find(|known| known.code == *code));
        format!("阶段{}", named(known.map(|known| known.name.as_str()), code))
    }

    /// A point of a checklist.
    pub(super) fn point(self, failed: &FailedPoint) -> String {
        let list = self.scheme.checklists().iter().find(|list| list.code == failed.checklist);
        let point = list.and_then(|list| list.points.iter().find(|point| point.code == failed.point));
        let list = named(list.map(|list| list.name.as_str()), &failed.checklist);
        format!("检查清单{list}检查点{}", named(point.map(|point| point.name.as_str()), &failed.point))
    }

    /// The kinds of evidence shown.
    pub(super) fn evidence<'c>(self, kinds: impl Iterator<Item = &'c Code>) -> String {
        let said: Vec<String> =
            kinds.map(|code| named(name_of(self.scheme.evidence(), code), code)).collect();
        if said.is_empty() {
            "无办结材料".to_owned()
        } else {
            format!("办结材料：{}", said.join("、"))
        }
    }

    /// A rule by name and code, and what it, or one field of it, rests on.
    pub(super) fn rule(self, code: &Code, place: (Entry, &str)) -> String {
        let noun = match place.0 {
            Entry::Item => "事项",
            Entry::Severity => "紧急程度",
            Entry::Duty => "常态工作",
            Entry::PointRule => "积分规则",
            Entry::Cap => "积分上限",
            _ => "规则",
        };
        match ground(self.scheme, code, place) {
            None => format!("{noun}{}", quoted(code)),
            Some((name, ground)) => {
                format!("{noun}{}，{}", named(Some(name.as_str()), code), basis_of(&ground))
            }
        }
    }

    /// A limit: what it is for, its length and end, what it was counted with, and what sets it.
    pub(super) fn limit(self, limit: &Limit) -> String {
        let purpose = match limit.purpose {
            LimitFor::Accept => "接单时限",
            LimitFor::Handle => "办理时限",
            LimitFor::Supervision => "督办时限",
            LimitFor::Answer => "回应时限",
            LimitFor::Feedback => "反馈时限",
        };
        let (length, start, end) = (limit.length.chinese(), at(limit.start), at(limit.deadline));
        let mut said = match limit.expedited {
            None => format!("{purpose}{length}，自{start}起至{end}止"),
            Some(millis) => {
                let whole = exact_time(millis);
                format!("{purpose}{length}，自{start}起，截止时间经催办由人工设定为{end}，计实际时间{whole}")
            }
        };
        if limit.expedited.is_none() && limit.length.unit().is_working() {
            said.push_str(&format!("，按{}年版放假安排", limit.edition));
        }
        said.push_str(mark(limit.unpublished));
        if !limit.warnings.is_empty() {
            let shares: Vec<String> = limit.warnings.iter().map(|warning| share(warning.share)).collect();
            said.push_str(&format!("，过{}时预警", shares.join("、")));
        }
        if !limit.plans.is_empty() {
            let plans: Vec<String> = limit.plans.iter().map(|plan| self.plan(plan)).collect();
            said.push_str(&format!("，依预案{}调整", plans.join("、")));
        }
        format!("{said}（{}）", self.rule(&limit.rule, entry_of(limit, self.scheme)))
    }

    /// Whether marks are bad, and the threshold where the rule is the scheme's.
    pub(super) fn threshold(self, rule: &Code, bad: bool) -> String {
        let known = self.scheme.evaluation();
        match ((known.code == *rule).then_some(known.reopens_at), bad) {
            (Some(threshold), true) => format!("有一项不高于{threshold}分，为不满意"),
            (Some(threshold), false) => format!("各项均高于{threshold}分"),
            (None, true) => "有一项不高于规定分数，为不满意".to_owned(),
            (None, false) => "各项均高于规定分数".to_owned(),
        }
    }
}

fn name_of<'k>(kinds: &'k [Kind], code: &Code) -> Option<&'k str> {
    kinds.iter().find(|kind| kind.code == *code).map(|kind| kind.name.as_str())
}

/// `「邻里纠纷」（dispute.neighbour）`.
pub(super) fn named(name: Option<&str>, code: &Code) -> String {
    match name {
        Some(name) => format!("{}（{}）", quoted(name), shown(code.as_str())),
        None => quoted(code),
    }
}

/// `1小时30分钟`.
fn exact_time(millis: i64) -> String {
    let said = exact(millis).into_iter().map(|(number, part)| match part {
        Exact::Hours => format!("{number}小时"),
        Exact::Minutes => format!("{number}分钟"),
        Exact::Seconds => format!("{number}秒"),
    });
    said.collect()
}

/// Title, number and article of a source.
pub(super) fn basis_of(ground: &Ground<'_>) -> String {
    match ground {
        Ground::Assumed => "合理取值，待核定".to_owned(),
        Ground::Source(source) => {
            let number = [&source.number, &source.issued].into_iter().flatten();
            let number: Vec<String> = number.map(|part| shown(part.as_str())).collect();
            let number =
                if number.is_empty() { String::new() } else { format!("（{}）", number.join("，")) };
            let article = source.article.as_ref().map(|part| shown(part.as_str())).unwrap_or_default();
            format!("依据《{}》{number}{article}", shown(source.title.as_str()))
        }
    }
}

/// What brought an event.
pub(super) fn because(cause: Cause) -> &'static str {
    match cause {
        Cause::Hand => "经人工操作",
        Cause::Mark => "因评价不满意",
        Cause::Rule => "依触发规则",
        Cause::Overdue => "因办理超时",
        Cause::Until => "因约定期限已到",
        Cause::Cap => "因可中止天数已用完",
        Cause::Time => "因到期",
    }
}

/// What is said of an instant that rests on days not published yet (T4).
pub(super) fn mark(unpublished: bool) -> &'static str {
    if unpublished { "，其中部分日期尚未公布，按星期推算" } else { "" }
}
