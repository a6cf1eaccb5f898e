// What is due among many cases (C6), as a user meets it; what it answers is held by the vectors.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BadValue, DueIndex, Org, Scheme, decide, evolve, nextDue, text, tick } from "wangge";

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
const LAST = "2199-12-31T23:59:59.999Z";

/**
 * @param {string} id
 * @param {string} at
 */
const reported = (id, at) =>
  evolve(
    null,
    decide(scheme, org, null, {
      command: "report",
      case: id,
      at,
      by: { member: "m-1" },
      unit: "ds-07-2",
      item: "request.lighting",
      channel: "patrol",
    }),
  );

const early = reported("c-2", "2026-03-05T09:00:00+08:00");
const late = reported("c-1", "2026-03-05T10:00:00+08:00");

/** @param {DueIndex} index */
const known = (index) => ({ due: index.due(LAST), next: index.nextDue, size: index.size });

test("C6: cases come in as values or as text", () => {
  const index = new DueIndex();
  assert.deepEqual(known(index), { due: [], next: null, size: 0 });
  index.put(late);
  index.put(JSON.stringify(early));
  assert.deepEqual(known(index), { due: ["c-2", "c-1"], next: nextDue(early), size: 2 });
  assert.equal(text.due(index, LAST), '["c-2","c-1"]');
});

test("C6: what was due and is ticked is due no more", () => {
  const index = new DueIndex();
  index.put(early);
  const now = index.nextDue ?? "";
  assert.deepEqual(index.due(now), ["c-2"]);
  const after = evolve(early, tick(scheme, org, early, now));
  index.put(after);
  assert.deepEqual(index.due(now), []);
  assert.equal(index.nextDue, nextDue(after));
  index.remove("c-2");
  assert.deepEqual(known(index), { due: [], next: null, size: 0 });
});

test("X1: what is no case, id or instant is an error with a code, and nothing is lost", () => {
  const index = new DueIndex();
  index.put(early);
  const before = known(index);
  /** @type {[any, string][]} */
  const cases = [["", "syntax"], ['{"case":"c-3"', "syntax"], ["null", "wrong_form"], [null, "wrong_form"], [{ state: "nowhere" }, "wrong_form"], [{ ...early, case: "" }, "wrong_form"], [[early], "wrong_form"]];
  for (const [bad, code] of cases) {
    assert.throws(() => index.put(bad), (error) => error instanceof BadValue && error.code === code && error.path === "");
  }
  for (const bad of ["", "2026-03-05", "2026-02-30T09:00:00+08:00"]) {
    for (const ask of [() => index.due(bad), () => text.due(index, bad)]) {
      assert.throws(ask, (error) => error instanceof BadValue && error.code === "bad_instant");
    }
  }
  assert.throws(() => index.remove(""), (error) => error instanceof BadValue && error.code === "bad_id");
  assert.deepEqual(known(index), before);
});

test("only text and plain values are handed to the core", () => {
  const index = new DueIndex();
  const any = /** @type {any} */ (index);
  for (const wrong of [() => any.put(undefined), () => any.put("a\ud800"), () => any.remove(7), () => any.due(7), () => any.due(new Date(0))]) {
    assert.throws(wrong, TypeError);
  }
  assert.equal(index.size, 0);
});

test("a freed or wrong handle is a TypeError", () => {
  const index = new DueIndex();
  index.put(early);
  index.free();
  index.free();
  for (const use of [() => index.put(early), () => index.remove("c-2"), () => index.due(LAST), () => text.due(index, LAST), () => index.nextDue, () => index.size]) {
    assert.throws(use, { name: "TypeError", message: "a DueIndex that is not freed is wanted" });
  }
  assert.throws(() => text.due(/** @type {any} */ (scheme), LAST), TypeError);
});
