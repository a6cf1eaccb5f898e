//! Faults as a compiler shows them: code, words, place, and the line with the place underlined.

use std::fmt::Write;
use std::io::IsTerminal;
use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use wangge::read::{Fault, FaultKind, Faults};
use wangge::speech::{self, Lang};

/// How many faults are shown; the rest are counted.
const SHOWN: usize = 100;

/// Every fault of the document `name`, whose text is `text`.
pub(crate) fn faults(faults: &Faults, name: &str, text: &str, lang: Lang) -> String {
    let terminal = std::io::stderr().is_terminal();
    let renderer = if terminal { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Unicode);
    let lines: Vec<&str> = text.lines().collect();
    let mut out = String::new();
    for fault in faults.as_slice().iter().take(SHOWN) {
        out.push_str(&one(fault, name, &lines, lang, &renderer));
        out.push_str("\n\n");
    }
    let count = faults.count();
    let _ = match lang {
        Lang::Zh => writeln!(out, "{name}：共{count}处差错"),
        Lang::En => writeln!(out, "{name}: {count} {}", if count == 1 { "fault" } else { "faults" }),
    };
    out
}

fn one(fault: &Fault, name: &str, lines: &[&str], lang: Lang, renderer: &Renderer) -> String {
    let title = speech::fault(&fault.kind, lang);
    let path = fault.path.to_string();
    let number = fault.line.map_or(0, |line| usize::try_from(line).unwrap_or_default());
    let line = number.checked_sub(1).and_then(|at| lines.get(at)).copied();
    let level = Level::ERROR;
    let (Some(line), Some(column)) = (line, fault.column) else {
        let place = if path.is_empty() { name.to_owned() } else { format!("{name}: {path}") };
        let note = Level::NOTE.message(place);
        return renderer
            .render(&[Group::with_title(level.primary_title(title).id(fault.code())).element(note)]);
    };
    let span = span(fault, line, usize::try_from(column).unwrap_or(1));
    let snippet = Snippet::source(line)
        .line_start(number)
        .path(name)
        .annotation(AnnotationKind::Primary.span(span).label(path));
    renderer.render(&[level.primary_title(title).id(fault.code()).element(snippet)])
}

/// The bytes to underline: of a field its value, unless the fault is of the field itself.
fn span(fault: &Fault, line: &str, column: usize) -> Range<usize> {
    let start = line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
    let key = token(line, start);
    let own = matches!(
        fault.kind,
        FaultKind::UnknownField { .. } | FaultKind::DuplicateField { .. } | FaultKind::Missing { .. }
    );
    let rest = line.get(key.end..).unwrap_or_default();
    match rest.trim_start().strip_prefix('=') {
        Some(value) if !own && !value.trim().is_empty() => token(line, line.len() - value.trim_start().len()),
        _ => key,
    }
}

/// The bytes of the word, text, list or table that begins at a byte of a line.
fn token(line: &str, start: usize) -> Range<usize> {
    let rest = line.get(start..).unwrap_or_default().trim_end();
    let length = match rest.chars().next() {
        Some('"') => rest.get(1..).and_then(|inside| inside.find('"')).map(|end| end + 2),
        Some('[' | '{') => None,
        _ => rest.find([' ', '=', ',', ']', '}']).filter(|end| *end > 0),
    };
    start..start + length.unwrap_or(rest.len())
}
