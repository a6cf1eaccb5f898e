/** What a scheme says of service: records, duties, purses, rules of points, caps, settlement, goods. */

import type { Kind } from "./scheme.js";
import type { Day, Duration, Share, Tier } from "./wangge.js";

/** A kind of period that comes again and again. */
export type Recurring = "day" | "week" | "month" | "quarter" | "half" | "year";

/** A kind of period (周期). */
export type Period = Recurring | "all";

/** A kind of activity record (活动记录种类); a lapse (失责事实) is service left undone. */
export type Activity = Kind & { lapse?: true };

/** A duty (常态工作): who does what how often. */
export type Duty = Kind & Bearer & {
  kinds: string[];
  per: Recurring;
  /** Only records that another member verified count. */
  verified?: true;
  from?: Day;
  until?: Day;
  /** It stands only while one of these plans is active. */
  plans?: string[];
} & Asks;

/** A role, on one tier or on each that it serves; or every unit of a tier. */
export type Bearer = { role: string; tier?: Tier } | { tier: Tier };

/** How much a duty asks for in a period. */
export type Asks = { times: number; distinct?: true } | { amount: number } | Coverage;

/** What a duty covers (覆盖对象). */
export type Coverage =
  | { cover: "households" }
  | { cover: "groups"; groups: string[] }
  | { cover: "contacts"; link: string }
  | { cover: "points"; checklist: string }
  | { cover: "closed"; share: Share };

/** A purse (积分账户类别): one of several balances side by side. */
export type Purse = Kind & {
  of: "members" | "households";
  /** What each account is granted once a period. */
  base?: { points: number; per: Recurring };
  windows?: RedemptionWindow[];
  limits?: RedemptionLimit[];
} & ({ expiry: "never" | "next-year" } | { expiry: "months"; months: number });

/** Days on which points can be redeemed (兑换时段); `until` is the first day after. */
export interface RedemptionWindow {
  from: Day;
  until?: Day;
}

/** How much an account may redeem in a period (兑换限额). */
export type RedemptionLimit = { per: Period; pieces: number } | { per: Period; redemptions: number };

/** Conditions on a record: each that is given must hold; of a list any one does. */
export interface Conditions {
  roles?: string[];
  tags?: string[];
  tiers?: Tier[];
  under?: string[];
  from?: Day;
  until?: Day;
  plans?: string[];
}

/** A rule of points (积分规则): an award, or less than 0 a deduction, which says what it answers. */
export interface PointRule extends Kind, Conditions {
  kinds: string[];
  purse: string;
  points: number;
  answers?: string;
  multipliers?: (Conditions & { name: string; factor: Share })[];
  target?: true;
  verified?: true;
  filed_within?: Duration;
}

/** A cap over the credits of rules (积分上限). */
export type Cap = Kind & {
  rules: string[];
  per: Period;
  of: "member" | "unit" | "account" | "target";
  /** A record counts in full or not at all. */
  whole?: true;
} & ({ points: number } | { times: number });

/** When periods are settled (结算): so long after their end. */
export type Settlement = Kind & { per: Recurring; delay: Duration };

/** What points are redeemed for (兑换物品). */
export type Good = Kind & {
  purse: string;
  price: number;
  /** What comes in on a day; none: there is always enough. */
  stock?: { on: Day; pieces: number }[];
  windows?: RedemptionWindow[];
  limits?: RedemptionLimit[];
};

/** What the duties named, or each where none is, ask for while a plan is active. */
export type DutyChange = { duties: string[] } & ({ value: number } | { factor: Share });

/** What multiplies the points of the rules named, or of each where none is, while a plan is active. */
export interface PlanMultiplier {
  points: string[];
  factor: Share;
}
