//! Shapes of real rules elsewhere, as far as they are of appraisal: each is said by a small scheme, and reads.

use wangge::scheme::{Appraisal, How, Preset, Scheme, Scoring};
use wangge::value::Amount;

/// Kinds of records of service left undone, an hour purse, a duty-like figure from outside.
const COMMON: &str = r#"
[[activity]]
code = "volunteering"
name = "志愿活动"
basis = "assumed"

[[purse]]
code = "volunteer-hours"
name = "志愿时长"
basis = "assumed"
"#;

fn read(sections: &str) -> Scheme {
    match Scheme::read(&format!("{}{COMMON}{sections}", Preset::Chixi.document())) {
        Ok(scheme) => scheme,
        Err(faults) => panic!("{:?}", faults.as_slice()),
    }
}

fn appraisal<'s>(scheme: &'s Scheme, code: &str) -> &'s Appraisal {
    scheme.appraisal(&code.parse().unwrap()).unwrap()
}

fn amount(text: &str) -> Amount {
    serde_json::from_str(text).unwrap()
}

/// An appraisal of units of the town's tier.
fn head(code: &str, per: &str, more: &str) -> String {
    format!(
        "\n[[appraisal]]\ncode = \"{code}\"\nname = \"考核\"\ntier = \"town\"\nper = \"{per}\"\nbasis = \"assumed\"\n{more}\n"
    )
}

fn indicator(code: &str, weight: &str, how: &str) -> String {
    format!(
        "\n[[appraisal.indicator]]\ncode = \"{code}\"\nname = \"指标\"\nweight = {weight}\nbasis = \"assumed\"\n{how}\n"
    )
}

fn figure(code: &str) -> String {
    format!("\n[[input]]\ncode = \"{code}\"\nname = \"评分\"\nbasis = \"assumed\"\n")
}

/// R3, R4: a month of 100 = operation 50 + duties 30 + staff 20, and a bonus of at most 10.
#[test]
fn r3_a_hundred_is_fifty_and_thirty_and_twenty_and_a_bonus_of_ten() {
    let text = [
        head("month", "month", ""),
        indicator("operation", "50", "measure = \"on-time-share\"\nscoring = \"ratio\"\ntarget = 1"),
        indicator("duties", "30", "measure = \"active-months\"\nscoring = \"ratio\"\ntarget = 1"),
        indicator("staff", "20", "measure = \"headcount\"\nroles = [\"grid-head\"]\nscoring = \"ratio\"\ntarget = 6"),
        "\n[[appraisal.adjustment]]\ncode = \"bonus\"\nname = \"加分\"\nsign = \"bonus\"\nceiling = 10\nbasis = \"assumed\"\n"
            .to_owned(),
        "\n[[appraisal.adjustment.item]]\ncode = \"honours\"\nname = \"荣誉\"\n".to_owned(),
        "honour = [{ level = \"city\", name = \"市级\", points = 5 }, { level = \"county\", name = \"县级\", points = 2 }]\n"
            .to_owned(),
    ];
    let scheme = read(&text.concat());
    let month = appraisal(&scheme, "month");
    assert_eq!(month.full().unwrap(), amount("100"));
    assert_eq!(month.adjustments[0].ceiling, Some(amount("10")));
}

/// R2, R3: a year of half-year 40 and year-end 60; scorers departments 60, community 30, residents 10.
#[test]
fn r3_a_year_is_mixed_of_its_half_and_its_end() {
    let text = [
        "\n[[input]]\ncode = \"opinion\"\nname = \"综合测评\"\nbasis = \"assumed\"\n".to_owned(),
        "scorer = [{ code = \"departments\", name = \"部门\", weight = 60 },\n".to_owned(),
        "  { code = \"community\", name = \"社区\", weight = 30 }, { code = \"residents\", name = \"居民\", weight = 10 }]\n"
            .to_owned(),
        head("half", "half", ""),
        indicator("opinion", "100", "measure = \"input\"\ninput = \"opinion\"\nscoring = \"points\""),
        head("year", "year", ""),
        indicator(
            "mix",
            "100",
            "mix = [{ appraisal = \"half\", nth = 1, weight = 40 }, { appraisal = \"half\", nth = 2, weight = 60 }]",
        ),
    ];
    let scheme = read(&text.concat());
    let weights: Vec<String> = scheme.inputs()[0].scorers.iter().map(|one| one.weight.to_string()).collect();
    assert_eq!(weights, ["60", "30", "10"]);
    let How::Mix { mix } = &appraisal(&scheme, "year").indicators[0].how else { panic!("a mix") };
    assert_eq!(mix.iter().map(|part| part.nth).collect::<Vec<_>>(), [Some(1), Some(2)]);
}

/// R3: an on-time share of 70 % or more earns 50, one point off per percentage point below: nothing at 20 %.
#[test]
fn r3_one_point_off_for_each_percentage_point_below() {
    let text = head("month", "month", "")
        + &indicator(
            "timely",
            "50",
            "measure = \"on-time-share\"\nscoring = \"linear\"\nfrom = 0.2\nto = 0.7",
        );
    let scheme = read(&text);
    let How::Measured { scoring, .. } = &appraisal(&scheme, "month").indicators[0].how else {
        panic!("a measure")
    };
    let Scoring::Linear { from, to } = scoring else { panic!("linear") };
    assert_eq!((from.to_string(), to.to_string()), ("0.2".to_owned(), "0.7".to_owned()));
}

