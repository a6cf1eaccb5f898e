//! What is said of duties.

use super::{Lang, en, zh};
use crate::scheme::Scheme;
use crate::tally::duty::icalendar::{Entry, calendar};
use crate::tally::duty::{Agenda, Because, DutyError};

/// Why a question about duties has no answer.
///
/// ```
/// use wangge::speech::{Lang, duty_error};
/// use wangge::tally::duty::DutyError;
///
/// let unknown = DutyError::UnknownDuty { duty: "visits".parse()? };
/// assert_eq!(duty_error(&unknown, Lang::En), "there is no duty `visits`");
/// assert_eq!(duty_error(&unknown, Lang::Zh), "方案中没有常态工作「visits」");
/// # Ok::<(), wangge::value::ValueError>(())
/// ```
#[must_use]
pub fn duty_error(error: &DutyError, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::duty::error(error),
        Lang::En => en::duty::error(error),
    }
}

/// Why a subject has to do so much of a duty, and which records count: the rule and what it rests on (依据), plans that
/// changed it, the days of post and duty, the first twenty records.
///
/// Names come from `scheme`, the edition that the reasons name. The targets still missing are not said.
///
/// See [`DutyBook::agenda`](crate::tally::duty::DutyBook::agenda) for an example.
#[must_use]
pub fn fulfilment(because: &Because, scheme: &Scheme, lang: Lang) -> String {
    match lang {
        Lang::Zh => zh::duty::because(because, scheme),
        Lang::En => en::duty::because(because, scheme),
    }
}

/// An agenda as iCalendar text (RFC 5545): an entry for the whole of the day on which something is due, for each
/// missing target of a set of at most 20, else one for all that is owed of a duty in a period.
///
/// Lines end in CR and LF and have at most 75 bytes. An entry's `UID` is a hash of duty, period, subject and target
/// with the salt, and the same whenever the same is owed; its `DTSTAMP` is where the agenda begins. A duty that tells of a
/// group of households is given neither by name nor with its targets. Keep the salt to yourself: who knows it can find
/// out by trial which target an entry stands for.
///
/// See [`DutyBook::agenda`](crate::tally::duty::DutyBook::agenda) for an example.
#[must_use]
pub fn icalendar(agenda: &Agenda, salt: &str, lang: Lang) -> String {
    let (product, text): (_, fn(&_, _) -> _) = match lang {
        Lang::Zh => ("-//wangge//wangge//ZH", zh::duty::entry),
        Lang::En => ("-//wangge//wangge//EN", en::duty::entry),
    };
    let entries = agenda.owed.iter().flat_map(|owed| {
        let entry = move |target| {
            let [summary, description] = text(owed, target);
            Entry { uid: owed.uid(salt, &agenda.member, target), day: owed.due, summary, description }
        };
        owed.entries().into_iter().map(entry)
    });
    calendar(product, agenda.from.instant(), entries)
}
