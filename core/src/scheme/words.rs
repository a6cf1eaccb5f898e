//! The closed lists of words a scheme is written with.

use crate::read::words;

words! {
    /// Nature of an item (K1, E1).
    pub enum Nature ("a nature: simple, complex or hard") {
        /// 一般矛盾, settled in the grid.
        Simple = "simple",
        /// 复杂问题, settled in the area.
        Complex = "complex",
        /// 疑难杂症, settled in the township.
        Hard = "hard",
    }
}

words! {
    /// Kind of an item (K1).
    pub enum ItemKind ("an item kind: problem, service or inspection") {
        /// 问题.
        Problem = "problem",
        /// 代办服务.
        Service = "service",
        /// 巡查检查.
        Inspection = "inspection",
    }
}

words! {
    /// What a member's tag tells of (O2).
    pub enum TagClass ("a class: qualification or talent") {
        /// 资质.
        Qualification = "qualification",
        /// 人才.
        Talent = "talent",
    }
}

words! {
    /// Kinds of partners beside the tree (O3).
    pub enum PartnerClass ("a class: department, enterprise, co-building, social or team") {
        /// 职能部门.
        Department = "department",
        /// 企业.
        Enterprise = "enterprise",
        /// 共建单位.
        CoBuilding = "co-building",
        /// 社会组织.
        Social = "social",
        /// 队伍.
        Team = "team",
    }
}

words! {
    /// What a link can begin or end at (O5).
    pub enum End ("an end: member, unit, partner, household or party") {
        /// 成员.
        Member = "member",
        /// 网格单元.
        Unit = "unit",
        /// 共建力量.
        Partner = "partner",
        /// 户.
        Household = "household",
        /// 党组织.
        Party = "party",
    }
}

words! {
    /// What becomes of work outside the list in force (K2).
    pub enum Outside ("refuse or flag") {
        /// 不予受理.
        Refuse = "refuse",
        /// 受理并标注.
        Flag = "flag",
    }
}

words! {
    /// Where an actor must stand to a case for an authority to reach it (A1).
    pub enum Scope ("a scope: holder, ancestor, first-receiver, reporter or apex") {
        /// 承办单元: the unit that holds the case (reported: the one that would).
        Holder = "holder",
        /// 上级: a unit above it.
        Ancestor = "ancestor",
        /// 首接人.
        FirstReceiver = "first-receiver",
        /// 报事人.
        Reporter = "reporter",
        /// 顶层: where the holder stands on tier 1, a post-holder there other than the one who asks (C4a).
        Apex = "apex",
    }
}

words! {
    /// The commands an authority can be written for (C2).
    pub enum CommandWord ("a command such as accept") {
        /// 受理登记.
        Report = "report",
        /// 分类定级.
        Classify = "classify",
        /// 接单.
        Accept = "accept",
        /// 不予受理.
        Reject = "reject",
        /// 并案.
        Merge = "merge",
        /// 指派.
        Assign = "assign",
        /// 吹哨派遣.
        Dispatch = "dispatch",
        /// 联席会议.
        Convene = "convene",
        /// 上报.
        Escalate = "escalate",
        /// 退回.
        Return = "return",
        /// 中止.
        Suspend = "suspend",
        /// 恢复.
        Resume = "resume",
        /// 挂账缓办.
        Defer = "defer",
        /// 延期.
        Extend = "extend",
        /// 催办.
        Expedite = "expedite",
        /// 更正.
        Reclassify = "reclassify",
        /// 不准所请.
        RefuseAsk = "refuse_ask",
        /// 进展.
        Progress = "progress",
        /// 办结.
        Resolve = "resolve",
        /// 返工.
        Reopen = "reopen",
        /// 销号.
        Close = "close",
        /// 超时申诉.
        Appeal = "appeal",
        /// 申诉裁定.
        Judge = "judge",
    }
}

words! {
    /// What a case can be slow to reach (E5).
    pub enum Milestone ("a milestone: accept, dispatch, progress, resolve or close") {
        /// 接单.
        Accept = "accept",
        /// 派遣.
        Dispatch = "dispatch",
        /// 首次进展.
        Progress = "progress",
        /// 办结.
        Resolve = "resolve",
        /// 销号.
        Close = "close",
    }
}

