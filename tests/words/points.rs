//! Points: what is not told, why a record earned what it earned, what is listed of a pass.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde::Serialize;
use serde_json::Value;
use wangge::scheme::{CapMost, CapOf, Edition, Scheme, TierNo};
use wangge::speech::{Lang, cut, explanation, failed, tally_error};
use wangge::tally::Activities;
use wangge::tally::points::{
    CapLeft, Cut, Explanation, Failed, Held, Multiplied, MultipliedBy, Options, Reason, Served, State,
    TallyError, score,
};
use wangge::value::Amount;
use wangge_tests::cases;
use wangge_tests::worlds::{case, now};

use crate::facts::{Said, words};
use crate::{Example, code, declared, duties};

/// What is declared beside the preset.
const DECLARED: &str = r#"
[[tag]]
code = "mediator"
name = "人民调解员"
class = "qualification"
basis = "assumed"

[[duty]]
code = "visits"
name = "每月走访"
role = "grid-head"
kinds = ["visit"]
per = "month"
times = 4
basis = "assumed"

[[purse]]
code = "points"
name = "网格积分"
expiry = "next-year"
base = 100
base_per = "year"
basis = "assumed"

[[purse]]
code = "home"
name = "家庭志愿积分"
of = "households"
basis = "assumed"

[[points]]
code = "visit"
name = "走访一次"
kinds = ["visit"]
purse = "points"
points = 2
filed_within = "3wd"
basis = "report"

[[points]]
code = "deed"
name = "户内志愿服务"
kinds = ["volunteer.customs"]
purse = "home"
points = 1.5
basis = "assumed"

[[points]]
code = "no-show"
name = "无故缺席"
kinds = ["volunteer.absent"]
purse = "points"
points = -2
answers = "visits"
basis = "report"
assumed = ["points"]

[[cap]]
code = "visit-a-day"
name = "每日走访上限"
rules = ["visit"]
per = "day"
points = 5
basis = "report"

[[cap]]
code = "visit-a-month"
name = "每月走访上限"
rules = ["visit"]
per = "month"
of = "unit"
times = 40
basis = "assumed"

[[goods]]
code = "soap"
name = "肥皂"
purse = "points"
price = 5
basis = "assumed"
"#;

pub(crate) fn scheme() -> Scheme {
    declared(DECLARED)
}

fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

fn errors() -> Vec<TallyError> {
    let of = |of: &str, period: Option<&str>| TallyError::TotalOverflow {
        purse: code("points"),
        of: of.to_owned(),
        period: period.map(|period| period.parse().unwrap()),
    };
    vec![
        TallyError::Overflow {
            record: "r-0001".parse().unwrap(),
            purse: code("points"),
            rule: code("visit"),
        },
        of("m-0017", Some("2026-03")),
        of("visit", None),
        TallyError::Stopped {},
        TallyError::NotKept { purse: code("points") },
    ]
}

fn cap(name: &str, of: CapOf, period: &str, most: CapMost) -> CapLeft {
    let (used_points, used_times) = (amount("3"), 2);
    let (cap, period) = (code(name), period.parse().unwrap());
    CapLeft { cap, of, period, most, whole: false, used_points, used_times, left: None }
}

fn served() -> Served {
    Served {
        rule: code("visit"),
        held: Vec::new(),
        reason: None,
        points: amount("2"),
        quantity: amount("1"),
        multipliers: Vec::new(),
        raw: amount("2"),
        caps: Vec::new(),
        cut_by: None,
    }
}

