// Errors: what the core says as text becomes an Error with every part of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { BadValue, Faults, Refused, WanggeError } from "wangge";
import { call, string } from "../../bindings-wasm/pkg/call.js";
import { fromText } from "../../bindings-wasm/pkg/errors.js";

const said = { code: "bad_instant", path: "a.b", facts: { given: "x" }, en: "no instant", zh: "不是时刻" };

test("a bad value and a refusal carry code, path, facts and both wordings", () => {
  for (const [kind, type] of /** @type {const} */ ([["value", BadValue], ["json", BadValue], ["refused", Refused], ["calendar", WanggeError], ["evolve", WanggeError]])) {
    const error = fromText(JSON.stringify({ kind, ...said }));
    assert.ok(error instanceof type && error instanceof WanggeError && error instanceof Error);
    assert.deepEqual({ ...error }, { name: type.name, ...said });
    assert.equal(error.message, "a.b: no instant (bad_instant)");
  }
});

test("O6: faults come all at once", () => {
  const error = fromText(JSON.stringify({ kind: "faults", ...said, path: "", faults: [said, said] }));
  assert.ok(error instanceof Faults);
  assert.deepEqual(error.faults, [said, said]);
  assert.equal(error.message.split("\n").length, 3);
});

test("text that the core throws becomes an error, anything else passes", () => {
  const text = JSON.stringify({ kind: "refused", ...said });
  assert.throws(() => call(() => { throw text; }), Refused);
  assert.throws(() => call(() => { throw new RangeError("other"); }), RangeError);
});

test("only text is handed to the core", () => {
  assert.throws(() => string(3), TypeError);
  assert.throws(() => string("a\ud800"), { name: "TypeError", message: /at 1$/ });
  assert.equal(string("\ud83d\ude00"), "😀");
});