words! {
    /// When a trigger rule fires (E5).
    pub(crate) enum WhenWord ("a cause such as overdue") {
        /// 第几次返工.
        Reopening = "reopening",
        /// 第几次不满意.
        BadEvaluation = "bad-evaluation",
        /// 有一项评分不高于几分.
        Mark = "mark",
        /// 涉及几个职能.
        Functions = "functions",
        /// 事项性质.
        Nature = "nature",
        /// 所服务的群体.
        Group = "group",
        /// 第几次延期.
        Extension = "extension",
        /// 报告后多久未到某一环节.
        Milestone = "milestone",
        /// 办理超时.
        Overdue = "overdue",
    }
}

words! {
    /// What a trigger rule does (E5).
    pub(crate) enum ThenWord ("an effect: escalate, supervise, conference, notify or card") {
        /// 上报上一级, never past the ceiling.
        Escalate = "escalate",
        /// 挂牌督办.
        Supervise = "supervise",
        /// 办结前须开联席会议.
        Conference = "conference",
        /// 通知一个层级.
        Notify = "notify",
        /// 亮牌.
        Card = "card",
    }
}

words! {
    /// Whose accounts a purse has (P6).
    pub enum AccountOf ("members or households") {
        /// 成员.
        Members = "members",
        /// 户: those that enrolled, for voluntary deeds.
        Households = "households",
    }
}

words! {
    /// When the points of a purse lapse (P6).
    pub(crate) enum ExpiryWord ("never, months or next-year") {
        /// 长期有效.
        Never = "never",
        /// 若干个月后失效.
        Months = "months",
        /// 次年年底失效.
        NextYear = "next-year",
    }
}

words! {
    /// For whom a cap counts apart (P4).
    pub enum CapOf ("member, unit, account or target") {
        /// 每名成员.
        Member = "member",
        /// 每个单元: the record's own.
        Unit = "unit",
        /// 每个账户.
        Account = "account",
        /// 每名成员对每个对象: records without a target together.
        Target = "target",
    }
}

words! {
    /// What a duty covers (D1).
    pub(crate) enum CoverWord ("households, groups, contacts, points or closed") {
        /// 辖区各户.
        Households = "households",
        /// 辖区内所列群体各户.
        Groups = "groups",
        /// 本人联系户.
        Contacts = "contacts",
        /// 检查清单各检查点.
        Points = "points",
        /// 本期销号的事件, for follow-up calls.
        Closed = "closed",
    }
}

words! {
    /// What is measured (R2).
    pub(crate) enum MeasureWord ("a measure such as on-time-share") {
        /// 受理数: cases reported in the period.
        Reported = "reported",
        /// 接单数: cases accepted in the period.
        Accepted = "accepted",
        /// 办结数: cases resolved in the period.
        Resolved = "resolved",
        /// 销号数: cases closed in the period.
        Closed = "closed",
        /// 不予受理数: cases rejected in the period.
        Rejected = "rejected",
        /// 并案数: cases merged in the period.
        Merged = "merged",
        /// 在办数: cases open at the period's end.
        Open = "open",
        /// 超时在办数: of these those overdue.
        OpenOverdue = "open-overdue",
        /// 积压数: of these those reported so many months ago.
        Backlog = "backlog",
        /// 结案率.
        ResolutionShare = "resolution-share",
        /// 按期结案率.
        OnTimeShare = "on-time-share",
        /// 不出网率: resolved without ever standing above a tier.
        SettledInPlace = "settled-in-place",
        /// 突破层级次数.
        Breaches = "breaches",
        /// 退回次数.
        Returns = "returns",
        /// 返工率.
        ReopenShare = "reopen-share",
        /// 准确派遣率.
        AccurateDispatchShare = "accurate-dispatch-share",
        /// 部门按时回应率.
        PartnerAnswerShare = "partner-answer-share",
        /// 平均响应时间, in working minutes.
        FirstResponse = "first-response",
        /// 评价均分.
        Mark = "mark",
        /// 全优率.
        BestMarkShare = "best-mark-share",
        /// 常态工作完成率.
        DutyFulfilment = "duty-fulfilment",
        /// 覆盖率: of a duty that covers targets.
        Coverage = "coverage",
        /// 积分: credits of the period.
        Points = "points",
        /// 记录数.
        Records = "records",
        /// 活跃月数: months with a record.
        ActiveMonths = "active-months",
        /// 配备人数: of units, at the period's end.
        Headcount = "headcount",
        /// 外部评分.
        Input = "input",
    }
}

