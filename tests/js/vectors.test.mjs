// Vectors: the files in tests/vectors, run in every language against the core's own text, byte for byte.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Activations, Activities, DueIndex, Faults, History, Org, Scheme, WanggeError, text } from "wangge";

/** @param {string} path */
const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/**
 * Runs every vector of a file.
 * @param {string} name
 * @param {(vector: any) => void} run
 */
const vectors = (name, run) => {
  for (const vector of JSON.parse(read(`tests/vectors/${name}.json`))) test(`${name}: ${vector.shows}`, () => run(vector));
};

/**
 * The vectors' own `base`, or a preset, after some edits, each of what stands there exactly once.
 * @param {string} name
 * @param {[string, string][]} edits
 */
const edited = (name, edits) =>
  edits.reduce((document, [find, put]) => {
    assert.equal(document.split(find).length, 2, find);
    return document.replace(find, () => put);
  }, read(`${name === "base" ? "tests/vectors" : "core/src/scheme/presets"}/${name}.toml`));

/**
 * Code and facts of what is thrown; the words are not part of a vector.
 * @param {() => unknown} run
 */
const failure = (run) => {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof WanggeError);
    return { code: error.code, facts: error.facts };
  }
  return assert.fail("nothing is refused");
};

/**
 * The same text, not only the same values: key order is part of it (V6).
 * @param {unknown} found
 * @param {unknown} wanted
 * @param {unknown} place
 */
const same = (found, wanted, place) =>
  assert.equal(typeof found === "string" ? found : JSON.stringify(found), JSON.stringify(wanted), JSON.stringify(place));

vectors("calendar", (vector) => {
  const { calendar } = Scheme.read(edited(vector.scheme, vector.edits));
  for (const question of vector.questions) {
    const ask = () => {
      if (question.deadline) return text.deadline(calendar, question.deadline[0], question.deadline[1]);
      if (question.between) return text.between(calendar, question.between[0], question.between[1]);
      return text.day(calendar, question.day);
    };
    if (question.refused) same(failure(ask), question.refused, question);
    else same(ask(), question.answer, question);
  }
});

/**
 * The events of the story's own case: of a merge they are of two cases, and its own come first.
 * @param {string} events
 */
const own = (events) => {
  /** @type {{ case: string }[]} */
  const told = JSON.parse(events);
  return JSON.stringify(told.filter((event) => event.case === told[0]?.case));
};

vectors("cases", (vector) => {
  /** @type {string | null} */
  let current = vector.from ? JSON.stringify(vector.from) : null;
  const document = typeof vector.org === "string" ? read(`tests/vectors/${vector.org}.org.json`) : vector.org;
  for (const step of vector.steps) {
    const scheme = Scheme.read(edited(vector.scheme, step.under ?? vector.edits ?? []));
    const org = Org.read(document, scheme);
    const activations = vector.activations ? Activations.read(vector.activations, org) : null;
    const target = step.target ? JSON.stringify(step.target) : null;
    const targetScheme = step.target_scheme ? Scheme.read(edited(vector.scheme, step.target_scheme)) : null;
    const before = current;
    const take = () =>
      step.command
        ? text.decide(scheme, org, before, JSON.stringify(step.command), { activations, target, targetScheme })
        : text.tick(scheme, org, before ?? "null", step.tick, { activations });
    if (step.refusal) {
      same(failure(take), step.refusal, step);
    } else {
      const events = take();
      same(events, step.events, step);
      const after = text.evolve(before, own(events));
      current = after === "null" ? null : after;
    }
    const stands = current ?? "null";
    same(current === null ? "null" : text.nextDue(stands), step.next_due, step);
    if (step.remaining) {
      const { at, is } = step.remaining;
      same(text.remaining(scheme, org, stands, at, { activations }), is, step);
    }
    if (step.allowed) {
      const { actor, at, is } = step.allowed;
      same(text.allowed(scheme, org, stands, JSON.stringify(actor), at, { activations }), is, step);
    }
  }
  same(current ?? "null", vector.case, vector.shows);
});

