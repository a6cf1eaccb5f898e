/// <reference lib="esnext.disposable" />
/**
 * Township grid governance (网格化管理): deadlines, schemes, organisations and cases as pure functions.
 *
 * Every function answers with plain values, parsed from the core's own JSON text; its namesake in `text` answers
 * with that text, byte for byte the same in Rust, Python and JavaScript.
 */

import type { Actor, Allowed, Case, Command, Remaining } from "./case.js";
import type { Event } from "./event.js";
import type { Activation, OrgDocument, UnitAnswer } from "./org.js";
import type { GradingDocument, Rated, RatedColumns, Subject, SubjectColumns } from "./rating.js";
import type { Assumption, Change, ChangeSaid, Edition, SchemeDescription, Sentence } from "./scheme.js";

export { Accounts, Activities, Appraisals, Appraised, Duties, Points, compare } from "./records.js";
export type * from "./account.js";
export type * from "./appraisal.js";
export type * from "./rubric.js";
export type {
  Actor,
  Allowed,
  Appealed,
  Awaited,
  Call,
  Case,
  Command,
  Dispatched,
  Evidence,
  FailedPoint,
  Holder,
  Limit,
  Marks,
  Matter,
  Receiver,
  Remaining,
  Reply,
  Report,
  State,
  Verdict,
  Wish,
} from "./case.js";
export type * from "./duty.js";
export type { Event, Happening } from "./event.js";
export type { Activation, OrgDocument, UnitAnswer, UnitKind } from "./org.js";
export type * from "./points.js";
export type * from "./rating.js";
export type * from "./rows.js";
export type {
  Assumption,
  Basis,
  Change,
  ChangeSaid,
  Checklist,
  Edition,
  Item,
  Kind,
  LimitRow,
  LinkEnd,
  Point,
  SchemeDescription,
  Sentence,
} from "./scheme.js";
export type { Activity, Cap, Duty, Good, Period, PointRule, Purse, Recurring, Settlement } from "./service.js";

/** What `init` and `initSync` may be told: where the module is, or the module itself. */
export interface InitOptions {
  module_or_path?: string | URL | Request | Response | BufferSource | WebAssembly.Module;
}

/** Makes the module ready. Needed once in browsers before any other call; in Node it does nothing. */
export default function init(options?: InitOptions): Promise<unknown>;

/** Makes the module ready from its bytes, at once. */
export function initSync(options: { module: BufferSource | WebAssembly.Module }): unknown;

/** One fault of a document or a column: a stable code, the place, the facts, the wording in two languages. */
export interface Fault {
  readonly code: string;
  readonly path: string;
  /** Line and column in the text, from 1, as far as they are known: in TOML, and for syntax in JSON. */
  readonly line?: number;
  readonly column?: number;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly en: string;
  readonly zh: string;
}

/** Anything the library refuses, with its reason. */
export class WanggeError extends Error implements Fault {
  protected constructor(said: Fault);
  readonly code: string;
  readonly path: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly en: string;
  readonly zh: string;
}

/** A value that is not what it should be: an instant, a duration, an amount, an id, a case, events. */
export class BadValue extends WanggeError {}

/** A command that the rules refuse (拒绝), with the one reason that comes first. */
export class Refused extends WanggeError {}

/**
 * A document with faults (差错), or a column with rows that have no answer: all of them at once, in the order of the
 * document; of a column the first 10,000 rows.
 */
export class Faults extends WanggeError {
  protected constructor(said: Fault & { faults?: Fault[] });
  readonly faults: readonly Fault[];
}

/** An instant as RFC 3339 text, such as `2026-03-05T09:00:00+08:00`. */
export type Instant = string;
/** A day, such as `2026-03-05`. */
export type Day = string;
/** A length of time, such as `3wd` or `3个工作日`. */
export type Duration = string;
/** What a duration counts. */
export type Unit = "min" | "h" | "d" | "wh" | "wd" | "分钟" | "紧急工作时" | "自然日" | "工作时" | "工作日";
/** A language there are words in. */
export type Lang = "zh" | "en";
/** A bundled township. */
export type Preset = "chixi" | "xiawuqi" | "haihong" | "luoshui" | "dongshi";
/** A tier by number, 1 at the apex. */
export type Tier = 1 | 2 | 3 | 4;
/** A share: a number, or a fraction `a/b`. */
export type Share = number | string;

/** When a limit ends (截止时间); whether some day up to there is not published yet, so that the weekday served. */
export interface DeadlineAnswer {
  deadline: Instant;
  edition: number;
  unpublished: boolean;
}

