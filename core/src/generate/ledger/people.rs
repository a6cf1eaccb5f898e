//! Who gives a command: somebody the scheme allows, found in the organisation on the day.

use super::intake::pick;
use crate::case::{Case, Context};
use crate::generate::Rng;
use crate::org::{Post, Unit};
use crate::scheme::{CommandWord, Scope, TierNo};
use crate::value::{Code, Date, Instant, MemberId, UnitId};

/// A post at the unit or the nearest above it from which a report may be given.
pub(super) fn reporting_post<'a>(
    context: Context<'a>,
    unit: Unit<'a>,
    at: Instant,
    rng: &mut Rng,
) -> Option<&'a Post> {
    let day = at.local(context.scheme.offset()).0;
    let rules = context.scheme.authorities().iter().filter(|rule| rule.command == CommandWord::Report);
    let roles: Vec<&Code> = rules.flat_map(|rule| &rule.roles).collect();
    std::iter::once(unit).chain(unit.ancestors()).find_map(|unit| {
        let posts: Vec<&Post> =
            context.org.posts_at(unit.id(), day).filter(|post| roles.contains(&&post.role)).collect();
        pick(&posts, rng).copied()
    })
}

/// A member whom the scheme lets give `word` to the case on the day of `at`.
pub(super) fn member_for(
    context: Context<'_>,
    word: CommandWord,
    case: &Case,
    at: Instant,
    rng: &mut Rng,
) -> Option<MemberId> {
    let day = at.local(context.scheme.offset()).0;
    let holder = context.org.unit(&case.holder().unit)?;
    let mut members: Vec<MemberId> = Vec::new();
    for rule in context.scheme.authorities().iter().filter(|rule| rule.command == word) {
        for scope in &rule.scope {
            match scope {
                Scope::Holder => members.extend(in_roles(context, holder, &rule.roles, day)),
                Scope::Ancestor => {
                    for above in holder.ancestors() {
                        members.extend(in_roles(context, above, &rule.roles, day));
                    }
                }
                Scope::FirstReceiver => {
                    let receiver = case.received.member.as_ref();
                    let holds = |member: &&MemberId| {
                        rule.roles
                            .iter()
                            .any(|role| context.org.holds(member, role, &case.received.unit, day))
                    };
                    members.extend(receiver.filter(holds).cloned());
                }
                Scope::Apex if holder.tier() == TierNo::APEX => {
                    members.extend(others(in_roles(context, holder, &rule.roles, day), case));
                }
                Scope::Reporter | Scope::Apex => {}
            }
        }
    }
    pick(&members, rng).cloned()
}

/// A unit above the holder in whose name the case is granted something, and a member who may; the nearest, and at the
/// apex the holder itself (C4a).
pub(super) fn granter_for(
    context: Context<'_>,
    word: CommandWord,
    case: &Case,
    at: Instant,
    rng: &mut Rng,
) -> Option<(UnitId, MemberId)> {
    let day = at.local(context.scheme.offset()).0;
    let holder = context.org.unit(&case.holder().unit)?;
    let (unit, scope) = match holder.parent() {
        Some(parent) => (parent, Scope::Ancestor),
        None => (holder, Scope::Apex),
    };
    let rules = context.scheme.authorities().iter().filter(|rule| rule.command == word);
    let rules = rules.filter(|rule| rule.scope.contains(&scope));
    let members: Vec<MemberId> = rules.flat_map(|rule| in_roles(context, unit, &rule.roles, day)).collect();
    let members = if scope == Scope::Apex { others(members, case) } else { members };
    Some((unit.id().clone(), pick(&members, rng)?.clone()))
}

/// Those who do not themselves ask.
fn others(members: Vec<MemberId>, case: &Case) -> Vec<MemberId> {
    let asks = |member: &MemberId| case.asks.iter().any(|ask| ask.by == *member);
    members.into_iter().filter(|member| !asks(member)).collect()
}

fn in_roles(context: Context<'_>, unit: Unit<'_>, roles: &[Code], day: Date) -> Vec<MemberId> {
    let posts = context.org.posts_at(unit.id(), day);
    posts.filter(|post| roles.contains(&post.role)).map(|post| post.member.clone()).collect()
}
