//! The document as written (S1), section by section in the order a township reads it.

use super::words::{CommandWord, End, ItemKind, Nature, PartnerClass, Scope};
use crate::calendar::{Session, Unpublished};
use crate::read::draft;
use crate::value::{Code, Date, Duration, Name, Offset, Ratio, Text, Weekday};

draft! {
    /// A whole document.
    pub(crate) struct SchemeDraft {
        /// 方案: what this is and from when it holds.
        required scheme: HeadDraft,
        /// 工作日历.
        optional calendar: CalendarDraft,
        /// 依据: what the rules rest on.
        list source: SourceDraft,
        /// 层级, apex first.
        list tier: TierDraft,
        /// 岗位.
        list role: RoleDraft,
        /// 党组织类别.
        list party: KindDraft,
        /// 共建力量类别.
        list partner: PartnerKindDraft,
        /// 联系类别.
        list link: LinkKindDraft,
        /// 受理渠道.
        list channel: KindDraft,
        /// 办结材料类别.
        list evidence: KindDraft,
        /// 事项分类.
        list category: KindDraft,
        /// 事项.
        list item: ItemDraft,
        /// 化解层级: which tier each nature may climb to.
        required ceiling: CeilingDraft,
        /// 办理.
        required handling: HandlingDraft,
        /// 逾期升级.
        required ladder: LadderDraft,
        /// 群众评价.
        required evaluation: EvaluationDraft,
        /// 权限.
        list authority: AuthorityDraft,
    }
}

draft! {
    /// `[scheme]`
    pub(crate) struct HeadDraft {
        required code: Code,
        required name: Name,
        required from: Date,
        optional until: Date,
        required basis: Code,
        list assumed: Name,
    }
}

draft! {
    /// `[calendar]`
    pub(crate) struct CalendarDraft {
        optional offset: Offset,
        optional edition: u16,
        optional unpublished: Unpublished,
        list sessions: Session,
        list weekday: WeekdayDraft,
        list day: DayDraft,
        required basis: Code,
        list assumed: Name,
    }
}

draft! {
    /// `[[calendar.weekday]]`
    pub(crate) struct WeekdayDraft {
        list on: Weekday,
        list sessions: Session,
    }
}

draft! {
    /// `[[calendar.day]]`
    pub(crate) struct DayDraft {
        required date: Date,
        required working: bool,
    }
}

draft! {
    /// `[[source]]`
    pub(crate) struct SourceDraft {
        required id: Code,
        required title: Text,
        optional number: Name,
        optional issued: Name,
        optional article: Name,
    }
}

draft! {
    /// `[[tier]]`
    pub(crate) struct TierDraft {
        required code: Code,
        required name: Name,
        optional party: Name,
        optional service: Name,
        required basis: Code,
        list assumed: Name,
    }
}

draft! {
    /// `[[role]]`
    pub(crate) struct RoleDraft {
        required code: Code,
        required name: Name,
        list tiers: Code,
        required basis: Code,
        list assumed: Name,
    }
}

draft! {
    /// `[[party]]`, `[[channel]]`, `[[evidence]]`, `[[category]]`
    pub(crate) struct KindDraft {
        required code: Code,
        required name: Name,
        required basis: Code,
        list assumed: Name,
    }
}

draft! {
    /// `[[partner]]`
    pub(crate) struct PartnerKindDraft {
        required code: Code,
        required name: Name,
        required class: PartnerClass,
        required basis: Code,
        list assumed: Name,
    }
}

draft! {
    /// `[[link]]`
    pub(crate) struct LinkKindDraft {
        required code: Code,
        required name: Name,
        required source: End,
        required target: End,
        required basis: Code,
        list assumed: Name,
    }
}

draft! {
    /// `[[item]]`
    pub(crate) struct ItemDraft {
        required code: Code,
        required name: Name,
        required category: Code,
        required kind: ItemKind,
        required nature: Nature,
        required start: Code,
        optional ceiling: Code,
        list evidence: Code,
        optional evaluated: bool,
        list limit: LimitDraft,
        required basis: Code,
        list assumed: Name,
    }
}

draft! {
    /// `[[item.limit]]`
    pub(crate) struct LimitDraft {
        optional tier: Code,
        optional accept: Duration,
        optional handle: Duration,
    }
}

draft! {
    /// `[ceiling]`
    pub(crate) struct CeilingDraft {
        required code: Code,
        required name: Name,
        required simple: Code,
        required complex: Code,
        required hard: Code,
        required basis: Code,
        list assumed: Name,
    }
}

draft! {
    /// `[handling]`
    pub(crate) struct HandlingDraft {
        required code: Code,
        required name: Name,
        required feedback: Duration,
        required suspension: Duration,
        required basis: Code,
        list assumed: Name,
    }
}

draft! {
    /// `[ladder]`
    pub(crate) struct LadderDraft {
        required code: Code,
        required name: Name,
        list warnings: Ratio,
        required supervision: Duration,
        required basis: Code,
        list assumed: Name,
    }
}

draft! {
    /// `[evaluation]`
    pub(crate) struct EvaluationDraft {
        required code: Code,
        required name: Name,
        required window: Duration,
        required reopens_at: u16,
        optional reopenings: u16,
        list follow_up: Code,
        required basis: Code,
        list assumed: Name,
    }
}

draft! {
    /// `[[authority]]`
    pub(crate) struct AuthorityDraft {
        required command: CommandWord,
        list roles: Code,
        list scope: Scope,
        required basis: Code,
        list assumed: Name,
    }
}
