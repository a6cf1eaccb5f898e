/** The questions, answered with the core's own JSON text. Cases, commands and events go in as JSON text. */

import type { Period } from "./service.js";
import type {
  Accounts,
  Activations,
  Appraisals,
  Appraised,
  Calendar,
  Day,
  DecideOptions,
  DueIndex,
  Duration,
  Duties,
  History,
  InForce,
  Instant,
  Lang,
  Org,
  Points,
  Preset,
  Scheme,
} from "./wangge.js";

/** `{"deadline":…,"edition":…,"unpublished":…}`. */
export function deadline(calendar: Calendar, start: Instant, duration: Duration): string;
/** `{"millis":…,"edition":…}`. */
export function between(calendar: Calendar, a: Instant, b: Instant): string;
/** What a day is, and why. */
export function day(calendar: Calendar, date: Day): string;
/** The whole scheme. */
export function describe(scheme: Scheme): string;
/** An array of sentences. */
export function readOut(scheme: Scheme, lang: Lang): string;
/** An array of what is still assumed. */
export function assumed(scheme: Scheme): string;
/** An array of what differs, with its sentences. */
export function diff(earlier: Scheme, later: Scheme, lang: Lang): string;
/** An array of what differs in the list of items. */
export function catalogueDiff(history: History, before: Day, after: Day): string;
/** One unit and its place in the tree. */
export function unit(org: Org, id: string): string;
/** The units above one, lowest first. */
export function ancestors(org: Org, id: string): string;
/** The lowest unit that contains both, or `null`. */
export function lowestCommonAncestor(org: Org, one: string, other: string): string;
/** A unit and all below it. */
export function subtree(org: Org, id: string): string;
/** The whole organisation. */
export function describeOrg(org: Org): string;
/** The activation that holds, or `null`. */
export function active(activations: Activations, org: Org, plan: string, unit: string, day: Day): string;
/** The figures of an organisation. */
export function figures(org: Org, preset: Preset, day: Day): string;
/** An array of events. */
export function decide(
  scheme: Scheme,
  org: Org,
  current: string | null,
  command: string,
  options?: DecideOptions<string>,
): string;
/** The case, `null` if there is neither a case nor an event. */
export function evolve(current: string | null, events: string): string;
/** An array of events. */
export function tick(scheme: Scheme, org: Org, current: string, now: Instant, options?: InForce): string;
/** What is left of a limit, or `null`. */
export function remaining(scheme: Scheme, org: Org, current: string, now: Instant, options?: InForce): string;
/** An array of commands; the actor goes in as JSON text. */
export function allowed(
  scheme: Scheme,
  org: Org,
  current: string,
  actor: string,
  now: Instant,
  options?: InForce,
): string;
/** An instant or `null`. */
export function nextDue(current: string): string;
/** An array of ids of cases. */
export function due(index: DueIndex, now: Instant): string;
/** An array of events in words. */
export function story(scheme: Scheme, events: string, lang: Lang): string;
export function rate(subjects: string, grading: string): string;
/** An array of codes of purses. */
export function purses(points: Points): string;
/** Totals of members. */
export function byMember(points: Points, purse: string, per: Period): string;
/** Totals of units. */
export function byUnit(points: Points, purse: string, per: Period): string;
/** Totals of rules. */
export function byRule(points: Points, purse: string): string;
/** What caps cut. */
export function cuts(points: Points, purse: string): string;
/** What comes to nothing. */
export function failed(points: Points, purse: string): string;
/** An array of rows. */
export function unscored(points: Points): string;
/** Why a record earned what it earned, or `null`. */
export function explain(points: Points, purse: string, row: number): string;
/** The same in words. */
export function explanation(points: Points, purse: string, row: number, lang: Lang): string;
/** What was required and done. */
export function fulfil(duties: Duties, periods: Iterable<string>, duty?: string | null): string;
/** Why a subject has to do so much, or `null`. */
export function because(duties: Duties, duty: string, period: string, unit: string, member?: string | null): string;
/** The same in words. */
export function dutyExplanation(
  duties: Duties,
  duty: string,
  period: string,
  unit: string,
  member: string | null | undefined,
  lang: Lang,
): string;
/** What a member still owes. */
export function agenda(duties: Duties, member: string, begin: Instant, end: Instant): string;
/** The same as iCalendar text, itself a JSON string. */
export function icalendar(
  duties: Duties,
  member: string,
  begin: Instant,
  end: Instant,
  salt: string,
  lang: Lang,
): string;
/** What was booked. */
export function entries(accounts: Accounts): string;
/** What is not settled yet. */
export function openEntries(accounts: Accounts): string;
/** What became of each redemption. */
export function verdicts(accounts: Accounts): string;
/** What one account holds; the account goes in as JSON text. */
export function statement(accounts: Accounts, account: string): string;
/** The same in words. */
export function statementExplanation(accounts: Accounts, account: string, lang: Lang): string;
/** The library's version, as JSON text. */
export function version(): string;
/** What looks distorted among the records of a period, for who files and who verifies. */
export function signs(points: Points, period: string): string;
/** The same in words: an array of texts. */
export function signsSaid(points: Points, period: string, lang: Lang): string;
/** What the rules of an appraisal recommend. */
export function recommend(appraisals: Appraisals, appraisal: string, period: string, asOf: Instant): string;
/** The units all of whose marks in a period are one. */
export function evenMarks(appraisals: Appraisals, period: string): string;
/** Whether results are provisional. */
export function publicity(appraisals: Appraisals, appraisal: string, period: string, asOf: Instant): string;
/** How each subject stands. */
export function standings(appraised: Appraised): string;
/** How a total came about. */
export function explainTotal(appraised: Appraised, subject: string): string;
/** The same in words: an array of lines. */
export function totalExplanation(appraised: Appraised, subject: string, lang: Lang): string;
/** What one grade higher takes. */
export function lift(appraised: Appraised, subject: string): string;
/** How far each weight can move. */
export function weightRuns(appraised: Appraised): string;
/** What two appraisals differ in. */
export function compare(before: Appraised, after: Appraised): string;
