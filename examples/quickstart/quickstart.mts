import init, { Org, Scheme, decide, evolve, story, tick } from "wangge";

await init();
const scheme = Scheme.preset("dongshi");
const org = Org.generate("dongshi", scheme, 7);
console.log(scheme.calendar.deadline("2026-02-12T09:00:00+08:00", "7wd").deadline);

const events = decide(scheme, org, null, {
  command: "report", case: "c-1", at: "2026-02-12T09:00:00+08:00",
  by: { member: "m-00652" }, unit: "ds-28-06-1", item: "request.lighting", channel: "visit",
});
const unaccepted = evolve(null, events);
events.push(...tick(scheme, org, unaccepted, "2026-02-14T09:00:00+08:00"));
for (const step of story(scheme, events, "zh")) console.log(`${step.at}  ${step.text}`);