words! {
    /// How a measure is scored (R3).
    pub(crate) enum ScoringWord ("a scoring: ratio, linear, bands, rank, deduct or points") {
        /// 按目标值比例.
        Ratio = "ratio",
        /// 线性插值.
        Linear = "linear",
        /// 分档计分.
        Bands = "bands",
        /// 按名次.
        Rank = "rank",
        /// 扣分制.
        Deduct = "deduct",
        /// 直接计分.
        Points = "points",
    }
}

words! {
    /// Which marks of residents are measured (R2).
    pub enum MarkWord ("effect, duration, attitude or all") {
        /// 办理效果.
        Effect = "effect",
        /// 办理时长.
        Duration = "duration",
        /// 服务态度.
        Attitude = "attitude",
        /// 三项合计.
        All = "all",
    }
}

words! {
    /// The fields of a case by which a measure is weighted (R2).
    pub enum CaseField ("category, item, kind, nature, severity or channel") {
        /// 事项分类.
        Category = "category",
        /// 事项.
        Item = "item",
        /// 事项种类.
        Kind = "kind",
        /// 事项性质.
        Nature = "nature",
        /// 紧急程度.
        Severity = "severity",
        /// 受理渠道.
        Channel = "channel",
    }
}

words! {
    /// What an indicator is worth without data (R3).
    pub enum NoData ("full, zero or out") {
        /// 满分.
        Full = "full",
        /// 零分.
        Zero = "zero",
        /// 不计, the others' weights standing for its own.
        Out = "out",
    }
}

words! {
    /// Whether an adjustment adds or takes away (R4).
    pub enum Sign ("bonus or penalty") {
        /// 加分.
        Bonus = "bonus",
        /// 扣分.
        Penalty = "penalty",
    }
}

words! {
    /// What becomes of a tie at the edge of a quota (R5).
    pub enum Ties ("inclusive or strict") {
        /// 并列从宽: all of it, if its first place is within.
        Inclusive = "inclusive",
        /// 并列从严: all of it only if there is room for all.
        Strict = "strict",
    }
}

words! {
    /// How the capacity of a quota is rounded (R5).
    pub enum Rounding ("down or up") {
        /// 舍去.
        Down = "down",
        /// 进一.
        Up = "up",
    }
}

impl MeasureWord {
    /// Whether cases are counted, which can be narrowed and weighted (R2).
    pub(crate) const fn is_of_cases(self) -> bool {
        !matches!(
            self,
            Self::DutyFulfilment
                | Self::Coverage
                | Self::Points
                | Self::Records
                | Self::ActiveMonths
                | Self::Headcount
                | Self::Input
        )
    }

    /// Whether it counts what people report, or have done again at their asking: more of it is no worse (R4).
    pub(crate) const fn is_of_reporting(self) -> bool {
        matches!(self, Self::Reported | Self::Accepted | Self::Rejected | Self::Merged | Self::ReopenShare)
    }
}

impl CommandWord {
    /// Whether only those above the holder can give it (C2, C4a).
    pub(crate) const fn is_from_above(self) -> bool {
        matches!(self, Self::Defer | Self::Extend | Self::Expedite | Self::Judge)
    }

    /// Whether an authority for it can reach so far (A1).
    pub(crate) const fn takes(self, scope: Scope) -> bool {
        match scope {
            Scope::Holder | Scope::FirstReceiver => !self.is_from_above() && !matches!(self, Self::Report),
            Scope::Ancestor => !matches!(self, Self::Report),
            Scope::Reporter => matches!(self, Self::Reopen),
            Scope::Apex => self.is_from_above() || matches!(self, Self::Reclassify | Self::RefuseAsk),
        }
    }

    /// The section of the document that must stand where an authority for it does, if any.
    pub(crate) const fn section(self) -> Option<&'static str> {
        match self {
            Self::Return => Some("return"),
            Self::Defer => Some("deferral"),
            Self::Extend => Some("extension"),
            Self::Reclassify => Some("correction"),
            Self::Appeal | Self::Judge => Some("appeal"),
            Self::Dispatch => Some("dispatch"),
            _ => None,
        }
    }
}
