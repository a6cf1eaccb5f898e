// Activity tables (R0): columns of typed arrays and texts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Activities, Faults, Org, Scheme } from "wangge";

const scheme = Scheme.read(readFileSync(new URL("../vectors/base.toml", import.meta.url), "utf8"));
const org = Org.read(
  {
    units: [
      { id: "ds", tier: "town" },
      { id: "7", tier: "grid1", parent: "ds" },
    ],
    posts: ["1", "2", "王-3"].map((member) => ({ member, role: "grid-head", unit: "7", from: "2022-01-01" })),
  },
  scheme,
);
const NOON = Date.parse("2026-03-05T12:00:00+08:00");

/** Three records, with other columns in place of those given. */
const deeds = (/** @type {Record<string, unknown>} */ columns = {}) =>
  /** @type {any} */ ({
    member: ["1", "2", "1"],
    unit: ["7", "ds", "7"],
    kind: ["patrol", "deed", "patrol"],
    at: Float64Array.of(NOON, NOON, NOON),
    ...columns,
  });

/** Code and place of all faults. */
const faults = (/** @type {any} */ table) => {
  try {
    Activities.fromColumns(table, org);
  } catch (error) {
    assert.ok(error instanceof Faults, String(error));
    return error.faults.map(({ code, path }) => `${path} ${code}`);
  }
  return [];
};

/** What becomes of the records. */
const told = (/** @type {any} */ table, options = {}) => {
  const activities = Activities.fromColumns(table, org, options);
  const points = activities.score();
  return [activities.size, activities.skipped, points.credits("service"), points.byMember("service", "day"), points.byUnit("service", "all")];
};

test("R0: texts, dictionaries and whole numbers are the same ids", () => {
  const [places, kinds] = [[1, 0, 1], ["deed", "patrol"]];
  for (const Kind of [Int8Array, Int16Array, Int32Array, Uint8Array, Uint16Array, Uint32Array]) {
    const table = deeds({
      id: Kind.from([5, 6, 7]),
      member: Kind.from([1, 2, 1]),
      kind: { keys: Kind.from(places), values: kinds },
    });
    assert.deepEqual(told(table), told(deeds()), Kind.name);
  }
  for (const Kind of [BigInt64Array, BigUint64Array]) {
    const table = deeds({ member: Kind.from([1n, 2n, 1n]), kind: { keys: Kind.of(1n, 0n, 1n), values: kinds } });
    assert.deepEqual(told(table), told(deeds()), Kind.name);
  }
  assert.deepEqual(told(deeds({ at: BigInt64Array.from(Array(3).fill(BigInt(NOON))) })), told(deeds()));
  assert.deepEqual(told(deeds({ member: Buffer.from([1, 2, 1]) })), told(deeds()));
});

test("R0: records and columns of the same rows are told the same", () => {
  const rows = [0, 1, 2].map((row) => ({ id: `r-${row}`, member: "1", unit: "7", kind: "patrol", at: new Date(NOON + row).toISOString(), quantity: row / 2 }));
  const columns = {
    id: rows.map((row) => row.id),
    member: rows.map((row) => row.member),
    unit: rows.map((row) => row.unit),
    kind: rows.map((row) => row.kind),
    at: Float64Array.from(rows, (row) => Date.parse(row.at) + 0.75),
    quantity: Float64Array.from(rows, (row) => row.quantity),
  };
  const [read, given] = [Activities.read(rows, org).score(), Activities.fromColumns(columns, org).score()];
  for (const row of [0, 1, 2]) assert.deepEqual(given.explain("service", row), read.explain("service", row));
  assert.deepEqual(given.credits("service"), Float64Array.of(0, 500, 1000));
});

test("R0: what is absent: a column, null among texts, NaN among numbers", () => {
  const some = {
    quantity: Float64Array.of(NaN, 2, NaN),
    target: ["h-1", null, undefined],
    verified_by: { keys: Uint8Array.of(0, 1, 0), values: [null, "1"] },
    filed_at: Float64Array.of(NaN, NOON, NaN),
    reverses: [null, null, null],
    id: null,
  };
  assert.deepEqual(Activities.fromColumns(deeds(some), org).score().credits("service"), Float64Array.of(1000, 2000, 1000));
  assert.deepEqual(faults(deeds({ ...some, at: Float64Array.of(NOON, NaN, NOON), member: ["1", null, "2"] })), [
    "activities[1].at missing_field",
    "activities[1].member missing_field",
  ]);
  assert.deepEqual(faults(deeds({ quantity: Int16Array.of(0, 1, -1) })), ["activities[2].quantity out_of_bounds"]);
});

