//! An organisation from text or rows, and back to text.

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

use super::draft::OrgDraft;
use super::{Org, OrgRows, Unit, UnitKind, check};
use crate::read::{FaultList, Faults, Form, finish, read_again, read_document, text_of};
use crate::scheme::Scheme;
use crate::value::{Code, Name, UnitId};

impl Org {
    /// Reads and checks a document, JSON if it begins with `{`, else TOML, against the scheme it stands under.
    ///
    /// The document is a table of lists, each of which may be absent but `units`:
    ///
    /// - `units`: `id`, `tier` (code), `parent` (not on tier 1), `kind` ([`UnitKind`]) and `name` if any;
    /// - `homes`: `member`, `unit`, `from`, `until` if it ends; of a member one at a time;
    /// - `posts`: `member`, `role` (code), `unit`, `from`, `until` if it ends;
    /// - `enrolments`: `member`, `as` ([`Enrolled`](super::Enrolled)), `from`, `until` if it ends;
    /// - `tags`: `member`, `tag` (code), `from`, `until` if it ends;
    /// - `parties`: `id`, `kind` (code), `units` (at least one, all on one tier);
    /// - `partners`: `id`, `kind` (code), `units` (at least one), `functions` (codes; of a department at least one),
    ///   `from` and `until` of its term, and the name of its founding `decision`, if any;
    /// - `households`: `id`, `unit`;
    /// - `groups`: `household`, `group` (code), `from`, `until` if it ends;
    /// - `accounts`: `household`, `purse` (code), `from`, `until` if it ends;
    /// - `links`: `kind` (code), `source`, `target` (ids of what the kind ties), `from`, `until` if it ends.
    ///
    /// Days are local and spans half-open: `until` is the first day after. Members are those who hold a post or are
    /// enrolled. Time is O(n log n).
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

    /// Checks an organisation given as rows, as [`read`](Self::read) checks a document: the same rows give the same
    /// `Org`, or the same faults at the same paths, such as `units[17].parent`.
    ///
    /// This is the way in for more than a document holds: millions of units.
    ///
    /// ```
    /// use wangge::org::{Org, OrgRows, UnitRow};
    /// use wangge::scheme::{Preset, Scheme};
    ///
    /// let scheme = Scheme::read(Preset::Dongshi.document())?;
    /// let (id, tier) = ("ds".parse()?, "town".parse()?);
    /// let town = UnitRow { id, tier, parent: None, kind: None, name: None };
    /// let lost = UnitRow { id: "ds-01".parse()?, tier: "grid1".parse()?, ..town.clone() };
    ///
    /// let faults = Org::from_rows(OrgRows { units: vec![town, lost], ..OrgRows::default() }, &scheme).unwrap_err();
    /// let [fault] = faults.as_slice() else { unreachable!() };
    /// assert_eq!((fault.code(), fault.path.to_string().as_str()), ("missing_field", "units[1].parent"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Every fault of the rows at once (O6), each with its path.
    pub fn from_rows(rows: OrgRows, scheme: &Scheme) -> Result<Self, Faults> {
        Self::from_draft(&rows.into(), FaultList::default(), scheme)
    }

    /// Checks what was read some other way, with the faults of that.
    pub(crate) fn from_draft(
        draft: &OrgDraft,
        mut faults: FaultList,
        scheme: &Scheme,
    ) -> Result<Self, Faults> {
        check::check(draft, scheme, &mut faults).ok_or_else(|| Faults::new(faults))
    }

    /// Reads and checks again the JSON text of an organisation that was written out (X2), however long it is.
    pub(crate) fn read_again(text: &str, scheme: &Scheme) -> Result<Self, Faults> {
        let (draft, faults) = read_again(text);
        match draft {
            Some(draft) => Self::from_draft(&draft, faults, scheme),
            None => Err(Faults::new(faults)),
        }
    }
}

/// Writes the document that [`Org::read`] reads back to the same `Org`, rows in the order of its lists.
impl Serialize for Org {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut table = to.serialize_struct("Org", 11)?;
        table.serialize_field("units", &Units(self))?;
        table.serialize_field("homes", self.homes())?;
        table.serialize_field("posts", self.posts())?;
        table.serialize_field("enrolments", self.enrolments())?;
        table.serialize_field("tags", self.tags())?;
        table.serialize_field("parties", self.parties())?;
        table.serialize_field("partners", self.partners())?;
        table.serialize_field("households", self.households())?;
        table.serialize_field("groups", &self.groups)?;
        if !self.accounts.is_empty() {
            table.serialize_field("accounts", &self.accounts)?;
        }
        table.serialize_field("links", self.links())?;
        table.end()
    }
}

/// The list of units, written one by one.
struct Units<'o>(&'o Org);

impl Serialize for Units<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq(self.0.units().map(|unit| UnitOut::of(unit, &self.0.tiers)))
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