/// R4: a base of 80 plus at most 20, less deductions, clamped to 0–100; cases from the media count double.
#[test]
fn r4_a_base_of_eighty_and_double_deduction_for_the_media() {
    let text = [
        "\n[[channel]]\ncode = \"media\"\nname = \"媒体曝光\"\nbasis = \"assumed\"\n".to_owned(),
        head("month", "month", "base = 80\nbonuses = 20\nleast = 0\nmost = 100"),
        "\n[[appraisal.adjustment]]\ncode = \"late\"\nname = \"扣分\"\nsign = \"penalty\"\nbasis = \"assumed\"\n".to_owned(),
        "\n[[appraisal.adjustment.item]]\ncode = \"overdue\"\nname = \"逾期\"\nmeasure = \"open-overdue\"\neach = 2\n".to_owned(),
        "\n[[appraisal.adjustment.item.weighting]]\nby = \"channel\"\nvalues = [\"media\", \"handed-down\"]\nfactor = 2\n"
            .to_owned(),
    ];
    let scheme = read(&text.concat());
    let month = appraisal(&scheme, "month");
    assert_eq!((month.base, month.least, month.most), (amount("80"), Some(amount("0")), Some(amount("100"))));
    assert_eq!(month.full().unwrap(), amount("100"), "what is laid down as the most is the full mark");
}

/// R4, R6: six situations lead straight to the lowest grade; a quarter under 60 calls for remedial measures.
#[test]
fn r4_six_situations_lead_straight_to_the_lowest_grade() {
    let situations = ["concealed", "falsified", "shirked", "leaked", "accident", "corrupt"];
    let mut text = String::new();
    for code in situations {
        text += &format!(
            "\n[[activity]]\ncode = \"{code}\"\nname = \"失责\"\nlapse = true\nbasis = \"assumed\"\n"
        );
    }
    text += &figure("inspection");
    text += &head("quarter", "quarter", "objection = \"5个工作日\"");
    text +=
        &indicator("inspection", "100", "measure = \"input\"\ninput = \"inspection\"\nscoring = \"points\"");
    for code in situations {
        text += &format!(
            "\n[[appraisal.veto]]\ncode = \"{code}\"\nname = \"否决\"\nmeasure = \"records\"\nactivities = [\"{code}\"]\n\
             grade = \"poor\"\nbasis = \"assumed\"\n"
        );
    }
    text += r#"
[appraisal.grading]
grade = [{ code = "good", name = "合格", least = 60 }, { code = "poor", name = "不合格" }]

[[appraisal.result]]
code = "remedy"
name = "限期整改"
grades = ["poor"]
decides = "grid-head"
adverse = true
basis = "assumed"
"#;
    let scheme = read(&text);
    let quarter = appraisal(&scheme, "quarter");
    assert_eq!(quarter.vetoes.len(), 6);
    assert!(quarter.vetoes.iter().all(|veto| veto.grade.as_str() == "poor" && veto.from.to_string() == "1"));
    assert_eq!(quarter.results[0].in_a_row, 1);
}

/// R5: stars by hours, 100 to 1500 in one place and 10 to 50 in another.
#[test]
fn r5_stars_are_by_hours() {
    for steps in [[100, 300, 600, 1000, 1500], [10, 20, 30, 40, 50]] {
        let mut text = String::from(
            "\n[[appraisal]]\ncode = \"stars\"\nname = \"志愿者星级\"\nvolunteers = true\nper = \"year\"\nbasis = \"assumed\"\n",
        );
        for (at, hours) in steps.into_iter().enumerate().rev() {
            let star = at + 1;
            text += &format!(
                "\n[[appraisal.grading.grade]]\ncode = \"star-{star}\"\nname = \"{star}星\"\n\
                 demand = [{{ measure = \"points\", purse = \"volunteer-hours\", least = {hours} }}]\n"
            );
        }
        text += "\n[[appraisal.grading.grade]]\ncode = \"none\"\nname = \"无星\"\n";
        let scheme = read(&text);
        let grading = appraisal(&scheme, "stars").grading.as_ref().unwrap();
        let least: Vec<String> =
            grading.grades.iter().flat_map(|grade| &grade.demands).map(|one| one.least.to_string()).collect();
        assert_eq!(least, steps.map(|hours| hours.to_string()).into_iter().rev().collect::<Vec<_>>());
    }
}

/// R5: stars by hours and times and active months together.
#[test]
fn r5_stars_are_by_hours_and_times_and_active_months() {
    let text = r#"
[[appraisal]]
code = "stars"
name = "志愿者星级"
volunteers = true
per = "year"
basis = "assumed"

[[appraisal.grading.grade]]
code = "star"
name = "星级"

[[appraisal.grading.grade.demand]]
measure = "points"
purse = "volunteer-hours"
least = 100

[[appraisal.grading.grade.demand]]
measure = "records"
activities = ["volunteering"]
least = 20

[[appraisal.grading.grade.demand]]
measure = "active-months"
activities = ["volunteering"]
least = 6

[[appraisal.grading.grade]]
code = "none"
name = "无星"
"#;
    let scheme = read(text);
    let grading = appraisal(&scheme, "stars").grading.as_ref().unwrap();
    assert_eq!(grading.grades[0].demands.len(), 3);
}
