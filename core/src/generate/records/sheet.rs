//! The sheet on which records are put down before they are in order and have ids.

use super::MAX_RECORDS;
use crate::tally::ActivityRow;
use crate::value::{Amount, Code, Instant, MemberId, RecordId, TargetId, UnitId};

/// A record without an id.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) member: MemberId,
    pub(super) unit: UnitId,
    pub(super) kind: Code,
    pub(super) at: Instant,
    pub(super) quantity: Amount,
    pub(super) target: Option<TargetId>,
    pub(super) verified_by: Option<MemberId>,
    pub(super) filed_at: Option<Instant>,
    /// The place of the record that this one takes back.
    pub(super) reverses: Option<usize>,
}

/// Drafts in the order in which they were thought of.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    drafts: Vec<Draft>,
}

impl Sheet {
    /// Whether nothing more goes on it.
    pub(super) fn is_full(&self) -> bool {
        self.drafts.len() >= MAX_RECORDS
    }

    /// Puts a record down; its place.
    pub(super) fn put(&mut self, draft: Draft) -> Option<usize> {
        if self.is_full() {
            return None;
        }
        self.drafts.push(draft);
        self.drafts.len().checked_sub(1)
    }

    /// In order of time, under ids in sequence.
    pub(super) fn rows(self) -> Vec<ActivityRow> {
        let mut order: Vec<usize> = (0..self.drafts.len()).collect();
        order.sort_by_key(|place| (self.drafts.get(*place).map(|draft| draft.at), *place));
        let mut ids: Vec<Option<RecordId>> = vec![None; self.drafts.len()];
        for (number, place) in (1_u32..).zip(&order) {
            if let Some(id) = ids.get_mut(*place) {
                *id = format!("r-{number:07}").parse().ok();
            }
        }
        let id = |place: usize| ids.get(place).cloned().flatten();
        let mut drafts: Vec<Option<Draft>> = self.drafts.into_iter().map(Some).collect();
        let row = |place: usize| {
            let draft = drafts.get_mut(place)?.take()?;
            Some(ActivityRow {
                id: id(place)?,
                member: draft.member,
                unit: draft.unit,
                kind: draft.kind,
                at: draft.at,
                quantity: draft.quantity,
                target: draft.target,
                verified_by: draft.verified_by,
                filed_at: draft.filed_at,
                reverses: draft.reverses.and_then(id),
            })
        };
        order.into_iter().filter_map(row).collect()
    }
}
