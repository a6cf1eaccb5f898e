//! D1, P2, P4, P7: what a document may say of duties and points, beside plain tables of what goes with what.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use wangge::scheme::Scheme;
use wangge::value::Date;
use wangge_tests::cases;
use wangge_tests::catalogue::TIERS;
use wangge_tests::service::{LINKS, ROLE, frame};

/// Code and place of every fault, sorted.
fn faults(document: &Value) -> Vec<(String, String)> {
    let Err(faults) = Scheme::read(&document.to_string()) else { return Vec::new() };
    let said = faults.into_iter().map(|fault| (fault.code().to_owned(), fault.path.to_string()));
    let mut said: Vec<(String, String)> = said.collect();
    said.sort();
    said
}

fn sorted(faults: Vec<(&str, String)>) -> Vec<(String, String)> {
    let mut sorted: Vec<(String, String)> =
        faults.into_iter().map(|(code, place)| (code.to_owned(), place)).collect();
    sorted.sort();
    sorted
}

fn day(at: i32) -> String {
    Date::from_days(20_000 + at).unwrap().to_string()
}

/// What stands beside a duty's sort, in the order of the document.
const BESIDE: [&str; 5] = ["distinct", "groups", "link", "checklist", "share"];
const COVERS: [&str; 5] = ["households", "groups", "contacts", "points", "closed"];

/// What each sort of duty needs, and what it may have besides.
fn goes_with(sort: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match sort {
        "times" => (&[], &["distinct"]),
        "groups" => (&["groups"], &[]),
        "contacts" => (&["link"], &[]),
        "points" => (&["checklist"], &[]),
        "closed" => (&[], &["share"]),
        _ => (&[], &[]),
    }
}

/// A duty as it is written.
#[derive(Clone, Debug)]
struct Written {
    role: bool,
    tier: Option<usize>,
    times: bool,
    amount: bool,
    cover: Option<&'static str>,
    beside: [bool; 5],
    link: &'static str,
}

impl Written {
    fn document(&self) -> Value {
        let mut row = json!({"code": "any", "name": "常态工作", "kinds": ["visit"], "per": "month", "basis": "assumed"});
        if self.role {
            row["role"] = json!(ROLE.0);
        }
        if let Some(tier) = self.tier {
            row["tier"] = json!(TIERS[tier]);
        }
        if self.times {
            row["times"] = json!(2);
        }
        if self.amount {
            row["amount"] = json!(0.5);
        }
        if let Some(cover) = self.cover {
            row["cover"] = json!(cover);
        }
        let values = [json!(true), json!(["alone"]), json!(self.link), json!("fire"), json!("1/3")];
        for ((field, value), _) in BESIDE.into_iter().zip(values).zip(self.beside).filter(|(_, given)| *given)
        {
            row[field] = value;
        }
        row
    }

    /// What is wrong with it, by the words of the clause.
    fn wrong(&self) -> Vec<(&'static str, String)> {
        let at = |field: &str| format!("duty[1].{field}");
        let mut wrong = Vec::new();
        match (self.role, self.tier) {
            (false, None) => wrong.push(("missing_field", at("role"))),
            (true, Some(tier)) if !ROLE.1.contains(&tier) => wrong.push(("role_not_on_tier", at("tier"))),
            _ => {}
        }
        let sorts = [("times", self.times), ("amount", self.amount), ("cover", self.cover.is_some())];
        let given: Vec<&str> = sorts.into_iter().filter(|(_, given)| *given).map(|(sort, _)| sort).collect();
        match given.as_slice() {
            [] => wrong.push(("missing_field", at("times"))),
            [first, more @ ..] => {
                wrong.extend(more.iter().map(|sort| ("excluded_field", at(sort))));
                let (needed, allowed) =
                    goes_with(if *first == "cover" { self.cover.unwrap() } else { first });
                for (field, given) in BESIDE.into_iter().zip(self.beside) {
                    if needed.contains(&field) && !given {
                        wrong.push(("missing_field", at(field)));
                    } else if given && !needed.contains(&field) && !allowed.contains(&field) {
                        wrong.push(("excluded_field", at(field)));
                    }
                }
            }
        }
        if self.cover == Some("contacts") {
            if !self.role && self.tier.is_some() {
                wrong.push(("excluded_field", at("cover")));
            }
            if self.beside[2] && self.link != LINKS[0] {
                wrong.push(("wrong_link", at("link")));
            }
        }
        wrong
    }
}

fn duty() -> impl Strategy<Value = Written> {
    let sorts = prop_oneof![
        1 => Just((true, false, false)),
        1 => Just((false, true, false)),
        6 => Just((false, false, true)),
        1 => any::<(bool, bool, bool)>(),
    ];
    let beside =
        prop_oneof![any::<[bool; 5]>(), (0..6_usize).prop_map(|only| [0, 1, 2, 3, 4].map(|at| at == only))];
    let bearer = (any::<bool>(), prop::option::of(0..4_usize));
    (bearer, sorts, select(COVERS.to_vec()), beside, select(LINKS.to_vec())).prop_map(
        |((role, tier), (times, amount, covers), cover, beside, link)| Written {
            role,
            tier,
            times,
            amount,
            cover: covers.then_some(cover),
            beside,
            link,
        },
    )
}

