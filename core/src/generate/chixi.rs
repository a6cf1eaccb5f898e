//! 赤溪镇: one town, its villages, 60 grids under 30 grid branches, and the homes of members at their centres.

use super::town::{Town, marks, spread};
use crate::org::Enrolled;
use crate::scheme::Scheme;

const TOWN: &str = "cx";
const GRIDS: usize = 60;
const BRANCHES: usize = 30;
const STAFF: usize = 618;
const REGISTERED: usize = 176;
/// The roles from which grid staff are drawn.
const STAFF_ROLES: [&str; 6] = [
    "staff-official",
    "staff-two-committee",
    "staff-group-head",
    "staff-representative",
    "staff-supervisor",
    "staff-volunteer",
];
/// Functions of the departments in the joint conference; the others have offices of their own (assumed).
const CONFERENCE: [&str; 4] = ["public-order", "market", "police", "justice"];
const ENTERPRISES: [&str; 3] = ["nuclear-power", "thermal-power", "railway-construction"];
const SOCIAL: [&str; 4] = ["commerce-branch", "retired-branch", "chamber", "elders-association"];
/// Villages and communities (assumed).
const VILLAGES: usize = 12;
/// Members' homes that are centres of a grid (assumed).
const CENTRES_OF_GRID: usize = 2;
/// Clerks of the town's centre (assumed).
const CLERKS: usize = 3;
/// Special teams of the joint conference (assumed).
const TEAMS: usize = 2;
/// Households of each group that is served at home (assumed).
const HOUSEHOLDS_OF_GROUP: usize = 40;

pub(super) fn document(scheme: &Scheme, seed: u64) -> String {
    let mut town = Chixi { town: Town::new(scheme, seed), villages: Vec::new() };
    town.draw_units();
    town.attach_parties();
    town.fill_posts();
    town.found_partners(scheme);
    town.register();
    town.serve_homes(scheme);
    town.town.text()
}

/// The town while it is being built.
struct Chixi {
    town: Town,
    villages: Vec<Village>,
}

struct Village {
    id: String,
    /// Grids, each with its centres.
    grids: Vec<(String, Vec<String>)>,
}

impl Chixi {
    /// Villages get three grids at least.
    fn draw_units(&mut self) {
        let town = &mut self.town;
        town.unit(TOWN, 0, None, None, "赤溪镇");
        for (village, grids) in (1..).zip(spread(GRIDS, VILLAGES, 3, &mut town.rng)) {
            let id = format!("{TOWN}-{village:02}");
            town.unit(&id, 1, Some(TOWN), None, &format!("村{village:02}"));
            let mut drawn = Vec::new();
            for grid in 1..=grids {
                let grid_id = format!("{id}-{grid}");
                town.unit(&grid_id, 2, Some(&id), None, &format!("网格{village:02}-{grid}"));
                let mut centres = Vec::new();
                for centre in 1..=CENTRES_OF_GRID {
                    let centre_id = format!("{grid_id}-{centre}");
                    let name = format!("党员中心户{village:02}-{grid}-{centre}");
                    town.unit(&centre_id, 3, Some(&grid_id), None, &name);
                    centres.push(centre_id);
                }
                drawn.push((grid_id, centres));
            }
            self.villages.push(Village { id, grids: drawn });
        }
    }

    /// Branches over neighbouring grids of one village.
    fn attach_parties(&mut self) {
        let town = &mut self.town;
        town.party("committee", "committee", vec![TOWN.to_owned()]);
        let mut cuts = marks(BRANCHES - VILLAGES, GRIDS - VILLAGES, &mut town.rng).into_iter();
        let mut branches: Vec<Vec<String>> = Vec::new();
        for village in &self.villages {
            town.party(&format!("committee-{}", village.id), "village-committee", vec![village.id.clone()]);
            for (nth, (grid, _)) in village.grids.iter().enumerate() {
                match branches.last_mut() {
                    Some(branch) if nth > 0 && cuts.next() != Some(true) => branch.push(grid.clone()),
                    _ => branches.push(vec![grid.clone()]),
                }
            }
        }
        for (nth, units) in (1..).zip(branches) {
            town.party(&format!("branch-{nth:02}"), "grid-branch", units);
        }
    }

    /// A leader and a secretary for each village, a head and staff of every sort for each grid, a host for each
    /// centre.
    fn fill_posts(&mut self) {
        let town = &mut self.town;
        (0..CLERKS).for_each(|_| town.post("centre-clerk", TOWN));
        let mut staff = spread(STAFF, GRIDS, STAFF_ROLES.len(), &mut town.rng).into_iter();
        for village in &self.villages {
            town.post("resident-leader", &village.id);
            town.link("stationed", &village.id);
            town.post("village-secretary", &village.id);
            for (grid, centres) in &village.grids {
                town.post("grid-head", grid);
                for role in STAFF_ROLES.into_iter().cycle().take(staff.next().unwrap_or_default()) {
                    town.post(role, grid);
                    town.tag("trained");
                }
                for centre in centres {
                    town.post("centre-host", centre);
                    let host = town.latest();
                    town.enrol(host, Enrolled::PartyMember);
                }
            }
        }
    }

    /// Departments and organisations for the whole town, each enterprise for the grids of a village of its own.
    fn found_partners(&mut self, scheme: &Scheme) {
        let town = &mut self.town;
        for function in scheme.functions() {
            let function = function.code.as_str();
            let kind = if CONFERENCE.contains(&function) { "conference-department" } else { "office" };
            town.department(function, kind, TOWN);
        }
        let mut villages: Vec<&Village> = self.villages.iter().collect();
        town.rng.shuffle(&mut villages);
        for (kind, village) in ENTERPRISES.into_iter().zip(villages) {
            town.partner(kind, kind, village.grids.iter().map(|(grid, _)| grid.clone()).collect());
        }
        for kind in SOCIAL {
            town.partner(kind, kind, vec![TOWN.to_owned()]);
        }
        for nth in 1..=TEAMS {
            town.partner(&format!("team-{nth}"), "special-team", vec![TOWN.to_owned()]);
        }
    }

    /// Officials who are party members register in the grid in which they live, and serve there as volunteers.
    fn register(&mut self) {
        let town = &mut self.town;
        let grids: Vec<&String> =
            self.villages.iter().flat_map(|village| &village.grids).map(|(grid, _)| grid).collect();
        for _ in 0..REGISTERED {
            let Some(grid) = grids.get(town.rng.index(grids.len())) else { return };
            town.enrolment(Enrolled::PartyMember, Some(grid));
            let member = town.latest();
            town.enrol(member, Enrolled::Volunteer);
            town.link("registers", grid);
        }
    }

    fn serve_homes(&mut self, scheme: &Scheme) {
        let town = &mut self.town;
        let grids = self.villages.iter().flat_map(|village| &village.grids);
        let centres: Vec<&String> = grids.flat_map(|(_, centres)| centres).collect();
        for group in scheme.groups() {
            for _ in 0..HOUSEHOLDS_OF_GROUP {
                let Some(centre) = centres.get(town.rng.index(centres.len())) else { return };
                let household = town.household(centre);
                town.group(&household, group.code.as_str());
            }
        }
    }
}
