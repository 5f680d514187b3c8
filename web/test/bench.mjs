// What the desk costs on a case of many reports: the first view, each filter, scrolling. `make bench-desk`, REPORTS=20000 for the large one.

import { execFileSync } from 'node:child_process';
import { openSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { end, folder, makeCase, open, serve, write } from './desk.mjs';

const root = resolve(import.meta.dirname, '../..');
const reports = process.env.REPORTS ?? '2000';
const feed = join(folder, 'reports.jsonl');
execFileSync('python3', [join(root, 'bench/reports.py'), reports], { stdio: ['ignore', openSync(feed, 'w'), 'inherit'] });
void write;
const path = makeCase('bench', [feed]);
const address = await serve(path);
const start = performance.now();
const { page, own } = await open(address);
await page.locator('progress').waitFor();
const print = (what, ms) => console.log(`${what.padEnd(34)} ${ms.toFixed(0).padStart(7)} ms`);
const total = await page.evaluate(async () => (await (await fetch('/timeline.json?limit=1')).json()).total);
console.log(`${reports} reports, ${total} joined events, ${(statSync(path).size / 1e6).toFixed(0)} MB`);
print('brief, from the printed address', performance.now() - start);
for (const to of ['/timeline.json?limit=200', '/timeline.json?limit=200&class=ASSAULT', '/timeline.json?limit=200&about=police', '/timeline.json?limit=200&place=Alder',
  '/timeline.json?limit=200&since=2031-01-01', '/timeline.json?limit=200&offset=5000', '/claims.json?limit=200', '/tolls.json?limit=200', '/marks.json', '/facets.json', '/search.json?q=police&limit=60', '/sources.json'])
  print(to, await page.evaluate(async (u) => { const s = performance.now(); await (await fetch(u)).text(); return performance.now() - s; }, to));
const view = performance.now();
await page.goto(`${own}/timeline`);
await page.locator('.item .line').first().waitFor();
print('timeline, drawn', performance.now() - view);
// Frames while the list runs past for two seconds.
const frames = await page.evaluate(() => new Promise((done) => {
  const list = document.querySelector('.list'), begin = performance.now(), gaps = [];
  let last = begin;
  const frame = (now) => {
    gaps.push(now - last);
    last = now;
    list.scrollTop += 120;
    if (now - begin < 2000) requestAnimationFrame(frame);
    else done(gaps.slice(1).sort((a, b) => a - b));
  };
  requestAnimationFrame(frame);
}));
print('scrolling, median between frames', frames[Math.floor(frames.length / 2)]);
print('scrolling, 95th of a hundred', frames[Math.floor(frames.length * 0.95)]);
let weight = 0;
for (const url of await page.evaluate(() => performance.getEntriesByType('resource').map((e) => e.name).filter((n) => n.includes('/assets/'))))
  weight += gzipSync(Buffer.from(await (await page.request.get(url)).body())).length;
console.log(`page, compressed${' '.repeat(19)}${(weight / 1000).toFixed(0).padStart(7)} kB (the map's outlines 243 kB more)`);
await end();
process.exit(0);
