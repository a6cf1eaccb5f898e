//! What two schemes, or the lists of two days, have that the other has not (K2): entry by entry, field by field.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::{Entry, Scheme, entries};
use crate::read::Path;
use crate::value::{Code, Date};

/// One entry that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Added, removed or changed.
    pub change: ChangeKind,
    /// The entry's place in the later document; of a removed one in the earlier.
    pub path: Path,
    /// Its place in the earlier document; `None` for an added one. Not written.
    #[serde(skip)]
    pub was: Option<Path>,
    /// Its code, or a source's id; `None` for entries without.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<Code>,
    /// The fields that differ, by name; none for an entry that was added or removed as a whole.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldChange>,
}

/// How an entry differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// Only the later document has it (准入).
    Added,
    /// Only the earlier one has it (退出).
    Removed,
    /// Both have it, and some field differs.
    Changed,
}

/// One field that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// The field as the described scheme names it; of a row with a code, `stages[stop].limits[tier=1].handle`.
    pub field: String,
    /// What it was, as JSON; `None` where there was nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Value>,
}

/// What an entry is known by: its section, and its code or place among its like.
type Key = (String, String);

/// What differs between two schemes, in the order of the later document's sections; in each section first what the
/// later document has, in its order, then what was removed.
///
/// Entries are known by their codes, sources by their ids, authorities by their command and place among those of
/// it. The order of entries and of rows with codes says nothing, but for the order of an item's stages.
///
/// ```
/// use wangge::scheme::{ChangeKind, Preset, Scheme, diff};
///
/// let old = Scheme::read(Preset::Dongshi.document())?;
/// let text = Preset::Dongshi.document().replace("supervision = \"5个工作日\"", "supervision = \"3个工作日\"");
/// let changes = diff(&old, &Scheme::read(&text)?);
/// assert_eq!(changes.len(), 1);
/// assert_eq!(changes[0].change, ChangeKind::Changed);
/// assert_eq!(changes[0].path.to_string(), "ladder");
/// let field = &changes[0].fields[0];
/// assert_eq!((field.field.as_str(), field.after.as_ref().unwrap().as_str()), ("supervision", Some("3wd")));
/// # Ok::<(), wangge::read::Faults>(())
/// ```
#[must_use]
pub fn diff(old: &Scheme, new: &Scheme) -> Vec<Change> {
    compared(keyed(old, entries(old)), keyed(new, entries(new)))
}

/// How the list of items changes from one scheme on a day to another, or the same, on another day (K2); `None` is
/// an empty list.
///
/// ```
/// use wangge::scheme::{Preset, Scheme, catalogue_diff};
///
/// let scheme = Scheme::read(Preset::Dongshi.document())?;
/// let (spring, autumn) = ("2026-03-01".parse()?, "2026-09-01".parse()?);
/// assert!(catalogue_diff(Some((&scheme, spring)), Some((&scheme, autumn))).is_empty());
/// assert_eq!(catalogue_diff(None, Some((&scheme, autumn))).len(), scheme.items().len());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn catalogue_diff(before: Option<(&Scheme, Date)>, after: Option<(&Scheme, Date)>) -> Vec<Change> {
    let list = |list: Option<(&Scheme, Date)>| {
        let Some((scheme, day)) = list else { return Vec::new() };
        let on = |entry: &Entry<'_>| matches!(entry, Entry::Item(item) if item.is_on(day));
        keyed(scheme, entries(scheme).into_iter().filter(|(_, entry)| on(entry)).collect())
    };
    compared(list(before), list(after))
}

/// An entry with what it is known by, its place, and all its fields.
struct Keyed {
    key: Key,
    path: Path,
    code: Option<Code>,
    fields: BTreeMap<String, Value>,
}

