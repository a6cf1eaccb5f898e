// The entry for browsers and bundlers: `await init()` once, then call.
import init, { initSync } from "./wangge_wasm.js";

export * from "./api.js";
export { initSync };
export default init;
