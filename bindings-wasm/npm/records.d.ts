/** Records of those who serve, and what is asked of them: points, duties, accounts, appraisals. */

import type { BookEntry, OpenEntry, RedemptionVerdict, Statement, StatementSaid } from "./account.js";
import type {
  Comparison,
  Explained,
  Finding,
  Lift,
  Outside,
  Publicity,
  Recommendation,
  Standing,
  WeightRun,
} from "./appraisal.js";
import type { Agenda, Because, Fulfilment } from "./duty.js";
import type { Event } from "./event.js";
import type { Cut, Explanation, Failed, RecordState, RuleTotal, ScoreOptions, Total } from "./points.js";
import type {
  Account,
  ActivitiesOptions,
  ActivityColumns,
  ActivityRecord,
  Cancellation,
  CaseRecord,
  Closing,
  Redemption,
} from "./rows.js";
import type { Period } from "./service.js";
import type { Faults, Handle, Instant, Lang, Org } from "./wangge.js";

/** What those who serve did (活动记录), checked: the ground of points, duties and accounts. */
export class Activities implements Handle {
  protected constructor();
  /** Reads and checks records: JSON text of an array, or plain values. All that is wrong is named at once. */
  static read(
    records: string | readonly ActivityRecord[],
    org: Org,
    options?: ActivitiesOptions,
  ): Activities;
  /** Checks records given as columns. Nothing is written out as text, and each column is copied once. */
  static fromColumns(columns: ActivityColumns, org: Org, options?: ActivitiesOptions): Activities;
  /** How many there are. */
  readonly size: number;
  /** How many take no part, because they are wrong or take back one that is. */
  readonly skipped: number;
  /** What is wrong with those; `null` if nothing is. */
  readonly faults: Faults | null;
  /** What each earns in every purse, and why. */
  score(options?: ScoreOptions): Points;
  /** Duties over them and, for follow-up calls, the cases that were closed: JSON text of an array, or plain values. */
  duties(closed?: string | readonly Closing[] | null): Duties;
  /**
   * Everything that appraisals are judged by: these records; cases, as `events`, each case from its report on, or as
   * rows of a table of `cases`: JSON text of an array, or plain values; and what comes from `outside`. With neither
   * events nor cases measures of cases are without data.
   */
  appraisals(given?: {
    events?: string | readonly Event[] | null;
    cases?: string | readonly CaseRecord[] | null;
    outside?: string | Outside | null;
  }): Appraisals;
  /**
   * The books and accounts of a purse as known at an instant, after redemptions and their cancellations by then: JSON
   * texts of arrays, or plain values.
   */
  accounts(
    purse: string,
    now: Instant,
    requests?: {
      redemptions?: string | readonly Redemption[] | null;
      cancels?: string | readonly Cancellation[] | null;
    },
  ): Accounts;
  free(): void;
  [Symbol.dispose](): void;
}

/** The points (积分) of records in every purse, each with its reasons; totals by member, unit and rule. */
export class Points implements Handle {
  protected constructor();
  /** The codes of the purses, in declared order. */
  readonly purses: string[];
  /** The credit of each record in thousandths of a point, in the order of the records: whole numbers, all exact. */
  credits(purse: string): Float64Array;
  /** Totals of the members who recorded, by id and period; who is not listed has 0. */
  byMember(purse: string, per: Period): Total[];
  /** Totals of units, each with all below it, by id and period. */
  byUnit(purse: string, per: Period): Total[];
  /** Totals of rules, in declared order. */
  byRule(purse: string): RuleTotal[];
  /** The records of which caps left less than they were worth. */
  cuts(purse: string): Cut[];
  /** The records that a rule serves and that come to nothing all the same. */
  failed(purse: string): Failed[];
  /** The rows that no rule of any purse serves (不计分). */
  unscored(): number[];
  /** How a record stands; `null` if there is no such row. */
  state(row: number): RecordState | null;
  /**
   * Why a record earned what it earned in a purse; `null` if there is no such row, or it takes no part. The first
   * explanation puts the records in order.
   */
  explain(purse: string, row: number): Explanation | null;
  /** The same in words. */
  explanation(purse: string, row: number, lang?: Lang): string | null;
  /**
   * What looks distorted among the records of a period, for who files and who verifies to look at: bursts at the end of
   * months, series, one member at two places, caps that nearly all use up.
   */
  signs(period: string): Finding[];
  /** The same in words. */
  signsSaid(period: string, lang?: Lang): string[];
  free(): void;
  [Symbol.dispose](): void;
}

