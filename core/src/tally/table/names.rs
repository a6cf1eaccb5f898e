//! Columns of names that are known beforehand: members, units, kinds.

use std::borrow::Cow;
use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::Arc;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::numbers::{BAD, NULL, Numbers};
use crate::org::{Found, Numbered, Org};
use crate::tally::column::{Cell, Column, Ids, Integers, with_values};
use crate::tally::threads::share;
use crate::value::{Code, MemberId, UnitId};

/// Names, each with its number.
pub(in crate::tally) trait Names: Sync {
    /// How many there are.
    fn count(&self) -> usize;

    /// The number of one.
    fn find(&self, name: &str) -> Option<u32>;

    /// Some of them by their places in a list of all, each with its number.
    fn some(&self, places: Range<usize>) -> impl Iterator<Item = (&str, u32)>;

    /// Whether a few are found quickly without laying out all.
    fn are_sorted(&self) -> bool {
        true
    }

    /// Where it is kept what whole numbers stand for.
    fn found(&self) -> Option<&Found<Option<Numbered>>> {
        None
    }
}

/// Members of an organisation, by their place in id order.
pub(in crate::tally) struct Members<'o>(pub(in crate::tally) &'o Org);

impl Names for Members<'_> {
    fn count(&self) -> usize {
        self.0.members().len()
    }

    fn find(&self, name: &str) -> Option<u32> {
        let place = self.0.members().binary_search_by(|member| member.as_str().cmp(name)).ok()?;
        u32::try_from(place).ok()
    }

    fn some(&self, places: Range<usize>) -> impl Iterator<Item = (&str, u32)> {
        let first = places.start as u32;
        self.0.members().get(places).unwrap_or_default().iter().map(MemberId::as_str).zip(first..)
    }

    fn found(&self) -> Option<&Found<Option<Numbered>>> {
        Some(&self.0.by_number.members)
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

    fn some(&self, places: Range<usize>) -> impl Iterator<Item = (&str, u32)> {
        self.0.units_in(places).map(|unit| (unit.id().as_str(), unit.number()))
    }

    fn found(&self) -> Option<&Found<Option<Numbered>>> {
        Some(&self.0.by_number.units)
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

    fn some(&self, places: Range<usize>) -> impl Iterator<Item = (&str, u32)> {
        let first = places.start as u32;
        self.0.get(places).unwrap_or_default().iter().map(Code::as_str).zip(first..)
    }
}

/// Texts as they stand, each with its place.
struct Texts<'n>(Vec<Cow<'n, str>>);

impl Names for Texts<'_> {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn find(&self, name: &str) -> Option<u32> {
        u32::try_from(self.0.iter().position(|known| known == name)?).ok()
    }

    fn some(&self, places: Range<usize>) -> impl Iterator<Item = (&str, u32)> {
        let first = places.start as u32;
        self.0.get(places).unwrap_or_default().iter().map(AsRef::as_ref).zip(first..)
    }

    fn are_sorted(&self) -> bool {
        false
    }
}

/// How many names there may be to one row before it is quicker to search among them than to lay them all out.
const FEW: usize = 8;

/// So many names or rows are worth a thread.
const PART: usize = 1 << 14;

/// The numbers of the names in a column, found on so many threads.
pub(in crate::tally) fn resolve<'a>(
    column: &Column<'a, Ids<'a>>,
    names: &impl Names,
    threads: usize,
) -> Numbers<'a> {
    let rows = column.values.len();
    let numbers = match &column.values {
        Ids::Dictionary { keys, values } => {
            let own = of_cells(values.values.len(), |place| values.cell(place), names, threads);
            Numbers::of_keys(keys, 0, own)
        }
        Ids::Integers(keys) if names.count() / FEW <= rows => of_integers(keys, names, threads),
        _ => of_cells(rows, |row| column.values.cell(row), names, threads).into_iter().collect(),
    };
    numbers.where_valid(column.validity.as_ref())
}

/// Of each row of a column the place of its id among others; of one that comes twice there, either.
#[allow(
    clippy::unnecessary_cast,
    clippy::unnecessary_fallible_conversions,
    clippy::useless_conversion,
    reason = "integers of every width are read by the same lines"
)]
pub(in crate::tally) fn among<'a>(
    column: &Column<'a, Ids<'a>>,
    others: &Column<'_, Ids<'_>>,
    threads: usize,
) -> Numbers<'a> {
    let rows = others.values.len();
    if let (Ids::Integers(keys), Ids::Integers(numbers), None) =
        (&column.values, &others.values, &others.validity)
    {
        // Numbers of 64 bits without sign are read as if they had one.
        let least = if matches!(keys, Integers::U64(_)) { 0 } else { i64::MIN };
        let bounds = numbers.bounds().and_then(|(first, last)| {
            Some((i64::try_from(first).ok().filter(|first| *first >= least)?, i64::try_from(last).ok()?))
        });
        let close = bounds.and_then(|(first, last)| Some((first, dense(first, last, rows)?)));
        if let Some((first, length)) = close {
            let mut table = vec![BAD; length];
            with_values!(numbers, values => for (number, place) in values.iter().zip(0..) {
                let slot = table.get_mut((*number as i64).wrapping_sub(first) as usize);
                slot.into_iter().for_each(|slot| *slot = place);
            });
            return Numbers::of_keys(keys, first, table).where_valid(column.validity.as_ref());
        }
        let known: Known = with_values!(numbers, values => {
            let known = values.iter().map(|number| i64::try_from(*number)).zip(0..);
            known.filter_map(|(number, place)| Some((number.ok().filter(|one| *one >= least)?, place))).collect()
        });
        let bounds = known
            .iter()
            .fold((i64::MAX, i64::MIN), |(least, most), (number, _)| (least.min(*number), most.max(*number)));
        return of_known(keys, vec![known], bounds).where_valid(column.validity.as_ref());
    }
    let text = |row: usize| match others.cell(row) {
        Cell::Text(text) => Cow::Borrowed(text),
        Cell::Number(number) => Cow::Owned(number.to_string()),
        // No id is empty, so that nothing is found there.
        Cell::Null | Cell::NotUtf8(_) | Cell::Beyond(..) => Cow::Borrowed(""),
    };
    resolve(column, &Texts((0..rows).map(text).collect()), threads)
}

