// The desk as people meet it, in the system's Chromium. One list, in order; each says what it holds.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { end, examples, finish, is, makeCase, ok, open, run, serve, test as one, write } from './desk.mjs';
import { hostile } from './hostile.mjs';
import { taken } from './taken.mjs';
import { rounds } from './rounds.mjs';

/** Tests whose names hold this word; all without it. */
const only = process.argv[2] ?? '';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const test = (what, work) => (what.includes(only) ? one(what, work) : undefined);
const figures = JSON.parse(readFileSync(new URL('../../crates/dateline-desk/data/figures.json', import.meta.url)));
const path = examples();
const address = await serve(path);
const first = await open(address);
const { page, faults, own } = first;
const VIEWS = ['brief', 'timeline', 'map', 'sides', 'claims', 'tolls', 'money', 'people', 'sources', 'search?q=tear%20gas', 'new', 'decisions'];

const data = (to) => page.evaluate(async (u) => (await fetch(u)).json(), to);
const item = async (id) => (await data(`/item/${id}.json`)).item;
const gas = (await data('/timeline.json')).rows.find((r) => r.quote?.includes('tear gas'));
const at = (view) => page.goto(own + view).then(() => page.waitForSelector('h1'));
const detail = () => page.locator('section[aria-label="The selected item"]');
const state = (word) => detail().locator('.state', { hasText: word }).first().waitFor();
const toast = (word) => page.locator('.toast', { hasText: word }).waitFor();

await test('the first five minutes: see, correct by hand, a toll that differs, take the table away', async () => {
  await page.getByText('Machine-made, check before use').waitFor();
  await page.getByText(/0 of \d+ items reviewed/).first().waitFor();
  for (const f of figures.filter((f) => f.precision !== null))
    ok(await page.getByRole('row', { name: new RegExp(`${f.kind} ${f.precision.toFixed(1)} % ${f.recall.toFixed(1)} %`) }).count(), `the figures of ${f.kind} are on the first screen`);
  await page.getByRole('link', { name: 'Begin to review' }).click();
  await page.getByRole('option', { name: /tear gas/ }).first().click();
  await state('machine');
  is((await item(gas.id)).review, null, 'selecting does not accept');
  await page.keyboard.press('e');
  const box = page.getByLabel('Your name', { exact: true });
  await box.waitFor();
  await box.fill('Ada');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Is', { exact: true }).fill('2027-05-03');
  await dialog.getByLabel('The words that say so').fill('on Tuesday');
  await dialog.getByLabel(/Reason/).fill('the night before');
  await page.keyboard.press('Enter');
  await state('edited');
  is((await item(gas.id)).day_from, '2027-05-03', 'the day');
  await detail().getByText('History').waitFor();
  const csv = await page.evaluate(async () => (await fetch('/timeline.csv')).text());
  const line = csv.split('\n').find((l) => l.includes(gas.id));
  ok(line.includes('2027-05-03') && line.includes('edited') && line.includes('Ada'), `the table has it: ${line}`);
  await page.keyboard.press('u');
  await state('machine');
  await at('/tolls');
  await page.getByText(/≠ 2–7, not settled/).first().waitFor();
});
// Each test stands alone: who asks for one of them is Ada from the start.
await page.evaluate(() => localStorage.setItem('dateline', JSON.stringify({ ...JSON.parse(localStorage.getItem('dateline') ?? '{}'), by: 'Ada' })));

await test('every view opens, is shared by its address, and has its data', async () => {
  for (const view of VIEWS) {
    await at(`/${view}`);
    await page.waitForTimeout(60);
    const bare = view.split('?')[0];
    ok((await data(`/${bare}.json?q=gas`)) !== null, view);
  }
  await at(`/timeline?class=ASSAULT&sel=${gas.id}`);
  await detail().waitFor();
  is(await page.getByLabel('Kind').first().inputValue(), 'ASSAULT', 'the filter is in the address');
});

for (const how of ['keys', 'mouse']) await test(`every decision made and undone by ${how === 'keys' ? 'keys' : 'the mouse'} alone`, () => rounds({ how, page, gas, at, data, detail, state, toast, ok, is }));
await test('a case goes out in other tools\' shapes, and OpenRefine finds who is meant', () => taken({ page, at, data, own, toast, ok, is }));

await test('an addition is taken back from its history, alone', async () => {
  const doc = (await data('/sources.json')).rows.flatMap((o) => o.documents).find((d) => d.source.endsWith('castrel-gazette.txt'));
  const text = (await data(`/document/${doc.id}.json`)).record.document.text;
  run('review', path, 'add', doc.source, '--words', text.slice(200, 240).trim(), '--new', '{"type": "MOBILIZE", "actors": "the Home Guard"}', '--by', 'Teo');
  await at('/timeline?status=added');
  await page.locator('.item', { hasText: 'mobilize' }).click();
  await state('added by hand');
  await detail().getByRole('button', { name: /Take back/ }).first().click();
  await toast('Taken back');
  is((await data('/timeline.json?status=added')).total, 0, 'gone');
});

await test('from fact to words and from words to fact, without deciding', async () => {
  const sources = await data('/sources.json');
  const doc = sources.rows.flatMap((o) => o.documents).find((d) => d.source.endsWith('castrel-gazette.txt'));
  const decisions = (await data('/decisions.json')).total;
  await at(`/document/${doc.id}`);
  await page.locator('article .on').first().click();
  await page.locator('article [data-chosen]').first().waitFor();
  await page.locator('button.fact').last().click();
  const box = await page.locator('article [data-chosen]').first().boundingBox();
  ok(box && box.y > 0 && box.y < 900, 'the words are in sight');
  is((await data('/decisions.json')).total, decisions, 'nothing was decided');
});

