//! What a preset's source says of its organisation in figures, counted.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::org::{Enrolled, Link, LinkEnd, Org, Unit, UnitKind};
use crate::scheme::{Preset, Scheme, TierNo};
use crate::value::{Date, MemberId};

/// One figure of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// Its stable code, such as `grid_workers`.
    pub code: &'static str,
    /// What is counted, in Chinese.
    pub zh: &'static str,
    /// What is counted, in English.
    pub en: &'static str,
    /// The count.
    pub value: usize,
}

/// The figures that the preset's source gives of its organisation, counted on a day, in the order of the source.
///
/// Persons are counted once, whatever posts they hold.
#[must_use]
pub fn figures(preset: Preset, scheme: &Scheme, org: &Org, day: Date) -> Vec<Figure> {
    match preset {
        Preset::Dongshi => dongshi(&Count { scheme, org, day }),
    }
}

fn dongshi(count: &Count<'_>) -> Vec<Figure> {
    let figure = |code, zh, en, value| Figure { code, zh, en, value };
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
            count.one_patrol(),
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
        figure("area_enforcers", "挂钩片区的执法应急力量", "enforcement staff tied to areas", count.tied()),
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
            count.beside_enterprises(),
        ),
        figure("enterprise_grids", "企业网格", "enterprise grids", count.enterprises().count()),
    ]
}

struct Count<'a> {
    scheme: &'a Scheme,
    org: &'a Org,
    day: Date,
}

impl<'a> Count<'a> {
    fn units(&self, tier: u8) -> usize {
        TierNo::new(tier).map_or(0, |tier| self.org.units_on(tier).count())
    }

    fn parties(&self, kind: &str) -> usize {
        self.org.parties().iter().filter(|party| party.kind.as_str() == kind).count()
    }

    fn partners(&self, kinds: &[&str]) -> usize {
        self.org.partners().iter().filter(|partner| kinds.contains(&partner.kind.as_str())).count()
    }

    fn volunteers(&self) -> usize {
        self.org.enrolled(Enrolled::Volunteer, self.day).count()
    }

    /// Who holds a role anywhere.
    fn in_role(&self, role: &str) -> BTreeSet<&'a MemberId> {
        let posts = self.org.posts().iter();
        let held = posts.filter(|post| post.role.as_str() == role && post.span.contains(self.day));
        held.map(|post| &post.member).collect()
    }

    fn links(&self, kind: &str) -> impl Iterator<Item = &'a Link> {
        self.org.links().iter().filter(move |link| link.kind.as_str() == kind && link.span.contains(self.day))
    }

    fn sources(&self, kind: &str) -> BTreeSet<&'a LinkEnd> {
        self.links(kind).map(|link| &link.source).collect()
    }

    fn targets(&self, kind: &str) -> BTreeSet<&'a LinkEnd> {
        self.links(kind).map(|link| &link.target).collect()
    }

    /// Second-level grids where exactly one patrol officer stands.
    fn one_patrol(&self) -> usize {
        let grids = TierNo::new(3).into_iter().flat_map(|tier| self.org.units_on(tier));
        let patrols = |grid: &Unit<'_>| {
            self.org.posts_at(grid.id(), self.day).filter(|post| post.role.as_str() == "patrol").count()
        };
        grids.filter(|grid| patrols(grid) == 1).count()
    }

    /// Enforcers that have duty in an area.
    fn tied(&self) -> usize {
        let tied: BTreeSet<_> = self.sources("area-duty").into_iter().filter_map(LinkEnd::member).collect();
        self.in_role("area-enforcer").intersection(&tied).count()
    }

    fn enterprises(&self) -> impl Iterator<Item = Unit<'a>> {
        self.org.units().filter(|unit| unit.kind() == Some(UnitKind::Enterprise))
    }

    /// Third-level grids of the first-level grids that have enterprise grids.
    fn beside_enterprises(&self) -> usize {
        let (Some(second), Some(fourth)) = (TierNo::new(2), TierNo::new(4)) else { return 0 };
        let villages: BTreeSet<_> =
            self.enterprises().filter_map(|unit| unit.ancestor_at(second)).map(Unit::id).collect();
        let villages = villages.into_iter().filter_map(|id| self.org.unit(id));
        villages.flat_map(Unit::subtree).filter(|unit| unit.tier() == fourth).count()
    }
}
