//! The tree of units, numbered so that questions about ancestry are comparisons of numbers.

use std::fmt;

use crate::read::words;
use crate::scheme::TierNo;
use crate::value::{Name, UnitId};

words! {
    /// A unit of a special kind (O1).
    pub enum UnitKind ("a kind of unit: enterprise, micro or functional") {
        /// 企业网格.
        Enterprise = "enterprise",
        /// 微网格.
        Micro = "micro",
        /// 功能网格.
        Functional = "functional",
    }
}

/// A unit as one row says it.
pub(super) struct UnitRow {
    pub(super) id: UnitId,
    pub(super) tier: TierNo,
    pub(super) parent: Option<UnitId>,
    pub(super) kind: Option<UnitKind>,
    pub(super) name: Option<Name>,
}

/// The position of a unit in id order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct UnitIx(u32);

impl UnitIx {
    fn at(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

/// A unit with its number in preorder and that of the first unit after its subtree.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Node {
    id: UnitId,
    tier: TierNo,
    parent: Option<UnitIx>,
    kind: Option<UnitKind>,
    name: Option<Name>,
    first: u32,
    end: u32,
}

/// All units by id, and their preorder: roots, and children of one parent, by id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    order: Vec<UnitIx>,
}

impl Tree {
    /// Grows the tree from rows with distinct ids whose parents are rows of the tier above.
    pub(super) fn grow(mut rows: Vec<UnitRow>) -> Self {
        rows.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        let find = |id: &UnitId| rows.binary_search_by(|row| row.id.cmp(id)).ok();
        let parents: Vec<Option<UnitIx>> = rows
            .iter()
            .map(|row| row.parent.as_ref().and_then(find).and_then(|at| u32::try_from(at).ok()).map(UnitIx))
            .collect();
        let tiers: Vec<TierNo> = rows.iter().map(|row| row.tier).collect();
        let intervals = intervals(&tiers, &parents);
        let mut order = vec![UnitIx(0); rows.len()];
        for (ix, (first, _)) in (0..).map(UnitIx).zip(&intervals) {
            if let Some(slot) = order.get_mut(UnitIx(*first).at()) {
                *slot = ix;
            }
        }
        let nodes = rows
            .into_iter()
            .zip(parents)
            .zip(intervals)
            .map(|((row, parent), (first, end))| {
                let UnitRow { id, tier, kind, name, .. } = row;
                Node { id, tier, parent, kind, name, first, end }
            })
            .collect();
        Self { nodes, order }
    }

    pub(super) fn units(&self) -> impl ExactSizeIterator<Item = Unit<'_>> {
        self.nodes.iter().map(|node| Unit { tree: self, node })
    }

    pub(super) fn find(&self, id: &UnitId) -> Option<Unit<'_>> {
        let at = self.nodes.binary_search_by(|node| node.id.cmp(id)).ok()?;
        self.nodes.get(at).map(|node| Unit { tree: self, node })
    }

    fn unit(&self, ix: UnitIx) -> Option<Unit<'_>> {
        self.nodes.get(ix.at()).map(|node| Unit { tree: self, node })
    }

    fn numbered(&self, number: u32) -> Option<Unit<'_>> {
        self.order.get(UnitIx(number).at()).and_then(|ix| self.unit(*ix))
    }
}

