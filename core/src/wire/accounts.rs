//! Books and accounts of a purse (账簿、账户, P5–P7), owned.

use std::sync::Arc;

use self_cell::self_cell;

use super::json::{self, What, write};
use super::{Error, Records};
use crate::speech::{self, Lang};
use crate::tally::points::PursePass;
use crate::tally::{self, AccountId, Book, BookFault, CancelRow, RedemptionRow};
use crate::value::{Code, Instant};

type Kept<'a> = tally::Accounts<'a, PursePass<'a>>;

self_cell!(
    struct Cell {
        owner: Arc<Records>,
        #[covariant]
        dependent: Kept,
    }

    impl {Debug}
);

/// The books and accounts of one purse at an instant, kept with the records.
///
/// ```
/// use std::sync::Arc;
/// use wangge::scheme::Preset;
/// use wangge::wire;
///
/// let scheme = Arc::new(wire::scheme::read(Preset::Dongshi.document())?);
/// let org = wire::org::read(
///     r#"{"units":[{"id":"ds","tier":"town"}],
///         "enrolments":[{"member":"m-1","as":"volunteer","from":"2022-01-01"},
///                       {"member":"m-2","as":"volunteer","from":"2022-01-01"}]}"#,
///     &scheme,
/// )?;
/// let records = wire::Records::read(
///     r#"[{"id":"r-1","member":"m-1","unit":"ds","kind":"volunteer.customs","at":"2026-03-05","verified_by":"m-2"}]"#,
///     wire::World::new(scheme, Arc::new(org))?,
/// )?;
/// let now = "2026-03-31T00:00:00+08:00";
/// let accounts = wire::Accounts::read(Arc::new(records), ("volunteer", now), ("[]", "[]"))?;
/// assert_eq!(accounts.open(), r#"[{"row":0,"amount":1,"change":false}]"#);
/// assert!(accounts.statement(r#"{"member":"m-1"}"#)?.contains(r#""balance":1"#));
/// assert_eq!(accounts.statement(r#"{"member":"m-9"}"#).unwrap_err().code(), "unknown_account");
/// # Ok::<(), wire::Error>(())
/// ```
#[derive(Debug)]
pub struct Accounts(Cell);

impl Accounts {
    /// Keeps the books of a purse as known at an instant, and judges the requests by then: arrays of redemptions and of
    /// their cancellations, as [`RedemptionRow::read_all`] and [`CancelRow::read_all`] read them.
    ///
    /// # Errors
    /// `value` for a code or instant that is none; `faults` of the arrays, and for redemptions and cancellations that
    /// are wrong; `tally` with `unknown_purse`, `overflow`, `account_overflow`.
    pub fn read(
        records: Arc<Records>,
        (purse, now): (&str, &str),
        (redemptions, cancels): (&str, &str),
    ) -> Result<Self, Error> {
        let (purse, now) = (purse.parse::<Code>()?, Instant::parse(now)?);
        let offset = records.world().tally().offset();
        let redemptions = RedemptionRow::read_all(redemptions, offset)?;
        let cancels = CancelRow::read_all(cancels, offset)?;
        let cell = Cell::try_new(records, |records| {
            let (world, activities) = (records.world().tally(), records.activities());
            let pass = PursePass::new(&world, activities, &purse);
            let pass = pass.ok_or_else(|| BookFault::UnknownPurse { purse: purse.clone() })?;
            let book = Book::keep(world, activities, &purse, now, pass)?;
            Ok::<_, Error>(tally::Accounts::new(book, &redemptions, &cancels)?)
        });
        Ok(Self(cell?))
    }

    /// The code of the purse.
    #[must_use]
    pub fn purse(&self) -> &Code {
        self.held().book().purse()
    }

    /// The records.
    #[must_use]
    pub fn records(&self) -> &Arc<Records> {
        self.0.borrow_owner()
    }

    /// The accounts as the core has them.
    #[must_use]
    pub fn held(&self) -> &tally::Accounts<'_, PursePass<'_>> {
        self.0.borrow_dependent()
    }

    /// What was booked in settled periods: an array of `row`, `period`, `booking`, `amount`, `dated`.
    #[must_use]
    pub fn entries(&self) -> String {
        write(&self.held().book().entries())
    }

    /// What is open: an array of `row`, `amount`, `change`.
    #[must_use]
    pub fn open(&self) -> String {
        write(&self.held().book().open())
    }

    /// What became of each request, in order: an array of `id`, `at`, and `paid` or `code` and `facts`.
    #[must_use]
    pub fn verdicts(&self) -> String {
        write(&self.held().verdicts())
    }

    /// The statement of one account, `{"member":…}` or `{"household":…}`, as [`Statement`](tally::Statement).
    ///
    /// # Errors
    /// `json` for an account that cannot be read; `tally` with `unknown_account`, `account_overflow`.
    pub fn statement(&self, account: &str) -> Result<String, Error> {
        let account: AccountId = json::read(account, What::Account)?;
        Ok(write(&self.held().statement(&account)?))
    }

    /// The same in words, `zh` or `en`: `head`, `lines`, `sum`, `lots`.
    ///
    /// # Errors
    /// As [`statement`](Self::statement); `value` with `unknown_lang`.
    pub fn explanation(&self, account: &str, lang: &str) -> Result<String, Error> {
        let lang: Lang = lang.parse()?;
        let account: AccountId = json::read(account, What::Account)?;
        let statement = self.held().statement(&account)?;
        let world = self.records().world().tally();
        let day = statement.at.instant().local(world.offset()).0;
        let scheme = world.edition_on(day).or_else(|| world.editions().last());
        Ok(write(&scheme.map(|scheme| speech::statement(&statement, scheme, lang))))
    }
}
