// The questions, answered with the core's own JSON text. Cases, commands and events go in as JSON text; handles go
// first.
import { call, held, optional, place, string } from "./call.js";
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

/** @type {Wangge["text"]["rate"]} */
export const rate = (subjects, grading) => call(() => native.rate(string(subjects), string(grading)));

/** @type {Wangge["text"]["purses"]} */
export const purses = (points) => call(() => held(points, "Points").purses());

/** @type {Wangge["text"]["byMember"]} */
export const byMember = (points, purse, per) =>
  call(() => held(points, "Points").by_member(string(purse), string(per)));

/** @type {Wangge["text"]["byUnit"]} */
export const byUnit = (points, purse, per) =>
  call(() => held(points, "Points").by_unit(string(purse), string(per)));

/** @type {Wangge["text"]["byRule"]} */
export const byRule = (points, purse) => call(() => held(points, "Points").by_rule(string(purse)));

/** @type {Wangge["text"]["cuts"]} */
export const cuts = (points, purse) => call(() => held(points, "Points").cuts(string(purse)));

/** @type {Wangge["text"]["failed"]} */
export const failed = (points, purse) => call(() => held(points, "Points").failed(string(purse)));

/** @type {Wangge["text"]["unscored"]} */
export const unscored = (points) => call(() => held(points, "Points").unscored());

/** @type {Wangge["text"]["explain"]} */
export const explain = (points, purse, row) =>
  call(() => held(points, "Points").explain(string(purse), place(row)));

/** @type {Wangge["text"]["explanation"]} */
export const explanation = (points, purse, row, lang) =>
  call(() => held(points, "Points").explanation(string(purse), place(row), string(lang)));

/** @type {Wangge["text"]["fulfil"]} */
export const fulfil = (duties, periods, duty) =>
  call(() => held(duties, "Duties").fulfil(optional(duty), Array.from(periods, string)));

/** @type {Wangge["text"]["because"]} */
export const because = (duties, duty, period, unitId, member) =>
  call(() => held(duties, "Duties").because(string(duty), string(period), string(unitId), optional(member)));

/** @type {Wangge["text"]["dutyExplanation"]} */
export const dutyExplanation = (duties, duty, period, unitId, member, lang) =>
  call(() =>
    held(duties, "Duties").explanation(string(duty), string(period), string(unitId), optional(member), string(lang)),
  );

/** @type {Wangge["text"]["agenda"]} */
export const agenda = (duties, member, begin, end) =>
  call(() => held(duties, "Duties").agenda(string(member), string(begin), string(end)));

/** @type {Wangge["text"]["icalendar"]} */
export const icalendar = (duties, member, begin, end, salt, lang) =>
  call(() =>
    held(duties, "Duties").icalendar(string(member), string(begin), string(end), string(salt), string(lang)),
  );

/** @type {Wangge["text"]["entries"]} */
export const entries = (accounts) => call(() => held(accounts, "Accounts").entries());

/** @type {Wangge["text"]["openEntries"]} */
export const openEntries = (accounts) => call(() => held(accounts, "Accounts").open());

/** @type {Wangge["text"]["verdicts"]} */
export const verdicts = (accounts) => call(() => held(accounts, "Accounts").verdicts());

/** @type {Wangge["text"]["statement"]} */
export const statement = (accounts, account) =>
  call(() => held(accounts, "Accounts").statement(string(account)));

/** @type {Wangge["text"]["statementExplanation"]} */
export const statementExplanation = (accounts, account, lang) =>
  call(() => held(accounts, "Accounts").explanation(string(account), string(lang)));

/** @type {Wangge["text"]["signs"]} */
export const signs = (points, period) => call(() => held(points, "Points").signs(string(period)));

/** @type {Wangge["text"]["signsSaid"]} */
export const signsSaid = (points, period, lang) =>
  call(() => held(points, "Points").signs_said(string(period), string(lang)));

/** @type {Wangge["text"]["recommend"]} */
export const recommend = (appraisals, appraisal, period, asOf) =>
  call(() => held(appraisals, "Appraisals").recommend(string(appraisal), string(period), string(asOf)));

/** @type {Wangge["text"]["evenMarks"]} */
export const evenMarks = (appraisals, period) =>
  call(() => held(appraisals, "Appraisals").even_marks(string(period)));

/** @type {Wangge["text"]["publicity"]} */
export const publicity = (appraisals, appraisal, period, asOf) =>
  call(() => held(appraisals, "Appraisals").publicity(string(appraisal), string(period), string(asOf)));

/** @type {Wangge["text"]["standings"]} */
export const standings = (appraised) => call(() => held(appraised, "Appraised").standings());

/** @type {Wangge["text"]["explainTotal"]} */
export const explainTotal = (appraised, subject) =>
  call(() => held(appraised, "Appraised").explain(string(subject)));

/** @type {Wangge["text"]["totalExplanation"]} */
export const totalExplanation = (appraised, subject, lang) =>
  call(() => held(appraised, "Appraised").explanation(string(subject), string(lang)));

/** @type {Wangge["text"]["lift"]} */
export const lift = (appraised, subject) => call(() => held(appraised, "Appraised").lift(string(subject)));

/** @type {Wangge["text"]["weightRuns"]} */
export const weightRuns = (appraised) => call(() => held(appraised, "Appraised").weight_runs());

/** @type {Wangge["text"]["compare"]} */
export const compare = (before, after) =>
  call(() => held(before, "Appraised").compare(held(after, "Appraised")));
