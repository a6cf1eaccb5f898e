//! V5: ids, codes, names and notes.

use std::collections::BTreeMap;
use std::str::FromStr;

use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wangge::value::{CaseId, Code, MemberId, Name, Text, UnitId, ValueError, personal};
use wangge_tests::cases;
use wangge_tests::texts::{mobile, tricky};

fn code_of<T: FromStr<Err = ValueError>>(text: &str) -> &'static str {
    text.parse::<T>().map_or_else(|error| error.code(), |_| "ok")
}

fn trimmed(text: &str) -> bool {
    !text.starts_with(char::is_whitespace) && !text.ends_with(char::is_whitespace)
}

fn verdict(well_formed: bool, text: &str, fault: &'static str) -> &'static str {
    match (well_formed, personal::find(text)) {
        (false, _) => fault,
        (true, Some(_)) => "personal_data",
        (true, None) => "ok",
    }
}

proptest! {
    #![proptest_config(cases(2000))]

    /// V5
    #[test]
    fn an_id_is_64_bytes_without_control_characters_or_white_space_at_the_ends(text in tricky()) {
        let bounded = (1..=64).contains(&text.len());
        let well_formed = bounded && trimmed(&text) && !text.chars().any(|c| c.is_control());
        prop_assert_eq!(code_of::<UnitId>(&text), verdict(well_formed, &text, "bad_id"));
        prop_assert_eq!(code_of::<CaseId>(&text), code_of::<UnitId>(&text));
    }

    /// V5
    #[test]
    fn a_code_is_made_of_small_letters_digits_and_strokes(
        text in prop_oneof![tricky(), "[a-z0-9._-]{0,70}"],
    ) {
        let part = |part: &str| {
            part.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
                && part.chars().all(|c| "abcdefghijklmnopqrstuvwxyz0123456789_-".contains(c))
        };
        let well_formed = text.len() <= 64 && text.split('.').all(part);
        prop_assert_eq!(code_of::<Code>(&text), verdict(well_formed, &text, "bad_code"));
    }

    /// V5
    #[test]
    fn names_and_notes_are_bounded_texts(text in tricky(), times in 1..40_usize) {
        let text = text.repeat(times);
        let (count, control) = (text.chars().count(), |c: char| c.is_control());
        let name = (1..=64).contains(&count) && !text.contains(control) && trimmed(&text);
        prop_assert_eq!(code_of::<Name>(&text), verdict(name, &text, "bad_text"));
        let blank = text.chars().all(char::is_whitespace);
        let note = count <= 500 && !blank && !text.replace(['\n', '\t'], "").contains(control);
        prop_assert_eq!(code_of::<Text>(&text), verdict(note, &text, "bad_text"));
    }

    /// V5
    #[test]
    fn ids_are_ordered_and_found_by_bytes(
        texts in prop::collection::vec("[a-c青\u{e9}e\u{301}]{1,4}", 1..20),
    ) {
        let mut ids: Vec<MemberId> = texts.iter().map(|text| text.parse().unwrap()).collect();
        ids.sort();
        let mut bytes: Vec<&[u8]> = texts.iter().map(|text| text.as_bytes()).collect();
        bytes.sort();
        prop_assert!(ids.iter().map(|id| id.as_str().as_bytes()).eq(bytes.iter().copied()));
        let map: BTreeMap<MemberId, ()> = ids.into_iter().map(|id| (id, ())).collect();
        prop_assert!(texts.iter().all(|text| map.contains_key(text.as_str())));
    }

    /// V5, X2
    #[test]
    fn ids_codes_and_notes_are_read_back_from_json(text in tricky()) {
        fn round<T: FromStr + Serialize + DeserializeOwned + PartialEq>(text: &str) -> bool {
            let json = serde_json::to_string(text).unwrap();
            match text.parse::<T>() {
                Err(_) => serde_json::from_str::<T>(&json).is_err(),
                Ok(value) => {
                    let written = serde_json::to_string(&value).unwrap();
                    written == json && serde_json::from_str::<T>(&json).ok() == Some(value)
                }
            }
        }
        prop_assert!(round::<UnitId>(&text));
        prop_assert!(round::<Code>(&text));
        prop_assert!(round::<Name>(&text));
        prop_assert!(round::<Text>(&text));
    }

    /// V5
    #[test]
    fn what_is_refused_for_personal_data_is_not_echoed(
        number in mobile(),
        before in "[a-z网\u{0}]{0,30}",
        after in "[a-z格\n]{0,40}",
    ) {
        let text = format!("{before}{number}{after}");
        let errors = [
            text.parse::<UnitId>().err(),
            text.parse::<Code>().err(),
            text.parse::<Name>().err(),
            text.parse::<Text>().err(),
        ];
        for error in errors {
            let message = format!("{0} {0:?}", error.unwrap());
            prop_assert!(!message.contains(&number[..4]) && !message.contains(&number[7..]), "{}", message);
        }
    }
}

/// V5
#[test]
fn the_length_of_an_id_is_counted_in_bytes_and_that_of_a_name_in_characters() {
    assert_eq!(code_of::<UnitId>(&"网".repeat(21)), "ok");
    assert_eq!(code_of::<UnitId>(&"网".repeat(22)), "bad_id");
    assert_eq!(code_of::<Name>(&"网".repeat(64)), "ok");
    assert_eq!(code_of::<Name>(&"网".repeat(65)), "bad_text");
    assert_eq!(code_of::<Text>(&"网".repeat(500)), "ok");
    assert_eq!(code_of::<Text>(&"网".repeat(501)), "bad_text");
    assert_eq!(code_of::<Code>(&"a".repeat(64)), "ok");
    assert_eq!(code_of::<Code>(&"a".repeat(65)), "bad_code");
}
