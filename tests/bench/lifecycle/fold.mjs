// node fold.mjs STORIES REPLAY: folds stories, [{"state":…,"events":[…]}], with XState's pure transitions, checks that
// each ends where wangge says, and compares with the events a second that `--fold` of the bench printed.
import { readFileSync } from "node:fs";
import { initialTransition, transition } from "xstate";
import { machine, may } from "./machine.mjs";

const ROUNDS = 5;
const BAR = 100;

const [, , file, replayed] = process.argv;
const stories = JSON.parse(readFileSync(file, "utf8"));
const words = /replay\s+\S+\s+([\d.]+) M events a second/.exec(readFileSync(replayed, "utf8"));
if (!words) throw new Error("no figure of replay");
const ours = Number(words[1]) * 1e6;

// Objects of events are made before: to decode them is not counted for anybody.
const told = stories.map(({ events }) => events.map((type) => ({ type })));
const events = told.reduce((sum, story) => sum + story.length, 0);
const [start] = initialTransition(machine);

function fold(story) {
  let state = start;
  for (const event of story) [state] = transition(machine, state, event);
  return state;
}

let wrong = 0;
for (const [nth, { state, events }] of stories.entries()) {
  let at = start;
  for (const event of told[nth]) {
    if (!may(at.value, event.type)) wrong += 1;
    [at] = transition(machine, at, event);
  }
  const escalations = events.filter((event) => event === "escalated").length;
  if (at.value !== state || at.context.escalations !== escalations) wrong += 1;
}

const seconds = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const began = process.hrtime.bigint();
  let sum = 0;
  for (const story of told) sum += fold(story).context.escalations;
  seconds.push(Number(process.hrtime.bigint() - began) / 1e9);
  if (sum < 0) throw new Error("never");
}
seconds.sort((a, b) => a - b);
const theirs = events / seconds[ROUNDS >> 1];
const ratio = ours / theirs;
const met = ratio >= BAR;
console.log(`${stories.length} stories, ${events} events, XState's median of ${ROUNDS} rounds`);
console.log(`  wangge, replay              ${(ours / 1e6).toFixed(1).padStart(9)} M events a second`);
console.log(`  XState, pure transitions    ${(theirs / 1e6).toFixed(3).padStart(9)} M events a second`);
console.log(`  the same states and escalations: ${wrong === 0 ? "yes" : `NO, ${wrong} times`}`);
console.log(`bar: ${BAR} times XState; ${met ? "met" : "MISSED"} with ${ratio.toFixed(0)}`);
process.exit(wrong === 0 && met ? 0 : 1);
