//! The presets and seeded worlds of their size (S5).

use super::Error;
use super::json::write;
use crate::generate;
use crate::org::Org;
use crate::read::FaultKind;
use crate::scheme::{Preset, Scheme};
use crate::value::Date;

/// The scheme document of a preset, in TOML: text to be read by [`scheme::read`](super::scheme::read()).
///
/// ```
/// use wangge::wire;
///
/// let scheme = wire::scheme::read(wire::generate::scheme("dongshi")?)?;
/// assert_eq!(wire::generate::scheme("dungshi").unwrap_err().code(), "unknown_word");
/// # Ok::<(), wire::Error>(())
/// ```
///
/// # Errors
/// `value` with `unknown_word` for another preset.
pub fn scheme(preset: &str) -> Result<&'static str, Error> {
    Ok(find(preset)?.document())
}

/// An organisation document (JSON) of a preset's true size, with invented ids: text to be read by
/// [`org::read`](super::org::read()). The same seed gives the same bytes everywhere.
///
/// ```
/// use wangge::wire;
///
/// let scheme = wire::scheme::read(wire::generate::scheme("dongshi")?)?;
/// let org = wire::org::read(&wire::generate::org("dongshi", &scheme, 7)?, &scheme)?;
/// assert_eq!(org.units().len(), 413);
/// # Ok::<(), wire::Error>(())
/// ```
///
/// # Errors
/// `value` with `unknown_word` for another preset.
pub fn org(preset: &str, scheme: &Scheme, seed: u64) -> Result<String, Error> {
    Ok(generate::org_document(find(preset)?, scheme, seed))
}

/// The figures that a preset's source gives of its organisation and catalogue, counted on a day.
///
/// `[{"code":…,"zh":…,"en":…,"value":…},…]` in the order of the source: a code, what is counted in both languages,
/// and the count.
///
/// ```
/// use wangge::wire;
///
/// let scheme = wire::scheme::read(wire::generate::scheme("dongshi")?)?;
/// let org = wire::org::read(&wire::generate::org("dongshi", &scheme, 7)?, &scheme)?;
/// let figures = wire::generate::figures("dongshi", &scheme, &org, "2022-06-01")?;
/// assert!(figures.starts_with(r#"[{"code":"tiers","zh":"网格层级","en":"tiers","value":4},"#));
/// # Ok::<(), wire::Error>(())
/// ```
///
/// # Errors
/// `value` with `unknown_word` for another preset, or for a day that is none.
pub fn figures(preset: &str, scheme: &Scheme, org: &Org, day: &str) -> Result<String, Error> {
    let (preset, day) = (find(preset)?, day.parse::<Date>()?);
    Ok(write(&generate::figures(preset, scheme, org, day)))
}

fn find(name: &str) -> Result<Preset, Error> {
    let found = Preset::ALL.iter().find(|preset| preset.as_str() == name).copied();
    Ok(found
        .ok_or_else(|| FaultKind::unknown_word(name, Preset::ALL.iter().map(|preset| preset.as_str())))?)
}
