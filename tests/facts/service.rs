//! What each report says of regular work, points and redemption stands in its preset, and rests on the report.

use wangge::scheme::{Asks, Basis, Bearer, Coverage, Duty, Preset, Scheme};
use wangge::value::{Amount, PeriodKind};

use super::scheme;

/// Kinds of records a report names, by what it says of them.
const KINDS: [(Preset, &str, &[&str]); 22] = [
    (
        Preset::Chixi,
        "regular work: visits, information, requests, hazard checks, mediation, help",
        &[
            "work.visit",
            "work.information",
            "work.request",
            "work.hazard-check",
            "work.mediation",
            "work.assistance",
        ],
    ),
    (
        Preset::Chixi,
        "training along four steps",
        &["training.find", "training.analyse", "training.resolve", "training.sum-up"],
    ),
    (
        Preset::Chixi,
        "posts of those who register where they live",
        &["post.epidemic", "post.rescue", "post.publicity"],
    ),
    (Preset::Chixi, "visits during home observation", &["observation-visit"]),
    (Preset::Chixi, "the joint conference", &["conference"]),
    (Preset::Xiawuqi, "weekly household inspection", &["inspection"]),
    (Preset::Xiawuqi, "the flood ledger is checked", &["flood-check"]),
    (Preset::Xiawuqi, "volunteer posts and small deeds", &["post-claim", "small-deed"]),
    (Preset::Xiawuqi, "promise, fulfil, review", &["promise.given", "promise.kept", "promise.reviewed"]),
    (Preset::Xiawuqi, "agency services, service at home", &["agency", "home-service"]),
    (Preset::Xiawuqi, "leaders receive petitioners; training", &["petition-day", "training"]),
    (Preset::Haihong, "the observers' team", &["observation"]),
    (
        Preset::Haihong,
        "the functional branch: visits, activities, service to the bereaved",
        &["visit", "activity", "funeral-service"],
    ),
    (Preset::Haihong, "joint consultation and rotating lead", &["consultation", "rotating-lead"]),
    (
        Preset::Luoshui,
        "six kinds of grid work",
        &[
            "work.information",
            "work.publicity",
            "work.dispute",
            "work.hazard",
            "work.relapse",
            "work.livelihood",
        ],
    ),
    (Preset::Luoshui, "visits of members and cadres", &["contact-visit", "cadre-visit", "five-to-household"]),
    (
        Preset::Luoshui,
        "analysis meeting, follow-up by telephone, yard meetings",
        &["analysis-meeting", "follow-up", "yard-meeting"],
    ),
    (Preset::Luoshui, "volunteer service, teams, study", &["volunteer", "team-activity", "study"]),
    (
        Preset::Dongshi,
        "systems: patrol, conference, mentoring, agency",
        &["patrol", "conference", "mentoring", "agency"],
    ),
    (
        Preset::Dongshi,
        "one member, four roles",
        &["member.publicity", "member.collection", "member.mediation", "member.liaison"],
    ),
    (
        Preset::Dongshi,
        "volunteers: epidemic work, civic culture, change of customs",
        &["volunteer.epidemic", "volunteer.civic-culture", "volunteer.customs"],
    ),
    (
        Preset::Dongshi,
        "courses, micro-consultation, four neighbours, reading, family and friendship activities",
        &["training", "consultation", "neighbours", "care.reading", "care.family", "care.friendship"],
    ),
];

/// S5: each kind stands in its preset and rests on the report.
#[test]
fn s5_every_kind_of_record_a_report_names_is_there() {
    for (preset, fact, kinds) in KINDS {
        let scheme = scheme(preset);
        for kind in kinds {
            let found = scheme.activities().iter().find(|own| own.code.as_str() == *kind);
            assert!(found.is_some_and(|own| !own.basis.is_assumed()), "{preset}: {fact}: {kind}");
        }
    }
}

/// The fields that the report itself gives.
fn gives(basis: &Basis, fields: &[&str]) -> bool {
    fields.iter().all(|field| !basis.assumes(field))
}

