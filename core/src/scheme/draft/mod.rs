//! The document as written (S1), section by section in the order a township reads it.

mod appraisal;
mod catalogue;
mod duty;
mod grading;
mod measure;
mod plan;
mod points;
mod rules;
mod steps;
mod structure;
mod trigger;

pub(super) use appraisal::{
    AdjustmentDraft, AdjustmentItemDraft, AppraisalDraft, BandDraft, HonourDraft, IndicatorDraft, InputDraft,
    MixDraft, ResultDraft, ScorerDraft, SignsDraft, VetoDraft,
};
pub(super) use catalogue::{
    CatalogueDraft, ChecklistDraft, ConditionDraft, ItemDraft, ItemsDraft, LimitDraft, NamedDraft,
    PointDraft, SeverityDraft, StageDraft,
};
pub(super) use duty::DutyDraft;
pub(super) use grading::{DemandDraft, GradeDraft, GradingDraft, PeerGroupDraft};
pub(super) use measure::{Measured, WeightingDraft};
pub(super) use plan::{DutyChangeDraft, OverrideDraft, PlanDraft, PlanMultiplierDraft, WorkingGroupDraft};
pub(super) use points::{
    ActivityDraft, CapDraft, GoodDraft, MultiplierDraft, PointRuleDraft, PurseDraft, RedemptionLimitDraft,
    SettlementDraft, StockDraft, WindowDraft,
};
pub(super) use rules::{AuthorityDraft, CeilingDraft, EvaluationDraft, HandlingDraft, LadderDraft};
pub(super) use steps::{
    AppealDraft, CorrectionDraft, DeferralDraft, DispatchDraft, ExtensionDraft, ReturnDraft,
};
pub(super) use structure::{
    CalendarDraft, GroupDraft, HeadDraft, KindDraft, LinkKindDraft, PartnerKindDraft, RoleDraft, SourceDraft,
    TagDraft, TierDraft,
};
pub(super) use trigger::RuleDraft;

use crate::read::draft;

draft! {
    /// 网格化治理方案 scheme: all rules of a township for a span of time.
    pub(crate) struct SchemeDraft {
        /// 方案: what this is and from when it holds.
        required scheme: HeadDraft,
        /// 工作日历: working hours, own holidays and working days.
        optional calendar: CalendarDraft,
        /// 依据: what the rules rest on.
        list source: SourceDraft,
        /// 层级: four, apex first.
        list tier: TierDraft,
        /// 岗位: what posts are held as.
        list role: RoleDraft,
        /// 成员标签: qualifications and talents of those who serve.
        list tag: TagDraft,
        /// 党组织类别: kinds of party organisations.
        list party: KindDraft,
        /// 职能: what departments are called upon for.
        list function: KindDraft,
        /// 共建力量类别: kinds of partners.
        list partner: PartnerKindDraft,
        /// 联系类别: kinds of links.
        list link: LinkKindDraft,
        /// 服务对象群体: groups of households with a need for care, and the services for them.
        list group: GroupDraft,
        /// 受理渠道: intake channels; absent, the nine usual ones.
        list channel: KindDraft,
        /// 办结材料类别: kinds of evidence.
        list evidence: KindDraft,
        /// 督办牌: cards of supervision, the lowest first.
        list card: KindDraft,
        /// 紧急程度: severities of cases.
        list severity: SeverityDraft,
        /// 事项分类: categories of items.
        list category: KindDraft,
        /// 事项: the catalogue.
        list item: ItemDraft,
        /// 检查清单: lists of points to be checked.
        list checklist: ChecklistDraft,
        /// 清单管理: what becomes of work outside the catalogue.
        required catalogue: CatalogueDraft,
        /// 化解层级: which tier each nature may climb to.
        required ceiling: CeilingDraft,
        /// 办理: feedback and suspension.
        required handling: HandlingDraft,
        /// 逾期升级: what happens as a limit runs out.
        required ladder: LadderDraft,
        /// 群众评价: how residents judge.
        required evaluation: EvaluationDraft,
        /// 退回: how often a case goes back down.
        optional r#return: ReturnDraft,
        /// 挂账缓办: how long a case can be put off.
        optional deferral: DeferralDraft,
        /// 延期: how far a limit can be extended.
        optional extension: ExtensionDraft,
        /// 更正: how often a case can be classified anew.
        optional correction: CorrectionDraft,
        /// 超时申诉: appeals against lateness.
        optional appeal: AppealDraft,
        /// 吹哨派遣: what partners are bound to when dispatched.
        optional dispatch: DispatchDraft,
        /// 触发规则: what is done about a case when something has come about, tried in this order.
        list rule: RuleDraft,
        /// 权限: who may give which command.
        list authority: AuthorityDraft,
        /// 活动记录种类: what is recorded of service.
        list activity: ActivityDraft,
        /// 常态工作: duties, who does what how often.
        list duty: DutyDraft,
        /// 积分账户类别: purses, balances side by side.
        list purse: PurseDraft,
        /// 积分规则: what is credited or deducted, tried in this order.
        list points: PointRuleDraft,
        /// 积分上限: caps over the credits of rules.
        list cap: CapDraft,
        /// 结算: when periods are settled.
        optional settlement: SettlementDraft,
        /// 兑换物品: what points are redeemed for.
        list goods: GoodDraft,
        /// 外部评分: figures from outside that appraisals use.
        list input: InputDraft,
        /// 考核方案: who is appraised, by what, and with which grades.
        list appraisal: AppraisalDraft,
        /// 数据失真迹象: when records look distorted.
        optional signs: SignsDraft,
        /// 应急预案: plans for emergencies.
        list plan: PlanDraft,
    }
}
