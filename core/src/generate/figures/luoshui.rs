//! The figures of 罗水乡.

use std::collections::{BTreeMap, BTreeSet};

use super::count::Count;
use super::{Figure, figure};
use crate::org::{Enrolled, LinkEnd, Unit, UnitKind};
use crate::scheme::{Asks, Coverage, TierNo};
use crate::value::{MemberId, PeriodKind};

/// The tags of the four kinds of talent.
const TALENTS: [&str; 4] =
    ["industry-talent", "science-talent", "management-talent", "party-government-talent"];

pub(super) fn figures(count: &Count<'_>) -> Vec<Figure> {
    let scheme = count.scheme;
    let contacts = contacts(count);
    let of_groups = talents_of_groups(count);
    let ends = |counts: &[usize]| {
        let of = |end: Option<&usize>| end.copied().unwrap_or_default();
        (of(counts.iter().min()), of(counts.iter().max()))
    };
    let (contacts_least, contacts_most) = ends(&contacts);
    let (talents_least, talents_most) = ends(&of_groups);
    vec![
        figure("tiers", "层级", "tiers", scheme.tiers().len()),
        figure(
            "party_line",
            "组织线层级",
            "tiers on the party's line",
            scheme.tiers().iter().filter(|tier| tier.party.is_some()).count(),
        ),
        figure(
            "service_line",
            "服务线层级",
            "tiers on the line of service",
            scheme.tiers().iter().filter(|tier| tier.service.is_some()).count(),
        ),
        figure("centres", "网格化服务管理中心", "centres of grid services", count.units(1)),
        figure("stations", "工作站", "stations", count.units(2)),
        figure("area_groups", "片区党小组", "party groups of areas", area_groups(count)),
        figure("villages", "村", "villages", count.units(2)),
        figure("villager_groups", "村民小组", "villager groups", grids(count).count()),
        figure("contacts_least", "党员联系户最少户数", "fewest households of a party member", contacts_least),
        figure("contacts_most", "党员联系户最多户数", "most households of a party member", contacts_most),
        figure("kinds_of_work", "网格工作种类", "kinds of grid work", scheme.categories().len()),
        figure("talents", "人才库人数", "people in the pool of talents", talents(count).len()),
        figure("kinds_of_talent", "人才种类", "kinds of talent", kinds_of_talent(count)),
        figure("returned_talents", "返乡人才", "talents who came back", returned(count)),
        figure("talents_least", "党小组最少人才数", "fewest talents of a party group", talents_least),
        figure("talents_most", "党小组最多人才数", "most talents of a party group", talents_most),
        figure(
            "kinds_of_functional_grids",
            "功能网格种类",
            "kinds of functional grids",
            kinds_of_functional_grids(count),
        ),
        figure(
            "leading_enterprises_of_a_grid",
            "每个网格的龙头企业",
            "leading enterprises of each grid",
            leading_enterprises_of_a_grid(count),
        ),
        figure("kinds_of_publicity", "宣传形式", "kinds of publicity", kinds_of_publicity(count)),
        figure(
            "township_teams",
            "乡志愿服务队",
            "volunteer teams of the township",
            count.partners(&["elderly-team", "children-team"]),
        ),
        figure(
            "villages_with_one_team",
            "有一支志愿服务队的村",
            "villages with one volunteer team",
            villages_with_one_team(count),
        ),
        figure(
            "recorded_works",
            "分别记录的网格工作",
            "kinds of grid work recorded apart",
            count.kinds("work."),
        ),
        figure(
            "area_meetings",
            "片区每月民情分析会",
            "analysis meetings of an area a month",
            count.times("analysis-meeting", PeriodKind::Month),
        ),
        figure("monthly_follow_ups", "每月电话回访", "telephone follow-ups a month", follow_ups(count)),
        figure(
            "village_team_activities",
            "村志愿服务队每月固定活动",
            "fixed activities of a village's team a month",
            count.times("village-team", PeriodKind::Month),
        ),
        figure(
            "township_team_activities",
            "乡志愿服务队每月固定活动",
            "fixed activities of the township's teams a month",
            count.times("township-teams", PeriodKind::Month),
        ),
        figure("counted_deeds", "计入积分的服务和学习", "what counts into points", counted(count)),
        figure("certifications", "每年认定次数", "certifications of points a year", certifications(count)),
    ]
}

/// Duties to follow up by telephone, each month, what was closed in it.
fn follow_ups(count: &Count<'_>) -> usize {
    let monthly = count.scheme.duties().iter().filter(|duty| duty.per == PeriodKind::Month);
    monthly.filter(|duty| matches!(duty.asks, Asks::Coverage(Coverage::Closed { .. }))).count()
}

