//! What happens to one matter (事件与台账): commands in, events out, the case folded from them.
//!
//! ```text
//! Command ──decide──> events | Refusal        (needs Scheme and Org)
//! events  ──evolve──> Case                    (needs nothing)
//! Case    ──tick────> events that time brings (needs Scheme and Org)
//! Case    ──next_due─> the next instant at which tick would do something (needs nothing)
//! ```

mod allowed;
mod authority;
mod clock;
mod command;
mod context;
mod decide;
mod due;
mod event;
mod evolve;
mod index;
mod limit;
mod place;
mod plans;
mod refusal;
mod remaining;
mod state;
mod tick;
mod triggers;
mod turn;

pub use allowed::{Allowed, allowed};
pub use command::{Action, Command, CommandKind};
pub use context::{Context, Target};
pub use decide::decide;
pub use due::next_due;
pub use event::{
    About, Actor, Awaited, Call, Cause, EVENT_VERSION, Event, Evidence, FailedPoint, Happening, Mark, Marks,
    Matter, PartnerLimit, Receiver, Reply, TakenBy, Verdict, Wish,
};
pub use evolve::{EvolveError, evolve, replay};
pub use index::{Due, DueIndex};
pub use limit::{Limit, LimitFor, Warning};
pub use refusal::Refusal;
pub use remaining::{Counted, Remaining, remaining};
pub use state::{Appealed, Ask, Card, Case, Dispatched, Feedback, Holder, Outcome, Phase, State, Suspension};
pub use tick::tick;
