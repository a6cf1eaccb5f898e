// Records, points, duties and accounts (P, D) as a user meets them; what they answer is held by the vectors.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Accounts, Activations, Activities, BadValue, Duties, Faults, History, Org, Points, Scheme, WanggeError, text } from "wangge";

const document = readFileSync(new URL("../vectors/base.toml", import.meta.url), "utf8");
const scheme = Scheme.read(document);
const org = Org.read(
  {
    units: [
      { id: "ds", tier: "town" },
      { id: "ds-01", tier: "grid1", parent: "ds" },
      { id: "ds-01-1", tier: "grid2", parent: "ds-01" },
    ],
    posts: [
      { member: "m-clerk", role: "centre-clerk", unit: "ds", from: "2022-01-01" },
      { member: "m-1", role: "grid-worker", unit: "ds-01-1", from: "2022-01-01" },
    ],
  },
  scheme,
);

/** @type {import("wangge").ActivityRecord[]} */
const RECORDS = [
  { id: "r-1", member: "m-1", unit: "ds-01-1", kind: "patrol", at: "2022-06-06T09:00:00+08:00", quantity: 1.5 },
  { id: "r-2", member: "m-1", unit: "ds-01", kind: "deed", at: "2022-06-07" },
  { id: "r-3", member: "m-clerk", unit: "ds", kind: "unanswered", at: "2022-07-07T09:00:00" },
  { id: "r-4", member: "m-clerk", unit: "ds", kind: "visit", at: "2022-07-07T09:00:00" },
];
const activities = Activities.read(RECORDS, org);
const points = activities.score();

test("P1: records come in as values or as text", () => {
  assert.equal(activities.size, 4);
  assert.equal(activities.skipped, 0);
  assert.equal(activities.faults, null);
  assert.equal(Activities.read(JSON.stringify(RECORDS), org).size, 4);
  assert.equal(Activities.read([], org).score().credits("service").length, 0);
});

test("P2, P8: credits in thousandths, totals, what no rule serves", () => {
  assert.deepEqual(points.purses, ["service", "hours", "neighbours"]);
  assert.deepEqual(points.credits("service"), Float64Array.of(1500, 1000, -2000, 0));
  assert.deepEqual(points.byMember("service", "all"), [
    { of: "m-1", period: "all", points: 2.5 },
    { of: "m-clerk", period: "all", points: -2 },
  ]);
  assert.deepEqual(points.byUnit("hours", "month").at(-1), { of: "ds-01", period: "2022-06", points: 1 });
  assert.deepEqual(points.byRule("hours"), [{ rule: "hour", points: 1 }]);
  assert.deepEqual(points.unscored(), [3]);
  assert.deepEqual(points.cuts("service"), []);
  assert.deepEqual(points.failed("neighbours"), [{ row: 1, rule: "neighbour", reason: "target" }]);
});

test("P2: a row stands somehow, or there is none", () => {
  assert.deepEqual([0, 3, 4, -1, 2 ** 40].map((row) => points.state(row)), ["served", "unscored", null, null, null]);
  assert.equal(points.explain("service", 0)?.served?.rule, "patrol");
  assert.equal(points.explain("service", 4), null);
  assert.match(points.explanation("service", 0) ?? "", /巡查计分/);
  assert.equal(points.explanation("service", -1, "en"), null);
  for (const wrong of [/** @type {any} */ ("0"), 0.5, NaN, 0n, null]) {
    assert.throws(() => points.state(wrong), TypeError);
    assert.throws(() => points.explain("service", wrong), TypeError);
  }
});

test("P2: a pass looks at what was filed by an instant, and keeps what it is asked for", () => {
  const early = activities.score({ filedBy: "2022-06-30T00:00:00+08:00" });
  assert.deepEqual(early.credits("service"), Float64Array.of(1500, 1000, 0, 0));
  assert.equal(early.state(2), "unfiled");
  const totals = activities.score({ keep: false, members: ["month"], units: new Set(/** @type {const} */ (["year"])) });
  assert.deepEqual(totals.byMember("service", "month"), points.byMember("service", "month"));
  assert.deepEqual(totals.byUnit("service", "year"), points.byUnit("service", "year"));
  const notKept = (/** @type {unknown} */ error) => error instanceof WanggeError && error.code === "not_kept";
  assert.throws(() => totals.credits("service"), notKept);
  assert.throws(() => totals.byMember("service", "day"), notKept);
  const any = /** @type {any} */ (activities);
  assert.throws(() => any.score({ members: ["decade"] }), { code: "unknown_word" });
  assert.throws(() => any.score({ filedBy: "soon" }), (error) => error instanceof BadValue && error.code === "bad_instant");
  assert.throws(() => any.score({ filedBy: new Date(0) }), TypeError);
  assert.throws(() => any.score({ units: [7] }), TypeError);
});

