//! What two schemes have that the other has not, in the sentences of the read-out (S6).

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Lang, Sentence, read_out};
use crate::scheme::{Change, ChangeKind, Scheme, diff};

/// One entry that differs, said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangeSaid {
    /// What differs, and where.
    #[serde(flatten)]
    pub change: Change,
    /// The sentence of the earlier scheme; `None` for an entry it does not have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// The sentence of the later one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

/// What differs between two schemes, in the order of [`diff`](crate::scheme::diff()), each entry in the very
/// sentences in which the schemes read themselves out.
///
/// ```
/// use wangge::scheme::{Preset, Scheme};
/// use wangge::speech::{Lang, changes};
///
/// let old = Scheme::read(Preset::Dongshi.document())?;
/// let text = Preset::Dongshi.document().replace("supervision = \"5个工作日\"", "supervision = \"3个工作日\"");
/// let said = changes(&old, &Scheme::read(&text)?, Lang::Zh);
/// assert_eq!(said.len(), 1);
/// assert!(said[0].before.as_ref().unwrap().contains("督办时限5个工作日"));
/// assert!(said[0].after.as_ref().unwrap().contains("督办时限3个工作日"));
/// # Ok::<(), wangge::read::Faults>(())
/// ```
#[must_use]
pub fn changes(old: &Scheme, new: &Scheme, lang: Lang) -> Vec<ChangeSaid> {
    let (before, after) = (by_place(old, lang), by_place(new, lang));
    let said = |change: Change| {
        // An entry that changed may have moved: its earlier sentence is found by the place it had.
        let earlier = change.was.as_ref().and_then(|place| before.get(&place.to_string()));
        let later =
            (change.change != ChangeKind::Removed).then(|| after.get(&change.path.to_string())).flatten();
        let (before, after) = (earlier.cloned(), later.cloned());
        ChangeSaid { change, before, after }
    };
    diff(old, new).into_iter().map(said).collect()
}

fn by_place(scheme: &Scheme, lang: Lang) -> BTreeMap<String, String> {
    let said = read_out(scheme, lang).into_iter();
    said.map(|Sentence { path, text, .. }| (path.to_string(), text)).collect()
}
