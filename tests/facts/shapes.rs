//! Shapes of real rules elsewhere, as far as they are of points, hours and redemption: each is said by a small scheme
//! and shown by a few records.

use wangge::org::Org;
use wangge::scheme::{Preset, Scheme};
use wangge::tally::points::{Options, PursePass, State, score};
use wangge::tally::{AccountId, Accounts, Activities, ActivityRow, Book, RedemptionRow, Statement, World};
use wangge::value::{Amount, Instant};

/// A scheme with these purses, rules and goods, and nobody but two members and a household.
struct Shape {
    scheme: Scheme,
    org: Org,
    rows: Vec<ActivityRow>,
    asked: Vec<RedemptionRow>,
}

/// A kind of records that tells of a volunteer's activity, and two of service left undone.
const KINDS: &str = r#"
[[activity]]
code = "volunteering"
name = "志愿活动"
basis = "assumed"

[[activity]]
code = "overdue"
name = "逾期未办"
lapse = true
basis = "assumed"

[[activity]]
code = "overdue-urged"
name = "领导交办、媒体曝光事项逾期未办"
lapse = true
basis = "assumed"
"#;

fn document(sections: &str) -> String {
    format!("{}{KINDS}{sections}", Preset::Chixi.document())
}

fn shape(sections: &str) -> Shape {
    let scheme = Scheme::read(&document(sections)).unwrap();
    let purses: Vec<String> = scheme
        .purses()
        .iter()
        .filter(|purse| purse.of == wangge::scheme::AccountOf::Households)
        .map(|purse| format!(r#"{{"household": "h-0001", "purse": "{}", "from": "2026-01-01"}}"#, purse.code))
        .collect();
    let org = format!(
        r#"{{
            "units": [{{"id": "cx", "tier": "town"}}],
            "enrolments": [
                {{"member": "m-1", "as": "volunteer", "from": "2022-01-01"}},
                {{"member": "m-2", "as": "volunteer", "from": "2022-01-01"}}
            ],
            "households": [{{"id": "h-0001", "unit": "cx"}}, {{"id": "h-0002", "unit": "cx"}}],
            "accounts": [{}]
        }}"#,
        purses.join(", ")
    );
    let org = Org::read(&org, &scheme).unwrap();
    Shape { scheme, org, rows: Vec::new(), asked: Vec::new() }
}

fn at(text: &str) -> Instant {
    Instant::parse(&format!("{text}:00+08:00")).unwrap()
}

fn amount(text: &str) -> Amount {
    serde_json::from_str(text).unwrap()
}

impl Shape {
    /// Hours of a member in an activity.
    fn hours(mut self, when: &str, activity: &str, hours: &str) -> Self {
        self.rows.push(ActivityRow {
            id: format!("r-{}", self.rows.len() + 1).parse().unwrap(),
            member: "m-1".parse().unwrap(),
            unit: "cx".parse().unwrap(),
            kind: "volunteering".parse().unwrap(),
            at: at(when),
            quantity: amount(hours),
            target: activity.parse().ok(),
            verified_by: Some("m-2".parse().unwrap()),
            filed_at: None,
            reverses: None,
        });
        self
    }

    /// A record of another kind.
    fn of_kind(mut self, when: &str, kind: &str) -> Self {
        self = self.hours(when, "", "1");
        self.rows.last_mut().unwrap().kind = kind.parse().unwrap();
        self
    }

    /// Takes back a record.
    fn takes_back(mut self, when: &str, record: &str) -> Self {
        self = self.hours(when, "", "1");
        self.rows.last_mut().unwrap().reverses = Some(record.parse().unwrap());
        self
    }

    fn asks(mut self, when: &str, good: &str) -> Self {
        let account = AccountId::Member("m-1".parse().unwrap());
        let id = format!("x-{}", self.asked.len() + 1).parse().unwrap();
        self.asked.push(RedemptionRow { id, account, good: good.parse().unwrap(), pieces: 1, at: at(when) });
        self
    }

    /// The credit of each record in a purse.
    fn credits(&self, purse: &str) -> Vec<String> {
        let world = World::new(&self.scheme, &self.org);
        let activities = Activities::from_rows(&self.rows, &world).unwrap();
        let points = score(&world, &activities, &Options::default()).unwrap();
        let purse = points.purse(&purse.parse().unwrap()).unwrap();
        (0..self.rows.len()).map(|row| purse.credit(row).unwrap().to_string()).collect()
    }

