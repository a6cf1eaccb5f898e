// The entry for Node: ready when imported; `await init()` does no harm, so the same code runs everywhere.
// No top-level await, so that `require` works too.
import { readFileSync } from "node:fs";
import { initSync } from "./wangge_wasm.js";

const ready = initSync({ module: readFileSync(new URL("./wangge_wasm_bg.wasm", import.meta.url)) });

export * from "./api.js";
export { initSync };
export default async () => ready;
