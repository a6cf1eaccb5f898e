//! 下伍旗镇: one town, 6 areas, 37 first-level grids under 34 party organisations, 131 second-level grids.

use super::town::{Town, marks, spread};
use crate::org::{Enrolled, UnitKind};
use crate::scheme::Scheme;

const TOWN: &str = "xw";
const AREAS: usize = 6;
const FIRST_GRIDS: usize = 37;
const SECOND_GRIDS: usize = 131;
const PARTY_ORGANISATIONS: usize = 34;
const REPRESENTATIVES: usize = 851;
/// Departments that post delegates, by function.
const STATIONED: [&str; 4] = ["police", "justice", "court", "law-enforcement"];
/// Of the party organisations, those of enterprises (assumed); their grids are enterprise grids.
const ENTERPRISES: usize = 4;
/// Leaders of the town (assumed).
const LEADERS: usize = 7;
/// Clerks of the three centres in one (assumed).
const CLERKS: usize = 4;
/// Party members of a party group beside its head (assumed).
const MEMBERS_OF_GROUP: usize = 4;
/// Grid workers trained for every subject (assumed).
const ALL_SUBJECT: usize = 80;
/// Households served at home: so many for each group of them (assumed).
const HOUSEHOLDS_OF_GROUP: usize = 90;

pub(super) fn document(scheme: &Scheme, seed: u64) -> String {
    let mut town = Xiawuqi { town: Town::new(scheme, seed), organisations: Vec::new() };
    town.draw_units();
    town.serve_town(scheme);
    town.serve_first_grids();
    town.serve_second_grids();
    town.serve_homes(scheme);
    town.town.text()
}

/// The town while it is being built.
struct Xiawuqi {
    town: Town,
    organisations: Vec<Organisation>,
}

/// A party organisation with the grids under it, and who leads it.
struct Organisation {
    enterprise: bool,
    /// First-level grids, each with its second-level ones.
    grids: Vec<(String, Vec<String>)>,
    head: String,
}

impl Xiawuqi {
    /// Each area has four party organisations at least; those that are not of enterprises may have two first-level
    /// grids; each of these is divided in two at least.
    fn draw_units(&mut self) {
        let town = &mut self.town;
        town.unit(TOWN, 0, None, None, "下伍旗镇");
        let mut sorts: Vec<(bool, usize)> = (0..PARTY_ORGANISATIONS).map(sort).collect();
        town.rng.shuffle(&mut sorts);
        let mut sorts = sorts.into_iter();
        let mut divided = spread(SECOND_GRIDS, FIRST_GRIDS, 2, &mut town.rng).into_iter();
        let mut number = 0;
        for (area, organisations) in (1..).zip(spread(PARTY_ORGANISATIONS, AREAS, 4, &mut town.rng)) {
            let area_id = format!("{TOWN}-{area}");
            town.unit(&area_id, 1, Some(TOWN), None, &format!("片区{area}"));
            for (enterprise, count) in sorts.by_ref().take(organisations) {
                let kind = enterprise.then_some(UnitKind::Enterprise);
                let mut grids = Vec::new();
                for _ in 0..count {
                    number += 1;
                    let id = format!("{area_id}-{number:02}");
                    town.unit(&id, 2, Some(&area_id), kind, &format!("一级网格{number:02}"));
                    let mut seconds = Vec::new();
                    for nth in 1..=divided.next().unwrap_or_default() {
                        let second = format!("{id}-{nth}");
                        town.unit(&second, 3, Some(&id), kind, &format!("二级网格{number:02}-{nth}"));
                        seconds.push(second);
                    }
                    grids.push((id, seconds));
                }
                self.organisations.push(Organisation { enterprise, grids, head: String::new() });
            }
        }
    }

    /// Leaders, clerks and area heads; a department for each function, some of which post a delegate.
    fn serve_town(&mut self, scheme: &Scheme) {
        let town = &mut self.town;
        for (role, count) in [("town-leader", LEADERS), ("centre-clerk", CLERKS)] {
            (0..count).for_each(|_| town.post(role, TOWN));
        }
        for area in 1..=AREAS {
            town.post("area-head", &format!("{TOWN}-{area}"));
        }
        for function in scheme.functions() {
            let function = function.code.as_str();
            let stationed = STATIONED.contains(&function);
            let kind = if stationed { "stationed" } else { "office" };
            town.department(function, kind, TOWN);
            if stationed {
                town.post("delegate", TOWN);
                town.link("delegated", function);
            }
        }
    }

    /// A party organisation is attached to its grids; its secretary, in villages director too, is head of them all.
    fn serve_first_grids(&mut self) {
        let town = &mut self.town;
        for (nth, organisation) in self.organisations.iter_mut().enumerate() {
            let kind = if organisation.enterprise { "enterprise" } else { "village" };
            let grids: Vec<String> = organisation.grids.iter().map(|(grid, _)| grid.clone()).collect();
            town.party(&format!("organisation-{:02}", nth + 1), kind, grids.clone());
            organisation.head = town.member();
            for grid in &grids {
                town.another_post("grid-head", grid);
                if !organisation.enterprise {
                    town.another_post("one-shoulder", grid);
                }
            }
        }
    }

    /// Each second-level grid has a party group and a grid worker; representatives serve in those of villages.
    fn serve_second_grids(&mut self) {
        let town = &mut self.town;
        let of = |enterprise: bool| {
            let organisations = self.organisations.iter().filter(move |one| one.enterprise == enterprise);
            organisations.flat_map(|one| &one.grids).flat_map(|(_, seconds)| seconds)
        };
        let villages: Vec<&String> = of(false).collect();
        let all = villages.iter().copied().chain(of(true));
        let skilled = marks(ALL_SUBJECT, SECOND_GRIDS, &mut town.rng);
        for ((nth, grid), skilled) in (1..).zip(all).zip(skilled) {
            town.party(&format!("group-{nth:03}"), "group", vec![grid.clone()]);
            town.post("group-head", grid);
            town.enrol(town.latest(), Enrolled::PartyMember);
            town.post("grid-worker", grid);
            if skilled {
                town.tag("all-subject");
            }
            for _ in 0..MEMBERS_OF_GROUP {
                town.enrolment(Enrolled::PartyMember, Some(grid));
            }
        }
        let representatives = spread(REPRESENTATIVES, villages.len(), 3, &mut town.rng);
        for (grid, count) in villages.into_iter().zip(representatives) {
            (0..count).for_each(|_| town.post("villager-representative", grid));
        }
    }

    /// Households served at home, in villages; the head of the first-level grid answers for each.
    fn serve_homes(&mut self, scheme: &Scheme) {
        let town = &mut self.town;
        let places: Vec<(&String, &String)> = self
            .organisations
            .iter()
            .filter(|one| !one.enterprise)
            .flat_map(|one| one.grids.iter().flat_map(|(_, seconds)| seconds).map(|grid| (grid, &one.head)))
            .collect();
        for group in scheme.groups() {
            for _ in 0..HOUSEHOLDS_OF_GROUP {
                let at = town.rng.index(places.len());
                let Some((grid, head)) = places.get(at) else { continue };
                let household = town.household(grid);
                town.group(&household, group.code.as_str());
                town.link_of(head, "home-service", &household);
            }
        }
    }
}

/// Of the party organisations, by number: whether it is an enterprise's, and its first-level grids.
fn sort(nth: usize) -> (bool, usize) {
    if nth < ENTERPRISES {
        (true, 1)
    } else if nth < ENTERPRISES + FIRST_GRIDS - PARTY_ORGANISATIONS {
        (false, 2)
    } else {
        (false, 1)
    }
}
