//! Codes (代码): the short machine names that a scheme gives to what it lays down (V5).

use super::string::string_value;
use super::{Excerpt, Expected, ValueError, personal};

/// The most bytes of a code.
const MAX_BYTES: usize = 64;

fn check(text: &str) -> Result<(), ValueError> {
    if text.len() > MAX_BYTES || !text.split('.').all(is_part) {
        return Err(ValueError::BadCode { found: Excerpt::of(text), expected: Expected::CodeForm });
    }
    personal::refuse(text)
}

fn is_part(part: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let mut bytes = part.bytes();
    bytes.next().is_some_and(plain) && bytes.all(|b| plain(b) || matches!(b, b'_' | b'-'))
}

string_value! {
    /// The code of an item, rule, role, kind, tier …: `[a-z0-9][a-z0-9_-]*`, joined by `.`, 1–64 bytes.
    ///
    /// Ordered by bytes. No identity or mobile number may stand within.
    ///
    /// Reading one fails with `bad_code` or `personal_data`.
    ///
    /// ```
    /// use wangge::value::Code;
    ///
    /// let code: Code = "roads.manhole-cover".parse()?;
    /// assert_eq!(code.as_str(), "roads.manhole-cover");
    /// assert_eq!("Roads".parse::<Code>().unwrap_err().code(), "bad_code");
    /// # Ok::<(), wangge::value::ValueError>(())
    /// ```
    Code, check, Expected::CodeForm
}
