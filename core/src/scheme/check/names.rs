//! The names a document declares, and looking them up.

use crate::read::{Fault, FaultKind, Field, Path, Rows, nearest};
use crate::scheme::draft::SchemeDraft;
use crate::scheme::{Basis, TierNo};
use crate::value::{Code, Name};

/// The codes one list declares, in declared order.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    what: &'static str,
    codes: Vec<Code>,
    /// A row whose code could not be read may declare any name: then unknown ones are not reported.
    complete: bool,
}

/// Collects faults and holds the names of the document.
pub(super) struct Checker<'d> {
    faults: &'d mut Vec<Fault>,
    sources: Names,
    tiers: Names,
    pub(super) roles: Names,
    pub(super) evidence: Names,
    pub(super) categories: Names,
}

impl<'d> Checker<'d> {
    pub(super) fn new(draft: &SchemeDraft, faults: &'d mut Vec<Fault>) -> Self {
        let mut checker = Self {
            faults,
            sources: Names::default(),
            tiers: Names::default(),
            roles: Names::default(),
            evidence: Names::default(),
            categories: Names::default(),
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
    ) -> Names {
        let place = Path::root().field(what);
        let mut first: std::collections::BTreeMap<&Code, usize> = std::collections::BTreeMap::new();
        let mut codes = Vec::new();
        for (at, row) in rows.iter() {
            let Some(code) = code(row).get() else { continue };
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
        let complete = rows.len() == Some(codes.len());
        Names { what, codes, complete }
    }

    /// Whether `code` is declared; an unknown one is a fault naming the nearest.
    pub(super) fn known(&mut self, names: &Names, code: &Code, place: Path) -> bool {
        if names.codes.contains(code) {
            return true;
        }
        if names.complete {
            let kind = FaultKind::UnknownReference {
                what: names.what.to_owned(),
                name: code.to_string(),
                nearest: nearest(code.as_str(), names.codes.iter().map(Code::as_str)),
            };
            self.fault(kind, place);
        }
        false
    }

    /// The number of the tier a field names.
    pub(super) fn tier(&mut self, given: &Field<Code>, place: Path) -> Option<TierNo> {
        let code = given.get()?;
        let names = self.tiers.clone();
        self.known(&names, code, place);
        self.tier_of(code)
    }

    pub(super) fn tier_names(&self) -> Names {
        self.tiers.clone()
    }

    /// The number of a declared tier.
    pub(super) fn tier_of(&self, code: &Code) -> Option<TierNo> {
        let at = self.tiers.codes.iter().position(|known| known == code)?;
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
        for (at, code) in given.iter() {
            if let Some(earlier) = known.iter().position(|other| other == code) {
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
            let names = self.sources.clone();
            self.known(&names, &source, place.field("basis"));
        }
        Some(Basis { source, assumed: assumed.iter().map(|(_, name)| name.clone()).collect() })
    }
}
