//! The checked scheme.

use serde::{Deserialize, Serialize};

use super::draft::SchemeDraft;
use super::{
    Activity, Appeal, Appraisal, Authority, Basis, Cap, Card, Catalogue, Ceiling, Checklist, Correction,
    Deferral, Dispatch, Duty, Evaluation, Extension, Good, Group, Handling, Input, Item, Kind, Ladder,
    LinkKind, PartnerKind, Plan, PointRule, Purse, Return, Role, Settlement, Severity, Signs, Source, Tag,
    Tier, TierNo, Trigger, WorkingTime, check,
};
use crate::calendar::Calendar;
use crate::read::{Faults, Form, finish, read_document, text_of};
use crate::value::{Code, Date, Name, Offset};

/// All rules of a township for a span of time (S1), checked and immutable.
///
/// ```
/// use wangge::scheme::{Preset, Scheme};
///
/// let scheme = Scheme::read(Preset::Dongshi.document())?;
/// assert_eq!(scheme.tiers().len(), 4);
/// assert_eq!(scheme.name().as_str(), "东石镇网格化治理方案");
/// # Ok::<(), wangge::read::Faults>(())
/// ```
#[derive(Clone, Debug)]
pub struct Scheme {
    pub(super) edition: Edition,
    pub(super) name: Name,
    pub(super) until: Option<Date>,
    pub(super) basis: Basis,
    pub(super) calendar: Calendar,
    pub(super) working_time: WorkingTime,
    pub(super) sources: Vec<Source>,
    pub(super) tiers: Vec<Tier>,
    pub(super) roles: Vec<Role>,
    pub(super) tags: Vec<Tag>,
    pub(super) parties: Vec<Kind>,
    pub(super) functions: Vec<Kind>,
    pub(super) partners: Vec<PartnerKind>,
    pub(super) links: Vec<LinkKind>,
    pub(super) groups: Vec<Group>,
    pub(super) channels: Vec<Kind>,
    pub(super) evidence: Vec<Kind>,
    pub(super) cards: Vec<Card>,
    pub(super) severities: Vec<Severity>,
    pub(super) categories: Vec<Kind>,
    pub(super) items: Vec<Item>,
    pub(super) checklists: Vec<Checklist>,
    pub(super) catalogue: Catalogue,
    pub(super) ceiling: Ceiling,
    pub(super) handling: Handling,
    pub(super) ladder: Ladder,
    pub(super) evaluation: Evaluation,
    pub(super) returning: Option<Return>,
    pub(super) deferral: Option<Deferral>,
    pub(super) extension: Option<Extension>,
    pub(super) correction: Option<Correction>,
    pub(super) appeal: Option<Appeal>,
    pub(super) dispatch: Option<Dispatch>,
    pub(super) triggers: Vec<Trigger>,
    pub(super) authorities: Vec<Authority>,
    pub(super) activities: Vec<Activity>,
    pub(super) duties: Vec<Duty>,
    pub(super) purses: Vec<Purse>,
    pub(super) point_rules: Vec<PointRule>,
    pub(super) caps: Vec<Cap>,
    pub(super) settlement: Option<Settlement>,
    pub(super) goods: Vec<Good>,
    pub(super) inputs: Vec<Input>,
    pub(super) appraisals: Vec<Appraisal>,
    pub(super) signs: Signs,
    /// Whether the document lays them down.
    pub(super) signs_given: bool,
    pub(super) plans: Vec<Plan>,
}

/// Which document a case is judged by: its code and the day from which it holds (C11).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Edition {
    /// The scheme's code.
    pub scheme: Code,
    /// The first day it holds.
    pub from: Date,
}

impl Scheme {
    /// Reads and checks a document, JSON if it begins with `{`, else TOML.
    ///
    /// # Errors
    ///
    /// Every fault of the document at once (S2), each with its path and, in TOML, line and column.
    pub fn read(text: &str) -> Result<Self, Faults> {
        let form = Form::of(text);
        let (draft, mut faults) = read_document(text, form);
        let scheme = draft.and_then(|draft| check::check(&draft, &mut faults));
        match scheme {
            Some(scheme) if faults.is_empty() => Ok(scheme),
            _ => Err(finish(faults, text, form)),
        }
    }

