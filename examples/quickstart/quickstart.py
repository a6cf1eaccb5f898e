from wangge import Org, Scheme, decide, evolve, story, tick

scheme = Scheme.preset("dongshi")
org = Org.generate("dongshi", scheme, 7)
print(scheme.calendar.deadline("2026-02-12T09:00:00+08:00", "7wd")["deadline"])

events = decide(scheme, org, None, {
    "command": "report", "case": "c-1", "at": "2026-02-12T09:00:00+08:00",
    "by": {"member": "m-00652"}, "unit": "ds-28-06-1", "item": "request.lighting", "channel": "visit",
})
case = evolve(None, events)
events += tick(scheme, org, case, "2026-02-14T09:00:00+08:00")
for step in story(scheme, events, "zh"):
    print(f"{step['at']}  {step['text']}")
