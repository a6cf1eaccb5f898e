//! The reader: walks a document along the places of its draft and notes every fault on the way. JSON comes as
//! serde's stream, TOML as a tree.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{Fault, FaultKind, FaultList, MAX_VALUES, Path, Place, Scalar, Step, nearest, shown};

/// The faults so far and the place the reader stands at.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    pub(crate) faults: FaultList,
    pub(crate) path: Path,
    /// How many values the rows so far count as.
    values: usize,
    /// Whether that is bounded no more.
    pub(super) is_trusted: bool,
    /// Whether there were more than are read: then reading has ended.
    pub(crate) is_full: bool,
}

impl Reader {
    /// Reads the whole of `from` into `place`; fails only when the text itself is broken.
    pub(crate) fn read<'de, D: Deserializer<'de>>(
        &mut self,
        place: &mut dyn Place,
        from: D,
    ) -> Result<(), D::Error> {
        Walk { place, reader: self }.deserialize(from)
    }

    /// Notes a fault at the present place.
    pub(crate) fn note(&mut self, kind: FaultKind) {
        self.faults.note(|| Fault::new(kind, self.path.clone()));
    }

    /// Notes a fault one field further in.
    pub(crate) fn note_field(&mut self, field: &str, kind: impl FnOnce() -> FaultKind) {
        self.faults.note(|| Fault::new(kind(), self.path.field(field)));
    }

    /// Whether a list may take another row; if not, the fault is noted and reading ends.
    pub(super) fn has_room(&mut self, list: &dyn Place) -> bool {
        self.values += list.width();
        if self.values > MAX_VALUES && !self.is_full && !self.is_trusted {
            self.is_full = true;
            self.faults.end(Fault::new(FaultKind::TooMany { limit: MAX_VALUES }, self.path.clone()));
        }
        !self.is_full
    }

    /// The place of the field `name`, if the table has one and it comes for the first time; else the fault is
    /// noted.
    pub(crate) fn enter<'p>(&mut self, table: &'p mut dyn Place, name: &str) -> Option<&'p mut dyn Place> {
        let fields = table.fields();
        let Some(place) = table.field(name) else {
            // The place is the key itself, which is shown no more freely than any text of the document (V5).
            self.faults.note(|| {
                let (nearest, field) = (nearest(name, fields.iter().copied()), shown(name));
                let place = self.path.field(&field);
                Fault::new(FaultKind::UnknownField { field, nearest }, place)
            });
            return None;
        };
        if place.is_fresh() {
            return Some(place);
        }
        self.note_field(name, || FaultKind::DuplicateField { field: name.to_owned() });
        None
    }
}

/// The walk on from one place: seed and visitor at once.
struct Walk<'w> {
    place: &'w mut dyn Place,
    reader: &'w mut Reader,
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl Walk<'_> {
    fn scalar<E>(self, scalar: Scalar<'_>) -> Result<(), E> {
        self.place.scalar(scalar, self.reader);
        Ok(())
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E>(self, given: bool) -> Result<(), E> {
        self.scalar(Scalar::Bool(given))
    }

    fn visit_i64<E>(self, given: i64) -> Result<(), E> {
        self.scalar(Scalar::Integer(given))
    }

    fn visit_u64<E>(self, given: u64) -> Result<(), E> {
        // Beyond i64 only the nearest f64 is left, and every leaf has narrower bounds than that.
        self.scalar(i64::try_from(given).map_or(Scalar::Number(given as f64), Scalar::Integer))
    }

    fn visit_f64<E>(self, given: f64) -> Result<(), E> {
        self.scalar(Scalar::Number(given))
    }

    fn visit_str<E>(self, given: &str) -> Result<(), E> {
        self.scalar(Scalar::Text(given))
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.place.refuse("null", self.reader);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<(), A::Error> {
        if !self.place.list() {
            while from.next_element::<IgnoredAny>()?.is_some() {}
            self.place.refuse("a list", self.reader);
            return Ok(());
        }
        for position in 0.. {
            self.reader.path.push(Step::Index(position));
            let row = from.next_element_seed(NextRow { list: self.place, reader: self.reader });
            self.reader.path.pop();
            if row?.is_none() {
                break;
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<(), A::Error> {
        let mut key = from.next_key::<String>()?;
        if !self.place.table() {
            while key.is_some() {
                from.next_value::<IgnoredAny>()?;
                key = from.next_key()?;
            }
            self.place.refuse("a table", self.reader);
            return Ok(());
        }
        while let Some(name) = key {
            match self.reader.enter(self.place, &name) {
                Some(place) => {
                    self.reader.path.push(Step::Field(name));
                    let read = from.next_value_seed(Walk { place, reader: self.reader });
                    self.reader.path.pop();
                    read?;
                }
                None => {
                    from.next_value::<IgnoredAny>()?;
                }
            }
            key = from.next_key()?;
        }
        self.place.close(self.reader);
        Ok(())
    }
}

/// The walk into a list's next row, whose place is made only if there is one.
struct NextRow<'w> {
    list: &'w mut dyn Place,
    reader: &'w mut Reader,
}

impl<'de> DeserializeSeed<'de> for NextRow<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        if !self.reader.has_room(self.list) {
            return Err(D::Error::custom("too many values"));
        }
        match self.list.row() {
            Some(place) => Walk { place, reader: self.reader }.deserialize(from),
            None => IgnoredAny::deserialize(from).map(|_| ()),
        }
    }
}
