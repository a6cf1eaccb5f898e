//! 罗水乡: one township, 6 villages, 34 areas with a party group each, 102 villager groups as grids.

use super::Rng;
use super::town::{Town, marks, spread};
use crate::org::{Enrolled, UnitKind};
use crate::scheme::Scheme;

const TOWNSHIP: &str = "ls";
const VILLAGES: usize = 6;
const AREAS: usize = 34;
const GRIDS: usize = 102;
const TALENTS: usize = 117;
const RETURNED: usize = 18;
const TALENT_TAGS: [&str; 4] =
    ["industry-talent", "science-talent", "management-talent", "party-government-talent"];
/// The fewest and the most talents of an area's party group.
const TALENTS_OF_GROUP: (usize, usize) = (1, 3);
/// The fewest and the most households a party member keeps contact with.
const CONTACTS: (usize, usize) = (5, 10);
const FUNCTIONAL_GRIDS: [&str; 4] = ["产业网格", "治理网格", "学习网格", "服务网格"];
/// Clerks of the centre (assumed).
const CLERKS: usize = 3;
/// Households that the cadre of an area keeps contact with (assumed).
const CONTACTS_OF_CADRE: usize = 2;
/// Party members of a grid, beside the leaders of areas (assumed).
const MEMBERS_OF_GRID: usize = 3;
/// Households of elderly living alone and of left-behind children (assumed).
const IN_NEED: [(&str, usize); 2] = [("living-alone", 120), ("left-behind", 90)];
/// Volunteers of each team (assumed).
const VOLUNTEERS_OF_TEAM: usize = 12;

pub(super) fn document(scheme: &Scheme, seed: u64) -> String {
    let mut township = Luoshui { town: Town::new(scheme, seed), villages: Vec::new() };
    township.draw_units();
    township.serve_township(scheme);
    township.lead_areas();
    township.keep_contact();
    township.gather_talents();
    township.found_teams();
    township.town.text()
}

/// The township while it is being built.
struct Luoshui {
    town: Town,
    villages: Vec<Village>,
}

struct Village {
    id: String,
    areas: Vec<Area>,
}

#[derive(Default)]
struct Area {
    id: String,
    grids: Vec<String>,
    functional: Vec<String>,
    leader: String,
}

impl Luoshui {
    /// Villages get four areas at least, areas two grids at least; each village has a functional grid of each kind,
    /// in any of its areas.
    fn draw_units(&mut self) {
        let town = &mut self.town;
        town.unit(TOWNSHIP, 0, None, None, "罗水乡");
        let mut grids = spread(GRIDS, AREAS, 2, &mut town.rng).into_iter();
        for (village, count) in (1..).zip(spread(AREAS, VILLAGES, 4, &mut town.rng)) {
            let id = format!("{TOWNSHIP}-{village}");
            town.unit(&id, 1, Some(TOWNSHIP), None, &format!("村{village}"));
            let mut areas: Vec<Area> = (1..=count)
                .zip(grids.by_ref())
                .map(|(area, grids)| draw_area(town, &id, &format!("{village}-{area}"), grids))
                .collect();
            for (nth, name) in (1..).zip(FUNCTIONAL_GRIDS) {
                let at = town.rng.index(areas.len());
                let Some(area) = areas.get_mut(at) else { continue };
                let grid_id = format!("{}-f{nth}", area.id);
                town.unit(&grid_id, 3, Some(&area.id), Some(UnitKind::Functional), name);
                area.functional.push(grid_id);
            }
            self.villages.push(Village { id, areas });
        }
    }

    /// The party committee, the clerks of the centre, an office for each function.
    fn serve_township(&mut self, scheme: &Scheme) {
        let town = &mut self.town;
        town.party("committee", "committee", vec![TOWNSHIP.to_owned()]);
        (0..CLERKS).for_each(|_| town.post("centre-clerk", TOWNSHIP));
        for function in scheme.functions() {
            let function = function.code.as_str();
            town.department(function, "office", TOWNSHIP);
        }
    }

    /// In each area a party group, led by a member of the village's two committees, who is head of its grids; a
    /// leading enterprise; a grid worker in each grid. In each village a party branch.
    fn lead_areas(&mut self) {
        let town = &mut self.town;
        for village in &mut self.villages {
            town.party(&format!("branch-{}", village.id), "branch", vec![village.id.clone()]);
            for area in &mut village.areas {
                town.party(&format!("group-{}", area.id), "group", vec![area.id.clone()]);
                let enterprise = format!("enterprise-{}", area.id);
                town.partner(&enterprise, "leading-enterprise", vec![area.id.clone()]);
                town.post("two-committee", &village.id);
                area.leader = town.latest();
                town.another_post("group-leader", &area.id);
                for grid in area.grids.iter().chain(&area.functional) {
                    town.another_post("grid-head", grid);
                }
                for grid in area.grids.iter().chain(&area.functional) {
                    town.post("grid-worker", grid);
                }
            }
        }
    }

