//! The figures of 东石镇.

use std::collections::BTreeSet;

use super::count::Count;
use super::{Figure, figure};
use crate::org::{LinkEnd, Unit, UnitKind};
use crate::scheme::{Asks, Bearer, Coverage, Duty, ItemKind, TierNo};
use crate::value::PeriodKind;

pub(super) fn figures(count: &Count<'_>) -> Vec<Figure> {
    vec![
        figure("tiers", "网格层级", "tiers", count.scheme.tiers().len()),
        figure("towns", "镇", "towns", count.units(1)),
        figure("first_level_grids", "一级网格", "first-level grids (villages)", count.units(2)),
        figure("second_level_grids", "二级网格", "second-level grids", count.units(3)),
        figure("third_level_grids", "三级网格", "third-level grids", count.units(4)),
        figure("grid_branches", "网格党支部", "grid party branches", count.parties("branch")),
        figure("grid_groups", "网格党小组", "grid party groups", count.parties("group")),
        figure(
            "centre_households",
            "党员中心户",
            "member-centre households",
            count.targets("centre-household").len(),
        ),
        figure("volunteers", "网格志愿者", "grid volunteers", count.volunteers()),
        figure(
            "grid_workers",
            "二级专职网格员",
            "full-time grid workers",
            count.in_role("grid-worker").len(),
        ),
        figure(
            "patrolled_grids",
            "配一名巡逻队员的二级网格",
            "grids with one patrol officer",
            one_patrol(count),
        ),
        figure("task_forces", "片区工作队", "area task forces", count.partners(&["task-force"])),
        figure(
            "stationed_cadres",
            "包村科级干部",
            "section-level cadres with a village",
            count.sources("stationed").len(),
        ),
        figure(
            "section_cadres",
            "任第一副网格长、指导员的科级干部",
            "section-level cadres as first deputies or instructors",
            count.in_role("first-deputy").len(),
        ),
        figure("area_enforcers", "挂钩片区的执法应急力量", "enforcement staff tied to areas", tied(count)),
        figure(
            "village_cadres",
            "下沉三级网格的村（社区）干部",
            "village cadres in third-level grids",
            count.in_role("village-cadre").len(),
        ),
        figure(
            "service_teams",
            "服务队伍",
            "service teams",
            count.partners(&["worker-team", "volunteer-team"]),
        ),
        figure(
            "enterprise_village_grids",
            "企业所在一级网格的三级网格",
            "third-level grids where the enterprises are",
            beside_enterprises(count),
        ),
        figure("enterprise_grids", "企业网格", "enterprise grids", enterprises(count).count()),
        figure("event_kinds", "事件类型", "kinds of events", event_kinds(count)),
        figure(
            "delegated_services",
            "下放到网格窗口的服务",
            "services delegated to the grid window",
            delegated(count),
        ),
        figure("member_roles", "一员多岗的岗位", "roles that one member has", count.kinds("member.")),
        figure(
            "visited_groups",
            "每月走访的群体",
            "groups visited every month",
            count.covered_groups(PeriodKind::Month).len(),
        ),
        figure(
            "full_coverage_visits",
            "网格员每月全覆盖入户走访",
            "full-coverage household visits of grid workers a month",
            full_coverage(count),
        ),
        figure(
            "volunteer_awards",
            "分值不同的志愿服务",
            "sorts of volunteer work that earn different points",
            volunteer_awards(count),
        ),
    ]
}

/// Second-level grids where exactly one patrol officer stands.
fn one_patrol(count: &Count<'_>) -> usize {
    let grids = TierNo::new(3).into_iter().flat_map(|tier| count.org.units_on(tier));
    let patrols = |grid: &Unit<'_>| {
        count.org.posts_at(grid.id(), count.day).filter(|post| post.role.as_str() == "patrol").count()
    };
    grids.filter(|grid| patrols(grid) == 1).count()
}

/// Categories of what is handled, those of services apart.
fn event_kinds(count: &Count<'_>) -> usize {
    let events = count.scheme.items_on(count.day).filter(|item| item.kind != ItemKind::Service);
    events.map(|item| &item.category).collect::<BTreeSet<_>>().len()
}

fn delegated(count: &Count<'_>) -> usize {
    count.scheme.items_on(count.day).filter(|item| item.kind == ItemKind::Service).count()
}

/// Duties of grid workers to visit every household each month.
fn full_coverage(count: &Count<'_>) -> usize {
    let worker =
        |duty: &&Duty| matches!(&duty.bearer, Bearer::Role { role, .. } if role.as_str() == "grid-worker");
    let duties = count.scheme.duties().iter().filter(worker).filter(|duty| duty.per == PeriodKind::Month);
    duties.filter(|duty| duty.asks == Asks::Coverage(Coverage::Households)).count()
}

/// What the source says volunteers earn points for, if each earns other points.
fn volunteer_awards(count: &Count<'_>) -> usize {
    let rules = count.scheme.point_rules().iter().filter(|rule| rule.purse.as_str() == "volunteer");
    rules.filter(|rule| !rule.basis.is_assumed()).map(|rule| rule.points).collect::<BTreeSet<_>>().len()
}

/// Enforcers that have duty in an area.
fn tied(count: &Count<'_>) -> usize {
    let tied: BTreeSet<_> = count.sources("area-duty").into_iter().filter_map(LinkEnd::member).collect();
    count.in_role("area-enforcer").intersection(&tied).count()
}

fn enterprises<'a>(count: &Count<'a>) -> impl Iterator<Item = Unit<'a>> {
    count.org.units().filter(|unit| unit.kind() == Some(UnitKind::Enterprise))
}

/// Third-level grids of the first-level grids that have enterprise grids.
fn beside_enterprises(count: &Count<'_>) -> usize {
    let (Some(second), Some(fourth)) = (TierNo::new(2), TierNo::new(4)) else { return 0 };
    let villages: BTreeSet<_> =
        enterprises(count).filter_map(|unit| unit.ancestor_at(second)).map(Unit::id).collect();
    let villages = villages.into_iter().filter_map(|id| count.org.unit(id));
    villages.flat_map(Unit::subtree).filter(|unit| unit.tier() == fourth).count()
}
