/** Cases (事件): the commands to them, and the snapshot that events fold into. */

import type { Edition, Milestone } from "./scheme.js";
import type { Duration, Instant, Share, Tier } from "./wangge.js";

/**
 * Who gives a command: a member who serves, the person who reported the case, a partner the case is dispatched to, or
 * a device, which can do nothing but report by the channel `sensor`.
 */
export type Actor = { member: string } | { reporter: string } | { partner: string } | { device: string };

/** The unit and member who took the report and answer for feedback to the end (首问负责); no member for a device. */
export interface Receiver {
  unit: string;
  member?: string;
}

/** What a case is about, as its item stood when it was reported. */
export interface Matter {
  item: string;
  severity?: string;
  condition?: string;
  /** Other units the matter touches. */
  affected?: string[];
  /** The functions that lead and support (主办、协办), the lead first. */
  functions?: string[];
  /** The tier the case may climb to. */
  ceiling: Tier;
  /** Whether residents evaluate it. */
  evaluated: boolean;
  /** The item was not on the list that day, and the scheme let it through. */
  outside?: boolean;
}

/** The point of a checklist whose failing opened a case. */
export interface FailedPoint {
  checklist: string;
  point: string;
}

/** A partner called upon, by the function that is needed (吹哨). */
export interface Call {
  partner: string;
  function: string;
}

/** A piece of evidence: its kind and an opaque reference to where it is kept. */
export interface Evidence {
  kind: string;
  reference: string;
}

/** Three marks of 1, worst, to 5 (办理效果、时长、态度). */
export interface Marks {
  effect: number;
  duration: number;
  attitude: number;
}

/** What a holder or assignee may ask for: 延期、挂账缓办、退回. */
export type Wish = "extend" | "defer" | "return";

/** What a dispatched partner says: 报到、不予接受、已完成. */
export type Reply = "accepts" | "declines" | "done";

/** What becomes of an appeal: 准予、驳回. */
export type Verdict = "granted" | "dismissed";

interface CommandBase {
  case: string;
  /** When the deciding system takes it; it rules every clock. */
  at: Instant;
  by: Actor;
  /** When the deed was done, not later than `at`; without effect on limits. */
  done_at?: Instant;
  note?: string;
}

/** 受理登记; without an item it is on no list yet (未列). A failed point names its checklist and itself. */
export type Report = {
  command: "report";
  unit: string;
  item?: string;
  severity?: string;
  condition?: string;
  affected?: string[];
  /** The groups of households it concerns. */
  groups?: string[];
  origin?: string;
  channel: string;
  reporter?: string;
} & ({ checklist: string; point: string } | { checklist?: undefined; point?: undefined });

/** What is asked of a case before and while it is handled. */
type Handling =
  | { command: "classify"; item: string; severity?: string; condition?: string; affected?: string[] }
  | { command: "accept" }
  | { command: "reject"; reason: string }
  | { command: "merge"; into: string }
  | { command: "assign"; member: string }
  | { command: "dispatch"; calls: Call[] }
  | { command: "convene"; partners: string[]; held_at: Instant; decision: string }
  | { command: "escalate"; to?: string; reason: string }
  | { command: "return"; reason: string }
  | { command: "suspend"; reason: string; until?: Instant }
  | { command: "resume" }
  | { command: "defer"; granted_by: string; reason: string; until: Instant }
  | { command: "extend"; granted_by: string; length: Duration }
  | { command: "expedite"; granted_by: string; deadline: Instant; reason: string }
  | { command: "reclassify"; item?: string; severity?: string; condition?: string; reason: string }
  | { command: "ask" | "refuse_ask"; wish: Wish; reason: string }
  | { command: "answer"; answer: "accepts" | "done"; reason?: string }
  | { command: "answer"; answer: "declines"; reason: string }
  | { command: "progress"; stage: string }
  | { command: "progress"; stage?: undefined; note: string };

/** What is asked when a case comes to its end. */
type Ending =
  | { command: "resolve"; outcome: string; evidence?: Evidence[] }
  | { command: "feed_back" }
  | { command: "evaluate"; marks: Marks }
  | { command: "reopen"; reason: string }
  | { command: "close" }
  | { command: "appeal"; reason: string }
  | { command: "judge"; granted_by: string; verdict: Verdict; reason: string }
  | { command: "withdraw" };

/** A command to one case, told apart by `command`. */
export type Command = CommandBase & (Report | Handling | Ending);

