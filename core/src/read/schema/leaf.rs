//! What a schema says of each leaf.
//!
//! The patterns keep to what every dialect of regular expressions reads alike: classes written out, no look-ahead.
//! Editors hand a day that stands unquoted in TOML to the schema as a text, so a day is a text here.

use super::Node;
use super::node::Table;
use crate::value::{Duration, Unit, Weekday};

/// Control characters.
const CONTROL: &str = r"\u0000-\u001f\u007f-\u009f";
/// Control characters besides tab and line feed.
const UNPRINTED: &str = r"\u0000-\u0008\u000b-\u001f\u007f-\u009f";
/// White space that is no control character.
const SPACE: &str = r" \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";
/// A month and a day of it, such as `02-29`.
const MONTH_DAY: &str = "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|\
                         02-(0[1-9]|[12][0-9]))";

fn text(pattern: &str) -> Table {
    Table::new().with("type", "string").with("pattern", format!("^({pattern})$"))
}

pub(crate) fn truth() -> Table {
    Table::new().with("type", "boolean")
}

/// A whole number from 0 to `most`.
pub(crate) fn whole(most: i64) -> Table {
    Table::new().with("type", "integer").with("minimum", 0_i64).with("maximum", most)
}

pub(crate) fn amount() -> Table {
    let most = 8_000_000_000_000_i64;
    Table::new().with("type", "number").with("minimum", -most).with("maximum", most)
}

pub(crate) fn code() -> Table {
    let part = "[a-z0-9][a-z0-9_-]*";
    text(&format!(r"{part}(\.{part})*")).with("maxLength", 64)
}

/// No control characters, no white space at either end.
pub(crate) fn name() -> Table {
    let (edge, inner) = (format!("[^{CONTROL}{SPACE}]"), format!("[^{CONTROL}]"));
    text(&format!("{edge}({inner}*{edge})?")).with("maxLength", 64)
}

/// Something that is no white space, between anything but control characters.
pub(crate) fn prose() -> Table {
    let (shown, inner) = (format!("[^{CONTROL}{SPACE}]"), format!("[^{UNPRINTED}]"));
    text(&format!("{inner}*{shown}{inner}*")).with("maxLength", 500)
}

/// That the day exists in its year the format says, where the editor looks at formats.
pub(crate) fn day() -> Table {
    text(&format!("(19|20|21)[0-9]{{2}}-{MONTH_DAY}")).with("format", "date")
}

pub(crate) fn instant() -> Table {
    Table::new().with("type", "string").with("format", "date-time")
}

/// An instant, a local time without an offset, or a day.
pub(crate) fn moment() -> Table {
    let time =
        r"[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])?";
    text(&format!("(19|20|21)[0-9]{{2}}-{MONTH_DAY}({time})?"))
}

pub(crate) fn season() -> Table {
    text(&format!(r"{MONTH_DAY}\.\.{MONTH_DAY}"))
}

pub(crate) fn session() -> Table {
    let minute = "([01][0-9]|2[0-3]):[0-5][0-9]";
    text(&format!("{minute}-({minute}|24:00)"))
}

pub(crate) fn offset() -> Table {
    text("[+-]((0[0-9]|1[0-7]):[0-5][0-9]|18:00)")
}

pub(crate) fn duration() -> Table {
    const { assert!(Duration::MAX_THOUSANDTHS == 1_000_000_000, "the most is written out here") };
    let (most, up_to) = (r"1000000(\.0{1,3})?", "[1-9][0-9]{0,5}");
    let days = format!(r"({most}|(0|{up_to})(\.0{{1,3}})?)");
    let other = format!(r"({most}|{up_to}(\.[0-9]{{1,3}})?|0\.({}))", not_zero(3));
    let form = |number: &str, counts_days: bool| {
        let units = Unit::ALL.into_iter().filter(|unit| unit.counts_days() == counts_days);
        let units: Vec<_> = units.map(|unit| format!("{unit}|个?{}", unit.chinese())).collect();
        format!("{number}({})", units.join("|"))
    };
    text(&format!("{}|{}", form(&days, true), form(&other, false)))
}

/// A number, or a text: a decimal of six places or a fraction.
pub(crate) fn ratio() -> Table {
    let decimal = format!(
        r"-?1000000000(\.0{{1,6}})?|-?[1-9][0-9]{{0,8}}(\.[0-9]{{1,6}})?|0(\.[0-9]{{1,6}})?|-0\.({})",
        not_zero(6)
    );
    let fraction = "(0|-?([1-9][0-9]{0,14}|10{15}))/([1-9][0-9]{0,8}|10{9})";
    Table::new()
        .with("type", vec![Node::from("number"), Node::from("string")])
        .with("minimum", -1_000_000_000_000_000_i64)
        .with("maximum", 1_000_000_000_000_000_i64)
        .with("pattern", format!("^({decimal}|{fraction})$"))
}

/// At most so many digits, one of them at least not zero.
fn not_zero(digits: usize) -> String {
    let forms = (1..=digits).map(|at| format!("{}[1-9][0-9]{{0,{}}}", "0".repeat(at - 1), digits - at));
    forms.collect::<Vec<_>>().join("|")
}

pub(crate) fn weekday() -> Table {
    one_of(Weekday::ALL.map(Weekday::as_str))
}

pub(crate) fn one_of<'w>(words: impl IntoIterator<Item = &'w str>) -> Table {
    Table::new().with("enum", words.into_iter().map(Node::from).collect::<Vec<_>>())
}

/// Words with what each means; editors of JSON and of TOML look for the meanings in different places.
pub(crate) fn words(words: &[(&'static str, &[&str])]) -> Table {
    let meanings: Vec<Node> = words.iter().map(|(_, doc)| Node::from(super::prose(doc))).collect();
    let docs = Table::new().with("enumValues", meanings.clone());
    one_of(words.iter().map(|(word, _)| *word))
        .with("enumDescriptions", meanings)
        .with("x-taplo", Table::new().with("docs", docs))
}
