//! Plans put into force (预案启动, L2).

use super::Error;
use super::json::write;
use crate::case::Refusal;
use crate::org::{Activations, Org};
use crate::scheme::Scheme;
use crate::value::UnitId;

/// Reads and checks a list of activations under its scheme and organisation, JSON if it begins with `{`, else TOML.
///
/// # Errors
/// `faults`: every fault of the document, each with its path and, in TOML, line and column.
pub fn read(text: &str, scheme: &Scheme, org: &Org) -> Result<Activations, Error> {
    Ok(Activations::read(text, scheme, org)?)
}

/// The activation by which a plan holds at a unit on a day: its own, or that of the nearest unit above.
///
/// `{"plan":…,"unit":…,"from":…,"until"?:…,"by":…,"basis":…}`, or `null`.
///
/// ```
/// use wangge::scheme::Preset;
/// use wangge::wire;
///
/// let scheme = wire::scheme::read(Preset::Chixi.document())?;
/// let org = wire::org::read(
///     r#"{"units":[{"id":"cx","tier":"town"},{"id":"cx-07","tier":"village","parent":"cx"}],
///         "posts":[{"member":"m-1","role":"centre-clerk","unit":"cx","from":"2021-01-01"}]}"#,
///     &scheme,
/// )?;
/// let list = wire::activations::read(
///     r#"{"activations":[{"plan":"epidemic","unit":"cx","from":"2022-03-01","until":"2022-04-01",
///         "by":"m-1","basis":"assumed"}]}"#,
///     &scheme,
///     &org,
/// )?;
/// let active = |day| wire::activations::active(&list, &org, "epidemic", "cx-07", day);
/// assert!(active("2022-03-31")?.starts_with(r#"{"plan":"epidemic","unit":"cx","from":"2022-03-01","#));
/// assert_eq!(active("2022-04-01")?, "null");
/// # Ok::<(), wire::Error>(())
/// ```
///
/// # Errors
/// `value` for a code, id or day that is none, `refused` with `unknown_unit`.
pub fn active(
    activations: &Activations,
    org: &Org,
    plan: &str,
    unit: &str,
    day: &str,
) -> Result<String, Error> {
    let unit: UnitId = unit.parse()?;
    let unit = org.unit(&unit).ok_or(Refusal::UnknownUnit { unit })?;
    Ok(write(&activations.active(&plan.parse()?, unit, day.parse()?)))
}
