//! K4: a catalogue written as a table reads back as the same items.

use proptest::prelude::*;
use serde_json::{Value, json};
use wangge::scheme::{Item, ItemTable, Preset, Scheme};
use wangge_tests::cases;

/// How a table is written.
#[derive(Clone, Debug)]
struct Style {
    chinese: bool,
    names: bool,
    tabs: bool,
    order: Vec<u32>,
}

fn style() -> impl Strategy<Value = Style> {
    let order = prop::collection::vec(any::<u32>(), 40);
    (any::<bool>(), any::<bool>(), any::<bool>(), order).prop_map(|(chinese, names, tabs, order)| Style {
        chinese,
        names,
        tabs,
        order,
    })
}

/// Fields with their headings.
const FIELDS: [(&str, &str); 21] = [
    ("code", "代码"),
    ("name", "名称"),
    ("category", "事项分类"),
    ("kind", "类型"),
    ("nature", "性质"),
    ("from", "准入日期"),
    ("until", "退出日期"),
    ("temporary", "临时"),
    ("start", "起办层级"),
    ("ceiling", "最高层级"),
    ("card", "督办牌"),
    ("lead", "主办职能"),
    ("support", "协办"),
    ("evidence", "办结材料"),
    ("evaluated", "群众评价"),
    ("channels", "受理渠道"),
    ("at_home", "上门服务群体"),
    ("registration", "登记条件"),
    ("closing", "办结条件"),
    ("basis", "依据"),
    ("assumed", "待核定字段"),
];

/// Whether an item says only what a table can say.
fn is_plain(item: &Value) -> bool {
    let seasonal =
        |row: &Value| ["season", "condition", "severity"].iter().any(|field| !row[*field].is_null());
    let limits = item["limit"].as_array();
    ["severity", "condition", "stage", "stages_in_order"].iter().all(|field| item[*field].is_null())
        && limits.is_some_and(|rows| !rows.iter().any(seasonal))
}

/// The name of what a code is of, in a section.
fn named(document: &Value, section: &str, code: &str) -> String {
    let rows = document[section].as_array().into_iter().flatten();
    let found = rows.clone().find(|row| row["code"] == code).map(|row| row["name"].as_str().unwrap());
    let name = found.unwrap_or(code);
    // A name with a mark that separates would fall apart, and one borne twice says nothing.
    let twice = rows.filter(|row| row["name"] == name).count() > 1;
    if twice || name.contains(['、', ',', '，', ';', '；']) { code.to_owned() } else { name.to_owned() }
}

fn cell(document: &Value, item: &Value, field: &str, style: &Style) -> String {
    let section = match field {
        "category" => "category",
        "start" | "ceiling" => "tier",
        "card" => "card",
        "lead" | "support" => "function",
        "evidence" => "evidence",
        "channels" => "channel",
        "at_home" => "group",
        _ => "",
    };
    let one = |code: &str| {
        if style.names && !section.is_empty() { named(document, section, code) } else { code.to_owned() }
    };
    match &item[field] {
        Value::Null => String::new(),
        Value::Bool(given) if style.chinese => if *given { "是" } else { "否" }.to_owned(),
        Value::Array(codes) => {
            let codes: Vec<String> = codes.iter().map(|code| one(code.as_str().unwrap())).collect();
            codes.join("、")
        }
        Value::String(text) if style.chinese && field == "kind" => match text.as_str() {
            "problem" => "问题",
            "service" => "服务",
            _ => "巡查检查",
        }
        .to_owned(),
        Value::String(text) if style.chinese && field == "nature" => match text.as_str() {
            "simple" => "一般",
            "complex" => "复杂",
            _ => "疑难",
        }
        .to_owned(),
        Value::String(text) if style.chinese && (field == "from" || field == "until") => {
            text.replace("-0", "-").replace('-', "/")
        }
        Value::String(text) => one(text),
        other => other.to_string(),
    }
}

