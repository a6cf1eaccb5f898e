//! 海洪社区: one community, two grids with a branch each, three with a party group each, 30 micro-grids.

use super::town::{Town, spread};
use crate::org::{Enrolled, UnitKind};
use crate::scheme::Scheme;

const COMMUNITY: &str = "hh";
const BRANCH_GRIDS: [&str; 2] = ["兴崇", "兴善"];
const GROUP_GRIDS: usize = 3;
const MICRO_GRIDS: usize = 30;
const OBSERVERS: usize = 30;
/// Members of the functional branch: retired ones, and ones of the branches of the grids.
const FUNCTIONAL: (usize, usize) = (1, 3);
const VOLUNTEERS: usize = 30;
/// Co-building units with the function they answer for, if any; the first four are named by the source.
const CO_BUILDING: [(&str, Option<&str>); 12] = [
    ("social-sciences", None),
    ("engineering-college", None),
    ("health-centre", Some("health")),
    ("law-enforcement-bureau", Some("law-enforcement")),
    ("primary-school", None),
    ("kindergarten", None),
    ("bank", None),
    ("power-supply", None),
    ("post-office", None),
    ("property-company", None),
    ("supermarket", None),
    ("law-firm", None),
];
/// Departments beside them (assumed).
const DEPARTMENTS: [(&str, &str); 2] =
    [("police-station", "police"), ("civil-affairs-office", "civil-affairs")];
/// Clerks of the community, and grid workers of each branch's grid (assumed).
const CLERKS: usize = 2;
const WORKERS: usize = 3;
/// Party members of a branch beside its secretary (assumed).
const MEMBERS_OF_BRANCH: usize = 12;
/// Households of each micro-grid (assumed), and of each group of them (assumed).
const HOUSEHOLDS: usize = 8;
const HOUSEHOLDS_OF_GROUP: usize = 24;

pub(super) fn document(scheme: &Scheme, seed: u64) -> String {
    let mut community = Haihong { town: Town::new(scheme, seed), grids: Vec::new() };
    community.draw_units();
    community.serve_community();
    community.serve_grids();
    community.found_functional_branch();
    community.observe();
    community.serve_homes(scheme);
    community.town.text()
}

/// The community while it is being built.
struct Haihong {
    town: Town,
    /// The grids of branches.
    grids: Vec<Grid>,
}

struct Grid {
    id: String,
    /// The grids of party groups, each with its micro-grids.
    groups: Vec<(String, Vec<String>)>,
}

impl Haihong {
    /// Each branch's grid has one party group's grid at least, each of these five micro-grids at least.
    fn draw_units(&mut self) {
        let town = &mut self.town;
        town.unit(COMMUNITY, 0, None, None, "海洪社区");
        let mut micro = spread(MICRO_GRIDS, GROUP_GRIDS, 5, &mut town.rng).into_iter();
        let groups = spread(GROUP_GRIDS, BRANCH_GRIDS.len(), 1, &mut town.rng);
        for ((number, name), groups) in (1..).zip(BRANCH_GRIDS).zip(groups) {
            let id = format!("{COMMUNITY}-{number}");
            town.unit(&id, 1, Some(COMMUNITY), None, &format!("{name}网格"));
            let mut drawn = Vec::new();
            for group in 1..=groups {
                let group_id = format!("{id}-{group}");
                town.unit(&group_id, 2, Some(&id), None, &format!("{name}网格第{group}组"));
                let mut micros = Vec::new();
                for micro in 1..=micro.next().unwrap_or_default() {
                    let micro_id = format!("{group_id}-{micro:02}");
                    let name = format!("微网格{number}-{group}-{micro:02}");
                    town.unit(&micro_id, 3, Some(&group_id), Some(UnitKind::Micro), &name);
                    micros.push(micro_id);
                }
                drawn.push((group_id, micros));
            }
            self.grids.push(Grid { id, groups: drawn });
        }
    }

