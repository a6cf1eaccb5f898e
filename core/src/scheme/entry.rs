//! The entries of a scheme in the order of its document, and what of them is still assumed.

use serde::{Serialize, Serializer};

use super::{
    Activity, Adjustment, Appeal, Appraisal, Authority, Basis, Cap, Card, Catalogue, Ceiling, Checklist,
    Correction, Deferral, Dispatch, Duty, Edition, Evaluation, Extension, Good, Grading, Group, Handling,
    Indicator, Input, Item, Kind, Ladder, LinkKind, PartnerKind, Plan, Point, PointRule, Purse, ResultRule,
    Return, Role, Scheme, Settlement, Severity, Signs, Source, Tag, Tier, Trigger, Veto, WorkingTime,
};
use crate::read::Path;
use crate::value::{Code, Date, Name};

/// One entry.
#[derive(Clone, Copy)]
pub(crate) enum Entry<'s> {
    Head,
    WorkingTime(&'s WorkingTime),
    Source(&'s Source),
    Tier(&'s Tier),
    Role(&'s Role),
    Tag(&'s Tag),
    Party(&'s Kind),
    Function(&'s Kind),
    Partner(&'s PartnerKind),
    Link(&'s LinkKind),
    Group(&'s Group),
    Channel(&'s Kind),
    Evidence(&'s Kind),
    Card(&'s Card),
    Severity(&'s Severity),
    Category(&'s Kind),
    Item(&'s Item),
    Checklist(&'s Checklist),
    Point(&'s Checklist, &'s Point),
    Catalogue(&'s Catalogue),
    Ceiling(&'s Ceiling),
    Handling(&'s Handling),
    Ladder(&'s Ladder),
    Evaluation(&'s Evaluation),
    Return(&'s Return),
    Deferral(&'s Deferral),
    Extension(&'s Extension),
    Correction(&'s Correction),
    Appeal(&'s Appeal),
    Dispatch(&'s Dispatch),
    Trigger(&'s Trigger),
    Authority(&'s Authority),
    Activity(&'s Activity),
    Duty(&'s Duty),
    Purse(&'s Purse),
    PointRule(&'s PointRule),
    Cap(&'s Cap),
    Settlement(&'s Settlement),
    Good(&'s Good),
    Input(&'s Input),
    Appraisal(&'s Appraisal),
    Indicator(&'s Appraisal, &'s Indicator),
    Adjustment(&'s Appraisal, &'s Adjustment),
    Veto(&'s Appraisal, &'s Veto),
    Grading(&'s Appraisal, &'s Grading),
    Result(&'s Appraisal, &'s ResultRule),
    Signs(&'s Signs),
    Plan(&'s Plan),
}

impl<'s> Entry<'s> {
    /// Its code, or id.
    pub(crate) fn code(self) -> Option<&'s Code> {
        Some(match self {
            Self::Head | Self::WorkingTime(_) | Self::Authority(_) | Self::Grading(..) | Self::Signs(_) => {
                return None;
            }
            Self::Source(entry) => &entry.id,
            Self::Tier(entry) => &entry.code,
            Self::Role(entry) => &entry.code,
            Self::Tag(entry) => &entry.code,
            Self::Party(entry)
            | Self::Function(entry)
            | Self::Channel(entry)
            | Self::Evidence(entry)
            | Self::Category(entry) => &entry.code,
            Self::Partner(entry) => &entry.code,
            Self::Link(entry) => &entry.code,
            Self::Group(entry) => &entry.code,
            Self::Card(entry) => &entry.code,
            Self::Severity(entry) => &entry.code,
            Self::Item(entry) => &entry.code,
            Self::Checklist(entry) => &entry.code,
            Self::Point(_, entry) => &entry.code,
            Self::Catalogue(entry) => &entry.code,
            Self::Ceiling(entry) => &entry.code,
            Self::Handling(entry) => &entry.code,
            Self::Ladder(entry) => &entry.code,
            Self::Evaluation(entry) => &entry.code,
            Self::Return(entry) => &entry.code,
            Self::Deferral(entry) => &entry.code,
            Self::Extension(entry) => &entry.code,
            Self::Correction(entry) => &entry.code,
            Self::Appeal(entry) => &entry.code,
            Self::Dispatch(entry) => &entry.code,
            Self::Trigger(entry) => &entry.code,
            Self::Activity(entry) => &entry.code,
            Self::Duty(entry) => &entry.code,
            Self::Purse(entry) => &entry.code,
            Self::PointRule(entry) => &entry.code,
            Self::Cap(entry) => &entry.code,
            Self::Settlement(entry) => &entry.code,
            Self::Good(entry) => &entry.code,
            Self::Input(entry) => &entry.code,
            Self::Appraisal(entry) => &entry.code,
            Self::Indicator(_, entry) => &entry.code,
            Self::Adjustment(_, entry) => &entry.code,
            Self::Veto(_, entry) => &entry.code,
            Self::Result(_, entry) => &entry.code,
            Self::Plan(entry) => &entry.code,
        })
    }

    /// What it rests on; a source rests on nothing, of a point its list says it, of a grading its appraisal.
    pub(crate) fn basis(self, scheme: &'s Scheme) -> Option<&'s Basis> {
        Some(match self {
            Self::Head => scheme.basis(),
            Self::WorkingTime(entry) => return entry.basis.as_ref(),
            Self::Source(_) | Self::Point(..) | Self::Grading(..) => return None,
            Self::Tier(entry) => &entry.basis,
            Self::Role(entry) => &entry.basis,
            Self::Tag(entry) => &entry.basis,
            Self::Party(entry)
            | Self::Function(entry)
            | Self::Channel(entry)
            | Self::Evidence(entry)
            | Self::Category(entry) => &entry.basis,
            Self::Partner(entry) => &entry.basis,
            Self::Link(entry) => &entry.basis,
            Self::Group(entry) => &entry.basis,
            Self::Card(entry) => &entry.basis,
            Self::Severity(entry) => &entry.basis,
            Self::Item(entry) => &entry.basis,
            Self::Checklist(entry) => &entry.basis,
            Self::Catalogue(entry) => &entry.basis,
            Self::Ceiling(entry) => &entry.basis,
            Self::Handling(entry) => &entry.basis,
            Self::Ladder(entry) => &entry.basis,
            Self::Evaluation(entry) => &entry.basis,
            Self::Return(entry) => &entry.basis,
            Self::Deferral(entry) => &entry.basis,
            Self::Extension(entry) => &entry.basis,
            Self::Correction(entry) => &entry.basis,
            Self::Appeal(entry) => &entry.basis,
            Self::Dispatch(entry) => &entry.basis,
            Self::Trigger(entry) => &entry.basis,
            Self::Authority(entry) => &entry.basis,
            Self::Activity(entry) => &entry.basis,
            Self::Duty(entry) => &entry.basis,
            Self::Purse(entry) => &entry.basis,
            Self::PointRule(entry) => &entry.basis,
            Self::Cap(entry) => &entry.basis,
            Self::Settlement(entry) => &entry.basis,
            Self::Good(entry) => &entry.basis,
            Self::Input(entry) => &entry.basis,
            Self::Appraisal(entry) => &entry.basis,
            Self::Indicator(_, entry) => &entry.basis,
            Self::Adjustment(_, entry) => &entry.basis,
            Self::Veto(_, entry) => &entry.basis,
            Self::Result(_, entry) => &entry.basis,
            Self::Signs(entry) => &entry.basis,
            Self::Plan(entry) => &entry.basis,
        })
    }
}

impl Entry<'_> {
    /// Writes the entry with all its fields.
    pub(crate) fn serialize_in<S: Serializer>(self, scheme: &Scheme, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Head => {
                let Edition { scheme: code, from } = scheme.edition();
                let (name, until, basis) = (scheme.name(), scheme.until(), scheme.basis());
                HeadOut { code, name, from: *from, until, basis }.serialize(to)
            }
            Self::WorkingTime(entry) => entry.serialize(to),
            Self::Source(entry) => entry.serialize(to),
            Self::Tier(entry) => entry.serialize(to),
            Self::Role(entry) => entry.serialize(to),
            Self::Tag(entry) => entry.serialize(to),
            Self::Party(entry)
            | Self::Function(entry)
            | Self::Channel(entry)
            | Self::Evidence(entry)
            | Self::Category(entry) => entry.serialize(to),
            Self::Partner(entry) => entry.serialize(to),
            Self::Link(entry) => entry.serialize(to),
            Self::Group(entry) => entry.serialize(to),
            Self::Card(entry) => entry.serialize(to),
            Self::Severity(entry) => entry.serialize(to),
            Self::Item(entry) => entry.serialize(to),
            // Its points are entries of their own.
            Self::Checklist(entry) => Checklist { points: Vec::new(), ..entry.clone() }.serialize(to),
            Self::Point(_, entry) => entry.serialize(to),
            Self::Catalogue(entry) => entry.serialize(to),
            Self::Ceiling(entry) => entry.serialize(to),
            Self::Handling(entry) => entry.serialize(to),
            Self::Ladder(entry) => entry.serialize(to),
            Self::Evaluation(entry) => entry.serialize(to),
            Self::Return(entry) => entry.serialize(to),
            Self::Deferral(entry) => entry.serialize(to),
            Self::Extension(entry) => entry.serialize(to),
            Self::Correction(entry) => entry.serialize(to),
            Self::Appeal(entry) => entry.serialize(to),
            Self::Dispatch(entry) => entry.serialize(to),
            Self::Trigger(entry) => entry.serialize(to),
            Self::Authority(entry) => entry.serialize(to),
            Self::Activity(entry) => entry.serialize(to),
            Self::Duty(entry) => entry.serialize(to),
            Self::Purse(entry) => entry.serialize(to),
            Self::PointRule(entry) => entry.serialize(to),
            Self::Cap(entry) => entry.serialize(to),
            Self::Settlement(entry) => entry.serialize(to),
            Self::Good(entry) => entry.serialize(to),
            Self::Input(entry) => entry.serialize(to),
            Self::Appraisal(entry) => alone(entry).serialize(to),
            Self::Indicator(_, entry) => entry.serialize(to),
            Self::Adjustment(_, entry) => entry.serialize(to),
            Self::Veto(_, entry) => entry.serialize(to),
            Self::Grading(_, entry) => entry.serialize(to),
            Self::Result(_, entry) => entry.serialize(to),
            Self::Signs(entry) => entry.serialize(to),
            Self::Plan(entry) => entry.serialize(to),
        }
    }
}

/// An appraisal without what are entries of their own.
fn alone(appraisal: &Appraisal) -> Appraisal {
    let mut alone = appraisal.clone();
    alone.indicators.clear();
    alone.adjustments.clear();
    alone.vetoes.clear();
    alone.grading = None;
    alone.results.clear();
    alone
}

#[derive(Serialize)]
struct HeadOut<'s> {
    code: &'s Code,
    name: &'s Name,
    from: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<Date>,
    basis: &'s Basis,
}

/// What of an entry is a sensible value, still to be confirmed (S5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Assumption {
    /// The entry: `item[3]`.
    pub path: Path,
    /// Its code; `None` for entries without.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<Code>,
    /// The fields its source does not give; none if the whole entry rests on no source.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<Name>,
}

impl Scheme {
    /// What is still assumed, in the order of the document (S5): entries on no source, and single fields.
    ///
    /// ```
    /// use wangge::scheme::{Preset, Scheme};
    ///
    /// let assumed = Scheme::read(Preset::Dongshi.document())?.assumed();
    /// let ladder = assumed.iter().find(|one| one.path.to_string() == "ladder").unwrap();
    /// let fields: Vec<&str> = ladder.fields.iter().map(|field| field.as_str()).collect();
    /// assert_eq!(fields, ["warnings", "supervision"]);
    /// # Ok::<(), wangge::read::Faults>(())
    /// ```
    #[must_use]
    pub fn assumed(&self) -> Vec<Assumption> {
        let entries = entries(self).into_iter();
        let assumption = |(path, entry): (Path, Entry<'_>)| {
            let basis = entry.basis(self)?;
            let fields = if basis.is_assumed() { Vec::new() } else { basis.assumed.clone() };
            let assumed = basis.is_assumed() || !fields.is_empty();
            assumed.then(|| Assumption { path, code: entry.code().cloned(), fields })
        };
        entries.filter_map(assumption).collect()
    }
}

/// Every entry with its place in the document, in the document's order of sections.
pub(crate) fn entries(scheme: &Scheme) -> Vec<(Path, Entry<'_>)> {
    let mut entries = vec![
        (section("scheme"), Entry::Head),
        (section("calendar"), Entry::WorkingTime(scheme.working_time())),
    ];
    list(&mut entries, "source", scheme.sources(), Entry::Source);
    list(&mut entries, "tier", scheme.tiers(), Entry::Tier);
    list(&mut entries, "role", scheme.roles(), Entry::Role);
    list(&mut entries, "tag", scheme.tags(), Entry::Tag);
    list(&mut entries, "party", scheme.parties(), Entry::Party);
    list(&mut entries, "function", scheme.functions(), Entry::Function);
    list(&mut entries, "partner", scheme.partners(), Entry::Partner);
    list(&mut entries, "link", scheme.links(), Entry::Link);
    list(&mut entries, "group", scheme.groups(), Entry::Group);
    list(&mut entries, "channel", scheme.channels(), Entry::Channel);
    list(&mut entries, "evidence", scheme.evidence(), Entry::Evidence);
    list(&mut entries, "card", scheme.cards(), Entry::Card);
    list(&mut entries, "severity", scheme.severities(), Entry::Severity);
    list(&mut entries, "category", scheme.categories(), Entry::Category);
    list(&mut entries, "item", scheme.items(), Entry::Item);
    for (at, checklist) in scheme.checklists().iter().enumerate() {
        let place = section("checklist").index(at);
        entries.push((place.clone(), Entry::Checklist(checklist)));
        let points = checklist.points.iter().enumerate();
        entries.extend(
            points.map(|(at, point)| (place.field("point").index(at), Entry::Point(checklist, point))),
        );
    }
    entries.extend([
        (section("catalogue"), Entry::Catalogue(scheme.catalogue())),
        (section("ceiling"), Entry::Ceiling(scheme.ceiling())),
        (section("handling"), Entry::Handling(scheme.handling())),
        (section("ladder"), Entry::Ladder(scheme.ladder())),
        (section("evaluation"), Entry::Evaluation(scheme.evaluation())),
    ]);
    let steps = [
        ("return", scheme.returning().map(Entry::Return)),
        ("deferral", scheme.deferral().map(Entry::Deferral)),
        ("extension", scheme.extension().map(Entry::Extension)),
        ("correction", scheme.correction().map(Entry::Correction)),
        ("appeal", scheme.appeal().map(Entry::Appeal)),
        ("dispatch", scheme.dispatch().map(Entry::Dispatch)),
    ];
    entries.extend(steps.into_iter().filter_map(|(name, entry)| Some((section(name), entry?))));
    list(&mut entries, "rule", scheme.triggers(), Entry::Trigger);
    list(&mut entries, "authority", scheme.authorities(), Entry::Authority);
    list(&mut entries, "activity", scheme.activities(), Entry::Activity);
    list(&mut entries, "duty", scheme.duties(), Entry::Duty);
    list(&mut entries, "purse", scheme.purses(), Entry::Purse);
    list(&mut entries, "points", scheme.point_rules(), Entry::PointRule);
    list(&mut entries, "cap", scheme.caps(), Entry::Cap);
    entries.extend(scheme.settlement().map(|entry| (section("settlement"), Entry::Settlement(entry))));
    list(&mut entries, "goods", scheme.goods(), Entry::Good);
    list(&mut entries, "input", scheme.inputs(), Entry::Input);
    appraisals(&mut entries, scheme.appraisals());
    entries.extend(scheme.given_signs().map(|entry| (section("signs"), Entry::Signs(entry))));
    list(&mut entries, "plan", scheme.plans(), Entry::Plan);
    entries
}

/// Each appraisal, and behind it what it is made of.
fn appraisals<'s>(entries: &mut Vec<(Path, Entry<'s>)>, rows: &'s [Appraisal]) {
    for (at, row) in rows.iter().enumerate() {
        let place = section("appraisal").index(at);
        let inner = |list: &str, nth: usize| place.field(list).index(nth);
        entries.push((place.clone(), Entry::Appraisal(row)));
        let indicators = row.indicators.iter().enumerate();
        entries.extend(indicators.map(|(nth, one)| (inner("indicator", nth), Entry::Indicator(row, one))));
        let adjustments = row.adjustments.iter().enumerate();
        entries.extend(adjustments.map(|(nth, one)| (inner("adjustment", nth), Entry::Adjustment(row, one))));
        let vetoes = row.vetoes.iter().enumerate();
        entries.extend(vetoes.map(|(nth, one)| (inner("veto", nth), Entry::Veto(row, one))));
        let grading = row.grading.iter();
        entries.extend(grading.map(|one| (place.field("grading"), Entry::Grading(row, one))));
        let results = row.results.iter().enumerate();
        entries.extend(results.map(|(nth, one)| (inner("result", nth), Entry::Result(row, one))));
    }
}

/// The entries of a list.
fn list<'s, T>(
    entries: &mut Vec<(Path, Entry<'s>)>,
    name: &str,
    rows: &'s [T],
    entry: fn(&'s T) -> Entry<'s>,
) {
    entries.extend(rows.iter().enumerate().map(|(at, row)| (section(name).index(at), entry(row))));
}

fn section(name: &str) -> Path {
    Path::root().field(name)
}
