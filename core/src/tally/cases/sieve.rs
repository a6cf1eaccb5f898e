//! Which cases a measure counts, and how much each (R2).

use super::catalogue::ItemFacts;
use super::error::{CaseError, NoData};
use super::field::{Small, Wide};
use super::table::CaseTable;
use crate::scheme::{CaseField, ItemKind, Measure, Nature};
use crate::value::Code;

/// What the rows of a column let through, by what stands in them; the last entry is for what says nothing.
struct Gate<'t> {
    by: By<'t>,
    /// How much counts, in parts of the whole; `None`: nothing at all.
    table: Vec<Option<i128>>,
}

enum By<'t> {
    Wide(&'t [u32]),
    Small(&'t [u8]),
}

/// Which cases count, and how much.
pub(super) struct Sieve<'t> {
    gates: Vec<Gate<'t>>,
    /// How many parts one case has that is not weighted.
    pub(super) whole: i128,
    /// The most parts a case can have.
    pub(super) most: i128,
}

impl<'t> Sieve<'t> {
    /// What a measure asks for.
    pub(super) fn of(measure: &Measure, table: &'t CaseTable<'_>) -> Result<Result<Self, NoData>, CaseError> {
        let (narrowed, store, catalogue) = (&measure.cases, &table.store, &table.catalogue);
        let (mut sieve, weights) = (Self { gates: Vec::new(), whole: 1, most: 1 }, &measure.weights);
        let by_item = [CaseField::Category, CaseField::Item];
        let asked = |fields: &[CaseField]| weights.iter().any(|weight| fields.contains(&weight.by));
        let given = [(CaseField::Kind, Small::Kind), (CaseField::Nature, Small::Nature)]
            .into_iter()
            .filter(|(_, small)| store.has_small(*small));
        let given: Vec<CaseField> = given.map(|(field, _)| field).collect();
        // What an item says of a case.
        let said = |facts: &ItemFacts, field: CaseField| -> Option<Code> {
            match field {
                CaseField::Category => Some(facts.category.clone()),
                CaseField::Item => Some(facts.code.clone()),
                CaseField::Kind if !given.contains(&field) => facts.kind.as_str().parse().ok(),
                CaseField::Nature if !given.contains(&field) => facts.nature.as_str().parse().ok(),
                _ => None,
            }
        };
        let mut fields = by_item.to_vec();
        fields
            .extend([CaseField::Kind, CaseField::Nature].into_iter().filter(|field| !given.contains(field)));
        let kinds: Vec<&str> = narrowed.kinds.iter().map(|kind| kind.as_str()).collect();
        let natures: Vec<&str> = narrowed.natures.iter().map(|nature| nature.as_str()).collect();
        let through = |field: CaseField, code: Option<&str>| {
            let holds =
                |list: &[Code]| list.is_empty() || list.iter().any(|known| Some(known.as_str()) == code);
            let words = |list: &[&str]| list.is_empty() || code.is_some_and(|code| list.contains(&code));
            match field {
                CaseField::Category => holds(&narrowed.categories),
                CaseField::Item => holds(&narrowed.items),
                CaseField::Kind => words(&kinds),
                CaseField::Nature => words(&natures),
                CaseField::Severity => holds(&narrowed.severities),
                CaseField::Channel => holds(&narrowed.channels),
            }
        };
        let narrows = |field: CaseField| !through(field, None);
        if fields.iter().any(|field| narrows(*field)) || asked(&fields) {
            let entry = |facts: Option<&ItemFacts>| {
                let codes = fields.iter().map(|field| (*field, facts.and_then(|facts| said(facts, *field))));
                let codes: Vec<(CaseField, Option<Code>)> = codes.collect();
                let all = codes.iter().all(|(field, code)| through(*field, code.as_ref().map(Code::as_str)));
                let parts =
                    codes.iter().map(|(field, code)| parts(measure, *field, code.as_ref().map(Code::as_str)));
                all.then(|| parts.into_iter().try_fold(1, |product: i128, own| product.checked_mul(own?)))
                    .transpose2()
            };
            let entries = catalogue.items.iter().map(Some).chain([None]).map(entry);
            let table = entries.collect::<Option<Vec<_>>>().ok_or(CaseError::Overflow {})?;
            sieve.gates.push(Gate { by: By::Wide(store.wide(Wide::Item)), table });
        }
        let words: [(CaseField, Small, Vec<&str>); 2] = [
            (CaseField::Kind, Small::Kind, ItemKind::ALL.iter().map(|kind| kind.as_str()).collect()),
            (CaseField::Nature, Small::Nature, Nature::ALL.iter().map(|nature| nature.as_str()).collect()),
        ];
        for (field, small, all) in words.iter().filter(|(field, ..)| given.contains(field)) {
            if narrows(*field) || asked(&[*field]) {
                let table = listed(measure, *field, all, through)?;
                sieve.gates.push(Gate { by: By::Small(store.small(*small)), table });
            }
        }
        let codes = [
            (CaseField::Severity, Wide::Severity, &catalogue.severities),
            (CaseField::Channel, Wide::Channel, &catalogue.channels),
        ];
        for (field, wide, all) in codes {
            if narrows(field) || asked(&[field]) {
                if !store.has_wide(wide) {
                    return Ok(Err(NoData::MissingColumn { column: wide.name() }));
                }
                let all: Vec<&str> = all.iter().map(Code::as_str).collect();
                let table = listed(measure, field, &all, through)?;
                sieve.gates.push(Gate { by: By::Wide(store.wide(wide)), table });
            }
        }
        let dens = weights.iter().map(|weight| i128::from(weight.factor.den()));
        let whole = dens.into_iter().try_fold(1, |product: i128, den| product.checked_mul(den));
        sieve.whole = whole.ok_or(CaseError::Overflow {})?;
        // Where no gate weighs, as for what no case can be, the parts of the whole are taken from the weights alone.
        let most =
            sieve.gates.iter().map(|gate| gate.table.iter().flatten().max().copied().unwrap_or(1).max(1));
        let most = most.into_iter().try_fold(1, |product: i128, most| product.checked_mul(most));
        sieve.most = most.ok_or(CaseError::Overflow {})?;
        Ok(Ok(sieve))
    }

