//! Stories as the file has them: a command, an event, a row of the organisation a line.

use super::cases::{Left, May, Step, Story};
use super::play::{Played, Told};
use super::support::Edit;

/// The whole file.
pub(crate) fn file(stories: &[Story], played: &[Played]) -> String {
    let stories: Vec<String> =
        stories.iter().zip(played).map(|(story, played)| self::story(story, played)).collect();
    format!("[\n{}\n]\n", stories.join(",\n"))
}

fn story(story: &Story, played: &Played) -> String {
    let clauses: Vec<String> = story.clauses.iter().map(|clause| string(clause)).collect();
    let mut fields = vec![
        format!("\"shows\": {}", string(&story.shows)),
        format!("\"clauses\": [{}]", clauses.join(", ")),
        format!("\"scheme\": {}", string(&story.scheme)),
    ];
    if !story.edits.is_empty() {
        fields.push(format!("\"edits\": {}", edits(&story.edits)));
    }
    fields.push(format!("\"org\": {}", document(story.org.get())));
    fields.extend(story.activations.iter().map(|list| format!("\"activations\": {}", document(list.get()))));
    fields.extend(story.from.iter().map(|case| format!("\"from\": {}", tight(case.get()))));
    let steps: Vec<String> =
        story.steps.iter().zip(&played.steps).map(|(step, told)| self::step(step, told)).collect();
    fields.push(format!("\"steps\": [\n{}\n    ]", steps.join(",\n")));
    fields.push(format!("\"case\": {}", played.case));
    format!("  {{\n    {}\n  }}", fields.join(",\n    "))
}

fn step(step: &Step, told: &Told) -> String {
    let mut fields = Vec::new();
    fields.extend(step.command.iter().map(|command| format!("\"command\": {}", tight(command.get()))));
    fields.extend(step.tick.iter().map(|now| format!("\"tick\": {}", string(now))));
    fields.extend(step.under.iter().map(|under| format!("\"under\": {}", edits(under))));
    fields.extend(step.target.iter().map(|target| format!("\"target\": {}", tight(target.get()))));
    fields.extend(step.target_scheme.iter().map(|under| format!("\"target_scheme\": {}", edits(under))));
    fields.extend(told.events.iter().map(|events| format!("\"events\": {}", lines(events, 10))));
    fields.extend(told.refusal.iter().map(|refusal| {
        format!("\"refusal\": {{\"code\": {}, \"facts\": {}}}", string(&refusal.code), refusal.facts.get())
    }));
    fields.push(format!("\"next_due\": {}", told.next_due));
    if let (Some(Left { at, .. }), Some(is)) = (&step.remaining, &told.remaining) {
        fields.push(format!("\"remaining\": {{\"at\": {}, \"is\": {is}}}", string(at)));
    }
    if let (Some(May { actor, at, .. }), Some(is)) = (&step.allowed, &told.allowed) {
        let (actor, at, is) = (tight(actor.get()), string(at), lines(is, 10));
        fields.push(format!("\"allowed\": {{\"actor\": {actor}, \"at\": {at}, \"is\": {is}}}"));
    }
    format!("      {{\n        {}\n      }}", fields.join(",\n        "))
}

/// An array, an element a line.
pub(crate) fn lines(elements: &[String], indent: usize) -> String {
    if elements.is_empty() {
        return "[]".to_owned();
    }
    let (inner, outer) = (" ".repeat(indent), " ".repeat(indent - 2));
    format!("[\n{inner}{}\n{outer}]", elements.join(&format!(",\n{inner}")))
}

pub(crate) fn edits(edits: &[Edit]) -> String {
    let edit = |[find, put]: &Edit| format!("[{}, {}]", string(find), string(put));
    format!("[{}]", edits.iter().map(edit).collect::<Vec<_>>().join(", "))
}

/// An object of lists, a row a line; a name stands for itself.
pub(crate) fn document(text: &str) -> String {
    let text = tight(text);
    let Some(inner) = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')) else { return text };
    let list = |field: &str| {
        let (key, list) = field.split_once(':').unwrap();
        let rows = list.strip_prefix('[').and_then(|list| list.strip_suffix(']')).unwrap();
        let rows: Vec<String> = parts(rows).iter().map(|row| spaced(row)).collect();
        format!("{key}: {}", lines(&rows, 8))
    };
    let lists: Vec<String> = parts(inner).iter().map(|field| list(field)).collect();
    format!("{{\n      {}\n    }}", lists.join(",\n      "))
}

/// JSON without any space outside its strings.
pub(crate) fn tight(text: &str) -> String {
    outside(text, |at| if at.is_whitespace() { String::new() } else { at.to_string() })
}

/// Tight JSON with a space after each colon and comma.
pub(crate) fn spaced(text: &str) -> String {
    outside(text, |at| if matches!(at, ':' | ',') { format!("{at} ") } else { at.to_string() })
}

/// The elements of what stands between brackets, or the fields between braces.
pub(crate) fn parts(text: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let marked = outside(text, |at| {
        match at {
            '[' | '{' => depth += 1,
            ']' | '}' => depth -= 1,
            _ => {}
        }
        if at == ',' && depth == 0 { "\n".to_owned() } else { at.to_string() }
    });
    marked.lines().map(str::to_owned).collect()
}

/// Rewrites what stands outside the strings.
fn outside(text: &str, mut rewrite: impl FnMut(char) -> String) -> String {
    let (mut within, mut escaped) = (false, false);
    let mut out = String::with_capacity(text.len());
    for at in text.chars() {
        if within {
            within = escaped || at != '"';
            escaped = at == '\\' && !escaped;
            out.push(at);
        } else if at == '"' {
            within = true;
            out.push(at);
        } else {
            out.push_str(&rewrite(at));
        }
    }
    out
}

pub(crate) fn string(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}