/// What a rule makes of a record, with its credit.
fn servings() -> Vec<(Served, &'static str)> {
    let plain = served;
    let times = |factor: &str, by| Multiplied { by, factor: factor.parse().unwrap() };
    let named = |name: &str| MultipliedBy::Multiplier(name.parse().unwrap());
    let (day, month) = (("visit-a-day", "2026-03-05"), ("visit-a-month", "2026-03"));
    let most = |points: &str| CapMost::Points(amount(points));
    let fails = |reason| Served { reason: Some(reason), raw: Amount::ZERO, ..plain() };
    let absent = Served {
        rule: code("no-show"),
        points: amount("-2"),
        quantity: amount("3"),
        raw: amount("-6"),
        ..plain()
    };
    let all = vec![
        Held::Role(code("grid-head")),
        Held::Tag(code("mediator")),
        Held::Tier(TierNo::new(2).unwrap()),
        Held::Under("ds-07".parse().unwrap()),
        Held::From("2026-03-01".parse().unwrap()),
        Held::Until("2026-06-01".parse().unwrap()),
        Held::Plan(code("flood")),
    ];
    vec![
        (plain(), "2"),
        (
            Served {
                held: all,
                quantity: amount("3"),
                multipliers: vec![times("1.5", named("假日")), times("2", MultipliedBy::Plan(code("flood")))],
                raw: amount("18"),
                ..plain()
            },
            "18",
        ),
        (Served { multipliers: vec![times("1/3", named("折算"))], raw: amount("0.667"), ..plain() }, "0.667"),
        (Served { quantity: Amount::ZERO, raw: Amount::ZERO, ..plain() }, "0"),
        (
            Served {
                caps: vec![
                    CapLeft { left: Some(amount("2")), ..cap(day.0, CapOf::Member, day.1, most("5")) },
                    CapLeft {
                        used_times: 39,
                        used_points: amount("70"),
                        ..cap(month.0, CapOf::Unit, month.1, CapMost::Times(40))
                    },
                ],
                ..plain()
            },
            "2",
        ),
        (
            Served {
                quantity: amount("4"),
                raw: amount("8"),
                caps: vec![CapLeft {
                    used_times: 1,
                    left: Some(amount("2")),
                    ..cap(day.0, CapOf::Account, "2026-W10", most("5"))
                }],
                cut_by: Some(code(day.0)),
                ..plain()
            },
            "2",
        ),
        (
            Served {
                caps: vec![CapLeft {
                    whole: true,
                    left: Some(Amount::ZERO),
                    used_points: amount("4"),
                    ..cap(day.0, CapOf::Target, "all", most("5"))
                }],
                cut_by: Some(code(day.0)),
                ..plain()
            },
            "0",
        ),
        (
            Served {
                caps: vec![
                    CapLeft {
                        used_times: 40,
                        used_points: amount("80"),
                        left: Some(Amount::ZERO),
                        ..cap(month.0, CapOf::Unit, month.1, CapMost::Times(40))
                    },
                    CapLeft {
                        used_times: 0,
                        used_points: Amount::ZERO,
                        left: Some(amount("5")),
                        ..cap("gone", CapOf::Member, "2026-H1", most("5"))
                    },
                ],
                cut_by: Some(code(month.0)),
                ..plain()
            },
            "0",
        ),
        (absent.clone(), "-6"),
        (Served { reason: Some(Reason::Verification), raw: Amount::ZERO, ..absent }, "0"),
        (fails(Reason::Verification), "0"),
        (fails(Reason::Target), "0"),
        (Served { rule: code("deed"), points: amount("1.5"), ..fails(Reason::Account) }, "0"),
        (fails(Reason::Filing), "0"),
        (Served { rule: code("deed"), points: amount("1.5"), ..fails(Reason::Filing) }, "0"),
        (Served { rule: code("deed"), points: amount("1.5"), raw: amount("1.5"), ..plain() }, "1.5"),
        (Served { rule: code("lost"), ..plain() }, "2"),
        (Served { rule: code("lost"), points: amount("-2"), raw: amount("-2"), ..plain() }, "-2"),
    ]
}

fn explanations() -> Vec<Explanation> {
    let none = |state| Explanation {
        row: 17,
        record: "r-0001".parse().unwrap(),
        day: "2026-03-05".parse().unwrap(),
        state,
        edition: Some(Edition { scheme: code("dongshi"), from: "2022-01-01".parse().unwrap() }),
        served: None,
        credit: Amount::ZERO,
    };
    let states =
        [State::Skipped, State::Unfiled, State::Reversal, State::Reversed, State::Unscored, State::Served];
    let mut all: Vec<Explanation> = states.map(none).into();
    all.push(Explanation { edition: None, ..none(State::Unscored) });
    let served = servings().into_iter().map(|(served, credit)| Explanation {
        served: Some(served),
        credit: amount(credit),
        ..none(State::Served)
    });
    all.extend(served);
    all
}

