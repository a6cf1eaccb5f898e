//! Who stands where (组织树).

use serde::Serialize;

use super::Error;
use super::json::write;
use super::table::{self, Table};
use crate::case::Refusal;
use crate::org::{Org, Unit, UnitKind};
use crate::read::Reader;
use crate::scheme::{Scheme, TierNo};
use crate::value::{Name, UnitId};

/// Reads and checks an organisation under its scheme, JSON if it begins with `{`, else TOML (O6).
///
/// ```
/// use wangge::scheme::Preset;
/// use wangge::wire;
///
/// let scheme = wire::scheme::read(Preset::Dongshi.document())?;
/// let org = wire::org::read(r#"{"units":[{"id":"ds","tier":"town"}]}"#, &scheme)?;
/// assert_eq!(org.units().len(), 1);
/// # Ok::<(), wire::Error>(())
/// ```
///
/// # Errors
/// `faults`: every fault of the document, each with its path and, in TOML, line and column.
pub fn read(text: &str, scheme: &Scheme) -> Result<Org, Error> {
    Ok(Org::read(text, scheme)?)
}

/// Reads and checks an organisation given as tables (R0), each named as the list of a document that it stands for, its
/// columns as the fields of a row: the same rows give the same `Org`, or the same faults at the same paths.
///
/// Ids, codes and names are texts, or whole numbers that stand for their decimal texts; days are days or texts such as
/// `2026-03-05`; `units` and `functions` of parties and partners are lists of texts. An optional column may be absent,
/// and so may the value of a row. Tables are not bounded as documents are. Time is O(n log n).
///
/// ```
/// use wangge::scheme::Preset;
/// use wangge::tally::column::{Column, Ids, Validity};
/// use wangge::wire::{self, table::{Cells, Table}};
///
/// let scheme = wire::scheme::read(Preset::Dongshi.document())?;
/// let texts = |texts| Cells::Ids(Ids::Texts(texts));
/// let units = |tiers| {
///     Table::new()
///         .with("id", texts(&["ds", "ds-07"]))
///         .with("tier", texts(tiers))
///         .with("parent", Column::from(texts(&["", "ds"])).with_validity(Validity::new(&[0b10], 0)))
/// };
/// let org = wire::org::from_tables(&[("units", units(&["town", "grid1"]))], &scheme)?;
/// assert_eq!(wire::org::unit(&org, "ds")?, r#"{"id":"ds","tier":1,"children":["ds-07"]}"#);
/// let error = wire::org::from_tables(&[("units", units(&["town", "gird1"]))], &scheme).unwrap_err();
/// assert!(error.to_json().contains(r#"{"code":"unknown_reference","path":"units[1].tier","#));
/// # Ok::<(), wire::Error>(())
/// ```
///
/// # Errors
/// `faults`, all at once: of whole tables and columns, at paths such as `posts.role`, `unknown_field` with the nearest
/// name, `duplicate_field`, `missing_field`, `wrong_type`, and `wrong_count` of a column that is not as long as the
/// first; of rows those of a document, at paths such as `units[17].parent`, besides `not_utf8` and `out_of_bounds` of
/// a text that is in no dictionary.
pub fn from_tables(tables: &[(&str, Table<'_>)], scheme: &Scheme) -> Result<Org, Error> {
    let mut reader = Reader::default();
    let draft = table::read(tables, &mut reader).unwrap_or_default();
    Ok(Org::from_draft(&draft, reader.faults, scheme)?)
}

/// Reads again what [`describe`] wrote, however long it is: for handles that come out of a store of their own.
///
/// # Errors
/// `faults`, as [`read`]: of the text of an organisation under the same scheme there are none.
pub fn read_again(text: &str, scheme: &Scheme) -> Result<Org, Error> {
    Ok(Org::read_again(text, scheme)?)
}

/// One unit (单元) and its place in the tree.
///
/// `{"id":…,"tier":…,"kind"?:…,"name"?:…,"parent"?:…,"children":[…]}`: the number of its tier, 1 at the apex, its
/// kind (`enterprise`, `micro`, `functional`), and the ids of the units above and below.
///
/// ```
/// use wangge::scheme::Preset;
/// use wangge::wire;
///
/// let scheme = wire::scheme::read(Preset::Dongshi.document())?;
/// let org = wire::org::read(
///     r#"{"units":[{"id":"ds","tier":"town"},{"id":"ds-07","tier":"grid1","parent":"ds"}]}"#,
///     &scheme,
/// )?;
/// assert_eq!(wire::org::unit(&org, "ds")?, r#"{"id":"ds","tier":1,"children":["ds-07"]}"#);
/// assert_eq!(wire::org::unit(&org, "ds-08").unwrap_err().code(), "unknown_unit");
/// # Ok::<(), wire::Error>(())
/// ```
///
/// # Errors
/// `value` for an id that is none, `refused` with `unknown_unit`.
pub fn unit(org: &Org, id: &str) -> Result<String, Error> {
    #[derive(Serialize)]
    struct Answer<'o> {
        id: &'o UnitId,
        tier: TierNo,
        #[serde(skip_serializing_if = "Option::is_none")]
        kind: Option<UnitKind>,
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<&'o Name>,
        #[serde(skip_serializing_if = "Option::is_none")]
        parent: Option<&'o UnitId>,
        children: Vec<&'o UnitId>,
    }
    let unit = find(org, id)?;
    Ok(write(&Answer {
        id: unit.id(),
        tier: unit.tier(),
        kind: unit.kind(),
        name: unit.name(),
        parent: unit.parent().map(Unit::id),
        children: unit.children().map(Unit::id).collect(),
    }))
}

/// The units above one, lowest first.
///
/// `[{"id":…,"tier":…},…]`, empty for a unit on tier 1.
///
/// ```
/// use wangge::scheme::Preset;
/// use wangge::wire;
///
/// let scheme = wire::scheme::read(Preset::Dongshi.document())?;
/// let org = wire::org::read(
///     r#"{"units":[{"id":"ds","tier":"town"},{"id":"ds-07","tier":"grid1","parent":"ds"}]}"#,
///     &scheme,
/// )?;
/// assert_eq!(wire::org::ancestors(&org, "ds-07")?, r#"[{"id":"ds","tier":1}]"#);
/// # Ok::<(), wire::Error>(())
/// ```
///
/// # Errors
/// `value` for an id that is none, `refused` with `unknown_unit`.
pub fn ancestors(org: &Org, id: &str) -> Result<String, Error> {
    let above: Vec<Place<'_>> = find(org, id)?.ancestors().map(Place::of).collect();
    Ok(write(&above))
}

/// The lowest unit that two stand in, itself one of them where it holds the other.
///
/// `{"id":…,"tier":…}`, or `null` for units of two trees.
///
/// ```
/// use wangge::scheme::Preset;
/// use wangge::wire;
///
/// let scheme = wire::scheme::read(Preset::Dongshi.document())?;
/// let org = wire::org::read(
///     r#"{"units":[{"id":"ds","tier":"town"},{"id":"ds-07","tier":"grid1","parent":"ds"},
///         {"id":"ds-08","tier":"grid1","parent":"ds"},{"id":"dz","tier":"town"}]}"#,
///     &scheme,
/// )?;
/// assert_eq!(wire::org::lowest_common_ancestor(&org, "ds-07", "ds-08")?, r#"{"id":"ds","tier":1}"#);
/// assert_eq!(wire::org::lowest_common_ancestor(&org, "ds-07", "dz")?, "null");
/// # Ok::<(), wire::Error>(())
/// ```
///
/// # Errors
/// `value` for an id that is none, `refused` with `unknown_unit`.
pub fn lowest_common_ancestor(org: &Org, one: &str, other: &str) -> Result<String, Error> {
    let above = find(org, one)?.lowest_common_ancestor(find(org, other)?);
    Ok(write(&above.map(Place::of)))
}

/// A unit and all below it: each before those below it, those of one parent by id.
///
/// `[{"id":…,"tier":…},…]`
///
/// ```
/// use wangge::scheme::Preset;
/// use wangge::wire;
///
/// let scheme = wire::scheme::read(Preset::Dongshi.document())?;
/// let org = wire::org::read(
///     r#"{"units":[{"id":"ds","tier":"town"},{"id":"ds-07","tier":"grid1","parent":"ds"}]}"#,
///     &scheme,
/// )?;
/// assert_eq!(wire::org::subtree(&org, "ds")?, r#"[{"id":"ds","tier":1},{"id":"ds-07","tier":2}]"#);
/// # Ok::<(), wire::Error>(())
/// ```
///
/// # Errors
/// `value` for an id that is none, `refused` with `unknown_unit`.
pub fn subtree(org: &Org, id: &str) -> Result<String, Error> {
    let below: Vec<Place<'_>> = find(org, id)?.subtree().map(Place::of).collect();
    Ok(write(&below))
}

/// The whole organisation as the document that [`read`] reads back to the same: all lists, rows in order.
///
/// ```
/// use wangge::scheme::Preset;
/// use wangge::wire;
///
/// let scheme = wire::scheme::read(Preset::Dongshi.document())?;
/// let org = wire::org::read("units = [{ id = 'ds', tier = 'town' }]", &scheme)?;
/// let text = wire::org::describe(&org);
/// assert!(text.starts_with(r#"{"units":[{"id":"ds","tier":"town"}],"homes":[],"posts":[],"#));
/// assert_eq!(wire::org::read(&text, &scheme)?, org);
/// # Ok::<(), wire::Error>(())
/// ```
#[must_use]
pub fn describe(org: &Org) -> String {
    write(org)
}

/// A unit and the number of its tier.
#[derive(Serialize)]
struct Place<'o> {
    id: &'o UnitId,
    tier: TierNo,
}

impl<'o> Place<'o> {
    fn of(unit: Unit<'o>) -> Self {
        Self { id: unit.id(), tier: unit.tier() }
    }
}

fn find<'o>(org: &'o Org, id: &str) -> Result<Unit<'o>, Error> {
    let unit: UnitId = id.parse()?;
    Ok(org.unit(&unit).ok_or(Refusal::UnknownUnit { unit })?)
}