/// For each unit its number in preorder, and that of the first unit after its subtree, in time O(units): sizes
/// are summed from the lowest tier up, then numbers handed out from the apex down.
fn intervals(tiers: &[TierNo], parents: &[Option<UnitIx>]) -> Vec<(u32, u32)> {
    let on = |tier: TierNo| {
        let rows = tiers.iter().zip(parents).enumerate();
        rows.filter(move |(_, (on, _))| **on == tier).map(|(at, (_, parent))| (at, *parent))
    };
    let mut sizes = vec![1_u32; tiers.len()];
    for tier in TierNo::all().rev() {
        for (at, parent) in on(tier) {
            let size = sizes.get(at).copied().unwrap_or_default();
            if let Some(sum) = parent.and_then(|parent| sizes.get_mut(parent.at())) {
                *sum += size;
            }
        }
    }
    let mut intervals = vec![(0, 0); tiers.len()];
    // What the next child is numbered: of each unit, and of the forest as a whole.
    let mut next = vec![0; tiers.len()];
    let mut next_root = 0;
    for tier in TierNo::all() {
        for (at, parent) in on(tier) {
            let size = sizes.get(at).copied().unwrap_or_default();
            let counter = parent.and_then(|parent| next.get_mut(parent.at())).unwrap_or(&mut next_root);
            let first = *counter;
            *counter += size;
            if let (Some(interval), Some(next)) = (intervals.get_mut(at), next.get_mut(at)) {
                *interval = (first, first + size);
                *next = first + 1;
            }
        }
    }
    intervals
}

/// One unit (网格单元) of an [`Org`](super::Org), with its place in the tree.
///
/// Questions about two units are about units of one `Org`; of two different ones neither contains the other.
#[derive(Clone, Copy)]
pub struct Unit<'o> {
    tree: &'o Tree,
    node: &'o Node,
}

impl<'o> Unit<'o> {
    /// Its id.
    #[must_use]
    pub fn id(self) -> &'o UnitId {
        &self.node.id
    }

    /// The tier it stands on.
    #[must_use]
    pub fn tier(self) -> TierNo {
        self.node.tier
    }

    /// Its special kind, if it has one.
    #[must_use]
    pub fn kind(self) -> Option<UnitKind> {
        self.node.kind
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> Option<&'o Name> {
        self.node.name.as_ref()
    }

    /// The unit above; `None` on tier 1. O(1).
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        self.node.parent.and_then(|ix| self.tree.unit(ix))
    }

    /// The units above, lowest first.
    pub fn ancestors(self) -> impl Iterator<Item = Self> {
        std::iter::successors(self.parent(), |unit| unit.parent())
    }

    /// Whether `other` stands in this unit's subtree, the unit itself included. O(1).
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        std::ptr::eq(self.tree, other.tree)
            && self.node.first <= other.node.first
            && other.node.first < self.node.end
    }

    /// Whether this unit stands strictly above `other`. O(1).
    #[must_use]
    pub fn is_ancestor_of(self, other: Self) -> bool {
        self != other && self.contains(other)
    }

    /// The unit itself or the one above it on `tier`; `None` where `tier` is below. O(1): there are four tiers.
    #[must_use]
    pub fn ancestor_at(self, tier: TierNo) -> Option<Self> {
        self.up().find(|unit| unit.tier() == tier)
    }

    /// The lowest unit that contains both; `None` in two trees. O(1): there are four tiers.
    #[must_use]
    pub fn lowest_common_ancestor(self, other: Self) -> Option<Self> {
        self.up().find(|unit| unit.contains(other))
    }

    /// The units directly below, by id. O(1) each.
    pub fn children(self) -> impl Iterator<Item = Self> {
        let child = move |number: u32| (number < self.node.end).then(|| self.tree.numbered(number)).flatten();
        std::iter::successors(child(self.node.first + 1), move |unit| child(unit.node.end))
    }

    /// The unit and all below it: each unit before those below it, those of one parent by id. O(1) each.
    pub fn subtree(self) -> impl ExactSizeIterator<Item = Self> {
        let range = UnitIx(self.node.first).at()..UnitIx(self.node.end).at();
        let order = self.tree.order.get(range).unwrap_or_default();
        order.iter().map(move |ix| self.tree.unit(*ix).unwrap_or(self))
    }

    /// Whether nothing stands below it.
    #[must_use]
    pub fn is_leaf(self) -> bool {
        self.node.end == self.node.first + 1
    }

    fn up(self) -> impl Iterator<Item = Self> {
        std::iter::once(self).chain(self.ancestors())
    }
}

impl PartialEq for Unit<'_> {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.node, other.node)
    }
}

impl Eq for Unit<'_> {}

impl fmt::Debug for Unit<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Unit({:?}, tier {})", self.node.id.as_str(), self.node.tier)
    }
}
