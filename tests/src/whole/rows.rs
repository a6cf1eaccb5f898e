//! Random rows in every list, sound or not.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use wangge::org::{
    AccountRow, ActivationRow, Enrolled, EnrolmentRow, GroupRow, HomeRow, HouseholdRow, LinkRow, Org,
    OrgRows, PartnerRow, PartyRow, PostRow, TagRow, UnitRow,
};
use wangge::read::{Faults, Step};
use wangge::value::{Date, Span};

use super::scheme;
use crate::orgs::{TIERS, day, forest};

/// Kinds of links with pools their ends are drawn from.
const LINKS: [(&str, &str, &str); 3] =
    [("centre-household", "m", "h"), ("branch-household", "b", "h"), ("apprentice", "m", "m")];

/// An id, code or name.
fn text<T: std::str::FromStr<Err = wangge::value::ValueError>>(text: &str) -> T {
    text.parse().unwrap()
}

/// An id of a small pool, such as `m2`.
fn of(pool: &'static str) -> impl Strategy<Value = String> {
    (0..4_usize).prop_map(move |number| format!("{pool}{number}"))
}

/// A first day and the day it ends before, if it ends: a span, or now and then none.
fn days() -> impl Strategy<Value = (Date, Option<Date>)> {
    (1..15_u32, prop::option::of(0..12_u32))
        .prop_map(|(from, length)| (text(&day(from)), length.map(|length| text(&day(from + length)))))
}

/// The day of the month.
pub fn date(number: u32) -> Date {
    text(&day(number))
}

/// Whether a row's days hold a day.
pub fn holds(from: Date, until: Option<Date>, day: Date) -> bool {
    Span::new(from, until).is_some_and(|span| span.contains(day))
}

/// Rows in every list; references may be to nothing, spans empty, rows doubled.
pub fn any_rows() -> impl Strategy<Value = OrgRows> {
    let few = 0..7_usize;
    let pick = any::<Index>;
    let homes = prop::collection::vec((of("m"), pick(), days()), few.clone());
    let posts = prop::collection::vec((of("m"), pick(), days()), few.clone());
    let enrolments = prop::collection::vec((of("m"), select(Enrolled::ALL), days()), few.clone());
    let tags = prop::collection::vec((of("m"), select(vec!["lifeguard", "boatwright"]), days()), few.clone());
    let parties = prop::collection::vec((of("b"), prop::collection::vec(pick(), 0..3)), 0..3);
    let partners = prop::collection::vec((of("p"), pick(), prop::option::of(days())), 0..3);
    let households = prop::collection::vec((of("h"), pick()), few.clone());
    let groups =
        prop::collection::vec((of("h"), select(vec!["boat-dwelling", "island-alone"]), days()), few.clone());
    let accounts =
        prop::collection::vec((of("h"), select(vec!["net-mending", "beach-cleaning"]), days()), few.clone());
    let links = prop::collection::vec((0..LINKS.len(), 0..4_usize, 0..4_usize, days()), few);
    let people = (homes, posts, enrolments, tags);
    let beside = (parties, partners, households, groups, accounts, links);
    (forest(8), people, beside).prop_map(|(units, people, beside)| {
        let (homes, posts, enrolments, tags) = people;
        let (parties, partners, households, groups, accounts, links) = beside;
        let id = |at: Index| &units[at.index(units.len())].id;
        let parent = |row: usize| text(&units[row].id);
        OrgRows {
            units: units
                .iter()
                .map(|row| UnitRow {
                    id: text(&row.id),
                    tier: text(TIERS[row.tier].0),
                    parent: row.parent.map(parent),
                    kind: None,
                    name: (row.id.len() % 2 == 0).then(|| text(&row.id)),
                })
                .collect(),
            homes: homes
                .into_iter()
                .map(|(member, at, (from, until))| HomeRow {
                    member: text(&member),
                    unit: text(id(at)),
                    from,
                    until,
                })
                .collect(),
            posts: posts
                .into_iter()
                .map(|(member, at, (from, until))| {
                    let unit = &units[at.index(units.len())];
                    let role = text(TIERS[unit.tier].1);
                    PostRow { member: text(&member), role, unit: text(&unit.id), from, until }
                })
                .collect(),
            enrolments: enrolments
                .into_iter()
                .map(|(member, r#as, (from, until))| EnrolmentRow {
                    member: text(&member),
                    r#as,
                    from,
                    until,
                })
                .collect(),
            tags: tags
                .into_iter()
                .map(|(member, tag, (from, until))| TagRow {
                    member: text(&member),
                    tag: text(tag),
                    from,
                    until,
                })
                .collect(),
            parties: parties
                .into_iter()
                .map(|(party, units)| PartyRow {
                    id: text(&party),
                    kind: text("branch"),
                    units: units.into_iter().map(|at| text(id(at))).collect(),
                })
                .collect(),
            partners: partners
                .into_iter()
                .map(|(partner, at, term)| PartnerRow {
                    id: text(&partner),
                    kind: text("task-force"),
                    units: vec![text(id(at))],
                    functions: term.iter().map(|_| text("fisheries")).collect(),
                    from: term.map(|(from, _)| from),
                    until: term.and_then(|(_, until)| until),
                    decision: None,
                })
                .collect(),
            households: households
                .into_iter()
                .map(|(household, at)| HouseholdRow { id: text(&household), unit: text(id(at)) })
                .collect(),
            groups: groups
                .into_iter()
                .map(|(household, group, (from, until))| GroupRow {
                    household: text(&household),
                    group: text(group),
                    from,
                    until,
                })
                .collect(),
            accounts: accounts
                .into_iter()
                .map(|(household, purse, (from, until))| AccountRow {
                    household: text(&household),
                    purse: text(purse),
                    from,
                    until,
                })
                .collect(),
            links: links
                .into_iter()
                .map(|(kind, source, target, (from, until))| {
                    let (kind, sources, targets) = LINKS[kind];
                    let (source, target) = (format!("{sources}{source}"), format!("{targets}{target}"));
                    LinkRow { kind: text(kind), source: text(&source), target: text(&target), from, until }
                })
                .collect(),
        }
    })
}

