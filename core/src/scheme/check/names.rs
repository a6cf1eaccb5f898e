//! The names a document declares, and looking them up.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::kinds;
use crate::read::{Fault, FaultKind, FaultList, Field, Path, Rows, nearest};
use crate::scheme::draft::{KindDraft, SchemeDraft};
use crate::scheme::{Basis, TierNo};
use crate::value::{Amount, Code, Date, Name, Ratio};

/// How many names are compared, over a whole document, to find the nearest to unknown ones. A document of many
/// names and many unknown ones would else take time in the product of both.
const COMPARISONS: usize = 200_000;

/// The codes one list declares, each with its place among them, from 0.
#[derive(Debug, Default)]
pub(super) struct Names {
    what: &'static str,
    codes: Vec<Code>,
    places: BTreeMap<Code, usize>,
    /// A row whose code could not be read may declare any name: then unknown ones are not reported.
    complete: bool,
}

impl Names {
    /// The names of several lists under a noun of their own.
    pub(super) fn joined(what: &'static str, lists: &[&Self]) -> Self {
        let codes = lists.iter().flat_map(|list| list.codes.iter().cloned());
        Self { complete: lists.iter().all(|list| list.complete), ..Self::of(what, codes) }
    }

    fn of(what: &'static str, codes: impl IntoIterator<Item = Code>) -> Self {
        let codes: Vec<Code> = codes.into_iter().collect();
        let places = codes.iter().cloned().zip(0..).collect();
        Self { what, codes, places, complete: true }
    }

    pub(super) fn has(&self, code: &Code) -> bool {
        self.places.contains_key(code)
    }
}

/// The names of the document, list by list.
#[derive(Debug, Default)]
pub(super) struct Declared {
    sources: Names,
    tiers: Names,
    pub(super) roles: Names,
    pub(super) functions: Names,
    pub(super) groups: Names,
    pub(super) channels: Names,
    pub(super) evidence: Names,
    pub(super) cards: Names,
    pub(super) severities: Names,
    pub(super) categories: Names,
    pub(super) items: Names,
    pub(super) tags: Names,
    pub(super) links: Names,
    pub(super) checklists: Names,
    pub(super) activities: Names,
    pub(super) duties: Names,
    pub(super) purses: Names,
    pub(super) point_rules: Names,
    pub(super) inputs: Names,
    pub(super) appraisals: Names,
    pub(super) plans: Names,
}

/// Collects faults and holds the names of the document.
pub(super) struct Checker<'d> {
    faults: &'d mut FaultList,
    comparisons: usize,
    declared: Rc<Declared>,
}

impl<'d> Checker<'d> {
    pub(super) fn new(draft: &SchemeDraft, faults: &'d mut FaultList) -> Self {
        let mut checker = Self { faults, comparisons: COMPARISONS, declared: Rc::default() };
        let d = draft;
        let declared = Declared {
            sources: checker.declare_all(&d.source, "source", "id", |row| &row.id),
            tiers: checker.declare_all(&d.tier, "tier", "code", |row| &row.code),
            roles: checker.declare_all(&d.role, "role", "code", |row| &row.code),
            functions: checker.declare_all(&d.function, "function", "code", |row| &row.code),
            groups: checker.declare_all(&d.group, "group", "code", |row| &row.code),
            channels: checker.channels(&d.channel),
            evidence: checker.declare_all(&d.evidence, "evidence", "code", |row| &row.code),
            cards: checker.declare_all(&d.card, "card", "code", |row| &row.code),
            severities: checker.declare_all(&d.severity, "severity", "code", |row| &row.code),
            categories: checker.declare_all(&d.category, "category", "code", |row| &row.code),
            items: checker.declare_all(&d.item, "item", "code", |row| &row.code),
            tags: checker.declare_all(&d.tag, "tag", "code", |row| &row.code),
            links: checker.declare_all(&d.link, "link", "code", |row| &row.code),
            checklists: checker.declare_all(&d.checklist, "checklist", "code", |row| &row.code),
            activities: checker.declare_all(&d.activity, "activity", "code", |row| &row.code),
            duties: checker.declare_all(&d.duty, "duty", "code", |row| &row.code),
            purses: checker.declare_all(&d.purse, "purse", "code", |row| &row.code),
            point_rules: checker.declare(
                &d.points,
                "point-rule",
                &Path::root().field("points"),
                "code",
                |row| &row.code,
            ),
            inputs: checker.declare_all(&d.input, "input", "code", |row| &row.code),
            appraisals: checker.declare_all(&d.appraisal, "appraisal", "code", |row| &row.code),
            plans: checker.declare_all(&d.plan, "plan", "code", |row| &row.code),
        };
        checker.declare_all(&d.party, "party", "code", |row| &row.code);
        checker.declare_all(&d.partner, "partner", "code", |row| &row.code);
        checker.declare_all(&d.cap, "cap", "code", |row| &row.code);
        checker.declare_all(&d.goods, "goods", "code", |row| &row.code);
        checker.declare_all(&d.rule, "rule", "code", |row| &row.code);
        checker.declared = Rc::new(declared);
        checker
    }