/// What a deduction may be said to answer.
const ANSWERS: [Option<&str>; 7] =
    [None, Some("calls"), Some("any"), Some("other"), Some("silence"), Some("visit"), Some("nothing")];

proptest! {
    #![proptest_config(cases(400))]

    /// D1: a duty has a bearer, one sort, and of the fields beside those of its sort.
    #[test]
    fn d1_a_duty_has_what_its_sort_asks_for_and_no_more(written in duty()) {
        let mut document = frame();
        document["duty"].as_array_mut().unwrap().push(written.document());
        prop_assert_eq!(faults(&document), sorted(written.wrong()));
    }

    /// P2, P6: a deduction answers service left undone and takes nothing from households; an award answers nothing.
    #[test]
    fn p2_a_deduction_answers_something_and_takes_nothing_from_households(
        points in select(vec![-2.5, -0.001, 0.0, 3.0]),
        purse in select(vec!["mine", "ours"]),
        answers in select(ANSWERS.to_vec()),
    ) {
        let mut document = frame();
        let rule = |code: &str| json!({
            "code": code, "name": "积分", "kinds": ["visit"], "purse": "mine", "points": 1, "basis": "assumed",
        });
        document["points"] = json!([rule("any"), rule("other")]);
        document["points"][0]["points"] = json!(points);
        document["points"][0]["purse"] = json!(purse);
        if let Some(answers) = answers {
            document["points"][0]["answers"] = json!(answers);
        }
        let deducts = points < 0.0;
        let mut wrong = Vec::new();
        if deducts && purse == "ours" {
            wrong.push(("scores_residents", "points[0].purse".to_owned()));
        }
        match answers {
            None if deducts => wrong.push(("deduction_without_duty", "points[0].points".to_owned())),
            Some(_) if !deducts => wrong.push(("excluded_field", "points[0].answers".to_owned())),
            Some("nothing") => wrong.push(("unknown_reference", "points[0].answers".to_owned())),
            Some("any" | "visit") => wrong.push(("deduction_without_duty", "points[0].answers".to_owned())),
            _ => {}
        }
        prop_assert_eq!(faults(&document), sorted(wrong));
    }

    /// P4: a cap is over awards of one purse.
    #[test]
    fn p4_a_cap_is_over_awards_of_one_purse(
        rules in prop::collection::vec((select(vec!["mine", "hours"]), any::<bool>()), 1..5),
        named in prop::collection::btree_set(0..5_usize, 1..5),
    ) {
        let mut document = frame();
        let rule = |(at, (purse, award)): (usize, &(&str, bool))| {
            let mut rule = json!({
                "code": format!("rule-{at}"), "name": "积分", "kinds": ["visit"], "purse": purse,
                "points": if *award { 1 } else { -1 }, "basis": "assumed",
            });
            if !award {
                rule["answers"] = json!("silence");
            }
            rule
        };
        document["points"] = rules.iter().enumerate().map(rule).collect();
        let named: Vec<usize> = named.into_iter().filter(|at| *at < rules.len()).collect();
        let codes: Vec<String> = named.iter().map(|at| format!("rule-{at}")).collect();
        document["cap"] = json!([{
            "code": "cap", "name": "上限", "rules": codes, "per": "all", "times": 1, "basis": "assumed",
        }]);
        let mut wrong = Vec::new();
        if named.is_empty() {
            wrong.push(("wrong_count", "cap[0].rules".to_owned()));
        }
        for (nth, at) in named.iter().enumerate() {
            if !rules[*at].1 {
                wrong.push(("not_an_award", format!("cap[0].rules[{nth}]")));
            }
            if rules[*at].0 != rules[named[0]].0 {
                wrong.push(("other_purse", format!("cap[0].rules[{nth}]")));
            }
        }
        prop_assert_eq!(faults(&document), sorted(wrong));
    }

    /// P7: windows come out in time order, and two are a fault if and only if they share a day.
    #[test]
    fn p7_windows_are_in_order_and_share_no_day(
        windows in prop::collection::vec((0..30_i32, prop::option::of(1..9_i32)), 0..5),
    ) {
        let mut document = frame();
        let window = |(from, long): &(i32, Option<i32>)| {
            let mut window = json!({"from": day(*from)});
            if let Some(long) = long {
                window["until"] = json!(day(from + long));
            }
            window
        };
        document["purse"][0]["window"] = windows.iter().map(window).collect();
        let holds = |(from, long): &(i32, Option<i32>), at: i32| {
            *from <= at && long.is_none_or(|long| at < from + long)
        };
        let shared = (0..40).any(|at| windows.iter().filter(|window| holds(window, at)).count() > 1);
        match Scheme::read(&document.to_string()) {
            Err(faults) => {
                prop_assert!(shared);
                prop_assert!(faults.into_iter().all(|fault| fault.code() == "overlap"));
            }
            Ok(scheme) => {
                prop_assert!(!shared);
                let found: Vec<String> = scheme.purses()[0].windows.iter().map(|span| span.from().to_string()).collect();
                let expected: BTreeSet<String> = windows.iter().map(|(from, _)| day(*from)).collect();
                prop_assert_eq!(found, expected.into_iter().collect::<Vec<_>>());
            }
        }
    }
}