    /// The sections of a document, in order.
    pub(crate) fn sections() -> &'static [&'static str] {
        SchemeDraft::FIELDS
    }

    /// Reads and checks a document as it comes from a file.
    ///
    /// ```
    /// use wangge::scheme::Scheme;
    ///
    /// let faults = Scheme::read_bytes(b"[scheme]\nname = \"\xff\"").unwrap_err();
    /// let first = &faults.as_slice()[0];
    /// assert_eq!((first.code(), first.line, first.column), ("not_utf8", Some(2), Some(9)));
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Scheme::read`]; of a document that is not UTF-8 that alone, with line and column.
    pub fn read_bytes(document: &[u8]) -> Result<Self, Faults> {
        Self::read(text_of(document)?)
    }

    /// The code and first day: what cases name as the edition they are judged by.
    #[must_use]
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// Its name (方案名称).
    #[must_use]
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// The day it ends before; `None` while open.
    #[must_use]
    pub fn until(&self) -> Option<Date> {
        self.until
    }

    /// Whether it holds on `day`.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.edition.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// What the document as a whole rests on.
    #[must_use]
    pub fn basis(&self) -> &Basis {
        &self.basis
    }

    /// Its working calendar as laid down.
    #[must_use]
    pub fn working_time(&self) -> &WorkingTime {
        &self.working_time
    }

    /// Its working calendar.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Its offset from UTC (V2).
    #[must_use]
    pub fn offset(&self) -> Offset {
        self.calendar.offset()
    }

    /// What its rules rest on, in declared order.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The four tiers, apex first.
    #[must_use]
    pub fn tiers(&self) -> &[Tier] {
        &self.tiers
    }

    /// The tier of this number.
    #[must_use]
    pub fn tier(&self, number: TierNo) -> Option<&Tier> {
        self.tiers.get(number.index())
    }

    /// The roles, in declared order.
    #[must_use]
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// The tags of those who serve, in declared order.
    #[must_use]
    pub fn tags(&self) -> &[Tag] {
        &self.tags
    }

    /// The kinds of party organisations, in declared order.
    #[must_use]
    pub fn parties(&self) -> &[Kind] {
        &self.parties
    }

    /// The functions that departments are called upon for, in declared order.
    #[must_use]
    pub fn functions(&self) -> &[Kind] {
        &self.functions
    }

    /// The kinds of partners, in declared order.
    #[must_use]
    pub fn partners(&self) -> &[PartnerKind] {
        &self.partners
    }

    /// The kinds of links, in declared order.
    #[must_use]
    pub fn links(&self) -> &[LinkKind] {
        &self.links
    }

    /// The groups of households with a need for care, in declared order.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// The intake channels, in declared order.
    #[must_use]
    pub fn channels(&self) -> &[Kind] {
        &self.channels
    }

    /// The kinds of evidence, in declared order.
    #[must_use]
    pub fn evidence(&self) -> &[Kind] {
        &self.evidence
    }

    /// The cards of supervision, the lowest first.
    #[must_use]
    pub fn cards(&self) -> &[Card] {
        &self.cards
    }

    /// How urgent cases can be, in declared order.
    #[must_use]
    pub fn severities(&self) -> &[Severity] {
        &self.severities
    }

    /// The categories of items, in declared order.
    #[must_use]
    pub fn categories(&self) -> &[Kind] {
        &self.categories
    }

    /// The items, in declared order.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The item of this code.
    #[must_use]
    pub fn item(&self, code: &Code) -> Option<&Item> {
        self.items.iter().find(|item| item.code == *code)
    }

    /// The items on the list on a day (K2), in declared order.
    pub fn items_on(&self, day: Date) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(move |item| item.is_on(day))
    }

    /// The checklists, in declared order.
    #[must_use]
    pub fn checklists(&self) -> &[Checklist] {
        &self.checklists
    }

    /// What becomes of work outside the list.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Which tier each nature may climb to.
    #[must_use]
    pub fn ceiling(&self) -> &Ceiling {
        &self.ceiling
    }

    /// Feedback and suspension.
    #[must_use]
    pub fn handling(&self) -> &Handling {
        &self.handling
    }

    /// What happens as a limit runs out.
    #[must_use]
    pub fn ladder(&self) -> &Ladder {
        &self.ladder
    }

    /// How residents judge.
    #[must_use]
    pub fn evaluation(&self) -> &Evaluation {
        &self.evaluation
    }

    /// How often a case goes back down, if at all.
    #[must_use]
    pub fn returning(&self) -> Option<&Return> {
        self.returning.as_ref()
    }

    /// How long a case can be put off, if at all.
    #[must_use]
    pub fn deferral(&self) -> Option<&Deferral> {
        self.deferral.as_ref()
    }

    /// How far a limit can be extended, if at all.
    #[must_use]
    pub fn extension(&self) -> Option<&Extension> {
        self.extension.as_ref()
    }

    /// How often a case can be classified anew, if at all.
    #[must_use]
    pub fn correction(&self) -> Option<&Correction> {
        self.correction.as_ref()
    }

    /// Appeals against lateness, if there are any.
    #[must_use]
    pub fn appeal(&self) -> Option<&Appeal> {
        self.appeal.as_ref()
    }

    /// What partners are bound to when dispatched, if any are.
    #[must_use]
    pub fn dispatch(&self) -> Option<&Dispatch> {
        self.dispatch.as_ref()
    }

    /// The trigger rules, in declared order, in which they are tried.
    #[must_use]
    pub fn triggers(&self) -> &[Trigger] {
        &self.triggers
    }

    /// Who may give which command, in declared order.
    #[must_use]
    pub fn authorities(&self) -> &[Authority] {
        &self.authorities
    }

    /// The kinds of activity records, in declared order.
    #[must_use]
    pub fn activities(&self) -> &[Activity] {
        &self.activities
    }

    /// The duties, in declared order.
    #[must_use]
    pub fn duties(&self) -> &[Duty] {
        &self.duties
    }

    /// The purses, in declared order.
    #[must_use]
    pub fn purses(&self) -> &[Purse] {
        &self.purses
    }

    /// The rules of points, in declared order, in which those of a purse are tried.
    #[must_use]
    pub fn point_rules(&self) -> &[PointRule] {
        &self.point_rules
    }

    /// The caps, in declared order.
    #[must_use]
    pub fn caps(&self) -> &[Cap] {
        &self.caps
    }

    /// When periods are settled, if they are.
    #[must_use]
    pub fn settlement(&self) -> Option<&Settlement> {
        self.settlement.as_ref()
    }

    /// What points are redeemed for, in declared order.
    #[must_use]
    pub fn goods(&self) -> &[Good] {
        &self.goods
    }

    /// The figures from outside that appraisals use, in declared order.
    #[must_use]
    pub fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// The appraisals, in declared order.
    #[must_use]
    pub fn appraisals(&self) -> &[Appraisal] {
        &self.appraisals
    }

    /// The appraisal of this code.
    #[must_use]
    pub fn appraisal(&self, code: &Code) -> Option<&Appraisal> {
        self.appraisals.iter().find(|appraisal| appraisal.code == *code)
    }

    /// When records look distorted; where the document does not lay it down, the usual thresholds (R9), which rest on
    /// no source.
    ///
    /// ```
    /// use wangge::scheme::{Preset, Scheme};
    ///
    /// let scheme = Scheme::read(Preset::Xiawuqi.document())?;
    /// assert!(scheme.signs().basis.is_assumed());
    /// assert_eq!((scheme.signs().burst_share.to_string(), scheme.signs().burst_days), ("0.4".to_owned(), 2));
    /// # Ok::<(), wangge::read::Faults>(())
    /// ```
    #[must_use]
    pub fn signs(&self) -> &Signs {
        &self.signs
    }

    /// The same, if the document lays it down.
    pub(crate) fn given_signs(&self) -> Option<&Signs> {
        self.signs_given.then_some(&self.signs)
    }

    /// The plans for emergencies, in declared order.
    #[must_use]
    pub fn plans(&self) -> &[Plan] {
        &self.plans
    }
}
