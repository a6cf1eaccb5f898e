//! Rings of parents (O6).

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

/// The rings of a list of parents, each as rows that are followed by their parent, beginning with the least by id;
/// `ids` gives the id of a row.
///
/// Takes time O(rows log rows).
pub(super) fn rings<'d>(parents: &[Option<u32>], id: impl Fn(usize) -> Option<&'d str>) -> Vec<Vec<usize>> {
    let parent = |row: usize| parents.get(row).copied().flatten().and_then(|row| usize::try_from(row).ok());
    let mut rings = Vec::new();
    for component in components(parents) {
        let [one, ..] = component.as_slice() else { continue };
        if component.len() == 1 && parent(*one) != Some(*one) {
            continue;
        }
        let least = component.iter().copied().min_by_key(|row| id(*row));
        rings.push(std::iter::successors(least, |row| parent(*row)).take(component.len()).collect());
    }
    rings
}

/// The strongly connected rows. (Kosaraju's algorithm, since petgraph's Tarjan recurses as deep as the longest
/// chain of parents, and a document may write any.)
fn components(parents: &[Option<u32>]) -> Vec<Vec<usize>> {
    let mut graph: DiGraph<(), (), u32> = DiGraph::with_capacity(parents.len(), parents.len());
    let nodes: Vec<_> = parents.iter().map(|_| graph.add_node(())).collect();
    for (node, parent) in nodes.iter().zip(parents) {
        if let Some(parent) = parent {
            graph.add_edge(*node, NodeIndex::from(*parent), ());
        }
    }
    let rows = |component: Vec<NodeIndex<u32>>| component.into_iter().map(NodeIndex::index).collect();
    kosaraju_scc(&graph).into_iter().map(rows).collect()
}
