//! What has been laid down (治理方案): tiers, roles, items, limits, the rules of handling.
//!
//! In flows a document, TOML or JSON; out flows a [`Scheme`], checked and immutable, or every fault at once.
//! A `Scheme` exists only if each reference in it resolves, so nothing later fails for a reason the check
//! could have found (S2).

mod basis;
mod check;
mod document;
mod draft;
mod item;
mod presets;
mod rules;
mod tier;
mod words;

pub use basis::{Basis, Source};
pub use document::{Edition, Scheme};
pub use item::{Item, Limits};
pub use presets::Preset;
pub use rules::{Authority, Ceiling, Evaluation, Handling, Ladder};
pub use tier::{Kind, LinkKind, PartnerKind, Role, Tier, TierNo};
pub use words::{CommandWord, End, ItemKind, Nature, PartnerClass, Scope};
