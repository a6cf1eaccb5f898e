//! What is shown, as data: the tables and the JSON are two views of it.

use std::collections::BTreeMap;

use serde::Serialize;
use wangge::case::{Case, Cause, Context, Happening, LimitFor, next_due, tick};
use wangge::generate::{Figure, LedgerPlan, Story, figures, ledger, org_document};
use wangge::org::Org;
use wangge::scheme::{Card, Scheme, TierNo};
use wangge::speech::{self, Lang};
use wangge::tally::World;
use wangge::value::{CaseId, Instant, Name, Stamp};

use crate::args::Args;
use crate::plans;
use crate::story::{Told, tell};
use crate::year::{Asked, Year};

/// The whole report.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Report {
    pub(crate) preset: &'static str,
    pub(crate) name: Name,
    pub(crate) span: String,
    pub(crate) seed: u64,
    pub(crate) scale: u32,
    pub(crate) calendar_edition: u16,
    /// The plan in force, if one is.
    pub(crate) plan: Option<Name>,
    pub(crate) figures: Vec<Figure>,
    pub(crate) tiers: Vec<Name>,
    pub(crate) cases: usize,
    pub(crate) states: Vec<StateRow>,
    pub(crate) tally: Tally,
    pub(crate) climbs: Vec<Climb>,
    pub(crate) cards: Vec<CardRow>,
    pub(crate) due: Vec<DueRow>,
    pub(crate) story: Option<Told>,
    /// The year in which the span begins.
    pub(crate) year: Year,
}

/// The cases of one state, by the tier of their holder.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct StateRow {
    pub(crate) state: wangge::case::State,
    pub(crate) by_tier: [usize; 4],
    pub(crate) total: usize,
}

/// One case that climbed or came under supervision.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Climb {
    pub(crate) case: CaseId,
    pub(crate) at: Stamp,
    pub(crate) why: String,
}

/// What falls due next.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DueRow {
    pub(crate) case: CaseId,
    pub(crate) at: Stamp,
    pub(crate) what: Awaited,
    pub(crate) state: wangge::case::State,
    pub(crate) holder: wangge::value::UnitId,
}

/// What a case waits for.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Awaited {
    Acceptance,
    Warning,
    Handling,
    Supervision,
    Resumption,
    Answer,
    Rule,
    Judgement,
    Feedback,
    Closing,
}

impl Awaited {
    /// What time brings first to `case` at `due`.
    fn of(case: &Case, due: Instant, context: Context<'_>) -> Option<Self> {
        let events = tick(case, due, context).ok()?;
        Some(match &events.first()?.what {
            Happening::AcceptOverdue { .. } => Self::Acceptance,
            Happening::Warned { .. } => Self::Warning,
            Happening::Overdue { limit } if limit.purpose == LimitFor::Supervision => Self::Supervision,
            Happening::Overdue { .. } => Self::Handling,
            Happening::Resumed { .. } => Self::Resumption,
            Happening::AnswerOverdue { .. } => Self::Answer,
            Happening::Fired { .. } => Self::Rule,
            Happening::FeedbackOverdue { .. } => Self::Feedback,
            Happening::Judged { .. } => Self::Judgement,
            _ => Self::Closing,
        })
    }
}

/// The cases that were given one card, by their highest.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CardRow {
    pub(crate) card: Name,
    pub(crate) cases: usize,
    pub(crate) first: Vec<CaseId>,
}

/// How many climbs there were of each kind.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Tally {
    pub(crate) overdue: usize,
    pub(crate) by_hand: usize,
    pub(crate) supervised: usize,
}

