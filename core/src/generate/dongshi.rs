//! 东石镇: one town, 35 villages, 163 grids, 214 small grids, and who serves in them.

use std::collections::BTreeSet;

use super::Rng;
use super::rows::{AttachedRow, Document, EnrolmentRow, HouseholdRow, LinkRow, PostRow, UnitRow};
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

pub(super) fn document(scheme: &Scheme, seed: u64) -> String {
    let mut town = Town::new(scheme, seed);
    town.draw_units();
    town.attach_parties();
    town.fill_posts();
    town.found_partners();
    town.enrol();
    serde_json::to_string(&town.document).unwrap_or_default()
}

/// The town while it is being built.
struct Town {
    rng: Rng,
    tiers: Vec<String>,
    from: String,
    villages: Vec<String>,
    /// By village, those of one village together.
    grids: Vec<Vec<String>>,
    small_grids: Vec<String>,
    members: usize,
    document: Document,
}

impl Town {
    fn new(scheme: &Scheme, seed: u64) -> Self {
        Self {
            rng: Rng::new(seed),
            tiers: scheme.tiers().iter().map(|tier| tier.code.to_string()).collect(),
            from: scheme.edition().from.to_string(),
            villages: Vec::new(),
            grids: Vec::new(),
            small_grids: Vec::new(),
            members: 0,
            document: Document::default(),
        }
    }

