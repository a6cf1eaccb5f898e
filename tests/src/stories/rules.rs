//! Random schemes: the tiers, roles and authorities of `dongshi`, every limit and rule else at random.

use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Value, json};
use wangge::calendar::{CalendarSpec, OwnDay, Unpublished, WeekSessions};
use wangge::org::{Activations, Org};
use wangge::scheme::{Preset, Scheme};
use wangge::value::Date;

use super::items::{ITEMS, ItemRules, TIERS, item};
use super::plans::{PlanRules, plans};
use super::steps::{StepRules, steps};
use super::triggers::{TriggerRules, triggers};

/// What is random about a scheme.
#[derive(Clone, Debug)]
pub struct Rules {
    calendar: CalendarRules,
    ceilings: [usize; 3],
    items: Vec<ItemRules>,
    steps: StepRules,
    triggers: TriggerRules,
    plans: PlanRules,
    outside: &'static str,
    warnings: Vec<&'static str>,
    supervision: String,
    feedback: String,
    window: String,
    suspension: &'static str,
    reopens_at: u8,
    reopenings: u8,
}

#[derive(Clone, Debug)]
struct CalendarRules {
    offset: &'static str,
    edition: u16,
    error: bool,
    sessions: &'static [&'static str],
    days: Vec<(u8, bool)>,
}

/// The document of the preset as a JSON value, without what names items, groups and plans that stories do not have, or is named by that.
static DONGSHI: LazyLock<Value> = LazyLock::new(|| {
    let mut document: Value = toml::from_str(Preset::Dongshi.document()).expect("the preset is TOML");
    let sections = document.as_object_mut().expect("a table");
    let named = ["group", "activity", "duty", "purse", "points", "cap", "settlement", "goods"];
    for section in named.into_iter().chain(["input", "appraisal", "signs"]) {
        sections.remove(section);
    }
    document
});

impl Rules {
    /// The document.
    pub fn document(&self) -> Value {
        let mut document = DONGSHI.clone();
        self.steps.write(&mut document);
        document["severity"] = super::urgency::declared();
        document["function"] = ["police", "fire", "justice"].iter().map(|code| kind(code)).collect();
        push(&mut document["channel"], kind("sensor"));
        let mut department = kind("department");
        department["class"] = json!("department");
        push(&mut document["partner"], department);
        document["calendar"] = self.calendar.document();
        document["catalogue"]["outside"] = json!(self.outside);
        for (nature, tier) in ["simple", "complex", "hard"].iter().zip(self.ceilings) {
            document["ceiling"][nature] = json!(TIERS[tier]);
        }
        document["ladder"]["warnings"] = self.warnings.iter().map(|share| self::share(share)).collect();
        document["ladder"]["supervision"] = json!(self.supervision);
        document["handling"]["feedback"] = json!(self.feedback);
        document["handling"]["suspension"] = json!(self.suspension);
        document["evaluation"]["window"] = json!(self.window);
        document["evaluation"]["reopens_at"] = json!(self.reopens_at);
        document["evaluation"]["reopenings"] = json!(self.reopenings);
        let items = document["item"].as_array().expect("items").iter();
        let items = items.filter_map(|item| {
            let at = ITEMS.iter().position(|code| item["code"] == **code)?;
            Some(self.items[at].document(item, self.ceilings[at]))
        });
        document["item"] = items.collect();
        self.triggers.write(&mut document);
        let ceiling = |at: usize| self.items[at].ceiling(self.ceilings[at]);
        self.plans.write(&mut document, [ceiling(0), ceiling(1), ceiling(2)]);
        document
    }

    /// When the plans of the document are active where.
    pub fn activations(&self, scheme: &Scheme, org: &Org) -> Activations {
        self.plans.activations(scheme, org)
    }

    /// The calendar of the document.
    pub fn calendar(&self) -> CalendarSpec {
        let rules = &self.calendar;
        let day = |day: u8, working: bool| {
            let date = Date::from_ymd(2026, 3, day.into()).expect("a day of March");
            (date, if working { OwnDay::Working } else { OwnDay::Off })
        };
        CalendarSpec {
            offset: rules.offset.parse().expect("an offset"),
            sessions: WeekSessions {
                default: rules.sessions.iter().map(|text| text.parse().expect("a session")).collect(),
                ..WeekSessions::default()
            },
            days: rules.named().into_iter().map(|(number, working)| day(number, working)).collect(),
            edition: Some(rules.edition),
            unpublished: if rules.error { Unpublished::Error } else { Unpublished::Mark },
        }
    }

    /// The scheme.
    pub fn scheme(&self) -> Scheme {
        Scheme::read(&self.document().to_string()).expect("a scheme without fault")
    }
}

