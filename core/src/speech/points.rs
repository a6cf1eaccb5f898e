//! What is said of points.

use super::{Lang, en, zh};
use crate::scheme::Scheme;
use crate::tally::points::{Cut, Explanation, Failed, TallyError};

/// Why points cannot be told (V3).
#[must_use]
pub fn tally_error(error: &TallyError, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::points::error(error),
        Lang::En => en::points::error(error),
    }
}

/// Why a record earned what it earned in a purse (P2–P4): the rule and what it rests on (依据), the conditions that held,
/// points × quantity × multipliers, what each cap had left, and what was credited in the end.
///
/// Names come from `scheme`, the edition that the explanation names; `None` where none was in force.
///
/// ```
/// use wangge::scheme::{Preset, Scheme};
/// use wangge::speech::{Lang, explanation};
/// use wangge::tally::points::{Explanation, State};
/// use wangge::value::Amount;
///
/// let scheme = Scheme::read(Preset::Dongshi.document())?;
/// let reversed = Explanation {
///     row: 0,
///     record: "r-1".parse()?,
///     day: "2026-03-05".parse()?,
///     state: State::Reversed,
///     edition: Some(scheme.edition().clone()),
///     served: None,
///     credit: Amount::ZERO,
/// };
/// assert_eq!(
///     explanation(&reversed, Some(&scheme), Lang::Zh),
///     "2026年3月5日的记录「r-1」；适用方案「dongshi」（2022年1月1日起）；已被冲销，不计分"
/// );
/// assert_eq!(
///     explanation(&reversed, Some(&scheme), Lang::En),
///     "record `r-1` of 2026-03-05; judged by scheme `dongshi` of 2022-01-01; it was taken back, and earns nothing"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn explanation(explanation: &Explanation, scheme: Option<&Scheme>, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::points::explanation(explanation, scheme),
        Lang::En => en::points::explanation(explanation, scheme),
    }
}

/// A record of which caps left less than it was worth (P4), in a list; its row is counted from 0.
///
/// Names come from `scheme`; of a code it does not declare only the code is said.
#[must_use]
pub fn cut(cut: &Cut, scheme: &Scheme, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::points::cut(cut, scheme),
        Lang::En => en::points::cut(cut, scheme),
    }
}

/// A record that a rule serves and that comes to nothing (P2), in a list; its row is counted from 0.
///
/// Names come from `scheme`; of a code it does not declare only the code is said.
#[must_use]
pub fn failed(failed: &Failed, scheme: &Scheme, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::points::failed(failed, scheme),
        Lang::En => en::points::failed(failed, scheme),
    }
}
