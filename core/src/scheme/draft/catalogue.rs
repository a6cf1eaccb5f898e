//! The catalogue: severities, items with their limits and stages, checklists.

use crate::read::draft;
use crate::scheme::words::{ItemKind, Nature, Outside};
use crate::value::{Code, Date, Duration, Name, Season, Text, UnitId};

draft! {
    /// 紧急程度 `[[severity]]`.
    pub(crate) struct SeverityDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 进入层级: the tier such a case starts on, if higher than its item says.
        optional tier: Code,
        /// 起始督办牌: the card such a case starts with.
        optional card: Code,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 事项 `[[item]]`.
    pub(crate) struct ItemDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 分类.
        required category: Code,
        /// 类型: `problem`, `service` or `inspection`.
        required kind: ItemKind,
        /// 性质: `simple`, `complex` or `hard`.
        required nature: Nature,
        /// 准入日期: the first day on the list.
        optional from: Date,
        /// 退出日期: the day it leaves the list.
        optional until: Date,
        /// 临时事项: it must say when it leaves.
        optional temporary: bool,
        /// 起办层级.
        required start: Code,
        /// 最高层级: that of its nature if absent.
        optional ceiling: Code,
        /// 起始督办牌: the card its cases start with.
        optional card: Code,
        /// 主办职能.
        optional lead: Code,
        /// 协办职能.
        list support: Code,
        /// 可有的紧急程度.
        list severity: ItemSeverityDraft,
        /// 情形: conditions that have limits of their own.
        list condition: ConditionDraft,
        /// 办结材料.
        list evidence: Code,
        /// 是否请群众评价.
        optional evaluated: bool,
        /// 受理渠道: every one if absent.
        list channels: Code,
        /// 上门服务群体: groups of households it is served to at home.
        list at_home: Code,
        /// 登记条件.
        optional registration: Text,
        /// 办结条件.
        optional closing: Text,
        /// 须依次办理各阶段.
        optional stages_in_order: bool,
        /// 时限.
        list limit: LimitDraft,
        /// 办理阶段: each with limits of its own, instead of `handle`.
        list stage: StageDraft,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// The items of a table (K4).
    pub(crate) struct ItemsDraft {
        /// 事项.
        list item: ItemDraft,
    }
}

draft! {
    /// 事项的紧急程度 `[[item.severity]]`.
    pub(crate) struct ItemSeverityDraft {
        /// 紧急程度.
        required code: Code,
        /// 进入层级: instead of the severity's own.
        optional tier: Code,
    }
}

draft! {
    /// 情形 `[[item.condition]]`.
    pub(crate) struct ConditionDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
    }
}

draft! {
    /// 时限 `[[item.limit]]`: the most specific row holds.
    pub(crate) struct LimitDraft {
        /// 情形.
        optional condition: Code,
        /// 紧急程度.
        optional severity: Code,
        /// 层级.
        optional tier: Code,
        /// 季节: such as `06-01..09-30`, both days included.
        optional season: Season,
        /// 接单时限.
        optional accept: Duration,
        /// 办理时限.
        optional handle: Duration,
    }
}

draft! {
    /// 办理阶段 `[[item.stage]]`.
    pub(crate) struct StageDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 阶段时限.
        list limit: LimitDraft,
    }
}

draft! {
    /// 检查清单 `[[checklist]]`.
    pub(crate) struct ChecklistDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 启用日期.
        optional from: Date,
        /// 停用日期: the day it ends before.
        optional until: Date,
        /// 分组.
        list group: NamedDraft,
        /// 检查点.
        list point: PointDraft,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 分组 `[[checklist.group]]`.
    pub(crate) struct NamedDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
    }
}

draft! {
    /// 检查点 `[[checklist.point]]`.
    pub(crate) struct PointDraft {
        /// 代码.
        required code: Code,
        /// 检查内容.
        required name: Text,
        /// 所属分组.
        optional group: Code,
        /// 检查层级: every unit of it.
        optional tier: Code,
        /// 检查单元: this one.
        optional unit: UnitId,
        /// 整改时限.
        required limit: Duration,
        /// 不合格时转办的事项.
        required item: Code,
        /// 防范措施.
        optional measure: Text,
    }
}

draft! {
    /// 清单管理 `[catalogue]`.
    pub(crate) struct CatalogueDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 清单外事项: `refuse` it, or let it through and `flag` it.
        required outside: Outside,
        /// 未列事项的接单时限.
        optional accept: Duration,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}
