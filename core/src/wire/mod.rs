//! JSON text in and JSON text out, one function a question: what the bindings see.

/// The version of the library as JSON text, `"0.1.0"` with its quotation marks.
///
/// ```
/// assert_eq!(wangge::wire::version(), format!("\"{}\"", env!("CARGO_PKG_VERSION")));
/// ```
#[must_use]
pub fn version() -> String {
    concat!("\"", env!("CARGO_PKG_VERSION"), "\"").to_owned()
}
