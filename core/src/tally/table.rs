//! The table of activity records.

use std::collections::BTreeMap;

use super::World;
use super::record::{ActivityRow, Record};
use crate::value::{Code, RecordId, TargetId};

/// Activity records, checked against a world, in the order they were given.
#[derive(Clone, Debug)]
pub struct Activities {
    records: Vec<Record>,
    ids: Vec<RecordId>,
    kinds: Vec<Code>,
    targets: Vec<TargetId>,
}

impl Activities {
    /// From rows; `None` if one of them is wrong.
    #[must_use]
    pub fn from_rows(rows: &[ActivityRow], world: &World<'_>) -> Option<Self> {
        let mut kinds: Vec<Code> = Vec::new();
        let mut targets: Vec<TargetId> = Vec::new();
        let (mut records, mut ids, mut places) = (Vec::new(), Vec::new(), BTreeMap::new());
        for (at, row) in rows.iter().enumerate() {
            places.insert(&row.id, at);
            let filed_at = row.filed_at.unwrap_or(row.at);
            records.push(Record {
                member: u32::try_from(world.org().members().binary_search(&row.member).ok()?).ok()?,
                unit: world.org().unit(&row.unit)?.number(),
                kind: place(&mut kinds, &row.kind)?,
                at: row.at.millis(),
                filed_at: filed_at.millis(),
                quantity: row.quantity.thousandths(),
                target: match &row.target {
                    Some(target) => Some(place(&mut targets, target)?),
                    None => None,
                },
                verified: row.verified_by.as_ref().is_some_and(|by| *by != row.member),
                reverses: None,
                reversed: None,
            });
            ids.push(row.id.clone());
        }
        for (at, row) in rows.iter().enumerate() {
            let Some(reversed) = &row.reverses else { continue };
            let taken = *places.get(reversed)?;
            records.get_mut(at)?.reverses = Some(u32::try_from(taken).ok()?);
            let filed = records.get(at)?.filed_at;
            records.get_mut(taken)?.reversed = Some((u32::try_from(at).ok()?, filed));
        }
        Some(Self { records, ids, kinds, targets })
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The record of a row.
    pub(crate) fn record(&self, row: usize) -> Option<Record> {
        self.records.get(row).copied()
    }

    /// The id of a row.
    pub(crate) fn id(&self, row: usize) -> Option<&RecordId> {
        self.ids.get(row)
    }

    /// The code of a kind by its place.
    pub(crate) fn kind(&self, place: u32) -> Option<&Code> {
        self.kinds.get(usize::try_from(place).ok()?)
    }

    /// What a record is about, by its place.
    pub(crate) fn target(&self, place: u32) -> Option<&TargetId> {
        self.targets.get(usize::try_from(place).ok()?)
    }
}

/// The place of a name among those met, a new one at the end.
fn place<T: Clone + PartialEq>(names: &mut Vec<T>, name: &T) -> Option<u32> {
    let at = names.iter().position(|known| known == name).unwrap_or_else(|| {
        names.push(name.clone());
        names.len() - 1
    });
    u32::try_from(at).ok()
}
