//! Seeded worlds: the organisation of a preset, of its true size, with invented ids.
//!
//! In flows a preset with its scheme and a seed; out flows the text of a document, read like any other. The same
//! seed gives the same bytes everywhere. [`figures`] counts an organisation as the preset's source describes it.

mod chixi;
mod dongshi;
mod figures;
mod haihong;
mod ledger;
mod luoshui;
mod outside;
mod records;
mod rng;
mod rows;
mod town;
mod xiawuqi;

pub use figures::{Figure, figures};
pub use ledger::{LedgerPlan, MAX_CASES, Story, ledger};
pub use outside::outside_document;
pub use records::{MAX_RECORDS, RecordPlan, records, redemptions};
pub use rng::Rng;

use crate::scheme::{Preset, Scheme};

/// An organisation document (JSON) of the preset's size, as [`Org::read`](crate::org::Org::read) takes it.
///
/// Every figure that the preset's source gives is met, whatever the seed; the seed decides how grids, posts and
/// households are spread. Ids of members are numbers in sequence, those of households random; nobody has a name.
///
/// ```
/// use wangge::generate::org_document;
/// use wangge::org::Org;
/// use wangge::scheme::{Preset, Scheme};
///
/// let scheme = Scheme::read(Preset::Dongshi.document())?;
/// let org = Org::read(&org_document(Preset::Dongshi, &scheme, 7), &scheme)?;
/// assert_eq!(org.units().len(), 1 + 35 + 163 + 214);
/// # Ok::<(), wangge::read::Faults>(())
/// ```
#[must_use]
pub fn org_document(preset: Preset, scheme: &Scheme, seed: u64) -> String {
    match preset {
        Preset::Chixi => chixi::document(scheme, seed),
        Preset::Haihong => haihong::document(scheme, seed),
        Preset::Xiawuqi => xiawuqi::document(scheme, seed),
        Preset::Luoshui => luoshui::document(scheme, seed),
        Preset::Dongshi => dongshi::document(scheme, seed),
    }
}
