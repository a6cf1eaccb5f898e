// Columns of typed arrays and texts, handed over to the core's own memory, each once.
import { string } from "./call.js";
import * as native from "./wangge_wasm.js";

/**
 * What whole numbers come in, and what the core calls it.
 * @type {Record<string, "i8" | "i16" | "i32" | "i64" | "u8" | "u16" | "u32" | "u64">}
 */
const WHOLE = {
  Int8Array: "i8",
  Int16Array: "i16",
  Int32Array: "i32",
  BigInt64Array: "i64",
  Uint8Array: "u8",
  Uint16Array: "u16",
  Uint32Array: "u32",
  BigUint64Array: "u64",
};

/** The columns of instants. */
const TIMES = ["at", "filed_at"];

/**
 * Columns by name. One that is `null` or `undefined` is none.
 * @param {unknown} table
 */
export const columns = (table) => {
  if (typeof table !== "object" || table === null) throw new TypeError("columns by name are wanted");
  const given = new native.Columns();
  try {
    for (const [name, values] of Object.entries(table)) {
      if (values !== null && values !== undefined) add(given, string(name), values);
    }
  } catch (error) {
    given.free();
    throw error;
  }
  return given;
};

/**
 * @param {native.Columns} given
 * @param {string} name
 * @param {any} values
 */
function add(given, name, values) {
  const kind = kindOf(values);
  const times = TIMES.includes(name);
  if (Array.isArray(values)) given.texts(name, texts(values, name));
  else if (kind === "Float64Array") times ? given.times(name, values) : given.numbers(name, values);
  else if (kind === "BigInt64Array" && times) given.stamps(name, values);
  else if (kind !== undefined && kind in WHOLE) given.whole(name, whole(values, name));
  else if (Array.isArray(values.values)) {
    given.dictionary(name, whole(values.keys, `${name}.keys`), texts(values.values, `${name}.values`));
  } else throw new TypeError(`${name}: a typed array, an array of strings, or { keys, values } is wanted`);
}

/**
 * The name of a type of typed arrays.
 * @param {any} values
 * @returns {string | undefined}
 */
function kindOf(values) {
  return ArrayBuffer.isView(values) ? /** @type {any} */ (values)[Symbol.toStringTag] : undefined;
}

/**
 * @param {any} values
 * @param {string} place
 */
function whole(values, place) {
  const width = WHOLE[kindOf(values) ?? ""];
  if (width === undefined) throw new TypeError(`${place}: a typed array of whole numbers is wanted`);
  return native.Whole[width](values);
}

/**
 * Texts one after the other in UTF-8; `null` and `undefined` stand for none.
 * @param {unknown[]} values
 * @param {string} place
 */
function texts(values, place) {
  const offsets = new Int32Array(values.length + 1);
  const some = new Uint8Array(Math.ceil(values.length / 8));
  let [all, absent, end] = [/** @type {string[]} */ ([]), false, 0];
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row];
    if (value === null || value === undefined) absent = true;
    else {
      const text = wholeText(value, `${place}[${row}]`);
      all.push(text);
      end += length(text);
      some[row >> 3] = (some[row >> 3] ?? 0) | (1 << (row & 7));
    }
    offsets[row + 1] = end;
  }
  return new native.Texts(new TextEncoder().encode(all.join("")), offsets, absent ? some : undefined);
}

/**
 * @param {unknown} value
 * @param {string} place
 */
function wholeText(value, place) {
  try {
    return string(value);
  } catch (error) {
    throw new TypeError(`${place}: ${/** @type {Error} */ (error).message}`);
  }
}

/**
 * How many bytes of UTF-8 a string of whole characters has.
 * @param {string} text
 */
function length(text) {
  let bytes = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // Half a pair is two of the four bytes of its character.
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
