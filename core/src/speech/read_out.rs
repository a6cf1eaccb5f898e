//! The scheme reads itself out (S6): every entry of the document in exactly one sentence, in document order.

use serde::Serialize;

use super::{Lang, en, zh};
use crate::read::Path;
use crate::scheme::{Entry, Scheme, entries};
use crate::value::Code;

/// One entry of a scheme, said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sentence {
    /// Its number in the read-out, from 1.
    pub number: usize,
    /// The entry it says: `item[3]`.
    pub path: Path,
    /// The entry's code, or a source's id; `None` for entries without.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<Code>,
    /// The sentence, with what the entry rests on; one line.
    pub text: String,
}

/// The scheme as numbered sentences, to be printed, signed and published (S6).
///
/// Each entry stands in exactly one sentence, in the order of the document, with its code and what it rests on
/// (依据); fields that its source does not give are named as still to be confirmed. Names come from the scheme, in
/// the language it was written in.
///
/// ```
/// use wangge::scheme::{Preset, Scheme};
/// use wangge::speech::{Lang, read_out};
///
/// let scheme = Scheme::read(Preset::Dongshi.document())?;
/// let said = read_out(&scheme, Lang::Zh);
/// let ladder = said.iter().find(|sentence| sentence.path.to_string() == "ladder").unwrap();
/// assert_eq!(
///     ladder.text,
///     "规则「问题上报、逾期升级」（ladder）：办理时限过50%、80%时预警；逾期未办结的上报上一级，\
///      已在最高层级的挂牌督办，督办时限5个工作日；依据《东石镇党建引领基层网格治理公开报道》（2022），\
///      其中预警比例、督办时限为合理取值，待核定。"
/// );
/// # Ok::<(), wangge::read::Faults>(())
/// ```
#[must_use]
pub fn read_out(scheme: &Scheme, lang: Lang) -> Vec<Sentence> {
    let say = |(number, (path, entry)): (usize, (Path, Entry<'_>))| Sentence {
        number,
        path,
        code: entry.code().cloned(),
        text: match lang {
            Lang::Zh => zh::rule::sentence(entry, scheme),
            Lang::En => en::rule::sentence(entry, scheme),
        },
    };
    (1..).zip(entries(scheme)).map(say).collect()
}
