//! Whole organisations: random rows in every list, and the documents that say the same.

mod document;
mod rows;

use std::sync::LazyLock;

use wangge::scheme::{Preset, Scheme};

pub use document::document;
pub use rows::{Drawn, activation_rows, activations, any_rows, broken_rows, date, holds, sound_rows};

/// What is declared beside the preset.
const DECLARED: &str = r#"
[[tag]]
code = "lifeguard"
name = "水上救生员"
class = "qualification"
basis = "assumed"

[[tag]]
code = "boatwright"
name = "造船匠"
class = "talent"
basis = "assumed"

[[function]]
code = "fisheries"
name = "渔政"
basis = "assumed"

[[group]]
code = "boat-dwelling"
name = "连家船户"
serves = ["agency.hardship-relief"]
basis = "assumed"

[[group]]
code = "island-alone"
name = "海岛独居户"
serves = ["agency.hardship-relief"]
basis = "assumed"

[[link]]
code = "branch-household"
name = "支部联系户"
source = "party"
target = "household"
basis = "assumed"

[[link]]
code = "apprentice"
name = "师徒结对"
source = "member"
target = "member"
basis = "assumed"

[[purse]]
code = "net-mending"
name = "渔网互助积分"
of = "households"
basis = "assumed"

[[purse]]
code = "beach-cleaning"
name = "净滩积分"
of = "households"
basis = "assumed"

[[plan]]
code = "typhoon"
name = "防台风应急预案"
tiers = ["town", "grid1", "grid2"]
basis = "assumed"

[[plan]]
code = "red-tide"
name = "赤潮应急预案"
tiers = ["town", "grid1", "grid2", "grid3"]
basis = "assumed"
"#;

/// The scheme the organisations stand under.
pub fn scheme() -> &'static Scheme {
    static SCHEME: LazyLock<Scheme> = LazyLock::new(|| {
        let document = format!("{}{DECLARED}", Preset::Dongshi.document());
        Scheme::read(&document).unwrap()
    });
    &SCHEME
}
