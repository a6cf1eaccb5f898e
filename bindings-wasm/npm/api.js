// What the package offers: handles, the life of a case, errors; and `text`, the same as the core's own text.
import { textOf } from "./call.js";
import { rateColumns } from "./rate.js";
import * as text from "./text.js";

export { BadValue, Faults, Refused, WanggeError } from "./errors.js";
export { Accounts, Activities, Duties, Points } from "./activities.js";
export { Appraisals, Appraised, compare } from "./appraisals.js";
export { Activations, Calendar, DueIndex, History, Org, Scheme } from "./handles.js";
export { text };

/** @typedef {typeof import("./wangge.d.ts")} Wangge */

/** @type {Wangge["version"]} */
export const version = () => JSON.parse(text.version());

/** @type {Wangge["decide"]} */
export const decide = (scheme, org, current, command, { target, ...rest } = {}) =>
  JSON.parse(text.decide(scheme, org, given(current), textOf(command), { ...rest, target: given(target) }));

/** @type {Wangge["evolve"]} */
export const evolve = (current, events) => {
  const after = JSON.parse(text.evolve(given(current), textOf(events)));
  if (after === null) throw new TypeError("there is neither a case nor an event");
  return after;
};

/** @type {Wangge["tick"]} */
export const tick = (scheme, org, current, now, options) =>
  JSON.parse(text.tick(scheme, org, textOf(current), now, options));

/** @type {Wangge["remaining"]} */
export const remaining = (scheme, org, current, now, options) =>
  JSON.parse(text.remaining(scheme, org, textOf(current), now, options));

/** @type {Wangge["allowed"]} */
export const allowed = (scheme, org, current, actor, now, options) =>
  JSON.parse(text.allowed(scheme, org, textOf(current), textOf(actor), now, options));

/** @type {Wangge["nextDue"]} */
export const nextDue = (current) => JSON.parse(text.nextDue(textOf(current)));

/** @type {Wangge["story"]} */
export const story = (scheme, events, lang = "zh") => JSON.parse(text.story(scheme, textOf(events), lang));

/** @type {Wangge["rate"]} */
export const rate = (/** @type {any} */ subjects, /** @type {any} */ grading) =>
  typeof subjects === "string" || Array.isArray(subjects)
    ? JSON.parse(text.rate(textOf(subjects), textOf(grading)))
    : rateColumns(subjects, textOf(grading));

/** @param {unknown} current */
function given(current) {
  return current === null || current === undefined ? null : textOf(current);
}