impl Report {
    pub(crate) fn build(args: &Args) -> Result<Self, String> {
        let scheme = Scheme::read(args.preset.document()).map_err(|faults| faults.to_string())?;
        let document = org_document(args.preset, &scheme, args.seed);
        let org = Org::read(&document, &scheme).map_err(|faults| faults.to_string())?;
        let plan = LedgerPlan { seed: args.seed, scale: args.scale, span: args.span };
        let activations = plans::in_force(args, &scheme, &org)?;
        let context = Context::new(&scheme, &org).with_activations(&activations);
        let stories = ledger(context, &plan).map_err(|refusal| speech::refusal(&refusal, args.lang))?;
        let day = args.span.last_day();
        let world = World::new(&scheme, &org).with_activations(&activations);
        let events: Vec<_> = stories.iter().flat_map(|story| &story.events).collect();
        let asked = Asked { seed: args.seed, span: args.span, why: args.why.as_deref(), lang: args.lang };
        let year = Year::build(world, &events, asked)?;
        Ok(Self {
            preset: args.preset.as_str(),
            name: scheme.name().clone(),
            span: args.span.to_string(),
            seed: args.seed,
            scale: args.scale,
            calendar_edition: scheme.calendar().edition(),
            plan: args
                .plan
                .as_deref()
                .and_then(|code| plans::named(&scheme, code))
                .map(|plan| plan.name.clone()),
            figures: figures(args.preset, &scheme, &org, day),
            tiers: scheme.tiers().iter().map(|tier| tier.name.clone()).collect(),
            cases: stories.len(),
            states: states(&stories),
            tally: tally(&stories),
            climbs: climbs(&stories, &scheme, args.lang),
            cards: cards(&stories, &scheme),
            due: due(&stories, context),
            story: tell(&stories, args.case.as_deref(), &scheme, args.lang)?,
            year,
        })
    }
}

fn states(stories: &[Story]) -> Vec<StateRow> {
    let mut counts: BTreeMap<_, [usize; 4]> = BTreeMap::new();
    for Story { case, .. } in stories {
        let row = counts.entry(case.state()).or_default();
        for (count, tier) in row.iter_mut().zip(TierNo::all()) {
            *count += usize::from(case.holder().tier == tier);
        }
    }
    let row = |(state, by_tier): (_, [usize; 4])| StateRow { state, by_tier, total: by_tier.iter().sum() };
    counts.into_iter().map(row).collect()
}

fn tally(stories: &[Story]) -> Tally {
    let mut tally = Tally::default();
    for event in stories.iter().flat_map(|story| &story.events) {
        match &event.what {
            Happening::Escalated { cause: Cause::Hand, .. } => tally.by_hand += 1,
            Happening::Escalated { .. } => tally.overdue += 1,
            Happening::Supervised { .. } => tally.supervised += 1,
            _ => {}
        }
    }
    tally
}

/// Every escalation and supervision, in order of time.
fn climbs(stories: &[Story], scheme: &Scheme, lang: Lang) -> Vec<Climb> {
    let events = stories.iter().flat_map(|story| &story.events);
    let mut climbs: Vec<Climb> = events
        .filter(|event| matches!(event.what, Happening::Escalated { .. } | Happening::Supervised { .. }))
        .map(|event| Climb {
            case: event.case.clone(),
            at: event.at,
            why: speech::happening(event, scheme, lang),
        })
        .collect();
    climbs.sort_by_key(|climb| climb.at.instant());
    climbs
}

/// What time brings next to the cases that are not written off, soonest first.
fn due(stories: &[Story], context: Context<'_>) -> Vec<DueRow> {
    let mut due: Vec<(Instant, &Case)> =
        stories.iter().filter_map(|story| Some((next_due(&story.case)?, &story.case))).collect();
    due.sort_by(|(at, case), (other, next)| (at, &case.case).cmp(&(other, &next.case)));
    due.into_iter()
        .filter_map(|(at, case)| {
            Some(DueRow {
                case: case.case.clone(),
                at: Stamp::new(at, context.scheme.offset()),
                what: Awaited::of(case, at, context)?,
                state: case.state(),
                holder: case.holder().unit.clone(),
            })
        })
        .collect()
}

/// The cards of the scheme, highest first, and the cases whose highest it is.
fn cards(stories: &[Story], scheme: &Scheme) -> Vec<CardRow> {
    let row = |card: &Card| {
        let given = |story: &&Story| story.case.card.as_ref().is_some_and(|given| given.card == card.code);
        let cases: Vec<CaseId> = stories.iter().filter(given).map(|story| story.case.case.clone()).collect();
        CardRow { card: card.name.clone(), cases: cases.len(), first: cases.into_iter().take(5).collect() }
    };
    scheme.cards().iter().rev().map(row).collect()
}
