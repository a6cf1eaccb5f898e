//! What a preset's source says of its organisation and catalogue in figures, counted.

mod chixi;
mod count;
mod dongshi;
mod haihong;
mod luoshui;
mod xiawuqi;

use serde::Serialize;

use count::Count;

use crate::org::Org;
use crate::scheme::{Preset, Scheme};
use crate::value::Date;

/// One figure of an organisation or a catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// Its stable code, such as `grid_workers`.
    pub code: &'static str,
    /// What is counted, in Chinese.
    pub zh: &'static str,
    /// What is counted, in English.
    pub en: &'static str,
    /// The count.
    pub value: usize,
}

/// The figures that the preset's source gives of its organisation and catalogue, counted on a day, in the order of
/// the source.
///
/// Persons are counted once, whatever posts they hold.
#[must_use]
pub fn figures(preset: Preset, scheme: &Scheme, org: &Org, day: Date) -> Vec<Figure> {
    let count = Count { scheme, org, day };
    match preset {
        Preset::Chixi => chixi::figures(&count),
        Preset::Haihong => haihong::figures(&count),
        Preset::Xiawuqi => xiawuqi::figures(&count),
        Preset::Luoshui => luoshui::figures(&count),
        Preset::Dongshi => dongshi::figures(&count),
    }
}

/// A figure under its code, in Chinese and in English.
const fn figure(code: &'static str, zh: &'static str, en: &'static str, value: usize) -> Figure {
    Figure { code, zh, en, value }
}
