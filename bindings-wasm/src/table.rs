//! Tables (R0) of typed arrays, which become the core's own memory as they come in.

use std::mem;

use wangge::tally::column::{Amounts, Column, Ids, Instants, Integers, Offsets, TimeUnit, Validity};
use wangge::wire;
use wangge::wire::table::{Cells, Table, activity_columns};
use wasm_bindgen::prelude::wasm_bindgen;

use super::activities::{Activities, World};
use super::{Answer, told};

/// Whole numbers of any width.
#[wasm_bindgen]
pub struct Whole(Integers<'static>);

/// One of them from each typed array.
macro_rules! whole {
    ($($name:ident),*) => {
        #[wasm_bindgen]
        impl Whole {
            $(
                /// Of this type.
                #[must_use]
                pub fn $name(values: Vec<$name>) -> Self {
                    Self(values.into())
                }
            )*
        }
    };
}

whole!(i8, i16, i32, i64, u8, u16, u32, u64);

/// Texts one after the other, with where each begins and ends, and a bitmap if some are absent.
#[wasm_bindgen]
pub struct Texts(Column<'static, Ids<'static>>);

#[wasm_bindgen]
impl Texts {
    /// As they lie.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(bytes: Vec<u8>, offsets: Vec<i32>, valid: Option<Vec<u8>>) -> Self {
        let values = Ids::Packed { offsets: Offsets::I32(offsets.into()), bytes: bytes.into() };
        Self(Column { values, validity: valid.map(|bits| Validity::new(bits, 0)) })
    }
}

/// Columns by name, while they are being handed over.
#[wasm_bindgen]
#[derive(Default)]
pub struct Columns(Table<'static>);

#[wasm_bindgen]
impl Columns {
    /// None yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whole numbers.
    pub fn whole(&mut self, name: &str, values: Whole) {
        self.put(name, Cells::Ids(Ids::Integers(values.0)).into());
    }

    /// Texts.
    pub fn texts(&mut self, name: &str, texts: Texts) {
        let Column { values, validity } = texts.0;
        self.put(name, Column { values: Cells::Ids(values), validity });
    }

    /// Places in a list of texts.
    pub fn dictionary(&mut self, name: &str, keys: Whole, values: Texts) {
        self.put(name, Cells::Ids(Ids::dictionary(keys.0, values.0)).into());
    }

    /// Numbers; NaN stands for none.
    pub fn numbers(&mut self, name: &str, values: Vec<f64>) {
        let validity = numbers(&values);
        self.put(name, Column { values: Cells::Amounts(Amounts::Floats(values.into())), validity });
    }

    /// Milliseconds since 1970 in UTC, finer ones floored (V1); NaN stands for none.
    pub fn times(&mut self, name: &str, values: Vec<f64>) {
        let millis: Vec<i64> = values.iter().map(|millis| millis.floor() as i64).collect();
        self.put(name, Column { values: stamps(millis), validity: numbers(&values) });
    }

    /// The same as whole numbers.
    pub fn stamps(&mut self, name: &str, values: Vec<i64>) {
        self.put(name, stamps(values).into());
    }
}

impl Columns {
    /// All of them.
    pub(crate) fn table(self) -> Table<'static> {
        self.0
    }

    fn put(&mut self, name: &str, column: Column<'static, Cells<'static>>) {
        self.0 = mem::take(&mut self.0).with(name, column);
    }
}

fn stamps(millis: Vec<i64>) -> Cells<'static> {
    Cells::Times(Instants::zoned(TimeUnit::Millisecond, millis))
}

/// Which of these are numbers; `None` if all are.
fn numbers(values: &[f64]) -> Option<Validity<'static>> {
    let byte =
        |rows: &[f64]| rows.iter().rev().fold(0_u8, |byte, value| (byte << 1) | u8::from(!value.is_nan()));
    let bits = || values.chunks(8).map(byte).collect::<Vec<u8>>();
    values.iter().any(|value| value.is_nan()).then(|| Validity::new(bits(), 0))
}

/// Checks records given as columns; with `skip` those that are wrong take no part.
///
/// # Errors
/// The error of the core, as JSON text.
#[wasm_bindgen]
pub fn activities_of(columns: Columns, world: World, skip: bool) -> Answer<Activities> {
    let read = if skip { wire::Records::sift_columns } else { wire::Records::from_columns };
    let columns = activity_columns(columns.0);
    told(columns.and_then(|columns| read(&columns, world.whole()?)).map(Activities::from))
}
