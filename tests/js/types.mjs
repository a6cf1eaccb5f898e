// Checked by the compiler alone: what the package does has the types that it promises.
import * as browser from "../../bindings-wasm/pkg/index.js";
import * as node from "../../bindings-wasm/pkg/node.js";

/** @type {typeof import("wangge")[]} */
export const promised = [browser, node];
