//! TOML text to a small tree, and from the tree into places.
//!
//! In flows a text, which `toml_parser` takes apart statement by statement; out flows a [`Document`], or the errors
//! of its syntax. The tree holds places of the text and no text of its own: some forty bytes a value, where a table
//! of its own for each would take a thousand. Of values there are at most [`MOST_VALUES`].

mod build;
mod scalar;
mod tree;
mod walk;

use toml_parser::lexer::{Token, TokenKind};
use toml_parser::parser::{RecursionGuard, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, Expected, ParseError, Source};

use super::{MAX_FAULTS, push};
use build::Builder;
pub(super) use tree::{Document, Kind};
pub(super) use walk::walk;

/// The most values of a TOML document, lists and tables among them, that are read.
pub(super) const MOST_VALUES: usize = 500_000;
/// The most tokens of one statement that are read: more than as many values could need.
const MOST_TOKENS: usize = MOST_VALUES + MOST_VALUES / 5;
/// How deep lists and tables may lie in one another, as the crate `toml` has it.
const DEPTH: u32 = 80;

/// Why a text is no document.
#[derive(Debug, Default)]
pub(super) struct Broken {
    /// What is wrong with its syntax, and at which byte: the first [`MAX_FAULTS`].
    pub(super) errors: Vec<(usize, String)>,
    /// How many errors there are.
    pub(super) count: usize,
    /// The byte of the statement that holds more than is read.
    pub(super) too_many: Option<usize>,
}

impl Broken {
    fn is_nothing(&self) -> bool {
        self.count == 0 && self.too_many.is_none()
    }
}

impl ErrorSink for Broken {
    fn report_error(&mut self, error: ParseError) {
        self.count += 1;
        if self.errors.len() < MAX_FAULTS {
            self.errors.push((error.unexpected().map_or(0, |at| at.start()), words(&error)));
        }
    }
}

/// The parser's words: what is wrong, and what was expected.
fn words(error: &ParseError) -> String {
    let mut words = error.description().to_owned();
    let Some(expected) = error.expected() else { return words };
    let expected: Vec<String> = expected
        .iter()
        .map(|expected| match expected {
            Expected::Literal("\n") => "newline".to_owned(),
            Expected::Literal("`") => "'`'".to_owned(),
            Expected::Literal(text) if text.chars().all(|c| c.is_ascii_control()) => {
                format!("`{}`", text.escape_debug())
            }
            Expected::Literal(text) => format!("`{text}`"),
            Expected::Description(text) => (*text).to_owned(),
            _ => "something else".to_owned(),
        })
        .collect();
    words.push_str(", expected ");
    words.push_str(if expected.is_empty() { "nothing" } else { "" });
    words.push_str(&expected.join(", "));
    words
}

/// Takes a text apart.
pub(super) fn parse(text: &str) -> Result<Document<'_>, Broken> {
    let source = Source::new(text);
    let (mut builder, mut broken) = (Builder::new(text), Broken::default());
    let mut statement = Statement::default();
    for token in source.lex() {
        if statement.tokens.len() == MOST_TOKENS {
            broken.too_many = statement.tokens.first().map(|first| first.span().start());
            return Err(broken);
        }
        if statement.ends_with(token) {
            let start = statement.tokens.first().map_or(0, |first| first.span().start());
            builder.begin();
            let mut checked = ValidateWhitespace::new(&mut builder, source);
            parse_document(&statement.tokens, &mut RecursionGuard::new(&mut checked, DEPTH), &mut broken);
            if builder.is_full() {
                broken.too_many = Some(start);
                return Err(broken);
            }
            statement.begin();
        }
    }
    if broken.is_nothing() { Ok(builder.finish()) } else { Err(broken) }
}

/// The tokens of one statement: a header, or a key and its value, to the end of its last line.
#[derive(Default)]
struct Statement {
    tokens: Vec<Token>,
    /// How many brackets are open.
    depth: usize,
    /// Whether it is a header, whose first line is its last.
    is_header: bool,
    has_begun: bool,
}

impl Statement {
    fn begin(&mut self) {
        self.tokens.clear();
        (self.depth, self.is_header, self.has_begun) = (0, false, false);
    }

    /// Takes a token; whether it is the last.
    fn ends_with(&mut self, token: Token) -> bool {
        push(&mut self.tokens, token);
        match token.kind() {
            TokenKind::Whitespace => return false,
            TokenKind::Eof => return true,
            TokenKind::Newline => return self.depth == 0 || self.is_header,
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => {
                self.is_header |= !self.has_begun;
                self.depth += 1;
            }
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => {
                self.depth = self.depth.saturating_sub(1);
            }
            _ => {}
        }
        self.has_begun = true;
        false
    }
}
