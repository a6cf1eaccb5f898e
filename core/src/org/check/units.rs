//! Units: each one tier below its parent, none its own ancestor (O1).

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

use super::checker::Checker;
use super::names::Row;
use crate::org::draft::UnitDraft;
use crate::org::tree::UnitRow;
use crate::read::{FaultKind, Field, Path, Rows};
use crate::scheme::TierNo;

const LIST: &str = "units";

pub(super) fn units(rows: &Rows<UnitDraft>, checker: &mut Checker<'_, '_>) -> Vec<UnitRow> {
    checker.not_empty("unit", rows, || Path::root().field(LIST));
    let length = rows.len().unwrap_or_default();
    let (mut tiers, mut parents) = (vec![None; length], vec![None; length]);
    let declared = checker.scheme.tiers();
    for (at, row) in rows.iter() {
        let place = Row { list: LIST, at };
        let tier = checker.declared("tier", &row.tier, declared, |tier| &tier.code, (place, "tier"));
        if let Some(slot) = tiers.get_mut(at) {
            *slot = tier.map(|tier| tier.number);
        }
        let apex = tier.is_some_and(|tier| tier.number == TierNo::APEX);
        let parent = row.parent.get().filter(|_| !apex);
        let parent = parent.and_then(|parent| checker.unit(parent, || place.field("parent")));
        if let Some(slot) = parents.get_mut(at) {
            *slot = parent;
        }
    }
    checker.tiers = tiers;
    let ringed = rings(rows, &parents, checker);
    for (at, row) in rows.iter() {
        let in_ring = ringed.get(at).copied().unwrap_or_default();
        let parent = parents.get(at).copied().flatten();
        rung(row, at, parent.filter(|_| !in_ring), checker);
    }
    rows.iter().filter_map(|(at, row)| unit(row, checker.tier_of(at)?)).collect()
}

fn unit(row: &UnitDraft, tier: TierNo) -> Option<UnitRow> {
    Some(UnitRow {
        id: row.id.get()?.clone(),
        tier,
        parent: row.parent.get().cloned(),
        kind: row.kind.get().copied(),
        name: row.name.get().cloned(),
    })
}

/// A unit of tier 1 has no parent, every other one exactly one tier above.
fn rung(row: &UnitDraft, at: usize, parent: Option<usize>, checker: &mut Checker<'_, '_>) {
    let Some(tier) = checker.tier_of(at) else { return };
    let path = Row { list: LIST, at }.field("parent");
    let above = tier.above();
    let wrong = match (above, &row.parent) {
        (None, Field::Given(_)) => true,
        (Some(_), Field::Absent) => {
            checker.fault(FaultKind::Missing { field: "parent".to_owned() }, path);
            return;
        }
        (Some(above), Field::Given(_)) => {
            parent.and_then(|parent| checker.tier_of(parent)).is_some_and(|its| its != above)
        }
        _ => false,
    };
    if wrong {
        let kind = FaultKind::WrongTier {
            id: row.id.get().map(ToString::to_string).unwrap_or_default(),
            tier: checker.tier_code(tier),
            expected: above.map(|above| checker.tier_code(above)).into_iter().collect(),
        };
        checker.fault(kind, path);
    }
}

/// Notes each ring whole, at its least id; which rows stand in one.
///
/// A ring always has a rung that is wrong; since a parent in it must change anyway, its rungs are not reported
/// one by one.
fn rings(rows: &Rows<UnitDraft>, parents: &[Option<usize>], checker: &mut Checker<'_, '_>) -> Vec<bool> {
    let mut ringed = vec![false; parents.len()];
    let ids: Vec<Option<&str>> = {
        let mut ids = vec![None; parents.len()];
        for (at, row) in rows.iter() {
            if let Some(slot) = ids.get_mut(at) {
                *slot = row.id.get().map(|id| id.as_str());
            }
        }
        ids
    };
    let parent = |at: usize| parents.get(at).copied().flatten();
    if parents.iter().all(Option::is_none) {
        return ringed;
    }
    for ring in components(parents) {
        let [one, ..] = ring.as_slice() else { continue };
        if ring.len() == 1 && parent(*one) != Some(*one) {
            continue;
        }
        let Some(least) = ring.iter().copied().min_by_key(|at| ids.get(*at)) else { continue };
        let round = std::iter::successors(Some(least), |at| parent(*at)).take(ring.len());
        let ids = round.filter_map(|at| ids.get(at).copied().flatten()).map(str::to_owned).collect();
        checker.fault(FaultKind::Cycle { ids }, Row { list: LIST, at: least }.field("parent"));
        for at in ring {
            if let Some(slot) = ringed.get_mut(at) {
                *slot = true;
            }
        }
    }
    ringed
}

/// The strongly connected rows. (Kosaraju's algorithm, since petgraph's Tarjan recurses as deep as the longest
/// chain of parents, and a document may write any.)
fn components(parents: &[Option<usize>]) -> Vec<Vec<usize>> {
    let mut graph: DiGraph<(), (), usize> = DiGraph::with_capacity(parents.len(), parents.len());
    let nodes: Vec<_> = parents.iter().map(|_| graph.add_node(())).collect();
    for (node, parent) in nodes.iter().zip(parents) {
        if let Some(parent) = parent.and_then(|parent| nodes.get(parent)) {
            graph.add_edge(*node, *parent, ());
        }
    }
    let rows = |component: Vec<petgraph::graph::NodeIndex<usize>>| {
        component.into_iter().map(petgraph::graph::NodeIndex::index).collect()
    };
    kosaraju_scc(&graph).into_iter().map(rows).collect()
}
