//! Head, calendar, sources, and who there is.

use super::super::day;
use super::super::value::weekday_name;
use super::super::words::Words;
use super::catalogue::listed;
use super::{named, said_whole};
use crate::calendar::{OwnDay, Session, Unpublished};
use crate::scheme::{
    Card, End, Group, Kind, LinkKind, PartnerClass, PartnerKind, Role, Scheme, Severity, Source, Tag,
    TagClass, Tier, WorkingTime,
};
use crate::speech::parts::whole;
use crate::value::{Offset, Weekday};

pub(super) fn head(scheme: &Scheme) -> String {
    let until = scheme.until().map(|until| format!("，至{}前有效", day(until))).unwrap_or_default();
    let edition = scheme.edition();
    format!("方案{}自{}起施行{until}", named(scheme.name(), &edition.scheme), day(edition.from))
}

pub(super) fn working_time(entry: &WorkingTime, scheme: &Scheme) -> String {
    let spec = &entry.spec;
    let mut parts = vec![format!("工作时间为星期一至星期五{}", sessions(&spec.sessions.default))];
    for (weekday, own) in Weekday::ALL.into_iter().zip(&spec.sessions.weekdays) {
        match own.as_deref() {
            None => {}
            Some([]) => parts.push(format!("{}不上班", weekday_name(weekday))),
            Some(own) => parts.push(format!("{}为{}", weekday_name(weekday), sessions(own))),
        }
    }
    for (kind, said) in [(OwnDay::Off, "放假"), (OwnDay::Working, "上班")] {
        let days = spec.days.iter().filter(|(_, own)| *own == kind);
        let days: Vec<String> = days.map(|(date, _)| day(*date)).collect();
        if !days.is_empty() {
            parts.push(format!("本地{said}：{}", days.join("、")));
        }
    }
    let unpublished = match spec.unpublished {
        Unpublished::Mark => "未公布的日期按星期推算并标明",
        Unpublished::Error => "涉及未公布的日期时不予推算",
    };
    parts.push(format!("放假安排采用至{}年版，{unpublished}", scheme.calendar().edition()));
    if spec.offset != Offset::BEIJING {
        parts.push(format!("时区为UTC{}", spec.offset));
    }
    parts.join("；")
}

fn sessions(sessions: &[Session]) -> String {
    let said: Vec<String> = sessions.iter().map(ToString::to_string).collect();
    said.join("、")
}

pub(super) fn source(entry: &Source) -> String {
    let mut said = format!("所称依据（{}）为《{}》", entry.id, whole(entry.title.as_str()));
    for (label, part) in [("文号", &entry.number), ("印发时间", &entry.issued), ("条款", &entry.article)]
    {
        if let Some(part) = part {
            said.push_str(&format!("，{label}{}", said_whole(part)));
        }
    }
    said
}

pub(super) fn tier(entry: &Tier) -> String {
    let nth = ["一", "二", "三", "四"].get(entry.number.index()).copied().unwrap_or_default();
    let mut said = format!("第{nth}层级为{}", named(&entry.name, &entry.code));
    for (label, part) in [("党组织", &entry.party), ("服务机构", &entry.service)] {
        if let Some(part) = part {
            said.push_str(&format!("，{label}为{}", said_whole(part)));
        }
    }
    said
}

pub(super) fn role(entry: &Role, words: Words<'_>) -> String {
    format!("岗位{}任职于{}", named(&entry.name, &entry.code), words.tiers(&entry.tiers))
}

pub(super) fn tag(entry: &Tag) -> String {
    let class = match entry.class {
        TagClass::Qualification => "资质",
        TagClass::Talent => "人才",
    };
    format!("成员可标注{}{}", class, named(&entry.name, &entry.code))
}

pub(super) fn kind(noun: &str, entry: &Kind) -> String {
    format!("{noun}有{}", named(&entry.name, &entry.code))
}

pub(super) fn partner(entry: &PartnerKind) -> String {
    let class = match entry.class {
        PartnerClass::Department => "职能部门",
        PartnerClass::Enterprise => "企业",
        PartnerClass::CoBuilding => "共建单位",
        PartnerClass::Social => "社会组织",
        PartnerClass::Team => "队伍",
    };
    format!("共建力量有{}，属{class}", named(&entry.name, &entry.code))
}

pub(super) fn link(entry: &LinkKind) -> String {
    let end = |end| match end {
        End::Member => "成员",
        End::Unit => "单元",
        End::Partner => "共建力量",
        End::Household => "户",
        End::Party => "党组织",
    };
    format!("联系{}，由{}联系{}", named(&entry.name, &entry.code), end(entry.source), end(entry.target))
}

pub(super) fn group(entry: &Group, words: Words<'_>) -> String {
    let head = Some(format!("服务对象群体{}", named(&entry.name, &entry.code)));
    let served = listed("享有", &entry.serves, |code| words.item(code));
    let covered = listed("由下列常态工作覆盖：", &entry.duties, |code| words.duty(code));
    let parts: Vec<String> = [head, served, covered].into_iter().flatten().collect();
    parts.join("，")
}

pub(super) fn card(entry: &Card) -> String {
    format!("督办牌自低而高第{}为{}", u64::from(entry.rank) + 1, named(&entry.name, &entry.code))
}

pub(super) fn severity(entry: &Severity, words: Words<'_>) -> String {
    let tier = entry.tier.map(|tier| format!("，自{}起办", words.tier(tier))).unwrap_or_default();
    let card = entry.card.as_ref().map(|card| format!("，起始亮{}", words.card(card))).unwrap_or_default();
    format!("紧急程度有{}{tier}{card}", named(&entry.name, &entry.code))
}
