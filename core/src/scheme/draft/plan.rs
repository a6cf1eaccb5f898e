//! Plans for emergencies: working groups, and what is otherwise while one is active.

use crate::read::draft;
use crate::value::{Amount, Code, Duration, Name, Ratio};

draft! {
    /// 应急预案 `[[plan]]`.
    pub(crate) struct PlanDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 设立层级.
        list tiers: Code,
        /// 工作组.
        list group: WorkingGroupDraft,
        /// 战时调整: what is otherwise while the plan is active.
        list r#override: OverrideDraft,
        /// 战时常态工作调整: what duties ask for while the plan is active.
        list duty: DutyChangeDraft,
        /// 战时积分倍数: what multiplies points while the plan is active.
        list multiplier: PlanMultiplierDraft,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 工作组 `[[plan.group]]`.
    pub(crate) struct WorkingGroupDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 参加岗位: roles whose holders serve in it.
        list roles: Code,
        /// 组内职务.
        list posts: Name,
    }
}

draft! {
    /// 战时调整 `[[plan.override]]`.
    pub(crate) struct OverrideDraft {
        /// 事项: those meant; every one if there is none.
        list items: Code,
        /// 起办层级.
        optional start: Code,
        /// 接单时限: instead of the item's own.
        optional accept: Duration,
        /// 办理时限: instead of the item's own.
        optional handle: Duration,
        /// 接单时限倍数: over 0, as `0.5`.
        optional accept_factor: Ratio,
        /// 办理时限倍数: over 0, as `0.5`.
        optional handle_factor: Ratio,
    }
}

draft! {
    /// 战时常态工作调整 `[[plan.duty]]`: `value` or `factor`.
    pub(crate) struct DutyChangeDraft {
        /// 常态工作: those meant; every one that asks for times or an amount if there is none.
        list duties: Code,
        /// 数量: instead of the duty's own; over 0.
        optional value: Amount,
        /// 倍数: over 0.
        optional factor: Ratio,
    }
}

draft! {
    /// 战时积分倍数 `[[plan.multiplier]]`.
    pub(crate) struct PlanMultiplierDraft {
        /// 积分规则: those meant; every one if there is none.
        list points: Code,
        /// 倍数: over 0.
        required factor: Ratio,
    }
}
