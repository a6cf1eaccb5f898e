//! What is measured (指标, R2).

use serde::Serialize;

use crate::scheme::TierNo;
use crate::scheme::words::{CaseField, ItemKind, MarkWord, Nature};
use crate::value::{Code, Ratio};

/// A measure: what is counted, of which cases, and how much each counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Measure {
    /// What is counted; in JSON the field `measure`, with what it needs beside it.
    #[serde(flatten)]
    pub what: What,
    /// Of which cases; empty where no cases are counted.
    #[serde(flatten)]
    pub cases: Narrowing,
    /// How much more or less some cases count, each by one of its fields; all that apply multiply.
    #[serde(rename = "weighting", skip_serializing_if = "Vec::is_empty")]
    pub weights: Vec<CaseWeight>,
}

/// What is counted (R2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "measure", rename_all = "kebab-case")]
pub enum What {
    /// 受理数: cases reported in the period.
    Reported,
    /// 接单数: cases accepted in the period.
    Accepted,
    /// 办结数: cases resolved in the period.
    Resolved,
    /// 销号数: cases closed in the period.
    Closed,
    /// 不予受理数: cases rejected in the period.
    Rejected,
    /// 并案数: cases merged in the period.
    Merged,
    /// 在办数: cases open at the period's end.
    Open,
    /// 超时在办数: of these, not deferred, those overdue since handling last began.
    OpenOverdue,
    /// 积压数: cases open at the period's end that were reported so many months ago or more.
    Backlog {
        /// How many months, from 1.
        months: u32,
    },
    /// 结案率.
    ResolutionShare,
    /// 按期结案率.
    OnTimeShare,
    /// 不出网率、不出片率、不出镇率: resolved without ever standing above a tier.
    SettledInPlace {
        /// The tier.
        within: TierNo,
    },
    /// 突破层级次数.
    Breaches,
    /// 退回次数.
    Returns,
    /// 返工率.
    ReopenShare,
    /// 准确派遣率.
    AccurateDispatchShare,
    /// 部门按时回应率.
    PartnerAnswerShare,
    /// 平均响应时间: working minutes from report to acceptance, over those accepted.
    FirstResponse,
    /// 评价均分: the mean of last marks.
    Mark {
        /// Which marks.
        mark: MarkWord,
    },
    /// 全优率: of evaluations, those of three fives.
    BestMarkShare,
    /// 常态工作完成率.
    DutyFulfilment {
        /// The duty.
        duty: Code,
    },
    /// 覆盖率: of a duty that covers targets.
    Coverage {
        /// The duty.
        duty: Code,
    },
    /// 积分: credits of the period.
    Points {
        /// The purse.
        purse: Code,
    },
    /// 记录数: live records.
    Records {
        /// Their kinds, at least one.
        activities: Vec<Code>,
    },
    /// 活跃月数: months with a live record.
    ActiveMonths {
        /// The kinds of records that count; none: all.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        activities: Vec<Code>,
    },
    /// 配备人数: persons in the subtree, each once, at the period's end.
    Headcount {
        /// Who holds one of these roles there …
        #[serde(skip_serializing_if = "Vec::is_empty")]
        roles: Vec<Code>,
        /// … or serves there and has one of these tags.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        tags: Vec<Code>,
    },
    /// 外部评分.
    Input {
        /// The input.
        input: Code,
    },
}

/// Of which cases: each list that is given must hold the case's own; of unlisted cases none is in one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Narrowing {
    /// Categories of items.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<Code>,
    /// Items.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Code>,
    /// Kinds of items.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<ItemKind>,
    /// Natures.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub natures: Vec<Nature>,
    /// Severities.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub severities: Vec<Code>,
    /// Intake channels.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Code>,
}

/// How much each case with some value counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseWeight {
    /// The field of the case.
    pub by: CaseField,
    /// Its values, at least one: codes, or words for kinds and natures.
    pub values: Vec<Code>,
    /// How much such a case counts instead of 1: 0 to 1000. Over the fields of a measure the least common denominators
    /// of the factors come to at most 10⁹ together, so that sums stay exact.
    pub factor: Ratio,
}
