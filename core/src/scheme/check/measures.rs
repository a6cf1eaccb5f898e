//! Measures (R2): of the fields that stand beside one those it needs, and no others; of whom it can be taken.

use std::collections::BTreeMap;

use super::duties;
use super::fields::{belonging, by_code};
use super::names::Checker;
use super::once::distinct;
use super::points::{accounts_of, lapses};
use super::weightings::weightings;
use crate::read::{FaultKind, Path};
use crate::scheme::draft::{Measured, SchemeDraft};
use crate::scheme::words::MeasureWord;
use crate::scheme::{AccountOf, Asks, Bearer, Duty, Measure, Narrowing, Subjects, TierNo, What};
use crate::value::{Code, PeriodKind};

/// What measures ask of the document.
pub(super) struct Known<'d> {
    /// Roles, as duties and appraisals name them.
    pub(super) roles: &'d duties::Known<'d>,
    duties: BTreeMap<&'d Code, &'d Duty>,
    purses: BTreeMap<&'d Code, AccountOf>,
    /// Whether a kind of records is a lapse.
    pub(super) lapses: BTreeMap<&'d Code, bool>,
}

impl<'d> Known<'d> {
    pub(super) fn of(draft: &'d SchemeDraft, duties: &'d [Duty], roles: &'d duties::Known<'d>) -> Self {
        let duties = by_code(duties.iter().map(|duty| (&duty.code, duty)));
        Self { roles, duties, purses: accounts_of(draft), lapses: lapses(draft) }
    }
}

/// Whose measures are taken, and for which period, as far as that could be read.
#[derive(Clone, Copy)]
pub(super) struct Frame<'d> {
    pub(super) known: &'d Known<'d>,
    pub(super) subjects: Option<&'d Subjects>,
    pub(super) per: Option<PeriodKind>,
}

impl Frame<'_> {
    /// Why members are appraised, if they are: the field that says so.
    fn members(&self) -> Option<&'static str> {
        match self.subjects? {
            Subjects::Role { .. } => Some("role"),
            Subjects::Volunteers { .. } => Some("volunteers"),
            Subjects::Units { .. } => None,
        }
    }
}

pub(super) fn measure(
    given: Measured<'_>,
    frame: &Frame<'_>,
    place: &Path,
    checker: &mut Checker<'_>,
) -> Option<Measure> {
    if let Some(word) = given.measure.get() {
        fitting(*word, given, place, checker);
        takable(*word, frame, place, checker);
    }
    let what = what(given, frame, place, checker);
    let cases = narrowing(given, place, checker);
    let weights = weightings(given.weighting, &place.field("weighting"), checker);
    Some(Measure { what: what?, cases, weights })
}

/// Of the fields beside it each measure has its own; only one of cases can be narrowed and weighted.
fn fitting(word: MeasureWord, given: Measured<'_>, place: &Path, checker: &mut Checker<'_>) {
    let own: (&[&str], &[&str]) = match word {
        MeasureWord::Backlog => (&["months"], &[]),
        MeasureWord::SettledInPlace => (&["within"], &[]),
        MeasureWord::Mark => (&["mark"], &[]),
        MeasureWord::DutyFulfilment | MeasureWord::Coverage => (&["duty"], &[]),
        MeasureWord::Points => (&["purse"], &[]),
        MeasureWord::Records => (&["activities"], &[]),
        MeasureWord::ActiveMonths => (&[], &["activities"]),
        MeasureWord::Headcount => (&[], &["roles", "tags"]),
        MeasureWord::Input => (&["input"], &[]),
        _ => (&[], &[]),
    };
    belonging(own, word.as_str(), &given.arguments(), place, checker);
    if !word.is_of_cases() {
        belonging((&[], &[]), word.as_str(), &given.narrowing(), place, checker);
    }
    if word == MeasureWord::Headcount && given.roles.is_absent() && given.tags.is_absent() {
        checker.missing("roles", place);
    }
}

/// Persons are counted of units; months are counted in periods that hold some.
fn takable(word: MeasureWord, frame: &Frame<'_>, place: &Path, checker: &mut Checker<'_>) {
    match (word, frame.members(), frame.per) {
        (MeasureWord::Headcount, Some(members), _) => {
            checker.excluded(word.as_str(), members, place.field("measure"));
        }
        (MeasureWord::ActiveMonths, _, Some(per)) if !PeriodKind::Month.nests_in(per) => {
            not_nested(PeriodKind::Month, per, place.field("measure"), checker);
        }
        _ => {}
    }
}

/// Reports periods that do not make up longer ones.
pub(super) fn not_nested(period: PeriodKind, within: PeriodKind, place: Path, checker: &mut Checker<'_>) {
    let (period, within) = (period.to_string(), within.to_string());
    checker.fault(FaultKind::NotNested { period, within }, place);
}