vectors("index", (vector) => {
  const index = new DueIndex();
  for (const step of vector.steps) {
    const take = () => {
      if (step.due !== undefined) return text.due(index, step.due);
      if (step.remove !== undefined) return index.remove(step.remove);
      const snapshot = vector.cases[step.put];
      return index.put(typeof snapshot === "string" ? snapshot : JSON.stringify(snapshot));
    };
    if (step.refused) same(failure(take), step.refused, step);
    else same(take(), step.answer, step);
    same([index.nextDue, index.size], [step.next_due, step.size], step);
  }
});

/**
 * The faults of what is thrown, without their words.
 * @param {() => unknown} run
 */
const faults = (run) => {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof Faults);
    return error.faults.map(({ en, zh, ...fault }) => fault);
  }
  return [];
};

vectors("scheme_faults", (vector) => {
  const document = vector.text ?? edited(vector.scheme, vector.edits);
  same(faults(() => Scheme.read(document)), vector.faults, vector.shows);
});

vectors("org_faults", (vector) => {
  const scheme = Scheme.read(edited(vector.scheme, vector.edits ?? []));
  // Here facts stand in the order of their names.
  assert.deepEqual(faults(() => Org.read(vector.text ?? vector.org, scheme)), vector.faults);
});

vectors("readings", (vector) => {
  const schemes = vector.editions.map((/** @type {any} */ one) => Scheme.read(edited(one.scheme, one.edits)));
  /** @type {History | undefined} */
  let history;
  if (vector.refused) same(failure(() => new History(schemes)), vector.refused, vector.shows);
  else history = new History(schemes);
  /** @param {any} question */
  const ask = ({ diff, said, assumed, catalogue, on }) => {
    if (diff) return text.diff(schemes[diff[0]], schemes[diff[1]], diff[2]);
    if (said) {
      const sentences = schemes[said[0]].readOut(said[1]);
      return JSON.stringify(sentences.find((/** @type {any} */ sentence) => sentence.path === said[2]).text);
    }
    if (assumed !== undefined) return String(schemes[assumed].assumed().length);
    assert.ok(history);
    if (catalogue) return text.catalogueDiff(history, catalogue[0], catalogue[1]);
    return JSON.stringify(history.on(on)?.edition ?? null);
  };
  for (const question of vector.questions) same(ask(question), question.answer, question);
});

vectors("tables", (vector) => {
  const document = edited(vector.scheme, vector.edits);
  same(faults(() => Scheme.read(document, vector.table)), vector.faults, vector.shows);
  if (vector.faults.length > 0) return;
  const codes = (/** @type {Scheme} */ scheme) => scheme.describe().items.map((item) => item.code);
  const own = codes(Scheme.read(document)).length;
  same(codes(Scheme.read(document, vector.table)).slice(own), vector.items ?? [], vector.shows);
});

/**
 * What the questions of a vector are asked of, made when it is first wanted.
 * @param {any} vector
 */
const service = (vector) => {
  const document = typeof vector.org === "string" ? read(`tests/vectors/${vector.org}.org.json`) : vector.org;
  const schemes = [vector.edits ?? [], ...(vector.later ?? [])].map((edits) => Scheme.read(edited(vector.scheme, edits)));
  const org = Org.read(document, /** @type {Scheme} */ (schemes[0]));
  const activations = vector.activations ? Activations.read(vector.activations, org) : null;
  const history = vector.later ? new History(schemes) : null;
  const records = () => Activities.read(vector.records, org, { activations, history, skip: vector.skip });
  const { redemptions, cancels, events, cases, outside } = vector;
  const appraisals = () => records().appraisals({ events, cases, outside });
  return {
    records,
    points: () => records().score({ filedBy: vector.filed_by }),
    duties: () => records().duties(vector.closed),
    accounts: () => records().accounts(vector.purse, vector.now, { redemptions, cancels }),
    appraisals,
  };
};

