//! From text to drafts: TOML or JSON, one meaning (S1), every fault at once (S2).
//!
//! In flows a text; out flows a draft whose every field is absent, faulty or given, and beside it the list of
//! all [`Fault`]s, each with its path and, in TOML, its line
//! and column. A draft never fails as a whole: one wrong duration does not hide the unknown tier beside it.

mod draft;
mod fault;
mod field;
mod leaf;
mod locate;
mod nearest;
mod path;
mod place;
mod reader;
mod text;
mod words;

pub(crate) use draft::draft;
pub use fault::{Fault, FaultKind, Faults};
pub(crate) use field::{Field, Rows};
pub(crate) use leaf::{Leaf, Scalar, leaf};
pub(crate) use nearest::{nearest, shown};
pub use path::{Path, Step};
pub(crate) use place::{Part, Place};
pub(crate) use reader::Reader;
pub use text::{Form, MAX_BYTES};
pub(crate) use text::{finish, read_document};
pub(crate) use words::words;