await test('keys are set anew, and rest while somebody types', async () => {
  await at(`/timeline?sel=${gas.id}`);
  await detail().getByRole('button', { name: /Accept/ }).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('button', { name: /Change the key of: Accept/ }).click();
  await page.keyboard.press('y');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.locator('#find').focus();
  await page.keyboard.type('yaxu');
  await page.waitForTimeout(200);
  is((await item(gas.id)).review, null, 'nothing was decided');
  await page.locator('h1').first().click();
  await page.keyboard.press('y');
  await state('accepted');
  await page.keyboard.press('Backspace');
  await state('machine');
  await page.keyboard.press('?');
  await page.getByRole('button', { name: 'The usual keys' }).click();
  await page.keyboard.press('Escape');
});

await test('a decision in a second tab, one from the command line, and a report that is added appear in the first', async () => {
  await at(`/timeline?sel=${gas.id}`);
  await state('machine');
  const second = await open(address, { context: first.context });
  await second.page.goto(`${own}/item/${gas.id}`);
  await second.page.getByRole('button', { name: /^Flag/ }).click();
  await second.page.getByRole('dialog').locator('button.main').click();
  await state('flagged');
  await second.page.close();
  await page.keyboard.press('u');
  await state('machine');
  run('review', path, 'accept', gas.id, '--by', 'Teo');
  await state('accepted');
  run('review', path, 'note', gas.id, '--by', 'Teo', '--why', 'seen');
  await detail().getByText('seen').first().waitFor();
  const total = (await data('/timeline.json')).total;
  await at('/timeline');
  await page.getByText(`${total} events`).waitFor();
  run('add', path, write('late.txt', 'Dockers walk out in Brona\n\nBRONA, May 6 (Harbour Times) — Police arrested nine dockers in Brona on Thursday, the union said.\n'), '--date', '2027-05-06');
  await page.getByText(new RegExp(`^(?!${total} )\\d+ events$`)).waitFor();
});

await test('pictures are kept, and the published page stands alone', async () => {
  run('review', path, 'accept', gas.id, '--by', 'Teo');
  await at('/timeline');
  const [svg] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save SVG' }).first().click()]);
  ok(readFileSync(await svg.path(), 'utf8').startsWith('<svg'), 'an SVG');
  const [png] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save PNG' }).first().click()]);
  is([...readFileSync(await png.path()).subarray(1, 4)], [...Buffer.from('PNG')], 'a PNG');
  await at('/brief');
  const [html] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /Publish/ }).click()]);
  const text = readFileSync(await html.path(), 'utf8');
  ok(text.includes('tear gas'), 'the accepted fact');
  is(text.match(/<script|<link|src=|href=|url\(/g), null, 'from elsewhere');
});

await test('no serious fault of access in any view, light and dark, wide and narrow', async () => {
  const found = [];
  const doc = (await data('/sources.json')).rows[0].documents[0].id;
  for (const [scheme, width] of [['light', 1280], ['dark', 1280], ['light', 390]]) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 900 });
    for (const view of [...VIEWS, `timeline?sel=${gas.id}`, `document/${doc}`, `item/${gas.id}`]) {
      await at(`/${view}`);
      await page.waitForTimeout(200);
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wider > 1) found.push(`${width} ${view}: ${wider} pixels too wide`);
      // What is narrow is the same page in another arrangement: a few views stand for all.
      if (width < 500 && !/^(brief|tolls|timeline.sel)/.test(view)) continue;
      // The policy of the page forbids scripts from elsewhere; the debugger's own evaluation is not the page's.
      await page.evaluate(axe);
      const result = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
      for (const v of result.violations.filter((v) => ['serious', 'critical'].includes(v.impact)))
        found.push(`${scheme} ${width} ${view}: ${v.id} ${v.nodes.length}× ${v.nodes[0].html.slice(0, 140)} ${v.nodes[0].any[0]?.message ?? ''}`);
    }
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme });
    await at(`/timeline?sel=${gas.id}`);
    await detail().getByRole('button', { name: /Accept/ }).waitFor();
    for (const button of ['Edit', 'Reject', 'Graphic', 'Merge', 'Split', 'Export…', 'All at once…', 'Keys']) {
      await page.getByRole('button', { name: new RegExp(`^${button}`) }).first().click();
      await page.getByRole('dialog').waitFor();
      await page.evaluate(axe);
      const result = await page.evaluate(() => globalThis.axe.run('dialog', { resultTypes: ['violations'] }));
      for (const v of result.violations.filter((v) => ['serious', 'critical'].includes(v.impact))) found.push(`${scheme} dialog ${button}: ${v.id} ${v.nodes[0].html.slice(0, 140)}`);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  is(found, [], 'faults');
});

// An item that a merge took up is asked for once more, and is gone: the browser notes that.
const gone = (f) => /404 .*\/item\/[^/]+\.json$/.test(f);
await test('nothing went wrong on the way, and nothing was asked of anybody else', () => is(faults.filter((f) => !gone(f)), [], 'faults'));
await first.context.close();

await test('a hostile document shows as text, and nothing runs', () => hostile({ makeCase, write, serve, open, is, ok }));

void end;
await finish();