/// Rules of points that the source names.
fn counted(count: &Count<'_>) -> usize {
    count.scheme.point_rules().iter().filter(|rule| !rule.basis.is_assumed()).count()
}

/// How many months are settled in a year.
fn certifications(count: &Count<'_>) -> usize {
    match count.scheme.settlement().map(|settlement| settlement.per) {
        Some(PeriodKind::Month) => 12,
        Some(PeriodKind::Quarter) => 4,
        Some(PeriodKind::Half) => 2,
        Some(PeriodKind::Year) => 1,
        _ => 0,
    }
}

fn units_on<'a>(count: &Count<'a>, tier: u8) -> impl Iterator<Item = Unit<'a>> {
    let org = count.org;
    TierNo::new(tier).into_iter().flat_map(move |tier| org.units_on(tier))
}

/// The lowest units, functional grids apart.
fn grids<'a>(count: &Count<'a>) -> impl Iterator<Item = Unit<'a>> {
    units_on(count, 4).filter(|unit| unit.kind() != Some(UnitKind::Functional))
}

/// Areas with one party group.
fn area_groups(count: &Count<'_>) -> usize {
    let groups = count.org.parties().iter().filter(|party| party.kind.as_str() == "group");
    let units: Vec<_> = groups.flat_map(|party| &party.units).collect();
    units_on(count, 3).filter(|area| units.iter().filter(|unit| **unit == area.id()).count() == 1).count()
}

/// For each enrolled party member, with how many households contact is kept.
fn contacts(count: &Count<'_>) -> Vec<usize> {
    let mut kept: BTreeMap<&LinkEnd, usize> = BTreeMap::new();
    for link in count.links("contacts") {
        *kept.entry(&link.source).or_default() += 1;
    }
    let members = count.org.enrolled(Enrolled::PartyMember, count.day);
    members.map(|member| kept.get(&LinkEnd::Member(member.clone())).copied().unwrap_or_default()).collect()
}

/// Who has the tag of some kind of talent.
fn talents<'a>(count: &Count<'a>) -> BTreeSet<&'a MemberId> {
    TALENTS.into_iter().flat_map(|tag| count.tagged(tag)).collect()
}

fn kinds_of_talent(count: &Count<'_>) -> usize {
    TALENTS.into_iter().filter(|tag| !count.tagged(tag).is_empty()).count()
}

fn returned(count: &Count<'_>) -> usize {
    count.tagged("returned").intersection(&talents(count)).count()
}

/// For each party group of an area, how many talents belong to it.
fn talents_of_groups(count: &Count<'_>) -> Vec<usize> {
    let talents = talents(count);
    let links = count.links("talent-of-group");
    let links = links.filter(|link| link.source.member().is_some_and(|member| talents.contains(member)));
    let mut held: BTreeMap<&str, usize> = BTreeMap::new();
    for link in links {
        *held.entry(link.target.id()).or_default() += 1;
    }
    let groups = count.org.parties().iter().filter(|party| party.kind.as_str() == "group");
    groups.map(|party| held.get(party.id.as_str()).copied().unwrap_or_default()).collect()
}

fn kinds_of_functional_grids(count: &Count<'_>) -> usize {
    let functional = count.org.units().filter(|unit| unit.kind() == Some(UnitKind::Functional));
    functional.filter_map(Unit::name).collect::<BTreeSet<_>>().len()
}

/// How many leading enterprises stand over every grid; 0 if it is not the same everywhere.
fn leading_enterprises_of_a_grid(count: &Count<'_>) -> usize {
    let partners =
        count.org.partners().iter().filter(|partner| partner.kind.as_str() == "leading-enterprise");
    let units: Vec<_> = partners.flat_map(|partner| &partner.units).collect();
    let over = |grid: Unit<'_>| {
        let own = std::iter::once(grid).chain(grid.ancestors());
        own.map(|unit| units.iter().filter(|other| **other == unit.id()).count()).sum()
    };
    let counts: BTreeSet<usize> = grids(count).map(over).collect();
    if counts.len() == 1 { counts.into_iter().sum() } else { 0 }
}

fn kinds_of_publicity(count: &Count<'_>) -> usize {
    count.scheme.items_on(count.day).filter(|item| item.category.as_str() == "publicity").count()
}

fn villages_with_one_team(count: &Count<'_>) -> usize {
    let teams = count.org.partners().iter().filter(|partner| partner.kind.as_str() == "village-team");
    let units: Vec<_> = teams.flat_map(|team| &team.units).collect();
    units_on(count, 2)
        .filter(|village| units.iter().filter(|unit| **unit == village.id()).count() == 1)
        .count()
}
