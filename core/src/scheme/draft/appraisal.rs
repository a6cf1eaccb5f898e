//! Appraisals: figures from outside, indicators, adjustments, vetoes, results; signs of distorted data.

use super::grading::GradingDraft;
use super::measure::measured;
use crate::read::{Recurring, draft};
use crate::scheme::words::{NoData, ScoringWord, Sign};
use crate::value::{Amount, Code, Duration, Name, Ratio};

draft! {
    /// 外部评分 `[[input]]`.
    pub(crate) struct InputDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 评分主体: groups of scorers; whoever gives it, all alike, if there is none.
        list scorer: ScorerDraft,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 评分主体 `[[input.scorer]]`.
    pub(crate) struct ScorerDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 权重: over 0.
        required weight: Amount,
    }
}

draft! {
    /// 考核方案 `[[appraisal]]`.
    pub(crate) struct AppraisalDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 考核岗位: every unit of the tier instead if absent.
        optional role: Code,
        /// 层级: with a role, only posts at units of it.
        optional tier: Code,
        /// 考核志愿者: instead of a role or a tier.
        optional volunteers: bool,
        /// 周期: not `all`.
        required per: Recurring,
        /// 基础分: 0 if absent.
        optional base: Amount,
        /// 保留小数位数: 0 to 3; 2 if absent.
        optional decimals: u16,
        /// 考核指标.
        list indicator: IndicatorDraft,
        /// 加分扣分.
        list adjustment: AdjustmentDraft,
        /// 加分封顶: all bonuses together.
        optional bonuses: Amount,
        /// 扣分封顶: all penalties together, as a positive amount.
        optional penalties: Amount,
        /// 总分下限.
        optional least: Amount,
        /// 总分上限.
        optional most: Amount,
        /// 一票否决.
        list veto: VetoDraft,
        /// 评定等次.
        optional grading: GradingDraft,
        /// 结果运用.
        list result: ResultDraft,
        /// 公示异议期: from the period's end.
        optional objection: Duration,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

measured! {
    /// 考核指标 `[[appraisal.indicator]]`: `measure` with `scoring`, or `mix`.
    pub(crate) struct IndicatorDraft {
        {
            /// 代码: short, in Latin letters; never changes.
            required code: Code,
            /// 名称.
            required name: Name,
            /// 权重: its full mark; over 0.
            required weight: Amount,
        }
        optional measure,
        {
            /// 计分方式: with what it needs beside it.
            optional scoring: ScoringWord,
            /// 目标值: of `ratio`; over 0.
            optional target: Ratio,
            /// 零分值: of `linear`.
            optional from: Ratio,
            /// 满分值: of `linear`.
            optional to: Ratio,
            /// 分档: of `bands`, bounds rising.
            list band: BandDraft,
            /// 数值小者在前: of `rank`.
            optional lowest_first: bool,
            /// 每次扣分: of `deduct`; over 0.
            optional each: Amount,
            /// 扣分下限: of `deduct`, at most the weight; 0 if absent.
            optional floor: Amount,
            /// 合成: totals of other appraisals.
            list mix: MixDraft,
            /// 无数据时: `full`, `zero` or `out`; out if absent.
            optional no_data: NoData,
            /// 依据: the id of a source, or `assumed`.
            required basis: Code,
            /// 待核定字段: fields of this entry that its source does not give.
            list assumed: Name,
        }
    }
}

draft! {
    /// 分档 `[[appraisal.indicator.band]]`.
    pub(crate) struct BandDraft {
        /// 起点: from this value on.
        required from: Ratio,
        /// 得分比例: of the weight, 0 to 1.
        required share: Ratio,
    }
}

draft! {
    /// 合成 `[[appraisal.indicator.mix]]`.
    pub(crate) struct MixDraft {
        /// 考核方案: of the same subjects, for a period within this one's.
        required appraisal: Code,
        /// 第几期: of those within this one's period, from 1; each of them if absent.
        optional nth: u32,
        /// 权重: of each; over 0.
        required weight: Amount,
    }
}

draft! {
    /// 加分扣分 `[[appraisal.adjustment]]`.
    pub(crate) struct AdjustmentDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 加分或扣分: `bonus` or `penalty`.
        required sign: Sign,
        /// 封顶: its items together.
        optional ceiling: Amount,
        /// 分项.
        list item: AdjustmentItemDraft,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

measured! {
    /// 分项 `[[appraisal.adjustment.item]]`: `measure` with `each`, or `honour`.
    pub(crate) struct AdjustmentItemDraft {
        {
            /// 代码: short, in Latin letters; never changes.
            required code: Code,
            /// 名称.
            required name: Name,
        }
        optional measure,
        {
            /// 每次分值: over 0.
            optional each: Amount,
            /// 荣誉级别: of a bonus.
            list honour: HonourDraft,
            /// 封顶.
            optional ceiling: Amount,
        }
    }
}

draft! {
    /// 荣誉级别 `[[appraisal.adjustment.item.honour]]`.
    pub(crate) struct HonourDraft {
        /// 级别代码: which awards name.
        required level: Code,
        /// 名称.
        required name: Name,
        /// 每次分值: over 0.
        required points: Amount,
    }
}

measured! {
    /// 一票否决 `[[appraisal.veto]]`.
    pub(crate) struct VetoDraft {
        {
            /// 代码: short, in Latin letters; never changes.
            required code: Code,
            /// 名称.
            required name: Name,
        }
        required measure,
        {
            /// 起点: from this value on; over 0, 1 if absent.
            optional from: Ratio,
            /// 评定为: a grade.
            required grade: Code,
            /// 依据: the id of a source, or `assumed`.
            required basis: Code,
            /// 待核定字段: fields of this entry that its source does not give.
            list assumed: Name,
        }
    }
}

draft! {
    /// 结果运用 `[[appraisal.result]]`: what is recommended after a run of grades.
    pub(crate) struct ResultDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 建议: what it recommends.
        required name: Name,
        /// 等次: those of a run.
        list grades: Code,
        /// 连续期数: from 1; 1 if absent.
        optional in_a_row: u32,
        /// 决定岗位.
        required decides: Code,
        /// 是否不利: it waits until objections are past.
        optional adverse: bool,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}

draft! {
    /// 数据失真迹象 `[signs]`: when records look distorted.
    pub(crate) struct SignsDraft {
        /// 月末突击比例: of a month's records; 0.4 if absent.
        optional burst_share: Ratio,
        /// 月末天数: from 1; 2 if absent.
        optional burst_days: u32,
        /// 月末突击记录数: from 1; 10 if absent.
        optional burst_records: u32,
        /// 等距等量记录数: from 3; 5 if absent.
        optional series_records: u32,
        /// 两地间隔分钟数: from 1; 10 if absent.
        optional places_minutes: u32,
        /// 顶格比例: of subjects; 0.9 if absent.
        optional capped_share: Ratio,
        /// 评价无差异份数: from 2; 20 if absent.
        optional spread_marks: u32,
        /// 依据: the id of a source, or `assumed`.
        required basis: Code,
        /// 待核定字段: fields of this entry that its source does not give.
        list assumed: Name,
    }
}
