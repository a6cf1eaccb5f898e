//! 东石镇: one town, 35 villages, 163 grids, 214 small grids, and who serves in them.

use std::collections::BTreeSet;

use super::Rng;
use super::town::{Town, marks, spread};
use crate::org::{Enrolled, UnitKind};
use crate::scheme::Scheme;

const TOWN: &str = "ds";
const VILLAGES: usize = 35;
const GRIDS: usize = 163;
const SMALL_GRIDS: usize = 214;
/// The village with enterprises: its grids (assumed), its small grids, and how many of these are enterprise grids.
const ENTERPRISE_VILLAGE: (usize, usize, usize) = (4, 6, 4);
const BRANCHES: usize = 103;
const GROUPS: usize = 19;
const CENTRE_HOUSEHOLDS: usize = 386;
const VOLUNTEERS: usize = 2870;
const GRID_WORKERS: usize = 169;
const TASK_FORCES: usize = 4;
const SECTION_CADRES: usize = 79;
const STATIONED: usize = 20;
const ENFORCERS: usize = 135;
const VILLAGE_CADRES: usize = 252;
/// Clerks of the town's centre (assumed).
const CLERKS: usize = 4;
/// Households of each group that is visited every month (assumed).
const HOUSEHOLDS_OF_GROUP: usize = 60;

pub(super) fn document(scheme: &Scheme, seed: u64) -> String {
    let town = Town::new(scheme, seed);
    let mut dongshi = Dongshi { town, villages: Vec::new(), grids: Vec::new(), small_grids: Vec::new() };
    dongshi.draw_units();
    dongshi.attach_parties();
    dongshi.fill_posts();
    dongshi.found_partners();
    dongshi.enrol();
    dongshi.visit_homes(scheme);
    dongshi.town.text()
}

/// The town while it is being built.
struct Dongshi {
    town: Town,
    villages: Vec<String>,
    /// By village, those of one village together.
    grids: Vec<Vec<String>>,
    small_grids: Vec<String>,
}

impl Dongshi {
    /// Villages get three grids at least, grids one small grid at least; the enterprise village what is known of it.
    fn draw_units(&mut self) {
        self.town.unit(TOWN, 0, None, None, "东石镇");
        let (its_grids, its_small, enterprises) = ENTERPRISE_VILLAGE;
        let special = self.town.rng.index(VILLAGES);
        let mut grids = spread(GRIDS - its_grids, VILLAGES - 1, 3, &mut self.town.rng);
        grids.insert(special, its_grids);
        let mut others =
            spread(SMALL_GRIDS - its_small, GRIDS - its_grids, 1, &mut self.town.rng).into_iter();
        let mut its = spread(its_small, its_grids, 1, &mut self.town.rng).into_iter();
        let mut marks = marks(enterprises, its_small, &mut self.town.rng).into_iter();
        for (village, grids) in grids.into_iter().enumerate() {
            let number = format!("{:02}", village + 1);
            let village_id = format!("{TOWN}-{number}");
            self.town.unit(&village_id, 1, Some(TOWN), None, &format!("一级网格{number}"));
            let mut ids = Vec::new();
            for grid in 1..=grids {
                let number = format!("{number}-{grid:02}");
                let id = format!("{TOWN}-{number}");
                self.town.unit(&id, 2, Some(&village_id), None, &format!("二级网格{number}"));
                let small = if village == special { its.next() } else { others.next() };
                for nth in 1..=small.unwrap_or_default() {
                    let enterprise = village == special && marks.next() == Some(true);
                    let kind = enterprise.then_some(UnitKind::Enterprise);
                    let number = format!("{number}-{nth}");
                    let small_id = format!("{TOWN}-{number}");
                    self.town.unit(&small_id, 3, Some(&id), kind, &format!("三级网格{number}"));
                    self.small_grids.push(small_id);
                }
                ids.push(id);
            }
            self.villages.push(village_id);
            self.grids.push(ids);
        }
    }

