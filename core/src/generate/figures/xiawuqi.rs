//! The figures of 下伍旗镇.

use std::collections::BTreeSet;

use super::count::Count;
use super::{Figure, figure};
use crate::org::{LinkEnd, Partner, Unit};
use crate::scheme::{Checklist, ItemKind, TierNo};
use crate::value::PeriodKind;

/// The nets that were merged into one, each a category now.
const NETS: [&str; 3] = ["environment", "enforcement", "order"];

pub(super) fn figures(count: &Count<'_>) -> Vec<Figure> {
    let flood = count.scheme.checklists().iter().filter(|list| list.code.as_str().starts_with("flood"));
    let flood: Vec<&Checklist> = flood.collect();
    let points = || flood.iter().flat_map(|list| &list.points);
    let measures = points().filter(|point| point.measure.is_some()).count();
    vec![
        figure("tiers", "网格层级", "tiers", count.scheme.tiers().len()),
        figure("towns", "镇", "towns", count.units(1)),
        figure("areas", "片区", "areas", count.units(2)),
        figure(
            "party_organisations",
            "村和非公企业党组织",
            "party organisations of villages and enterprises",
            count.parties("village") + count.parties("enterprise"),
        ),
        figure("first_level_grids", "一级网格", "first-level grids", count.units(3)),
        figure("second_level_grids", "二级网格", "second-level grids", count.units(4)),
        figure(
            "party_group_grids",
            "有党小组和网格员的二级网格",
            "second-level grids with a party group and a grid worker",
            party_group_grids(count),
        ),
        figure("merged_nets", "并成一张网的网格", "nets merged into one", merged_nets(count)),
        figure(
            "flood_categories",
            "汛期隐患类别",
            "categories of flood hazards",
            flood.iter().map(|list| list.groups.len()).sum(),
        ),
        figure("flood_entries", "汛期隐患", "flood hazards", points().count()),
        figure("flood_measures", "汛期隐患防范措施", "measures against flood hazards", measures),
        figure("agency_services", "代办服务", "services done on residents' behalf", agency_services(count)),
        figure(
            "villager_representatives",
            "村民代表",
            "villager representatives",
            count.in_role("villager-representative").len(),
        ),
        figure(
            "delegating_departments",
            "派员轮驻的部门",
            "departments that post delegates",
            delegating_departments(count),
        ),
        figure(
            "home_service_groups",
            "上门服务群体",
            "groups of households served at home",
            home_service_groups(count),
        ),
        figure(
            "weekly_inspections",
            "每周入户排查次数",
            "household inspections a week",
            count.times("inspection", PeriodKind::Week),
        ),
        figure(
            "monthly_deeds",
            "每月微实事件数",
            "small deeds a month",
            count.times("small-deeds", PeriodKind::Month),
        ),
        figure("promise_steps", "承诺践诺评诺", "promise, fulfil, review", count.kinds("promise.")),
    ]
}

/// Second-level grids with one party group and at least one grid worker.
fn party_group_grids(count: &Count<'_>) -> usize {
    let groups = |grid: &Unit<'_>| {
        let groups = count.org.parties().iter().filter(|party| party.kind.as_str() == "group");
        groups.filter(|party| party.units.contains(grid.id())).count()
    };
    let worked = |grid: &Unit<'_>| {
        count.org.posts_at(grid.id(), count.day).any(|post| post.role.as_str() == "grid-worker")
    };
    let grids = TierNo::new(4).into_iter().flat_map(|tier| count.org.units_on(tier));
    grids.filter(|grid| groups(grid) == 1 && worked(grid)).count()
}

fn merged_nets(count: &Count<'_>) -> usize {
    count.scheme.categories().iter().filter(|category| NETS.contains(&category.code.as_str())).count()
}

fn agency_services(count: &Count<'_>) -> usize {
    count.scheme.items_on(count.day).filter(|item| item.kind == ItemKind::Service).count()
}

/// Departments to which somebody who serves at the town is delegated.
fn delegating_departments(count: &Count<'_>) -> usize {
    let delegates = count.in_role("delegate");
    let links = count.links("delegated");
    let posted = links.filter(|link| link.source.member().is_some_and(|member| delegates.contains(member)));
    let ids: BTreeSet<&LinkEnd> = posted.map(|link| &link.target).collect();
    let stationed = |partner: &&Partner| partner.kind.as_str() == "stationed";
    let departments = count.org.partners().iter().filter(stationed);
    departments.filter(|partner| ids.iter().any(|end| end.id() == partner.id.as_str())).count()
}

/// Groups for which some service comes to the home.
fn home_service_groups(count: &Count<'_>) -> usize {
    let served: BTreeSet<_> = count.scheme.items_on(count.day).flat_map(|item| &item.at_home).collect();
    count.scheme.groups().iter().filter(|group| served.contains(&group.code)).count()
}
