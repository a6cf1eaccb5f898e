// R5: ratings of rows and of columns.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Faults, rate } from "wangge";

/** @type {import("wangge").GradingDocument} */
const grading = {
  ties: "strict",
  grade: [
    { code: "best", name: "优秀", quota: 0.5 },
    { code: "rest", name: "其余" },
  ],
};

test("R5: rows are rated, also as text and under a TOML grading", () => {
  const rows = [{ subject: "m-1", total: 1.5 }, { subject: "m-2" }, { subject: "m-3", total: 2 }];
  const expected = [
    { subject: "m-1", n: 2, rank: 2, grade: "rest" },
    { subject: "m-2" },
    { subject: "m-3", n: 2, rank: 1, grade: "best" },
  ];
  assert.deepEqual(rate(rows, grading), expected);
  const toml = '[[grade]]\ncode = "best"\nname = "优秀"\nquota = 0.5\n[[grade]]\ncode = "rest"\nname = "其余"\n';
  assert.deepEqual(rate(JSON.stringify(rows), toml), expected);
});

test("R5: columns are rated as their rows are", () => {
  const total = Float64Array.of(1, NaN, 3, 3, 2, 5);
  const group = ["a", "a", "b", "b", "b", null];
  const veto = [null, null, null, null, null, "rest"];
  const rows = group.map((of, at) => ({
    ...(of === null ? {} : { group: of }),
    ...(Number.isNaN(total[at]) ? {} : { total: /** @type {number} */ (total[at]) }),
    ...(veto[at] ? { veto: /** @type {string} */ (veto[at]) } : {}),
  }));
  const rated = rate({ group, total, veto, period: Int32Array.of(1, 1, 1, 1, 1, 1) }, grading);
  const told = rate(rows, grading);
  assert.deepEqual([...rated.n], told.map(({ n }) => n ?? 0));
  assert.deepEqual([...rated.rank], told.map(({ rank }) => rank ?? 0));
  assert.deepEqual([...rated.grade.keys].map((key) => rated.grade.values[key]), told.map(({ grade }) => grade));
  assert.deepEqual(rated.grade.values, ["best", "rest"]);
});

test("S2: faults name column and row", () => {
  /** @param {() => unknown} ask */
  const faults = (ask) => {
    try {
      ask();
    } catch (error) {
      assert.ok(error instanceof Faults, String(error));
      return error.faults.map(({ code, path }) => `${path} ${code}`);
    }
    return [];
  };
  assert.deepEqual(faults(() => rate({ total: Float64Array.of(1, 0.12345), veto: ["bets", null] }, grading)), [
    "subjects[0].veto unknown_reference",
    "subjects[1].total bad_amount",
  ]);
  assert.deepEqual(faults(() => rate(/** @type {any} */ ({ totals: Int8Array.of(1) }), grading)), [
    "subjects.total missing_field",
    "subjects.totals unknown_field",
  ]);
  assert.deepEqual(faults(() => rate([], { grade: [] })), ["grade wrong_count"]);
  assert.throws(() => rate(/** @type {any} */ (null), grading), TypeError);
});
