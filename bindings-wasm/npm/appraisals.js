// Appraisals over records, and what is asked of them.
import { call, held, string } from "./call.js";
import { Handle, made } from "./handle.js";
import * as text from "./text.js";

/** @typedef {typeof import("./wangge.d.ts")} Wangge */

export class Appraisals extends Handle {
  /** @type {Wangge["Appraisals"]["prototype"]["appraise"]} */
  appraise(appraisal, period) {
    const ask = () => held(this, "Appraisals").appraise(string(appraisal), string(period));
    return made(Appraised, "Appraised", call(ask));
  }

  /** @type {Wangge["Appraisals"]["prototype"]["recommend"]} */
  recommend(appraisal, period, asOf) {
    return JSON.parse(text.recommend(this, appraisal, period, asOf));
  }

  /** @type {Wangge["Appraisals"]["prototype"]["evenMarks"]} */
  evenMarks(period) {
    return JSON.parse(text.evenMarks(this, period));
  }

  /** @type {Wangge["Appraisals"]["prototype"]["publicity"]} */
  publicity(appraisal, period, asOf) {
    return JSON.parse(text.publicity(this, appraisal, period, asOf));
  }
}

export class Appraised extends Handle {
  /** @type {Wangge["Appraised"]["prototype"]["standings"]} */
  standings() {
    return JSON.parse(text.standings(this));
  }

  /** @type {Wangge["Appraised"]["prototype"]["explain"]} */
  explain(subject) {
    return JSON.parse(text.explainTotal(this, subject));
  }

  /** @type {Wangge["Appraised"]["prototype"]["explanation"]} */
  explanation(subject, lang = "zh") {
    return JSON.parse(text.totalExplanation(this, subject, lang));
  }

  /** @type {Wangge["Appraised"]["prototype"]["lift"]} */
  lift(subject) {
    return JSON.parse(text.lift(this, subject));
  }

  /** @type {Wangge["Appraised"]["prototype"]["weightRuns"]} */
  weightRuns() {
    return JSON.parse(text.weightRuns(this));
  }
}

/** @type {Wangge["compare"]} */
export const compare = (before, after) => JSON.parse(text.compare(before, after));
