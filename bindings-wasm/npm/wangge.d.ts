/**
 * Township grid governance (网格化管理): deadlines, schemes, organisations and cases as pure functions.
 *
 * Every function answers with plain values, parsed from the core's own JSON text; its namesake in `text` answers
 * with that text, byte for byte the same in Rust, Python and JavaScript.
 */

/** What `init` and `initSync` may be told: where the module is, or the module itself. */
export interface InitOptions {
  module_or_path?: string | URL | Request | Response | BufferSource | WebAssembly.Module;
}

/** Makes the module ready. Needed once in browsers before any other call; in Node it does nothing. */
export default function init(options?: InitOptions): Promise<unknown>;

/** Makes the module ready from its bytes, at once. */
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;

/** One fault of a document: a stable code, the place, the facts, and the wording in two languages. */
export interface Fault {
  readonly code: string;
  readonly path: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly en: string;
  readonly zh: string;
}

/** Anything the library refuses, with its reason. */
export class WanggeError extends Error implements Fault {
  protected constructor(said: Fault);
  readonly code: string;
  readonly path: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly en: string;
  readonly zh: string;
}

/** A value that is not what it should be: an instant, a duration, an amount, an id. */
export class BadValue extends WanggeError {}

/** A command that the rules refuse (拒绝), with the one reason that comes first. */
export class Refused extends WanggeError {}

/** A document with faults (差错): all of them at once, in the order of the document. */
export class Faults extends WanggeError {
  protected constructor(said: Fault & { faults: Fault[] });
  readonly faults: readonly Fault[];
}

/** The library's version, such as `0.1.0`. */
export function version(): string;

/** The same functions, answering with the core's own JSON text. */
export namespace text {
  /** The library's version, as JSON text. */
  function version(): string;
}
