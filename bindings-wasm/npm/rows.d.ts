/** What records, redemptions and closed cases are read from. Instants are RFC 3339 texts, local times, or days. */

import type { Activations, Day, History, Instant } from "./wangge.js";

/** Whose account (账户) it is; that of a household in a purse of voluntary deeds, by its id alone. */
export type Account = { member: string } | { household: string };

/** What somebody who serves did (活动记录). */
export interface ActivityRecord {
  id: string;
  member: string;
  unit: string;
  kind: string;
  at: Instant | Day;
  /** 0 or more; 1 if left out. */
  quantity?: number;
  target?: string;
  /** Another member. */
  verified_by?: string;
  /** At once if left out. */
  filed_at?: Instant | Day;
  /** The record that this one takes back. */
  reverses?: string;
}

/** What somebody asks for of an account (积分兑换). */
export interface Redemption {
  id: string;
  account: Account;
  good: string;
  pieces: number;
  at: Instant | Day;
}

/** A redemption taken back (撤销兑换). */
export interface Cancellation {
  id: string;
  cancels: string;
  at: Instant | Day;
}

/** A case that was closed (销号), for follow-up calls. */
export interface Closing {
  case: string;
  origin: string;
  closed_at: Instant | Day;
}

/**
 * A case, or a handling run of one (事件表). What is not there says that nothing of the kind happened, if another row has
 * it; a field that no row has is not kept.
 */
export interface CaseRecord {
  case: string;
  /** A code of the catalogue, or `unlisted`. */
  item: string;
  /** Where the matter lies. */
  origin: string;
  reported_at: Instant | Day;
  run?: number;
  kind?: "problem" | "service" | "inspection";
  nature?: "simple" | "complex" | "hard";
  severity?: string;
  channel?: string;
  first_receiver?: string;
  accepted_at?: Instant | Day;
  holder?: string;
  tier?: number;
  top_tier?: number;
  assignee?: string;
  started_at?: Instant | Day;
  deadline?: Instant | Day;
  overdue_at?: Instant | Day;
  deferred?: boolean;
  resolved_at?: Instant | Day;
  resolved_tier?: number;
  feedback_at?: Instant | Day;
  closed_at?: Instant | Day;
  reopened?: number;
  returned?: number;
  breach?: number;
  exempt?: boolean;
  effect?: number;
  duration?: number;
  attitude?: number;
  evaluated_at?: Instant | Day;
  ended_as?: "closed" | "rejected" | "merged" | "withdrawn";
}

/** What records are judged by beside the organisation, and whether those that are wrong are passed over. */
export interface ActivitiesOptions {
  /** All editions of the scheme; without, the one that the organisation was read under. */
  history?: History | null;
  /** Which plans are in force. */
  activations?: Activations | null;
  /** Wrong records take no part, and `faults` tells of them. */
  skip?: boolean;
}

/** Whole numbers of any width. */
export type WholeNumbers =
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | BigUint64Array;

/** Texts, of which `null` is none. */
export type Texts = readonly (string | null | undefined)[];

/** Ids or codes: texts; places in a list of texts; or whole numbers, which stand for their decimal texts. */
export type IdColumn = Texts | { keys: WholeNumbers; values: Texts } | WholeNumbers;

/**
 * Milliseconds since 1970 in UTC, as `Date` has them: of a `Float64Array` NaN is none, and parts of a millisecond are
 * floored.
 */
export type TimeColumn = Float64Array | BigInt64Array;

/** Amounts of at most three fraction digits; of a `Float64Array` NaN is none. */
export type NumberColumn = Float64Array | WholeNumbers;

/** Activity records (活动记录表) as columns of one length. One that is left out is absent in every row. */
export interface ActivityColumns {
  /** Without it the number of a row, from 0, is its id. */
  id?: IdColumn | null;
  member: IdColumn;
  unit: IdColumn;
  kind: IdColumn;
  at: TimeColumn;
  quantity?: NumberColumn | null;
  target?: IdColumn | null;
  verified_by?: IdColumn | null;
  filed_at?: TimeColumn | null;
  reverses?: IdColumn | null;
}