/** @type {Record<string, (asked: ReturnType<typeof service>, ...given: any[]) => string>} */
const SERVICE = {
  purses: (asked) => text.purses(asked.points()),
  by_member: (asked, purse, per) => text.byMember(asked.points(), purse, per),
  by_unit: (asked, purse, per) => text.byUnit(asked.points(), purse, per),
  by_rule: (asked, purse) => text.byRule(asked.points(), purse),
  cuts: (asked, purse) => text.cuts(asked.points(), purse),
  failed: (asked, purse) => text.failed(asked.points(), purse),
  unscored: (asked) => text.unscored(asked.points()),
  explain: (asked, purse, row) => text.explain(asked.points(), purse, row),
  explanation: (asked, purse, row, lang) => text.explanation(asked.points(), purse, row, lang),
  fulfil: (asked, periods, duty) => text.fulfil(asked.duties(), periods, duty),
  because: (asked, duty, period, unit, member) => text.because(asked.duties(), duty, period, unit, member),
  duty_explanation: (asked, duty, period, unit, member, lang) =>
    text.dutyExplanation(asked.duties(), duty, period, unit, member, lang),
  agenda: (asked, member, begin, end) => text.agenda(asked.duties(), member, begin, end),
  icalendar: (asked, member, begin, end, salt, lang) =>
    text.icalendar(asked.duties(), member, begin, end, salt, lang),
  entries: (asked) => text.entries(asked.accounts()),
  open_entries: (asked) => text.openEntries(asked.accounts()),
  verdicts: (asked) => text.verdicts(asked.accounts()),
  statement: (asked, account) => text.statement(asked.accounts(), JSON.stringify(account)),
  statement_explanation: (asked, account, lang) =>
    text.statementExplanation(asked.accounts(), JSON.stringify(account), lang),
  signs: (asked, period) => text.signs(asked.points(), period),
  signs_said: (asked, period, lang) => text.signsSaid(asked.points(), period, lang),
  recommend: (asked, code, period, asOf) => text.recommend(asked.appraisals(), code, period, asOf),
  even_marks: (asked, period) => text.evenMarks(asked.appraisals(), period),
  publicity: (asked, code, period, asOf) => text.publicity(asked.appraisals(), code, period, asOf),
  standings: (asked, code, period) => text.standings(asked.appraisals().appraise(code, period)),
  explain_total: (asked, code, period, subject) =>
    text.explainTotal(asked.appraisals().appraise(code, period), subject),
  total_explanation: (asked, code, period, subject, lang) =>
    text.totalExplanation(asked.appraisals().appraise(code, period), subject, lang),
  lift: (asked, code, period, subject) => text.lift(asked.appraisals().appraise(code, period), subject),
  weight_runs: (asked, code, period) => text.weightRuns(asked.appraisals().appraise(code, period)),
  compare: (asked, code, period, other, after) => {
    const appraisals = asked.appraisals();
    return text.compare(appraisals.appraise(code, period), appraisals.appraise(other, after));
  },
};

vectors("service", (vector) => {
  const asked = service(vector);
  for (const question of vector.questions) {
    const { ask, with: given = [] } = question;
    if (ask === "records") {
      const skipped = vector.skip ? asked.records().faults : null;
      const found = faults(() => {
        if (skipped) throw skipped;
        asked.records();
      });
      same(found, question.faults, question);
    } else if (ask === "accounts") {
      same(faults(asked.accounts), question.faults, question);
    } else if (ask === "appraisals") {
      same(faults(asked.appraisals), question.faults, question);
    } else {
      const answer = () => /** @type {(typeof SERVICE)[string]} */ (SERVICE[ask])(asked, ...given);
      if (question.refused) same(failure(answer), question.refused, question);
      else same(answer(), question.answer, question);
    }
  }
});

vectors("ratings", (vector) => {
  const rate = () => text.rate(JSON.stringify(vector.subjects), JSON.stringify(vector.grading));
  if (vector.faults) same(faults(rate), vector.faults, vector.shows);
  else same(rate(), vector.rated, vector.shows);
});