/** A limit (时限) with everything derived from scheme and calendar. */
export interface Limit {
  for: "accept" | "handle" | "supervision" | "answer" | "feedback";
  length: Duration;
  /** Once a deadline was set by hand (催办): how many milliseconds of exact time it lasts instead. */
  expedited?: number;
  start: Instant;
  deadline: Instant;
  warnings?: { share: Share; at: Instant }[];
  edition: number;
  unpublished?: boolean;
  rule: string;
  /** The plans in force that changed its length. */
  plans?: string[];
}

/** What a case is to reach by when, else a rule fires. */
export interface Awaited {
  rule: string;
  milestone: Milestone;
  by: Instant;
  unpublished?: boolean;
}

/** The unit that holds a case, and its tier. */
export interface Holder {
  unit: string;
  tier: Tier;
}

/** A partner called upon: its limit to answer while it runs, and what it answered last. */
export interface Dispatched {
  partner: string;
  function: string;
  limit?: Limit;
  answer?: Reply;
}

/** An appeal against lateness (超时申诉): past `until` it is dismissed. */
export type Appealed = { pending: { by: Actor; until: Instant } } | { judged: Verdict };

/** What is counted or listed is absent while there is none of it. */
interface CaseBase {
  case: string;
  seq: number;
  last: Instant;
  edition: Edition;
  /** None while it is not on any list (未列). */
  matter?: Matter;
  point?: FailedPoint;
  origin: string;
  received: Receiver;
  channel: string;
  reported_at: Instant;
  /** Who reported it, those who joined included, in order. */
  reporters?: string[];
  /** The groups of households it concerns. */
  groups?: string[];
  /** The highest card it was given (亮牌), and its place in the ladder, from 0. */
  card?: { card: string; rank: number };
  awaited?: Awaited[];
  /** The rules that fired, each once, in order. */
  fired?: string[];
  conference_required?: boolean;
  /** The tier of the first holder, once accepted. */
  first_tier?: Tier;
  stage?: string;
  assignee?: string;
  asks?: { wish: Wish; by: string }[];
  dispatches?: Dispatched[];
  /** Every function ever called upon. */
  called?: string[];
  conferences?: number;
  breaches?: number;
  returns?: number;
  reopenings?: number;
  bad_marks?: number;
  corrections?: number;
  overdues?: number;
  /** The tiers on which it was extended, in order. */
  extended?: Tier[];
  deferred?: boolean;
  appeal?: Appealed;
  suspensions?: { from: Instant; to: Instant; deferral?: boolean }[];
}

/** What belongs to a case that is resolved or closed. */
interface Outcome {
  holder: Holder;
  resolved_at: Instant;
  feedback: { due: Limit } | { given: Instant } | "overdue";
  evaluate_until?: Instant;
  reopen_until: Instant;
  marks?: Marks;
  /** Once closed: until when an appeal is heard. */
  appeal_until?: Instant;
}

/** A case as it stands, told apart by `state`. */
export type Case = CaseBase &
  (
    | { state: "reported"; holder: Holder; limit?: Limit; late?: boolean }
    | { state: "handling"; holder: Holder; limit?: Limit }
    | {
        state: "suspended";
        holder: Holder;
        limit?: Limit;
        since: Instant;
        ends: Instant;
        cause: "until" | "cap";
        deferral?: boolean;
      }
    | ({ state: "resolved" | "closed" } & Outcome)
    | { state: "rejected" | "withdrawn"; holder: Holder }
    | { state: "merged"; holder: Holder; into: string }
  );

/** The name of a state: 待接单、办理中、已中止、已办结、已销号、不予受理、已并案、已撤回. */
export type State = Case["state"];

/**
 * What is left of a limit: milliseconds of exact or working time, or closings of days. `left` is negative once the
 * limit is exceeded; while it `stands_still` the deadline does not know yet what the suspension will add.
 */
export interface Remaining {
  for: "accept" | "handle" | "supervision" | "answer" | "feedback";
  counted: "exact" | "working" | "days" | "working_days";
  elapsed: number;
  left: number;
  deadline: Instant;
  stands_still: boolean;
}

/** A command, the fields that belong to it, and why it is not allowed, if it is not. */
export interface Allowed {
  command: Command["command"];
  fields: string[];
  /** Where `granted_by` is among the fields: the units in whose name the actor may give it. */
  granted_by?: string[];
  refusal?: { code: string; facts: Record<string, unknown> };
}
