//! Random editions of a scheme that say little but how points are given.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::caps::{Cap, cap, settlement};
use super::days::DAYS;
use super::people::{PLANS, ROLES, TAGS};
use super::rules::{Rule, rule, rule_code};

/// The tiers, apex first.
pub(super) const TIERS: [&str; 4] = ["town", "village", "grid", "micro"];
/// The kinds of records that tell of service done.
const KINDS: [&str; 5] = ["visit", "patrol", "clean", "study", "rescue"];
/// That of service left undone.
pub(super) const LAPSE: &str = "absence";
/// The purses there may be.
const PURSES: [Purse; 3] = [
    Purse { code: "points", households: false },
    Purse { code: "home", households: true },
    Purse { code: "hours", households: false },
];
/// What multiplies.
const FACTORS: [&str; 8] = ["2", "1.5", "0.5", "1/3", "1.25", "2/3", "0", "1/7"];
/// When the first edition begins, and when the second does.
const BEGIN: [&str; 2] = ["2025-12-01", "2026-01-01"];
const TURN: [&str; 3] = ["2026-03-06", "2026-04-01", "2026-03-31"];

/// A purse.
#[derive(Clone, Debug)]
pub(super) struct Purse {
    pub(super) code: &'static str,
    pub(super) households: bool,
}

/// One edition or two.
#[derive(Clone, Debug)]
pub(super) struct Editions {
    begin: usize,
    turn: usize,
    /// The day before which the first ends, if it ends before the second begins, or at all.
    ends: Option<usize>,
    purses: u8,
    all: Vec<Edition>,
}

#[derive(Clone, Debug)]
struct Edition {
    kinds: usize,
    lapse: bool,
    without: u8,
    rules: Vec<Rule>,
    caps: Vec<Cap>,
    settlement: Option<Value>,
    plans: [PlanFactors; 2],
}

/// What multiplies while a plan is active: every rule by one factor, some by another.
type PlanFactors = (Option<usize>, Option<(usize, u8)>);

/// A name of its own for each row.
pub(super) fn name(at: usize) -> String {
    format!("名称{at}")
}

/// A factor as documents write it.
pub(super) fn factor(at: usize) -> Value {
    let text = FACTORS[at % FACTORS.len()];
    text.parse::<f64>().map_or_else(|_| json!(text), |number| json!(number))
}

/// Those of a list whose bit is set; all, if none is.
fn purses(mask: u8) -> Vec<Purse> {
    let set = |at: usize| mask & (1 << at) != 0 || mask & 7 == 0;
    let some = PURSES.iter().enumerate().filter(|(at, _)| set(*at));
    some.map(|(_, purse)| purse.clone()).collect()
}

impl Editions {
    /// Whether there is a purse of households in the first edition.
    pub(super) fn households(&self) -> bool {
        purses(self.purses).iter().any(|purse| purse.households)
    }

    /// Every kind that some edition declares.
    pub(super) fn kinds(&self) -> Vec<&'static str> {
        let most = self.all.iter().map(|edition| edition.kinds).max().expect("an edition");
        let lapse = self.all.iter().any(|edition| edition.lapse);
        KINDS[..most].iter().copied().chain(lapse.then_some(LAPSE)).collect()
    }

    /// The documents.
    pub(super) fn documents(&self, offset: &str) -> Vec<Value> {
        let mut documents = Vec::new();
        for (number, edition) in self.all.iter().enumerate() {
            let first = self.all.first().filter(|_| number > 0);
            // A later edition may give up a purse, but not its last.
            let kept = if number > 0 { self.purses & !edition.without } else { self.purses };
            let kept = if kept & 7 == 0 { self.purses } else { kept };
            let mut document = edition.document(&purses(kept), first, offset);
            document["scheme"]["from"] = json!(if number == 0 { BEGIN[self.begin] } else { TURN[self.turn] });
            if number == 0
                && let Some(ends) = self.ends
            {
                let last = if self.all.len() > 1 { TURN[self.turn] } else { "2027-01-01" };
                document["scheme"]["until"] = json!(DAYS[ends].clamp("2026-01-31", last));
            }
            documents.push(document);
        }
        documents
    }
}

