//! Duties.

use crate::read::{Recurring, draft};
use crate::scheme::words::CoverWord;
use crate::value::{Amount, Code, Date, Name, Ratio};

draft! {
    /// 常态工作 `[[duty]]`: `times`, `amount` or `cover`.
    pub(crate) struct DutyDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 承担岗位: every unit of the tier instead if absent.
        optional role: Code,
        /// 层级: with a role, only posts at units of it.
        optional tier: Code,
        /// 计入的记录种类.
        list kinds: Code,
        /// 周期: not `all`.
        required per: Recurring,
        /// 次数: from 1.
        optional times: u32,
        /// 按不同对象计次: of `times`.
        optional distinct: bool,
        /// 数量: over 0.
        optional amount: Amount,
        /// 覆盖对象.
        optional cover: CoverWord,
        /// 群体: of `groups`.
        list groups: Code,
        /// 联系类别: of `contacts`, a kind of links from members to households.
        optional link: Code,
        /// 检查清单: of `points`.
        optional checklist: Code,
        /// 抽取比例: of `closed`, the first by id; all if absent.
        optional share: Ratio,
        /// 须经他人核实.
        optional verified: bool,
        /// 起始日.
        optional from: Date,
        /// 终止日: the first day after.
        optional until: Date,
        /// 限预案期间: it stands only while one of these is active.
        list plans: Code,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}