/** Working time in milliseconds. */
export interface SpanAnswer {
  millis: number;
  edition: number;
}

/** What a day is, and why; sessions such as `08:30-12:00`. */
export interface DayAnswer {
  date: Day;
  working: boolean;
  sessions: string[];
  reason:
    | { by: "own" }
    | { by: "notice"; year: number; number: string; issued: Day }
    | { by: "weekday"; weekday: "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun" };
  edition: number;
  published: boolean;
}

/** The deadlines of a column in milliseconds since 1970 in UTC; 1 where some day is not published yet, else 0. */
export interface Deadlines {
  deadlines: Float64Array;
  unpublished: Uint8Array;
  edition: number;
}

/** Something the core holds. It goes when it is collected; `free` lets go of it at once. */
export interface Handle {
  free(): void;
  [Symbol.dispose](): void;
}

/** A working calendar (工作日历): that of the mainland, or a scheme's own (`scheme.calendar`). */
export class Calendar implements Handle {
  /** The calendar of the mainland: Monday to Friday 08:30-12:00 and 14:30-17:30, holidays as published. */
  constructor();
  /** The edition of the national table it rests on: the last published year it knows. */
  readonly edition: number;
  /** The offset of its local time from UTC, such as `+08:00`. */
  readonly offset: string;
  /** When a limit of `duration` that starts at `start` ends. */
  deadline(start: Instant, duration: Duration): DeadlineAnswer;
  /** The working time from `a` to `b`, negative if `b` is earlier. */
  between(a: Instant, b: Instant): SpanAnswer;
  /** What a day is, and why. */
  day(date: Day): DayAnswer;
  /**
   * The deadlines of a whole column: limits of `n` units that start at `starts`, in milliseconds since 1970 in UTC
   * (finer ones are floored). Every row without an answer is named.
   */
  deadlines(starts: Float64Array, n: Float64Array | number, unit: Unit): Deadlines;
  /** The working milliseconds from each row of `a` to that of `b`, both in milliseconds since 1970 in UTC. */
  betweenMany(a: Float64Array, b: Float64Array): Float64Array;
  free(): void;
  [Symbol.dispose](): void;
}

/** What is laid down (治理方案), checked: tiers, roles, items, limits, the rules of handling. */
export class Scheme implements Handle {
  protected constructor();
  /**
   * Reads and checks a document: a text, JSON if it begins with `{`, else TOML; or plain values. With a table of
   * items, if it is given: CSV text, or rows of cells, the headings first.
   */
  static read(document: string | object, items?: string | (string | number | boolean | null)[][]): Scheme;
  /** The bundled scheme of a township. */
  static preset(name: Preset): Scheme;
  /** Its working calendar: a new handle each time. */
  readonly calendar: Calendar;
  /** Which document cases are judged by. */
  readonly edition: Edition;
  /** The whole scheme as it was read, defaults filled in. */
  describe(): SchemeDescription;
  /** The scheme as numbered sentences, each entry in exactly one, in Chinese (the default) or English. */
  readOut(lang?: Lang): Sentence[];
  /** What is still assumed, in the order of the document. */
  assumed(): Assumption[];
  /** What a later scheme has that this one has not, and the other way round. */
  diff(later: Scheme, lang?: Lang): ChangeSaid[];
  free(): void;
  [Symbol.dispose](): void;
}

/** The editions of one scheme (历次版本), by the day from which each holds. */
export class History implements Handle {
  /** The history of these editions, in any order. */
  constructor(schemes: Iterable<Scheme>);
  /** The edition in force on a day; `null` if there is none. */
  on(day: Day): Scheme | null;
  /** The editions, earliest first. */
  readonly editions: Edition[];
  /** How the list of items changes between two days, each judged by the edition in force on it. */
  catalogueDiff(before: Day, after: Day): Change[];
  free(): void;
  [Symbol.dispose](): void;
}

/** One figure of an organisation: what is counted, in two languages, and the count. */
export interface Figure {
  code: string;
  zh: string;
  en: string;
  value: number;
}

