// A desk and a browser for the tests: a case of the examples in a scratch folder, served by the real binary.

import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const binary = process.env.DATELINE;
const root = resolve(import.meta.dirname, '../..');
export const folder = mkdtempSync(join(tmpdir(), 'dateline-desk-'));
const running = [];

/** A case of files, by name. */
export function makeCase(name, inputs, more = []) {
  const path = join(folder, `${name}.db`);
  // 1: something was wrong with some input, and the others are in.
  const { status } = spawnSync(binary, ['add', path, '--date', '2027-05-05', ...more, ...inputs], { cwd: root, stdio: 'ignore' });
  if (status !== 0 && status !== 1) throw new Error(`add ended with ${status}`);
  return path;
}

export const examples = () => makeCase('velmora', ['examples/*.txt', 'examples/*.html', 'examples/feed.jsonl']);

export function write(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Runs the binary on a case, beside the desk. */
export const run = (...args) => execFileSync(binary, args, { cwd: root, encoding: 'utf8' });

/** Serves a case; gives the address with its token. */
export function serve(path) {
  const child = spawn(binary, ['serve', path, '--no-open'], { stdio: ['ignore', 'pipe', 'ignore'] });
  running.push(child);
  return new Promise((done, fail) => {
    let out = '';
    child.stdout.on('data', (d) => { out += d; if (out.includes('\n')) done(out.trim()); });
    child.on('exit', () => fail(new Error('the desk ended')));
  });
}

/** Milliseconds of processor time that the last desk has used: what other work on the machine does not change. */
export function worked() {
  const fields = readFileSync(`/proc/${running.at(-1).pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

let browser;
/** The browser, started. */
export async function warm() {
  browser ??= await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

/** A page that notes everything it should not do: errors, dialogs, requests elsewhere. */
export async function open(address, options = {}) {
  await warm();
  const context = options.context ?? (await browser.newContext({ viewport: { width: 1280, height: 900 }, acceptDownloads: true, ...options }));
  const page = await context.newPage();
  const faults = [];
  const own = new URL(address).origin;
  page.on('console', (m) => m.type() === 'error' && faults.push(`console: ${m.text()} ${m.location().url}`));
  page.on('pageerror', (e) => faults.push(`error: ${e.message}`));
  page.on('dialog', (d) => { faults.push(`dialog: ${d.message()}`); d.dismiss(); });
  page.on('request', (r) => { if (!r.url().startsWith(own) && !/^(blob|data):/.test(r.url())) faults.push(`request: ${r.url()}`); });
  page.setDefaultTimeout(Number(process.env.PATIENCE ?? 15000));
  if (process.env.PAGE) await context.route(`${own}/**`, fresh);
  await page.goto(options.context ? own : address);
  await page.waitForURL((u) => !u.search.includes('token'));
  await page.waitForSelector('nav');
  return { page, context, faults, own };
}

/** With PAGE=web/dist the page is the one just built, not that in the binary: to try a change without building the binary. */
async function fresh(route) {
  const path = new URL(route.request().url()).pathname;
  const file = join(process.env.PAGE, path.startsWith('/assets/') ? path : 'index.html');
  const data = /\.(json|csv|html)$|^\/(api|export|reconcile)/.test(path) && !path.startsWith('/assets/');
  if (data || new URL(route.request().url()).search.includes('token') || !existsSync(file)) return route.continue();
  const headers = { 'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types svelte-trusted-html" };
  const kinds = { js: 'text/javascript', css: 'text/css', json: 'application/json', html: 'text/html' };
  return route.fulfill({ body: readFileSync(file), headers: { ...headers, 'content-type': kinds[file.split('.').pop()] } });
}

export async function end() {
  await browser?.close();
  for (const child of running) child.kill();
  rmSync(folder, { recursive: true, force: true });
}

let [passed, failed] = [0, 0];
export async function test(name, work) {
  const start = Date.now();
  try {
    await work();
    passed += 1;
    console.log(`ok    ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  } catch (e) {
    failed += 1;
    console.log(`FAIL  ${name}\n      ${String(e.stack ?? e).split('\n').slice(0, 8).join('\n      ')}`);
  }
}

export function is(value, wanted, what = '') {
  if (JSON.stringify(value) !== JSON.stringify(wanted)) throw new Error(`${what}: ${JSON.stringify(value)} is not ${JSON.stringify(wanted)}`);
}

export function ok(value, what) {
  if (!value) throw new Error(what);
}

export async function finish() {
  await end();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
}
