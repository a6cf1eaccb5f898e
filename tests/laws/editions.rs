//! S1, K2: editions by date, and what two of them have that the other has not.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::{Value, json};
use wangge::scheme::{Change, ChangeKind, History, Preset, Scheme, catalogue_diff, diff};
use wangge::speech::{Lang, changes, read_out};
use wangge::value::Date;
use wangge_tests::cases;

static BASE: LazyLock<Value> =
    LazyLock::new(|| toml::from_str(include_str!("../vectors/base.toml")).expect("the base is TOML"));

fn scheme(document: &Value) -> Scheme {
    Scheme::read(&document.to_string()).unwrap_or_else(|faults| panic!("{faults}"))
}

/// One edit of the base document: the entry it is of, how that then differs, and by which fields.
#[derive(Clone, Debug)]
struct Edit {
    section: &'static str,
    at: usize,
    what: What,
}

#[derive(Clone, Copy, Debug)]
enum What {
    Rename,
    Assume,
    Remove,
    Copy,
}

/// The sections of which rows may go, since nothing names them.
const FREE: [&str; 4] = ["authority", "cap", "goods", "rule"];
const LISTS: [&str; 16] = [
    "role",
    "party",
    "link",
    "category",
    "item",
    "checklist",
    "activity",
    "duty",
    "purse",
    "points",
    "cap",
    "goods",
    "input",
    "plan",
    "rule",
    "authority",
];

fn edit() -> impl Strategy<Value = Edit> {
    let what = prop_oneof![Just(What::Rename), Just(What::Assume), Just(What::Remove), Just(What::Copy)];
    (prop::sample::select(LISTS.to_vec()), any::<prop::sample::Index>(), what).prop_map(
        |(section, at, what)| {
            let rows = BASE[section].as_array().expect("a list").len();
            let what = match what {
                What::Remove if !FREE.contains(&section) => What::Rename,
                What::Rename | What::Copy if section == "authority" => What::Assume,
                what => what,
            };
            Edit { section, at: at.index(rows), what }
        },
    )
}

/// The document after some edits, no two of one row, and what `diff` is to say of them.
fn edited(edits: &[Edit]) -> (Value, BTreeSet<(&'static str, String)>) {
    let mut document = BASE.clone();
    let mut expected = BTreeSet::new();
    let mut touched: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for Edit { section, at, what } in edits {
        if !touched.entry(section).or_default().insert(*at) {
            continue;
        }
        let rows = document[*section].as_array_mut().expect("a list");
        let code = rows[*at]["code"].as_str().unwrap_or_default().to_owned();
        match what {
            What::Rename => {
                rows[*at]["name"] = json!(format!("另名{at}"));
                expected.insert(("changed", code));
            }
            What::Assume => {
                // Of an entry that rests on no source nothing single is said to be assumed.
                rows[*at]["basis"] = BASE["source"][0]["id"].clone();
                rows[*at]["assumed"] = json!(["basis"]);
                expected.insert(("changed", code));
            }
            What::Copy => {
                let mut copy = rows[*at].clone();
                copy["code"] = json!(format!("{code}-again"));
                rows.push(copy);
                expected.insert(("added", format!("{code}-again")));
            }
            What::Remove => {
                rows[*at] = Value::Null;
                expected.insert(("removed", code));
            }
        }
    }
    for section in LISTS {
        document[section].as_array_mut().expect("a list").retain(|row| !row.is_null());
    }
    (document, expected)
}

fn word(change: ChangeKind) -> &'static str {
    match change {
        ChangeKind::Added => "added",
        ChangeKind::Removed => "removed",
        ChangeKind::Changed => "changed",
    }
}

