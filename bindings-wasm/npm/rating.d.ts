/** Ranks and grades (评星定级) of totals from anywhere. */

import type { IdColumn, NumberColumn } from "./rows.js";
import type { Share } from "./wangge.js";

/** A grade or star. */
export interface GradeRow {
  code: string;
  name: string;
  /** The least total. */
  least?: number;
  /** The share of peers that it may take beside those of better grades. */
  quota?: Share;
}

/** How totals become grades: each subject has the first grade whose conditions it meets, the last takes the rest. */
export interface GradingDocument {
  /** A tie at the edge of a quota is taken whole, or only if all of it fits; `inclusive` if left out. */
  ties?: "inclusive" | "strict";
  /** How the room of a quota becomes whole; `down` if left out. */
  round?: "down" | "up";
  /** Whether each quota has room for one at least. */
  at_least_one?: boolean;
  /** Best first, at least two; the last has no condition. */
  grade: readonly GradeRow[];
}

/** A member or unit to be rated. */
export interface Subject {
  subject?: string;
  /** Peers are those of one group and period. */
  group?: string;
  period?: string;
  /** Unrated if left out. */
  total?: number;
  /** The code of the grade that a veto sets, whatever the total. */
  veto?: string;
}

/** What it is rated. */
export interface Rated {
  subject?: string;
  group?: string;
  period?: string;
  /** How many peers there are, itself among them; left out for who is unrated. */
  n?: number;
  /** From 1, those who tie sharing the first place of theirs; left out also under a veto. */
  rank?: number;
  /** The code of its grade; left out for who is unrated. */
  grade?: string;
}

/** Subjects as columns of one length. One that is left out is absent in every row. */
export interface SubjectColumns {
  subject?: IdColumn | null;
  group?: IdColumn | null;
  period?: IdColumn | null;
  /** Of a `Float64Array` NaN is unrated. */
  total: NumberColumn;
  veto?: IdColumn | null;
}

/** What they are rated, in columns of that length. */
export interface RatedColumns {
  /** 0 for who is unrated. */
  n: Uint32Array;
  /** 0 for who is unrated or vetoed. */
  rank: Uint32Array;
  /** Places in the list of codes, which has none for who is unrated. */
  grade: { keys: Uint32Array; values: string[] };
}