    /// The names of the document.
    pub(super) fn declared(&self) -> Rc<Declared> {
        self.declared.clone()
    }

    /// The channels declared, or the usual ones where none are.
    fn channels(&mut self, rows: &Rows<KindDraft>) -> Names {
        if rows.is_absent() {
            return Names::of("channel", kinds::default_channels().into_iter().map(|channel| channel.code));
        }
        self.declare_all(rows, "channel", "code", |row| &row.code)
    }

    pub(super) fn fault(&mut self, kind: FaultKind, path: Path) {
        self.faults.push(kind, path);
    }

    /// Takes down the codes of a section.
    fn declare_all<T>(
        &mut self,
        rows: &Rows<T>,
        what: &'static str,
        field: &'static str,
        code: impl Fn(&T) -> &Field<Code>,
    ) -> Names {
        self.declare(rows, what, &Path::root().field(what), field, code)
    }

    /// Takes down the codes of a list; one declared twice is a fault.
    pub(super) fn declare<T>(
        &mut self,
        rows: &Rows<T>,
        what: &'static str,
        place: &Path,
        field: &'static str,
        code: impl Fn(&T) -> &Field<Code>,
    ) -> Names {
        let mut first: BTreeMap<&Code, usize> = BTreeMap::new();
        let (mut codes, mut read) = (Vec::new(), 0);
        for (at, row) in rows.iter() {
            let Some(code) = code(row).get() else { continue };
            read += 1;
            if let Some(earlier) = first.get(code) {
                let kind = FaultKind::Duplicate {
                    what: what.to_owned(),
                    id: code.to_string(),
                    first: place.index(*earlier).to_string(),
                };
                self.fault(kind, place.index(at).field(field));
            } else {
                first.insert(code, at);
                codes.push(code.clone());
            }
        }
        let complete = rows.len() == Some(read);
        Names { complete, ..Names::of(what, codes) }
    }

    /// Whether `code` is declared; an unknown one is a fault naming the nearest.
    pub(super) fn known(&mut self, names: &Names, code: &Code, place: Path) -> bool {
        if names.has(code) {
            return true;
        }
        if names.complete {
            let left = self.comparisons.checked_sub(names.codes.len());
            self.comparisons = left.unwrap_or_default();
            let nearest = left.and_then(|_| nearest(code.as_str(), names.codes.iter().map(Code::as_str)));
            let kind =
                FaultKind::UnknownReference { what: names.what.to_owned(), name: code.to_string(), nearest };
            self.fault(kind, place);
        }
        false
    }

    /// The code a field names, if it is declared among `names`.
    pub(super) fn one_known(
        &mut self,
        names: &Names,
        given: &Field<Code>,
        place: impl FnOnce() -> Path,
    ) -> Option<Code> {
        let code = given.get()?;
        (names.has(code) || self.known(names, code, place())).then(|| code.clone())
    }

    /// The number of the tier a field names.
    pub(super) fn tier(&mut self, given: &Field<Code>, place: impl FnOnce() -> Path) -> Option<TierNo> {
        let code = self.one_known(&self.declared().tiers, given, place)?;
        self.tier_of(&code)
    }

    /// The numbers of the tiers a list names, apex first; it names one at least.
    pub(super) fn tiers(&mut self, given: &Rows<Code>, place: &Path) -> Vec<TierNo> {
        self.not_empty(given, "tier", || place.clone());
        let codes = self.all_known(&self.declared().tiers, given, place);
        let mut tiers: Vec<TierNo> = codes.iter().filter_map(|code| self.tier_of(code)).collect();
        tiers.sort_unstable();
        tiers
    }

    /// The number of a declared tier.
    pub(super) fn tier_of(&self, code: &Code) -> Option<TierNo> {
        let at = *self.declared.tiers.places.get(code)?;
        TierNo::new(u8::try_from(at + 1).ok()?)
    }

    /// The name of a tier, for messages.
    pub(super) fn tier_name(&self, tier: TierNo) -> String {
        let at = usize::from(tier.number()) - 1;
        self.declared.tiers.codes.get(at).map_or_else(|| tier.to_string(), ToString::to_string)
    }

    /// Every code of a list that is declared among `names`.
    pub(super) fn all_known(&mut self, names: &Names, given: &Rows<Code>, place: &Path) -> Vec<Code> {
        let mut known: Vec<Code> = Vec::new();
        let mut first: BTreeMap<&Code, usize> = BTreeMap::new();
        for (at, code) in given.iter() {
            let earlier = *first.entry(code).or_insert(at);
            if earlier < at {
                let kind = FaultKind::Duplicate {
                    what: names.what.to_owned(),
                    id: code.to_string(),
                    first: place.index(earlier).to_string(),
                };
                self.fault(kind, place.index(at));
            } else if self.known(names, code, place.index(at)) {
                known.push(code.clone());
            }
        }
        known
    }

