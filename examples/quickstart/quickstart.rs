//! A deadline, and a case that nobody accepts.

use wangge::case::{Command, Context, decide, replay, tick};
use wangge::generate::org_document;
use wangge::org::Org;
use wangge::scheme::{Preset, Scheme};
use wangge::speech::{Lang, happening};
use wangge::value::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let scheme = Scheme::read(Preset::Dongshi.document())?;
    let org = Org::read(&org_document(Preset::Dongshi, &scheme, 7), &scheme)?;
    let start = Instant::parse("2026-02-12T09:00:00+08:00")?;
    let deadline = scheme.calendar().deadline(start, &"7wd".parse()?)?;
    println!("{}", deadline.at.display(scheme.offset()));

    let context = Context::new(&scheme, &org);
    let report = Command::read(
        r#"{"command": "report", "case": "c-1", "at": "2026-02-12T09:00:00+08:00",
            "by": {"member": "m-00652"}, "unit": "ds-28-06-1", "item": "request.lighting", "channel": "visit"}"#,
    )?;
    let mut events = decide(None, &report, context)?;
    let case = replay(&events)?.ok_or("no event, no case")?;
    events.extend(tick(&case, Instant::parse("2026-02-14T09:00:00+08:00")?, context)?);
    for event in &events {
        println!("{}  {}", event.at, happening(event, &scheme, Lang::Zh));
    }
    Ok(())
}
