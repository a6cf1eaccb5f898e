// Calendar, scheme, organisation and the like: what the core holds, behind objects that are read only; an index of
// what is due alone changes.
import { call, floats, held, keep, string, textOf } from "./call.js";
import { Handle, made } from "./handle.js";
import * as text from "./text.js";
import * as native from "./wangge_wasm.js";

/** @typedef {typeof import("./wangge.d.ts")} Wangge */

export class Calendar extends Handle {
  constructor() {
    super();
    keep(this, "Calendar", call(() => native.china()));
  }

  get edition() {
    return native.edition(held(this, "Calendar"));
  }

  get offset() {
    return native.offset(held(this, "Calendar"));
  }

  /** @type {Wangge["Calendar"]["prototype"]["deadline"]} */
  deadline(start, duration) {
    return JSON.parse(text.deadline(this, start, duration));
  }

  /** @type {Wangge["Calendar"]["prototype"]["between"]} */
  between(a, b) {
    return JSON.parse(text.between(this, a, b));
  }

  /** @type {Wangge["Calendar"]["prototype"]["day"]} */
  day(date) {
    return JSON.parse(text.day(this, date));
  }

  /** @type {Wangge["Calendar"]["prototype"]["deadlines"]} */
  deadlines(starts, n, unit) {
    const one = typeof n === "number" ? n : undefined;
    const numbers = typeof n === "number" ? new Float64Array() : floats(n);
    const deadlines = new Float64Array(floats(starts).length);
    const unpublished = new Uint8Array(starts.length);
    const calendar = held(this, "Calendar");
    call(() => native.deadlines(calendar, starts, numbers, one, string(unit), deadlines, unpublished));
    return { deadlines, unpublished, edition: this.edition };
  }

  /** @type {Wangge["Calendar"]["prototype"]["betweenMany"]} */
  betweenMany(a, b) {
    const millis = new Float64Array(floats(a).length);
    call(() => native.between_many(held(this, "Calendar"), a, floats(b), millis));
    return millis;
  }
}

export class Scheme extends Handle {
  /** @type {Wangge["Scheme"]["read"]} */
  static read(document, items) {
    const read = () =>
      items === undefined
        ? native.read_scheme(textOf(document))
        : native.read_scheme_with_items(textOf(document), textOf(items));
    return made(Scheme, "Scheme", call(read));
  }

  /** @type {Wangge["Scheme"]["preset"]} */
  static preset(name) {
    return Scheme.read(call(() => native.preset(string(name))));
  }

  /** @type {Wangge["Scheme"]["prototype"]["describe"]} */
  describe() {
    return JSON.parse(text.describe(this));
  }

  /** @type {Wangge["Scheme"]["prototype"]["readOut"]} */
  readOut(lang = "zh") {
    return JSON.parse(text.readOut(this, lang));
  }

  /** @type {Wangge["Scheme"]["prototype"]["assumed"]} */
  assumed() {
    return JSON.parse(text.assumed(this));
  }

  /** @type {Wangge["Scheme"]["prototype"]["diff"]} */
  diff(later, lang = "zh") {
    return JSON.parse(text.diff(this, later, lang));
  }

  /** @returns {Calendar} */
  get calendar() {
    return made(Calendar, "Calendar", call(() => native.calendar_of(held(this, "Scheme"))));
  }

  /** @returns {import("./wangge.d.ts").Edition} */
  get edition() {
    return JSON.parse(native.scheme_edition(held(this, "Scheme")));
  }
}

export class History extends Handle {
  /** @param {Iterable<Scheme>} schemes */
  constructor(schemes) {
    super();
    const editions = new native.Editions();
    for (const scheme of schemes) editions.push(held(scheme, "Scheme"));
    keep(this, "History", call(() => native.history(editions)));
  }

  /** @type {Wangge["History"]["prototype"]["on"]} */
  on(day) {
    const found = call(() => native.history_on(held(this, "History"), string(day)));
    return found === undefined ? null : made(Scheme, "Scheme", found);
  }

  /** @returns {import("./wangge.d.ts").Edition[]} */
  get editions() {
    return JSON.parse(native.editions(held(this, "History")));
  }

  /** @type {Wangge["History"]["prototype"]["catalogueDiff"]} */
  catalogueDiff(before, after) {
    return JSON.parse(text.catalogueDiff(this, before, after));
  }
}

export class Org extends Handle {
  /** @type {Wangge["Org"]["read"]} */
  static read(document, scheme) {
    return made(Org, "Org", call(() => native.read_org(textOf(document), held(scheme, "Scheme"))));
  }

  /** @type {Wangge["Org"]["generate"]} */
  static generate(preset, scheme, seed) {
    const whole = BigInt(seed);
    if (whole !== BigInt.asUintN(64, whole)) throw new RangeError("a seed is a whole number from 0 to 2^64 - 1");
    return Org.read(call(() => native.generate(string(preset), held(scheme, "Scheme"), whole)), scheme);
  }

  /** @type {Wangge["Org"]["prototype"]["unit"]} */
  unit(id) {
    return JSON.parse(text.unit(this, id));
  }

  /** @type {Wangge["Org"]["prototype"]["ancestors"]} */
  ancestors(id) {
    return JSON.parse(text.ancestors(this, id));
  }

  /** @type {Wangge["Org"]["prototype"]["lowestCommonAncestor"]} */
  lowestCommonAncestor(one, other) {
    return JSON.parse(text.lowestCommonAncestor(this, one, other));
  }

  /** @type {Wangge["Org"]["prototype"]["subtree"]} */
  subtree(id) {
    return JSON.parse(text.subtree(this, id));
  }

  /** @type {Wangge["Org"]["prototype"]["describe"]} */
  describe() {
    return JSON.parse(text.describeOrg(this));
  }

  /** @type {Wangge["Org"]["prototype"]["figures"]} */
  figures(preset, date) {
    return JSON.parse(text.figures(this, preset, date));
  }
}

export class Activations extends Handle {
  /** @type {Wangge["Activations"]["read"]} */
  static read(document, org) {
    return made(Activations, "Activations", call(() => native.read_activations(textOf(document), held(org, "Org"))));
  }

  /** @type {Wangge["Activations"]["prototype"]["active"]} */
  active(org, plan, unit, day) {
    return JSON.parse(text.active(this, org, plan, unit, day));
  }
}

export class DueIndex extends Handle {
  constructor() {
    super();
    keep(this, "DueIndex", new native.DueIndex());
  }

  get size() {
    return held(this, "DueIndex").size();
  }

  /** @returns {string | null} */
  get nextDue() {
    return JSON.parse(held(this, "DueIndex").next_due());
  }

  /** @type {Wangge["DueIndex"]["prototype"]["put"]} */
  put(current) {
    call(() => held(this, "DueIndex").put(textOf(current)));
  }

  /** @type {Wangge["DueIndex"]["prototype"]["remove"]} */
  remove(id) {
    call(() => held(this, "DueIndex").remove(string(id)));
  }

  /** @type {Wangge["DueIndex"]["prototype"]["due"]} */
  due(now) {
    return JSON.parse(text.due(this, now));
  }
}