/// Rows whose units are wrong too: a parent that is none, unknown or anywhere, an id or tier of another unit.
pub fn broken_rows() -> impl Strategy<Value = OrgRows> {
    let wrong = (any::<Index>(), any::<Index>(), 0..5_usize);
    (any_rows(), prop::collection::vec(wrong, 0..5)).prop_map(|(mut rows, wrongs)| {
        for (at, other, how) in wrongs {
            let other = rows.units[other.index(rows.units.len())].clone();
            let at = at.index(rows.units.len());
            let row = &mut rows.units[at];
            match how {
                0 => row.parent = None,
                1 => row.parent = Some(text("gone")),
                2 => row.parent = Some(other.id),
                3 => row.id = other.id,
                _ => row.tier = other.tier,
            }
        }
        rows
    })
}

/// Rows without fault: those with one are taken out until none is left.
pub fn sound_rows() -> impl Strategy<Value = OrgRows> {
    any_rows().prop_map(|mut rows| {
        while let Err(faults) = Org::from_rows(rows.clone(), scheme()) {
            take_out(&mut rows, &faults);
        }
        rows
    })
}

/// Takes out the rows that faults stand at.
fn take_out(rows: &mut OrgRows, faults: &Faults) {
    let mut faulty: Vec<(&str, usize)> = faults
        .into_iter()
        .map(|fault| match fault.path.steps() {
            [Step::Field(list), Step::Index(at), ..] => (list.as_str(), *at),
            _ => panic!("a fault at no row: {}", fault.path),
        })
        .collect();
    faulty.sort_unstable();
    faulty.dedup();
    for (list, at) in faulty.into_iter().rev() {
        match list {
            "homes" => drop(rows.homes.remove(at)),
            "posts" => drop(rows.posts.remove(at)),
            "enrolments" => drop(rows.enrolments.remove(at)),
            "tags" => drop(rows.tags.remove(at)),
            "parties" => drop(rows.parties.remove(at)),
            "partners" => drop(rows.partners.remove(at)),
            "households" => drop(rows.households.remove(at)),
            "groups" => drop(rows.groups.remove(at)),
            "accounts" => drop(rows.accounts.remove(at)),
            "links" => drop(rows.links.remove(at)),
            _ => panic!("a forest is sound: {list}"),
        }
    }
}

/// An activation as drawn: which plan, which unit, which days.
pub type Drawn = (usize, Index, (Date, Option<Date>));

/// Activations of one of two plans at units of an organisation, by somebody of it; they may overlap.
pub fn activations() -> impl Strategy<Value = Vec<Drawn>> {
    prop::collection::vec((0..2_usize, any::<Index>(), days()), 0..9)
}

/// The rows of drawn activations.
pub fn activation_rows(drawn: &[Drawn], org: &Org) -> Vec<ActivationRow> {
    let units: Vec<_> = org.units().collect();
    let Some(by) = org.members().first() else { return Vec::new() };
    let row = |(plan, at, (from, until)): &Drawn| ActivationRow {
        plan: text(["typhoon", "red-tide"][*plan]),
        unit: units[at.index(units.len())].id().clone(),
        from: *from,
        until: *until,
        by: by.clone(),
        basis: text("防汛办通知"),
    };
    drawn.iter().map(row).collect()
}