    /// Every code of a list that is declared; a list that is written names one at least.
    pub(super) fn listed(&mut self, names: &Names, given: &Rows<Code>, place: &Path) -> Vec<Code> {
        self.not_written_empty(given, names.what, || place.clone());
        self.all_known(names, given, place)
    }

    /// Reports a list that is written and names nothing.
    pub(super) fn not_written_empty<T>(
        &mut self,
        rows: &Rows<T>,
        what: &'static str,
        place: impl FnOnce() -> Path,
    ) {
        if !rows.is_absent() {
            self.not_empty(rows, what, place);
        }
    }

    /// Reports an empty list that needs an entry.
    pub(super) fn at_least_one<T>(&mut self, rows: &Rows<T>, what: &'static str) {
        self.not_empty(rows, what, || Path::root().field(what));
    }

    pub(super) fn not_empty<T>(&mut self, rows: &Rows<T>, what: &'static str, place: impl FnOnce() -> Path) {
        if rows.len() == Some(0) {
            self.fault(FaultKind::no_entry(what), place());
        }
    }

    /// A span of days that ends after it begins.
    pub(super) fn span(&mut self, from: &Field<Date>, until: &Field<Date>, place: &Path) {
        if let (Some(from), Some(until)) = (from.get(), until.get())
            && until <= from
        {
            let kind = FaultKind::EmptySpan { from: from.to_string(), until: until.to_string() };
            self.fault(kind, place.field("until"));
        }
    }

    /// A field that cannot stand beside another.
    pub(super) fn excluded(&mut self, field: &str, by: &str, place: Path) {
        self.fault(FaultKind::Excluded { field: field.to_owned(), by: by.to_owned() }, place);
    }

    /// Something said twice.
    pub(super) fn duplicate(&mut self, what: &str, id: impl ToString, first: &Path, place: Path) {
        let (what, id, first) = (what.to_owned(), id.to_string(), first.to_string());
        self.fault(FaultKind::Duplicate { what, id, first }, place);
    }

    /// A field that is missing.
    pub(super) fn missing(&mut self, field: &str, place: &Path) {
        self.fault(FaultKind::Missing { field: field.to_owned() }, place.field(field));
    }

    /// A number that counts from 1.
    pub(super) fn count_from_one<T>(&mut self, given: &Field<T>, place: impl FnOnce() -> Path) -> Option<u32>
    where
        T: Copy + Into<u32> + ToString,
    {
        let number = given.get()?;
        if (*number).into() == 0 {
            self.out_of_bounds(number, "1..", place());
            return None;
        }
        Some((*number).into())
    }

    /// An amount over 0.
    pub(super) fn over_zero(
        &mut self,
        given: &Field<Amount>,
        place: impl FnOnce() -> Path,
    ) -> Option<Amount> {
        let amount = *given.get()?;
        if amount <= Amount::ZERO {
            self.out_of_bounds(&amount, "0 < amount", place());
            return None;
        }
        Some(amount)
    }

    /// An amount that is not below 0.
    pub(super) fn not_negative(&mut self, given: &Field<Amount>, place: impl FnOnce() -> Path) {
        if let Some(amount) = given.get().filter(|amount| **amount < Amount::ZERO) {
            self.out_of_bounds(amount, "0..", place());
        }
    }

    /// A factor over 0.
    pub(super) fn factor(&mut self, given: &Field<Ratio>, place: impl FnOnce() -> Path) -> Option<Ratio> {
        let factor = *given.get()?;
        if factor <= Ratio::ZERO {
            self.out_of_bounds(&factor, "0 < factor", place());
            return None;
        }
        Some(factor)
    }

    /// A number or duration outside its bounds.
    pub(super) fn out_of_bounds(&mut self, given: &impl ToString, bounds: &str, place: Path) {
        self.fault(FaultKind::OutOfBounds { given: given.to_string(), bounds: bounds.to_owned() }, place);
    }

    /// What an entry rests on: a declared source or `assumed`; `assumed` fields must be fields of the entry (S5).
    pub(super) fn basis(
        &mut self,
        source: &Field<Code>,
        assumed: &Rows<Name>,
        fields: &[&str],
        place: impl Fn() -> Path,
    ) -> Option<Basis> {
        for (at, name) in assumed.iter() {
            if !fields.contains(&name.as_str()) {
                self.faults.note(|| {
                    let nearest = nearest(name.as_str(), fields.iter().copied());
                    let kind = FaultKind::UnknownField { field: name.to_string(), nearest };
                    Fault::new(kind, place().field("assumed").index(at))
                });
            }
        }
        let source = source.get()?.clone();
        let declared = self.declared();
        if source.as_str() != Basis::ASSUMED && !declared.sources.has(&source) {
            self.known(&declared.sources, &source, place().field("basis"));
        }
        Some(Basis { source, assumed: assumed.iter().map(|(_, name)| name.clone()).collect() })
    }
}
