//! Who stands where (组织树): units on their tiers, people in their posts, partners and households beside them.
//!
//! In flows a document, TOML or JSON, and the [`Scheme`](crate::scheme::Scheme) it stands under; out flows an
//! [`Org`], checked and immutable, or every fault at once. An `Org` exists only if each unit stands under one of
//! the tier above, each reference resolves and each post is one its role serves (O6), so nothing later has to
//! ask again.

mod beside;
mod check;
mod document;
mod draft;
mod read;
mod staff;
mod tree;
mod verify;

pub use beside::{Household, Link, LinkEnd, Partner, Party};
pub use document::Org;
pub use staff::{Enrolled, Enrolment, Post};
pub use tree::{Unit, UnitKind};
