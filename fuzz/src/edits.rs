//! Bytes as edits of JSON that was right.

use arbitrary::{Result, Unstructured};
use serde_json::{Value, json};

/// Changes a text of JSON in up to `most` places: leaves replaced or taken from elsewhere, keys and rows left out,
/// doubled or moved.
pub fn edited(u: &mut Unstructured<'_>, mut value: Value, most: usize) -> Result<Value> {
    for _ in 0..u.int_in_range(0..=most)? {
        let leaf = anywhere(u, &mut value)?.clone();
        let place = anywhere(u, &mut value)?;
        match u.int_in_range(0..=5)? {
            0 => *place = leaf,
            1 => *place = odd(u)?,
            2 => shuffle(u, place)?,
            3 => {
                if let Value::Object(all) = place {
                    let keys: Vec<String> = all.keys().cloned().collect();
                    if !keys.is_empty() {
                        all.remove(u.choose(&keys)?);
                    }
                }
            }
            4 => {
                if let Some(number) = place.as_i64() {
                    *place = json!(number.saturating_add(u.int_in_range(-2..=2)?));
                }
            }
            _ => {
                if let Some(text) = place.as_str().filter(|text| text.len() > 18 && text.is_ascii()) {
                    // Most long texts are instants: another day, hour or offset.
                    let (at, digit) = (u.int_in_range(0..=text.len() - 1)?, u.int_in_range(b'0'..=b'9')?);
                    *place = json!(format!("{}{}{}", &text[..at], char::from(digit), &text[at + 1..]));
                }
            }
        }
    }
    Ok(value)
}

/// Some place in a value, from the root downwards.
fn anywhere<'v>(u: &mut Unstructured<'_>, value: &'v mut Value) -> Result<&'v mut Value> {
    let mut place = value;
    loop {
        let below = match &*place {
            Value::Array(rows) => rows.len(),
            Value::Object(all) => all.len(),
            _ => 0,
        };
        if below == 0 || u.ratio(1, 6)? {
            return Ok(place);
        }
        let at = u.choose_index(below)?;
        place = match place {
            Value::Array(rows) => &mut rows[at],
            Value::Object(all) => all.values_mut().nth(at).expect("a value"),
            _ => return Ok(place),
        };
    }
}

fn shuffle(u: &mut Unstructured<'_>, place: &mut Value) -> Result<()> {
    if let Value::Array(rows) = place
        && !rows.is_empty()
    {
        let (at, to) = (u.choose_index(rows.len())?, u.choose_index(rows.len())?);
        match u.int_in_range(0..=2)? {
            0 => rows.swap(at, to),
            1 => rows.insert(to, rows[at].clone()),
            _ => drop(rows.remove(at)),
        }
    }
    Ok(())
}

fn odd(u: &mut Unstructured<'_>) -> Result<Value> {
    Ok(match u.int_in_range(0..=8)? {
        0 => Value::Null,
        1 => json!(u.arbitrary::<i64>()?),
        2 => json!(u.arbitrary::<u64>()?),
        3 => json!(u.arbitrary::<f64>()?),
        4 => json!([]),
        5 => json!({}),
        6 => json!(u.choose(&[
            "2199-12-31T23:59:59.999Z",
            "1900-01-01T00:00:00+08:00",
            "0000-00-00T00:00:00Z",
            ""
        ])?),
        7 => json!(u.choose(&["999999999wd", "0wh", "1d", "0.001h", "9999999999min"])?),
        _ => json!(u.arbitrary::<&str>()?),
    })
}
