// Ranks and grades of columns.
import { call } from "./call.js";
import { columns } from "./columns.js";
import * as native from "./wangge_wasm.js";

/**
 * Rates columns by a grading, which is JSON or TOML text.
 * @param {unknown} table
 * @param {string} grading
 */
export const rateColumns = (table, grading) => {
  const rated = call(() => native.rate_columns(columns(table), grading));
  try {
    return { n: rated.n(), rank: rated.ranks(), grade: { keys: rated.grades(), values: rated.codes() } };
  } finally {
    rated.free();
  }
};