    /// What became of each request, and the statement of an account.
    fn account(&self, purse: &str, account: &AccountId, now: &str) -> (Vec<String>, Statement) {
        let world = World::new(&self.scheme, &self.org);
        let activities = Activities::from_rows(&self.rows, &world).unwrap();
        let purse = purse.parse().unwrap();
        let pass = PursePass::new(&world, &activities, &purse).unwrap();
        let book = Book::keep(world, &activities, &purse, at(now), pass).unwrap();
        let goods = self.scheme.goods().iter().filter(|good| good.purse == purse);
        let goods: Vec<_> = goods.map(|good| &good.code).collect();
        let asked: Vec<_> = self.asked.iter().filter(|row| goods.contains(&&row.good)).cloned().collect();
        let accounts = Accounts::new(book, &asked, &[]).unwrap();
        let verdict = |verdict: &wangge::tally::Verdict| match &verdict.outcome {
            Ok(paid) => format!("-{paid}"),
            Err(refusal) => refusal.code().to_owned(),
        };
        let verdicts = accounts.verdicts().iter().map(verdict).collect();
        (verdicts, accounts.statement(account).unwrap())
    }

    fn balance(&self, purse: &str, now: &str) -> String {
        self.account(purse, &AccountId::Member("m-1".parse().unwrap()), now).1.balance.to_string()
    }
}

/// One hour is one point, at most two an activity: the record names the activity, and a cap counts by member and
/// target for all time. Redeemed points go, hours stay: a purse each.
const VOLUNTEERS: &str = r#"
[[purse]]
code = "points"
name = "志愿积分"
limit = [{ per = "quarter", redemptions = 1 }]
basis = "assumed"

[[purse]]
code = "hours"
name = "志愿时长"
basis = "assumed"

[[points]]
code = "points"
name = "一小时一分"
kinds = ["volunteering"]
purse = "points"
points = 1
target = true
verified = true
basis = "assumed"

[[points]]
code = "hours"
name = "时长照记"
kinds = ["volunteering"]
purse = "hours"
points = 1
verified = true
basis = "assumed"

[[cap]]
code = "two-an-activity"
name = "每场活动至多两分"
rules = ["points"]
per = "all"
of = "target"
points = 2
basis = "assumed"

[[goods]]
code = "soap"
name = "肥皂"
purse = "points"
price = 2
basis = "assumed"
"#;

/// P4: at most two hours of an activity count, in however many records; of the next activity two again. The hours
/// themselves are all kept.
#[test]
fn p4_an_hour_is_a_point_and_an_activity_two_at_most() {
    let shape = shape(VOLUNTEERS)
        .hours("2026-03-07T09:00", "cleaning-0307", "1.5")
        .hours("2026-03-07T14:00", "cleaning-0307", "3")
        .hours("2026-03-14T09:00", "cleaning-0314", "4")
        .hours("2026-03-15T09:00", "", "1");
    assert_eq!(shape.credits("points"), ["1.5", "0.5", "2", "0"], "one that names no activity earns nothing");
    assert_eq!(shape.credits("hours"), ["1.5", "3", "4", "1"]);
}

/// P1, P4: a complaint that proves true zeroes the activity: its record is taken back. What a cap had left is free
/// again. No rule counts complaints.
#[test]
fn p1_a_complaint_that_proves_true_zeroes_the_activity() {
    let shape = shape(VOLUNTEERS)
        .hours("2026-03-07T09:00", "cleaning-0307", "2")
        .hours("2026-03-14T09:00", "cleaning-0314", "1")
        .takes_back("2026-03-20T09:00", "r-1");
    assert_eq!(shape.credits("points"), ["0", "1", "0"]);
    assert_eq!(shape.credits("hours"), ["0", "1", "0"]);
    let world = World::new(&shape.scheme, &shape.org);
    let activities = Activities::from_rows(&shape.rows, &world).unwrap();
    let points = score(&world, &activities, &Options::default()).unwrap();
    assert_eq!(points.state(0), Some(State::Reversed));
}

/// P6, P7: redeemed once a quarter; points go, hours stay.
#[test]
fn p7_points_are_redeemed_once_a_quarter_and_hours_stay() {
    let shape = shape(VOLUNTEERS)
        .hours("2026-03-07T09:00", "cleaning-0307", "2")
        .hours("2026-03-08T09:00", "cleaning-0308", "2")
        .hours("2026-03-09T09:00", "cleaning-0309", "2")
        .asks("2026-03-20T09:00", "soap")
        .asks("2026-03-31T23:59", "soap")
        .asks("2026-04-01T00:00", "soap");
    let member = AccountId::Member("m-1".parse().unwrap());
    let (verdicts, statement) = shape.account("points", &member, "2026-06-30T12:00");
    assert_eq!(verdicts, ["-2", "limit_reached", "-2"]);
    assert_eq!((statement.redeemed, statement.balance), (amount("4"), amount("2")));
    assert_eq!(shape.balance("hours", "2026-06-30T12:00"), "6");
}

