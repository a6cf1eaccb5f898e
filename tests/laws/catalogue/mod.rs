//! K, S: what a scheme lays down of its items.

mod forms;
mod limits;
mod plans;
mod seasons;
mod tables;
