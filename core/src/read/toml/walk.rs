//! From the tree of a TOML document into places.

use super::scalar::Value;
use super::{Document, Kind};
use crate::read::{Place, Reader, Scalar, Step};

/// Reads a value and what is inside it into a place. As deep as drafts are, however deep the document.
pub(crate) fn walk(document: &Document<'_>, id: u32, place: &mut dyn Place, reader: &mut Reader) {
    let Some(node) = document.node(id) else { return };
    match node.kind() {
        Kind::Scalar(_) => scalar(document, id, place, reader),
        Kind::List | Kind::Rows if !place.list() => place.refuse("a list", reader),
        Kind::Table if !place.table() => place.refuse("a table", reader),
        Kind::List | Kind::Rows => {
            for (position, row) in document.inside(id).enumerate() {
                reader.path.push(Step::Index(position));
                if reader.has_room(place)
                    && let Some(place) = place.row()
                {
                    walk(document, row, place, reader);
                }
                reader.path.pop();
                if reader.is_full {
                    return;
                }
            }
        }
        Kind::Table => {
            for field in document.inside(id) {
                let name = document.key(field);
                let Some(place) = reader.enter(place, &name) else { continue };
                reader.path.push(Step::Field(name.into_owned()));
                walk(document, field, place, reader);
                reader.path.pop();
                if reader.is_full {
                    return;
                }
            }
            place.close(reader);
        }
    }
}

fn scalar(document: &Document<'_>, id: u32, place: &mut dyn Place, reader: &mut Reader) {
    match document.value(id) {
        Some(Value::Bool(given)) => place.scalar(Scalar::Bool(given), reader),
        Some(Value::Integer(given)) => place.scalar(Scalar::Integer(given), reader),
        Some(Value::Number(given)) => place.scalar(Scalar::Number(given), reader),
        Some(Value::Text(given)) => place.scalar(Scalar::Text(&given), reader),
        Some(Value::Date(given)) => place.scalar(Scalar::Text(&given), reader),
        None => {}
    }
}
