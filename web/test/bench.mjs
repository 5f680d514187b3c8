// What the desk costs on a case of many reports: the first view, each filter, scrolling, the page's weight. `make bench-desk`; CASE=FILE takes a
// case that is there, REPORTS=33500 makes one of 100,000 events.

import { execFileSync } from 'node:child_process';
import { openSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { availableParallelism, loadavg } from 'node:os';
import { end, folder, makeCase, open, serve, warm, worked } from './desk.mjs';

const root = resolve(import.meta.dirname, '../..');
let path = process.env.CASE;
if (!path) {
  const feed = join(folder, 'reports.jsonl');
  // Each report begins a story: what different stories tell is not joined, so that there are many events.
  execFileSync('python3', [join(root, 'bench/reports.py'), process.env.REPORTS || '2000', '1', '1'], { stdio: ['ignore', openSync(feed, 'w'), 'inherit'] });
  path = makeCase('bench', [feed]);
}
await warm();
let before = 0;
/** Wall time against its bar, and the processor time of the desk beside it. */
function print(what, ms, bar) {
  const cpu = worked() - before;
  console.log(`${what.padEnd(56)} ${ms.toFixed(0).padStart(6)} ms ${String(cpu).padStart(6)} ms of CPU${bar ? `   bar ${bar}${ms < bar ? '' : '  OVER'}` : ''}`);
  before = worked();
}
console.log(`load before: ${loadavg()[0].toFixed(1)} on ${availableParallelism()} cores`);
const start = performance.now();
const { page, own } = await open(await serve(path));
await page.locator('progress').waitFor();
print('first view: from the command to the brief, drawn', performance.now() - start, 1000);
const brief = await page.evaluate(async () => (await (await fetch('/brief.json')).json()).progress);
console.log(`  ${brief.map((p) => `${p.items} ${p.kind}s`).join(', ')}; ${(statSync(path).size / 1e6).toFixed(0)} MB`);
await page.waitForTimeout(1500);
before = worked();
const view = performance.now();
await page.goto(`${own}/timeline`);
await page.locator('.item .line').first().waitFor();
print('timeline, drawn', performance.now() - view);
// What the page asks when a filter is set: the list's first part and the days of the picture. None was asked before.
const FILTERS = [['class', 'ASSAULT'], ['status', 'claimed'], ['status', 'accepted'], ['happened', 'no'], ['about', 'police'], ['about', 'Lena Maas'], ['place', 'Alder'],
  ['since', '2031-01-01'], ['until', '2026-03-01']];
const timed = (to) => ((before = worked()), page.evaluate(async (u) => { const s = performance.now(); await Promise.all(u.map(async (x) => (await fetch(x)).text())); return performance.now() - s; }, to));
for (const [name, value] of FILTERS) {
  const asked = `${name}=${encodeURIComponent(value)}`;
  print(`filter ${name} = ${value}`, await timed([`/timeline.json?${asked}&offset=0&limit=200&slim=1`, `/days.json?${asked}&kind=event`]), 200);
}
for (const to of ['/claims.json?about=police&limit=200&slim=1', '/claims.json?class=accused&limit=200&slim=1', '/tolls.json?class=killed&limit=400&slim=1', '/sides.json?about=police&limit=300&slim=1'])
  print(`filter ${to}`, await timed([to]), 200);
// As a person does it: the kind is chosen, until the list shows it.
before = worked();
const set = performance.now();
await page.getByLabel('Kind').first().selectOption('PROTEST');
await page.locator('.item .line', { hasText: 'protest' }).first().waitFor();
print('a kind is chosen, until its events are drawn', performance.now() - set);
for (const to of ['/timeline.json?offset=50000&limit=200&slim=1', '/map.json?slim=1', '/claims.json?limit=200&slim=1', '/facets.json?kind=event', '/facets.json?kind=claim', '/search.json?q=police&limit=60&slim=1', '/sources.json?each=100', '/new.json?slim=1'])
  print(to, await timed([to]));
await page.goto(`${own}/timeline`);
await page.locator('.item .line').first().waitFor();
await page.waitForTimeout(1500);
// Frames while the list runs past for three seconds, some thirty rows a second.
const frames = await page.evaluate(() => new Promise((done) => {
  const list = document.querySelector('.list'), begin = performance.now(), gaps = [];
  let last = begin;
  const frame = (now) => {
    gaps.push(now - last);
    last = now;
    list.scrollTop += 120;
    if (now - begin < 3000) requestAnimationFrame(frame);
    else done(gaps.slice(1).sort((a, b) => a - b));
  };
  requestAnimationFrame(frame);
}));
const share = frames.filter((f) => f > 18).length / frames.length;
console.log(`scrolling: ${(1000 * frames.length / frames.reduce((a, b) => a + b)).toFixed(1)} frames a second, median ${frames[frames.length >> 1].toFixed(1)} ms, 95th of a hundred ${frames[Math.floor(frames.length * 0.95)].toFixed(1)} ms, ${(100 * share).toFixed(1)} % later than 18 ms`);
await page.goto(`${own}/map`);
await page.waitForTimeout(1000);
let weight = 0;
for (const url of new Set(await page.evaluate(() => performance.getEntriesByType('resource').map((e) => e.name).filter((n) => n.includes('/assets/')))))
  weight += gzipSync(Buffer.from(await (await page.request.get(url)).body())).length;
console.log(`page with the map's outlines, compressed: ${(weight / 1000).toFixed(0)} kB   bar 600`);
await end();
process.exit(0);
