//! The figures of 海洪社区.

use std::collections::BTreeSet;

use super::count::Count;
use super::{Figure, figure};
use crate::org::{LinkEnd, UnitKind};
use crate::scheme::PartnerClass;

pub(super) fn figures(count: &Count<'_>) -> Vec<Figure> {
    let functional = members_of(count, "functional-branch");
    let retired: BTreeSet<&str> = count.tagged("retired-member").into_iter().map(|id| id.as_str()).collect();
    let of_grids = of_branches(count);
    let among = |others: &BTreeSet<&str>| functional.intersection(others).count();
    vec![
        figure("tiers", "层级", "tiers", count.scheme.tiers().len()),
        figure("communities", "社区党委", "community party committees", count.parties("committee")),
        figure("branch_grids", "二级网格", "second-level grids", count.units(2)),
        figure("branches", "网格党支部", "grid party branches", count.parties("branch")),
        figure("group_grids", "三级网格", "third-level grids", count.units(3)),
        figure("groups", "网格党小组", "grid party groups", count.parties("group")),
        figure("micro_grids", "微网格", "micro-grids", micro_grids(count)),
        figure("merged_nets", "并为一网的条线", "nets merged into one", merged_nets(count)),
        figure("co_building_units", "共建单位", "co-building units", co_building(count, false)),
        figure(
            "named_units",
            "列出名称的共建单位",
            "co-building units named by the source",
            co_building(count, true),
        ),
        figure("observers", "文明啄木鸟观察员", "volunteer observers", count.sources("observes-in").len()),
        figure(
            "functional_members",
            "功能型党支部党员",
            "members of the functional branch",
            functional.len(),
        ),
        figure("functional_retired", "其中退休党员", "of these, retired", among(&retired)),
        figure(
            "functional_of_grids",
            "其中网格党支部党员",
            "of these, of the grids' branches",
            among(&of_grids),
        ),
        figure(
            "functional_volunteers",
            "功能型党支部志愿者",
            "volunteers of the functional branch",
            count.sources("volunteers-for").len(),
        ),
    ]
}

fn micro_grids(count: &Count<'_>) -> usize {
    count.org.units().filter(|unit| unit.kind() == Some(UnitKind::Micro) && unit.is_leaf()).count()
}

/// Categories that the source names: each was a net of its own.
fn merged_nets(count: &Count<'_>) -> usize {
    count.scheme.categories().iter().filter(|category| !category.basis.assumes("name")).count()
}

/// Partners of a co-building kind; only those whose kind the source names.
fn co_building(count: &Count<'_>, named: bool) -> usize {
    let kinds = count.scheme.partners().iter().filter(|kind| kind.class == PartnerClass::CoBuilding);
    let kinds: Vec<&str> =
        kinds.filter(|kind| !named || !kind.basis.is_assumed()).map(|kind| kind.code.as_str()).collect();
    count.partners(&kinds)
}

/// Who belongs to a party organisation.
fn members_of<'a>(count: &Count<'a>, party: &str) -> BTreeSet<&'a str> {
    let links = count.links("member-of").filter(|link| link.target.id() == party);
    links.map(|link| link.source.id()).collect()
}

/// Who belongs to a branch of a grid.
fn of_branches<'a>(count: &Count<'a>) -> BTreeSet<&'a str> {
    let branch = |end: &LinkEnd| match end {
        LinkEnd::Party(id) => count.org.party(id).is_some_and(|party| party.kind.as_str() == "branch"),
        _ => false,
    };
    count.links("member-of").filter(|link| branch(&link.target)).map(|link| link.source.id()).collect()
}