fn keyed(scheme: &Scheme, entries: Vec<(Path, Entry<'_>)>) -> Vec<Keyed> {
    let mut commands: BTreeMap<&str, usize> = BTreeMap::new();
    let mut keyed = Vec::with_capacity(entries.len());
    for (path, entry) in entries {
        let name = match entry {
            Entry::Authority(rule) => {
                let nth = commands.entry(rule.command.as_str()).or_default();
                *nth += 1;
                format!("{}#{nth}", rule.command)
            }
            // There is one head: an edition may bear another code. A point is known within its list, and what an
            // appraisal is made of within that.
            Entry::Head => String::new(),
            Entry::Point(list, point) => format!("{}/{}", list.code, point.code),
            Entry::Indicator(whole, _)
            | Entry::Adjustment(whole, _)
            | Entry::Veto(whole, _)
            | Entry::Grading(whole, _)
            | Entry::Result(whole, _) => {
                format!("{}/{}", whole.code, entry.code().map(Code::as_str).unwrap_or_default())
            }
            entry => entry.code().map(ToString::to_string).unwrap_or_default(),
        };
        let code = entry.code().cloned();
        let fields = fields(&Whole { entry, scheme });
        keyed.push(Keyed { key: (section(&path), name), path, code, fields });
    }
    keyed
}

/// The fields on the way to an entry, without positions.
fn section(path: &Path) -> String {
    let names = path.to_string();
    let plain = names.split(['[', ']']).filter(|part| part.parse::<usize>().is_err());
    plain.collect()
}

fn compared(old: Vec<Keyed>, new: Vec<Keyed>) -> Vec<Change> {
    let mut left: BTreeMap<Key, Keyed> = BTreeMap::new();
    let mut order: Vec<Key> = Vec::with_capacity(old.len());
    for entry in old {
        order.push(entry.key.clone());
        left.insert(entry.key.clone(), entry);
    }
    let mut changes: Vec<(usize, Change)> = Vec::new();
    for Keyed { key, path, code, fields } in new {
        let (change, was, fields) = match left.remove(&key) {
            None => (ChangeKind::Added, None, Vec::new()),
            Some(before) => (ChangeKind::Changed, Some(before.path), differences(&before.fields, &fields)),
        };
        if change == ChangeKind::Added || !fields.is_empty() {
            changes.push((rank(&key.0), Change { change, path, was, code, fields }));
        }
    }
    for Keyed { key, path, code, .. } in order.iter().filter_map(|key| left.remove(key)) {
        let (change, was) = (ChangeKind::Removed, Some(path.clone()));
        changes.push((rank(&key.0), Change { change, path, was, code, fields: Vec::new() }));
    }
    changes.sort_by_key(|(rank, _)| *rank);
    changes.into_iter().map(|(_, change)| change).collect()
}

/// Where a section stands in the document; the points of checklists stand after all checklists, and so does what
/// appraisals are made of.
fn rank(section: &str) -> usize {
    let (first, inner) = section.split_once('.').unwrap_or((section, ""));
    let order = Scheme::sections().iter().position(|known| *known == first).unwrap_or_default();
    order * 2 + usize::from(!inner.is_empty())
}

fn differences(before: &BTreeMap<String, Value>, after: &BTreeMap<String, Value>) -> Vec<FieldChange> {
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let change = |name: &String| FieldChange {
        field: name.clone(),
        before: before.get(name).cloned(),
        after: after.get(name).cloned(),
    };
    names.into_iter().map(change).filter(|change| change.before != change.after).collect()
}

/// Every field of an entry with its value: rows of tables are taken apart, lists of plain values are not.
fn fields(entry: &Whole<'_>) -> BTreeMap<String, Value> {
    let mut found = BTreeMap::new();
    let whole = serde_json::to_value(entry).unwrap_or_default();
    flatten("", whole, &mut found);
    found
}

fn flatten(name: &str, value: Value, found: &mut BTreeMap<String, Value>) {
    match value {
        Value::Object(fields) => {
            for (field, value) in fields {
                let inner = if name.is_empty() { field } else { format!("{name}.{field}") };
                flatten(&inner, value, found);
            }
        }
        Value::Array(rows) if rows.iter().any(Value::is_object) => {
            let keys = keys_of(&rows);
            // Of these the order says something.
            if ["stages", "grade", "group"].contains(&name) {
                found.insert(name.to_owned(), keys.iter().cloned().map(Value::String).collect());
            }
            for (key, row) in keys.iter().zip(rows) {
                flatten(&format!("{name}[{key}]"), row, found);
            }
        }
        Value::Array(rows) if rows.is_empty() => {}
        plain => {
            found.insert(name.to_owned(), plain);
        }
    }
}

/// What each of some rows is known by; of several alike the second is known as that, and so on.
fn keys_of(rows: &[Value]) -> Vec<String> {
    let mut alike: BTreeMap<String, usize> = BTreeMap::new();
    let mut keys = Vec::with_capacity(rows.len());
    for key in rows.iter().map(key_of) {
        let nth = alike.entry(key.clone()).or_default();
        *nth += 1;
        keys.push(if *nth == 1 { key } else { format!("{key}#{nth}") });
    }
    keys
}

/// What a row is known by: its code, its name or day or weekday, all that says when a limit holds, or what it speaks
/// of.
fn key_of(row: &Value) -> String {
    let text = |field: &str| match row.get(field) {
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    if let Some(key) = ["code", "level", "date", "on", "name"].into_iter().find_map(text) {
        return key;
    }
    let when =
        ["condition", "severity", "tier", "season", "per", "from", "measure", "appraisal", "nth", "by"];
    let mut said: Vec<String> =
        when.into_iter().filter_map(|field| Some(format!("{field}={}", text(field)?))).collect();
    for (list, one) in [("items", "item"), ("duties", "duty"), ("points", "rule")] {
        let codes = row.get(list).and_then(Value::as_array).into_iter().flatten();
        said.extend(codes.filter_map(Value::as_str).map(|code| format!("{one}={code}")));
    }
    // Of a limit of redemptions besides in what it counts.
    let counts = ["pieces", "redemptions"].into_iter().filter(|field| row.get(field).is_some());
    said.extend(counts.map(str::to_owned));
    said.join(",")
}

/// An entry with all that the scheme says in it.
struct Whole<'s> {
    entry: Entry<'s>,
    scheme: &'s Scheme,
}

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.entry.serialize_in(self.scheme, to)
    }
}
