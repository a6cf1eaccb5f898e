/** What a scheme says of appraisal (考核): figures from outside, appraisals with their indicators and grades, signs. */

import type { Basis } from "./scheme.js";
import type { Duration, Share, Tier } from "./wangge.js";

/** What is counted (考核内容), with what it needs beside it. */
export interface MeasureRule {
  /** Such as `on-time-share`. */
  measure: string;
  months?: number;
  within?: Tier;
  mark?: "effect" | "duration" | "attitude" | "all";
  duty?: string;
  purse?: string;
  activities?: string[];
  roles?: string[];
  tags?: string[];
  input?: string;
  categories?: string[];
  items?: string[];
  kinds?: string[];
  natures?: string[];
  severities?: string[];
  channels?: string[];
  weighting?: { by: string; values: string[]; factor: Share }[];
}

/** How a measure is scored (计分方式). */
export type ScoringRule =
  | { scoring: "ratio"; target: Share }
  | { scoring: "linear"; from: Share; to: Share }
  | { scoring: "bands"; bands: { from: Share; share: Share }[] }
  | { scoring: "rank"; lowest_first?: true }
  | { scoring: "deduct"; each: number; floor: number }
  | { scoring: "points" };

/** An indicator (考核指标): a measure and how it is scored, or totals of other appraisals. */
export type IndicatorRule = {
  code: string;
  name: string;
  weight: number;
  no_data: "full" | "zero" | "out";
  basis: Basis;
} & ((MeasureRule & ScoringRule) | { mix: { appraisal: string; nth?: number; weight: number }[] });

/** A group of bonuses (加分) or of penalties (扣分). */
export interface AdjustmentRule {
  code: string;
  name: string;
  sign: "bonus" | "penalty";
  ceiling?: number;
  items: ({ code: string; name: string; ceiling?: number } & (
    | (MeasureRule & { each: number })
    | { honours: { level: string; name: string; points: number }[] }
  ))[];
  basis: Basis;
}

/** How totals become grades (评星定级). */
export interface GradingRule {
  peers_under?: Tier;
  group?: { code: string; name: string; units: string[] }[];
  ties: "inclusive" | "strict";
  round: "down" | "up";
  at_least_one?: true;
  grade: { code: string; name: string; least?: number; quota?: Share; demand?: (MeasureRule & { least: Share })[] }[];
}

/** An appraisal (考核方案). */
export interface AppraisalRule {
  code: string;
  name: string;
  role?: string;
  tier?: Tier;
  volunteers?: true;
  per: string;
  base?: number;
  decimals: number;
  indicators?: IndicatorRule[];
  adjustments?: AdjustmentRule[];
  bonuses?: number;
  penalties?: number;
  least?: number;
  most?: number;
  vetoes?: ({ code: string; name: string; from: Share; grade: string; basis: Basis } & MeasureRule)[];
  grading?: GradingRule;
  results?: {
    code: string;
    name: string;
    grades: string[];
    in_a_row: number;
    decides: string;
    adverse?: true;
    basis: Basis;
  }[];
  objection?: Duration;
  basis: Basis;
}

/** A figure from outside (外部评分). */
export interface InputRule {
  code: string;
  name: string;
  scorers?: { code: string; name: string; weight: number }[];
  basis: Basis;
}

/** When records look distorted (数据失真迹象). */
export interface SignsRule {
  burst_share: Share;
  burst_days: number;
  burst_records: number;
  series_records: number;
  places_minutes: number;
  capped_share: Share;
  spread_marks: number;
  basis: Basis;
}
