//! The rules of points of all editions, laid out by kind of record.

mod days;
mod judge;
mod rule;
mod slots;
mod when;

use std::collections::BTreeMap;

pub(super) use days::{Days, NO_EDITION, Periods};
pub(super) use judge::{Facts, Judged};
pub(super) use rule::{Capped, Most, MultipliedBy, Multiplier, Rule};
pub(super) use slots::{Grouping, Slot};
pub(super) use when::Situation;

use crate::calendar::Calendar;
use crate::scheme::{AccountOf, Scheme};
use crate::tally::{Activities, World};
use crate::value::{Code, HouseholdId};
use when::Layouts;

/// A record is about no household.
pub(super) const NOBODY: u32 = u32::MAX;

/// What records are judged by, over all editions.
#[derive(Debug)]
pub(super) struct Tariff<'a> {
    pub(super) world: World<'a>,
    pub(super) activities: &'a Activities<'a>,
    pub(super) editions: Vec<&'a Scheme>,
    pub(super) days: Days,
    /// The calendars of the editions, which only mark what is unpublished.
    calendars: Vec<Calendar>,
    /// By target the place of the household that it is, if some purse is of households.
    households: Vec<u32>,
    /// The purses of all editions, each once, in declared order.
    pub(super) purses: Vec<Purse>,
}

/// A purse over all editions.
#[derive(Debug)]
pub(super) struct Purse {
    pub(super) code: Code,
    /// Whether its accounts are those of members, in every edition that has it.
    pub(super) of_members: bool,
    /// The rules of all editions, in order of edition and declaration.
    pub(super) rules: Vec<Rule>,
    pub(super) slots: Vec<Slot>,
    pub(super) grouping: Grouping,
    kinds: usize,
    /// By edition and kind what serves.
    serving: Vec<Serving>,
    /// The rules to be tried one after the other.
    lists: Vec<Vec<u32>>,
}

/// What serves the records of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Serving {
    /// No rule.
    Nothing,
    /// This one, whatever the record says.
    Plain(u32),
    /// The first of a list whose conditions hold.
    First(u32),
}

impl<'a> Tariff<'a> {
    pub(super) fn new(world: World<'a>, activities: &'a Activities<'a>) -> Self {
        let editions: Vec<&'a Scheme> = world.editions().collect();
        let mut codes: Vec<&Code> = Vec::new();
        for purse in editions.iter().flat_map(|scheme| scheme.purses()) {
            if !codes.contains(&&purse.code) {
                codes.push(&purse.code);
            }
        }
        let kinds = activities.kinds().iter().zip(0..).collect();
        let mut layouts = Layouts::default();
        let purse = |code: &&Code| Purse::new(code, &world, &kinds, &mut layouts);
        let purses: Vec<Purse> = codes.iter().map(purse).collect();
        let of_households = purses.iter().any(|purse| purse.rules.iter().any(|rule| rule.household));
        let households = if of_households { households(&world, activities) } else { Vec::new() };
        let days = Days::new(&world, activities.days());
        let calendars = editions.iter().map(|scheme| scheme.calendar().marking()).collect();
        Self { world, activities, editions, days, calendars, households, purses }
    }

    /// The place of the household that a target is.
    pub(super) fn household(&self, target: u32) -> u32 {
        self.households.get(target as usize).copied().unwrap_or(NOBODY)
    }

    /// The code of a rule.
    pub(super) fn code(&self, rule: &Rule) -> Option<&'a Code> {
        let scheme = self.editions.get(rule.edition as usize)?;
        scheme.point_rules().get(rule.place).map(|rule| &rule.code)
    }

    /// The code of a cap of a rule.
    pub(super) fn cap(&self, rule: &Rule, cap: &Capped) -> Option<&'a Code> {
        let scheme = self.editions.get(rule.edition as usize)?;
        scheme.caps().get(cap.place).map(|cap| &cap.code)
    }
}