    /// Villages get three grids at least, grids one small grid at least; the enterprise village what is known of it.
    fn draw_units(&mut self) {
        self.unit(TOWN, 0, None, None, "东石镇");
        let (its_grids, its_small, enterprises) = ENTERPRISE_VILLAGE;
        let special = self.rng.index(VILLAGES);
        let mut grids = spread(GRIDS - its_grids, VILLAGES - 1, 3, &mut self.rng);
        grids.insert(special, its_grids);
        let mut others = spread(SMALL_GRIDS - its_small, GRIDS - its_grids, 1, &mut self.rng).into_iter();
        let mut its = spread(its_small, its_grids, 1, &mut self.rng).into_iter();
        let mut marks: Vec<bool> = (0..its_small).map(|nth| nth < enterprises).collect();
        self.rng.shuffle(&mut marks);
        let mut marks = marks.into_iter();
        for (village, grids) in grids.into_iter().enumerate() {
            let number = format!("{:02}", village + 1);
            let village_id = format!("{TOWN}-{number}");
            self.unit(&village_id, 1, Some(TOWN), None, &format!("一级网格{number}"));
            let mut ids = Vec::new();
            for grid in 1..=grids {
                let number = format!("{number}-{grid:02}");
                let id = format!("{TOWN}-{number}");
                self.unit(&id, 2, Some(&village_id), None, &format!("二级网格{number}"));
                let small = if village == special { its.next() } else { others.next() };
                for nth in 1..=small.unwrap_or_default() {
                    let enterprise = village == special && marks.next() == Some(true);
                    let kind = enterprise.then_some(UnitKind::Enterprise);
                    let number = format!("{number}-{nth}");
                    let small_id = format!("{TOWN}-{number}");
                    self.unit(&small_id, 3, Some(&id), kind, &format!("三级网格{number}"));
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
        let mut cuts: Vec<bool> = (0..GRIDS - VILLAGES).map(|nth| nth < BRANCHES - VILLAGES).collect();
        self.rng.shuffle(&mut cuts);
        let mut cuts = cuts.into_iter();
        for grids in self.grids.clone() {
            let mut branch = Vec::new();
            for grid in grids {
                if !branch.is_empty() && cuts.next() == Some(true) {
                    self.branch(std::mem::take(&mut branch));
                }
                branch.push(grid);
            }
            self.branch(branch);
        }
        for (nth, unit) in self.sample(&self.small_grids.clone(), GROUPS).into_iter().enumerate() {
            let id = format!("group-{:02}", nth + 1);
            self.document.parties.push(AttachedRow { id, kind: "group", units: vec![unit] });
        }
    }

    fn branch(&mut self, units: Vec<String>) {
        let id = format!("branch-{:03}", self.document.parties.len() + 1);
        self.document.parties.push(AttachedRow { id, kind: "branch", units });
    }

    fn fill_posts(&mut self) {
        (0..CLERKS).for_each(|_| self.post("centre-clerk", TOWN));
        let (villages, small_grids) = (self.villages.clone(), self.small_grids.clone());
        let grids: Vec<String> = self.grids.iter().flatten().cloned().collect();
        villages.iter().for_each(|village| self.post("grid-head", village));
        self.section_cadres(&villages, &grids);
        for (grid, workers) in grids.iter().zip(spread_over(GRID_WORKERS, grids.len(), &mut self.rng)) {
            (0..workers).for_each(|_| self.post("grid-worker", grid));
        }
        grids.iter().for_each(|grid| self.post("patrol", grid));
        for (unit, cadres) in small_grids.iter().zip(spread(VILLAGE_CADRES, SMALL_GRIDS, 1, &mut self.rng)) {
            (0..cadres).for_each(|_| self.post("village-cadre", unit));
        }
    }

    /// One in each village as its first deputy, the rest in grids as instructors; some take charge of their village.
    fn section_cadres(&mut self, villages: &[String], grids: &[String]) {
        let stationed: BTreeSet<String> = self.sample(villages, STATIONED).into_iter().collect();
        for village in villages {
            self.post("first-deputy", village);
            if stationed.contains(village) {
                self.link("stationed", village.clone());
            }
        }
        for grid in self.sample(grids, SECTION_CADRES - VILLAGES) {
            self.post("first-deputy", &grid);
        }
    }

    /// Task forces over neighbouring villages, enforcers tied to them; two teams for the whole town.
    fn found_partners(&mut self) {
        let size = VILLAGES.div_ceil(TASK_FORCES);
        let areas: Vec<Vec<String>> = self.villages.chunks(size).map(<[String]>::to_vec).collect();
        for (nth, units) in areas.into_iter().enumerate() {
            let id = format!("area-{}", nth + 1);
            self.document.partners.push(AttachedRow { id, kind: "task-force", units });
        }
        for (nth, enforcers) in spread(ENFORCERS, TASK_FORCES, 1, &mut self.rng).into_iter().enumerate() {
            for _ in 0..enforcers {
                self.post("area-enforcer", TOWN);
                self.link("area-duty", format!("area-{}", nth + 1));
            }
        }
        for (id, kind) in [("workers", "worker-team"), ("volunteers", "volunteer-team")] {
            let units = vec![TOWN.to_owned()];
            self.document.partners.push(AttachedRow { id: id.to_owned(), kind, units });
        }
    }

    /// Party members with their centre households, and volunteers.
    fn enrol(&mut self) {
        let homes = spread(CENTRE_HOUSEHOLDS, SMALL_GRIDS, 1, &mut self.rng);
        let mut taken = BTreeSet::new();
        for (unit, homes) in self.small_grids.clone().into_iter().zip(homes) {
            for _ in 0..homes {
                let id = self.household_id(&mut taken);
                self.document.households.push(HouseholdRow { id: id.clone(), unit: unit.clone() });
                self.enrolment(Enrolled::PartyMember);
                self.link("centre-household", id);
            }
        }
        (0..VOLUNTEERS).for_each(|_| self.enrolment(Enrolled::Volunteer));
    }

    fn household_id(&mut self, taken: &mut BTreeSet<u64>) -> String {
        loop {
            let number = self.rng.bits() >> 32;
            if taken.insert(number) {
                return format!("h-{number:08x}");
            }
        }
    }

    fn unit(&mut self, id: &str, tier: usize, parent: Option<&str>, kind: Option<UnitKind>, name: &str) {
        self.document.units.push(UnitRow {
            id: id.to_owned(),
            tier: self.tiers.get(tier).cloned().unwrap_or_default(),
            parent: parent.map(str::to_owned),
            kind: kind.map(UnitKind::as_str),
            name: name.to_owned(),
        });
    }

    /// A post for somebody new.
    fn post(&mut self, role: &'static str, unit: &str) {
        self.members += 1;
        let row = PostRow { member: self.latest(), role, unit: unit.to_owned(), from: self.from.clone() };
        self.document.posts.push(row);
    }

    /// An enrolment of somebody new.
    fn enrolment(&mut self, r#as: Enrolled) {
        self.members += 1;
        let row = EnrolmentRow { member: self.latest(), r#as: r#as.as_str(), from: self.from.clone() };
        self.document.enrolments.push(row);
    }

    /// A link of the latest member.
    fn link(&mut self, kind: &'static str, target: String) {
        let row = LinkRow { kind, source: self.latest(), target, from: self.from.clone() };
        self.document.links.push(row);
    }

    fn latest(&self) -> String {
        format!("m-{:05}", self.members)
    }

    /// So many of a list, in its order.
    fn sample(&mut self, list: &[String], count: usize) -> Vec<String> {
        let mut picks: Vec<bool> = (0..list.len()).map(|nth| nth < count).collect();
        self.rng.shuffle(&mut picks);
        list.iter().zip(picks).filter(|(_, pick)| *pick).map(|(entry, _)| entry.clone()).collect()
    }
}

/// A sum in so many random parts, each at least `least`.
fn spread(sum: usize, parts: usize, least: usize, rng: &mut Rng) -> Vec<usize> {
    let mut spread = vec![least; parts];
    for _ in parts * least..sum {
        let at = rng.index(parts);
        if let Some(part) = spread.get_mut(at) {
            *part += 1;
        }
    }
    spread
}

/// A sum in so many parts of one, and two where the sum is larger.
fn spread_over(sum: usize, parts: usize, rng: &mut Rng) -> Vec<usize> {
    let mut spread: Vec<usize> =
        (0..parts).map(|nth| if nth < sum.saturating_sub(parts) { 2 } else { 1 }).collect();
    rng.shuffle(&mut spread);
    spread
}