/// The numbers of the names in so many cells.
fn of_cells<'c>(
    count: usize,
    cell: impl Fn(usize) -> Cell<'c> + Sync,
    names: &impl Names,
    threads: usize,
) -> Vec<u32> {
    let few = names.are_sorted() && names.count() / FEW > count;
    let index = if few { None } else { Some(Index::new(names)) };
    let find = |name: &str| index.as_ref().map_or_else(|| names.find(name), |index| index.find(name));
    let mut numbers = vec![NULL; count];
    let part = count.div_ceil(threads.max(1)).max(PART);
    let jobs = (0..).step_by(part).zip(numbers.chunks_mut(part)).collect();
    share(threads, jobs, |(start, numbers): (usize, &mut [u32])| {
        (start..).zip(numbers).for_each(|(place, number)| *number = one(cell(place), find));
    });
    numbers
}

fn one(cell: Cell<'_>, find: impl Fn(&str) -> Option<u32>) -> u32 {
    match cell {
        Cell::Null => NULL,
        Cell::Text(name) => find(name).unwrap_or(BAD),
        Cell::Number(number) => find(&number.to_string()).unwrap_or(BAD),
        Cell::NotUtf8(_) | Cell::Beyond(..) => BAD,
    }
}

/// Names that are numbers, each with its own number.
type Known = Vec<(i64, u32)>;

/// Names that are numbers, in parts, with the least and the greatest of them.
fn integers(names: &impl Names, signed: bool, threads: usize) -> (Vec<Known>, (i64, i64)) {
    let count = names.count();
    let part = count.div_ceil(threads.max(1)).max(PART);
    let parts = (0..count).step_by(part).map(|start| start..count.min(start + part)).collect();
    let known = share(threads, parts, |places: Range<usize>| {
        let (mut known, mut bounds) = (Vec::with_capacity(places.len()), (i64::MAX, i64::MIN));
        for (name, number) in names.some(places) {
            let name = decimal(name).and_then(|name| i64::try_from(name).ok());
            let Some(name) = name.filter(|name| signed || *name >= 0) else { continue };
            bounds = (bounds.0.min(name), bounds.1.max(name));
            known.push((name, number));
        }
        (known, bounds)
    });
    let bounds =
        known.iter().fold((i64::MAX, i64::MIN), |all, (_, own)| (all.0.min(own.0), all.1.max(own.1)));
    (known.into_iter().map(|(known, _)| known).collect(), bounds)
}

fn of_integers<'a>(keys: &Integers<'a>, names: &impl Names, threads: usize) -> Numbers<'a> {
    let signed = !matches!(keys, Integers::U64(_));
    let found = names.found().and_then(|found| {
        let found = found.or(|| {
            let (known, bounds) = integers(names, true, threads);
            laid_out(&known, bounds)
        });
        found.as_ref()
    });
    match found.filter(|found| signed || found.first >= 0) {
        Some(Numbered { first, table }) => Numbers::of_keys(keys, *first, Arc::clone(table)),
        None => {
            let (known, bounds) = integers(names, signed, threads);
            of_known(keys, known, bounds)
        }
    }
}

/// Where names that are numbers lie close together a table says what each stands for; else they are searched.
fn of_known<'a>(keys: &Integers<'a>, known: Vec<Known>, bounds: (i64, i64)) -> Numbers<'a> {
    if let Some(Numbered { first, table }) = laid_out(&known, bounds) {
        return Numbers::of_keys(keys, first, table);
    }
    let mut known = known.concat();
    known.sort_unstable();
    let search = |name: i128| {
        let place = known.binary_search_by_key(&i64::try_from(name).ok()?, |(name, _)| *name).ok()?;
        known.get(place).map(|(_, number)| *number)
    };
    (0..keys.len()).map(|row| keys.get(row).and_then(search).unwrap_or(BAD)).collect()
}