    /// Each party member keeps contact with households of one grid, the leader of an area in its first; the
    /// township's cadres guide an area each and keep contact with some of its households.
    fn keep_contact(&mut self) {
        let town = &mut self.town;
        let mut contacts = between(CONTACTS, AREAS + GRIDS * MEMBERS_OF_GRID, &mut town.rng).into_iter();
        let mut households = Vec::new();
        for area in self.villages.iter().flat_map(|village| &village.areas) {
            let first = households.len();
            if let Some(grid) = area.grids.first() {
                town.enrol(area.leader.clone(), Enrolled::PartyMember);
                households.extend(contact(town, &area.leader, grid, contacts.next()));
            }
            for grid in &area.grids {
                for _ in 0..MEMBERS_OF_GRID {
                    town.enrolment(Enrolled::PartyMember, Some(grid));
                    let member = town.latest();
                    households.extend(contact(town, &member, grid, contacts.next()));
                }
            }
            town.post("township-cadre", TOWNSHIP);
            town.link("guides", &area.id);
            let own = households.get(first..).unwrap_or_default();
            for household in town.sample(own, CONTACTS_OF_CADRE) {
                town.link("cadre-household", &household);
            }
        }
        for (group, count) in IN_NEED {
            for household in town.sample(&households, count) {
                town.group(&household, group);
            }
        }
    }

    /// The pool of talents: some belong to the party group of an area and live there, the others live anywhere.
    fn gather_talents(&mut self) {
        let town = &mut self.town;
        let areas: Vec<&Area> = self.villages.iter().flat_map(|village| &village.areas).collect();
        let mut homes: Vec<(&Area, bool)> = Vec::new();
        for (area, talents) in areas.iter().zip(between(TALENTS_OF_GROUP, AREAS, &mut town.rng)) {
            homes.extend((0..talents).map(|_| (*area, true)));
        }
        while homes.len() < TALENTS {
            let Some(area) = areas.get(town.rng.index(AREAS)) else { return };
            homes.push((area, false));
        }
        let sizes = spread(TALENTS, TALENT_TAGS.len(), 10, &mut town.rng);
        let mut tags: Vec<&str> =
            TALENT_TAGS.into_iter().zip(sizes).flat_map(|(tag, size)| vec![tag; size]).collect();
        town.rng.shuffle(&mut tags);
        let returned = marks(RETURNED, TALENTS, &mut town.rng);
        for (((area, of_group), tag), returned) in homes.into_iter().zip(tags).zip(returned) {
            let at = town.rng.index(area.grids.len());
            let Some(grid) = area.grids.get(at) else { continue };
            town.enrolment(Enrolled::Volunteer, Some(grid));
            town.tag(tag);
            if returned {
                town.tag("returned");
            }
            if of_group {
                town.link("talent-of-group", &format!("group-{}", area.id));
            }
        }
    }

    /// Two teams of volunteers for the township, one for each village.
    fn found_teams(&mut self) {
        let town = &mut self.town;
        let mut teams = vec![("elderly", "elderly-team", TOWNSHIP), ("children", "children-team", TOWNSHIP)];
        let ids: Vec<String> = self.villages.iter().map(|village| format!("team-{}", village.id)).collect();
        for (id, village) in ids.iter().zip(&self.villages) {
            teams.push((id, "village-team", &village.id));
        }
        for (id, kind, unit) in teams {
            town.partner(id, kind, vec![unit.to_owned()]);
            for _ in 0..VOLUNTEERS_OF_TEAM {
                town.enrolment(Enrolled::Volunteer, Some(unit));
                town.link("volunteers-in", id);
            }
        }
    }
}

/// An area with its grids; `number` is that of the area in the township.
fn draw_area(town: &mut Town, village: &str, number: &str, grids: usize) -> Area {
    let id = format!("{TOWNSHIP}-{number}");
    town.unit(&id, 2, Some(village), None, &format!("片区{number}"));
    let mut area = Area { id, ..Area::default() };
    for grid in 1..=grids {
        let grid_id = format!("{}-{grid}", area.id);
        town.unit(&grid_id, 3, Some(&area.id), None, &format!("网格{number}-{grid}"));
        area.grids.push(grid_id);
    }
    area
}

/// Households of a grid with which a party member keeps contact.
fn contact(town: &mut Town, member: &str, grid: &str, count: Option<usize>) -> Vec<String> {
    let mut households = Vec::new();
    for _ in 0..count.unwrap_or_default() {
        let household = town.household(grid);
        town.link_of(member, "contacts", &household);
        households.push(household);
    }
    households
}

/// So many numbers between two, both of which occur, in random order.
fn between((least, most): (usize, usize), count: usize, rng: &mut Rng) -> Vec<usize> {
    let mut numbers: Vec<usize> = (least..=most).cycle().take(count).collect();
    rng.shuffle(&mut numbers);
    numbers
}
