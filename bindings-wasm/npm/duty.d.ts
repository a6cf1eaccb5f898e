/** What duties are answered with (常态工作). */

import type { Basis, Edition } from "./scheme.js";
import type { Day, Instant } from "./wangge.js";

/** What a duty counts. */
export type Measure = "times" | "targets" | "amount" | "households" | "contacts" | "points" | "cases";

/** What a member at a unit, or a unit, had to do in a period, and did (完成情况). */
export interface Fulfilment {
  duty: string;
  period: string;
  member?: string;
  unit: string;
  required: number;
  done: number;
  /** There was nothing to cover. */
  no_data?: true;
}

/** Why a subject has to do so much, and the very records that count. */
export interface Because {
  duty: string;
  edition: Edition;
  basis: Basis;
  period: string;
  days: number;
  in_force: number;
  member?: string;
  held?: number;
  unit: string;
  measure: Measure;
  kinds: string[];
  verified?: true;
  set?: number;
  usual?: number;
  plans?: string[];
  required: number;
  done: number;
  records: string[];
  missing?: string[];
}

/** What a member still owes of a duty in a period. */
export interface Owed {
  duty: string;
  name: string;
  period: string;
  due: Instant;
  unit: string;
  measure: Measure;
  required: number;
  done: number;
  missing?: string[];
  /** Its targets are told by no name. */
  discreet?: true;
}

/** What a member still owes (待办), soonest first. */
export interface Agenda {
  member: string;
  from: Instant;
  to: Instant;
  owed: Owed[];
}