    /// Branches over neighbouring grids of one village; groups on small grids.
    fn attach_parties(&mut self) {
        let mut cuts = marks(BRANCHES - VILLAGES, GRIDS - VILLAGES, &mut self.town.rng).into_iter();
        let mut branches: Vec<Vec<String>> = Vec::new();
        for grids in &self.grids {
            let mut branch = Vec::new();
            for grid in grids {
                if !branch.is_empty() && cuts.next() == Some(true) {
                    branches.push(std::mem::take(&mut branch));
                }
                branch.push(grid.clone());
            }
            branches.push(branch);
        }
        for (nth, grids) in (1..).zip(branches) {
            self.town.party(&format!("branch-{nth:03}"), "branch", grids);
        }
        for (nth, grid) in (1..).zip(self.town.sample(&self.small_grids, GROUPS)) {
            self.town.party(&format!("group-{nth:02}"), "group", vec![grid]);
        }
    }

    fn fill_posts(&mut self) {
        (0..CLERKS).for_each(|_| self.town.post("centre-clerk", TOWN));
        let (villages, small_grids) = (self.villages.clone(), self.small_grids.clone());
        let grids: Vec<String> = self.grids.iter().flatten().cloned().collect();
        villages.iter().for_each(|village| self.town.post("grid-head", village));
        self.section_cadres(&villages, &grids);
        for (grid, workers) in grids.iter().zip(spread_over(GRID_WORKERS, grids.len(), &mut self.town.rng)) {
            (0..workers).for_each(|_| self.town.post("grid-worker", grid));
        }
        grids.iter().for_each(|grid| self.town.post("patrol", grid));
        for (unit, cadres) in
            small_grids.iter().zip(spread(VILLAGE_CADRES, SMALL_GRIDS, 1, &mut self.town.rng))
        {
            (0..cadres).for_each(|_| self.town.post("village-cadre", unit));
        }
    }

    /// One in each village as its first deputy, the rest in grids as instructors; some take charge of their village.
    fn section_cadres(&mut self, villages: &[String], grids: &[String]) {
        let stationed: BTreeSet<String> = self.town.sample(villages, STATIONED).into_iter().collect();
        for village in villages {
            self.town.post("first-deputy", village);
            if stationed.contains(village) {
                self.town.link("stationed", village);
            }
        }
        for grid in self.town.sample(grids, SECTION_CADRES - VILLAGES) {
            self.town.post("first-deputy", &grid);
        }
    }

    /// Task forces over neighbouring villages, enforcers tied to them; two teams for the whole town.
    fn found_partners(&mut self) {
        let size = VILLAGES.div_ceil(TASK_FORCES);
        let areas: Vec<Vec<String>> = self.villages.chunks(size).map(<[String]>::to_vec).collect();
        for (nth, units) in (1..).zip(areas) {
            self.town.partner(&format!("area-{nth}"), "task-force", units);
        }
        for (nth, enforcers) in spread(ENFORCERS, TASK_FORCES, 1, &mut self.town.rng).into_iter().enumerate()
        {
            for _ in 0..enforcers {
                self.town.post("area-enforcer", TOWN);
                self.town.link("area-duty", &format!("area-{}", nth + 1));
            }
        }
        for (id, kind) in [("workers", "worker-team"), ("volunteers", "volunteer-team")] {
            self.town.partner(id, kind, vec![TOWN.to_owned()]);
        }
    }

    /// Party members with their centre households, and volunteers.
    fn enrol(&mut self) {
        let homes = spread(CENTRE_HOUSEHOLDS, SMALL_GRIDS, 1, &mut self.town.rng);
        for (unit, homes) in self.small_grids.iter().zip(homes) {
            for _ in 0..homes {
                let household = self.town.household(unit);
                self.town.enrolment(Enrolled::PartyMember, None);
                self.town.link("centre-household", &household);
            }
        }
        (0..VOLUNTEERS).for_each(|_| self.town.enrolment(Enrolled::Volunteer, None));
    }

    /// The households of the groups that grid workers visit, in any small grid.
    fn visit_homes(&mut self, scheme: &Scheme) {
        for group in scheme.groups() {
            for _ in 0..HOUSEHOLDS_OF_GROUP {
                let Some(unit) = self.small_grids.get(self.town.rng.index(SMALL_GRIDS)) else { return };
                let household = self.town.household(unit);
                self.town.group(&household, group.code.as_str());
            }
        }
    }
}

/// A sum in so many parts of one, and two where the sum is larger.
fn spread_over(sum: usize, parts: usize, rng: &mut Rng) -> Vec<usize> {
    let mut spread: Vec<usize> =
        (0..parts).map(|nth| if nth < sum.saturating_sub(parts) { 2 } else { 1 }).collect();
    rng.shuffle(&mut spread);
    spread
}
