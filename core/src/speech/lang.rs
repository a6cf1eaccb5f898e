//! The languages there are words in.

use std::fmt;
use std::str::FromStr;

use crate::value::Excerpt;

/// A language to speak.
///
/// ```
/// use wangge::speech::Lang;
///
/// assert_eq!("zh".parse(), Ok(Lang::Zh));
/// assert_eq!("fr".parse::<Lang>().unwrap_err().code(), "unknown_lang");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Chinese (中文).
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Both, Chinese first.
    pub const ALL: [Lang; 2] = [Lang::Zh, Lang::En];

    /// Its code: `zh` or `en`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(text: &str) -> Result<Self, UnknownLang> {
        let found = Self::ALL.into_iter().find(|lang| lang.as_str() == text);
        found.ok_or_else(|| UnknownLang { found: text.into() })
    }
}

/// A language there are no words in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize)]
#[error("`{}` is not a language: expected zh or en", found.as_str())]
pub struct UnknownLang {
    /// What was asked for, shortened.
    pub found: Excerpt,
}

impl UnknownLang {
    /// The stable code, `unknown_lang`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "unknown_lang"
    }

    /// The words for it.
    #[must_use]
    pub fn said(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => format!("「{}」不是可用的语言，应为zh或en", self.found.as_str()),
            Lang::En => self.to_string(),
        }
    }
}
