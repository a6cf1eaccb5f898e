//! What is measured: the fields that indicators, items of adjustments, vetoes and demands have alike.

use crate::read::{Field, Rows, draft};
use crate::scheme::words::{CaseField, ItemKind, MarkWord, MeasureWord, Nature};
use crate::value::{Code, Ratio};

draft! {
    /// 加权 `weighting`: how much cases with one of these values count.
    pub(crate) struct WeightingDraft {
        /// 依据字段.
        required by: CaseField,
        /// 取值: codes, or words for kinds and natures.
        list values: Code,
        /// 每件折算件数: 0 to 1000.
        required factor: Ratio,
    }
}

/// A field by name, and whether it is absent.
type Written = (&'static str, bool);

/// The fields of a measure, wherever they stand.
#[derive(Clone, Copy)]
pub(crate) struct Measured<'d> {
    pub(crate) measure: &'d Field<MeasureWord>,
    pub(crate) months: &'d Field<u32>,
    pub(crate) within: &'d Field<Code>,
    pub(crate) mark: &'d Field<MarkWord>,
    pub(crate) duty: &'d Field<Code>,
    pub(crate) purse: &'d Field<Code>,
    pub(crate) activities: &'d Rows<Code>,
    pub(crate) roles: &'d Rows<Code>,
    pub(crate) tags: &'d Rows<Code>,
    pub(crate) input: &'d Field<Code>,
    pub(crate) categories: &'d Rows<Code>,
    pub(crate) items: &'d Rows<Code>,
    pub(crate) kinds: &'d Rows<ItemKind>,
    pub(crate) natures: &'d Rows<Nature>,
    pub(crate) severities: &'d Rows<Code>,
    pub(crate) channels: &'d Rows<Code>,
    pub(crate) weighting: &'d Rows<WeightingDraft>,
}

impl Measured<'_> {
    /// What single measures ask for.
    pub(crate) fn arguments(&self) -> [Written; 9] {
        [
            ("months", self.months.is_absent()),
            ("within", self.within.is_absent()),
            ("mark", self.mark.is_absent()),
            ("duty", self.duty.is_absent()),
            ("purse", self.purse.is_absent()),
            ("activities", self.activities.is_absent()),
            ("roles", self.roles.is_absent()),
            ("tags", self.tags.is_absent()),
            ("input", self.input.is_absent()),
        ]
    }

    /// Which cases are counted, and how much each.
    pub(crate) fn narrowing(&self) -> [Written; 7] {
        [
            ("categories", self.categories.is_absent()),
            ("items", self.items.is_absent()),
            ("kinds", self.kinds.is_absent()),
            ("natures", self.natures.is_absent()),
            ("severities", self.severities.is_absent()),
            ("channels", self.channels.is_absent()),
            ("weighting", self.weighting.is_absent()),
        ]
    }
}

/// Defines a draft whose table holds the fields of a measure, between those before and those after.
macro_rules! measured {
    (
        $(#[doc = $doc:literal])*
        pub(crate) struct $name:ident {
            { $($before:tt)* }
            $need:ident measure,
            { $($after:tt)* }
        }
    ) => {
        $crate::read::draft! {
            $(#[doc = $doc])*
            pub(crate) struct $name {
                $($before)*
                /// 考核内容: what is counted, with what it needs beside it.
                $need measure: $crate::scheme::words::MeasureWord,
                /// 积压月数: of `backlog`, from 1.
                optional months: u32,
                /// 不超出的层级: of `settled-in-place`.
                optional within: $crate::value::Code,
                /// 评价项目: of `mark`.
                optional mark: $crate::scheme::words::MarkWord,
                /// 常态工作: of `duty-fulfilment` and `coverage`.
                optional duty: $crate::value::Code,
                /// 账户类别: of `points`, one of members.
                optional purse: $crate::value::Code,
                /// 记录种类: of `records`; of `active-months`, all if absent.
                list activities: $crate::value::Code,
                /// 岗位: of `headcount`.
                list roles: $crate::value::Code,
                /// 成员标签: of `headcount`.
                list tags: $crate::value::Code,
                /// 外部评分: of `input`.
                optional input: $crate::value::Code,
                /// 限事项分类: of cases.
                list categories: $crate::value::Code,
                /// 限事项: of cases.
                list items: $crate::value::Code,
                /// 限事项种类: of cases.
                list kinds: $crate::scheme::words::ItemKind,
                /// 限事项性质: of cases.
                list natures: $crate::scheme::words::Nature,
                /// 限紧急程度: of cases.
                list severities: $crate::value::Code,
                /// 限受理渠道: of cases.
                list channels: $crate::value::Code,
                /// 加权: how much cases count; 1 each if nothing is said.
                list weighting: $crate::scheme::draft::WeightingDraft,
                $($after)*
            }
        }

        impl $name {
            /// The fields of its measure.
            pub(crate) fn measured(&self) -> $crate::scheme::draft::Measured<'_> {
                $crate::scheme::draft::Measured {
                    measure: &self.measure,
                    months: &self.months,
                    within: &self.within,
                    mark: &self.mark,
                    duty: &self.duty,
                    purse: &self.purse,
                    activities: &self.activities,
                    roles: &self.roles,
                    tags: &self.tags,
                    input: &self.input,
                    categories: &self.categories,
                    items: &self.items,
                    kinds: &self.kinds,
                    natures: &self.natures,
                    severities: &self.severities,
                    channels: &self.channels,
                    weighting: &self.weighting,
                }
            }
        }
    };
}
pub(super) use measured;
