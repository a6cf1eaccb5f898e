//! A sequence of commands to two cases: no panic, whatever is decided or ticked evolves, a snapshot reads back equal,
//! what is accepted was allowed, and time does nothing before `next_due`.
#![no_main]

use arbitrary::{Result, Unstructured};
use libfuzzer_sys::fuzz_target;
use wangge::case::{
    Actor, Case, Command, CommandKind, Context, Event, allowed, decide, evolve, next_due, remaining, tick,
};
use wangge::speech::{Lang, happening};
use wangge::value::Instant;
use wangge_fuzz::moves::{IDS, by, command, later};
use wangge_fuzz::world::WORLD;

const MOST: usize = 64;

fuzz_target!(|data: &[u8]| {
    let _ = run(&mut Unstructured::new(data));
});

fn run(u: &mut Unstructured<'_>) -> Result<()> {
    let mut cases: [Option<Case>; 2] = [None, None];
    let mut now = Instant::parse(u.choose(&["2026-03-05T09:00:00+08:00", "2026-12-30T17:00:00+08:00"])?)
        .expect("an instant");
    for _ in 0..MOST {
        if u.is_empty() {
            break;
        }
        now = later(u, now)?;
        let which = usize::from(u.ratio(1, 4)?);
        let target = cases[1 - which].clone();
        let context = target
            .as_ref()
            .map_or(WORLD.context(), |target| WORLD.context().with_target(target, &WORLD.scheme));
        if let Some(case) = cases[which].clone() {
            questions(&case, now, context, u)?;
            if u.ratio(1, 4)? {
                take(&mut cases, tick(&case, now, context).unwrap_or_default());
                continue;
            }
        }
        let case = cases[which].as_ref();
        let text = command(u, case, IDS[which], now)?;
        let Ok(command) = Command::read(&text) else { continue };
        match decide(case, &command, context) {
            Ok(events) => {
                assert!(!events.is_empty(), "nothing came of {text}");
                case.inspect(|case| was_allowed(case, &command, context));
                take(&mut cases, events);
            }
            Err(refusal) => assert!(!refusal.code().is_empty()),
        }
    }
    Ok(())
}

/// Takes events down, each of its own case.
fn take(cases: &mut [Option<Case>; 2], events: Vec<Event>) {
    for event in events {
        let place = IDS.iter().position(|id| *id == event.case.as_str()).expect("a case of the run");
        assert!(!happening(&event, &WORLD.scheme, Lang::Zh).is_empty());
        let case = evolve(cases[place].take(), &event).expect("what is decided evolves");
        let text = serde_json::to_string(&case).expect("a snapshot");
        assert_eq!(serde_json::from_str::<Case>(&text).expect("a snapshot"), case);
        cases[place] = Some(case);
    }
}

/// What is asked of a case at an instant.
fn questions(case: &Case, now: Instant, context: Context<'_>, u: &mut Unstructured<'_>) -> Result<()> {
    let _ = remaining(case, now, context);
    if let Ok(actor) = serde_json::from_value::<Actor>(by(u, Some(case))?) {
        let _ = allowed(case, &actor, now, context);
    }
    if let Some(due) = next_due(case) {
        if let Ok(events) = tick(case, due, context) {
            assert!(!events.is_empty(), "nothing is due at {due:?}");
        }
        let before = due.checked_add_millis(-1).expect("an instant before");
        assert!(tick(case, before, context).is_ok_and(|events| events.is_empty()));
    }
    Ok(())
}

fn was_allowed(case: &Case, command: &Command, context: Context<'_>) {
    let kind = command.action.kind();
    if kind == CommandKind::Report {
        return;
    }
    let rows = allowed(case, &command.by, command.at.instant(), context).expect("time was brought on");
    let row = rows.iter().find(|row| row.command == kind).expect("every command has a row");
    assert!(row.refusal.is_none(), "{kind:?} was decided, and {:?} said of it", row.refusal);
}
