/** A scheme (治理方案) as it describes itself, defaults filled in. */

import type { AppraisalRule, InputRule, SignsRule } from "./rubric.js";
import type {
  Activity,
  Cap,
  Duty,
  DutyChange,
  Good,
  PlanMultiplier,
  PointRule,
  Purse,
  Settlement,
} from "./service.js";
import type { Day, Duration, Share, Tier } from "./wangge.js";

/** Which document a case is judged by: the scheme's code and the first day it holds. */
export interface Edition {
  scheme: string;
  from: Day;
}

/** What an entry rests on (依据): a source, or `assumed`; and the fields that the source does not give. */
export interface Basis {
  source: string;
  assumed?: string[];
}

/** A kind of something, by code. */
export interface Kind {
  code: string;
  name: string;
  basis: Basis;
}

/** A whole scheme as it describes itself, defaults filled in. */
export interface SchemeDescription {
  edition: Edition;
  name: string;
  until?: Day;
  basis: Basis;
  calendar: { offset: string; edition: number; unpublished: "mark" | "error" };
  sources: { id: string; title: string; number?: string; issued?: string; article?: string }[];
  tiers: (Kind & { number: Tier; party?: string; service?: string })[];
  roles: (Kind & { tiers: Tier[] })[];
  /** Tags of members: they tell of service only. */
  tags: (Kind & { class: "qualification" | "talent" })[];
  parties: Kind[];
  functions: Kind[];
  partners: (Kind & { class: "department" | "enterprise" | "co-building" | "social" | "team" })[];
  links: (Kind & { source: LinkEnd; target: LinkEnd })[];
  /** Groups of households with a need for care, each with the service items for it and the duties that cover it. */
  groups: (Kind & { serves: string[]; duties?: string[] })[];
  channels: Kind[];
  evidence: Kind[];
  /** Cards of supervision, the lowest first. */
  cards: (Kind & { rank: number })[];
  severities: (Kind & { tier?: Tier; card?: string })[];
  categories: Kind[];
  items: Item[];
  checklists: Checklist[];
  /** What becomes of work outside the list; `accept` is the time to accept unlisted reports. */
  catalogue: Kind & { outside: "refuse" | "flag"; accept?: Duration };
  ceiling: Kind & { simple: Tier; complex: Tier; hard: Tier };
  handling: Kind & { feedback: Duration; suspension: Duration };
  ladder: Kind & { warnings: Share[]; supervision: Duration };
  evaluation: Kind & {
    window: Duration;
    reopens_at: number;
    reopenings: number;
    reopen_within: Duration;
    follow_up: string[];
  };
  /** How often a case goes back down. */
  return?: Kind & { times: number };
  /** The longest term a case is put off for. */
  deferral?: Kind & { longest: Duration };
  /** At most this share of the limit, so many times a case. */
  extension?: Kind & { share: Share; times: number };
  /** How often a case is classified anew. */
  correction?: Kind & { times: number };
  /** Appeals against lateness: how long after the closing, and the time to judge one. */
  appeal?: Kind & { window: Duration; judged: Duration };
  /** The limit for the answer of a partner who is dispatched, if there is one. */
  dispatch?: Kind & { answer?: Duration };
  /** Trigger rules, in the order in which they are tried. */
  triggers: Trigger[];
  /** Who may give which command; the reporter alone holds no role. */
  authorities: { command: AuthorityCommand; roles: string[]; scope: Scope[]; basis: Basis }[];
  /** Kinds of activity records. */
  activities: Activity[];
  duties: Duty[];
  purses: Purse[];
  /** Rules of points; those of a purse are tried in this order. */
  point_rules: PointRule[];
  caps: Cap[];
  settlement?: Settlement;
  goods: Good[];
  /** Figures from outside that appraisals use. */
  inputs?: InputRule[];
  /** Appraisals (考核方案). */
  appraisals?: AppraisalRule[];
  /** When records look distorted, where that is laid down. */
  signs?: SignsRule;
  /** Plans for emergencies: the tiers they exist for, their working groups, what is otherwise while one is active. */
  plans: (Kind & {
    tiers: Tier[];
    groups: { code: string; name: string; roles: string[]; posts: string[] }[];
    overrides: Override[];
    duties?: DutyChange[];
    multipliers?: PlanMultiplier[];
  })[];
}

/** A trigger rule (触发规则): when something has come about a case, then this is done about it. */
export type Trigger = Kind & When & Then;

