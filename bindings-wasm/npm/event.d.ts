/** Events: what has happened to a case, with everything derived. */

import type {
  Actor,
  Awaited,
  Call,
  Evidence,
  FailedPoint,
  Limit,
  Marks,
  Matter,
  Receiver,
  Reply,
  Verdict,
  Wish,
} from "./case.js";
import type { Edition } from "./scheme.js";
import type { Duration, Instant, Share, Tier } from "./wangge.js";

interface EventBase {
  v: number;
  case: string;
  seq: number;
  at: Instant;
  /** Who gave the command; absent when time alone brought it. */
  by?: Actor;
  done_at?: Instant;
  note?: string;
}

/** How a case comes in, goes on in another or ends early. */
type Intake =
  | {
      event: "reported";
      edition: Edition;
      /** None while it is not on any list (未列). */
      matter?: Matter;
      point?: FailedPoint;
      origin: string;
      received: Receiver;
      channel: string;
      reporter?: string;
      groups?: string[];
      /** What the case is to reach by when, else a rule fires. */
      milestones?: Awaited[];
      to: string;
      tier: Tier;
      /** The plan in force that sets where it begins. */
      plan?: string;
      limit?: Limit;
    }
  | { event: "classified"; matter: Matter; to: string; tier: Tier; plan?: string; limit?: Limit }
  | {
      event: "accepted";
      holder: string;
      tier: Tier;
      plan?: string;
      ceiling: Tier;
      stage?: string;
      limit: Limit;
    }
  | { event: "rejected"; reason: string }
  | { event: "merged"; into: string }
  | { event: "joined"; from: string; reporters?: string[] }
  | { event: "accept_overdue"; deadline: Instant }
  | {
      event: "notified";
      unit: string;
      tier: Tier;
      about: "accept_overdue" | "severity" | "answer_overdue" | "rule" | "feedback_overdue" | "reopenings_used";
      rule: string;
    }
  | { event: "left" | "withdrawn"; reporter: string };

/** What is done about a case, and who holds it. */
type Work =
  | { event: "assigned"; member: string }
  | { event: "dispatched"; calls: Call[]; rule: string; limit?: Limit }
  | { event: "answered"; partner: string; answer: Reply; reason?: string }
  | { event: "answer_overdue"; partner: string; deadline: Instant }
  | { event: "convened"; partners: string[]; held_at: Instant; decision: string }
  | { event: "warned"; share: Share; deadline: Instant; rule: string }
  | { event: "overdue"; limit: Limit }
  | {
      event: "escalated";
      from: string;
      holder: string;
      tier: Tier;
      cause: "hand" | "rule" | "overdue";
      breach: boolean;
      reason?: string;
      rule?: string;
      limit: Limit;
    }
  | {
      event: "returned";
      count: number;
      from: string;
      holder: string;
      tier: Tier;
      reason: string;
      rule: string;
      limit: Limit;
    }
  | { event: "supervised"; holder: string; rule: string; limit: Limit }
  | { event: "fired" | "conference_required"; rule: string }
  | { event: "carded"; card: string; rank: number; rule: string }
  | {
      event: "reclassified";
      count: number;
      matter: Matter;
      stage?: string;
      reason: string;
      rule: string;
      holder: string;
      tier: Tier;
      limit?: Limit;
    }
  | { event: "asked" | "ask_refused"; wish: Wish; reason: string }
  | { event: "progressed"; stage?: string; limit?: Limit };

/** How its limits stand still and move. */
type Pace =
  | { event: "suspended"; reason: string; ends: Instant; cause: "until" | "cap"; unpublished?: boolean }
  | { event: "deferred"; granted_by: string; reason: string; ends: Instant; rule: string }
  | {
      event: "resumed";
      cause: "hand" | "until" | "cap";
      limit?: Limit;
      /** The limits of partners who have not answered, with their new deadlines. */
      answers?: { partner: string; limit: Limit }[];
    }
  | { event: "extended"; granted_by: string; length: Duration; count: number; rule: string; limit: Limit }
  | { event: "expedited"; granted_by: string; reason: string; limit: Limit };

/** What follows when it is resolved. */
type Ending =
  | {
      event: "resolved";
      outcome: string;
      evidence?: Evidence[];
      feedback: Limit;
      evaluate_until?: Instant;
      reopen_until: Instant;
      unpublished?: boolean;
    }
  | { event: "fed_back" }
  | { event: "feedback_overdue"; deadline: Instant }
  | { event: "evaluated"; marks: Marks; taken_by: "reporter" | "follow_up"; bad: boolean; rule: string }
  | {
      event: "reopened";
      count: number;
      holder: string;
      tier: Tier;
      cause: "hand" | "mark";
      reason?: string;
      rule: string;
      limit: Limit;
    }
  | { event: "closed"; cause: "hand" | "time"; appeal_until?: Instant; unpublished?: boolean }
  | { event: "appealed"; reason: string; until: Instant; unpublished?: boolean; rule: string }
  | {
      event: "judged";
      verdict: Verdict;
      cause: "hand" | "time";
      granted_by?: string;
      reason?: string;
      rule: string;
    };

/** What happened, told apart by `event`. */
export type Happening = Intake | Work | Pace | Ending;

/** One event of a case, the stored truth. */
export type Event = EventBase & Happening;