test("R0: rows beyond eight have their own bits", () => {
  const rows = 19;
  const values = Array.from({ length: rows }, (_, row) => (row % 5 === 4 ? null : "h-1"));
  const numbers = Float64Array.from(values, (value) => (value === null ? NaN : -1));
  const table = {
    member: Array(rows).fill("1"),
    unit: Array(rows).fill("7"),
    kind: Array(rows).fill("patrol"),
    at: new Float64Array(rows).fill(NOON),
  };
  const wrong = values.flatMap((value, row) => (value === null ? [] : [`activities[${row}].quantity out_of_bounds`]));
  assert.deepEqual(faults({ ...table, quantity: numbers }), wrong);
  const absent = values.flatMap((value, row) => (value === null ? [`activities[${row}].member missing_field`] : []));
  assert.deepEqual(faults({ ...table, member: values.map((value) => value && "1") }), absent);
});

test("R0, X1: what is wrong is named by row and column, or passed over", () => {
  const wrong = deeds({ member: ["1", "9", "王-3"], at: Float64Array.of(NOON, NOON, Infinity), kind: ["patrol", "patrol", "坐"] });
  const found = faults(wrong);
  assert.ok(found.includes("activities[1].member unknown_reference"), String(found));
  assert.ok(found.includes("activities[2].at out_of_range"), String(found));
  const sound = Activities.fromColumns(wrong, org, { skip: true });
  assert.deepEqual([sound.size, sound.skipped, sound.faults?.faults.length], [3, 2, found.length]);
  assert.deepEqual(faults(deeds({ kind: { keys: Uint8Array.of(0, 1, 0), values: ["patrol"] } })), ["activities[1].kind out_of_bounds"]);
});

test("R0: whole columns that are wrong", () => {
  assert.deepEqual(faults({ member: ["1"], kind: Float64Array.of(1), quantity: ["1"], at: Int32Array.of(1), verifed_by: ["1"] }), [
    "activities.at wrong_type",
    "activities.kind wrong_type",
    "activities.quantity wrong_type",
    "activities.unit missing_field",
    "activities.verifed_by unknown_field",
  ]);
  assert.deepEqual(faults(deeds({ unit: ["7"] })), ["activities.unit wrong_count"]);
  assert.deepEqual(faults(deeds({ at: new Float64Array() })), ["activities.at wrong_count"]);
});

test("R0: letters beyond ASCII keep their places", () => {
  const members = ["王-3", "1", "王-3"];
  assert.deepEqual(told(deeds({ member: members })), told(deeds({ member: { keys: Uint8Array.of(0, 1, 0), values: members } })));
  assert.deepEqual(faults(deeds({ target: ["é", "𠀀", "户"], quantity: Uint8Array.of(1, 1, 1) })), []);
});

test("only columns are columns", () => {
  const any = /** @type {any} */ (Activities);
  for (const table of [null, undefined, 7, "[]", deeds({ member: [1, 2, 1] }), deeds({ at: [NOON, NOON, NOON] }), deeds({ unit: "ds" }), deeds({ kind: { keys: [0, 0, 0], values: ["patrol"] } }), deeds({ kind: { keys: Float64Array.of(0, 0, 0), values: ["patrol"] } }), deeds({ kind: { keys: Uint8Array.of(0, 0, 0), values: "visit" } }), deeds({ quantity: Float32Array.of(1, 1, 1) }), deeds({ target: ["a\ud800", "\udc00", ""] })]) {
    assert.throws(() => any.fromColumns(table, org), TypeError);
  }
  assert.throws(() => any.fromColumns(deeds({ member: ["1", 2, "1"] }), org), { message: "member[1]: a string is wanted, not number" });
  assert.throws(() => any.fromColumns(deeds(), scheme), TypeError);
});
