//! Head, calendar, sources, and who there is: tiers, roles, kinds.

use crate::calendar::{Session, Unpublished};
use crate::read::draft;
use crate::scheme::words::{End, PartnerClass, TagClass};
use crate::value::{Code, Date, Name, Offset, Text, Weekday};

draft! {
    /// 方案 `[scheme]`: what this is and from when it holds.
    pub(crate) struct HeadDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 施行日期: the first day.
        required from: Date,
        /// 截止日期: the day it ends before.
        optional until: Date,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 工作日历 `[calendar]`.
    pub(crate) struct CalendarDraft {
        /// 时区: offset from UTC, `+08:00` if absent.
        optional offset: Offset,
        /// 放假安排版次: the last year whose notice is used.
        optional edition: u16,
        /// 未公布年份: `mark` answers that rest on it, or give an `error`.
        optional unpublished: Unpublished,
        /// 工作时段: those of every weekday without its own.
        list sessions: Session,
        /// 各星期的工作时段.
        list weekday: WeekdayDraft,
        /// 本地放假、上班日: they precede the national table.
        list day: DayDraft,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 各星期的工作时段 `[[calendar.weekday]]`.
    pub(crate) struct WeekdayDraft {
        /// 星期.
        list on: Weekday,
        /// 工作时段: none for a day off.
        list sessions: Session,
    }
}

draft! {
    /// 本地放假、上班日 `[[calendar.day]]`.
    pub(crate) struct DayDraft {
        /// 日期.
        required date: Date,
        /// 是否上班.
        required working: bool,
    }
}

draft! {
    /// 依据 `[[source]]`: a document that rules rest on.
    pub(crate) struct SourceDraft {
        /// 代码: what `basis` names.
        required id: Code,
        /// 标题.
        required title: Text,
        /// 文号.
        optional number: Name,
        /// 印发时间.
        optional issued: Name,
        /// 条款.
        optional article: Name,
    }
}

draft! {
    /// 层级 `[[tier]]`.
    pub(crate) struct TierDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 党组织名称.
        optional party: Name,
        /// 服务机构名称.
        optional service: Name,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 岗位 `[[role]]`.
    pub(crate) struct RoleDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 任职层级.
        list tiers: Code,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 成员标签 `[[tag]]`: a qualification or talent of those who serve.
    pub(crate) struct TagDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 种类: `qualification` or `talent`.
        required class: TagClass,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 类别 `[[party]]`, `[[function]]`, `[[channel]]`, `[[evidence]]`, `[[category]]`.
    pub(crate) struct KindDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 共建力量类别 `[[partner]]`.
    pub(crate) struct PartnerKindDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 性质: `department`, `enterprise`, `co-building`, `social` or `team`.
        required class: PartnerClass,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 联系类别 `[[link]]`.
    pub(crate) struct LinkKindDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 起点: `member`, `unit`, `partner`, `household` or `party`.
        required source: End,
        /// 终点: the same.
        required target: End,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 服务对象群体 `[[group]]`: households with a need for care.
    pub(crate) struct GroupDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 对应服务: the service items for them.
        list serves: Code,
        /// 对应常态工作: the duties that cover them.
        list duties: Code,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}