impl Edition {
    fn document(&self, purses: &[Purse], first: Option<&Self>, offset: &str) -> Value {
        let row = |code: &str| json!({"code": code, "name": code, "basis": "assumed"});
        let rows = |codes: &[&str]| codes.iter().map(|code| row(code)).collect::<Vec<_>>();
        let with = |code: &&str, field: &str, value: Value| {
            let mut row = row(code);
            row[field] = value;
            row
        };
        let kinds = &KINDS[..self.kinds];
        let mut activities = rows(kinds);
        activities.extend(self.lapse.then(|| with(&LAPSE, "lapse", json!(true))));
        let purse = |purse: &Purse| match purse.households {
            true => with(&purse.code, "of", json!("households")),
            false => row(purse.code),
        };
        let rule = |(at, rule): (usize, &Rule)| rule.document(at, purses, kinds, self.lapse);
        let cap = |(at, cap): (usize, &Cap)| {
            cap.document(at, (purses, &self.rules), first.and_then(|first| first.caps.get(at)))
        };
        let plan = |(code, plan): (&&str, &PlanFactors)| {
            let mut multipliers: Vec<Value> = Vec::new();
            if let Some((at, mask)) = plan.1 {
                let named = (0..self.rules.len()).filter(|at| mask & (1 << at) != 0).map(rule_code);
                let named: Vec<String> = named.collect();
                if !named.is_empty() {
                    // Over 0.
                    multipliers.push(json!({"points": named, "factor": factor(at % 6)}));
                }
            }
            multipliers.extend(plan.0.map(|at| json!({"factor": factor(at % 6)})));
            let mut row = row(code);
            row["tiers"] = json!(TIERS);
            if !multipliers.is_empty() {
                row["multiplier"] = json!(multipliers);
            }
            row
        };
        let mut document = skeleton(offset);
        document["activity"] = json!(activities);
        document["duty"] = json!([{
            "code": "visits", "name": "走访", "role": ROLES[0], "kinds": [KINDS[0]], "per": "month", "times": 1,
            "basis": "assumed",
        }]);
        document["purse"] = purses.iter().map(purse).collect();
        document["points"] = self.rules.iter().enumerate().map(rule).collect();
        let caps: Vec<Value> = self.caps.iter().enumerate().filter_map(cap).collect();
        if !caps.is_empty() {
            document["cap"] = json!(caps);
        }
        document["plan"] = PLANS.iter().zip(&self.plans).map(plan).collect();
        if let Some(settlement) = &self.settlement {
            document["settlement"] = settlement.clone();
        }
        document
    }
}

/// What every edition needs besides.
pub(super) fn skeleton(offset: &str) -> Value {
    let named = |code: &str| json!({"code": code, "name": code, "basis": "assumed"});
    let rule = |mut row: Value, code: &str| {
        (row["code"], row["name"], row["basis"]) = (json!(code), json!(code), json!("assumed"));
        row
    };
    let role = |code: &str| rule(json!({"tiers": TIERS}), code);
    let tag = |code: &str| rule(json!({"class": "qualification"}), code);
    let item = json!({
        "category": "any", "kind": "problem", "nature": "hard", "start": "town", "limit": [{"handle": "1d"}],
    });
    json!({
        "scheme": {"code": "any", "name": "方案", "basis": "assumed"},
        "calendar": {"offset": offset, "edition": 2026, "basis": "assumed"},
        "tier": TIERS.map(named),
        "role": ROLES.map(role),
        "tag": TAGS.map(tag),
        "category": [named("any")],
        "item": [rule(item, "any")],
        "catalogue": rule(json!({"outside": "refuse"}), "list"),
        "ceiling": rule(json!({"simple": "town", "complex": "town", "hard": "town"}), "ceiling"),
        "handling": rule(json!({"feedback": "2d", "suspension": "9d"}), "handling"),
        "ladder": rule(json!({"supervision": "5d"}), "ladder"),
        "evaluation": rule(json!({"window": "7d", "reopens_at": 2}), "evaluation"),
    })
}

/// One edition, or a second that begins on the turn.
pub(super) fn editions() -> impl Strategy<Value = Editions> {
    let plan = || {
        let every = prop::option::weighted(0.4, 0..6_usize);
        (every, prop::option::weighted(0.4, (0..6_usize, any::<u8>())))
    };
    let edition = move || {
        let lists = (prop::collection::vec(rule(), 2..=8), prop::collection::vec(cap(), 0..=5));
        let settlement = prop::option::weighted(0.6, settlement());
        let kinds = (1..=KINDS.len(), any::<bool>(), 0..8_u8);
        (kinds, lists, settlement, [plan(), plan()]).prop_map(|(kinds, lists, settlement, plans)| {
            let ((kinds, lapse, without), (rules, caps)) = (kinds, lists);
            Edition { kinds, lapse, without, rules, caps, settlement, plans }
        })
    };
    let second = prop::option::weighted(0.4, (edition(), any::<bool>()));
    let days = (0..BEGIN.len(), 0..TURN.len(), prop::option::weighted(0.2, 0..DAYS.len()));
    (days, 1..8_u8, edition(), second).prop_map(|((begin, turn, ends), purses, first, second)| {
        let mut all = vec![first];
        if let Some((second, same)) = second {
            // As often as not it is settled as before.
            let settlement = if same { all[0].settlement.clone() } else { second.settlement.clone() };
            all.push(Edition { settlement, ..second });
        }
        Editions { begin, turn, ends, purses, all }
    })
}