/// What each number from the first on stands for, if they lie close together.
fn laid_out(known: &[Known], bounds: (i64, i64)) -> Option<Numbered> {
    let count = known.iter().map(Vec::len).sum();
    let (first, last) = if count == 0 { (0, 0) } else { bounds };
    let mut table = vec![BAD; dense(first, last, count)?];
    for (name, number) in known.iter().flatten() {
        let slot = usize::try_from(name - first).ok().and_then(|place| table.get_mut(place));
        if let Some(slot) = slot {
            *slot = *number;
        }
    }
    Some(Numbered { first, table: table.into() })
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
        for entry in names.some(0..names.count()) {
            table.insert_unique(hasher.hash_one(entry.0), entry, |(name, _)| hasher.hash_one(name));
        }
        Self { hasher, table }
    }

    fn find(&self, name: &str) -> Option<u32> {
        let found = self.table.find(self.hasher.hash_one(name), |(known, _)| *known == name);
        found.map(|(_, number)| *number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Listed(Vec<String>);

    impl Names for Listed {
        fn count(&self) -> usize {
            self.0.len()
        }

        fn find(&self, name: &str) -> Option<u32> {
            self.0.iter().position(|known| known == name).map(|place| place as u32)
        }

        fn some(&self, places: Range<usize>) -> impl Iterator<Item = (&str, u32)> {
            let first = places.start as u32;
            self.0[places].iter().map(String::as_str).zip(first..)
        }
    }

    /// Numbers that texts begin with zeros, signs, or say too much: none of them is the text of a number of 64 bits.
    const STRANGE: [&str; 6] = ["007", "-0", "+5", "", "18446744073709551616", "100000000000000000000"];

    #[test]
    fn r0_whole_numbers_stand_for_their_texts_on_any_number_of_threads() {
        // Close together, or not.
        for (count, step) in
            [(0, 1), (3, 1), (100, 1), (100, 1_000_003), (2 * PART + 7, 1), (2 * PART + 7, 999_983)]
        {
            let own = (0..count as i64).map(|place| ((place - 2) * step).to_string());
            let names = Listed(own.chain(STRANGE.map(str::to_owned)).collect());
            let ends = [-3, 0, 1, 5, 7, count as i64 - 3, count as i64 - 2, i64::MAX, i64::MIN];
            let some = ends.into_iter().flat_map(|place: i64| [place, place.wrapping_mul(step)]);
            let keys: Vec<i64> = some.cycle().take(2 * PART + 50).collect();
            let unsigned: Vec<u64> = keys.iter().map(|key| key.cast_unsigned()).collect();
            let texts: Vec<String> = keys.iter().map(ToString::to_string).collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let plain = |texts: &[String]| {
                let some = texts.iter().map(|text| names.find(text).unwrap_or(BAD)).collect::<Vec<u32>>();
                some.into_iter().cycle().take(keys.len()).collect::<Vec<u32>>()
            };
            let expected = plain(&keys.iter().take(18).map(ToString::to_string).collect::<Vec<_>>());
            let expected_unsigned =
                plain(&unsigned.iter().take(18).map(ToString::to_string).collect::<Vec<_>>());
            for threads in [0, 1, 3, 50] {
                let resolved = |ids: Ids<'_>| {
                    let numbers = resolve(&ids.into(), &names, threads);
                    (0..keys.len()).map(|row| numbers.get(row)).collect::<Vec<u32>>()
                };
                assert_eq!(resolved(Ids::from(&keys[..])), expected, "{count} by {step}");
                assert_eq!(resolved(Ids::from(&unsigned[..])), expected_unsigned, "{count} by {step}");
                assert_eq!(resolved(Ids::Texts(&texts)), expected, "{count} by {step}");
            }
        }
    }

    #[test]
    fn r0_ids_are_found_among_others_however_either_is_written() {
        found_however_written([7, -3, 7_000_000_000, 0, 12], [12, 1, 7, -3, 7_000_000_000, 0, -4]);
        // Close together, where a table says what each stands for.
        found_however_written([7, -3, 9, 0, 12], [12, 1, 7, -3, 9, 0, -4]);
        // What is beyond numbers with a sign is none below 0.
        let (numbers, unsigned): (Vec<i64>, Vec<u64>) = (vec![7, -3, 0], vec![u64::MAX - 2, 7]);
        let found = among(&Ids::from(&unsigned[..]).into(), &Ids::from(&numbers[..]).into(), 1);
        assert_eq!([found.get(0), found.get(1)], [BAD, 0]);
    }

    fn found_however_written(numbers: [i64; 5], asked: [i64; 7]) {
        let texts: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let asked_texts: Vec<String> = asked.iter().map(ToString::to_string).collect();
        let asked_texts: Vec<&str> = asked_texts.iter().map(String::as_str).collect();
        let expected = [4, BAD, 0, 1, 2, 3, BAD];
        for others in [Ids::from(&numbers[..]), Ids::Texts(&texts)] {
            for column in [Ids::from(&asked[..]), Ids::Texts(&asked_texts)] {
                let found = among(&column.into(), &others.clone().into(), 2);
                assert_eq!([0, 1, 2, 3, 4, 5, 6].map(|row| found.get(row)), expected);
            }
        }
    }
}