/// A named kind.
fn kind(code: &str) -> Value {
    json!({"code": code, "name": code, "basis": "assumed"})
}

fn push(list: &mut Value, row: Value) {
    list.as_array_mut().expect("a list").push(row);
}

/// A share as the document writes it: a number, or a fraction as text.
pub(super) fn share(text: &str) -> Value {
    text.parse::<f64>().map_or_else(|_| json!(text), |number| json!(number))
}

impl CalendarRules {
    /// The days that the scheme names, each once.
    fn named(&self) -> Vec<(u8, bool)> {
        let mut named: Vec<(u8, bool)> = Vec::new();
        for (day, working) in &self.days {
            if named.iter().all(|(other, _)| other != day) {
                named.push((*day, *working));
            }
        }
        named
    }

    fn document(&self) -> Value {
        let named = self.named();
        let day =
            |(day, working): &(u8, bool)| json!({"date": format!("2026-03-{day:02}"), "working": working});
        json!({
            "offset": self.offset,
            "edition": self.edition,
            "unpublished": if self.error { "error" } else { "mark" },
            "sessions": self.sessions,
            "day": named.iter().map(day).collect::<Vec<_>>(),
            "basis": "assumed",
        })
    }
}

/// Limits in all five units, a few hours to a few days long.
pub fn length() -> impl Strategy<Value = String> {
    prop_oneof![
        (1..600_u32).prop_map(|n| format!("{n}min")),
        (1..60_000_u32).prop_map(|n| format!("{}.{:03}h", n / 1000, n % 1000)),
        (0..5_u32).prop_map(|n| format!("{n}d")),
        (1..30_u32).prop_map(|n| format!("{n}wh")),
        (1..30_000_u32).prop_map(|n| format!("{}.{:03}wh", n / 1000, n % 1000)),
        (0..6_u32).prop_map(|n| format!("{n}wd")),
    ]
    .prop_map(|text| tidy(&text))
}

/// Without a fraction of nothing but zeros; nothing at all becomes one.
fn tidy(text: &str) -> String {
    let text = text.replace(".000", "");
    match text.as_str() {
        "0h" => "1h".to_owned(),
        "0wh" => "1wh".to_owned(),
        _ => text,
    }
}

/// Any random scheme.
pub fn rules() -> impl Strategy<Value = Rules> {
    let items = prop::collection::vec(item(), 3);
    let shares = prop::sample::select(vec![
        vec![],
        vec!["0.5"],
        vec!["0.5", "0.8"],
        vec!["0.8", "0.5"],
        vec!["1/3", "2/3", "0.999999"],
        vec!["0.9", "0.000001", "0.5", "1/7"],
    ]);
    let caps = vec!["0d", "1d", "2d", "5d", "0wd", "1wd", "3wd", "20wd"];
    let rest = (shares, length(), length(), length(), prop::sample::select(caps), 0..=4_u8, 0..=3_u8);
    let ceilings = prop::array::uniform3(0..4_usize);
    let outside = prop::sample::select(vec!["refuse", "flag"]);
    let whole = (calendar(), ceilings, items, (steps(), triggers(), plans()), outside, rest);
    whole.prop_map(|(calendar, ceilings, items, (steps, triggers, plans), outside, rest)| {
        let (warnings, supervision, feedback, window, suspension, reopens_at, reopenings) = rest;
        Rules {
            calendar,
            ceilings,
            items,
            steps,
            triggers,
            plans,
            outside,
            warnings,
            supervision,
            feedback,
            window,
            suspension,
            reopens_at,
            reopenings,
        }
    })
}

fn calendar() -> impl Strategy<Value = CalendarRules> {
    let sessions: Vec<&'static [&'static str]> = vec![
        &["08:30-12:00", "14:30-17:30"],
        &["00:00-24:00"],
        &["09:00-12:00", "12:00-17:00"],
        &["09:00-12:00", "13:00-24:00"],
        &["00:00-00:01", "23:59-24:00"],
    ];
    let offset = prop::sample::select(vec!["+08:00", "+08:00", "+08:00", "-03:30", "+18:00"]);
    let sessions = prop_oneof![Just(sessions[0]), prop::sample::select(sessions.clone())];
    let edition = prop_oneof![4 => Just(2026_u16), 1 => Just(2025_u16)];
    let days = prop::collection::vec((1..=28_u8, any::<bool>()), 0..6);
    (offset, edition, prop::bool::weighted(0.2), sessions, days).prop_map(
        |(offset, edition, error, sessions, days)| CalendarRules { offset, edition, error, sessions, days },
    )
}
