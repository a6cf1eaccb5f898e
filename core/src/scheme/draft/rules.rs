//! The rules of handling, and authority.

use crate::read::draft;
use crate::scheme::words::{CommandWord, Scope};
use crate::value::{Code, Duration, Name, Ratio};

draft! {
    /// 化解层级 `[ceiling]` (不出网、不出片、不出镇).
    pub(crate) struct CeilingDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 一般矛盾止于.
        required simple: Code,
        /// 复杂问题止于.
        required complex: Code,
        /// 疑难杂症止于.
        required hard: Code,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 办理 `[handling]`.
    pub(crate) struct HandlingDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 反馈时限: from the resolution.
        required feedback: Duration,
        /// 中止上限: so many days or working days a case.
        required suspension: Duration,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 逾期升级 `[ladder]`.
    pub(crate) struct LadderDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 预警比例: shares of the limit.
        list warnings: Ratio,
        /// 督办时限.
        required supervision: Duration,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 群众评价 `[evaluation]`.
    pub(crate) struct EvaluationDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 评价期.
        required window: Duration,
        /// 返工分数线: a mark at or under it reopens the case, 0 to 4.
        required reopens_at: u16,
        /// 返工次数上限: 3 if absent.
        optional reopenings: u16,
        /// 返工期: until when a case can be sent back, from the resolution; 评价期 if absent.
        optional reopen_within: Duration,
        /// 回访岗位: who may take marks down.
        list follow_up: Code,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 权限 `[[authority]]`.
    pub(crate) struct AuthorityDraft {
        /// 指令.
        required command: CommandWord,
        /// 岗位: none for the reporter alone.
        list roles: Code,
        /// 适用范围: none for `report`, which is given where it is received.
        list scope: Scope,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}