fn what(given: Measured<'_>, frame: &Frame<'_>, place: &Path, checker: &mut Checker<'_>) -> Option<What> {
    let names = checker.declared();
    let months = checker.count_from_one(given.months, || place.field("months"));
    let within = checker.tier(given.within, || place.field("within"));
    let duty = checker.one_known(&names.duties, given.duty, || place.field("duty"));
    let purse = checker.one_known(&names.purses, given.purse, || place.field("purse"));
    let activities = checker.listed(&names.activities, given.activities, &place.field("activities"));
    let roles = checker.listed(&names.roles, given.roles, &place.field("roles"));
    let tags = checker.listed(&names.tags, given.tags, &place.field("tags"));
    let input = checker.one_known(&names.inputs, given.input, || place.field("input"));
    if let Some(purse) =
        purse.as_ref().filter(|purse| frame.known.purses.get(purse) == Some(&AccountOf::Households))
    {
        checker.fault(FaultKind::ScoresResidents { purse: purse.to_string() }, place.field("purse"));
    }
    let word = *given.measure.get()?;
    if let Some(duty) = duty.as_ref().and_then(|duty| frame.known.duties.get(duty)) {
        borne(duty, word, frame, &place.field("duty"), checker);
    }
    Some(match word {
        MeasureWord::Reported => What::Reported,
        MeasureWord::Accepted => What::Accepted,
        MeasureWord::Resolved => What::Resolved,
        MeasureWord::Closed => What::Closed,
        MeasureWord::Rejected => What::Rejected,
        MeasureWord::Merged => What::Merged,
        MeasureWord::Open => What::Open,
        MeasureWord::OpenOverdue => What::OpenOverdue,
        MeasureWord::Backlog => What::Backlog { months: months? },
        MeasureWord::ResolutionShare => What::ResolutionShare,
        MeasureWord::OnTimeShare => What::OnTimeShare,
        MeasureWord::SettledInPlace => What::SettledInPlace { within: within? },
        MeasureWord::Breaches => What::Breaches,
        MeasureWord::Returns => What::Returns,
        MeasureWord::ReopenShare => What::ReopenShare,
        MeasureWord::AccurateDispatchShare => What::AccurateDispatchShare,
        MeasureWord::PartnerAnswerShare => What::PartnerAnswerShare,
        MeasureWord::FirstResponse => What::FirstResponse,
        MeasureWord::Mark => What::Mark { mark: *given.mark.get()? },
        MeasureWord::BestMarkShare => What::BestMarkShare,
        MeasureWord::DutyFulfilment => What::DutyFulfilment { duty: duty? },
        MeasureWord::Coverage => What::Coverage { duty: duty? },
        MeasureWord::Points => What::Points { purse: purse? },
        MeasureWord::Records => What::Records { activities },
        MeasureWord::ActiveMonths => What::ActiveMonths { activities },
        MeasureWord::Headcount => What::Headcount { roles, tags },
        MeasureWord::Input => What::Input { input: input? },
    })
}

/// Whether a duty can be measured of these subjects in this period: one of units not of members; of units only one
/// that is borne at or below them; periods that make up this one; only one that covers targets has a coverage.
fn borne(duty: &Duty, word: MeasureWord, frame: &Frame<'_>, place: &Path, checker: &mut Checker<'_>) {
    if word == MeasureWord::Coverage && !matches!(duty.asks, Asks::Coverage(_)) {
        checker.excluded(duty.code.as_str(), word.as_str(), place.clone());
    }
    if let Some(per) = frame.per.filter(|per| !duty.per.nests_in(*per)) {
        not_nested(duty.per, per, place.clone(), checker);
    }
    match (frame.members(), &duty.bearer) {
        (Some(members), Bearer::Units { .. }) => {
            checker.excluded(duty.code.as_str(), members, place.clone());
        }
        (None, bearer) => {
            let Some(Subjects::Units { tier }) = frame.subjects else { return };
            if lowest(bearer, frame).is_some_and(|lowest| lowest < *tier) {
                let tier = checker.tier_name(*tier);
                checker.excluded(duty.code.as_str(), &tier, place.clone());
            }
        }
        _ => {}
    }
}

/// The lowest tier on which a duty is borne.
fn lowest(bearer: &Bearer, frame: &Frame<'_>) -> Option<TierNo> {
    match bearer {
        Bearer::Units { tier } | Bearer::Role { tier: Some(tier), .. } => Some(*tier),
        Bearer::Role { role, tier: None } => frame.known.roles.lowest(role),
    }
}

fn narrowing(given: Measured<'_>, place: &Path, checker: &mut Checker<'_>) -> Narrowing {
    let names = checker.declared();
    Narrowing {
        categories: checker.listed(&names.categories, given.categories, &place.field("categories")),
        items: checker.listed(&names.items, given.items, &place.field("items")),
        kinds: distinct(given.kinds, "item-kind", &place.field("kinds"), checker),
        natures: distinct(given.natures, "nature", &place.field("natures"), checker),
        severities: checker.listed(&names.severities, given.severities, &place.field("severities")),
        channels: checker.listed(&names.channels, given.channels, &place.field("channels")),
    }
}
