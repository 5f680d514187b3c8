// The desk as people meet it, in the system's Chromium. One list, in order; each says what it holds.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { end, examples, finish, is, makeCase, ok, open, run, serve, test as one, write } from './desk.mjs';
import { hostile } from './hostile.mjs';

/** Tests whose names hold this word; all without it. */
const only = process.argv[2] ?? '';
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const test = (what, work) => (what.includes(only) ? one(what, work) : undefined);
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
const name = async (who) => {
  const box = page.getByLabel('Your name', { exact: true });
  await box.waitFor();
  await box.fill(who);
  await page.keyboard.press('Enter');
};

await test('the first five minutes: see, correct by hand, a toll that differs, take the table away', async () => {
  await page.getByText('Machine-made, check before use').waitFor();
  await page.getByText('0 of 180 items reviewed').or(page.getByText(/0 of \d+ items reviewed/)).first().waitFor();
  ok(await page.getByRole('row', { name: /tolls 100.0 % 87.2 %/ }).count(), 'the figures are on the first screen');
  await page.getByRole('link', { name: 'Begin to review' }).click();
  await page.getByRole('option', { name: /tear gas/ }).first().click();
  await state('machine');
  is((await item(gas.id)).review, null, 'selecting does not accept');
  await page.keyboard.press('e');
  await name('Ada');
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

await test('every view opens, is shared by its address, and has its data', async () => {
  for (const view of VIEWS) {
    await at(`/${view}`);
    await page.waitForTimeout(150);
    const bare = view.split('?')[0];
    ok((await data(`/${bare}.json?q=gas`)) !== null, view);
  }
  await at(`/timeline?class=ASSAULT&sel=${gas.id}`);
  await detail().waitFor();
  is(await page.getByLabel('Kind').first().inputValue(), 'ASSAULT', 'the filter is in the address');
});

/** Each action by keys or by the mouse; then it is undone. */
async function round(how) {
  await at(`/timeline?sel=${gas.id}`);
  await detail().getByRole('button', { name: /Accept/ }).waitFor();
  const act = async (key, button) => (how === 'keys' ? page.keyboard.press(key) : detail().getByRole('button', { name: button }).click());
  const undo = async () => {
    await (how === 'keys' ? page.keyboard.press('u') : page.locator('.toast').getByRole('button', { name: /Undo/ }).click());
    await toast('Taken back');
  };
  const send = async () => (how === 'keys' ? page.keyboard.press('Enter') : page.getByRole('dialog').locator('button.main').click());
  await act('a', /^Accept/);
  await state('accepted');
  ok(await page.locator(`[role=option] .state.accepted`).count(), 'accepting does not hide');
  await undo();
  await state('machine');
  await act('x', /^Reject/);
  if (how === 'keys') await page.keyboard.press('3');
  else await page.getByRole('button', { name: /wrong place/ }).click();
  await state('rejected');
  await undo();
  await state('machine');
  await act('f', /^Flag/);
  await page.getByRole('dialog').getByRole('textbox').fill('look');
  await send();
  await state('flagged');
  await undo();
  await act('n', /^Note/);
  await page.getByRole('dialog').getByRole('textbox').fill('see the log');
  await send();
  await detail().getByText('see the log').first().waitFor();
  await undo();
  await act('e', /^Edit/);
  await page.getByRole('dialog').getByLabel('Is', { exact: true }).fill('2027-05-02/2027-05-04');
  if (how === 'keys') {
    await page.getByRole('dialog').getByLabel('my own knowledge').focus();
    await page.keyboard.press('Space');
    await page.getByRole('dialog').getByLabel('Is', { exact: true }).focus();
  } else {
    // Dragging over words fills them in.
    const words = page.getByRole('dialog').locator('.text b').first();
    await words.scrollIntoViewIfNeeded();
    await words.click({ clickCount: 3 });
    ok((await page.getByLabel('The words that say so').inputValue()).length > 5, 'words that were dragged over');
  }
  await send();
  await state('edited');
  await undo();
  await state('machine');
  const before = (await data('/timeline.json')).total;
  await act('s', /^Split/);
  const telling = page.getByRole('dialog').getByRole('radio').first();
  await telling.waitFor();
  if (how === 'keys') { await telling.focus(); await page.keyboard.press('Space'); } else await telling.click();
  await send();
  await toast('Split');
  ok((await data('/timeline.json')).total > before, 'one more event');
  await undo();
  is((await data('/timeline.json')).total, before, 'as before');
  await at(`/timeline?sel=${gas.id}`);
  await detail().getByRole('button', { name: /Merge/ }).waitFor();
  await act('m', /^Merge/);
  const other = page.getByRole('dialog').getByRole('radio').first();
  await other.waitFor();
  const merged = await other.getAttribute('value');
  if (how === 'keys') { await other.focus(); await page.keyboard.press('Space'); } else await other.click();
  await send();
  await toast('Merged');
  const left = (await data('/timeline.json')).rows.map((r) => r.id);
  ok(!left.includes(merged) || !left.includes(gas.id), 'the two are one');
  await undo();
  is((await data('/timeline.json')).total, before, 'as before');
}

await test('every decision made and undone by keys alone', () => round('keys'));
await test('every decision made and undone by the mouse alone', () => round('mouse'));

await test('a missed fact is added on its words, and taken back from its history', async () => {
  const sources = await data('/sources.json');
  const doc = sources.rows.flatMap((o) => o.documents).find((d) => d.source.endsWith('castrel-gazette.txt'));
  await at(`/document/${doc.id}`);
  await page.locator('article .on').first().waitFor();
  await page.getByRole('button', { name: /Add from selected words/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/words that say so/).fill('moved by bus to Castrel');
  const text = await page.locator('article').innerText();
  const words = text.slice(200, 240).trim();
  await dialog.getByLabel(/words that say so/).fill(words);
  await dialog.getByLabel('Type').fill('MOBILIZE');
  await dialog.getByLabel(/^Who/).fill('the Home Guard');
  await dialog.getByRole('button', { name: 'Add it' }).click();
  await toast('Added');
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

await test('many at once: the count, five samples, one undo', async () => {
  await at('/claims?about=Tashev');
  const all = (await data('/claims.json?about=Tashev')).total;
  await page.getByRole('button', { name: /All at once/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(new RegExp(`${all} items`)).waitFor();
  is(await dialog.locator('li').count(), Math.min(5, all), 'samples');
  await dialog.getByRole('button', { name: new RegExp(`accept all ${all}`) }).click();
  await toast('in one step');
  is((await data('/claims.json?about=Tashev&status=accepted')).total, all, 'all are accepted');
  await page.locator('.toast').getByRole('button', { name: /Undo/ }).click();
  await toast(`of ${all} items`);
  is((await data('/claims.json?about=Tashev&status=accepted')).total, 0, 'all are taken back');
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

await test('a decision in a second tab, and one from the command line, appear in the first', async () => {
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
      await page.waitForTimeout(350);
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
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 900 });
  is(found, [], 'faults');
});

// An item that a merge took up is asked for once more, and is gone: the browser notes that.
const gone = (f) => /404 .*\/item\/[^/]+\.json$/.test(f);
await test('nothing went wrong on the way, and nothing was asked of anybody else', () => is(faults.filter((f) => !gone(f)), [], 'faults'));
await first.context.close();

await test('a hostile document shows as text, and nothing runs', () => hostile({ makeCase, write, serve, open, is, ok }));

void end;
await finish();
