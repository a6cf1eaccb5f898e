//! Books and accounts of a purse (账簿、账户).

use wangge::wire;
use wasm_bindgen::prelude::wasm_bindgen;

use super::{Answer, told};

/// The books and accounts of one purse at an instant (账簿、账户).
#[wasm_bindgen]
pub struct Accounts(pub(crate) wire::Accounts);

#[wasm_bindgen]
impl Accounts {
    /// What was booked.
    #[must_use]
    pub fn entries(&self) -> String {
        self.0.entries()
    }

    /// What is open.
    #[must_use]
    pub fn open(&self) -> String {
        self.0.open()
    }

    /// What became of each redemption.
    #[must_use]
    pub fn verdicts(&self) -> String {
        self.0.verdicts()
    }

    /// What one account holds.
    ///
    /// # Errors
    /// The error of the core, as JSON text; here and in all functions below.
    pub fn statement(&self, account: &str) -> Answer {
        told(self.0.statement(account))
    }

    /// The same in words.
    pub fn explanation(&self, account: &str, lang: &str) -> Answer {
        told(self.0.explanation(account, lang))
    }
}
