//! Texts that are nearly ids, codes and notes, and numbers that look like those of persons.

use proptest::prelude::*;

/// Texts made of the characters at which ids, codes and names are told apart.
pub fn tricky() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => "[a-z0-9]{1,12}",
        3 => prop::sample::select(vec![".", "_", "-", "A", "青坞", "网格", "é", "𠮷"]).prop_map(String::from),
        2 => prop::sample::select(vec![" ", "\u{3000}", "\u{a0}", "\t", "\n"]).prop_map(String::from),
        1 => prop::sample::select(vec!["\0", "\r", "\u{7f}", "\u{85}", "\u{200b}"]).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// An identity number as the standard makes it: region, date of birth, order, check digit.
pub fn identity() -> impl Strategy<Value = String> {
    (100_000..1_000_000_u32, 1850..2200_u32, 1..=12_u32, 1..=28_u32, 0..1000_u32).prop_map(
        |(region, year, month, day, order)| {
            let body = format!("{region}{year}{month:02}{day:02}{order:03}");
            format!("{body}{}", check_digit(&body))
        },
    )
}

/// An identity number with a right check digit and a date of birth that may or may not be.
pub fn nearly_identity() -> impl Strategy<Value = String> {
    let year = prop_oneof![1848..=1852_u32, 1896..=1904_u32, 1999..=2001_u32, 2196..=2201_u32];
    (year, 0..=13_u32, prop_oneof![0..=2_u32, 27..=32_u32], 0..1000_u32).prop_map(
        |(year, month, day, order)| {
            let body = format!("110000{year}{month:02}{day:02}{order:03}");
            format!("{body}{}", check_digit(&body))
        },
    )
}

/// The check digit of 17 digits, found by trial: with it the weighted sum leaves 1 modulo 11.
pub fn check_digit(body: &str) -> char {
    let sum = body.chars().filter_map(|c| c.to_digit(10)).fold(0, |sum, digit| (sum + digit) * 2 % 11);
    "0123456789X".chars().zip(0..).find(|(_, last)| (sum + last) % 11 == 1).map_or('?', |(c, _)| c)
}

/// A mobile number: 11 digits beginning 13–19.
pub fn mobile() -> impl Strategy<Value = String> {
    "1[3-9][0-9]{9}"
}

/// Texts of long runs of digits, plain and full-width, with and without numbers of persons in them.
pub fn digits() -> impl Strategy<Value = String> {
    let run = prop_oneof![
        2 => "[0-9]{9,20}",
        2 => identity(),
        2 => nearly_identity(),
        1 => identity().prop_map(|number| number.to_lowercase()),
        1 => (identity(), 0..18_usize, "[0-9Xx]").prop_map(|(number, at, other)| {
            number.chars().enumerate().map(|(i, c)| if i == at { other.clone() } else { c.into() }).collect()
        }),
        1 => mobile(),
        1 => prop_oneof![identity(), mobile()].prop_map(|number| full_width(&number)),
        1 => "[0-9]{17}[Xx]",
    ];
    let between = prop::sample::select(vec!["", "", "X", "x", "1", "-", " ", "号", "７", "Ｘ", "a", "٣"]);
    prop::collection::vec((between, run), 0..4)
        .prop_map(|parts| parts.into_iter().map(|(between, run)| format!("{between}{run}")).collect())
}

/// The same text in full-width digits and letters.
pub fn full_width(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '0'..='9' | 'X' | 'x' => char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c),
            _ => c,
        })
        .collect()
}