    /// How much a row counts, in parts; `None`: not at all.
    #[inline]
    pub(super) fn parts(&self, row: usize) -> Option<i128> {
        let mut parts = 1;
        for gate in &self.gates {
            let last = gate.table.len().saturating_sub(1);
            let place = match gate.by {
                By::Wide(column) => column.get(row).map_or(last, |number| *number as usize),
                By::Small(column) => column.get(row).map_or(last, |value| usize::from(*value)),
            };
            // The product of the greatest was seen to fit.
            parts *= gate.table.get(place.min(last)).copied().flatten()?;
        }
        Some(parts)
    }
}

/// What a field's own values let through.
fn listed(
    measure: &Measure,
    field: CaseField,
    all: &[&str],
    through: impl Fn(CaseField, Option<&str>) -> bool,
) -> Result<Vec<Option<i128>>, CaseError> {
    let values = all.iter().map(|code| Some(*code)).chain([None]);
    let entry = |code| through(field, code).then(|| parts(measure, field, code)).transpose2();
    values.map(entry).collect::<Option<_>>().ok_or(CaseError::Overflow {})
}

/// How many parts a value of a field gives: for each weight of that field its factor, or one.
fn parts(measure: &Measure, field: CaseField, code: Option<&str>) -> Option<i128> {
    let own = measure.weights.iter().filter(|weight| weight.by == field);
    own.into_iter().try_fold(1, |product: i128, weight| {
        let applies = weight.values.iter().any(|value| Some(value.as_str()) == code);
        let factor = if applies { weight.factor.num() } else { weight.factor.den() };
        product.checked_mul(factor.into())
    })
}

/// Of what is perhaps asked for, and then perhaps does not fit: whether it fits.
trait Transpose<T> {
    fn transpose2(self) -> Option<Option<T>>;
}

impl<T> Transpose<T> for Option<Option<T>> {
    fn transpose2(self) -> Option<Option<T>> {
        match self {
            None => Some(None),
            Some(None) => None,
            Some(found) => Some(found),
        }
    }
}
