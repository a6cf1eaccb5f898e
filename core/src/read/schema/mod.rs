//! The JSON Schema (draft-07) of a document, told by the types that read it (S4).
//!
//! In flows a draft type, out flows the text of its schema: the fields of each table in the order of the document,
//! their docs as descriptions, and of each leaf what the reader takes, as far as a schema can say it. A schema is
//! for editors, which complete and warn with it; the reader alone judges. What a schema cannot say it lets pass:
//! personal data, the length of an id in bytes, a session that closes before it opens, and all that one field has
//! to do with another.
//!
//! No reading goes through here, so a front end that asks for no schema links none of it.

pub(crate) mod leaf;
mod node;

use std::collections::BTreeMap;

use node::Node;
pub(crate) use node::Table;

/// A part of a document that can say what may stand in its place.
pub(crate) trait Described {
    /// The schema of its place; the tables it is made of are added to `definitions`.
    fn describe(definitions: &mut Definitions) -> Table;
}

/// The tables of a document by the names of their drafts.
#[derive(Debug, Default)]
pub(crate) struct Definitions(BTreeMap<&'static str, Table>);

/// A draft, as its definition in the sources says it.
#[derive(Debug)]
pub(crate) struct DraftShape {
    /// The name of the type.
    pub(crate) name: &'static str,
    /// The lines of its doc.
    pub(crate) doc: &'static [&'static str],
    /// Its fields in the order of the document.
    pub(crate) fields: &'static [FieldShape],
}

/// A field of a draft.
#[derive(Debug)]
pub(crate) struct FieldShape {
    /// The name.
    pub(crate) name: &'static str,
    /// The lines of its doc.
    pub(crate) doc: &'static [&'static str],
    /// `required`, `optional` or `list`.
    pub(crate) need: &'static str,
    /// What its type says of the place, or of each row of a list.
    pub(crate) describe: fn(&mut Definitions) -> Table,
}

impl Definitions {
    /// A reference to the draft's table, which is defined where it first comes up.
    pub(crate) fn refer(&mut self, draft: &DraftShape) -> Table {
        let name = draft.name.strip_suffix("Draft").unwrap_or(draft.name);
        if !self.0.contains_key(name) {
            let table = self.table(draft);
            self.0.insert(name, table);
        }
        Table::new().with("$ref", format!("#/definitions/{name}"))
    }

    fn table(&mut self, draft: &DraftShape) -> Table {
        let (mut properties, mut required) = (Table::new(), Vec::new());
        for field in draft.fields {
            properties = properties.with(field.name, self.property(field));
            if field.need == "required" {
                required.push(Node::from(field.name));
            }
        }
        let mut table = Table::new()
            .with("description", prose(draft.doc))
            .with("type", "object")
            .with("properties", properties);
        if !required.is_empty() {
            table = table.with("required", required);
        }
        table.with("additionalProperties", false)
    }

    fn property(&mut self, field: &FieldShape) -> Table {
        let (described, place) = (Table::new().with("description", prose(field.doc)), (field.describe)(self));
        if field.need == "list" {
            return described.with("type", "array").with("items", place);
        }
        // Beside a `$ref` draft-07 reads nothing, so a described one stands by itself.
        if place.has("$ref") {
            return described.with("allOf", vec![Node::from(place)]);
        }
        described.and(place)
    }
}

/// The schema of a document whose whole is `draft`.
pub(crate) fn schema_of(title: &'static str, draft: &DraftShape) -> String {
    let mut definitions = Definitions::default();
    let table = definitions.table(draft);
    written(title, table, definitions)
}

/// The schema of an array whose rows are `draft`.
pub(crate) fn schema_of_rows(title: &'static str, draft: &DraftShape) -> String {
    let mut definitions = Definitions::default();
    let row = definitions.refer(draft);
    written(title, Table::new().with("type", "array").with("items", row), definitions)
}

fn written(title: &'static str, table: Table, definitions: Definitions) -> String {
    let definitions =
        definitions.0.into_iter().fold(Table::new(), |all, (name, table)| all.with(name, table));
    let root = Table::new()
        .with("$schema", "http://json-schema.org/draft-07/schema#")
        .with("title", title)
        .and(table)
        .with("definitions", definitions);
    let mut text = serde_json::to_string_pretty(&root).unwrap_or_default();
    text.push('\n');
    text
}

/// The lines of a doc as one text.
fn prose(doc: &[&str]) -> String {
    doc.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}