    fn serve_community(&mut self) {
        let town = &mut self.town;
        town.party("committee", "committee", vec![COMMUNITY.to_owned()]);
        (0..CLERKS).for_each(|_| town.post("duty-clerk", COMMUNITY));
        for (kind, function) in CO_BUILDING {
            match function {
                Some(function) => town.department(function, kind, COMMUNITY),
                None => town.partner(kind, kind, vec![COMMUNITY.to_owned()]),
            }
        }
        for (kind, function) in DEPARTMENTS {
            town.department(function, kind, COMMUNITY);
        }
    }

    /// Retired cadres as secretaries of branches and heads of groups; a head for each micro-grid.
    fn serve_grids(&mut self) {
        let town = &mut self.town;
        for grid in &self.grids {
            let branch = format!("branch-{}", grid.id);
            town.party(&branch, "branch", vec![grid.id.clone()]);
            retired_cadre(town, "branch-secretary", &grid.id, &branch);
            (0..WORKERS).for_each(|_| town.post("grid-worker", &grid.id));
            for (group, micros) in &grid.groups {
                town.party(&format!("group-{group}"), "group", vec![group.clone()]);
                retired_cadre(town, "group-leader", group, &branch);
                micros.iter().for_each(|micro| town.post("micro-head", micro));
            }
        }
    }

    /// The functional branch: a retired member and members of the branches, with its volunteers.
    fn found_functional_branch(&mut self) {
        let town = &mut self.town;
        let mut members: Vec<(String, String)> = Vec::new();
        for grid in &self.grids {
            let homes: Vec<&String> = grid.groups.iter().flat_map(|(_, micros)| micros).collect();
            for _ in 0..MEMBERS_OF_BRANCH {
                let Some(home) = homes.get(town.rng.index(homes.len())) else { return };
                town.enrolment(Enrolled::PartyMember, Some(home));
                members.push((town.latest(), format!("branch-{}", grid.id)));
            }
        }
        for (member, branch) in &members {
            town.link_of(member, "member-of", branch);
        }
        let functional = "functional-branch";
        town.party(functional, functional, vec![COMMUNITY.to_owned()]);
        let (retired, of_grids) = FUNCTIONAL;
        for _ in 0..retired {
            town.enrolment(Enrolled::PartyMember, Some(COMMUNITY));
            town.tag("retired-member");
            town.link("member-of", functional);
        }
        let ids: Vec<String> = members.into_iter().map(|(member, _)| member).collect();
        for member in town.sample(&ids, of_grids) {
            town.link_of(&member, "member-of", functional);
        }
        for _ in 0..VOLUNTEERS {
            town.enrolment(Enrolled::Volunteer, Some(COMMUNITY));
            town.link("volunteers-for", functional);
        }
    }

    fn observe(&mut self) {
        let town = &mut self.town;
        town.partner("observers", "observers", vec![COMMUNITY.to_owned()]);
        for _ in 0..OBSERVERS {
            town.enrolment(Enrolled::Volunteer, Some(COMMUNITY));
            town.link("observes-in", "observers");
        }
    }

    fn serve_homes(&mut self, scheme: &Scheme) {
        let town = &mut self.town;
        let mut households = Vec::new();
        for (_, micros) in self.grids.iter().flat_map(|grid| &grid.groups) {
            for micro in micros {
                households.extend((0..HOUSEHOLDS).map(|_| town.household(micro)));
            }
        }
        for group in scheme.groups() {
            for household in town.sample(&households, HOUSEHOLDS_OF_GROUP) {
                town.group(&household, group.code.as_str());
            }
        }
    }
}

/// A retired cadre in a post, a member of a branch.
fn retired_cadre(town: &mut Town, role: &'static str, unit: &str, branch: &str) {
    town.post(role, unit);
    town.tag("retired-cadre");
    let member = town.latest();
    town.enrol(member, Enrolled::PartyMember);
    town.link("member-of", branch);
}
