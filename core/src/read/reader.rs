//! The reader: walks a document by its draft types and notes every fault on the way.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{Fault, FaultKind, Field, Path, Rows, Step, nearest, shown};

/// The faults so far and the place the reader stands at.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    pub(crate) faults: Vec<Fault>,
    pub(crate) path: Path,
}

impl Reader {
    /// Notes a fault at the present place.
    pub(crate) fn note(&mut self, kind: FaultKind) {
        self.faults.push(Fault::new(kind, self.path.clone()));
    }

    /// Notes a fault one field further in.
    pub(crate) fn note_field(&mut self, field: &str, kind: FaultKind) {
        self.faults.push(Fault::new(kind, self.path.field(field)));
    }

    /// Whether `key` is one of `fields` and comes for the first time; else the fault is noted.
    pub(crate) fn enter_field(&mut self, fields: &[&str], seen: &mut [bool], key: &str) -> bool {
        let Some(known) = fields.iter().position(|field| *field == key) else {
            // The place is the key itself, which is shown no more freely than any text of the document (V5).
            let (nearest, field) = (nearest(key, fields.iter().copied()), shown(key));
            self.note_field(&field.clone(), FaultKind::UnknownField { field, nearest });
            return false;
        };
        match seen.get_mut(known) {
            Some(seen) if !*seen => *seen = true,
            _ => {
                self.note_field(key, FaultKind::DuplicateField { field: key.to_owned() });
                return false;
            }
        }
        true
    }

    /// Reads the value of `field`, standing at it meanwhile.
    pub(crate) fn field<'de, T: Read, M: MapAccess<'de>>(
        &mut self,
        field: &'static str,
        from: &mut M,
    ) -> Result<Field<T>, M::Error> {
        self.path.push(Step::Field(field.to_owned()));
        let read = from.next_value_seed(Seed::<T>::new(self));
        self.path.pop();
        Ok(read?.map_or(Field::Faulty, Field::Given))
    }
}

/// What can be read from a document, noting faults instead of failing.
pub(crate) trait Read: Sized {
    /// `Ok(None)` when a fault was noted; `Err` only when the text itself is broken.
    fn read<'de, D: Deserializer<'de>>(from: D, reader: &mut Reader) -> Result<Option<Self>, D::Error>;
}

/// Carries the reader through serde to a `T`.
pub(crate) struct Seed<'r, T> {
    reader: &'r mut Reader,
    what: PhantomData<T>,
}

impl<'r, T> Seed<'r, T> {
    pub(crate) fn new(reader: &'r mut Reader) -> Self {
        Self { reader, what: PhantomData }
    }
}

impl<'de, T: Read> DeserializeSeed<'de> for Seed<'_, T> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Option<T>, D::Error> {
        T::read(from, self.reader)
    }
}

impl<T: Read> Read for Rows<T> {
    fn read<'de, D: Deserializer<'de>>(from: D, reader: &mut Reader) -> Result<Option<Self>, D::Error> {
        from.deserialize_any(RowsVisitor { reader, what: PhantomData })
    }
}

struct RowsVisitor<'r, T> {
    reader: &'r mut Reader,
    what: PhantomData<T>,
}

impl<'de, T: Read> Visitor<'de> for RowsVisitor<'_, T> {
    type Value = Option<Rows<T>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
        let mut rows = Vec::new();
        loop {
            self.reader.path.push(Step::Index(rows.len()));
            let next = from.next_element_seed(Seed::<T>::new(self.reader));
            self.reader.path.pop();
            match next? {
                Some(row) => rows.push(row),
                None => return Ok(Some(Rows::new(rows))),
            }
        }
    }

    super::not_expected!("a list"; scalars, map);
}

/// The visitor methods for everything a place does not take: drain it, note `wrong_type`, go on.
macro_rules! not_expected {
    ($expected:expr; $($kind:ident),*) => { $($crate::read::not_expected!(@ $kind $expected);)* };
    (@ scalars $expected:expr) => {
        fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
            self.reader.note($crate::read::FaultKind::wrong_type($expected, "a boolean"));
            Ok(None)
        }
        fn visit_i64<E>(self, _: i64) -> Result<Self::Value, E> {
            self.reader.note($crate::read::FaultKind::wrong_type($expected, "a number"));
            Ok(None)
        }
        fn visit_u64<E>(self, _: u64) -> Result<Self::Value, E> {
            self.reader.note($crate::read::FaultKind::wrong_type($expected, "a number"));
            Ok(None)
        }
        fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
            self.reader.note($crate::read::FaultKind::wrong_type($expected, "a number"));
            Ok(None)
        }
        fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
            self.reader.note($crate::read::FaultKind::wrong_type($expected, "a text"));
            Ok(None)
        }
        fn visit_unit<E>(self) -> Result<Self::Value, E> {
            self.reader.note($crate::read::FaultKind::wrong_type($expected, "null"));
            Ok(None)
        }
    };
    (@ seq $expected:expr) => {
        fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
            $crate::read::drain_seq(&mut from)?;
            self.reader.note($crate::read::FaultKind::wrong_type($expected, "a list"));
            Ok(None)
        }
    };
    (@ map $expected:expr) => {
        fn visit_map<A: serde::de::MapAccess<'de>>(self, mut from: A) -> Result<Self::Value, A::Error> {
            $crate::read::drain_map(&mut from)?;
            self.reader.note($crate::read::FaultKind::wrong_type($expected, "a table"));
            Ok(None)
        }
    };
}
pub(crate) use not_expected;

pub(crate) fn drain_seq<'de, A: SeqAccess<'de>>(from: &mut A) -> Result<(), A::Error> {
    while from.next_element::<IgnoredAny>()?.is_some() {}
    Ok(())
}

pub(crate) fn drain_map<'de, A: MapAccess<'de>>(from: &mut A) -> Result<(), A::Error> {
    while from.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
    Ok(())
}
