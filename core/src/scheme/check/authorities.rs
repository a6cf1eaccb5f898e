//! Who may give which command (A1).

use super::names::Checker;
use crate::read::{FaultKind, Path};
use crate::scheme::draft::{AuthorityDraft, SchemeDraft};
use crate::scheme::{Authority, CommandWord, Scope};

pub(super) fn authorities(draft: &SchemeDraft, checker: &mut Checker<'_>) -> Vec<Authority> {
    let place = |at: usize| Path::root().field("authority").index(at);
    let rows = draft.authority.iter();
    rows.filter_map(|(at, row)| {
        needs_section(row, draft, &place(at), checker);
        authority(row, &place(at), checker)
    })
    .collect()
}

fn authority(row: &AuthorityDraft, place: &Path, checker: &mut Checker<'_>) -> Option<Authority> {
    let basis = checker.basis(&row.basis, &row.assumed, AuthorityDraft::FIELDS, || place.clone());
    roles_given(row, place, checker);
    let names = checker.declared();
    let roles = checker.all_known(&names.roles, &row.roles, &place.field("roles"));
    let command = *row.command.get()?;
    scope_fits(command, row, place, checker);
    let scope: Vec<Scope> = row.scope.iter().map(|(_, scope)| *scope).collect();
    Some(Authority { command, roles, scope, basis: basis? })
}

/// Roles are named, unless the scope is the reporter alone, who holds none.
fn roles_given(row: &AuthorityDraft, place: &Path, checker: &mut Checker<'_>) {
    let reporter = row.scope.iter().filter(|(_, scope)| **scope == Scope::Reporter).count();
    if row.scope.len() == Some(0) || reporter < row.scope.iter().count() {
        checker.not_empty(&row.roles, "role", || place.field("roles"));
    } else if row.scope.is_whole()
        && !row.roles.is_absent()
        && row.command.get().is_some_and(|command| command.takes(Scope::Reporter))
    {
        checker.excluded("roles", Scope::Reporter.as_str(), place.field("roles"));
    }
}

/// The scopes are those the command takes; it has one at least, but for `report`, which has none.
fn scope_fits(command: CommandWord, row: &AuthorityDraft, place: &Path, checker: &mut Checker<'_>) {
    let place = place.field("scope");
    if command == CommandWord::Report {
        if !row.scope.is_absent() {
            checker.excluded("scope", command.as_str(), place);
        }
        return;
    }
    checker.not_empty(&row.scope, "scope", || place.clone());
    for (at, scope) in row.scope.iter().filter(|(_, scope)| !command.takes(**scope)) {
        checker.excluded(scope.as_str(), command.as_str(), place.index(at));
    }
}

/// The section that binds the command stands in the document; what is missing is placed at the command that needs it.
fn needs_section(row: &AuthorityDraft, draft: &SchemeDraft, place: &Path, checker: &mut Checker<'_>) {
    let Some(section) = row.command.get().and_then(|command| command.section()) else { return };
    let absent = match section {
        "return" => draft.r#return.is_absent(),
        "deferral" => draft.deferral.is_absent(),
        "extension" => draft.extension.is_absent(),
        "correction" => draft.correction.is_absent(),
        "appeal" => draft.appeal.is_absent(),
        _ => draft.dispatch.is_absent(),
    };
    if absent {
        checker.fault(FaultKind::Missing { field: section.to_owned() }, place.field("command"));
    }
}
