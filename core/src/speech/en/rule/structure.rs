//! Head, calendar, sources, and who there is.

use super::super::words::Words;
use super::catalogue::listed;
use super::{named, said_whole};
use crate::calendar::{OwnDay, Session, Unpublished};
use crate::scheme::{
    Card, Group, Kind, LinkKind, PartnerKind, Role, Scheme, Severity, Source, Tag, Tier, WorkingTime,
};
use crate::speech::parts::whole;
use crate::value::{Offset, Weekday};

pub(super) fn head(scheme: &Scheme) -> String {
    let until = scheme.until().map(|until| format!(" until before {until}")).unwrap_or_default();
    let edition = scheme.edition();
    format!("Scheme {} holds from {}{until}", named(scheme.name(), &edition.scheme), edition.from)
}

pub(super) fn working_time(entry: &WorkingTime, scheme: &Scheme) -> String {
    let spec = &entry.spec;
    let mut parts =
        vec![format!("Working hours, Monday to Friday, are {}", sessions(&spec.sessions.default))];
    for (weekday, own) in Weekday::ALL.into_iter().zip(&spec.sessions.weekdays) {
        match own.as_deref() {
            None => {}
            Some([]) => parts.push(format!("none on {weekday}")),
            Some(own) => parts.push(format!("on {weekday} {}", sessions(own))),
        }
    }
    for (kind, said) in [(OwnDay::Off, "free here"), (OwnDay::Working, "worked here")] {
        let days = spec.days.iter().filter(|(_, own)| *own == kind);
        let days: Vec<String> = days.map(|(date, _)| date.to_string()).collect();
        if !days.is_empty() {
            parts.push(format!("{said}: {}", days.join(", ")));
        }
    }
    let unpublished = match spec.unpublished {
        Unpublished::Mark => "days not published go by the weekday and are marked",
        Unpublished::Error => "there is no answer that rests on days not published",
    };
    parts.push(format!(
        "holidays are those of the notices up to {}, {unpublished}",
        scheme.calendar().edition()
    ));
    if spec.offset != Offset::BEIJING {
        parts.push(format!("local time is UTC{}", spec.offset));
    }
    parts.join("; ")
}

fn sessions(sessions: &[Session]) -> String {
    let said: Vec<String> = sessions.iter().map(ToString::to_string).collect();
    said.join(" and ")
}

pub(super) fn source(entry: &Source) -> String {
    let mut said = format!("Basis `{}` is {}", entry.id, said_whole(&entry.title));
    for (label, part) in [("number", &entry.number), ("issued", &entry.issued), ("article", &entry.article)] {
        if let Some(part) = part {
            said.push_str(&format!(", {label} {}", whole(part.as_str())));
        }
    }
    said
}

pub(super) fn tier(entry: &Tier) -> String {
    let mut said = format!("Tier {} is {}", entry.number, named(&entry.name, &entry.code));
    for (label, part) in [("party organisation", &entry.party), ("service body", &entry.service)] {
        if let Some(part) = part {
            said.push_str(&format!(", its {label} {}", whole(part.as_str())));
        }
    }
    said
}

pub(super) fn role(entry: &Role, words: Words<'_>) -> String {
    format!("Role {} serves on {}", named(&entry.name, &entry.code), words.tiers(&entry.tiers))
}

pub(super) fn tag(entry: &Tag) -> String {
    format!("Members may be tagged with {} {}", entry.class, named(&entry.name, &entry.code))
}

pub(super) fn kind(noun: &str, entry: &Kind) -> String {
    format!("{noun}: {}", named(&entry.name, &entry.code))
}

pub(super) fn partner(entry: &PartnerKind) -> String {
    format!("Kind of partner: {}, of class {}", named(&entry.name, &entry.code), entry.class)
}

pub(super) fn link(entry: &LinkKind) -> String {
    format!("Link {} ties a {} to a {}", named(&entry.name, &entry.code), entry.source, entry.target)
}

pub(super) fn group(entry: &Group, words: Words<'_>) -> String {
    let served = listed("have ", &entry.serves, |code| words.item(code));
    let covered = listed("be covered by ", &entry.duties, |code| words.duty(code));
    let due: Vec<String> = [served, covered].into_iter().flatten().collect();
    format!("Households of group {} are to {}", named(&entry.name, &entry.code), due.join(" and to "))
}

pub(super) fn card(entry: &Card) -> String {
    format!("Card no. {} from the lowest: {}", u64::from(entry.rank) + 1, named(&entry.name, &entry.code))
}

pub(super) fn severity(entry: &Severity, words: Words<'_>) -> String {
    let tier = entry.tier.map(|tier| format!(", which starts on {}", words.tier(tier))).unwrap_or_default();
    let card =
        entry.card.as_ref().map(|card| format!(", with card {}", words.card(card))).unwrap_or_default();
    format!("Severity: {}{tier}{card}", named(&entry.name, &entry.code))
}
