//! Which cases a measure counts, and how much each (R2).

use super::catalogue::ItemFacts;
use super::error::{CaseError, NoData};
use super::field::{Small, Wide};
use super::table::CaseTable;
use crate::scheme::{CaseField, ItemKind, Measure, Narrowing, Nature};
use crate::value::Code;

/// What a field lets through, by what stands in a column; the last entry is for what says nothing.
struct Gate<'t> {
    by: By<'t>,
    /// How much counts, in parts; `None`: nothing at all.
    table: Vec<Option<i128>>,
}

#[derive(Clone, Copy)]
enum By<'t> {
    Wide(&'t [u32]),
    Small(&'t [u8]),
}

/// Which cases count, and how much.
pub(super) struct Sieve<'t> {
    gates: Vec<Gate<'t>>,
    /// How many parts one case has that is not weighted: the product of the denominators of all weights.
    pub(super) whole: i128,
    /// The most parts a case can have, in size.
    pub(super) most: i128,
}

impl<'t> Sieve<'t> {
    /// What a measure asks for; or the column that it asks for and there is none of.
    pub(super) fn of(measure: &Measure, table: &'t CaseTable<'_>) -> Result<Result<Self, NoData>, CaseError> {
        let mut gates = Vec::new();
        for field in CaseField::ALL {
            let is_weighed = measure.weights.iter().any(|weight| weight.by == *field);
            if holds(&measure.cases, *field, None) && !is_weighed {
                continue;
            }
            let (by, codes) = match values(*field, table) {
                Ok(values) => values,
                Err(why) => return Ok(Err(why)),
            };
            let mut table = Vec::with_capacity(codes.len() + 1);
            for code in codes.into_iter().map(Some).chain([None]) {
                let through = holds(&measure.cases, *field, code);
                let parts = if through { Some(parts(measure, *field, code)?) } else { None };
                table.push(parts);
            }
            gates.push(Gate { by, table });
        }
        let whole = product(measure.weights.iter().map(|weight| weight.factor.den().into()))?;
        let size = |gate: &Gate<'_>| gate.table.iter().flatten().map(|parts| parts.abs()).max();
        let most = product(gates.iter().map(|gate| size(gate).unwrap_or(1).max(1)))?;
        Ok(Ok(Self { gates, whole, most }))
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

/// The column that tells a field, and what its numbers stand for.
fn values<'t>(field: CaseField, table: &'t CaseTable<'_>) -> Result<(By<'t>, Vec<&'t str>), NoData> {
    let (store, catalogue) = (&table.store, &table.catalogue);
    let items = |code: fn(&ItemFacts) -> &str| {
        Ok((By::Wide(store.wide(Wide::Item)), catalogue.items.iter().map(code).collect()))
    };
    let words = |small: Small, words: Vec<&'static str>| Ok((By::Small(store.small(small)), words));
    let listed = |wide: Wide, codes: &'t [Code]| match store.has_wide(wide) {
        true => Ok((By::Wide(store.wide(wide)), codes.iter().map(Code::as_str).collect())),
        false => Err(NoData::MissingColumn { column: wide.name() }),
    };
    match field {
        CaseField::Category => items(|item| item.category.as_str()),
        CaseField::Item => items(|item| item.code.as_str()),
        CaseField::Kind if store.has_small(Small::Kind) => {
            words(Small::Kind, ItemKind::ALL.iter().map(|kind| kind.as_str()).collect())
        }
        CaseField::Kind => items(|item| item.kind.as_str()),
        CaseField::Nature if store.has_small(Small::Nature) => {
            words(Small::Nature, Nature::ALL.iter().map(|nature| nature.as_str()).collect())
        }
        CaseField::Nature => items(|item| item.nature.as_str()),
        CaseField::Severity => listed(Wide::Severity, &catalogue.severities),
        CaseField::Channel => listed(Wide::Channel, &catalogue.channels),
    }
}

/// Whether a list lets a case through that says so in its field; one that is not given lets all through.
fn holds(cases: &Narrowing, field: CaseField, code: Option<&str>) -> bool {
    fn among<T>(list: &[T], code: Option<&str>, text: impl Fn(&T) -> &str) -> bool {
        list.is_empty() || list.iter().any(|known| Some(text(known)) == code)
    }
    match field {
        CaseField::Category => among(&cases.categories, code, Code::as_str),
        CaseField::Item => among(&cases.items, code, Code::as_str),
        CaseField::Kind => among(&cases.kinds, code, |kind| kind.as_str()),
        CaseField::Nature => among(&cases.natures, code, |nature| nature.as_str()),
        CaseField::Severity => among(&cases.severities, code, Code::as_str),
        CaseField::Channel => among(&cases.channels, code, Code::as_str),
    }
}

/// How many parts a value of a field gives: of each weight by it the numerator, or the denominator where it does not apply.
fn parts(measure: &Measure, field: CaseField, code: Option<&str>) -> Result<i128, CaseError> {
    let own = measure.weights.iter().filter(|weight| weight.by == field);
    product(own.map(|weight| {
        let applies = weight.values.iter().any(|value| Some(value.as_str()) == code);
        if applies { weight.factor.num().into() } else { weight.factor.den().into() }
    }))
}

fn product(factors: impl Iterator<Item = i128>) -> Result<i128, CaseError> {
    let mut product: i128 = 1;
    for factor in factors {
        product = product.checked_mul(factor).ok_or(CaseError::Overflow {})?;
    }
    Ok(product)
}
