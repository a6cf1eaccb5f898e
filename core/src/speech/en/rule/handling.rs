//! The rules of handling, authority.

use super::super::words::Words;
use super::named;
use crate::scheme::{Authority, Catalogue, Ceiling, Evaluation, Handling, Ladder, Outside, Scope};
use crate::speech::parts::share;

pub(super) fn catalogue(entry: &Catalogue) -> String {
    let outside = match entry.outside {
        Outside::Refuse => "work outside the list is refused",
        Outside::Flag => "work outside the list is let through and flagged",
    };
    let accept = entry
        .accept
        .map(|limit| format!("; a report that names no item is accepted in {limit}"))
        .unwrap_or_default();
    format!("Rule {}: {outside}{accept}", named(&entry.name, &entry.code))
}

pub(super) fn ceiling(entry: &Ceiling, words: Words<'_>) -> String {
    format!(
        "Rule {}: simple matters climb to {}, complex ones to {}, hard ones to {}",
        named(&entry.name, &entry.code),
        words.tier(entry.simple),
        words.tier(entry.complex),
        words.tier(entry.hard)
    )
}

pub(super) fn handling(entry: &Handling) -> String {
    format!(
        "Rule {}: the first receiver tells the reporter within {} of the resolution; a case is suspended for {} at most",
        named(&entry.name, &entry.code),
        entry.feedback,
        entry.suspension.duration()
    )
}

pub(super) fn ladder(entry: &Ladder) -> String {
    let shares: Vec<String> = entry.warnings.iter().map(|warning| share(*warning)).collect();
    let warned = if shares.is_empty() {
        String::new()
    } else {
        format!("warnings come at {} of a handle limit; ", shares.join(" and "))
    };
    format!(
        "Rule {}: {warned}what is overdue goes to the tier above, at its ceiling under supervision with {}",
        named(&entry.name, &entry.code),
        entry.supervision
    )
}

pub(super) fn evaluation(entry: &Evaluation, words: Words<'_>) -> String {
    let reopens = match entry.reopens_at {
        0 => "no mark reopens a case".to_owned(),
        mark => format!("a mark at or under {mark} reopens the case"),
    };
    let follow_up: Vec<String> = entry.follow_up.iter().map(|role| words.role(role)).collect();
    let follow_up = if follow_up.is_empty() {
        String::new()
    } else {
        format!("; marks may be taken down by {}", follow_up.join(", "))
    };
    format!(
        "Rule {}: marks are taken for {} after the resolution, reopening is asked for within {}; {reopens}, {} times \
         at most{follow_up}",
        named(&entry.name, &entry.code),
        entry.window,
        entry.reopen_within,
        entry.reopenings
    )
}

pub(super) fn authority(entry: &Authority, words: Words<'_>) -> String {
    let roles: Vec<String> = entry.roles.iter().map(|role| words.role(role)).collect();
    let scopes = entry.scope.iter().filter_map(|scope| match scope {
        Scope::Holder => Some("of the holder"),
        Scope::Ancestor => Some("above the holder"),
        Scope::FirstReceiver => Some("who received it first"),
        Scope::Apex => Some("of a holder at the apex but not who asks"),
        Scope::Reporter => None,
    });
    let scopes: Vec<&str> = scopes.collect();
    let scopes = if scopes.is_empty() { String::new() } else { format!(", {}", scopes.join(" or ")) };
    let by_role = (!roles.is_empty()).then(|| format!("{}{scopes}", roles.join(", ")));
    let by_reporter = entry.scope.contains(&Scope::Reporter).then(|| "the reporter".to_owned());
    let givers: Vec<String> = by_role.into_iter().chain(by_reporter).collect();
    format!("Command `{}` is given by {}", entry.command, givers.join(", or by "))
}