/// The table as rows of cells.
fn table(document: &Value, items: &[Value], style: &Style) -> Vec<Vec<String>> {
    let tiers: Vec<&str> =
        document["tier"].as_array().unwrap().iter().map(|row| row["code"].as_str().unwrap()).collect();
    let mut columns: Vec<(String, Vec<String>)> = FIELDS
        .iter()
        .map(|(field, heading)| {
            let heading = if style.chinese { *heading } else { *field };
            (heading.to_owned(), items.iter().map(|item| cell(document, item, field, style)).collect())
        })
        .collect();
    for (limit, heading) in [("accept", "接单时限"), ("handle", "办理时限")] {
        for tier in std::iter::once(None).chain(tiers.iter().map(Some)) {
            let said = if style.chinese { heading } else { limit };
            let named = tier.map(|tier| match (style.chinese, style.names) {
                (true, true) => format!("（{}）", named(document, "tier", tier)),
                (true, false) => format!("({tier})"),
                (false, _) => format!("@{tier}"),
            });
            let cells = items.iter().map(|item| {
                let rows = item["limit"].as_array().unwrap().iter();
                let mut rows =
                    rows.filter(|row| row["tier"].as_str() == tier.copied() && !row[limit].is_null());
                rows.next().map(|row| row[limit].as_str().unwrap().to_owned()).unwrap_or_default()
            });
            columns.push((format!("{said}{}", named.unwrap_or_default()), cells.collect()));
        }
    }
    let mut numbered: Vec<(u32, (String, Vec<String>))> = style.order.iter().copied().zip(columns).collect();
    numbered.sort_by_key(|(number, _)| *number);
    let columns: Vec<(String, Vec<String>)> = numbered.into_iter().map(|(_, column)| column).collect();
    let head = columns.iter().map(|(heading, _)| heading.clone()).collect();
    let rows = (0..items.len()).map(|at| columns.iter().map(|(_, cells)| cells[at].clone()).collect());
    std::iter::once(head).chain(rows).collect()
}

fn csv(rows: &[Vec<String>], tabs: bool) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line =
        |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(if tabs { "\t" } else { "," });
    rows.iter().map(line).collect::<Vec<_>>().join("\r\n")
}

proptest! {
    #![proptest_config(cases(24))]

    /// K4: the plain items of every preset, in any order of columns, in English or Chinese, by code or name.
    #[test]
    fn k4_a_catalogue_written_as_a_table_reads_back_the_same(style in style()) {
        for preset in Preset::ALL.iter().copied() {
            let mut document: Value = toml::from_str(preset.document()).unwrap();
            let whole = Scheme::read(&document.to_string()).unwrap();
            let items = document["item"].as_array().unwrap().clone();
            let (plain, rest): (Vec<Value>, Vec<Value>) = items.into_iter().partition(is_plain);
            document["item"] = json!(rest);
            let rows = table(&document, &plain, &style);
            let read = [ItemTable::from_rows(rows.clone()), ItemTable::from_csv(&csv(&rows, style.tabs)).unwrap()];
            for table in read {
                let read = Scheme::read_with_items(&document.to_string(), &table)
                    .unwrap_or_else(|faults| panic!("{preset}: {faults}"));
                prop_assert_eq!(read.items().len(), whole.items().len());
                for code in plain.iter().map(|item| item["code"].as_str().unwrap().parse().unwrap()) {
                    let (found, wanted) = (read.item(&code).unwrap(), whole.item(&code).unwrap());
                    let limits = |item: &Item| {
                        let mut rows: Vec<String> = item.limits.rows().iter().map(|row| format!("{row:?}")).collect();
                        rows.sort();
                        rows
                    };
                    prop_assert_eq!(limits(found), limits(wanted));
                    let without = |item: &Item| Item { limits: wanted.limits.clone(), ..item.clone() };
                    prop_assert_eq!(without(found), without(wanted));
                }
            }
        }
    }

    /// K4: whatever stands in a table, it is read or its faults are told.
    #[test]
    fn k4_a_hostile_table_gives_faults_and_no_panic(
        cells in prop::collection::vec(prop::collection::vec("[a-z代码名称,\"\n\t0-9@（）、]{0,6}", 0..6), 0..8),
        raw in "[\",\r\n\ta代码\u{feff}]{0,60}",
    ) {
        let table = ItemTable::from_rows(cells);
        prop_assert!(Scheme::read_with_items(Preset::Dongshi.document(), &table).is_err() || table == ItemTable::from_rows(Vec::new()));
        let _ = Scheme::read_with_items(Preset::Dongshi.document(), &ItemTable::from_csv(&raw).unwrap());
    }
}

/// K4: a hundred thousand columns, or rows, are told of without end of patience.
#[test]
fn k4_absurd_sizes_are_told_of() {
    let wide = vec![(0..100_000).map(|at| format!("列{at}")).collect()];
    assert!(Scheme::read_with_items(Preset::Dongshi.document(), &ItemTable::from_rows(wide)).is_err());
    for (text, code) in [("code,".repeat(7 << 20), "too_large"), (",".repeat(2 << 20), "too_many")] {
        assert_eq!(ItemTable::from_csv(&text).unwrap_err().as_slice()[0].code(), code);
    }
    let long = format!("code,name\n{}", "x,甲\n".repeat(50_000));
    let faults = Scheme::read_with_items(Preset::Dongshi.document(), &ItemTable::from_csv(&long).unwrap())
        .unwrap_err();
    assert!(faults.count() > 0);
}
