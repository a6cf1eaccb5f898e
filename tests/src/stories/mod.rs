//! Random stories of one case: random schemes, a small organisation, commands right and wrong.

mod items;
mod moves;
mod rules;
mod telling;
mod world;

pub use moves::{Move, Story, What, When, Who, judged, mistaken, resting, story, when};
pub use rules::{ITEMS, Rules, length, rules};
pub use telling::{Act, Step, Told, tell};
pub use world::{World, world};
