// Questions about an organisation and about plans put into force.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Activations, Faults, Org, Scheme, text } from "wangge";

const scheme = Scheme.preset("chixi");
const org = Org.generate("chixi", scheme, 7);

test("O5: units are found above and below", () => {
  const below = org.subtree("cx-03").map((unit) => unit.id);
  assert.equal(below[0], "cx-03");
  assert.ok(below.includes("cx-03-1") && !below.includes("cx-04"));
  assert.deepEqual(org.lowestCommonAncestor("cx-03-1-1", "cx-03-2"), { id: "cx-03", tier: 2 });
  assert.equal(text.lowestCommonAncestor(org, "cx-03", "cx-04"), '{"id":"cx","tier":1}');
});

test("O6, X2: what is written reads back", () => {
  const written = text.describeOrg(org);
  assert.equal(text.describeOrg(Org.read(written, scheme)), written);
});

test("L2: plans hold over subtrees", () => {
  const by = org.describe().posts?.[0]?.member ?? "";
  const row = { plan: "epidemic", unit: "cx-03", from: "2022-03-01", until: "2022-04-01", by, basis: "assumed" };
  const found = Activations.read({ activations: [row] }, org);
  assert.deepEqual(found.active(org, "epidemic", "cx-03-1-1", "2022-03-31"), row);
  assert.equal(found.active(org, "epidemic", "cx-03-1-1", "2022-04-01"), null);
  assert.throws(() => Activations.read({ activations: [{ ...row, plan: "flood" }] }, org), Faults);
});
