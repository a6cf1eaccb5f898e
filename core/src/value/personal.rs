//! The check for personal data (V5): identity numbers (公民身份号码) and mobile numbers (手机号) in a text.
//!
//! In flows any text, out go the places of what looks like such a number. The check keeps them out of ids,
//! codes, names and notes; it proves nothing about a number, and what it finds is never echoed.

use std::ops::Range;

use super::ValueError;

/// The place, in bytes, of the first identity or mobile number in a text; `None` if there is none.
///
/// A number is a run of exactly 18 digits, or 17 and `X`, with a real date of birth (1850–2199) and a right
/// check digit (ISO 7064 MOD 11-2), or of exactly 11 digits beginning 13–19; it is neither preceded nor
/// followed by a digit. Full-width digits and letters count as the plain ones.
///
/// ```
/// use wangge::value::personal;
///
/// assert_eq!(personal::find("call 13000000000 now"), Some(5..16));
/// assert_eq!(personal::find("invoice 130000000001"), None);
/// ```
pub fn find(text: &str) -> Option<Range<usize>> {
    Runs { text, at: 0 }.find_map(|run| run.personal())
}

/// The places of all of them, in the order of the text.
pub(super) fn all(text: &str) -> Vec<Range<usize>> {
    Runs { text, at: 0 }.filter_map(|run| run.personal()).collect()
}

/// Refuses a text in which there is one.
pub(super) fn refuse(text: &str) -> Result<(), ValueError> {
    if find(text).is_some() { Err(ValueError::PersonalData) } else { Ok(()) }
}

/// The length of an identity number, its check digit included.
const IDENTITY: usize = 18;
/// The length of a mobile number.
const MOBILE: usize = 11;
/// The weights of the first 17 digits: powers of two modulo 11.
const WEIGHTS: [u32; IDENTITY] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1];

/// A run of digits, as long as it goes, and the `X` that may follow it.
struct Run {
    place: Range<usize>,
    /// How many digits.
    len: usize,
    /// The first digits; an `X` that ends an identity number stands as 10.
    digits: [u32; IDENTITY],
    /// Where the `X` ends that makes 17 digits an identity number.
    x_end: Option<usize>,
}

impl Run {
    fn personal(self) -> Option<Range<usize>> {
        if let Some(end) = self.x_end {
            return self.is_identity().then_some(self.place.start..end);
        }
        let found = match self.len {
            IDENTITY => self.is_identity(),
            MOBILE => self.begins_like_a_mobile(),
            _ => false,
        };
        found.then_some(self.place)
    }

    fn begins_like_a_mobile(&self) -> bool {
        matches!(self.digits, [1, 3..=9, ..])
    }

    fn is_identity(&self) -> bool {
        let number = |from: usize, len: usize| {
            self.digits.iter().skip(from).take(len).fold(0, |sum, digit| sum * 10 + digit)
        };
        let sum: u32 = self.digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
        sum % 11 == 1 && is_birth_date(number(6, 4), number(10, 2), number(12, 2))
    }
}

fn is_birth_date(year: u32, month: u32, day: u32) -> bool {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1850..=2199).contains(&year) && (1..=days).contains(&day)
}

/// The runs of digits of a text.
struct Runs<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Runs<'_> {
    type Item = Run;

    fn next(&mut self) -> Option<Run> {
        let rest = self.text.get(self.at..)?;
        let (skipped, _) = rest.char_indices().find(|(_, c)| digit(*c).is_some())?;
        let start = self.at + skipped;
        let mut run = Run { place: start..start, len: 0, digits: [0; IDENTITY], x_end: None };
        let mut chars = self.text.get(start..)?.chars();
        let mut next = chars.next();
        while let Some((c, value)) = next.and_then(|c| Some((c, digit(c)?))) {
            if let Some(slot) = run.digits.get_mut(run.len) {
                *slot = value;
            }
            run.len += 1;
            run.place.end += c.len_utf8();
            next = chars.next();
        }
        if let Some(x @ ('x' | 'X' | 'ｘ' | 'Ｘ')) = next
            && run.len == IDENTITY - 1
            && chars.next().and_then(digit).is_none()
            && let Some(last) = run.digits.last_mut()
        {
            *last = 10;
            run.x_end = Some(run.place.end + x.len_utf8());
        }
        self.at = run.place.end;
        Some(run)
    }
}

/// The value of a plain or full-width digit.
fn digit(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - u32::from('0')),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}
