//! The first event of a case.

use super::EvolveError;
use crate::case::event::{Event, Happening};
use crate::case::state::{Case, Holder, Phase};

/// The case that `reported` begins.
pub(super) fn begin(event: &Event) -> Result<Case, EvolveError> {
    let Happening::Reported {
        edition,
        matter,
        point,
        origin,
        received,
        channel,
        reporter,
        groups,
        milestones,
        to,
        tier,
        plan: _,
        limit,
    } = &event.what
    else {
        return Err(EvolveError::NotBegun);
    };
    if event.seq != 1 {
        return Err(EvolveError::OutOfOrder { expected: 1, found: event.seq });
    }
    let holder = Holder { unit: to.clone(), tier: *tier };
    Ok(Case {
        case: event.case.clone(),
        seq: 1,
        last: event.at,
        edition: edition.clone(),
        matter: matter.clone(),
        point: point.clone(),
        origin: origin.clone(),
        received: received.clone(),
        channel: channel.clone(),
        reported_at: event.at,
        reporters: reporter.iter().cloned().collect(),
        groups: groups.clone(),
        card: None,
        awaited: milestones.clone(),
        fired: Vec::new(),
        conference_required: false,
        first_tier: None,
        stage: None,
        assignee: None,
        asks: Vec::new(),
        dispatches: Vec::new(),
        called: Vec::new(),
        conferences: 0,
        breaches: 0,
        returns: 0,
        reopenings: 0,
        bad_marks: 0,
        corrections: 0,
        overdues: 0,
        extended: Vec::new(),
        deferred: false,
        appeal: None,
        suspensions: Vec::new(),
        phase: Phase::Reported { holder, limit: limit.clone(), late: false },
    })
}
