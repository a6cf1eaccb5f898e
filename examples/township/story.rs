//! One case from its report to its end, each step with its reason.

use serde::Serialize;
use wangge::case::State;
use wangge::generate::Story;
use wangge::scheme::Scheme;
use wangge::speech::{self, Lang};
use wangge::value::{CaseId, Stamp};

/// A story in words.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Told {
    pub(crate) case: CaseId,
    pub(crate) steps: Vec<Step>,
}

/// One step of it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Step {
    pub(crate) seq: u32,
    pub(crate) at: Stamp,
    pub(crate) text: String,
}

/// The story of the case asked for, else of the one written off after most turns.
pub(crate) fn tell(
    stories: &[Story],
    asked: Option<&str>,
    scheme: &Scheme,
    lang: Lang,
) -> Result<Option<Told>, String> {
    let story = match asked {
        Some(id) => {
            let found = stories.iter().find(|story| story.case.case.as_str() == id);
            Some(found.ok_or_else(|| format!("there is no case `{id}` in this ledger"))?)
        }
        None => stories.iter().max_by_key(|story| turns(story)),
    };
    Ok(story.map(|story| Told {
        case: story.case.case.clone(),
        steps: story
            .events
            .iter()
            .map(|event| Step { seq: event.seq, at: event.at, text: speech::happening(event, scheme, lang) })
            .collect(),
    }))
}

/// Written-off cases first, then those with more kinds of events, then the earlier one.
fn turns(story: &Story) -> (bool, usize, std::cmp::Reverse<i64>) {
    let mut kinds: Vec<_> = story.events.iter().map(|event| std::mem::discriminant(&event.what)).collect();
    let all = kinds.len();
    let mut distinct = 0;
    while let Some(kind) = kinds.pop() {
        distinct += usize::from(!kinds.contains(&kind));
    }
    let started = story.case.reported_at.instant().millis();
    (story.case.state() == State::Closed, distinct * 100 + all, std::cmp::Reverse(started))
}
