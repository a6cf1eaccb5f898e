//! An organisation from text, and back.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::{Org, Unit, UnitKind, check};
use crate::read::{Faults, Form, finish, read_document, text_of};
use crate::scheme::Scheme;
use crate::value::{Code, Name, UnitId};

impl Org {
    /// Reads and checks a document, JSON if it begins with `{`, else TOML, against the scheme it stands under.
    ///
    /// The document is a table of lists, each of which may be absent but `units`:
    ///
    /// - `units`: `id`, `tier` (code), `parent` (not on tier 1), `kind` ([`UnitKind`]) and `name` if any;
    /// - `posts`: `member`, `role` (code), `unit`, `from`, `until` if it ends;
    /// - `enrolments`: `member`, `as` ([`Enrolled`](super::Enrolled)), `from`, `until` if it ends;
    /// - `parties` and `partners`: `id`, `kind` (code), `units` (at least one; of a party all on one tier);
    /// - `households`: `id`, `unit`;
    /// - `links`: `kind` (code), `source`, `target` (ids of what the kind ties), `from`, `until` if it ends.
    ///
    /// Days are local and spans half-open: `until` is the first day after. Time is O(n log n).
    ///
    /// # Errors
    ///
    /// Every fault of the document at once (O6), each with its path and, in TOML, line and column.
    pub fn read(text: &str, scheme: &Scheme) -> Result<Self, Faults> {
        let form = Form::of(text);
        let (draft, mut faults) = read_document(text, form);
        let org = draft.and_then(|draft| check::check(&draft, scheme, &mut faults));
        match org {
            Some(org) if faults.is_empty() => Ok(org),
            _ => Err(finish(faults, text, form)),
        }
    }

    /// Reads and checks a document as it comes from a file.
    ///
    /// # Errors
    ///
    /// As [`Org::read`]; of a document that is not UTF-8 that alone, with line and column.
    pub fn read_bytes(document: &[u8], scheme: &Scheme) -> Result<Self, Faults> {
        Self::read(text_of(document)?, scheme)
    }
}

/// Writes the document that [`Org::read`] reads back to the same `Org`, rows in the order of its lists.
impl Serialize for Org {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let units: Vec<UnitOut<'_>> = self.units().map(|unit| UnitOut::of(unit, &self.tiers)).collect();
        let mut table = to.serialize_struct("Org", 7)?;
        table.serialize_field("units", &units)?;
        table.serialize_field("posts", self.posts())?;
        table.serialize_field("enrolments", self.enrolments())?;
        table.serialize_field("parties", self.parties())?;
        table.serialize_field("partners", self.partners())?;
        table.serialize_field("households", self.households())?;
        table.serialize_field("links", self.links())?;
        table.end()
    }
}

#[derive(Serialize)]
struct UnitOut<'o> {
    id: &'o UnitId,
    tier: Option<&'o Code>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'o UnitId>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<UnitKind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'o Name>,
}

impl<'o> UnitOut<'o> {
    fn of(unit: Unit<'o>, tiers: &'o [Code]) -> Self {
        Self {
            id: unit.id(),
            tier: tiers.get(unit.tier().index()),
            parent: unit.parent().map(Unit::id),
            kind: unit.kind(),
            name: unit.name(),
        }
    }
}
