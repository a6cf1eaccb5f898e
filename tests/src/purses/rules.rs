//! What the editions lay down.

use proptest::prelude::*;
use serde_json::{Value, json};

/// A document with these sections beside what every one needs.
pub(super) fn document(sections: &Value) -> Value {
    let named = |code: &str| json!({"code": code, "name": "名称", "basis": "assumed"});
    let tiers = ["town", "village", "grid", "micro"].map(named);
    let item = json!({
        "code": "lamp", "name": "路灯", "category": "any", "kind": "problem", "nature": "simple", "start": "town",
        "basis": "assumed", "limit": [{"accept": "1h", "handle": "1d"}],
    });
    let mut document = json!({
        "scheme": {"code": "any", "name": "方案", "from": "2025-12-16", "basis": "assumed"},
        "tier": tiers,
        "role": [{"code": "clerk", "name": "干事", "tiers": ["village"], "basis": "assumed"}],
        "category": [named("any")],
        "item": [item],
        "catalogue": {"code": "list", "name": "清单", "outside": "refuse", "basis": "assumed"},
        "ceiling": {"code": "ceiling", "name": "化解", "simple": "town", "complex": "town", "hard": "town", "basis": "assumed"},
        "handling": {"code": "handling", "name": "办理", "feedback": "2d", "suspension": "9d", "basis": "assumed"},
        "ladder": {"code": "ladder", "name": "升级", "supervision": "5d", "basis": "assumed"},
        "evaluation": {"code": "evaluation", "name": "评价", "window": "7d", "reopens_at": 2, "basis": "assumed"},
        "activity": [
            named("visit"), named("class"),
            {"code": "lapse", "name": "失责", "lapse": true, "basis": "assumed"},
        ],
    });
    if let (Some(document), Some(sections)) = (document.as_object_mut(), sections.as_object()) {
        document.extend(sections.clone());
    }
    document
}

/// One or two editions, perhaps with days between them that have none.
pub(super) fn editions() -> impl Strategy<Value = Vec<Value>> {
    let second =
        prop::option::weighted(0.6, (edition(), prop::sample::select(vec!["2026-02-16", "2026-04-01"])));
    (edition(), second, any::<bool>(), 0..6_u8).prop_map(|(mut first, second, gap, same)| {
        let Some((mut second, from)) = second else { return vec![document(&first)] };
        if gap {
            first["scheme"]["until"] = json!("2026-02-05");
        }
        second["scheme"]["from"] = json!(from);
        // Mostly the same accounts and rules go on.
        if same > 0 {
            for section in ["purse", "points", "cap"] {
                let given = second[section][0].clone();
                second[section] = first[section].clone();
                if section == "purse" && same > 3 {
                    second[section][0]["expiry"] = json!("never");
                    second[section][0].as_object_mut().expect("a purse").remove("months");
                    second[section][0]["limit"] = given["limit"].clone();
                }
            }
        }
        vec![document(&first), document(&second)]
    })
}

fn edition() -> impl Strategy<Value = Value> {
    let of = prop_oneof![2 => Just("members"), 1 => Just("households")];
    let caps = prop::collection::vec(cap(), 0..3);
    (of, purse(), caps, prop::option::weighted(0.85, settlement()), goods()).prop_map(
        |(of, mut purse, caps, settlement, goods)| {
            purse["of"] = json!(of);
            let mut points = vec![
                json!({"code": "p-visit", "name": "走访", "kinds": ["visit"], "purse": "points", "points": 3, "basis": "assumed"}),
                json!({"code": "p-class", "name": "宣讲", "kinds": ["class"], "purse": "points", "points": 2.5, "basis": "assumed"}),
            ];
            if of == "members" {
                points.push(json!({
                    "code": "p-lapse", "name": "失责", "kinds": ["lapse"], "purse": "points", "points": -4,
                    "answers": "lapse", "basis": "assumed",
                }));
            }
            let caps = caps.into_iter().enumerate().map(|(at, mut cap)| {
                cap["code"] = json!(format!("cap-{at}"));
                cap
            });
            let mut edition = json!({
                "scheme": {"code": "any", "name": "方案", "from": "2025-12-16", "basis": "assumed"},
                "purse": [purse], "points": points, "cap": caps.collect::<Vec<_>>(), "goods": goods,
            });
            if let Some(settlement) = settlement {
                edition["settlement"] = settlement;
            }
            edition
        },
    )
}

