//! Grades and stars.

use super::measure::measured;
use crate::read::draft;
use crate::scheme::words::{Rounding, Ties};
use crate::value::{Amount, Code, Name, Ratio, UnitId};

draft! {
    /// 评定等次 `[appraisal.grading]`, or a document of its own.
    pub(crate) struct GradingDraft {
        /// 对比层级: peers are those under one unit of it; all subjects if neither this nor groups are given.
        optional peers_under: Code,
        /// 对比组: peers are those under the units of one of them.
        list group: PeerGroupDraft,
        /// 并列处理: `inclusive` or `strict`; inclusive if absent.
        optional ties: Ties,
        /// 名额取整: `down` or `up`; down if absent.
        optional round: Rounding,
        /// 每个名额至少一个.
        optional at_least_one: bool,
        /// 等次: best first, at least two; the last takes the rest.
        list grade: GradeDraft,
    }
}

draft! {
    /// 对比组 `[[appraisal.grading.group]]`.
    pub(crate) struct PeerGroupDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 单元: those at or below one of these.
        list units: UnitId,
    }
}

draft! {
    /// 等次 `[[appraisal.grading.grade]]`.
    pub(crate) struct GradeDraft {
        /// 代码: short, in Latin letters; never changes.
        required code: Code,
        /// 名称.
        required name: Name,
        /// 最低总分.
        optional least: Amount,
        /// 名额比例: of peers, beside the better grades; 0 to 1, together at most 1.
        optional quota: Ratio,
        /// 最低要求: least values of measures.
        list demand: DemandDraft,
    }
}

measured! {
    /// 最低要求 `[[appraisal.grading.grade.demand]]`.
    pub(crate) struct DemandDraft {
        {}
        required measure,
        {
            /// 最低值.
            required least: Ratio,
        }
    }
}
