// The functions, answering with the core's own JSON text.
import { call } from "./call.js";
import * as native from "./wangge_wasm.js";

export const version = () => call(native.version);
