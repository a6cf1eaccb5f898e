//! The names a document declares, and looking them up.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::read::{Fault, FaultKind, Field, Path, Rows, nearest};
use crate::scheme::draft::SchemeDraft;
use crate::scheme::{Basis, TierNo};
use crate::value::{Code, Name};

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

/// Collects faults and holds the names of the document.
pub(super) struct Checker<'d> {
    faults: &'d mut Vec<Fault>,
    comparisons: usize,
    sources: Rc<Names>,
    tiers: Rc<Names>,
    pub(super) roles: Rc<Names>,
    pub(super) evidence: Rc<Names>,
    pub(super) categories: Rc<Names>,
}

impl<'d> Checker<'d> {
    pub(super) fn new(draft: &SchemeDraft, faults: &'d mut Vec<Fault>) -> Self {
        let mut checker = Self {
            faults,
            comparisons: COMPARISONS,
            sources: Rc::default(),
            tiers: Rc::default(),
            roles: Rc::default(),
            evidence: Rc::default(),
            categories: Rc::default(),
        };
        let d = draft;
        checker.sources = checker.declare(&d.source, "source", "id", |row| &row.id);
        checker.tiers = checker.declare(&d.tier, "tier", "code", |row| &row.code);
        checker.roles = checker.declare(&d.role, "role", "code", |row| &row.code);
        checker.evidence = checker.declare(&d.evidence, "evidence", "code", |row| &row.code);
        checker.categories = checker.declare(&d.category, "category", "code", |row| &row.code);
        checker.declare(&d.party, "party", "code", |row| &row.code);
        checker.declare(&d.partner, "partner", "code", |row| &row.code);
        checker.declare(&d.link, "link", "code", |row| &row.code);
        checker.declare(&d.channel, "channel", "code", |row| &row.code);
        checker.declare(&d.item, "item", "code", |row| &row.code);
        checker
    }

    pub(super) fn fault(&mut self, kind: FaultKind, path: Path) {
        self.faults.push(Fault::new(kind, path));
    }

    /// Takes down the codes of a list; one declared twice is a fault.
    fn declare<T>(
        &mut self,
        rows: &Rows<T>,
        what: &'static str,
        field: &'static str,
        code: impl Fn(&T) -> &Field<Code>,
    ) -> Rc<Names> {
        let place = Path::root().field(what);
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
        let places = codes.iter().cloned().zip(0..).collect();
        Rc::new(Names { what, codes, places, complete })
    }

    /// Whether `code` is declared; an unknown one is a fault naming the nearest.
    pub(super) fn known(&mut self, names: &Names, code: &Code, place: Path) -> bool {
        if names.places.contains_key(code) {
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

    /// The number of the tier a field names.
    pub(super) fn tier(&mut self, given: &Field<Code>, place: Path) -> Option<TierNo> {
        let code = given.get()?;
        self.known(&self.tiers.clone(), code, place);
        self.tier_of(code)
    }

    pub(super) fn tier_names(&self) -> Rc<Names> {
        self.tiers.clone()
    }

    /// The number of a declared tier.
    pub(super) fn tier_of(&self, code: &Code) -> Option<TierNo> {
        let at = *self.tiers.places.get(code)?;
        TierNo::new(u8::try_from(at + 1).ok()?)
    }

    /// The name of a tier, for messages.
    pub(super) fn tier_name(&self, tier: TierNo) -> String {
        let at = usize::from(tier.number()) - 1;
        self.tiers.codes.get(at).map_or_else(|| tier.to_string(), ToString::to_string)
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

    /// Reports an empty list that needs an entry.
    pub(super) fn at_least_one<T>(&mut self, rows: &Rows<T>, what: &'static str) {
        self.not_empty(rows, what, Path::root().field(what));
    }

    pub(super) fn not_empty<T>(&mut self, rows: &Rows<T>, what: &'static str, place: Path) {
        if rows.len() == Some(0) {
            let kind = FaultKind::WrongCount { what: what.to_owned(), expected: "1..".to_owned(), found: 0 };
            self.fault(kind, place);
        }
    }

    /// What an entry rests on: a declared source or `assumed`; `assumed` fields must be fields of the entry (S5).
    pub(super) fn basis(
        &mut self,
        source: &Field<Code>,
        assumed: &Rows<Name>,
        fields: &[&str],
        place: &Path,
    ) -> Option<Basis> {
        for (at, name) in assumed.iter() {
            if !fields.contains(&name.as_str()) {
                let kind = FaultKind::UnknownField {
                    field: name.to_string(),
                    nearest: nearest(name.as_str(), fields.iter().copied()),
                };
                self.fault(kind, place.field("assumed").index(at));
            }
        }
        let source = source.get()?.clone();
        if source.as_str() != Basis::ASSUMED {
            self.known(&self.sources.clone(), &source, place.field("basis"));
        }
        Some(Basis { source, assumed: assumed.iter().map(|(_, name)| name.clone()).collect() })
    }
}
