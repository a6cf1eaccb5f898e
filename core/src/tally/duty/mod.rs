//! Duties (常态工作, D): who had to do how much in a period, who did, and what is still owed.
//!
//! In flow a [`World`](super::World), [`Activities`](super::Activities) and the [cases that were closed](ClosedCase);
//! a [`DutyBook`] of them answers with a [`Fulfilment`] and [agendas](Agenda), each answer with its [reasons](Because).
//!
//! A record serves every duty that lists its kind (1+N, D3): a duty of a role if it is the member's own, a duty of
//! units whoever's it is. A duty that covers targets counts it by its target wherever it was made, any other if its
//! unit lies in the subject's subtree. A target is the id of a household or a case, or stands for a point of a
//! checklist: `list/point`, and `list/point@unit` where the point is checked at every unit of a tier.

mod agenda;
mod answer;
mod because;
mod book;
mod closed;
mod error;
mod exact;
pub(crate) mod icalendar;
mod part;
mod plans;
mod sets;
mod standing;
mod subject;
mod uid;

pub use agenda::{Agenda, Owed};
pub use answer::{Answer, Fulfilment};
pub use because::{Because, Measure};
pub use book::DutyBook;
pub use closed::{ClosedCase, closed_cases};
pub use error::DutyError;
