//! The core's JSON text, handed to JavaScript as it is.
//!
//! Nothing here decides or parses anything: the package in `npm/` parses the text and turns errors, which are
//! thrown as JSON text, into `Error` objects.

use wasm_bindgen::prelude::wasm_bindgen;

/// The library's version, as JSON text.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    wangge::wire::version()
}
