// Activity records, and what is asked of them: points, duties, accounts.
import { Appraisals } from "./appraisals.js";
import { call, held, optional, place, string, textOf } from "./call.js";
import { columns } from "./columns.js";
import { fromText } from "./errors.js";
import { Handle, made } from "./handle.js";
import * as text from "./text.js";
import * as native from "./wangge_wasm.js";

/** @typedef {typeof import("./wangge.d.ts")} Wangge */

export class Activities extends Handle {
  /** @type {Wangge["Activities"]["read"]} */
  static read(records, org, options = {}) {
    const ground = world(org, options);
    return made(Activities, "Activities", call(() => native.read_activities(textOf(records), ground, skip(options))));
  }

  /** @type {Wangge["Activities"]["fromColumns"]} */
  static fromColumns(table, org, options = {}) {
    const ground = world(org, options);
    return made(Activities, "Activities", call(() => native.activities_of(columns(table), ground, skip(options))));
  }

  get size() {
    return held(this, "Activities").size();
  }

  get skipped() {
    return held(this, "Activities").skipped();
  }

  /** @returns {import("./wangge.d.ts").Faults | null} */
  get faults() {
    const said = held(this, "Activities").faults();
    return said === undefined ? null : /** @type {any} */ (fromText(said));
  }

  /** @type {Wangge["Activities"]["prototype"]["score"]} */
  score({ filedBy, keep = true, members = [], units = [] } = {}) {
    const asked = new native.Asked(Boolean(keep), optional(filedBy));
    for (const per of members) asked.members(string(per));
    for (const per of units) asked.units(string(per));
    return made(Points, "Points", call(() => held(this, "Activities").score(asked)));
  }

  /** @type {Wangge["Activities"]["prototype"]["duties"]} */
  duties(closed) {
    return made(Duties, "Duties", call(() => held(this, "Activities").duties(rows(closed))));
  }

  /** @type {Wangge["Activities"]["prototype"]["appraisals"]} */
  appraisals({ events, cases, outside } = {}) {
    const is = (/** @type {unknown} */ given) => given !== undefined && given !== null;
    const text = (/** @type {unknown} */ given, /** @type {string} */ none) => (is(given) ? textOf(given) : none);
    if (is(events) && is(cases)) throw new TypeError("events or cases, not both");
    const records = held(this, "Activities");
    const ask = () =>
      is(cases)
        ? records.appraisals_of(textOf(cases), text(outside, "{}"))
        : records.appraisals(text(events, "null"), text(outside, "{}"));
    return made(Appraisals, "Appraisals", call(ask));
  }

  /** @type {Wangge["Activities"]["prototype"]["accounts"]} */
  accounts(purse, now, { redemptions, cancels } = {}) {
    const ask = () =>
      held(this, "Activities").accounts(string(purse), string(now), rows(redemptions), rows(cancels));
    return made(Accounts, "Accounts", call(ask));
  }
}

export class Points extends Handle {
  /** @returns {string[]} */
  get purses() {
    return JSON.parse(text.purses(this));
  }

  /** @type {Wangge["Points"]["prototype"]["credits"]} */
  credits(purse) {
    return call(() => held(this, "Points").credits(string(purse)));
  }

  /** @type {Wangge["Points"]["prototype"]["byMember"]} */
  byMember(purse, per) {
    return JSON.parse(text.byMember(this, purse, per));
  }

  /** @type {Wangge["Points"]["prototype"]["byUnit"]} */
  byUnit(purse, per) {
    return JSON.parse(text.byUnit(this, purse, per));
  }

  /** @type {Wangge["Points"]["prototype"]["byRule"]} */
  byRule(purse) {
    return JSON.parse(text.byRule(this, purse));
  }

  /** @type {Wangge["Points"]["prototype"]["cuts"]} */
  cuts(purse) {
    return JSON.parse(text.cuts(this, purse));
  }

  /** @type {Wangge["Points"]["prototype"]["failed"]} */
  failed(purse) {
    return JSON.parse(text.failed(this, purse));
  }

  /** @type {Wangge["Points"]["prototype"]["unscored"]} */
  unscored() {
    return JSON.parse(text.unscored(this));
  }

  /** @type {Wangge["Points"]["prototype"]["state"]} */
  state(row) {
    return JSON.parse(held(this, "Points").state(place(row)));
  }

  /** @type {Wangge["Points"]["prototype"]["explain"]} */
  explain(purse, row) {
    return JSON.parse(text.explain(this, purse, row));
  }

  /** @type {Wangge["Points"]["prototype"]["explanation"]} */
  explanation(purse, row, lang = "zh") {
    return JSON.parse(text.explanation(this, purse, row, lang));
  }

  /** @type {Wangge["Points"]["prototype"]["signs"]} */
  signs(period) {
    return JSON.parse(text.signs(this, period));
  }

  /** @type {Wangge["Points"]["prototype"]["signsSaid"]} */
  signsSaid(period, lang = "zh") {
    return JSON.parse(text.signsSaid(this, period, lang));
  }
}

export class Duties extends Handle {
  /** @type {Wangge["Duties"]["prototype"]["fulfil"]} */
  fulfil(periods, duty) {
    return JSON.parse(text.fulfil(this, periods, duty));
  }

  /** @type {Wangge["Duties"]["prototype"]["because"]} */
  because(duty, period, unit, member) {
    return JSON.parse(text.because(this, duty, period, unit, member));
  }

  /** @type {Wangge["Duties"]["prototype"]["explanation"]} */
  explanation(duty, period, unit, member, lang = "zh") {
    return JSON.parse(text.dutyExplanation(this, duty, period, unit, member, lang));
  }

  /** @type {Wangge["Duties"]["prototype"]["agenda"]} */
  agenda(member, begin, end) {
    return JSON.parse(text.agenda(this, member, begin, end));
  }

  /** @type {Wangge["Duties"]["prototype"]["icalendar"]} */
  icalendar(member, begin, end, salt, lang = "zh") {
    return JSON.parse(text.icalendar(this, member, begin, end, salt, lang));
  }
}

export class Accounts extends Handle {
  /** @type {Wangge["Accounts"]["prototype"]["entries"]} */
  entries() {
    return JSON.parse(text.entries(this));
  }

  /** @type {Wangge["Accounts"]["prototype"]["open"]} */
  open() {
    return JSON.parse(text.openEntries(this));
  }

  /** @type {Wangge["Accounts"]["prototype"]["verdicts"]} */
  verdicts() {
    return JSON.parse(text.verdicts(this));
  }

  /** @type {Wangge["Accounts"]["prototype"]["statement"]} */
  statement(account) {
    return JSON.parse(text.statement(this, textOf(account)));
  }

  /** @type {Wangge["Accounts"]["prototype"]["explanation"]} */
  explanation(account, lang = "zh") {
    return JSON.parse(text.statementExplanation(this, textOf(account), lang));
  }
}

/**
 * What records are judged by.
 * @param {unknown} org
 * @param {{ history?: unknown, activations?: unknown }} options
 */
function world(org, { history, activations }) {
  const ground = new native.World(held(org, "Org"));
  if (history !== undefined && history !== null) ground.judge_by(held(history, "History"));
  if (activations !== undefined && activations !== null) ground.put_in_force(held(activations, "Activations"));
  return ground;
}

/** @param {{ skip?: boolean }} options */
const skip = (options) => Boolean(options.skip);

/**
 * JSON text of an array of rows, which is empty if none are given.
 * @param {unknown} given
 */
const rows = (given) => (given === undefined || given === null ? "[]" : textOf(given));
