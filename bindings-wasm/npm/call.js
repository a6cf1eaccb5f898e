// How a function of the core is called: with text and handles only, and what it throws as text becomes an `Error`.
import { fromText } from "./errors.js";

/** @type {WeakMap<object, { kind: string, native: any }>} */
const handles = new WeakMap();

/**
 * Ties what the core holds to the object that stands for it here.
 * @param {object} handle
 * @param {string} kind
 * @param {any} native
 */
export const keep = (handle, kind, native) => void handles.set(handle, { kind, native });

/**
 * What the core holds of a handle.
 * @param {unknown} handle
 * @param {string} kind
 */
export const held = (handle, kind) => {
  const found = typeof handle === "object" && handle !== null ? handles.get(handle) : undefined;
  if (found?.kind !== kind) throw new TypeError(`a ${kind} that is not freed is wanted`);
  return found.native;
};

/**
 * Frees what the core holds of a handle, which is of no use any more.
 * @param {object} handle
 */
export const release = (handle) => {
  handles.get(handle)?.native.free();
  handles.delete(handle);
};

/**
 * A string of whole characters: of half a surrogate pair another character would reach the core.
 * @param {unknown} value
 * @returns {string}
 */
export const string = (value) => {
  if (typeof value !== "string") throw new TypeError(`a string is wanted, not ${typeof value}`);
  const half = value.search(/\p{Surrogate}/u);
  if (half >= 0) throw new TypeError(`a string of whole characters is wanted, not half a surrogate pair at ${half}`);
  return value;
};

/**
 * A string, or nothing.
 * @param {unknown} value
 */
export const optional = (value) => (value === null || value === undefined ? undefined : string(value));

/** More rows than the core can hold. */
const NO_ROW = 2 ** 32 - 1;

/**
 * The number of a row; where there can be none, one that the core has not.
 * @param {unknown} value
 */
export const place = (value) => {
  if (typeof value !== "number" || !Number.isInteger(value)) throw new TypeError("the number of a row is wanted");
  return value >= 0 && value < NO_ROW ? value : NO_ROW;
};

/**
 * Plain values as JSON text for the core; a text stands for itself.
 * @param {unknown} value
 */
export const textOf = (value) => string(typeof value === "string" ? value : JSON.stringify(value));

/**
 * @param {unknown} value
 * @returns {Float64Array}
 */
export const floats = (value) => {
  if (!(value instanceof Float64Array)) throw new TypeError("a Float64Array is wanted");
  return value;
};

/**
 * @template T
 * @param {() => T} native
 * @returns {T}
 */
export const call = (native) => {
  try {
    return native();
  } catch (error) {
    throw typeof error === "string" ? fromText(error) : error;
  }
};
