//! Who stands where (组织树): units on their tiers, people in their posts, partners and households beside them.
//!
//! In flows a document, TOML or JSON, or rows of values, and the [`Scheme`](crate::scheme::Scheme) it stands under;
//! out flows an [`Org`], checked and immutable, or every fault at once. An `Org` exists only if each unit stands under
//! one of the tier above, each reference resolves and each post is one its role serves (O6), so nothing later has to
//! ask again. Beside it stand [`Activations`], the dated list of plans in force.

mod activation;
mod beside;
mod check;
mod document;
mod draft;
mod find;
mod link;
mod numbers;
mod read;
mod rows;
mod schema;
mod staff;
mod tree;
mod verify;

pub use activation::{Activation, ActivationRow, Activations};
pub use beside::{Household, Partner, Party};
pub use document::Org;
pub use link::{Link, LinkEnd};
pub(crate) use numbers::{Found, Numbered};
pub use rows::{
    AccountRow, EndId, EnrolmentRow, GroupRow, HomeRow, HouseholdRow, LinkRow, OrgRows, PartnerRow, PartyRow,
    PostRow, TagRow, UnitRow,
};
pub use schema::json_schema;
pub use staff::{Enrolled, Enrolment, Home, MemberTag, Post};
pub use tree::{Unit, UnitKind};
