//! One number, text, truth value or date as TOML writes it.

use std::borrow::Cow;

use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::{ErrorSink, ParseError, Raw, Span};

/// What a scalar says.
#[derive(Debug, PartialEq)]
pub(super) enum Value<'t> {
    Bool(bool),
    Integer(i64),
    Number(f64),
    Text(Cow<'t, str>),
    /// A date or a time that stands without quotation marks.
    Date(String),
}

impl Value<'_> {
    /// The word of the crate `toml` for it.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Bool(_) => "boolean",
            Self::Integer(_) => "integer",
            Self::Number(_) => "float",
            Self::Text(_) => "string",
            Self::Date(_) => "datetime",
        }
    }
}

/// Reads a scalar; what is wrong with it goes to `errors`.
pub(super) fn scalar<'t>(
    text: &'t str,
    span: Span,
    encoding: Option<Encoding>,
    errors: &mut dyn ErrorSink,
) -> Value<'t> {
    let mut decoded = Cow::Borrowed("");
    let raw = text.get(span.start()..span.end()).unwrap_or_default();
    let mut told = false;
    let mut tell = |error: ParseError| {
        told = true;
        errors.report_error(error);
    };
    let kind = Raw::new_unchecked(raw, encoding, span).decode_scalar(&mut decoded, &mut tell);
    // Of what is no number at all it is not said besides that it is too large a one.
    let mut refuse = |words: String| {
        if !told {
            errors.report_error(ParseError::new(words).with_unexpected(span));
        }
    };
    match kind {
        ScalarKind::String => Value::Text(decoded),
        ScalarKind::Boolean(given) => Value::Bool(given),
        ScalarKind::DateTime => match decoded.parse::<toml_datetime::Datetime>() {
            Ok(date) => Value::Date(date.to_string()),
            Err(error) => {
                refuse(error.to_string());
                Value::Date(String::new())
            }
        },
        ScalarKind::Float => match decoded.parse::<f64>() {
            Ok(given) if given.is_finite() || decoded.contains("inf") || given.is_nan() => {
                Value::Number(given)
            }
            _ => {
                refuse("floating-point number overflowed".to_owned());
                Value::Number(0.0)
            }
        },
        ScalarKind::Integer(radix) => integer(&decoded, radix.value()).unwrap_or_else(|| {
            refuse("integer number overflowed".to_owned());
            Value::Integer(0)
        }),
    }
}

/// Beyond i64 only the nearest f64 is left: every field has narrower bounds than that.
fn integer(digits: &str, radix: u32) -> Option<Value<'static>> {
    if let Ok(given) = i64::from_str_radix(digits, radix) {
        return Some(Value::Integer(given));
    }
    let wide = i128::from_str_radix(digits, radix).map(|given| given as f64);
    let wider = || u128::from_str_radix(digits, radix).map(|given| given as f64);
    wide.or_else(|_| wider()).ok().map(Value::Number)
}

/// Reads a key.
pub(super) fn key<'t>(
    text: &'t str,
    span: Span,
    encoding: Option<Encoding>,
    errors: &mut dyn ErrorSink,
) -> Cow<'t, str> {
    let mut decoded = Cow::Borrowed("");
    let raw = text.get(span.start()..span.end()).unwrap_or_default();
    Raw::new_unchecked(raw, encoding, span).decode_key(&mut decoded, errors);
    decoded
}
