// The questions, answered with the core's own JSON text. Cases, commands and events go in as JSON text; handles go
// first.
import { call, held, optional, string } from "./call.js";
import * as native from "./wangge_wasm.js";

/** @typedef {typeof import("./wangge.d.ts")} Wangge */

/** @type {Wangge["text"]["version"]} */
export const version = () => call(() => native.version());

/** @type {Wangge["text"]["deadline"]} */
export const deadline = (calendar, start, duration) =>
  call(() => native.deadline(held(calendar, "Calendar"), string(start), string(duration)));

/** @type {Wangge["text"]["between"]} */
export const between = (calendar, a, b) =>
  call(() => native.between(held(calendar, "Calendar"), string(a), string(b)));

/** @type {Wangge["text"]["day"]} */
export const day = (calendar, date) => call(() => native.day(held(calendar, "Calendar"), string(date)));

/** @type {Wangge["text"]["describe"]} */
export const describe = (scheme) => call(() => native.describe(held(scheme, "Scheme")));

/** @type {Wangge["text"]["readOut"]} */
export const readOut = (scheme, lang) => call(() => native.read_out(held(scheme, "Scheme"), string(lang)));

/** @type {Wangge["text"]["assumed"]} */
export const assumed = (scheme) => call(() => native.assumed(held(scheme, "Scheme")));

/** @type {Wangge["text"]["diff"]} */
export const diff = (earlier, later, lang) =>
  call(() => native.diff(held(earlier, "Scheme"), held(later, "Scheme"), string(lang)));

/** @type {Wangge["text"]["catalogueDiff"]} */
export const catalogueDiff = (history, before, after) =>
  call(() => native.catalogue_diff(held(history, "History"), string(before), string(after)));

/** @type {Wangge["text"]["unit"]} */
export const unit = (org, id) => call(() => native.unit(held(org, "Org"), string(id)));

/** @type {Wangge["text"]["ancestors"]} */
export const ancestors = (org, id) => call(() => native.ancestors(held(org, "Org"), string(id)));

/** @type {Wangge["text"]["lowestCommonAncestor"]} */
export const lowestCommonAncestor = (org, one, other) =>
  call(() => native.lowest_common_ancestor(held(org, "Org"), string(one), string(other)));

/** @type {Wangge["text"]["subtree"]} */
export const subtree = (org, id) => call(() => native.subtree(held(org, "Org"), string(id)));

/** @type {Wangge["text"]["describeOrg"]} */
export const describeOrg = (org) => call(() => native.describe_org(held(org, "Org")));

/** @type {Wangge["text"]["active"]} */
export const active = (activations, org, plan, unit, date) =>
  call(() =>
    native.active(held(activations, "Activations"), held(org, "Org"), string(plan), string(unit), string(date)),
  );

/** @type {Wangge["text"]["figures"]} */
export const figures = (org, preset, date) =>
  call(() => native.figures(held(org, "Org"), string(preset), string(date)));

/** @type {Wangge["text"]["decide"]} */
export const decide = (scheme, org, current, command, { activations, target, targetScheme } = {}) =>
  call(() =>
    native.decide(
      held(scheme, "Scheme"),
      held(org, "Org"),
      inForce(activations),
      optional(current),
      string(command),
      optional(target),
      held(targetScheme ?? scheme, "Scheme"),
    ),
  );

/** @type {Wangge["text"]["evolve"]} */
export const evolve = (current, events) => call(() => native.evolve(optional(current), string(events)));

/** @type {Wangge["text"]["tick"]} */
export const tick = (scheme, org, current, now, { activations } = {}) =>
  call(() =>
    native.tick(held(scheme, "Scheme"), held(org, "Org"), inForce(activations), string(current), string(now)),
  );

/** @type {Wangge["text"]["remaining"]} */
export const remaining = (scheme, org, current, now, { activations } = {}) =>
  call(() =>
    native.remaining(held(scheme, "Scheme"), held(org, "Org"), inForce(activations), string(current), string(now)),
  );

/** @type {Wangge["text"]["allowed"]} */
export const allowed = (scheme, org, current, actor, now, { activations } = {}) =>
  call(() =>
    native.allowed(
      held(scheme, "Scheme"),
      held(org, "Org"),
      inForce(activations),
      string(current),
      string(actor),
      string(now),
    ),
  );

/** @type {any} */
let none;

/**
 * The plans in force; none where no list is given.
 * @param {unknown} activations
 */
const inForce = (activations) =>
  activations === null || activations === undefined
    ? (none ??= native.no_activations())
    : held(activations, "Activations");

/** @type {Wangge["text"]["nextDue"]} */
export const nextDue = (current) => call(() => native.next_due(string(current)));

/** @type {Wangge["text"]["due"]} */
export const due = (index, now) => call(() => held(index, "DueIndex").due(string(now)));

/** @type {Wangge["text"]["story"]} */
export const story = (scheme, events, lang) =>
  call(() => native.story(held(scheme, "Scheme"), string(events), string(lang)));
