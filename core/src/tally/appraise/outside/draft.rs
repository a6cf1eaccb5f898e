//! What comes from outside, as it is written.

use super::rows::Ruling;
use crate::read::draft;
use crate::value::{Amount, CaseId, Code, Date, MemberId, Name, Period, RecordId, Stamp, Text, UnitId};

draft! {
    /// 外部数据: what comes from outside, the marks of scorers, honours and objections.
    pub(crate) struct OutsideDraft {
        /// 外部评分.
        list inputs: InputDraft,
        /// 荣誉.
        list honours: HonourDraft,
        /// 公示异议.
        list objections: ObjectionDraft,
    }
}

draft! {
    /// 外部评分: a mark.
    pub(crate) struct InputDraft {
        /// 评分项: the code of an input.
        required input: Code,
        /// 成员: whom it is about, or `unit`.
        optional member: MemberId,
        /// 单元: which it is about, or `member`.
        optional unit: UnitId,
        /// 周期.
        required period: Period,
        /// 评分主体: where the input has groups of them.
        optional scorer: Code,
        /// 分数.
        required score: Amount,
    }
}

draft! {
    /// 荣誉: an award.
    pub(crate) struct HonourDraft {
        /// 成员: to whom, or `unit`.
        optional member: MemberId,
        /// 单元: to which, or `member`.
        optional unit: UnitId,
        /// 授予日期.
        required on: Date,
        /// 级别: the code of a level.
        required level: Code,
        /// 依据.
        required basis: Name,
    }
}

draft! {
    /// 公示异议: an objection to a result.
    pub(crate) struct ObjectionDraft {
        /// 编号.
        required id: RecordId,
        /// 考核方案: the code of an appraisal.
        required appraisal: Code,
        /// 周期.
        required period: Period,
        /// 成员: whose result, or `unit`.
        optional member: MemberId,
        /// 单元: whose result, or `member`.
        optional unit: UnitId,
        /// 所涉记录.
        list records: RecordId,
        /// 所涉事件.
        list cases: CaseId,
        /// 提出时间.
        required at: Stamp,
        /// 裁定: absent while it is undecided.
        optional ruling: Ruling,
        /// 裁定时间: with a ruling; not before it was raised.
        optional decided_at: Stamp,
        /// 裁定理由: with a ruling.
        optional reason: Text,
    }
}
