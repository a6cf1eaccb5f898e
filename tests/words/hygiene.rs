//! What holds for every sentence.

use wangge::case::Context;
use wangge::generate::{LedgerPlan, ledger, org_document};
use wangge::org::Org;
use wangge::scheme::{Preset, Scheme};
use wangge::speech::{Lang, happening};

use crate::{examples, faults};

/// A sentence without what it quotes.
pub(crate) fn unquoted(sentence: &str) -> String {
    let mut depth = 0;
    let kept = sentence.chars().filter(|c| {
        match c {
            '「' => depth += 1,
            '」' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    kept.collect()
}

fn assert_chinese(zh: &str) {
    assert!(zh.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{zh}");
    for c in [',', ';', '?', '!', '(', ')', '`', '"'] {
        assert!(!unquoted(zh).contains(c), "{c} in {zh}");
    }
}

fn assert_english(en: &str) {
    assert!(!en.is_empty() && !en.ends_with(['.', '。']), "{en}");
    let first = en.chars().next().unwrap();
    assert!(first == '`' || !first.is_uppercase(), "{en}");
    for c in ['，', '；', '：', '（', '「', '。'] {
        let names_apart = en.replace("一级网格（村、社区）", "");
        assert!(!names_apart.contains(c), "{c} in {en}");
    }
}

#[test]
fn x1_no_sentence_is_empty_or_breaks_the_line_or_the_style() {
    for example in examples() {
        for sentence in [&example.zh, &example.en] {
            assert!(!sentence.contains(['\n', '\r', '\u{2028}']), "{}: {sentence}", example.label);
            assert_eq!(sentence.trim(), sentence);
        }
        assert_chinese(&example.zh);
        assert_english(&example.en);
    }
}

/// V5: whatever a fault repeats, it repeats no number of a person and no line break.
#[test]
fn v5_personal_data_is_never_echoed() {
    for hostile in ["call 13000000000 now", "11010519491231002X"] {
        for example in faults::kinds(hostile) {
            for sentence in [example.zh, example.en] {
                assert!(!sentence.contains("13000000000"), "{}: {sentence}", example.label);
                assert!(!sentence.contains("19491231"), "{}: {sentence}", example.label);
            }
        }
    }
    for example in faults::kinds("one\ntwo\u{2028}three") {
        for sentence in [example.zh, example.en] {
            assert!(!sentence.contains(['\n', '\u{2028}']), "{}: {sentence}", example.label);
        }
    }
}

/// A ledger as people and time make it is told without gaps.
#[test]
fn x1_every_event_of_a_ledger_is_told() {
    let scheme = Scheme::read(Preset::Dongshi.document()).unwrap();
    let org = Org::read(&org_document(Preset::Dongshi, &scheme, 3), &scheme).unwrap();
    let plan = LedgerPlan { seed: 3, scale: 1, span: "2026-03".parse().unwrap() };
    let stories = ledger(Context::new(&scheme, &org), &plan).unwrap();
    assert!(!stories.is_empty());
    for event in stories.iter().flat_map(|story| &story.events) {
        let (zh, en) = (happening(event, &scheme, Lang::Zh), happening(event, &scheme, Lang::En));
        assert_chinese(&zh);
        assert_english(&en);
        if let Some(reporter) = &reporter_of(event) {
            assert!(!zh.contains(reporter.as_str()) && !en.contains(reporter.as_str()), "{zh}");
        }
    }
}

fn reporter_of(event: &wangge::case::Event) -> Option<wangge::value::ReporterId> {
    match &event.what {
        wangge::case::Happening::Reported { reporter, .. } => reporter.clone(),
        _ => None,
    }
}