test("S1, L2: a history and plans in force are what records are judged by", () => {
  const later = Scheme.read(
    document.replace('from = "2022-01-01"', 'from = "2022-07-01"').replace("points = -2\n", "points = -3\n"),
  );
  const history = new History([scheme, later]);
  assert.deepEqual(Activities.read(RECORDS, org, { history }).score().credits("service"), Float64Array.of(1500, 1000, -3000, 0));
  const activations = Activations.read(
    { activations: [{ plan: "flood", unit: "ds-01", from: "2022-06-07", until: "2022-06-08", by: "m-clerk", basis: "assumed" }] },
    org,
  );
  const given = Activities.read(RECORDS, org, { activations, history: null });
  assert.deepEqual(given.score().credits("service"), Float64Array.of(1500, 1250, -2000, 0));
});

test("P1: wrong records are all named, or passed over", () => {
  const wrong = [...RECORDS, { ...RECORDS[0], unit: "ds-9" }, { id: "r-6" }];
  const faults = (/** @type {unknown} */ error) => error instanceof Faults && error.faults.length >= 3;
  assert.throws(() => Activities.read(/** @type {any} */ (wrong), org), faults);
  const sound = Activities.read(JSON.stringify(wrong), org, { skip: true });
  assert.deepEqual([sound.size, sound.skipped], [6, 2]);
  assert.ok(sound.faults instanceof Faults && faults(sound.faults));
  assert.equal(sound.score().state(5), "skipped");
});

test("D2, D4: duties and what is owed", () => {
  const duties = activities.duties();
  assert.deepEqual(duties.fulfil(["2022-W23"]), [
    { duty: "patrol-hours", period: "2022-W23", unit: "ds-01-1", required: 2.5, done: 1.5 },
  ]);
  assert.equal(duties.because("patrol-hours", "2022-W23", "ds-01-1")?.measure, "amount");
  assert.equal(duties.because("patrol-hours", "2022-W23", "ds-01-1", "m-1"), null);
  assert.match(duties.explanation("patrol-hours", "2022-W23", "ds-01-1", null, "en") ?? "", /2\.5/);
  const span = /** @type {const} */ (["m-1", "2022-06-06T00:00:00+08:00", "2022-06-07T00:00:00+08:00"]);
  assert.equal(duties.agenda(...span).member, "m-1");
  assert.match(duties.icalendar(...span, "salt"), /^BEGIN:VCALENDAR\r\n/);
  assert.equal(text.fulfil(duties, ["2022-06"], "everybody"), text.fulfil(activities.duties("[]"), ["2022-06"], "everybody"));
});

test("P5–P7: books, redemptions and statements", () => {
  const account = { member: "m-1" };
  const accounts = activities.accounts("service", "2022-06-14T00:00:00+08:00", {
    redemptions: [{ id: "q-1", account, good: "towel", pieces: 1, at: "2022-06-10" }],
    cancels: '[{"id": "x-1", "cancels": "q-1", "at": "2022-06-11"}]',
  });
  const statement = accounts.statement(account);
  assert.equal(statement.balance, statement.credited - statement.redeemed - statement.expired);
  assert.deepEqual(accounts.verdicts(), [{ id: "q-1", at: "2022-06-10T00:00:00+08:00", paid: 20 }]);
  assert.deepEqual(accounts.open().map((entry) => entry.row), [0, 1]);
  assert.deepEqual(accounts.entries(), []);
  assert.equal(accounts.explanation(account, "en").lines.length, statement.lines.length);
  assert.equal(text.statement(accounts, JSON.stringify(account)), JSON.stringify(statement));
  assert.throws(() => activities.accounts("savings", "2022-06-14T00:00:00+08:00"), { code: "unknown_purse" });
});

test("a freed or wrong handle is a TypeError; what was made of it goes on", () => {
  const records = Activities.read(RECORDS, org);
  const made = [records.score(), records.duties(), records.accounts("service", "2022-06-14T00:00:00+08:00")];
  records.free();
  records.free();
  for (const use of [() => records.size, () => records.score(), () => records.duties(), () => records.faults]) {
    assert.throws(use, { name: "TypeError", message: "a Activities that is not freed is wanted" });
  }
  const [scored, duties, accounts] = /** @type {[Points, Duties, Accounts]} */ (made);
  assert.equal(scored.credits("service").length, 4);
  assert.equal(duties.fulfil(["2022-W23"]).length, 1);
  assert.equal(accounts.verdicts().length, 0);
  for (const handle of made) handle[Symbol.dispose]();
  assert.throws(() => scored.purses, TypeError);
  assert.throws(() => text.entries(accounts), TypeError);
  assert.throws(() => text.purses(/** @type {any} */ (records)), TypeError);
  assert.throws(() => Activities.read([], /** @type {any} */ (scheme)), TypeError);
  assert.throws(() => Activities.read([], org, { history: /** @type {any} */ (scheme) }), TypeError);
});