/** What a trigger rule waits for. */
export type When =
  | { when: "reopening" | "bad-evaluation" | "extension"; nth: number }
  | { when: "mark"; at_most: number }
  | { when: "functions"; count: number }
  | { when: "nature"; nature: "simple" | "complex" | "hard" }
  | { when: "group"; group: string }
  | { when: "milestone"; milestone: Milestone; within: Duration }
  | { when: "overdue" };

/** What a case can be slow to reach. */
export type Milestone = "accept" | "dispatch" | "progress" | "resolve" | "close";

/** What a trigger rule does. */
export type Then =
  | { then: "escalate" | "supervise" | "conference" }
  | { then: "notify"; tier: Tier }
  | { then: "card"; card: string };

/** What is otherwise while a plan is active: of the items named, or of every one where none is. */
export interface Override {
  items: string[];
  start?: Tier;
  accept?: LimitChange;
  handle?: LimitChange;
}

/** Another limit, or so many times what it would be. */
export type LimitChange = { value: Duration } | { factor: Share };

/** The commands an authority can be written for. */
export type AuthorityCommand =
  | "report"
  | "classify"
  | "accept"
  | "reject"
  | "merge"
  | "assign"
  | "dispatch"
  | "convene"
  | "escalate"
  | "return"
  | "suspend"
  | "resume"
  | "defer"
  | "extend"
  | "expedite"
  | "reclassify"
  | "refuse_ask"
  | "progress"
  | "resolve"
  | "reopen"
  | "close"
  | "appeal"
  | "judge";

/** Where an actor must stand to a case; `apex`: where the holder is on tier 1, somebody there but the one who asks. */
export type Scope = "holder" | "ancestor" | "first-receiver" | "reporter" | "apex";

/** What a link can tie. */
export type LinkEnd = "member" | "unit" | "partner" | "household" | "party";

/** An item of the catalogue (网格事项); on the list from `from` until the day `until`. */
export interface Item extends Kind {
  category: string;
  kind: "problem" | "service" | "inspection";
  nature: "simple" | "complex" | "hard";
  from?: Day;
  until?: Day;
  temporary: boolean;
  start: Tier;
  ceiling: Tier;
  /** The card its cases start with. */
  card?: string;
  /** The function that leads, and those that support it. */
  lead?: string;
  support: string[];
  severities: { code: string; tier?: Tier }[];
  /** Conditions that have limits of their own; their codes are of this item alone. */
  conditions: { code: string; name: string }[];
  evidence: string[];
  evaluated: boolean;
  /** The channels it comes in by; empty: any. */
  channels: string[];
  /** The groups of households it is served to at home. */
  at_home: string[];
  registration?: string;
  closing?: string;
  stages_in_order: boolean;
  /** Its limits; with stages, those to accept only. */
  limits: LimitRow[];
  /** Stages of handling, in order, each with its limits to handle. */
  stages: { code: string; name: string; limits: LimitRow[] }[];
}

/** One row of limits (时限): the most specific that speaks of a case holds. */
export interface LimitRow {
  condition?: string;
  severity?: string;
  tier?: Tier;
  /** Such as `06-01..09-30`, both days included. */
  season?: string;
  accept?: Duration;
  handle?: Duration;
}

/** A checklist (检查清单), in use from `from` until the day `until`. */
export interface Checklist extends Kind {
  from?: Day;
  until?: Day;
  groups: { code: string; name: string }[];
  points: Point[];
}

/** One point of a checklist: where it is checked, the time to put it right, the item it opens when it fails. */
export type Point = {
  code: string;
  name: string;
  group?: string;
  limit: Duration;
  item: string;
  measure?: string;
} & ({ tier: Tier } | { unit: string });

/** One entry of a scheme, said: its number in the read-out, its place, the sentence. */
export interface Sentence {
  number: number;
  path: string;
  code?: string;
  text: string;
}

/** An entry of a scheme that is still assumed: as a whole, or in the fields named. */
export interface Assumption {
  path: string;
  code?: string;
  fields?: string[];
}

/** One entry that differs, and the fields that do. */
export interface Change {
  change: "added" | "removed" | "changed";
  path: string;
  code?: string;
  fields?: { field: string; before?: unknown; after?: unknown }[];
}

/** One entry that differs, with the sentences of the two read-outs. */
export interface ChangeSaid extends Change {
  before?: string;
  after?: string;
}