/** Who stands where (组织树), checked under its scheme: units, posts, partners, links. */
export class Org implements Handle {
  protected constructor();
  /** Reads and checks a document: a text, JSON if it begins with `{`, else TOML; or plain values. */
  static read(document: string | OrgDocument, scheme: Scheme): Org;
  /** An organisation of a preset's true size, with invented ids; the same seed gives the same one everywhere. */
  static generate(preset: Preset, scheme: Scheme, seed: number | bigint): Org;
  /** One unit and its place in the tree. */
  unit(id: string): UnitAnswer;
  /** The units above one, lowest first. */
  ancestors(id: string): { id: string; tier: Tier }[];
  /** The lowest unit that contains both; `null` in two trees. */
  lowestCommonAncestor(one: string, other: string): { id: string; tier: Tier } | null;
  /** A unit and all below it: each before those below it, those of one parent by id. */
  subtree(id: string): { id: string; tier: Tier }[];
  /** The whole organisation, as the document that reads back to the same. */
  describe(): OrgDocument;
  /** The figures that a preset's source gives of its organisation, counted on a day. */
  figures(preset: Preset, day: Day): Figure[];
  free(): void;
  [Symbol.dispose](): void;
}

/** The dated list of plans put into force, checked under an organisation and its scheme. */
export class Activations implements Handle {
  protected constructor();
  /** Reads and checks a document: a text, JSON if it begins with `{`, else TOML; or plain values. */
  static read(document: string | { activations: Activation[] }, org: Org): Activations;
  /** The activation by which a plan holds at a unit of that organisation on a day; `null` if there is none. */
  active(org: Org, plan: string, unit: string, day: Day): Activation | null;
  free(): void;
  [Symbol.dispose](): void;
}

/**
 * When time next brings something to each of many cases: what is due is answered in time proportional to the answer.
 *
 * A case is put in again whenever it changed; one to which time brings nothing more takes no room.
 */
export class DueIndex implements Handle {
  /** An index of no case. */
  constructor();
  /** How many cases wait for something. */
  readonly size: number;
  /** When time next brings something to any of them; `null` if to none. */
  readonly nextDue: Instant | null;
  /** Takes a case in, or takes in what became of it: what `evolve` gave, or the text of it. */
  put(current: string | Case): void;
  /** Forgets a case, if it is known. */
  remove(id: string): void;
  /** The cases to which time has something to bring by `now`: their ids, the earliest first, then by id. */
  due(now: Instant): string[];
  free(): void;
  [Symbol.dispose](): void;
}

/** Which plans are in force. */
export interface InForce {
  activations?: Activations | null;
}

/** Which plans are in force; for `merge` alone the case another goes on in, and the scheme of that, if another. */
export interface DecideOptions<Given> extends InForce {
  target?: Given | null;
  targetScheme?: Scheme | null;
}

/** One event in words. */
export interface Told {
  seq: number;
  at: Instant;
  text: string;
}

/**
 * The events that a command brings to a case, those that time brought by then first. `current` is what `evolve`
 * gave, `null` before the case is reported. Store the events; they are the truth; those of a `merge` are of two cases.
 */
export function decide(
  scheme: Scheme,
  org: Org,
  current: Case | null,
  command: Command,
  options?: DecideOptions<Case>,
): Event[];

/** The case after more events; needs neither scheme nor organisation. */
export function evolve(current: Case | null, events: readonly Event[]): Case;

/** The events that time alone has brought to a case by `now`; often none. Store them like others. */
export function tick(scheme: Scheme, org: Org, current: Case, now: Instant, options?: InForce): Event[];

/**
 * What is left at `now` of the limit that runs or stands still, in its own kind of time, after what time has brought
 * by then; `null` if there is no limit.
 */
export function remaining(
  scheme: Scheme,
  org: Org,
  current: Case,
  now: Instant,
  options?: InForce,
): Remaining | null;

/** The commands an actor may give to a case at `now`, and of the others why not, in a fixed order. */
export function allowed(
  scheme: Scheme,
  org: Org,
  current: Case,
  actor: Actor,
  now: Instant,
  options?: InForce,
): Allowed[];

/** The earliest instant at which `tick` would do something; `null` if time brings nothing more. */
export function nextDue(current: Case): Instant | null;

/** What happened, event by event, each with its reason, in Chinese or English. */
export function story(scheme: Scheme, events: readonly Event[], lang?: Lang): Told[];

/**
 * Rates totals from anywhere (评星定级): each subject among its peers, those of one group and period, by a grading,
 * which is a document, or its JSON or TOML text. Who has no total is unrated; those who tie share the first place of
 * theirs.
 *
 * Throws `Faults` with all that is wrong with the grading, or with the rows: at places such as `subjects[3].veto`.
 */
export function rate(subjects: string | readonly Subject[], grading: string | GradingDocument): Rated[];
export function rate(subjects: SubjectColumns, grading: string | GradingDocument): RatedColumns;

/** The library's version, such as `0.1.0`. */
export function version(): string;

/** The same questions, answered with the core's own JSON text. Cases, commands and events go in as JSON text. */
export * as text from "./texts.js";