/// By target the place of the household that it is.
fn households(world: &World<'_>, activities: &Activities<'_>) -> Vec<u32> {
    let all = world.org().households();
    let place = |target: &str| {
        let place = all.binary_search_by(|household| HouseholdId::as_str(&household.id).cmp(target)).ok()?;
        u32::try_from(place).ok()
    };
    activities.targets().iter().map(|target| place(target.as_str()).unwrap_or(NOBODY)).collect()
}

impl Purse {
    fn new<'a>(
        code: &Code,
        world: &World<'a>,
        kinds: &BTreeMap<&Code, u32>,
        layouts: &mut Layouts<'a>,
    ) -> Self {
        let (mut rules, mut slots, mut of_members) = (Vec::new(), Vec::new(), true);
        let (mut serving, mut lists) = (Vec::new(), Vec::new());
        for (edition, scheme) in (0..).zip(world.editions()) {
            let accounts = scheme.purses().iter().find(|purse| purse.code == *code).map(|purse| purse.of);
            let accounts = accounts.unwrap_or(AccountOf::Members);
            of_members &= accounts == AccountOf::Members;
            let first = rules.len();
            let declared = scheme.point_rules().iter().enumerate().filter(|(_, rule)| rule.purse == *code);
            rules.extend(declared.map(|rule| Rule::new((edition, scheme), rule, accounts, world, layouts)));
            let own = rules.get_mut(first..).unwrap_or_default();
            slots::caps(scheme, own, &mut slots);
            let mut by_kind: Vec<Vec<u32>> = vec![Vec::new(); kinds.len()];
            for (number, rule) in (0..).zip(&rules).skip(first) {
                let named =
                    scheme.point_rules().get(rule.place).map(|rule| &rule.kinds[..]).unwrap_or_default();
                for kind in named.iter().filter_map(|kind| kinds.get(kind)) {
                    let list = by_kind.get_mut(*kind as usize);
                    // A list may name a kind twice.
                    list.filter(|list| list.last() != Some(&number))
                        .into_iter()
                        .for_each(|list| list.push(number));
                }
            }
            serving.extend(by_kind.into_iter().map(|list| Serving::of(list, &rules, &mut lists)));
        }
        let grouping = slots::grouping(&rules, &slots);
        Self { code: code.clone(), of_members, rules, slots, grouping, kinds: kinds.len(), serving, lists }
    }

    /// What serves the records of a kind under an edition.
    #[inline(always)]
    pub(super) fn serving(&self, edition: u32, kind: u32) -> Serving {
        if edition == NO_EDITION {
            return Serving::Nothing;
        }
        let place = (edition as usize).wrapping_mul(self.kinds).wrapping_add(kind as usize);
        self.serving.get(place).copied().unwrap_or(Serving::Nothing)
    }

    /// The rules of a list.
    pub(super) fn list(&self, list: u32) -> &[u32] {
        self.lists.get(list as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether some record is asked for more than its kind and quantity.
    pub(super) fn asks(&self) -> bool {
        !self.lists.is_empty()
    }

    /// A rule by its number.
    #[inline(always)]
    pub(super) fn rule(&self, number: u32) -> Option<&Rule> {
        self.rules.get(number as usize)
    }
}

impl Serving {
    /// What rules that name a kind come to: none after the first that always serves is ever tried.
    fn of(mut list: Vec<u32>, rules: &[Rule], lists: &mut Vec<Vec<u32>>) -> Self {
        let rule = |number: &u32| rules.get(*number as usize);
        if let Some(last) =
            list.iter().position(|number| rule(number).is_some_and(|rule| rule.when.is_always()))
        {
            list.truncate(last + 1);
        }
        match list[..] {
            [] => Self::Nothing,
            [only] if rule(&only).is_some_and(Rule::is_plain) => Self::Plain(only),
            _ => {
                lists.push(list);
                u32::try_from(lists.len() - 1).map_or(Self::Nothing, Self::First)
            }
        }
    }
}
