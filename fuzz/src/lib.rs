//! What both targets stand on: the preset `dongshi` and a small organisation, and how bytes become commands.

pub mod edits;
pub mod moves;
pub mod world;