fn purse() -> impl Strategy<Value = Value> {
    let expiry = prop_oneof![2 => Just(0_u32), 4 => 1..4_u32, 1 => Just(9)];
    let base =
        prop::option::weighted(0.3, (prop::sample::select(vec!["week", "month", "quarter"]), 1..4_u32));
    (expiry, base, windows(), limits()).prop_map(|(expiry, base, windows, limits)| {
        let mut purse =
            json!({"code": "points", "name": "积分", "basis": "assumed", "window": windows, "limit": limits});
        match expiry {
            0 => {}
            9 => purse["expiry"] = json!("next-year"),
            months => {
                purse["expiry"] = json!("months");
                purse["months"] = json!(months);
            }
        }
        if let Some((per, points)) = base {
            purse["base"] = json!(points);
            purse["base_per"] = json!(per);
        }
        purse
    })
}

fn cap() -> impl Strategy<Value = Value> {
    let per = prop::sample::select(vec!["day", "week", "month", "quarter", "all"]);
    let of = prop::sample::select(vec!["member", "unit", "account", "target"]);
    let most = prop_oneof![(1..30_u32).prop_map(Ok), (1..4_u32).prop_map(Err)];
    let rules = prop::sample::subsequence(vec!["p-visit", "p-class"], 1..=2);
    (per, of, most, any::<bool>(), rules).prop_map(|(per, of, most, whole, rules)| {
        let mut cap =
            json!({"name": "上限", "rules": rules, "per": per, "of": of, "whole": whole, "basis": "assumed"});
        match most {
            Ok(points) => cap["points"] = json!(f64::from(points) * 1.25),
            Err(times) => cap["times"] = json!(times),
        }
        cap
    })
}

fn settlement() -> impl Strategy<Value = Value> {
    let per = prop::sample::select(vec!["day", "week", "month", "month", "quarter"]);
    let delay = prop::sample::select(vec!["1h", "0d", "3d", "5wd", "40d"]);
    (per, delay).prop_map(|(per, delay)| {
        json!({"code": "settle", "name": "结算", "per": per, "delay": delay, "basis": "assumed"})
    })
}

fn goods() -> impl Strategy<Value = Vec<Value>> {
    let days = prop::sample::select(vec!["2025-11-01", "2026-01-10", "2026-03-05"]);
    let stock = prop::collection::btree_map(days, 1..6_u32, 0..3);
    (1..6_u32, 1..4_u32, stock, windows(), limits(), limits()).prop_map(
        |(dear, cheap, stock, windows, limits, others)| {
            let stock = stock.into_iter().map(|(on, pieces)| json!({"on": on, "pieces": pieces}));
            let good = |code: &str, price: u32| {
                json!({"code": code, "name": "物品", "purse": "points", "price": f64::from(price) / 2.0, "basis": "assumed"})
            };
            let (mut soap, mut rice) = (good("soap", cheap), good("rice", dear * 2));
            soap["stock"] = json!(stock.collect::<Vec<_>>());
            soap["limit"] = json!(limits);
            rice["limit"] = json!(others);
            rice["window"] = json!(windows);
            vec![soap, rice]
        },
    )
}

fn windows() -> impl Strategy<Value = Vec<Value>> {
    prop_oneof![
        3 => Just(Vec::new()),
        1 => Just(vec![
            json!({"from": "2026-01-05", "until": "2026-02-20"}),
            json!({"from": "2026-03-01"}),
        ]),
    ]
}

fn limits() -> impl Strategy<Value = Vec<Value>> {
    let per = prop::sample::select(vec!["day", "week", "month", "all"]);
    let limit = |((per, of_pieces), most): ((&str, bool), u32)| match of_pieces {
        true => json!({"per": per, "pieces": most + 1}),
        false => json!({"per": per, "redemptions": most.div_ceil(2)}),
    };
    let limits = prop::collection::btree_map((per, any::<bool>()), 1..5_u32, 1..3);
    let limits = limits.prop_map(move |limits| limits.into_iter().map(limit).collect());
    prop_oneof![2 => Just(Vec::new()), 1 => limits]
}
