// What all handles have in common.
import { keep, release } from "./call.js";

export class Handle {
  free() {
    release(this);
  }

  // Where the symbol is not known yet, this is a method that nobody calls.
  [Symbol.dispose]() {
    release(this);
  }
}

/**
 * A handle of what the core has made.
 * @template {Handle} T
 * @param {{ prototype: T }} Kind
 * @param {string} kind
 * @param {unknown} native
 * @returns {T}
 */
export const made = (Kind, kind, native) => {
  const handle = Object.create(Kind.prototype);
  keep(handle, kind, native);
  return handle;
};
