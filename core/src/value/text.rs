//! Names (名称) and notes (说明): bounded texts that people read, free of personal data (V5).

use super::string::string_value;
use super::{Excerpt, Expected, ValueError, personal};

/// The most characters of a name.
const NAME_CHARS: usize = 64;
/// The most characters of a note.
const TEXT_CHARS: usize = 500;

/// Whether a text has at most so many characters. Looks at no more of it than that.
fn fits(text: &str, chars: usize) -> bool {
    text.chars().nth(chars).is_none()
}

fn check_name(text: &str) -> Result<(), ValueError> {
    let bounded = !text.is_empty() && fits(text, NAME_CHARS);
    if !bounded || text.trim() != text || text.chars().any(char::is_control) {
        return Err(ValueError::BadText { found: Excerpt::of(text), expected: Expected::NameForm });
    }
    personal::refuse(text)
}

fn check_text(text: &str) -> Result<(), ValueError> {
    let refused = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if !fits(text, TEXT_CHARS) || text.trim().is_empty() || text.chars().any(refused) {
        return Err(ValueError::BadText { found: Excerpt::of(text), expected: Expected::TextForm });
    }
    personal::refuse(text)
}

string_value! {
    /// The name by which people know a thing (名称), usually Chinese: 1–64 characters without control characters,
    /// no white space at either end, no identity or mobile number within.
    ///
    /// Reading one fails with `bad_text` or `personal_data`.
    ///
    /// ```
    /// use wangge::value::Name;
    ///
    /// let name: Name = "第三网格".parse()?;
    /// assert_eq!(name.as_str(), "第三网格");
    /// assert_eq!("".parse::<Name>().unwrap_err().code(), "bad_text");
    /// # Ok::<(), wangge::value::ValueError>(())
    /// ```
    Name, check_name, Expected::NameForm
}

string_value! {
    /// A note or reason (说明、理由): 1–500 characters, not all white space, no control characters but line feed and
    /// tab, no identity or mobile number within.
    ///
    /// Reading one fails with `bad_text` or `personal_data`.
    ///
    /// ```
    /// use wangge::value::Text;
    ///
    /// let reason: Text = "井盖缺失，\n已设围挡".parse()?;
    /// assert_eq!(reason.as_str().lines().count(), 2);
    /// assert_eq!(" \n".parse::<Text>().unwrap_err().code(), "bad_text");
    /// # Ok::<(), wangge::value::ValueError>(())
    /// ```
    Text, check_text, Expected::TextForm
}
