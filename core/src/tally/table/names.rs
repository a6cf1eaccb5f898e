//! Columns of names that are known beforehand: members, units, kinds.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::numbers::{BAD, NULL, Numbers};
use crate::org::Org;
use crate::tally::column::{Cell, Column, Ids, Integers};
use crate::value::{Code, MemberId, UnitId};

/// Names, each with its number.
pub(in crate::tally) trait Names {
    /// How many there are.
    fn count(&self) -> usize;

    /// The number of one.
    fn find(&self, name: &str) -> Option<u32>;

    /// All of them, each with its number.
    fn all(&self) -> impl Iterator<Item = (&str, u32)>;
}

/// Members of an organisation, by their place in id order.
pub(in crate::tally) struct Members<'o>(pub(in crate::tally) &'o [MemberId]);

impl Names for Members<'_> {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn find(&self, name: &str) -> Option<u32> {
        let place = self.0.binary_search_by(|member| member.as_str().cmp(name)).ok()?;
        u32::try_from(place).ok()
    }

    fn all(&self) -> impl Iterator<Item = (&str, u32)> {
        self.0.iter().map(MemberId::as_str).zip(0..)
    }
}

/// Units of an organisation, by their number in preorder.
pub(in crate::tally) struct Units<'o>(pub(in crate::tally) &'o Org);

impl Names for Units<'_> {
    fn count(&self) -> usize {
        self.0.units().len()
    }

    fn find(&self, name: &str) -> Option<u32> {
        let id: UnitId = name.parse().ok()?;
        self.0.unit(&id).map(crate::org::Unit::number)
    }

    fn all(&self) -> impl Iterator<Item = (&str, u32)> {
        self.0.units().map(|unit| (unit.id().as_str(), unit.number()))
    }
}

/// Kinds of records, by their place in the list.
pub(in crate::tally) struct Kinds<'w>(pub(in crate::tally) &'w [Code]);

impl Names for Kinds<'_> {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn find(&self, name: &str) -> Option<u32> {
        let place = self.0.iter().position(|kind| kind.as_str() == name)?;
        u32::try_from(place).ok()
    }

    fn all(&self) -> impl Iterator<Item = (&str, u32)> {
        self.0.iter().map(Code::as_str).zip(0..)
    }
}

/// How many names there may be to one row before it is quicker to search among them than to lay them all out.
const FEW: usize = 8;

/// The numbers of the names in a column.
pub(in crate::tally) fn resolve<'a>(column: &Column<'a, Ids<'a>>, names: &impl Names) -> Numbers<'a> {
    let rows = column.values.len();
    let few = names.count() / FEW > rows;
    let numbers = match &column.values {
        Ids::Dictionary { keys, values } => {
            let number = |place| one(values.cell(place), |name| names.find(name));
            let own = if names.count() / FEW > values.values.len() {
                (0..values.values.len()).map(number).collect()
            } else {
                let index = Index::new(names);
                (0..values.values.len())
                    .map(|place| one(values.cell(place), |name| index.find(name)))
                    .collect()
            };
            Numbers::of_keys(keys, 0, own)
        }
        Ids::Integers(keys) if !few => of_integers(keys, names),
        _ if few => (0..rows).map(|row| one(column.values.cell(row), |name| names.find(name))).collect(),
        _ => {
            let index = Index::new(names);
            (0..rows).map(|row| one(column.values.cell(row), |name| index.find(name))).collect()
        }
    };
    numbers.where_valid(column.validity.as_ref())
}

fn one(cell: Cell<'_>, find: impl Fn(&str) -> Option<u32>) -> u32 {
    match cell {
        Cell::Null => NULL,
        Cell::Text(name) => find(name).unwrap_or(BAD),
        Cell::Number(number) => find(&number.to_string()).unwrap_or(BAD),
        Cell::NotUtf8(_) | Cell::Beyond(..) => BAD,
    }
}

/// Where names that are numbers lie close together a table says what each stands for; else they are searched.
fn of_integers<'a>(keys: &Integers<'a>, names: &impl Names) -> Numbers<'a> {
    let mut known: Vec<(i64, u32)> = names
        .all()
        .filter_map(|(name, number)| Some((i64::try_from(decimal(name)?).ok()?, number)))
        .collect();
    if matches!(keys, Integers::U64(_)) {
        known.retain(|(name, _)| *name >= 0);
    }
    let (first, last) = known
        .iter()
        .fold((i64::MAX, i64::MIN), |(first, last), (name, _)| (first.min(*name), last.max(*name)));
    let (first, last) = if known.is_empty() { (0, 0) } else { (first, last) };
    if let Some(length) = dense(first, last, known.len()) {
        let mut table = vec![BAD; length];
        for (name, number) in &known {
            let slot = usize::try_from(name - first).ok().and_then(|place| table.get_mut(place));
            if let Some(slot) = slot {
                *slot = *number;
            }
        }
        return Numbers::of_keys(keys, first, table);
    }
    known.sort_unstable();
    let search = |name: i128| {
        let place = known.binary_search_by_key(&i64::try_from(name).ok()?, |(name, _)| *name).ok()?;
        known.get(place).map(|(_, number)| *number)
    };
    (0..keys.len()).map(|row| keys.get(row).and_then(search).unwrap_or(BAD)).collect()
}

/// How long a table from the first number to the last is, if it is worth while for so many of them.
pub(super) fn dense(first: i64, last: i64, count: usize) -> Option<usize> {
    let length = usize::try_from(last.checked_sub(first)?.checked_add(1)?).ok()?;
    (length / 4 <= count.saturating_add(1024)).then_some(length)
}

/// So many digits are read into 64 bits, which is quicker.
const SHORT: usize = 18;

/// The number of which a text is the decimal text (R0).
pub(super) fn decimal(text: &str) -> Option<i128> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = (1..=20).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !plain || (text != "0" && digits.starts_with('0')) {
        return None;
    }
    if digits.len() > SHORT {
        return text.parse().ok();
    }
    let size =
        digits.bytes().fold(0, |size: i64, digit| size.wrapping_mul(10).wrapping_add((digit - b'0').into()));
    Some(if digits.len() < text.len() { -size } else { size }.into())
}

/// Names laid out by their hashes.
struct Index<'n> {
    hasher: DefaultHashBuilder,
    table: HashTable<(&'n str, u32)>,
}

impl<'n> Index<'n> {
    fn new(names: &'n impl Names) -> Self {
        let hasher = DefaultHashBuilder::default();
        let mut table = HashTable::with_capacity(names.count());
        for entry in names.all() {
            table.insert_unique(hasher.hash_one(entry.0), entry, |(name, _)| hasher.hash_one(name));
        }
        Self { hasher, table }
    }

    fn find(&self, name: &str) -> Option<u32> {
        let found = self.table.find(self.hasher.hash_one(name), |(known, _)| *known == name);
        found.map(|(_, number)| *number)
    }
}
