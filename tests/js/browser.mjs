// The package in a headless browser: the default entry is fetched, made ready and called.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { version } from "wangge";

const CHROMIUM = "/usr/bin/chromium";
const PAGE = '<!doctype html><link rel="icon" href="data:,"><title>wangge</title>';

if (!existsSync(CHROMIUM)) {
  console.log("not run: no chromium");
  process.exit(0);
}

const tools = createRequire(new URL("../../bindings-wasm/package.json", import.meta.url));
/** @type {typeof import("../../bindings-wasm/node_modules/playwright-core/index.js")} */
const { chromium } = tools("playwright-core");

const server = createServer((request, response) => {
  const file = /^\/(\w+\.(js|wasm))$/.exec(request.url ?? "");
  const type = { js: "text/javascript", wasm: "application/wasm" }[file?.[2] ?? ""] ?? "text/html";
  response.setHeader("content-type", type);
  response.end(file ? readFileSync(new URL(`../../bindings-wasm/pkg/${file[1]}`, import.meta.url)) : PAGE);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
const address = server.address();
assert.ok(address !== null && typeof address === "object");

const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${address.port}/`);
  const answer = await page.evaluate(`(async () => {
    const wangge = await import("/index.js");
    await wangge.default();
    return wangge.version();
  })()`);
  assert.equal(answer, version());
  console.log(`browser: chromium ${browser.version()} answers ${answer}`);
} finally {
  await browser.close();
  server.close();
}
