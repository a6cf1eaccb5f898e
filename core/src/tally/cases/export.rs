//! The columns of a case table as they stand, for tables of another make.

use std::borrow::Cow;

use super::field::{EndedAs, NEVER, NONE, NOT, Small, Time, Wide};
use super::store::{no, nothing};
use super::table::CaseTable;
use crate::org::Org;
use crate::scheme::{ItemKind, Nature};
use crate::tally::duty::ClosedCase;
use crate::value::{Code, Instant};

/// A column of a case table, where it stands.
#[derive(Clone, Debug)]
pub enum CaseValues<'t> {
    /// Milliseconds since 1970 in UTC; [`NEVER`](Self::NEVER) where there is none.
    Instants(Cow<'t, [i64]>),
    /// Places of units in tree order; where there is none, beyond the last.
    Units(Cow<'t, [u32]>),
    /// Places of members in the order of their ids; where there is none, beyond the last.
    Members(Cow<'t, [u32]>),
    /// Places in a list of names; where there is none, beyond its end.
    Names {
        /// The places.
        places: Cow<'t, [u32]>,
        /// The names.
        names: Vec<&'t str>,
    },
    /// Counts.
    Counts(Cow<'t, [u32]>),
    /// The how manyth handling run, from 1; 0 of a case that was not accepted.
    Runs(Cow<'t, [u32]>),
    /// Tiers or marks from 1 on; [`NOTHING`](Self::NOTHING) where there is none.
    Few(Cow<'t, [u8]>),
    /// 1 for yes, 0 for no.
    Flags(Cow<'t, [u8]>),
}

impl CaseValues<'_> {
    /// There is no instant.
    pub const NEVER: i64 = NEVER;
    /// There is no tier or mark.
    pub const NOTHING: u8 = NOT;
}

impl CaseTable<'_> {
    /// The names of the columns that are supplied, `case` apart, in the order of R0.
    pub fn columns(&self) -> impl Iterator<Item = &'static str> + '_ {
        super::CaseColumns::NAMES.iter().copied().filter(|name| self.field(name).is_some())
    }

    /// A column by its name; `None` if it is not supplied. The ids of cases [`case`](Self::case) gives.
    #[must_use]
    pub fn column<'t>(&'t self, name: &str) -> Option<CaseValues<'t>> {
        let (store, catalogue) = (&self.store, &self.catalogue);
        let codes = |codes: &'t [Code]| codes.iter().map(Code::as_str).collect();
        let words = |values: &[u8], names: Vec<&'t str>| {
            let places = values.iter().map(|value| if *value == NOT { NONE } else { u32::from(*value) });
            CaseValues::Names { places: places.collect(), names }
        };
        Some(match self.field(name)? {
            Field::Time(time) => CaseValues::Instants(self.whole(store.time(time), NEVER)),
            Field::Small(small) => {
                let values = self.whole(store.small(small), no(small));
                match small {
                    Small::Kind => words(&values, ItemKind::ALL.iter().map(|kind| kind.as_str()).collect()),
                    Small::Nature => {
                        words(&values, Nature::ALL.iter().map(|nature| nature.as_str()).collect())
                    }
                    Small::EndedAs => words(&values, EndedAs::ALL.iter().map(|end| end.as_str()).collect()),
                    Small::Deferred | Small::Exempt => CaseValues::Flags(values),
                    _ => CaseValues::Few(values),
                }
            }
            Field::Wide(wide) => {
                let places = self.whole(store.wide(wide), nothing(wide));
                match wide {
                    Wide::Severity => CaseValues::Names { places, names: codes(&catalogue.severities) },
                    Wide::Channel => CaseValues::Names { places, names: codes(&catalogue.channels) },
                    Wide::FirstReceiver | Wide::Assignee => CaseValues::Members(places),
                    Wide::Origin | Wide::Holder => CaseValues::Units(places),
                    Wide::Item => {
                        // The items of every edition stand one behind the other.
                        let each = u32::try_from(catalogue.codes.len().max(1)).unwrap_or(NONE);
                        let place = |item: &u32| if *item == NONE { NONE } else { item % each };
                        let places = places.iter().map(place).collect();
                        CaseValues::Names { places, names: codes(&catalogue.codes) }
                    }
                    Wide::Run => CaseValues::Runs(places),
                    Wide::Reopened | Wide::Returned | Wide::Breach => CaseValues::Counts(places),
                }
            }
        })
    }

    /// A column with a value for each row, also if nothing stands in it.
    fn whole<'t, T: Copy>(&self, column: &'t [T], nothing: T) -> Cow<'t, [T]> {
        if column.is_empty() { Cow::Owned(vec![nothing; self.len()]) } else { Cow::Borrowed(column) }
    }

    /// The cases that were closed, in the order of their rows: a row that says when it ended and not how was closed.
    #[must_use]
    pub fn closed(&self, org: &Org) -> Vec<ClosedCase> {
        let (ended, how) = (self.store.time(Time::Closed), self.store.small(Small::EndedAs));
        let closed = |row: &usize| {
            let how = how.get(*row).and_then(|how| EndedAs::ALL.get(usize::from(*how)));
            how.is_none_or(|how| *how == EndedAs::Closed)
        };
        let origins = self.store.wide(Wide::Origin);
        let rows = ended.iter().enumerate().filter(|(row, at)| **at != NEVER && closed(row));
        let case = |(row, at): (usize, &i64)| {
            let origin = org.unit_numbered(*origins.get(row)?)?.id().clone();
            Some(ClosedCase { case: self.case(row)?, origin, closed_at: Instant::from_millis(*at).ok()? })
        };
        rows.filter_map(case).collect()
    }

    /// The field of a name, if it is supplied.
    fn field(&self, name: &str) -> Option<Field> {
        let store = &self.store;
        let time = Time::ALL.iter().copied().find(|field| field.name() == name && store.has_time(*field));
        let wide = Wide::ALL.iter().copied().find(|field| field.name() == name && store.has_wide(*field));
        let small = Small::ALL.iter().copied().find(|field| field.name() == name && store.has_small(*field));
        time.map(Field::Time).or(wide.map(Field::Wide)).or(small.map(Field::Small))
    }
}

/// A column of any sort.
enum Field {
    Time(Time),
    Wide(Wide),
    Small(Small),
}