fn cuts() -> Vec<Cut> {
    let (rule, cap) = (code("visit"), code("visit-a-day"));
    let cut = Cut { row: 17, rule, raw: amount("2"), credit: amount("0.5"), cap };
    vec![Cut { rule: code("lost"), cap: code("gone"), credit: Amount::ZERO, ..cut.clone() }, cut]
}

fn failures() -> Vec<Failed> {
    let failed = |rule, reason| Failed { row: 17, rule: code(rule), reason };
    vec![
        failed("visit", Reason::Verification),
        failed("visit", Reason::Target),
        failed("deed", Reason::Account),
        failed("visit", Reason::Filing),
        failed("lost", Reason::Filing),
        failed("no-show", Reason::Verification),
    ]
}

fn example<T: Serialize>(label: String, found: &T, words: impl Fn(&T, Lang) -> String) -> Example {
    let facts = serde_json::to_value(found).unwrap();
    Example { label, facts, zh: words(found, Lang::Zh), en: words(found, Lang::En) }
}

pub(crate) fn examples() -> Vec<Example> {
    let scheme = scheme();
    let errors = errors();
    let errors = errors.iter().map(|error| example(format!("tally {}", error.code()), error, tally_error));
    let (explained, cuts, failures) = (explanations(), cuts(), failures());
    let explained = explained.iter().map(|found| {
        example("explanation".to_owned(), found, |found, lang| explanation(found, Some(&scheme), lang))
    });
    let cuts =
        cuts.iter().map(|found| example("cut".to_owned(), found, |found, lang| cut(found, &scheme, lang)));
    let failures = failures
        .iter()
        .map(|found| example("failed".to_owned(), found, |found, lang| failed(found, &scheme, lang)));
    errors.chain(explained).chain(cuts).chain(failures).collect()
}

/// What a sentence about points must hold of one fact; `None` where it is said as elsewhere.
pub(crate) fn said(family: &str, key: &str, fact: &Value) -> Option<Said> {
    if !["explanation", "cut", "failed", "tally"].contains(&family) {
        return None;
    }
    let text = fact.as_str().unwrap_or_default();
    let zero = fact.as_f64() == Some(0.0);
    Some(match key {
        "row" if family == "explanation" => Said::Form,
        "points" | "raw" | "credit" if fact.as_f64().is_some_and(|points| points < 0.0) => {
            Said::Words(format!("扣{}分", fact.to_string().trim_start_matches('-')), fact.to_string())
        }
        "credit" | "raw" | "used_points" | "used_times" | "left" if zero => Said::Form,
        "cap" | "cut_by" => words(text, text),
        "tier" => words("单元属一级网格（村、社区）层级", "一级网格（村、社区） (tier 2)"),
        "whole" if *fact == Value::Bool(true) => words("整笔计分", "in full or not at all"),
        "whole" => Said::Form,
        "of" if family == "explanation" => match text {
            "member" => words("每名成员", "for each member "),
            "unit" => words("每个单元", "for each unit "),
            "account" => words("每个账户", "for each account "),
            _ => words("每名成员对每个对象", "for each member and target "),
        },
        "state" => match text {
            "skipped" => words("有差错", "has a fault"),
            "unfiled" => words("尚未填报", "filed later"),
            "reversal" => words("冲销另一条", "takes another record back"),
            "reversed" => words("已被冲销", "was taken back"),
            "unscored" => words("不计分", "earns nothing"),
            _ => Said::Form,
        },
        "reason" => match text {
            "verification" => words("未经他人核实", "no other member verified it"),
            "target" => words("未写明对象", "names no target"),
            "account" => words("没有该类积分账户", "no account of this purse"),
            _ => words("填报", "filed"),
        },
        "period" if text == "all" => words("累计", "in all"),
        "period" => duties::period_said(text),
        _ => return None,
    })
}

/// X1: a code without an example fails here.
#[test]
fn x1_every_code_of_points_has_an_example() {
    let found: BTreeSet<&str> = errors().iter().map(TallyError::code).collect();
    assert_eq!(found, TallyError::ALL_CODES.into_iter().collect());
}

/// P2–P4: every way in which a record can stand is told apart from every other.
#[test]
fn x1_no_two_explanations_sound_the_same() {
    for said in [|example: &Example| example.zh.clone(), |example: &Example| example.en.clone()] {
        let texts: Vec<String> = examples().iter().map(said).collect();
        assert_eq!(texts.iter().collect::<BTreeSet<_>>().len(), texts.len());
    }
}

