// node node.mjs DIRECTORY: scores the ledger that `--export` of the bench `points` wrote, checks every credit against
// the native ones, and compares with the time that the bench took for it on one thread.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Activities, Org, Scheme } from "../../../bindings-wasm/pkg/node.js";

const ROUNDS = 7;
/** How many seconds the rounds last at least: V8 compiles the module better while it runs. */
const WARM = 2;
const BAR = 3;

const [, , directory] = process.argv;
const read = (name) => readFileSync(join(directory, name));
/** The bytes of a file as a typed array of its own. */
const typed = (name, Kind) => new Kind(new Uint8Array(read(name)).buffer);

const native = JSON.parse(read("native.json"));
const expected = typed("credits.f64", Float64Array);
const scheme = Scheme.read(read("scheme.toml").toString());
const org = Org.read(read("org.json").toString(), scheme);
const columns = {
  member: typed("member.u32", Uint32Array),
  unit: typed("unit.u32", Uint32Array),
  kind: typed("kind.u8", Uint8Array),
  at: typed("at.f64", Float64Array),
  quantity: typed("quantity.u8", Uint8Array),
};

const seconds = (work) => {
  const began = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - began) / 1e9;
};

/** The least seconds of some rounds: others may be at work beside us. */
const least = (work) => {
  let [best, spent] = [Infinity, 0];
  for (let round = 0; round < ROUNDS || spent < WARM; round += 1) {
    const taken = seconds(work);
    spent += taken;
    best = Math.min(best, taken);
  }
  return best;
};

const both = () => {
  const given = Activities.fromColumns(columns, org);
  given.score().free();
  given.free();
};

const first = seconds(both);
const activities = Activities.fromColumns(columns, org);
const points = activities.score();
const credits = points.credits("points");
const wrong = expected.reduce((sum, credit, row) => sum + (credit === credits[row] ? 0 : 1), 0);
const equal = wrong === 0 && credits.length === expected.length;
points.free();

const pass = least(() => activities.score().free());
activities.free();
const whole = least(both);

let met = equal;
console.log(`${native.rows} rows, ${native.members} members, the least of at least ${ROUNDS} rounds`);
for (const [what, here, there] of [
  ["score", pass, native.pass],
  ["fromColumns and score", whole, native.whole],
]) {
  const ratio = here / there;
  met &&= ratio <= BAR;
  const said = `${(here * 1e3).toFixed(1)} ms, native ${(there * 1e3).toFixed(1)} ms`;
  console.log(`  ${what.padEnd(24)} ${said}, ratio ${ratio.toFixed(2)}`);
}
console.log(`  the very first time      ${(first * 1e3).toFixed(1)} ms`);
console.log(`  the same credits: ${equal ? "yes" : `NO, ${wrong} differ`}`);
console.log(`bar: at most ${BAR} times the native time; ${met ? "met" : "MISSED"}`);
process.exit(met ? 0 : 1);
