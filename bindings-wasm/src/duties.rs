//! Duties (常态工作) over records.

use wangge::wire::{self, DutyAsked};
use wasm_bindgen::prelude::wasm_bindgen;

use super::{Answer, told};

/// What those who serve have to do in each period, did, and still owe (常态工作).
#[wasm_bindgen]
pub struct Duties(pub(crate) wire::Duties);

#[wasm_bindgen]
impl Duties {
    /// What was required and done.
    ///
    /// # Errors
    /// The error of the core, as JSON text; here and in all functions below.
    pub fn fulfil(&self, duty: Option<String>, periods: Vec<String>) -> Answer {
        told(self.0.fulfil(duty.as_deref(), &periods))
    }

    /// The reasons of one answer.
    pub fn because(&self, duty: &str, period: &str, unit: &str, member: Option<String>) -> Answer {
        told(self.0.because(&DutyAsked { duty, period, member: member.as_deref(), unit }))
    }

    /// The same in words.
    pub fn explanation(
        &self,
        duty: &str,
        period: &str,
        unit: &str,
        member: Option<String>,
        lang: &str,
    ) -> Answer {
        told(self.0.explanation(&DutyAsked { duty, period, member: member.as_deref(), unit }, lang))
    }

    /// What a member still owes.
    pub fn agenda(&self, member: &str, begin: &str, end: &str) -> Answer {
        told(self.0.agenda(member, begin, end))
    }

    /// The same as iCalendar text.
    pub fn icalendar(&self, member: &str, begin: &str, end: &str, salt: &str, lang: &str) -> Answer {
        told(self.0.icalendar((member, begin, end), salt, lang))
    }
}
