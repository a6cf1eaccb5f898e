//! Who gives a command: somebody the scheme allows, found in the organisation on the day.

use super::intake::pick;
use crate::case::{Case, Context};
use crate::generate::Rng;
use crate::org::{Post, Unit};
use crate::scheme::{CommandWord, Scope};
use crate::value::{Code, Date, Instant, MemberId};

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
                Scope::FirstReceiver | Scope::Reporter | Scope::Apex => {}
            }
        }
    }
    pick(&members, rng).cloned()
}

fn in_roles(context: Context<'_>, unit: Unit<'_>, roles: &[Code], day: Date) -> Vec<MemberId> {
    let posts = context.org.posts_at(unit.id(), day);
    posts.filter(|post| roles.contains(&post.role)).map(|post| post.member.clone()).collect()
}
