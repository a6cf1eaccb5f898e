//! Hostile documents, family by family, of any length.

use std::fmt::Write;

/// A family: its name, and a document of so many bytes or a few less.
pub(crate) type Family = (&'static str, fn(usize) -> Vec<u8>);

/// `open`, as many copies of `row` as there is room for, `close`.
fn filled(size: usize, open: &str, row: &str, close: &str) -> Vec<u8> {
    let rows = size.saturating_sub(open.len() + close.len()) / row.len();
    format!("{open}{}{close}", row.repeat(rows)).into_bytes()
}

/// The same with rows that are numbered: each `#` is the number in base 36.
fn numbered(size: usize, open: &str, row: &str, close: &str) -> Vec<u8> {
    let mut text = open.to_owned();
    let parts: Vec<&str> = row.split('#').collect();
    let mut number = String::new();
    for at in 0.. {
        number.clear();
        let mut rest = at;
        while rest > 0 || number.is_empty() {
            number.push(char::from_digit(rest % 36, 36).unwrap());
            rest /= 36;
        }
        if text.len() + row.len() + number.len() * parts.len() + close.len() > size {
            break;
        }
        text.push_str(&parts.join(&number));
    }
    text.push_str(close);
    text.into_bytes()
}

/// So many brackets, unclosed or closed.
fn nested(open: &str, inside: &str, close: &str, depth: usize) -> Vec<u8> {
    let mut text = String::new();
    let _ = write!(text, "{}{inside}{}", open.repeat(depth), close.repeat(depth));
    text.into_bytes()
}

pub(crate) const TOML: &[Family] = &[
    ("toml empty item headers", |size| filled(size, "", "[[item]]\n", "")),
    ("toml empty limit headers", |size| filled(size, "[[item]]\n", "[[item.limit]]\n", "")),
    ("toml empty indicator headers", |size| filled(size, "[[appraisal]]\n", "[[appraisal.indicator]]\n", "")),
    ("toml empty appraisal headers", |size| filled(size, "", "[[appraisal]]\n", "")),
    ("toml values of a weighting", |size| {
        numbered(
            size,
            "[[appraisal]]\n[[appraisal.veto]]\nmeasure='open'\nweighting=[{by='item',values=[",
            "'#',",
            "]}]",
        )
    }),
    ("toml empty role headers", |size| filled(size, "", "[[role]]\n", "")),
    ("toml distinct headers", |size| numbered(size, "", "[#]\n", "")),
    ("toml the same key", |size| filled(size, "", "a=1\n", "")),
    ("toml distinct keys", |size| numbered(size, "", "#=1\n", "")),
    ("toml distinct keys of a row", |size| numbered(size, "[[item]]\n", "#=1\n", "")),
    ("toml one dotted key", |size| filled(size, "", "a.", "a=1")),
    ("toml dotted keys", |size| numbered(size, "", "#.a.a.a=1\n", "")),
    ("toml a dotted header", |size| filled(size, "[", "a.", "a]")),
    ("toml lists in a list", |size| filled(size, "item=[", "[],", "]")),
    ("toml lists over lines", |size| filled(size, "item=[\n", "[],\n", "]")),
    ("toml tables in a list", |size| filled(size, "item=[", "{},", "]")),
    ("toml numbers in a list", |size| filled(size, "item=[", "1,", "]")),
    ("toml lists of rows", |size| filled(size, "", "[[item]]\nlimit=[{},{},{},{}]\n", "")),
    ("toml tables of a key", |size| filled(size, "item=[", "{a=1},", "]")),
    ("toml texts in a list", |size| filled(size, "[scheme]\nassumed=[", "\"a\",", "]")),
    ("toml rows of several faults", |size| {
        filled(size, "", "[[item]]\ncode=7\nname=7\nkind='x'\nnature='y'\nz=1\n", "")
    }),
    ("toml many unclosed texts", |size| filled(size, "", "a=\"\n", "")),
    ("toml equals signs", |size| filled(size, "", "=\n", "")),
    ("toml open brackets", |size| filled(size, "a=", "[", "")),
    ("toml open headers", |size| filled(size, "", "[a\n", "")),
    ("toml open headers all in one line", |size| filled(size, "", "[", "")),
    ("toml open braces", |size| filled(size, "a=", "{a=", "")),
    ("toml empty lines", |size| filled(size, "", "\n", "")),
    ("toml spaces and tabs", |size| filled(size, "", " \t", "")),
    ("toml a comment", |size| filled(size, "#", "x", "")),
    ("toml comments", |size| filled(size, "", "#\n", "")),
    ("toml a text", |size| filled(size, "[scheme]\nname=\"", "网", "\"")),
    ("toml a text of escapes", |size| filled(size, "[scheme]\nname=\"", "\\u7f51", "\"")),
    ("toml a key", |size| filled(size, "\"", "\\t", "\"=1")),
    ("toml a number", |size| filled(size, "[evaluation]\nreopenings=", "9", "")),
    ("toml a long fraction", |size| filled(size, "[evaluation]\nreopenings=0.", "9", "")),
    ("toml a large exponent", |size| filled(size, "[evaluation]\nreopenings=1e", "9", "")),
    ("toml numbers beyond", |_| {
        b"[evaluation]\nreopenings=1e400\n[ladder]\nwarnings=[9223372036854775808]".to_vec()
    }),
    ("toml 64 lists deep", |_| [b"item=".to_vec(), nested("[", "1", "]", 64)].concat()),
    ("toml 100,000 lists deep", |_| [b"item=".to_vec(), nested("[", "", "]", 100_000)].concat()),
    ("toml 100,000 tables deep", |_| [b"item=".to_vec(), nested("{a=", "1", "}", 100_000)].concat()),
];

pub(crate) const JSON: &[Family] = &[
    ("json empty items", |size| filled(size, "{\"item\":[", "{},", "{}]}")),
    ("json empty limits", |size| filled(size, "{\"item\":[{\"limit\":[", "{},", "{}]}]}")),
    ("json empty rules of points", |size| filled(size, "{\"points\":[", "{},", "{}]}")),
    ("json empty multipliers", |size| filled(size, "{\"points\":[{\"multiplier\":[", "{},", "{}]}]}")),
    ("json empty duties", |size| filled(size, "{\"duty\":[", "{},", "{}]}")),
    ("json groups of a duty", |size| {
        let duty = "{\"code\":\"d\",\"cover\":\"groups\",\"groups\":[";
        numbered(
            size,
            &format!("{{\"group\":[{{\"code\":\"g\",\"duties\":[\"d\"]}}],\"duty\":[{duty}"),
            "\"#\",",
            "\"g\"]}]}",
        )
    }),
    ("json windows that meet", |size| {
        filled(size, "{\"purse\":[{\"window\":[", "{\"from\":\"2022-01-01\"},", "{}]}]}")
    }),
    ("json unknown rules of caps", |size| numbered(size, "{\"cap\":[{\"rules\":[", "\"#\",", "\"a\"]}]}")),
    ("json empty plans", |size| filled(size, "{\"plan\":[", "{},", "{}]}")),
    ("json lists in a list", |size| filled(size, "{\"item\":[", "[],", "[]]}")),
    ("json numbers in a list", |size| filled(size, "{\"item\":[", "0,", "0]}")),
    ("json texts in a list", |size| filled(size, "{\"scheme\":{\"assumed\":[", "\"a\",", "\"a\"]}}")),
    ("json long texts in a list", |size| {
        filled(size, "{\"scheme\":{\"assumed\":[", "\"aaaaaaaaaaaaaaaaaaaaaaaa\",", "\"a\"]}}")
    }),
    ("json unknown fields", |size| numbered(size, "{", "\"#\":0,", "\"name\":1}")),
    ("json the same field", |size| filled(size, "{", "\"item\":0,", "\"item\":0}")),
    ("json rows of several faults", |size| {
        filled(size, "{\"item\":[", "{\"code\":7,\"name\":7,\"kind\":\"x\",\"z\":[]},", "{}]}")
    }),
    ("json a text", |size| filled(size, "{\"scheme\":{\"name\":\"", "网", "\"}}")),
    ("json a text of escapes", |size| filled(size, "{\"scheme\":{\"name\":\"", "\\u7f51", "\"}}")),
    ("json a key", |size| filled(size, "{\"", "\\t", "\":1}")),
    ("json a number", |size| filled(size, "{\"evaluation\":{\"reopenings\":", "9", "}}")),
    ("json a long fraction", |size| filled(size, "{\"evaluation\":{\"reopenings\":0.", "9", "}}")),
    ("json a large exponent", |size| filled(size, "{\"evaluation\":{\"reopenings\":1e", "9", "}}")),
    ("json numbers beyond", |_| {
        b"{\"evaluation\":{\"reopenings\":18446744073709551616,\"x\":1e400}}".to_vec()
    }),
    ("json 64 lists deep", |_| nested("{\"item\":[", "", "]}", 64)),
    ("json 100,000 lists deep", |_| nested("{\"item\":[", "", "]}", 100_000)),
    ("json 100,000 unknown lists deep", |_| [b"{\"a\":".to_vec(), nested("[", "", "]", 100_000)].concat()),
    ("json open brackets", |size| filled(size, "{\"a\":", "[", "")),
    ("broken utf-8", |size| {
        [filled(size.saturating_sub(2), "[scheme]\nname=\"", "网", ""), vec![0xff, 0xfe]].concat()
    }),
];

/// The beginning of an organisation.
const UNITS: &str = r#"{"units":[{"id":"t-1","tier":"town"},{"id":"u-1","tier":"grid1","parent":"t-1"}"#;

/// An organisation up to the first row of another list.
fn list(name: &str, first: &str) -> String {
    format!("{UNITS}],\"{name}\":[{first}")
}

/// Organisations whose rows are as short as they can be, many of them sound.
pub(crate) const ORG: &[Family] = &[
    ("org empty units", |size| filled(size, "{\"units\":[", "{},", "{}]}")),
    ("org empty partners", |size| filled(size, "{\"partners\":[", "{},", "{}]}")),
    ("org units of a partner", |size| numbered(size, "{\"partners\":[{\"units\":[", "\"#\",", "\"a\"]}]}")),
    ("org a chain of units", |size| {
        numbered(size, UNITS, r##",{"id":"u#","tier":"town","parent":"u0"}"##, "]}")
    }),
    ("org units alone", |size| numbered(size, UNITS, r##",{"id":"#","tier":"town"}"##, "]}")),
    ("org posts", |size| {
        let open = list("posts", r#"{"member":"m-1","role":"grid-head","unit":"u-1","from":"2022-01-01"}"#);
        let row = r##",{"member":"#","role":"grid-head","unit":"u-1","from":"2022-01-01"}"##;
        numbered(size, &open, row, "]}")
    }),
    ("org enrolments", |size| {
        let open = list("enrolments", r#"{"member":"m-1","as":"volunteer","from":"2022-01-01"}"#);
        numbered(size, &open, r##",{"member":"#","as":"volunteer","from":"2022-01-01"}"##, "]}")
    }),
    ("org homes of strangers", |size| {
        let open = list("homes", r#"{"member":"m-1","unit":"u-1","from":"2022-01-01"}"#);
        numbered(size, &open, r##",{"member":"#","unit":"u-1","from":"2022-01-01"}"##, "]}")
    }),
    ("org households", |size| {
        let open = list("households", r#"{"id":"h-1","unit":"u-1"}"#);
        numbered(size, &open, r##",{"id":"#","unit":"u-1"}"##, "]}")
    }),
    ("org links that are alike", |size| {
        let post = r#"{"member":"m-1","role":"grid-head","unit":"u-1","from":"2022-01-01"}"#;
        let open = format!("{}],\"links\":[{{}}", list("posts", post));
        let row = r##",{"kind":"stationed","source":"m-1","target":"u-1","from":"2022-01-01","until":"2022-01-02"}"##;
        numbered(size, &open, row, "]}")
    }),
    ("org links of no kind", |size| {
        let open = list("links", "{}");
        numbered(size, &open, r##",{"kind":"x","source":"#","target":"#","from":"2022-01-01"}"##, "]}")
    }),
    ("org units in toml", |size| numbered(size, "", "[[units]]\nid='#'\ntier='town'\n", "")),
];

pub(crate) const ROWS: &[Family] = &[
    ("rows empty", |size| filled(size, "[", "{},", "{}]")),
    ("rows that are none", |size| filled(size, "[", "5,", "5]")),
    ("rows of rows", |size| filled(size, "[", "[],", "[]]")),
    ("rows brackets", |size| nested("[", "", "", size)),
    ("rows of the same key", |size| filled(size, "[{", "\"id\":1,", "\"id\":1}]")),
    ("rows of distinct keys", |size| numbered(size, "[{", "\"#\":1,", "\"id\":1}]")),
    ("rows of ids alone", |size| numbered(size, "[", "{\"id\":\"#\"},", "{}]")),
    ("rows of one id", |size| filled(size, "[", "{\"id\":\"a\",\"reverses\":\"a\"},", "{}]")),
    ("rows that take back", |size| numbered(size, "[", "{\"id\":\"#\",\"reverses\":\"a#\"},", "{}]")),
    ("rows that are sound", |size| {
        let row = r##"{"id":"#","member":"m","unit":"a","kind":"visit","at":"2026-03-05"},"##;
        numbered(size, "[", row, r##"{"id":"-","member":"m","unit":"a","kind":"visit","at":"2026-03-05"}]"##)
    }),
    ("rows of distinct targets", |size| {
        let row = r##"{"id":"#","member":"m","unit":"a","kind":"visit","at":"2026-03-05","target":"#"},"##;
        numbered(size, "[", row, r##"{"id":"-","member":"m","unit":"a","kind":"visit","at":"2026-03-05"}]"##)
    }),
    ("rows of unknown names", |size| {
        let row = r##"{"id":"#","member":"#","unit":"#","kind":"#","at":"2026-03-05","reverses":"a#"},"##;
        numbered(size, "[", row, r##"{"id":"-","member":"m","unit":"a","kind":"visit","at":"2026-03-05"}]"##)
    }),
];
