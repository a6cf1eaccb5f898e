//! From text to drafts: TOML or JSON, one meaning (S1), every fault at once (S2).
//!
//! In flows a text; out flows a draft whose every field is absent, faulty or given, and beside it the list of
//! [`Fault`]s, all counted and the first [`MAX_FAULTS`] described, each with its path and, in TOML, its line and
//! column. A draft never fails as a whole: one wrong duration does not hide the unknown tier beside it. Whatever
//! the text is, no more than four times its length and 64 MiB is ever held.

mod draft;
mod fault;
mod faults;
mod field;
mod grow;
mod leaf;
mod locate;
mod nearest;
mod path;
mod place;
mod reader;
mod schema;
mod text;
mod toml;
mod words;

pub(crate) use draft::draft;
pub use fault::{Fault, FaultKind, ReversalFault};
pub(crate) use faults::FaultList;
pub use faults::{Faults, MAX_FAULTS};
pub(crate) use field::{Field, Rows};
pub(crate) use grow::push;
pub(crate) use leaf::{Leaf, Recurring, Scalar, leaf};
pub(crate) use nearest::{nearest, shown};
pub use path::{Path, Step};
pub(crate) use place::{Part, Place, width};
pub(crate) use reader::Reader;
pub(crate) use schema::leaf as leaf_schema;
pub(crate) use schema::{Definitions, Described, DraftShape, FieldShape, Table, schema_of, schema_of_rows};
pub use text::{Form, MAX_BYTES, MAX_VALUES};
pub(crate) use text::{finish, read_again, read_document, read_rows, text_of};
pub(crate) use words::words;
