// A picture of each view into docs/desk/, at both widths, and one in the dark.

import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { end, examples, open, run, serve } from './desk.mjs';

const out = resolve(import.meta.dirname, '../../docs/desk');
mkdirSync(out, { recursive: true });
const path = examples();
const rows = (view) => JSON.parse(run(view, path, '--format', 'json', '--limit', '0'));
const gas = rows('timeline').find((e) => e.quote?.includes('tear gas'));
// Some work of people, so that the pictures show it. The country is invented: two of its places are put somewhere by hand, so that the map has marks.
run('review', path, 'accept', gas.id, '--by', 'Ada');
run('review', path, 'edit', gas.id, '--field', 'mode', '--new', 'firearms', '--by', 'Ada', '--own-knowledge', '--why', 'as the union says');
run('review', path, 'flag', rows('tolls')[4].id, '--by', 'Teo', '--why', 'the hospital counts by district');
run('review', path, 'flag', rows('timeline').filter((e) => e.id !== gas.id).at(-1).id, '--field', 'graphic', '--new', 'yes', '--by', 'Teo', '--why', 'wounds');
const placed = rows('timeline').filter((e) => /Castrel|Lantern|Brona/.test(e.place?.name ?? e.place ?? '') && e.id !== gas.id);
const AT = { C: [61.1, 14.6], L: [61.3, 15.1], B: [62.2, 16.4] };
for (const e of placed.slice(0, 6)) {
  const name = e.place.name ?? e.place;
  run('review', path, 'edit', e.id, '--field', 'place', '--new', `${name}@${AT[name[0]].join()}`, '--by', 'Ada', '--own-knowledge');
}
const toll = rows('tolls').find((t) => (t.counts?.length ?? 0) > 1 && t.stands === null);

const address = await serve(path);
const wide = await open(address);
const { page } = wide;
const doc = await page.evaluate(async () => {
  const found = await (await fetch('/sources.json')).json();
  return found.rows.flatMap((o) => o.documents).find((d) => d.source.endsWith('castrel-gazette.txt')).id;
});
const views = {
  brief: '/brief', timeline: `/timeline?sel=${gas.id}`, map: '/map', sides: '/sides', claims: '/claims', tolls: `/tolls?sel=${toll.id}`, sources: '/sources',
  document: `/document/${doc}?fact=e4`, search: '/search?q=tear%20gas', new: '/new', decisions: '/decisions',
};
async function shoot(p, name) {
  await p.waitForTimeout(700);
  await p.screenshot({ path: `${out}/${name}.png` });
  console.log(`docs/desk/${name}.png`);
}
for (const [name, to] of Object.entries(views)) {
  await page.goto(wide.own + to);
  await shoot(page, name);
}
for (const [name, button] of [['export', 'Export…'], ['bulk', 'All at once…']]) {
  await page.goto(`${wide.own}/timeline`);
  await page.evaluate(() => localStorage.setItem('dateline', JSON.stringify({ by: 'Ada' })));
  await page.reload();
  await page.getByRole('button', { name: button }).click();
  if (name === 'export') { await page.getByRole('button', { name: 'Download' }).click(); await page.locator('dialog pre').waitFor(); }
  await shoot(page, name);
}
await page.setViewportSize({ width: 390, height: 844 });
for (const name of ['brief', 'timeline', 'tolls', 'document', 'map', 'sides', 'claims', 'sources']) {
  await page.goto(wide.own + views[name]);
  await shoot(page, `${name}-390`);
}
await page.setViewportSize({ width: 1280, height: 900 });
await page.emulateMedia({ colorScheme: 'dark' });
await page.goto(wide.own + views.timeline);
await shoot(page, 'timeline-dark');
await end();
// Pictures of few colours are a third of the size.
const smaller = `
import sys, glob
from PIL import Image
for p in glob.glob(sys.argv[1] + '/*.png'):
    Image.open(p).convert('RGB').quantize(96, dither=Image.Dither.NONE).save(p, optimize=True)
`;
try {
  execFileSync('python3', ['-c', smaller, out], { stdio: 'ignore' });
} catch {
  console.log('not made smaller: Python has no PIL here');
}
process.exit(0);
