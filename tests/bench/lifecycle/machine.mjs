// wangge's states and events as a machine of XState. Escalations are counted; what an event says besides its name,
// limits, holders, marks and all, is left out, so that XState has the less to do.
import { assign, createMachine } from "xstate";

/** What may happen to any open case, and what may in any state. */
const open = { merged: "merged", withdrawn: "withdrawn", joined: null, left: null };
const ruled = { notified: null, fired: null, carded: null, conference_required: null };

/** State by state the events that may come, each with the state it leads to; null where the case stays. */
const states = {
  none: { reported: "reported" },
  reported: { ...open, classified: null, accept_overdue: null, accepted: "handling", rejected: "rejected" },
  handling: {
    ...open,
    warned: null,
    overdue: null,
    escalated: null,
    returned: null,
    supervised: null,
    expedited: null,
    extended: null,
    reclassified: null,
    assigned: null,
    dispatched: null,
    answered: null,
    answer_overdue: null,
    convened: null,
    asked: null,
    ask_refused: null,
    progressed: null,
    suspended: "suspended",
    deferred: "suspended",
    resolved: "resolved",
  },
  suspended: { ...open, resumed: "handling", progressed: null },
  resolved: { fed_back: null, feedback_overdue: null, evaluated: null, reopened: "handling", closed: "closed" },
  closed: { evaluated: null, reopened: "handling", appealed: null, judged: null },
  rejected: {},
  merged: {},
  withdrawn: {},
};

const count = assign({ escalations: ({ context }) => context.escalations + 1 });

function transition(event, target) {
  return { ...(target && { target }), ...(event === "escalated" && { actions: count }) };
}

function state(on) {
  const all = Object.entries({ ...ruled, ...on });
  return { on: Object.fromEntries(all.map(([event, target]) => [event, transition(event, target)])) };
}

export const machine = createMachine({
  context: { escalations: 0 },
  initial: "none",
  states: Object.fromEntries(Object.entries(states).map(([name, on]) => [name, state(on)])),
});

/** Whether an event may come in a state: XState itself passes over what does not. */
export const may = (name, event) => event in states[name] || event in ruled;
