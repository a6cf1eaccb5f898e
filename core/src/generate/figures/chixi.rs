//! The figures of 赤溪镇.

use std::collections::BTreeSet;

use super::count::Count;
use super::{Figure, figure};
use crate::org::Unit;
use crate::scheme::{ChangeKind, ItemKind, TierNo, catalogue_diff};
use crate::value::{Date, MemberId};

/// The roles from which grid staff are drawn.
const STAFF: [&str; 6] = [
    "staff-official",
    "staff-two-committee",
    "staff-group-head",
    "staff-representative",
    "staff-supervisor",
    "staff-volunteer",
];

pub(super) fn figures(count: &Count<'_>) -> Vec<Figure> {
    let plan = count.scheme.plans().first();
    let (first, second) = (last_day(2021), last_day(2022));
    vec![
        figure("tiers", "层级", "tiers", count.scheme.tiers().len()),
        figure("grids", "网格", "grids", count.units(3)),
        figure("grid_branches", "网格党支部", "grid party branches", count.parties("grid-branch")),
        figure("grids_under_a_branch", "建有党支部的网格", "grids under one branch", under_a_branch(count)),
        figure("headed_grids", "有一名网格长的网格", "grids with one head", headed(count)),
        figure("grid_staff", "网格员", "grid staff", staff(count).len()),
        figure("kinds_of_staff", "网格员来源", "sorts of people they are drawn from", kinds_of_staff(count)),
        figure("key_works", "重点工作", "key works", count.scheme.categories().len()),
        figure("named_key_works", "列出名称的重点工作", "key works named by the source", named_works(count)),
        figure(
            "plan_tiers",
            "设立预案的层级",
            "tiers with the plan",
            plan.map_or(0, |plan| plan.tiers.len()),
        ),
        figure(
            "working_groups",
            "预案工作组",
            "working groups of the plan",
            plan.map_or(0, |plan| plan.groups.len()),
        ),
        figure("registered", "双报到志愿者", "volunteers registered", count.sources("registers").len()),
        figure(
            "conference_departments",
            "联席会议成员部门",
            "departments in the joint conference",
            count.partners(&["conference-department"]),
        ),
        figure(
            "enterprises",
            "挂钩网格的企业",
            "enterprises tied to grids",
            count.partners(&["nuclear-power", "thermal-power", "railway-construction"]),
        ),
        figure(
            "social_organisations",
            "社会组织",
            "social organisations",
            count.partners(&["commerce-branch", "retired-branch", "chamber", "elders-association"]),
        ),
        figure("services_2021", "2021年服务清单", "services on the list of 2021", services(count, first)),
        figure("services_2022", "2022年服务清单", "services on the list of 2022", services(count, second)),
        figure("services_added", "2022年新增服务", "services added in 2022", added(count, first, second)),
        figure("regular_works", "网格员日常工作", "regular works of grid staff", count.kinds("work.")),
        figure(
            "training_steps",
            "网格员培训步骤",
            "steps along which they are trained",
            count.kinds("training."),
        ),
        figure("registered_posts", "双报到岗位", "posts that those who register take", count.kinds("post.")),
    ]
}

fn grids<'a>(count: &Count<'a>) -> impl Iterator<Item = Unit<'a>> {
    let org = count.org;
    TierNo::new(3).into_iter().flat_map(move |tier| org.units_on(tier))
}

/// Grids that stand under exactly one branch.
fn under_a_branch(count: &Count<'_>) -> usize {
    let branches = count.org.parties().iter().filter(|party| party.kind.as_str() == "grid-branch");
    let units: Vec<_> = branches.flat_map(|branch| &branch.units).collect();
    grids(count).filter(|grid| units.iter().filter(|unit| **unit == grid.id()).count() == 1).count()
}

fn headed(count: &Count<'_>) -> usize {
    let heads = |grid: &Unit<'_>| {
        count.org.posts_at(grid.id(), count.day).filter(|post| post.role.as_str() == "grid-head").count()
    };
    grids(count).filter(|grid| heads(grid) == 1).count()
}

fn staff<'a>(count: &Count<'a>) -> BTreeSet<&'a MemberId> {
    STAFF.into_iter().flat_map(|role| count.in_role(role)).collect()
}

fn kinds_of_staff(count: &Count<'_>) -> usize {
    STAFF.into_iter().filter(|role| !count.in_role(role).is_empty()).count()
}

fn named_works(count: &Count<'_>) -> usize {
    count.scheme.categories().iter().filter(|category| !category.basis.assumes("name")).count()
}

fn last_day(year: i32) -> Option<Date> {
    Date::from_ymd(year, 12, 31)
}

fn services(count: &Count<'_>, day: Option<Date>) -> usize {
    let items = day.into_iter().flat_map(|day| count.scheme.items_on(day));
    items.filter(|item| item.kind == ItemKind::Service).count()
}

/// Services that the list of one day has and that of the other had not.
fn added(count: &Count<'_>, before: Option<Date>, after: Option<Date>) -> usize {
    let list = |day: Option<Date>| day.map(|day| (count.scheme, day));
    let changes = catalogue_diff(list(before), list(after)).into_iter();
    changes.filter(|change| change.change == ChangeKind::Added).count()
}
