// The package as a user sees it: names, types, version, errors.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import init, * as wangge from "wangge";

const require = createRequire(import.meta.url);

test("V6: what is parsed is the core's own text", () => {
  assert.equal(wangge.text.version(), JSON.stringify(wangge.version()));
});

test("the package bears the core's version", () => {
  assert.equal(require("wangge/package.json").version, wangge.version());
});

test("init does no harm in Node", async () => {
  await init();
  assert.equal(typeof wangge.version(), "string");
});

test("the package can be required", () => {
  assert.equal(require("wangge").version(), wangge.version());
});

test("every exported name is typed and every typed one exported", () => {
  /**
   * @param {string} file
   * @param {RegExp} exported
   */
  const names = (file, exported) => {
    const types = readFileSync(require.resolve("wangge/package.json").replace("package.json", file), "utf8");
    return [...types.matchAll(exported)].map((found) => found[1]);
  };
  const named = ["wangge.d.ts", "records.d.ts"].flatMap((file) => names(file, /^export (?:class|function|const) (\w+)/gm));
  const texts = names("texts.d.ts", /^export (?:function|const) (\w+)/gm);
  assert.deepEqual([...new Set([...named, "default", "text"])].sort(), Object.keys(wangge).sort());
  assert.deepEqual(texts.sort(), Object.keys(wangge.text).sort());
});
