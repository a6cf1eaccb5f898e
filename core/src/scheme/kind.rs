//! Named kinds: of tags, of what stands beside the tree, of how cases come in.

use serde::Serialize;

use super::{Basis, End, PartnerClass, TagClass, TierNo};
use crate::value::{Code, Name};

/// A named kind: of party organisation, function, intake channel, evidence or item category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Kind {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// What it rests on.
    pub basis: Basis,
}

/// A card of supervision (督办牌, E5, E7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Card {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// Its place in the ladder of cards, 0 for the lowest.
    pub rank: u32,
    /// What it rests on.
    pub basis: Basis,
}

/// A kind of partner beside the tree (O3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartnerKind {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// What such a partner is.
    pub class: PartnerClass,
    /// What it rests on.
    pub basis: Basis,
}

/// A kind of link (O5).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LinkKind {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// What it begins at.
    pub source: End,
    /// What it ends at.
    pub target: End,
    /// What it rests on.
    pub basis: Basis,
}

/// A tag of those who serve (O2): it tells of service only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tag {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// What it tells of.
    pub class: TagClass,
    /// What it rests on.
    pub basis: Basis,
}

/// A group of households with a need for care (O4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Group {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// The service items for its households; one at least here or among `duties`.
    pub serves: Vec<Code>,
    /// The duties that cover its households.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<Code>,
    /// What it rests on.
    pub basis: Basis,
}

/// How urgent a case can be (E7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Severity {
    /// Its code.
    pub code: Code,
    /// Its name.
    pub name: Name,
    /// The tier such a case starts on, if higher than its item says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tier: Option<TierNo>,
    /// The card such a case starts with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card: Option<Code>,
    /// What it rests on.
    pub basis: Basis,
}