/** Everything that appraisals are judged by (考核): records, cases, and what comes from outside. */
export class Appraisals implements Handle {
  protected constructor();
  /** Appraises everybody in a period, by the edition in force on its last day. */
  appraise(appraisal: string, period: string): Appraised;
  /** What the rules of an appraisal recommend at the end of a period, as of an instant: they never act. */
  recommend(appraisal: string, period: string, asOf: Instant): Recommendation[];
  /** The units all of whose marks in a period are one (评价无差异), for who evaluates to look at. */
  evenMarks(period: string): Finding[];
  /** Whether the results of a period are provisional as of an instant, and which objections are undecided. */
  publicity(appraisal: string, period: string, asOf: Instant): Publicity;
  free(): void;
  [Symbol.dispose](): void;
}

/** An appraisal of a period: totals, ranks and grades, each with its reasons. */
export class Appraised implements Handle {
  protected constructor();
  /** How each subject stands, by id. */
  standings(): Standing[];
  /** How the total and grade of a subject came about, down to the records; `null` for one that is not appraised. */
  explain(subject: string): Explained | null;
  /** The same in words: lines, the total first. */
  explanation(subject: string, lang?: Lang): string[] | null;
  /** The least change of each measure that gives a subject one grade higher, all else fixed. */
  lift(subject: string): Lift[] | null;
  /** How far each weight can move, the others fixed, and leave the top grade's members as they are. */
  weightRuns(): WeightRun[];
  free(): void;
  [Symbol.dispose](): void;
}

/** What two appraisals of the same records differ in: under two schemes, or two organisations. */
export function compare(before: Appraised, after: Appraised): Comparison;

/** What those who serve have to do in each period (常态工作), what they did, and what they still owe. */
export class Duties implements Handle {
  protected constructor();
  /** What was required and done in these periods, of one duty, or of all whose periods are of these kinds. */
  fulfil(periods: Iterable<string>, duty?: string | null): Fulfilment[];
  /**
   * Why a subject has to do so much, and which records count; `null` if the duty does not bind it then. A duty of a
   * role binds a `member` at a `unit`, others a unit alone.
   */
  because(duty: string, period: string, unit: string, member?: string | null): Because | null;
  /** The same in words. */
  explanation(duty: string, period: string, unit: string, member?: string | null, lang?: Lang): string | null;
  /** What a member still owes in the periods that overlap a stretch of time, soonest first. */
  agenda(member: string, begin: Instant, end: Instant): Agenda;
  /** The same as iCalendar text. The ids of entries are hashes with the `salt`, which is to be kept secret. */
  icalendar(member: string, begin: Instant, end: Instant, salt: string, lang?: Lang): string;
  free(): void;
  [Symbol.dispose](): void;
}

/** The books and accounts of a purse (账簿、账户) as known at an instant. */
export class Accounts implements Handle {
  protected constructor();
  /** What was booked in settled periods, as it was booked. */
  entries(): BookEntry[];
  /** What is not settled yet. */
  open(): OpenEntry[];
  /** What became of each redemption, in order: what was paid, or why it was refused. */
  verdicts(): RedemptionVerdict[];
  /** What one account holds and how it came to it. */
  statement(account: Account): Statement;
  /** The same in words. */
  explanation(account: Account, lang?: Lang): StatementSaid;
  free(): void;
  [Symbol.dispose](): void;
}
