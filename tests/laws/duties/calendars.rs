//! D4: agendas as calendars (RFC 5545), read back by a strict reader.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::json;
use wangge::speech::{Lang, icalendar};
use wangge::tally::duty::Agenda;
use wangge::value::{Date, Instant, Offset};
use wangge_tests::cases;
use wangge_tests::duties::{GROUPS, Township, document, org, row, township};

/// One entry as it is read back.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Event {
    uid: String,
    stamp: String,
    day: Date,
    summary: String,
    description: String,
}

/// Content lines: CR LF after each, at most 75 bytes each, those that begin with a space joined to the one before.
fn unfolded(text: &str) -> Vec<String> {
    let body = text.strip_suffix("\r\n").expect("the last line ends");
    let mut lines: Vec<String> = Vec::new();
    for line in body.split("\r\n") {
        assert!(!line.contains(['\r', '\n']) && !line.is_empty() && line.len() <= 75, "{line:?}");
        match line.strip_prefix(' ') {
            Some(rest) => lines.last_mut().expect("a line to go on").push_str(rest),
            None => lines.push(line.to_owned()),
        }
    }
    lines
}

/// A TEXT value: backslash, semicolon and comma only escaped, no control characters.
fn unescaped(value: &str) -> String {
    let (mut text, mut chars) = (String::new(), value.chars());
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next().expect("something escaped") {
                'n' | 'N' => text.push('\n'),
                c @ ('\\' | ';' | ',') => text.push(c),
                other => panic!("{other} is escaped in {value}"),
            },
            ';' | ',' => panic!("{c} is not escaped in {value}"),
            c if c.is_control() => panic!("{c:?} in {value}"),
            c => text.push(c),
        }
    }
    text
}

fn day(text: &str) -> Date {
    let number = |range: std::ops::Range<usize>| text[range].parse::<u32>().unwrap();
    assert_eq!(text.len(), 8);
    Date::from_ymd(i32::try_from(number(0..4)).unwrap(), number(4..6), number(6..8)).unwrap()
}

/// The entries of a calendar; anything unexpected fails.
fn read(text: &str) -> Vec<Event> {
    let lines = unfolded(text);
    let mut lines = lines.iter().map(|line| line.split_once(':').expect("a name and a value"));
    let mut next = move |name: &str| {
        let (found, value) = lines.next().expect(name);
        assert_eq!(found, name);
        value.to_owned()
    };
    assert_eq!(next("BEGIN"), "VCALENDAR");
    assert_eq!(next("VERSION"), "2.0");
    assert!(next("PRODID").starts_with("-//wangge//"));
    let mut events = Vec::new();
    let count = text.matches("BEGIN:VEVENT\r\n").count();
    for _ in 0..count {
        assert_eq!(next("BEGIN"), "VEVENT");
        let (uid, stamp) = (next("UID"), next("DTSTAMP"));
        assert!(uid.len() == 32 && uid.bytes().all(|byte| (b'a'..=b'p').contains(&byte)), "{uid}");
        assert!(stamp.len() == 16 && &stamp[8..9] == "T" && stamp.ends_with('Z'), "{stamp}");
        let on = day(&next("DTSTART;VALUE=DATE"));
        assert_eq!(day(&next("DTEND;VALUE=DATE")), on.next().unwrap());
        let [summary, description] = ["SUMMARY", "DESCRIPTION"].map(|name| unescaped(&next(name)));
        assert_eq!(next("TRANSP"), "TRANSPARENT");
        assert_eq!(next("END"), "VEVENT");
        events.push(Event { uid, stamp, day: on, summary, description });
    }
    assert_eq!(next("END"), "VCALENDAR");
    events
}

fn agenda(township: &Township, member: &str, from: &str, to: &str) -> Agenda {
    let activities = township.activities(&township.rows);
    let [from, to] = [from, to].map(|at| Instant::parse(at).unwrap());
    township.book(&activities).agenda(&member.parse().unwrap(), from, to).unwrap()
}

/// `20260305T010000Z`.
fn basic(at: Instant) -> String {
    let text = at.display(Offset::UTC).to_string();
    let digits: String = text[..19].chars().filter(|c| !['-', ':'].contains(c)).collect();
    format!("{digits}Z")
}

