//! The tree of units, numbered so that questions about ancestry are comparisons of numbers.

use std::fmt;
use std::ops::Range;

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

/// A unit as the check hands it over.
pub(super) struct Seed {
    pub(super) id: UnitId,
    pub(super) tier: TierNo,
    /// The position of its parent in id order.
    pub(super) parent: Option<UnitIx>,
    pub(super) kind: Option<UnitKind>,
    pub(super) name: Option<Name>,
}

/// The position of a unit in id order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct UnitIx(pub(super) u32);

impl UnitIx {
    fn at(self) -> usize {
        usize::try_from(self.0).unwrap_or(usize::MAX)
    }
}

/// A unit with its number in preorder and that of the first unit after its subtree.
///
/// There may be millions: what few units have stands in tables beside them.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Node {
    id: UnitId,
    /// Of a unit on tier 1, which has no parent, itself.
    parent: UnitIx,
    first: u32,
    end: u32,
    tier: TierNo,
    kind: Option<UnitKind>,
}

/// All units by id, and their preorder: roots, and children of one parent, by id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    order: Vec<UnitIx>,
    /// The names of units that have one, by unit.
    names: Vec<(UnitIx, Name)>,
}

impl Tree {
    /// Grows the tree from so many units in id order, each id once, whose parents stand on the tier above.
    pub(super) fn grow(count: usize, seeds: impl Iterator<Item = Seed>) -> Self {
        let mut nodes = Vec::with_capacity(count);
        let mut names = Vec::new();
        for (ix, Seed { id, tier, parent, kind, name }) in (0..).map(UnitIx).zip(seeds) {
            names.extend(name.map(|name| (ix, name)));
            nodes.push(Node { id, parent: parent.unwrap_or(ix), first: 0, end: 0, tier, kind });
        }
        names.shrink_to_fit();
        number(&mut nodes);
        let mut order = vec![UnitIx(0); nodes.len()];
        for (ix, node) in (0..).map(UnitIx).zip(&nodes) {
            if let Some(slot) = order.get_mut(UnitIx(node.first).at()) {
                *slot = ix;
            }
        }
        Self { nodes, order, names }
    }

    pub(super) fn units(&self) -> impl ExactSizeIterator<Item = Unit<'_>> {
        self.nodes.iter().map(|node| Unit { tree: self, node })
    }

    pub(super) fn units_in(&self, places: Range<usize>) -> impl ExactSizeIterator<Item = Unit<'_>> {
        let nodes = self.nodes.get(places).unwrap_or_default();
        nodes.iter().map(|node| Unit { tree: self, node })
    }

    /// The units in preorder.
    pub(super) fn in_order(&self) -> impl Iterator<Item = Unit<'_>> {
        self.order.iter().filter_map(|ix| self.unit(*ix))
    }

    pub(super) fn find(&self, id: &UnitId) -> Option<Unit<'_>> {
        let at = self.nodes.binary_search_by(|node| node.id.cmp(id)).ok()?;
        self.nodes.get(at).map(|node| Unit { tree: self, node })
    }

    /// The unit of a number in preorder.
    pub(super) fn at_number(&self, number: u32) -> Option<Unit<'_>> {
        self.unit(self.numbered(number)?)
    }

    fn unit(&self, ix: UnitIx) -> Option<Unit<'_>> {
        self.nodes.get(ix.at()).map(|node| Unit { tree: self, node })
    }

    /// The position in id order of the unit with a number in preorder.
    fn numbered(&self, number: u32) -> Option<UnitIx> {
        self.order.get(UnitIx(number).at()).copied()
    }

    fn name(&self, ix: UnitIx) -> Option<&Name> {
        let at = self.names.binary_search_by_key(&ix, |(ix, _)| *ix).ok()?;
        self.names.get(at).map(|(_, name)| name)
    }
}

/// Gives each unit its number in preorder, and that of the first unit after its subtree, in time O(units): sizes
/// are summed from the lowest tier up, then numbers handed out from the apex down.
fn number(nodes: &mut [Node]) {
    let mut sizes = vec![1_u32; nodes.len()];
    for tier in TierNo::all().rev().filter(|tier| *tier != TierNo::APEX) {
        for (at, node) in nodes.iter().enumerate().filter(|(_, node)| node.tier == tier) {
            let size = sizes.get(at).copied().unwrap_or_default();
            if let Some(sum) = sizes.get_mut(node.parent.at()) {
                *sum += size;
            }
        }
    }
    // What the next child is numbered: of each unit, and of the forest as a whole.
    let mut next = vec![0_u32; nodes.len()];
    let mut next_root = 0;
    for tier in TierNo::all() {
        for (at, node) in nodes.iter_mut().enumerate().filter(|(_, node)| node.tier == tier) {
            let size = sizes.get(at).copied().unwrap_or_default();
            let counter = if tier == TierNo::APEX { None } else { next.get_mut(node.parent.at()) };
            let counter = counter.unwrap_or(&mut next_root);
            (node.first, node.end) = (*counter, *counter + size);
            *counter += size;
            if let Some(next) = next.get_mut(at) {
                *next = node.first + 1;
            }
        }
    }
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

    /// The number of the first unit in preorder that comes after all below it.
    pub(crate) fn end(self) -> u32 {
        self.node.end
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

    /// Its name. O(log names).
    #[must_use]
    pub fn name(self) -> Option<&'o Name> {
        self.tree.name(self.tree.numbered(self.node.first)?)
    }

    /// The unit above; `None` on tier 1. O(1).
    #[must_use]
    pub fn parent(self) -> Option<Self> {
        self.node.tier.above().and_then(|_| self.tree.unit(self.node.parent))
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
        let numbered = move |number| self.tree.numbered(number).and_then(|ix| self.tree.unit(ix));
        let child = move |number: u32| (number < self.node.end).then(|| numbered(number)).flatten();
        std::iter::successors(child(self.node.first + 1), move |unit| child(unit.node.end))
    }

    /// The unit and all below it: each unit before those below it, those of one parent by id. O(1) each.
    pub fn subtree(self) -> impl ExactSizeIterator<Item = Self> {
        let range = UnitIx(self.node.first).at()..UnitIx(self.node.end).at();
        let order = self.tree.order.get(range).unwrap_or_default();
        order.iter().map(move |ix| self.tree.unit(*ix).unwrap_or(self))
    }

    /// Its number in preorder, from 0: those of its subtree are its own and the ones after it, up to
    /// [`after`](Self::after).
    pub(crate) fn number(self) -> u32 {
        self.node.first
    }

    /// The first number after those of its subtree.
    pub(crate) fn after(self) -> u32 {
        self.node.end
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
