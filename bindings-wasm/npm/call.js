// How a function of the core is called: only with text, and what it throws as text becomes an `Error`.
import { fromText } from "./errors.js";

/**
 * @param {(...texts: string[]) => string} native
 * @param {string[]} texts
 */
export const call = (native, ...texts) => {
  for (const text of texts) {
    if (typeof text !== "string") throw new TypeError(`a string is wanted, not ${typeof text}`);
  }
  try {
    return native(...texts);
  } catch (error) {
    throw typeof error === "string" ? fromText(error) : error;
  }
};