proptest! {
    #![proptest_config(cases(40))]

    /// K2: the entries that were edited are named, and no others; the other way round the same with before and after
    /// exchanged.
    #[test]
    fn k2_a_diff_names_what_was_edited_and_nothing_else(edits in prop::collection::vec(edit(), 0..6)) {
        let edits: Vec<Edit> = edits.into_iter().filter(|edit| edit.section != "authority").collect();
        let (document, expected) = edited(&edits);
        let (old, new) = (scheme(&BASE), scheme(&document));
        let there = diff(&old, &new);
        let entries = there.iter().filter(|change| !change.path.to_string().contains(".point["));
        let code = |change: &Change| change.code.as_ref().map(ToString::to_string).unwrap_or_default();
        let named: BTreeSet<_> = entries.map(|change| (word(change.change), code(change))).collect();
        prop_assert_eq!(named, expected);
        prop_assert!(there.iter().all(|change| change.fields.is_empty() == (change.change != ChangeKind::Changed)));

        let key = |change: &Change| (change.path.to_string().replace(|c: char| c.is_ascii_digit(), ""), code(change));
        let mut mirrored: Vec<_> = diff(&new, &old)
            .into_iter()
            .map(|change| {
                let turned = match change.change {
                    ChangeKind::Added => "removed",
                    ChangeKind::Removed => "added",
                    ChangeKind::Changed => "changed",
                };
                let fields: Vec<_> =
                    change.fields.iter().map(|f| (f.field.clone(), f.after.clone(), f.before.clone())).collect();
                (key(&change), turned, fields)
            })
            .collect();
        let mut straight: Vec<_> = there
            .iter()
            .map(|change| {
                let fields: Vec<_> =
                    change.fields.iter().map(|f| (f.field.clone(), f.before.clone(), f.after.clone())).collect();
                (key(change), word(change.change), fields)
            })
            .collect();
        let order = |a: &(_, &str, _), b: &(_, &str, _)| (&a.0, a.1).cmp(&(&b.0, b.1));
        mirrored.sort_by(order);
        straight.sort_by(order);
        prop_assert_eq!(mirrored, straight);
    }

    /// S6: a diff speaks in the very sentences of the two read-outs, and every sentence that only one of them has
    /// is of an entry the diff names or repeats such an entry's name.
    #[test]
    fn s6_a_diff_speaks_in_the_sentences_of_the_read_outs(edits in prop::collection::vec(edit(), 0..6)) {
        let (old, new) = (scheme(&BASE), scheme(&edited(&edits).0));
        let said = |scheme: &Scheme| -> BTreeSet<String> {
            read_out(scheme, Lang::Zh).into_iter().map(|sentence| sentence.text).collect()
        };
        let (before, after) = (said(&old), said(&new));
        for change in changes(&old, &new, Lang::Zh) {
            prop_assert_eq!(change.before.is_some(), change.change.change != ChangeKind::Added);
            prop_assert_eq!(change.after.is_some(), change.change.change != ChangeKind::Removed);
            prop_assert!(change.before.iter().all(|sentence| before.contains(sentence)));
            prop_assert!(change.after.iter().all(|sentence| after.contains(sentence)));
            prop_assert_ne!(change.before, change.after);
        }
    }

    /// S1: of editions that do not overlap, each day has the one whose span holds it; of others none is a history.
    #[test]
    fn s1_a_history_answers_as_a_plain_search_does(
        spans in prop::collection::vec((0..60_i32, prop::option::of(1..30_i32)), 1..5),
    ) {
        let day = |at: i32| Date::from_days(20_000 + at).unwrap();
        let spans: Vec<(Date, Option<Date>)> =
            spans.into_iter().map(|(from, long)| (day(from), long.map(|long| day(from + long)))).collect();
        let editions: Vec<Scheme> = spans.iter().map(|(from, until)| {
            let mut document = BASE.clone();
            document["scheme"]["from"] = json!(from.to_string());
            document["scheme"].as_object_mut().unwrap().remove("until");
            if let Some(until) = until {
                document["scheme"]["until"] = json!(until.to_string());
            }
            scheme(&document)
        }).collect();
        let clash = spans.iter().enumerate().any(|(at, (from, _))| spans.iter().enumerate().any(|(other, (first, until))| {
            at != other && first <= from && (first == from || until.is_some_and(|until| *from < until))
        }));
        match History::new(editions) {
            Err(faults) => {
                prop_assert!(clash);
                prop_assert!(faults.as_slice().iter().all(|fault| fault.code() == "overlapping_editions"));
            }
            Ok(history) => {
                prop_assert!(!clash);
                for at in -1..95 {
                    let begun = spans.iter().filter(|(from, _)| *from <= day(at)).max_by_key(|(from, _)| *from);
                    let holds = begun.filter(|(_, until)| until.is_none_or(|until| day(at) < until));
                    let found = history.on(day(at));
                    prop_assert_eq!(found.map(|found| found.edition().from), holds.map(|(from, _)| *from));
                    if let Some(found) = found {
                        prop_assert_eq!(history.edition(found.edition()).map(|known| known.edition()), Some(found.edition()));
                    }
                }
            }
        }
    }

    /// K2: between two days the list gains what is on it on the later and not on the earlier, and loses the rest.
    #[test]
    fn k2_the_list_between_two_days_is_the_difference_of_two_sets(
        spans in prop::collection::vec((prop::option::of(0..20_i32), prop::option::of(1..20_i32)), 3),
        (one, other) in (0..45_i32, 0..45_i32),
    ) {
        let day = |at: i32| Date::from_days(21_000 + at).unwrap();
        let mut document = BASE.clone();
        for (item, (from, long)) in document["item"].as_array_mut().unwrap().iter_mut().zip(&spans) {
            let item = item.as_object_mut().unwrap();
            item.remove("temporary");
            item.remove("from");
            item.remove("until");
            if let Some(from) = from {
                item.insert("from".to_owned(), json!(day(*from).to_string()));
            }
            if let Some(long) = long {
                item.insert("until".to_owned(), json!(day(from.unwrap_or(0) + long).to_string()));
            }
        }
        let scheme = scheme(&document);
        let on = |at: i32| -> BTreeSet<String> { scheme.items_on(day(at)).map(|item| item.code.to_string()).collect() };
        let expected: BTreeSet<(&str, String)> = on(other)
            .difference(&on(one))
            .map(|code| ("added", code.clone()))
            .chain(on(one).difference(&on(other)).map(|code| ("removed", code.clone())))
            .collect();
        let found = catalogue_diff(Some((&scheme, day(one))), Some((&scheme, day(other))));
        let named = found.iter().map(|change| (word(change.change), change.code.as_ref().unwrap().to_string()));
        prop_assert_eq!(named.collect::<BTreeSet<_>>(), expected);
    }
}

/// K2
#[test]
fn k2_a_scheme_does_not_differ_from_itself() {
    for preset in Preset::ALL.iter().copied() {
        let scheme = Scheme::read(preset.document()).unwrap();
        assert_eq!(diff(&scheme, &scheme), []);
        assert_eq!(changes(&scheme, &scheme, Lang::En), []);
    }
}

/// S1: every fault of a history at once.
#[test]
fn s1_a_history_is_of_one_scheme() {
    let dongshi = || Scheme::read(Preset::Dongshi.document()).unwrap();
    let faults = History::new([
        dongshi(),
        scheme(&{
            let mut other = BASE.clone();
            other["scheme"]["code"] = json!("elsewhere");
            other
        }),
        dongshi(),
    ])
    .unwrap_err();
    let found: Vec<(&str, String)> =
        faults.as_slice().iter().map(|fault| (fault.code(), fault.path.to_string())).collect();
    assert!(found.contains(&("other_scheme", "[1]".to_owned())), "{found:?}");
    assert!(found.contains(&("overlapping_editions", "[2]".to_owned())), "{found:?}");
    assert_eq!(History::new(Vec::<Scheme>::new()).unwrap_err().as_slice()[0].code(), "wrong_count");
}