proptest! {
    #![proptest_config(cases(120))]

    #[test]
    fn d4_what_is_owed_is_read_back_from_the_calendar(
        township in township(40),
        member in 0..3_usize,
        start in 0..90,
        length in 0..20,
        salt in "[a-z]{0,3}",
    ) {
        let first = "2026-02-10".parse::<Date>().unwrap().plus_days(start).unwrap();
        let from = Instant::at(first, 3_723_456, township.offset()).unwrap();
        let to = from.checked_add_millis(i64::from(length) * 86_400_000).unwrap();
        let activities = township.activities(&township.rows);
        let agenda = township.book(&activities).agenda(&format!("m-{member}").parse().unwrap(), from, to).unwrap();
        for lang in Lang::ALL {
            let text = icalendar(&agenda, &salt, lang);
            let mut events = read(&text).into_iter();
            for owed in &agenda.owed {
                let each = !owed.discreet && !owed.missing.is_empty();
                let targets: Vec<Option<&str>> = match each {
                    true => owed.missing.iter().map(|target| Some(target.as_str())).collect(),
                    false => vec![None],
                };
                for target in targets {
                    let event = events.next().unwrap();
                    prop_assert_eq!((event.day, event.stamp), (owed.due, basic(from)));
                    prop_assert_eq!(event.summary.contains(owed.name.as_str()), !owed.discreet);
                    if let Some(target) = target {
                        prop_assert!(event.summary.ends_with(target));
                    } else {
                        prop_assert!(event.summary.contains(&owed.left().to_string()));
                    }
                    prop_assert!(event.description.contains(owed.unit.as_str()));
                }
            }
            prop_assert_eq!(events.next(), None);
            // No group of households, and no household that would be known to be of one.
            for (code, name) in GROUPS {
                prop_assert!(!text.contains(name) && !text.contains(code));
            }
            prop_assert!(!text.contains("独居"));
            if agenda.owed.iter().all(|owed| owed.discreet) {
                prop_assert!(!text.contains("h-"));
            }
        }
        // Each entry has an id of its own, which rests on what it is alone.
        let uids = |salt: &str, agenda: &Agenda| -> Vec<String> {
            read(&icalendar(agenda, salt, Lang::En)).into_iter().map(|event| event.uid).collect()
        };
        let own = uids(&salt, &agenda);
        let distinct: BTreeSet<&String> = own.iter().collect();
        prop_assert_eq!(distinct.len(), own.len());
        let salted: BTreeSet<String> = uids("other", &agenda).into_iter().collect();
        prop_assert!(own.iter().all(|uid| !salted.contains(uid)));
        let wider = township.book(&activities).agenda(&agenda.member, from, to.checked_add_millis(86_400_000 * 9).unwrap());
        let wider: BTreeSet<String> = uids(&salt, &wider.unwrap()).into_iter().collect();
        prop_assert!(own.iter().all(|uid| wider.contains(uid)));
    }
}

fn contacts(count: usize) -> Township {
    let duty = json!({
        "code": "contacts", "name": "联系户走访；每月", "role": "worker", "kinds": ["visit"], "per": "month",
        "cover": "contacts", "link": "contact", "basis": "assumed",
    });
    let mut org = org(&[("m-0", "worker", "c", "2025-01-01", None)]);
    let id = |at: usize| format!("户,{at:02};\\");
    let link = |at| json!({"kind": "contact", "source": "m-0", "target": id(at), "from": "2025-01-01"});
    org["households"] = (0..count).map(|at| json!({"id": id(at), "unit": "c"})).collect();
    org["links"] = (0..count).map(link).collect();
    Township::new(&[document(&[duty]).to_string()], &org.to_string(), "")
}

/// D4: the very text, with what has to be escaped and folded.
#[test]
fn d4_a_calendar_is_written_so() {
    let mut township = contacts(2);
    let mut visit = row("r-1", "m-0", "c", "visit", "2026-03-05T10:00:00+08:00");
    visit.target = Some("户,01;\\".parse().unwrap());
    township.rows = vec![visit];
    let agenda = agenda(&township, "m-0", "2026-03-09T09:30:00.999+08:00", "2026-03-10T00:00:00+08:00");
    let expected = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//wangge//wangge//ZH",
        "BEGIN:VEVENT",
        "UID:bpaiecfkciiomonofgmibhnhcjblgebc",
        "DTSTAMP:20260309T013000Z",
        "DTSTART;VALUE=DATE:20260331",
        "DTEND;VALUE=DATE:20260401",
        "SUMMARY:联系户走访；每月：户\\,00\\;\\\\",
        "DESCRIPTION:2026年3月，单元「c」，应完成2户联系户，已完",
        " 成1户联系户",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ];
    assert_eq!(icalendar(&agenda, "盐", Lang::Zh), expected.join("\r\n"));
}

/// D4: of a set of more than twenty targets one entry names them all; when they become fewer it stays one.
#[test]
fn d4_a_large_set_is_one_entry() {
    let (from, to) = ("2026-03-09T09:00:00+08:00", "2026-03-09T09:00:00+08:00");
    let twenty = read(&icalendar(&agenda(&contacts(20), "m-0", from, to), "s", Lang::En));
    assert_eq!(twenty.len(), 20);
    let mut more = contacts(21);
    let one = read(&icalendar(&agenda(&more, "m-0", from, to), "s", Lang::En));
    assert_eq!(one.len(), 1);
    assert_eq!(one[0].summary, "联系户走访；每月: 21 contact households left");
    assert!(one[0].description.contains("户,00;\\") && one[0].description.contains("户,20;\\"));
    let mut visit = row("r-1", "m-0", "c", "visit", "2026-03-05T10:00:00+08:00");
    visit.target = Some("户,00;\\".parse().unwrap());
    more.rows = vec![visit];
    let left = read(&icalendar(&agenda(&more, "m-0", from, to), "s", Lang::En));
    assert_eq!((left.len(), &left[0].uid), (1, &one[0].uid));
    assert_eq!(left[0].summary, "联系户走访；每月: 20 contact households left");
}

/// D4: who owes nothing has a calendar without entries.
#[test]
fn d4_nothing_owed_is_an_empty_calendar() {
    let empty = agenda(&contacts(0), "m-0", "2026-03-09T09:00:00+08:00", "2026-03-09T09:00:00+08:00");
    assert_eq!(read(&icalendar(&empty, "", Lang::Zh)), []);
}
