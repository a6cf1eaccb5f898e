/** What appraisals are answered with (考核、评星定级), and what comes from outside. */

import type { Basis, Edition } from "./scheme.js";
import type { Day, Instant } from "./wangge.js";

/** An exact fraction: a number where that says the same, else a text such as `"7/9"`. */
export type Exact = number | string;

/** Whom something is about: a member who serves, or a unit. */
export type SubjectOf = { member: string; unit?: undefined } | { unit: string; member?: undefined };

/** A mark of somebody outside (外部评分). */
export type InputMark = SubjectOf & { input: string; period: string; scorer?: string; score: number };

/** An honour (荣誉). */
export type Honour = SubjectOf & { on: Day; level: string; basis: string };

/** An objection to a result (公示异议). */
export type Objection = SubjectOf & {
  id: string;
  appraisal: string;
  period: string;
  records?: string[];
  cases?: string[];
  at: Instant;
  ruling?: "upheld" | "dismissed";
  decided_at?: Instant;
  reason?: string;
};

/** What comes from outside (外部数据). */
export interface Outside {
  inputs?: InputMark[];
  honours?: Honour[];
  objections?: Objection[];
}

/** How one subject stands among its peers. */
export type Standing = SubjectOf & {
  /** A member's unit. */
  at?: string;
  /** Absent of one that is unrated. */
  total?: number;
  grade?: string;
  /** Absent of one that is unrated or vetoed. */
  rank?: number;
  /** How many peers there are. */
  of: number;
  vetoes?: string[];
};

/** What a measure comes to: a count, a part of a whole, or no data. */
export type Measured =
  | { part: Exact; of?: Exact }
  | { no_data: "empty" | "table" | "column"; table?: string; column?: string };

/** A case that is counted and, where runs are, the run for which it is. */
export interface CaseCounted {
  case: string;
  run?: number;
}

/** The very records that a measure counts. */
export interface Counted {
  records?: string[];
  credits?: { record: string; credit: number }[];
  cases?: CaseCounted[];
  of_cases?: CaseCounted[];
  duties?: { period: string; member?: string; unit: string; required: number; done: number; records: string[] }[];
  marks?: InputMark[];
  honours?: Honour[];
  members?: string[];
  totals?: { appraisal: string; period: string; weight: number; total?: number; full: number }[];
}

/** What an indicator is worth. */
export interface IndicatorExplained extends Counted {
  code: string;
  weight: number;
  value: Measured;
  /** Absent if it is left out. */
  raw?: Exact;
  rank?: number;
  of?: number;
  score: number;
  basis: Basis;
}

/** What a group of bonuses or penalties comes to. */
export interface AdjustmentExplained {
  code: string;
  sign: "bonus" | "penalty";
  items: ({ code: string; value: Measured; worth: number; amount: number } & Counted)[];
  amount: number;
  basis: Basis;
}

/** A demand of a grade, and what was measured. */
export interface DemandExplained extends Counted {
  grade: string;
  value: Measured;
  least: Exact;
}

/** How a total and a grade came about: base, indicators, bonus, less penalty, and clamped are the total. */
export type Explained = SubjectOf & {
  at?: string;
  appraisal: string;
  period: string;
  edition: Edition;
  basis: Basis;
  base: number;
  indicators: IndicatorExplained[];
  adjustments: AdjustmentExplained[];
  bonus: number;
  penalty: number;
  clamped: number;
  total?: number;
  vetoes: ({ code: string; value: Measured; grade: string; basis: Basis } & Counted)[];
  grade?: { code: string; peers: number; rank?: number; ties?: number; demands?: DemandExplained[] };
};

/** What a measure would have to come to for one grade higher; without `needed` no value does. */
export interface Lift {
  of: string[];
  value: Exact;
  needed?: Exact;
  /** The bound itself is not enough: whatever is beyond it is. */
  beyond?: true;
  grade?: string;
}

/** What a rule recommends, with its reasons; the role `decides`. */
export type Recommendation = SubjectOf & {
  appraisal: string;
  rule: string;
  name: string;
  run: { period: string; grade: string }[];
  decides: string;
  adverse?: true;
  waits?: true;
  basis: Basis;
};

/** Whether results are provisional, and which objections are undecided. */
export interface Publicity {
  until?: Instant;
  provisional: boolean;
  undecided: string[];
}

/** What two appraisals differ in; `tau` is Kendall's τ-b. */
export interface Comparison {
  subjects: (SubjectOf & { before?: number; after?: number; gain?: number; from?: string; to?: string })[];
  migration: { from?: string; to?: string; subjects: number }[];
  tau?: Exact;
}

/** How far a weight can move and leave the top grade's members as they are. */
export interface WeightRun {
  indicator: string;
  weight: number;
  step: number;
  least: number;
  most: number;
  and_more?: true;
  and_less?: true;
}

/** What looks distorted (数据失真迹象). */
export type Finding =
  | { sign: "burst"; member: string; month: string; records: number; late: number }
  | { sign: "series"; member: string; kind: string; quantity: number; every_ms: number; records: string[] }
  | {
      sign: "two_places";
      member: string;
      first: string;
      first_unit: string;
      first_at: Instant;
      second: string;
      second_unit: string;
      second_at: Instant;
    }
  | { sign: "capped"; cap: string; period: string; members: number; full: number }
  | { sign: "no_spread"; unit: string; evaluations: number; mark: number };
