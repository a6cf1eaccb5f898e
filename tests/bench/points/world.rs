//! Townships of one shape, members with one to four grids' worth of work, forty kinds of records with caps.

use wangge::generate::Rng;
use wangge::org::{Enrolled, EnrolmentRow, Org, OrgRows, UnitRow};
use wangge::scheme::{Preset, Scheme};
use wangge::value::Code;

/// Hundredths of a point for each unit of quantity; the last eight kinds are deductions.
pub(crate) const WORTH: [i64; 40] = [
    50, 100, 200, 50, 25, 300, 150, 100, 500, 50, 75, 100, 200, 10, 20, 30, 50, 100, 250, 400, 50, 60, 80,
    125, 100, 100, 1000, 50, 35, 15, 300, 200, -50, -100, -200, -300, -500, -1000, -25, -150,
];
/// How many kinds are awards.
const AWARDS: usize = 32;

/// Hundredths of a point that a member can have for a kind in a day, a month, a year.
pub(crate) fn caps(kind: usize) -> [Option<i64>; 3] {
    let (worth, place) = (WORTH[kind], kind % 8);
    if kind >= AWARDS {
        return [None; 3];
    }
    let day = worth * 4 + if kind.is_multiple_of(3) { worth / 2 } else { 0 };
    let month = worth * 8 + if kind.is_multiple_of(2) { 0 } else { 5 };
    let some = |places: &[usize], most| places.contains(&place).then_some(most);
    [some(&[0, 1, 2, 4, 6], day), some(&[0, 2, 3, 5], month), some(&[0, 3, 6], worth * 40 + 1)]
}

/// The purse of its rules.
pub(crate) fn purse() -> Code {
    "points".parse().expect("a code")
}

/// The scheme.
pub(crate) fn scheme() -> Scheme {
    Scheme::read(&document()).expect("a sound scheme")
}

/// Its document: a preset that has no points of its own, a kind and a rule each, and for each cap one of that rule alone.
pub(crate) fn document() -> String {
    let points = |hundredths: i64| {
        format!(
            "{}{}.{:02}",
            if hundredths < 0 { "-" } else { "" },
            hundredths.abs() / 100,
            hundredths.abs() % 100
        )
    };
    let mut text = Preset::Chixi.document().to_owned();
    text.push_str("\n[[purse]]\ncode = \"points\"\nname = \"积分\"\nbasis = \"assumed\"\n");
    for (kind, worth) in WORTH.into_iter().enumerate() {
        let lapse = worth < 0;
        text.push_str(&format!(
            "\n[[activity]]\ncode = \"{kind}\"\nname = \"种类{kind}\"\nlapse = {lapse}\nbasis = \"assumed\"\n"
        ));
    }
    for (kind, worth) in WORTH.into_iter().enumerate() {
        let answers = if worth < 0 { format!("answers = \"{kind}\"\n") } else { String::new() };
        text.push_str(&format!(
            "\n[[points]]\ncode = \"rule-{kind}\"\nname = \"规则{kind}\"\nkinds = [\"{kind}\"]\npurse = \"points\"\npoints = {}\n{answers}basis = \"assumed\"\n",
            points(worth)
        ));
    }
    for kind in 0..WORTH.len() {
        for (per, most) in ["day", "month", "year"].into_iter().zip(caps(kind)) {
            let Some(most) = most else { continue };
            text.push_str(&format!(
                "\n[[cap]]\ncode = \"{per}-{kind}\"\nname = \"上限{per}{kind}\"\nrules = [\"rule-{kind}\"]\nper = \"{per}\"\nof = \"member\"\npoints = {}\nbasis = \"assumed\"\n",
                points(most)
            ));
        }
    }
    text
}

/// Who stands where: units numbered in no order, and for each member the grid at home.
pub(crate) struct Townships {
    pub(crate) org: Org,
    /// Of each member, whose id is its place, the id of its grid, and of the other grids of the same area.
    pub(crate) homes: Vec<Vec<u32>>,
}

impl Townships {
    /// For a ledger of so many rows.
    pub(crate) fn of(rows: usize, scheme: &Scheme, rng: &mut Rng) -> Self {
        let (townships, members) = ((rows / 5000).max(5), (rows / 50).max(50));
        let tiers: Vec<_> = scheme.tiers().iter().map(|tier| tier.code.clone()).collect();
        let mut shape: Vec<(usize, Option<usize>)> = (0..townships).map(|_| (0, None)).collect();
        let (mut first, mut areas) = (0, Vec::new());
        for (tier, least, spread) in [(1, 10, 21), (2, 3, 5), (3, 3, 5)] {
            let end = shape.len();
            for parent in first..end {
                let children = least + rng.index(spread);
                if tier == 3 {
                    areas.push(shape.len()..shape.len() + children);
                }
                shape.extend((0..children).map(|_| (tier, Some(parent))));
            }
            first = end;
        }
        let mut ids: Vec<u32> = (0..).take(shape.len()).collect();
        rng.shuffle(&mut ids);
        let id = |unit: usize| ids[unit].to_string().parse().expect("an id");
        let units = shape.iter().enumerate().map(|(unit, (tier, parent))| UnitRow {
            id: id(unit),
            tier: tiers[*tier].clone(),
            parent: parent.map(id),
            kind: None,
            name: None,
        });
        let enrolments = (0..members).map(|member| EnrolmentRow {
            member: member.to_string().parse().expect("an id"),
            r#as: Enrolled::Volunteer,
            from: "2020-01-01".parse().expect("a day"),
            until: None,
        });
        let rows = OrgRows { units: units.collect(), enrolments: enrolments.collect(), ..OrgRows::default() };
        let org = Org::from_rows(rows, scheme).expect("a sound organisation");
        let homes = (0..members).map(|_| {
            let area = &areas[rng.index(areas.len())];
            let mut grids: Vec<u32> = area.clone().map(|grid| ids[grid]).collect();
            let home = rng.index(grids.len());
            grids.swap(0, home);
            grids
        });
        Self { org, homes: homes.collect() }
    }
}
