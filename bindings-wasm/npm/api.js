// The functions: they parse what their namesakes in `text` answer.
import * as text from "./text.js";

export { BadValue, Faults, Refused, WanggeError } from "./errors.js";
export { text };

export const version = () => JSON.parse(text.version());
