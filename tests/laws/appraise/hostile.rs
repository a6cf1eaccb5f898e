//! V3: whatever comes in, an answer or a coded error comes out.

use proptest::prelude::*;
use serde_json::{Value, json};
use wangge::scheme::Scheme;
use wangge::tally::appraise::{AppraisalBook, Outside, Sources, SubjectId};
use wangge::value::{Amount, Instant, Period};
use wangge_tests::appraisals::{Township, asked, code, document, township};
use wangge_tests::cases;

/// Numbers at the edges of what can be written, in place of some.
fn extreme(value: &mut Value, dice: &mut impl FnMut() -> u32) {
    match value {
        Value::Array(rows) => rows.iter_mut().for_each(|row| extreme(row, dice)),
        Value::Object(fields) => {
            for (field, value) in fields {
                let edges: &[Value] = match field.as_str() {
                    "weight" => &[json!(0.001), json!(1e12)],
                    "each" | "points" => &[json!(0.001), json!(8e12)],
                    "target" => &[json!(0.000_001), json!(9e9)],
                    "score" => &[json!(8e12), json!(-8e12), json!(0.001)],
                    "base" => &[json!(2e12)],
                    _ => &[],
                };
                match dice() as usize {
                    place if value.is_number() && place % 4 == 0 && !edges.is_empty() => {
                        *value = edges[place / 4 % edges.len()].clone();
                    }
                    _ => extreme(value, dice),
                }
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(cases(60))]

    /// V3: amounts, weights and marks at their edges: no panic, no wrong sum; an error says `score_overflow`.
    #[test]
    fn v3_extremes_come_to_an_answer_or_a_code(
        sound in township(30),
        asked in prop::collection::vec(asked(), 2),
        numbers in prop::collection::vec(any::<u32>(), 400),
    ) {
        let mut at = 0;
        let mut dice = || {
            at += 1;
            numbers[at % numbers.len()]
        };
        let mut editions = sound.editions.clone();
        for edition in &mut editions {
            let mut one = edition["appraisal"].clone();
            extreme(&mut one, &mut dice);
            let mut harmed = edition.clone();
            harmed["appraisal"] = one;
            // A full mark beyond amounts is refused, with a code, when it is read.
            if Scheme::read(&harmed.to_string()).is_ok() {
                *edition = harmed;
            }
        }
        let mut township = Township::new(editions, sound.document.clone());
        township.rows = sound.rows.clone();
        if let Some(row) = township.rows.as_mut().and_then(|rows| rows.first_mut()) {
            row.quantity = Amount::from_thousandths(3_000_000_000_000_000).unwrap();
        }
        township.outside = sound.outside.clone();
        if let Some(outside) = township.outside.as_mut() {
            extreme(outside, &mut dice);
        }
        let (activities, outside) = (township.activities(), township.outside());
        let sources = Sources { activities: activities.as_ref(), outside: outside.as_ref(), ..Sources::default() };
        let book = AppraisalBook::new(township.world(), sources).unwrap();
        for (code, period) in &asked {
            let known = ["score_overflow", "no_edition", "overflow"];
            let now = Instant::parse("2026-06-30T00:00:00Z").unwrap();
            if let Err(error) = book.recommend(code, *period, now) {
                prop_assert!(known.contains(&error.code()), "{}", error);
            }
            match book.appraise(code, *period) {
                Err(error) => prop_assert!(known.contains(&error.code()), "{}", error),
                Ok(appraised) => {
                    for standing in appraised.iter() {
                        let told = standing.explain().unwrap();
                        prop_assert!(serde_json::to_string(&told).is_ok());
                        if let Err(error) = standing.lift() {
                            prop_assert_eq!(error.code(), "score_overflow");
                        }
                    }
                }
            }
        }
    }
}

fn empty(appraisal: &Value) -> Township {
    Township::new(
        vec![document(&[], std::slice::from_ref(appraisal))],
        json!({"units": [{"id": "t", "tier": "town"}]}),
    )
}

fn plain() -> Value {
    json!({"code": "a", "name": "考核", "tier": "grid", "per": "month", "base": 60, "basis": "assumed"})
}

/// R1: nobody there: nobody appraised; periods without edition, of another kind, and other codes are told apart.
#[test]
fn r1_nobody_and_nothing() {
    empty(&plain()).with(|book, _| {
        let period = |id: &str| id.parse::<Period>().unwrap();
        let appraised = book.appraise(&code("a"), period("2026-03")).unwrap();
        assert!(appraised.is_empty() && appraised.weight_runs().unwrap().is_empty());
        assert_eq!(serde_json::to_string(&*appraised).unwrap(), "[]");
        assert!(appraised.of(&SubjectId::Unit("nowhere".parse().unwrap())).is_none());
        let refused = |name: &str, id: &str| book.appraise(&code(name), period(id)).unwrap_err().code();
        assert_eq!(refused("a", "2024-03"), "no_edition");
        assert_eq!(refused("b", "2026-03"), "unknown_appraisal");
        assert_eq!(refused("a", "2026-Q1"), "wrong_period");
        let now = Instant::parse("2026-04-01T00:00:00Z").unwrap();
        assert_eq!(book.publicity(&code("a"), period("2026"), now).unwrap_err().code(), "wrong_period");
        assert_eq!(book.recommend(&code("a"), period("2026-03"), now).unwrap(), []);
        assert_eq!(book.appraise_each(&code("a"), &[]).unwrap().len(), 0);
    });
}

/// R3: thousands of indicators, each of a thousandth or of a billion.
#[test]
fn r3_thousands_of_indicators() {
    let mut appraisal = plain();
    let indicator = |at: usize| {
        json!({
            "code": format!("i-{at}"), "name": "指标", "weight": if at.is_multiple_of(2) { 0.001 } else { 1e9 },
            "measure": "input", "input": "check", "scoring": "ratio", "target": 3, "basis": "assumed",
        })
    };
    appraisal["decimals"] = json!(3);
    appraisal["indicator"] = (0..3000).map(indicator).collect();
    let org = json!({"units": [
        {"id": "t", "tier": "town"}, {"id": "v", "tier": "village", "parent": "t"},
        {"id": "g", "tier": "grid", "parent": "v"},
    ]});
    let mut township = Township::new(vec![document(&[], &[appraisal])], org);
    township.outside =
        Some(json!({"inputs": [{"input": "check", "unit": "g", "period": "2026-03", "score": 1}]}));
    township.with(|book, _| {
        let appraised = book.appraise(&code("a"), "2026-03".parse().unwrap()).unwrap();
        let standing = appraised.iter().next().unwrap();
        // 1500 thirds of a billion, each rounded, and thirds of a thousandth, which are nothing.
        assert_eq!(standing.total().unwrap().to_string(), "500000000059.5");
        assert_eq!(standing.explain().unwrap().indicators.len(), 3000);
    });
}

/// V3: a total beyond amounts is an error that names what leaves its bounds.
#[test]
fn v3_a_total_beyond_amounts_is_coded() {
    let mut appraisal = plain();
    let item = |code: &str| json!({"code": code, "name": "加分", "measure": "input", "input": "check", "each": 8e12});
    let items = [item("p"), item("q")];
    appraisal["adjustment"] =
        json!([{"code": "d", "name": "加分", "sign": "bonus", "item": items, "basis": "assumed"}]);
    let org = json!({"units": [
        {"id": "t", "tier": "town"}, {"id": "v", "tier": "village", "parent": "t"},
        {"id": "g", "tier": "grid", "parent": "v"},
    ]});
    let mut township = Township::new(vec![document(&[], &[appraisal])], org);
    for (score, what) in [(1, "d"), (2, "p")] {
        let row = json!({"input": "check", "unit": "g", "period": "2026-03", "score": score});
        township.outside = Some(json!({"inputs": [row]}));
        township.with(|book, _| {
            let error = book.appraise(&code("a"), "2026-03".parse().unwrap()).unwrap_err();
            assert_eq!(error.code(), "score_overflow");
            let facts = json!({"appraisal": "a", "period": "2026-03", "what": what});
            assert_eq!(serde_json::to_value(&error).unwrap(), facts);
        });
    }
    assert!(Outside::read("{}", &township.world()).is_ok());
}
