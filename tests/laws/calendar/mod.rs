//! T1–T6, C8, E4: the working calendar against a plain model.

mod add;
mod days;
mod edges;
mod suspend;
mod vector;