fn expiring(expiry: &str) -> Shape {
    let purse = format!("[[purse]]\ncode = \"points\"\nname = \"积分\"\nbasis = \"assumed\"\n{expiry}\n");
    let rule = r#"
[[points]]
code = "points"
name = "一小时一分"
kinds = ["volunteering"]
purse = "points"
points = 1
basis = "assumed"
"#;
    shape(&format!("{purse}{rule}"))
}

/// P6: points that never expire, and such as expire after a year. Where a rule says 365 days the scheme says twelve
/// months, which end with the same day of the next year: one day more where a 29 February lies between.
#[test]
fn p6_points_stay_for_ever_or_for_twelve_months() {
    let never = expiring("expiry = \"never\"").hours("2026-03-05T09:00", "", "1");
    assert_eq!(never.balance("points", "2199-12-31T09:00"), "1");
    let months = |day: &str| expiring("expiry = \"months\"\nmonths = 12").hours(day, "", "1");
    for (day, still, gone) in [
        // 365 days.
        ("2026-03-05T09:00", "2027-03-05T23:59", "2027-03-06T00:00"),
        // 366 days, since 2028 has a 29 February.
        ("2027-03-05T09:00", "2028-03-05T23:59", "2028-03-06T00:00"),
        // 365 days: there is no 29 February in 2029.
        ("2028-02-29T09:00", "2029-02-28T23:59", "2029-03-01T00:00"),
    ] {
        let shape = months(day);
        assert_eq!(
            (shape.balance("points", still), shape.balance("points", gone)),
            ("1".into(), "0".into()),
            "{day}"
        );
    }
}

/// P6: a base of 50 for each household that enrolled of its own will, and for no other; nothing is ever taken off it.
#[test]
fn p6_a_household_that_enrolled_has_a_base_of_fifty() {
    let purse = r#"
[[purse]]
code = "neighbours"
name = "邻里积分"
of = "households"
base = 50
base_per = "year"
basis = "assumed"
"#;
    let shape = shape(purse);
    let of = |id: &str, now| {
        let account = AccountId::Household(id.parse().unwrap());
        shape.account("neighbours", &account, now).1.balance.to_string()
    };
    assert_eq!(of("h-0001", "2026-03-05T09:00"), "50");
    assert_eq!(of("h-0001", "2027-01-01T09:00"), "100", "each year anew");
    assert_eq!(of("h-0002", "2026-03-05T09:00"), "0", "who did not enrol has none");
    let fines = format!("{purse}{}", deduction("overdue", "neighbours", "-5", Some("overdue")));
    let faults = Scheme::read(&document(&fines)).unwrap_err();
    assert!(faults.into_iter().any(|fault| fault.code() == "scores_residents"));
}

fn deduction(kind: &str, purse: &str, points: &str, answers: Option<&str>) -> String {
    let answers = answers.map_or_else(String::new, |answers| format!("answers = \"{answers}\""));
    format!(
        r#"
[[points]]
code = "less-{kind}"
name = "扣分"
kinds = ["{kind}"]
purse = "{purse}"
points = {points}
{answers}
basis = "assumed"
"#
    )
}

const OWN: &str = "[[purse]]\ncode = \"points\"\nname = \"积分\"\nbasis = \"assumed\"\n";

/// P2: a deduction names the duty or the service left undone that it answers, or is a fault; what it takes beyond the
/// balance is a debt.
#[test]
fn p2_a_deduction_names_what_it_answers() {
    for answers in ["overdue", "visits"] {
        let shape = shape(&format!("{OWN}{}", deduction("overdue", "points", "-2", Some(answers))));
        let shape = shape.of_kind("2026-03-05T09:00", "overdue");
        assert_eq!(shape.balance("points", "2026-03-06T09:00"), "-2");
    }
    let faults =
        Scheme::read(&document(&format!("{OWN}{}", deduction("overdue", "points", "-2", None)))).unwrap_err();
    let codes: Vec<_> = faults.into_iter().map(|fault| fault.code()).collect();
    assert_eq!(codes, ["deduction_without_duty"]);
}

/// P2: double deduction for matters from leaders or media is a kind of lapse of its own with a rule of its own.
#[test]
fn p2_a_matter_that_was_urged_costs_double() {
    let rules = [
        deduction("overdue", "points", "-2", Some("overdue")),
        deduction("overdue-urged", "points", "-4", Some("overdue-urged")),
    ];
    let shape = shape(&format!("{OWN}{}", rules.concat()))
        .of_kind("2026-03-05T09:00", "overdue")
        .of_kind("2026-03-06T09:00", "overdue-urged");
    assert_eq!(shape.credits("points"), ["-2", "-4"]);
    assert_eq!(shape.balance("points", "2026-03-07T09:00"), "-6");
}
