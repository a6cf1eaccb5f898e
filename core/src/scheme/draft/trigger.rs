//! Trigger rules.

use crate::read::draft;
use crate::scheme::words::{Milestone, Nature, ThenWord, WhenWord};
use crate::value::{Code, Duration, Name};

draft! {
    /// 触发规则 `[[rule]]`: one `when` and one `then`, each with the fields it needs.
    pub(crate) struct RuleDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 触发条件.
        required when: WhenWord,
        /// 第几次: of `reopening`, `bad-evaluation` and `extension`, from 1.
        optional nth: u16,
        /// 分数线: of `mark`, it or a worse one, 1 to 4.
        optional at_most: u16,
        /// 职能数: of `functions`, so many or more, from 1.
        optional count: u16,
        /// 性质: of `nature`.
        optional nature: Nature,
        /// 群体: of `group`.
        optional group: Code,
        /// 环节: of `milestone`.
        optional milestone: Milestone,
        /// 期限: of `milestone`, from the report.
        optional within: Duration,
        /// 处置.
        required then: ThenWord,
        /// 通知层级: of `notify`.
        optional tier: Code,
        /// 督办牌: of `card`.
        optional card: Code,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}
