// What can go wrong, as `Error` objects with code, place, facts and the wording in two languages.

/** @typedef {import("./wangge.d.ts").Fault} Fault */

export class WanggeError extends Error {
  /** @param {Fault} said */
  constructor({ code, path, facts, en, zh }) {
    super(worded({ code, path, en }));
    this.name = new.target.name;
    this.code = code;
    this.path = path;
    this.facts = facts;
    this.en = en;
    this.zh = zh;
  }
}

export class BadValue extends WanggeError {}

export class Refused extends WanggeError {}

export class Faults extends WanggeError {
  /** @param {Fault & { faults?: Fault[] }} said */
  constructor(said) {
    super(said);
    this.faults = said.faults ?? [];
    this.message = [this.message, ...this.faults.map(worded)].join("\n");
  }
}

/** @type {Record<string, new (said: any) => WanggeError>} */
const KINDS = {
  value: BadValue,
  json: BadValue,
  refused: Refused,
  faults: Faults,
  column: Faults,
  calendar: WanggeError,
  evolve: WanggeError,
  tally: WanggeError,
};

/**
 * The error for one that the core wrote as JSON text.
 * @param {string} text
 * @returns {Error}
 */
export const fromText = (text) => {
  const said = JSON.parse(text);
  const Kind = KINDS[said.kind];
  return Kind ? new Kind(said) : new Error(text);
};

/** @param {Pick<Fault, "code" | "path" | "en">} said */
function worded({ code, path, en }) {
  return `${path ? `${path}: ` : ""}${en} (${code})`;
}
