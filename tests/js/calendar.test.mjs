// Handles, columns and the life of a case as a user meets them; what they answer is held by the vectors.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BadValue, Calendar, Faults, Org, Refused, Scheme, WanggeError, decide, evolve, nextDue, story, text, tick } from "wangge";

const calendar = new Calendar();
const start = Date.parse("2026-02-12T10:00:00+08:00");
const due = Date.parse("2026-02-28T17:30:00+08:00");

test("T6: make-up days are counted, singly and in columns", () => {
  const answer = calendar.deadline("2026-02-12T10:00:00+08:00", "7个工作日");
  assert.deepEqual(answer, { deadline: "2026-02-28T17:30:00+08:00", edition: 2026, unpublished: false });
  assert.deepEqual(calendar.deadlines(Float64Array.of(start, start + 0.9), Float64Array.of(7, 7), "wd"), {
    deadlines: Float64Array.of(due, due),
    unpublished: Uint8Array.of(0, 0),
    edition: 2026,
  });
  const far = Date.parse("2027-03-05T10:00:00+08:00");
  assert.deepEqual(calendar.deadlines(Float64Array.of(start, far), 7, "wd").unpublished, Uint8Array.of(0, 1));
  assert.deepEqual(calendar.deadlines(new Float64Array(), 1.5, "wh").deadlines, new Float64Array());
});

test("T3: between is working time and turns its sign", () => {
  const [friday, monday] = ["2026-03-06T17:00:00+08:00", "2026-03-09T09:00:00+08:00"];
  assert.deepEqual(calendar.between(friday, monday), { millis: 3_600_000, edition: 2026 });
  const [a, b] = [Float64Array.of(Date.parse(friday)), Float64Array.of(Date.parse(monday))];
  assert.deepEqual(calendar.betweenMany(b, a), Float64Array.of(-3_600_000));
});

test("every bad row is named once, in order", () => {
  const starts = Float64Array.of(start, NaN, start, Infinity, start, start);
  const numbers = Float64Array.of(1, NaN, 0, 1, 0.0001, 1);
  /** @param {() => unknown} run */
  const rows = (run) => {
    try {
      run();
    } catch (error) {
      assert.ok(error instanceof Faults);
      assert.deepEqual([error.code, error.facts], ["rows", { count: error.faults.length }]);
      return error.faults.map((fault) => `${fault.path} ${fault.code}`);
    }
    return [];
  };
  assert.deepEqual(rows(() => calendar.deadlines(starts, numbers, "wh")), [
    "[1] bad_instant",
    "[2] bad_duration",
    "[3] out_of_range",
    "[4] bad_amount",
  ]);
  assert.deepEqual(rows(() => calendar.betweenMany(numbers, starts)), ["[1] bad_instant", "[3] out_of_range"]);
  assert.throws(() => calendar.deadlines(starts, Float64Array.of(1), "wh"), /not equally long/);
});

test("what is no question is refused", () => {
  assert.throws(() => calendar.deadline("2026-02-30T10:00:00+08:00", "1wd"), BadValue);
  assert.throws(() => calendar.deadlines(Float64Array.of(start), 0.1 + 0.2, "wh"), BadValue);
  assert.throws(() => calendar.deadlines(Float64Array.of(start), 1, /** @type {any} */ ("weeks")), BadValue);
  assert.throws(() => calendar.deadlines(/** @type {any} */ ([start]), 1, "wd"), TypeError);
  assert.throws(() => calendar.deadlines(Float64Array.of(start), /** @type {any} */ ("1"), "wd"), TypeError);
  assert.throws(() => calendar.day(/** @type {any} */ (20260305)), TypeError);
  assert.throws(() => text.describe(/** @type {any} */ (calendar)), /a Scheme that is not freed is wanted/);
});

const scheme = Scheme.preset("dongshi");
const org = Org.read(
  {
    units: [
      { id: "ds", tier: "town" },
      { id: "ds-07", tier: "grid1", parent: "ds" },
      { id: "ds-07-2", tier: "grid2", parent: "ds-07" },
    ],
    posts: [{ member: "m-1", role: "grid-worker", unit: "ds-07-2", from: "2022-01-01" }],
  },
  scheme,
);
/** @type {import("wangge").Command} */
const report = {
  command: "report",
  case: "c-1",
  at: "2026-03-05T09:00:00+08:00",
  by: { member: "m-1" },
  unit: "ds-07-2",
  item: "request.lighting",
  channel: "patrol",
};

test("a case lives, and every step is the core's own text", () => {
  const stored = text.decide(scheme, org, null, JSON.stringify(report));
  const events = decide(scheme, org, null, report);
  assert.equal(stored, JSON.stringify(events));
  const current = evolve(null, events);
  assert.equal(text.evolve(null, stored), JSON.stringify(current));
  assert.ok(current.state === "reported" && current.limit);
  const next = nextDue(current);
  assert.ok(next);
  const overdue = tick(scheme, org, current, next);
  assert.deepEqual(overdue.map((event) => event.event), ["accept_overdue", "notified", "notified"]);
  const told = story(scheme, [...events, ...overdue]);
  assert.match(told[1]?.text ?? "", /^逾期未接单/);
  assert.throws(() => decide(scheme, org, current, report), (error) => error instanceof Refused && error.code === "known_case");
  assert.throws(() => evolve(current, events), (error) => error instanceof WanggeError && error.code === "begun_twice");
  assert.throws(() => evolve(null, []), TypeError);
  assert.throws(() => nextDue(/** @type {any} */ ({ state: "nowhere" })), BadValue);
});

test("S5: a generated organisation has the preset's figures, the same for number and bigint seeds", () => {
  const generated = Org.generate("dongshi", scheme, 7);
  const figures = generated.figures("dongshi", "2026-03-05");
  assert.equal(figures.find((figure) => figure.code === "second_level_grids")?.value, 163);
  assert.deepEqual(Org.generate("dongshi", scheme, 7n).unit("ds"), generated.unit("ds"));
  for (const seed of [-1, 1.5, 2n ** 64n]) assert.throws(() => Org.generate("dongshi", scheme, seed), RangeError);
  assert.throws(() => Scheme.preset(/** @type {any} */ ("atlantis")), WanggeError);
});

test("handles tell what they are, and are of no use once freed", () => {
  assert.deepEqual(scheme.edition, { scheme: "dongshi", from: "2022-01-01" });
  assert.deepEqual(scheme.describe().edition, scheme.edition);
  assert.deepEqual(org.ancestors("ds-07-2"), [{ id: "ds-07", tier: 2 }, { id: "ds", tier: 1 }]);
  const own = scheme.calendar;
  assert.deepEqual([own.edition, own.offset], [2026, "+08:00"]);
  assert.ok(own instanceof Calendar);
  own.free();
  assert.throws(() => own.day("2026-03-05"), TypeError);
  own.free();
  const other = new Calendar();
  other[Symbol.dispose]?.();
  assert.throws(() => other.edition, TypeError);
});