fn duty<'s>(scheme: &'s Scheme, code: &str) -> &'s Duty {
    scheme.duties().iter().find(|duty| duty.code.as_str() == code).unwrap()
}

fn times(duty: &Duty) -> Option<u32> {
    match duty.asks {
        Asks::Times { times, .. } => Some(times),
        _ => None,
    }
}

fn role(duty: &Duty) -> &str {
    match &duty.bearer {
        Bearer::Role { role, .. } => role.as_str(),
        Bearer::Units { .. } => "",
    }
}

fn tier<'s>(scheme: &'s Scheme, duty: &Duty) -> &'s str {
    match duty.bearer {
        Bearer::Units { tier } => scheme.tier(tier).unwrap().code.as_str(),
        Bearer::Role { .. } => "",
    }
}

/// D1, L1: of chixi's work the report gives what it is; its visits at home in an epidemic are added by the plan.
#[test]
fn d1_chixi_asks_for_its_regular_work() {
    let scheme = scheme(Preset::Chixi);
    assert!(scheme.duties().iter().all(|duty| gives(&duty.basis, &["code", "name"])));
    let kinds = |code| duty(&scheme, code).kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>();
    assert_eq!(kinds("training"), KINDS[1].2, "all four steps, in their order");
    assert_eq!(role(duty(&scheme, "leader-visits")), "resident-leader");
    assert_eq!(tier(&scheme, duty(&scheme, "conference")), "town");
    let Asks::Coverage(Coverage::Groups { groups }) = &duty(&scheme, "assistance").asks else { panic!() };
    assert_eq!(groups.len(), 4, "the groups whose services were added");
    assert_eq!(duty(&scheme, "observation").plans, ["epidemic".parse().unwrap()]);
    assert!(scheme.purses().is_empty(), "the report tells of no points");
}

/// D1, P5: weekly inspection, two small deeds a month, a post at the year's start, the ledger point by point; points of
/// party members go with promises, and are settled month by month.
#[test]
fn d1_xiawuqi_asks_for_its_weekly_and_monthly_work() {
    let scheme = scheme(Preset::Xiawuqi);
    let inspection = duty(&scheme, "inspection");
    assert_eq!(
        (inspection.per, times(inspection), role(inspection)),
        (PeriodKind::Week, Some(1), "grid-worker")
    );
    assert!(gives(&inspection.basis, &["role", "per", "times"]));
    let led = duty(&scheme, "led-inspection");
    assert_eq!((led.per, role(led)), (PeriodKind::Week, "one-shoulder"));
    let deeds = duty(&scheme, "small-deeds");
    assert_eq!((deeds.per, times(deeds)), (PeriodKind::Month, Some(2)));
    assert!(gives(&deeds.basis, &["per", "times"]));
    let claim = duty(&scheme, "post-claim");
    assert_eq!((claim.per, times(claim)), (PeriodKind::Year, Some(1)));
    assert!(gives(&claim.basis, &["per"]));
    let Asks::Coverage(Coverage::Points { checklist }) = &duty(&scheme, "flood-ledger").asks else {
        panic!()
    };
    let list = scheme.checklists().iter().find(|list| list.code == *checklist).unwrap();
    assert_eq!((list.points.len(), list.groups.len()), (136, 11));
    let [purse] = scheme.purses() else { panic!("one purse") };
    assert!(gives(&purse.basis, &["code", "name"]));
    let pays = |code: &str| {
        scheme
            .point_rules()
            .iter()
            .any(|rule| rule.kinds.iter().any(|kind| kind.as_str() == code) && gives(&rule.basis, &["kinds"]))
    };
    assert!(["small-deed", "post-claim", "promise.kept"].into_iter().all(pays));
    let settlement = scheme.settlement().unwrap();
    assert!(settlement.per == PeriodKind::Month && gives(&settlement.basis, &["per"]));
}

