//! What single steps of handling are bound by (C2): returning, deferring, extending and the like. Each may be absent;
//! then no authority can be written for its command.

use serde::Serialize;

use super::Basis;
use crate::value::{Code, Duration, Name, Ratio};

/// Going back down (退回, C2 return).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Return {
    /// The rule's code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// How often one case can be returned.
    pub times: u32,
    /// What it rests on.
    pub basis: Basis,
}

/// Putting a case off (挂账缓办, C2 defer).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Deferral {
    /// The rule's code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// The longest term, from the deferral.
    pub longest: Duration,
    /// What it rests on.
    pub basis: Basis,
}

/// More time (延期, C2 extend).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Extension {
    /// The rule's code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// At most this share of the limit, in its kind; over 0, at most 1.
    pub share: Ratio,
    /// How often one case can be extended.
    pub times: u32,
    /// What it rests on.
    pub basis: Basis,
}

/// Classifying anew (更正, C2 reclassify).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// The rule's code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// How often one case can be corrected.
    pub times: u32,
    /// What it rests on.
    pub basis: Basis,
}

/// Appeals against lateness (超时申诉, C2 appeal, judge).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Appeal {
    /// The rule's code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// How long after the closing they are taken.
    pub window: Duration,
    /// Until when they are judged, from the appeal; then they are dismissed.
    pub judged: Duration,
    /// What it rests on.
    pub basis: Basis,
}

/// Calling on partners (吹哨派遣, C2 dispatch, answer).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Dispatch {
    /// The rule's code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// The limit for the partner's answer, from the dispatch, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Duration>,
    /// What it rests on.
    pub basis: Basis,
}
