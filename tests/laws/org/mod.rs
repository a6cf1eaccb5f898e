//! O1–O6, L2: organisations against plain models.

mod activations;
mod models;
mod whole;