/// D1: haihong's report tells of consultation and rotating lead, and gives no numbers of times.
#[test]
fn d1_haihong_asks_for_consultation_and_rotating_lead() {
    let scheme = scheme(Preset::Haihong);
    for code in ["consultation", "rotating-lead"] {
        let duty = duty(&scheme, code);
        assert!(gives(&duty.basis, &["kinds"]) && duty.basis.assumes("per") && duty.basis.assumes("times"));
        assert_eq!(tier(&scheme, duty), "community");
    }
    assert!(scheme.purses().iter().all(|purse| purse.basis.is_assumed()), "the report tells of no points");
}

/// D1, P5: luoshui's monthly work, and points that are certified month by month for service and study.
#[test]
fn d1_luoshui_asks_for_its_monthly_work() {
    let scheme = scheme(Preset::Luoshui);
    let kinds: Vec<&str> = duty(&scheme, "grid-work").kinds.iter().map(|kind| kind.as_str()).collect();
    assert_eq!(kinds, KINDS[14].2);
    for (code, on, count) in
        [("analysis-meeting", "area", 1), ("village-team", "village", 1), ("township-teams", "township", 2)]
    {
        let duty = duty(&scheme, code);
        assert_eq!(
            (duty.per, tier(&scheme, duty), times(duty)),
            (PeriodKind::Month, on, Some(count)),
            "{code}"
        );
        assert!(gives(&duty.basis, &["per", "times"]), "{code}");
    }
    let follow_up = duty(&scheme, "follow-up");
    assert!(follow_up.per == PeriodKind::Month && gives(&follow_up.basis, &["per", "cover"]));
    assert!(matches!(follow_up.asks, Asks::Coverage(Coverage::Closed { .. })));
    let contacts = duty(&scheme, "contact-visits");
    assert!(
        matches!(&contacts.asks, Asks::Coverage(Coverage::Contacts { link }) if link.as_str() == "contacts")
    );
    let paid: Vec<&str> =
        scheme.point_rules().iter().flat_map(|rule| &rule.kinds).map(|kind| kind.as_str()).collect();
    assert_eq!(paid, ["volunteer", "team-activity", "study"]);
    let settlement = scheme.settlement().unwrap();
    assert!(settlement.per == PeriodKind::Month && gives(&settlement.basis, &["name", "per"]));
}

/// D1, P2, P7: dongshi's monthly visits, and points that differ by what volunteers do and buy household goods.
#[test]
fn d1_dongshi_asks_for_its_monthly_visits_and_pays_volunteers() {
    let scheme = scheme(Preset::Dongshi);
    let all = duty(&scheme, "visit-all");
    assert_eq!(
        (all.per, role(all), &all.asks),
        (PeriodKind::Month, "grid-worker", &Asks::Coverage(Coverage::Households))
    );
    assert!(gives(&all.basis, &["role", "per", "cover"]));
    let four = duty(&scheme, "visit-groups");
    let Asks::Coverage(Coverage::Groups { groups }) = &four.asks else { panic!() };
    assert!(
        four.per == PeriodKind::Month && groups.len() == 4 && gives(&four.basis, &["per", "cover", "groups"])
    );
    for code in ["patrol", "mentoring"] {
        assert!(gives(&duty(&scheme, code).basis, &["kinds"]), "{code}");
    }
    let points = |kind: &str| {
        let mut rules = scheme.point_rules().iter();
        let rule = rules.find(|rule| rule.kinds.iter().any(|own| own.as_str() == kind)).unwrap();
        assert!(gives(&rule.basis, &["kinds"]) && rule.basis.assumes("points"), "{kind}");
        rule.points
    };
    let mut different: Vec<Amount> = KINDS[20].2.iter().map(|kind| points(kind)).collect();
    different.sort_unstable();
    different.dedup();
    assert_eq!(different.len(), 3, "each earns different points");
    let bought = |good: &wangge::scheme::Good| gives(&good.basis, &["purse"]) && good.basis.assumes("price");
    assert!(!scheme.goods().is_empty() && scheme.goods().iter().all(bought));
}
