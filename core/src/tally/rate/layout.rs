//! Where the peers of each group stand: one behind the other, best first.

use std::borrow::Cow;
use std::ops::Range;

use super::RateColumns;

/// The groups, and how many stand in each.
#[derive(Clone, Debug)]
pub(super) struct Layout<'a> {
    /// Of each row the place of its group; empty where all are one.
    places: Cow<'a, [u32]>,
    /// By group, how many are rated.
    peers: Vec<u32>,
    /// By group, where those who hold a rank begin; and where the last ends.
    starts: Vec<u32>,
}

impl<'a> Layout<'a> {
    /// One pass to number the groups, one to count them. O(rows), and O(rows · log) where numbers lie far apart.
    pub(super) fn of(columns: &RateColumns<'a>) -> Self {
        let rows = columns.len();
        let groups = columns.groups.unwrap_or_default();
        let most = groups.iter().max().map_or(0, |most| *most as usize);
        let (places, count) = if most <= rows.saturating_mul(2) {
            (Cow::Borrowed(groups), most + 1)
        } else {
            let mut numbers = groups.to_vec();
            numbers.sort_unstable();
            numbers.dedup();
            let place = |number: &u32| numbers.partition_point(|other| other < number) as u32;
            (Cow::Owned(groups.iter().map(place).collect()), numbers.len())
        };
        let (mut peers, mut starts) = (vec![0_u32; count], vec![0_u32; count + 1]);
        let layout = Self { places, peers: Vec::new(), starts: Vec::new() };
        for row in (0..rows).filter(|row| columns.total(*row).is_some()) {
            let group = layout.place(row);
            if let Some(peers) = peers.get_mut(group) {
                *peers += 1;
            }
            if let Some(ranked) = starts.get_mut(group + 1).filter(|_| columns.veto(row).is_none()) {
                *ranked += 1;
            }
        }
        let mut before = 0;
        for start in &mut starts {
            before += *start;
            *start = before;
        }
        Self { peers, starts, ..layout }
    }

    /// How many groups there may be; some may be empty.
    pub(super) fn groups(&self) -> usize {
        self.peers.len()
    }

    /// The place of a row's group.
    #[inline]
    pub(super) fn place(&self, row: usize) -> usize {
        self.places.get(row).map_or(0, |place| *place as usize)
    }

    /// How many of a group are rated.
    #[inline]
    pub(super) fn peers(&self, group: usize) -> u32 {
        self.peers.get(group).copied().unwrap_or_default()
    }

    /// Where those of a group stand who hold a rank.
    #[inline]
    pub(super) fn ranked(&self, group: usize) -> Range<usize> {
        let start = |group: usize| self.starts.get(group).map_or(0, |start| *start as usize);
        start(group)..start(group + 1)
    }

    /// Where each group begins, to be counted on.
    pub(super) fn cursors(&self) -> Vec<u32> {
        self.starts.clone()
    }

    /// How many hold a rank.
    pub(super) fn all_ranked(&self) -> usize {
        self.starts.last().map_or(0, |end| *end as usize)
    }
}
