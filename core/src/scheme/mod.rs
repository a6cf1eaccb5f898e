//! What has been laid down (治理方案): tiers, roles, the catalogue with its limits, the rules of handling, plans.
//!
//! In flows a document, TOML or JSON; out flows a [`Scheme`], checked and immutable, or every fault at once.
//! A `Scheme` exists only if each reference in it resolves, so nothing later fails for a reason the check
//! could have found (S2).

mod appraisal;
mod basis;
mod check;
mod checklist;
mod diff;
mod document;
mod draft;
mod duty;
mod entry;
mod history;
mod item;
mod kind;
mod limits;
mod plan;
mod points;
mod presets;
mod rules;
mod schema;
mod steps;
mod table;
mod tier;
mod trigger;
mod words;

pub use appraisal::{
    Adjustment, AdjustmentItem, Appraisal, Band, CaseWeight, Demand, Grade, Grading, HonourLevel, How,
    Indicator, Input, Measure, MixPart, Narrowing, PeerGroup, Peers, ResultRule, Scorer, Scoring, Signs,
    Subjects, Veto, What, Worth,
};
pub use basis::{Basis, Source};
pub use checklist::{Checklist, Place, Point, PointGroup};
pub use diff::{Change, ChangeKind, FieldChange, catalogue_diff, diff};
pub use document::{Edition, Scheme};
pub use duty::{Asks, Bearer, Coverage, Duty};
pub use entry::Assumption;
pub(crate) use entry::{Entry, entries};
pub use history::History;
pub use item::{Condition, Item, ItemSeverity, Stage};
pub use kind::{Card, Group, Kind, LinkKind, PartnerKind, Severity, Tag};
pub use limits::{LimitRow, Limits, Situation};
pub(crate) use plan::Whole;
pub use plan::{AmountChange, DutyChange, LimitChange, Override, Plan, PlanMultiplier, WorkingGroup, scaled};
pub use points::{
    Activity, Base, Cap, CapMost, Conditions, Expiry, Good, Multiplier, PointRule, Purse, RedemptionLimit,
    RedemptionMost, Settlement, Stock,
};
pub use presets::Preset;
pub use rules::{Authority, Catalogue, Ceiling, Evaluation, Handling, Ladder, WorkingTime};
pub use schema::json_schema;
pub use steps::{Appeal, Correction, Deferral, Dispatch, Extension, Return};
pub use table::ItemTable;
pub use tier::{Role, Tier, TierNo};
pub use trigger::{Then, Trigger, When};
pub use words::{
    AccountOf, CapOf, CaseField, CommandWord, End, ItemKind, MarkWord, Milestone, Nature, NoData, Outside,
    PartnerClass, Rounding, Scope, Sign, TagClass, Ties,
};
