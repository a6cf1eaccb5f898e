//! What happens to one matter (事件与台账): commands in, events out, the case folded from them.
//!
//! ```text
//! Command ──decide──> events | Refusal        (needs Scheme and Org)
//! events  ──evolve──> Case                    (needs nothing)
//! Case    ──tick────> events that time brings (needs Scheme and Org)
//! Case    ──next_due─> the next instant at which tick would do something (needs nothing)
//! ```

mod authority;
mod clock;
mod command;
mod context;
mod decide;
mod due;
mod event;
mod evolve;
mod limit;
mod refusal;
mod state;
mod tick;
mod turn;

pub use command::{Action, Command, CommandKind};
pub use context::Context;
pub use decide::decide;
pub use due::next_due;
pub use event::{
    About, Actor, Cause, EVENT_VERSION, Event, Evidence, Happening, Mark, Marks, Receiver, TakenBy,
};
pub use evolve::{EvolveError, evolve, replay};
pub use limit::{Limit, LimitFor, Warning};
pub use refusal::Refusal;
pub use state::{Case, Feedback, Holder, Outcome, Phase, State, Suspension};
pub use tick::tick;
