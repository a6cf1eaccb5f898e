/** What books and accounts are answered with (账簿、账户). */

import type { Account } from "./rows.js";
import type { Instant } from "./wangge.js";

/** What was booked for a record in a settled period (入账). */
export interface BookEntry {
  row: number;
  period: string;
  booking: "credit" | "adjustment";
  amount: number;
  dated: Instant;
}

/** What is not settled of a record (未结); `change`: of a period that is. */
export interface OpenEntry {
  row: number;
  amount: number;
  change: boolean;
}

/** Why a redemption is refused, the first that applies. */
export type RedemptionRefusal =
  | "unknown_good"
  | "outside_window"
  | "insufficient_balance"
  | "out_of_stock"
  | "limit_reached";

/** What became of a request to redeem (兑换结果). */
export type RedemptionVerdict = { id: string; at: Instant } & (
  | { paid: number }
  | { code: RedemptionRefusal; facts: Record<string, unknown> }
);

/** What brought a lot: a record, the base of a purse, or a redemption taken back. */
export type LotBy = { record: string } | { base: string } | { cancel: string };

/** A line of a statement. */
export type StatementLine = { at: Instant; amount: number; balance: number } & (
  | { entry: "credit"; record: string; rule?: string; dated: Instant; period?: string }
  | { entry: "adjustment"; record: string; rule?: string; period: string }
  | { entry: "change"; record: string; rule?: string }
  | { entry: "base"; period: string }
  | ({ entry: "expiry"; dated: Instant } & LotBy)
  | { entry: "cancellation"; cancel: string; redemption: string }
  | { entry: "redemption"; redemption: string; good: string; pieces: number }
);

/** A lot that is left, and when it lapses. */
export type LotLeft = LotBy & { dated: Instant; amount: number; expires?: Instant };

/** What an account holds and how it came to it (对账单): credited = balance + redeemed + expired. */
export interface Statement {
  account: Account;
  purse: string;
  at: Instant;
  lines: StatementLine[];
  credited: number;
  redeemed: number;
  expired: number;
  balance: number;
  lots: LotLeft[];
}

/** A statement in words. */
export interface StatementSaid {
  head: string;
  lines: string[];
  sum: string;
  lots: string[];
}
