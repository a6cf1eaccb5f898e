/** What records earn (积分), and why. */

import type { Edition } from "./scheme.js";
import type { Period } from "./service.js";
import type { Day, Instant, Share, Tier } from "./wangge.js";

/** What a pass is asked for. */
export interface ScoreOptions {
  /** Nothing filed later is looked at. */
  filedBy?: Instant | null;
  /** `false`: no credits, lists and explanations, but totals alone. */
  keep?: boolean;
  /** Kinds of periods by which members are totalled in the pass itself. */
  members?: Iterable<Period>;
  /** Likewise units. */
  units?: Iterable<Period>;
}

/** The points of a member or unit in a period. */
export interface Total {
  of: string;
  period: string;
  points: number;
}

/** The points of a rule. */
export interface RuleTotal {
  rule: string;
  points: number;
}

/** A record of which caps left less than it was worth. */
export interface Cut {
  row: number;
  rule: string;
  raw: number;
  credit: number;
  /** The first declared of those that had least left. */
  cap: string;
}

/** Why a record that a rule serves comes to nothing. */
export type Reason = "verification" | "target" | "account" | "filing";

/** A record that comes to nothing. */
export interface Failed {
  row: number;
  rule: string;
  reason: Reason;
}

/** How a record stands. */
export type RecordState = "skipped" | "unfiled" | "reversal" | "reversed" | "unscored" | "served";

/** What held of one condition. */
export type Held =
  | { role: string }
  | { tag: string }
  | { tier: Tier }
  | { under: string }
  | { from: Day }
  | { until: Day }
  | { plan: string };

/** What multiplied points: a multiplier of the rule by its name, or a plan in force by its code. */
export interface Multiplied {
  by: { multiplier: string } | { plan: string };
  factor: Share;
}

/** What a cap had left for a record; without `left` as many points as one likes, for there were times left. */
export type CapLeft = {
  cap: string;
  of: "member" | "unit" | "account" | "target";
  period: string;
  whole: boolean;
  used_points: number;
  used_times: number;
  left?: number;
} & ({ points: number } | { times: number });

/** What the rule that serves a record makes of it. */
export interface Served {
  rule: string;
  held: Held[];
  reason?: Reason;
  points: number;
  quantity: number;
  multipliers: Multiplied[];
  raw: number;
  caps: CapLeft[];
  cut_by?: string;
}

/** Why a record earned what it earned in a purse (积分说明). */
export interface Explanation {
  row: number;
  record: string;
  day: Day;
  edition?: Edition;
  state: RecordState;
  served?: Served;
  credit: number;
}
