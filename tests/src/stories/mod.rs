//! Random stories of a case and one beside it: random schemes, a small organisation, commands right and wrong.

mod actors;
pub(crate) mod dice;
mod fields;
mod intake;
mod items;
mod moves;
mod plans;
mod rules;
mod scripts;
mod steps;
mod telling;
mod triggers;
mod urgency;
mod when;
mod world;

pub use items::ITEMS;
pub use moves::{Move, Story, What, When, Who, called, judged, mistaken, paced, resting, story, when};
pub use rules::{Rules, length, rules};
pub use scripts::{appealed, joined};
pub use telling::{Act, IDS, Step, Told, tell};
pub use world::{World, fixed_world, world};
