//! A province made up for the measurement: townships of one shape, ids such as `p-012345-0001`.

use petgraph::graph::{DiGraph, NodeIndex};
use wangge::generate::Rng;
use wangge::org::{OrgRows, UnitRow};
use wangge::scheme::Scheme;

/// A township has 20 villages, each of them 8 grids, each of these 2 small grids.
const VILLAGES: usize = 20;
const GRIDS: usize = 8;
const SMALL_GRIDS: usize = 2;

/// The shape of a township: of each unit its tier, 0 at the apex, and the position of its parent.
fn township() -> Vec<(usize, usize)> {
    let mut units = vec![(0, 0)];
    for _ in 0..VILLAGES {
        let village = units.len();
        units.push((1, 0));
        for _ in 0..GRIDS {
            let grid = units.len();
            units.push((2, village));
            units.extend((0..SMALL_GRIDS).map(|_| (3, grid)));
        }
    }
    units
}

/// So many units in townships; the last may be cut short.
pub(crate) struct Province {
    units: usize,
    shape: Vec<(usize, usize)>,
}

impl Province {
    pub(crate) fn of(units: usize) -> Self {
        Self { units, shape: township() }
    }

    fn id(&self, number: usize) -> String {
        format!("p-{:06}-{:04}", number / self.shape.len(), number % self.shape.len())
    }

    /// Each unit in id order: its tier, and the number of its parent.
    fn numbered(&self) -> impl Iterator<Item = (usize, usize, Option<usize>)> {
        (0..self.units).map(|number| {
            let within = number % self.shape.len();
            let (tier, parent) = self.shape.get(within).copied().unwrap_or_default();
            (number, tier, (tier > 0).then(|| number - within + parent))
        })
    }

    /// The units as rows, shuffled by a seed or in id order.
    pub(crate) fn rows(&self, scheme: &Scheme, shuffle: Option<u64>) -> OrgRows {
        let tiers: Vec<_> = scheme.tiers().iter().map(|tier| tier.code.clone()).collect();
        let mut units = Vec::with_capacity(self.units);
        units.extend(self.numbered().map(|(number, tier, parent)| UnitRow {
            id: self.id(number).parse().expect("an id"),
            tier: tiers.get(tier).cloned().expect("four tiers"),
            parent: parent.map(|parent| self.id(parent).parse().expect("an id")),
            kind: None,
            name: None,
        }));
        if let Some(seed) = shuffle {
            Rng::new(seed).shuffle(&mut units);
        }
        OrgRows { units, ..OrgRows::default() }
    }

    /// The units as a plain graph, parents to children, with room for no more.
    pub(crate) fn graph<N>(&self, weight: impl Fn(&str) -> N) -> DiGraph<N, ()> {
        let edges = self.numbered().filter(|(.., parent)| parent.is_some()).count();
        let mut graph = DiGraph::with_capacity(self.units, edges);
        for (number, _, parent) in self.numbered() {
            let node = graph.add_node(weight(&self.id(number)));
            if let Some(parent) = parent {
                graph.add_edge(NodeIndex::new(parent), node, ());
            }
        }
        graph
    }
}