/// S5: of a rule and a cap it is said what their numbers rest on.
#[test]
fn s5_what_points_rest_on_is_said_field_by_field() {
    let said = |rule: &str| {
        let found = explanations().into_iter().find(|found| {
            found.served.as_ref().is_some_and(|served| served.rule == code(rule) && !served.caps.is_empty())
                || found.credit == amount("-6") && rule == "no-show"
        });
        explanation(&found.unwrap(), Some(&scheme()), Lang::Zh)
    };
    let (visit, absent) = (said("visit"), said("no-show"));
    assert!(visit.contains("积分规则「走访一次」（visit），依据《东石镇"), "{visit}");
    assert!(visit.contains("积分上限「每日走访上限」（visit-a-day），依据《东石镇"), "{visit}");
    assert!(visit.contains("积分上限「每月走访上限」（visit-a-month），合理取值，待核定"), "{visit}");
    assert!(absent.contains("积分规则「无故缺席」（no-show），合理取值，待核定"), "{absent}");
}

/// P3: what was rounded is said to be; what is exact is not, whatever the factors.
#[test]
fn p3_what_was_rounded_is_said_to_be() {
    let of = |factors: &[&str], raw: &str| {
        let by = MultipliedBy::Multiplier("甲".parse().unwrap());
        let times = |factor: &&str| Multiplied { by: by.clone(), factor: factor.parse().unwrap() };
        let multipliers = factors.iter().map(times).collect();
        let found = Explanation {
            served: Some(Served { multipliers, raw: amount(raw), ..served() }),
            credit: amount(raw),
            ..explanations().remove(0)
        };
        explanation(&found, Some(&scheme()), Lang::En).contains(", rounded")
    };
    assert!(
        !of(&[], "2")
            && !of(&["1/3", "3"], "2")
            && !of(&["1000000000000000/7", "7/500000000", "1/2000000"], "2")
    );
    assert!(of(&["1/3"], "0.667") && of(&["0.0001"], "0") && of(&["0.00025"], "0.001"));
}

/// X1: without the names of a scheme what is known is said by its codes.
#[test]
fn x1_an_explanation_without_a_scheme_says_rule_and_credit() {
    let found = explanations().into_iter().find(|found| found.credit == amount("-6")).unwrap();
    let said = |lang| explanation(&found, None, lang);
    assert!(said(Lang::Zh).ends_with("；积分规则「no-show」，扣6分"), "{}", said(Lang::Zh));
    assert!(said(Lang::En).ends_with("; rule of points `no-show`, -6 points"), "{}", said(Lang::En));
}

proptest! {
    #![proptest_config(cases(60))]

    /// X1: whatever a record earns is told on one line: the record, and of a rule that serves it rule and credit; as is
    /// what lists say of it.
    #[test]
    fn x1_every_record_of_a_world_is_told(case in case(30), now in now()) {
        let tally = case.world.tally();
        let activities = Activities::from_rows(&case.rows, &tally).unwrap();
        let options = Options { filed_by: Some(now), ..Options::default() };
        let points = score(&tally, &activities, &options).unwrap();
        for (purse, lang) in points.purses().flat_map(|purse| Lang::ALL.map(|lang| (purse, lang))) {
            for row in 0..case.rows.len() {
                let found = purse.explain(row).unwrap().unwrap();
                let said = explanation(&found, tally.edition_on(found.day), lang);
                prop_assert!(said.contains(found.record.as_str()) && !said.contains('\n'), "{}", said);
                let credit = found.credit.to_string();
                let served = found.served.as_ref();
                prop_assert!(served.is_none_or(|served| said.contains(served.rule.as_str())), "{}", said);
                prop_assert!(served.is_none() || said.contains(credit.trim_start_matches('-')) || credit == "0", "{}", said);
            }
            let scheme = tally.editions().next().unwrap();
            for found in purse.cuts().unwrap() {
                prop_assert!(cut(&found, scheme, lang).contains(&found.row.to_string()));
            }
            for found in purse.failed() {
                prop_assert!(failed(&found, scheme, lang).contains(&found.row.to_string()));
            }
        }
    }
}
