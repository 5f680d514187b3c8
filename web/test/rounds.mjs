// Every decision, by keys or by the mouse; then it is undone.

export async function rounds({ how, page, gas, at, data, detail, state, toast, ok, is }) {
  const keys = how === 'keys';
  await at(`/timeline?sel=${gas.id}`);
  await detail().getByRole('button', { name: /Accept/ }).waitFor();
  const act = async (key, button) => (keys ? page.keyboard.press(key) : detail().getByRole('button', { name: button }).click());
  const undo = async () => {
    await (keys ? page.keyboard.press('u') : page.locator('.toast').getByRole('button', { name: /Undo/ }).click());
    await toast('Taken back');
  };
  const send = async () => (keys ? page.keyboard.press('Enter') : page.getByRole('dialog').locator('button.main').click());
  await act('a', /^Accept/);
  await state('accepted');
  // Accepting does not hide: the row stands in the list.
  await page.locator('[role=option] .state.accepted').first().waitFor();
  await undo();
  await state('machine');
  await act('x', /^Reject/);
  if (keys) await page.keyboard.press('3');
  else await page.getByRole('button', { name: /wrong place/ }).click();
  await state('rejected');
  await undo();
  await state('machine');
  await act('f', /^Flag/);
  await page.getByRole('dialog').getByRole('textbox').fill('look');
  await send();
  await state('flagged');
  await undo();
  await act('g', /^Graphic/);
  await page.getByRole('dialog').getByRole('textbox').fill('wounds');
  await send();
  await detail().getByText('graphic content: show the words').first().waitFor();
  ok(!(await detail().locator('blockquote').first().isVisible()), 'its words are covered');
  await undo();
  await detail().locator('blockquote').first().waitFor();
  await act('n', /^Note/);
  await page.getByRole('dialog').getByRole('textbox').fill('see the log');
  await send();
  await detail().getByText('see the log').first().waitFor();
  await undo();
  await act('e', /^Edit/);
  await page.getByRole('dialog').getByLabel('Is', { exact: true }).fill('2027-05-02/2027-05-04');
  if (keys) {
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
  if (keys) { await telling.focus(); await page.keyboard.press('Space'); } else await telling.click();
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
  if (keys) { await other.focus(); await page.keyboard.press('Space'); } else await other.click();
  await send();
  await toast('Merged');
  const left = (await data('/timeline.json')).rows.map((r) => r.id);
  ok(!left.includes(merged) || !left.includes(gas.id), 'the two are one');
  is((await data('/timeline.json')).total, before - 1, 'one event less');
  await undo();
  is((await data('/timeline.json')).total, before, 'as before');
  await missed();
  await counts();
  await many();

  /** A fact that was missed, on words selected in the report. */
  async function missed() {
    const doc = (await data('/sources.json')).rows.flatMap((o) => o.documents).find((d) => d.source.endsWith('castrel-gazette.txt'));
    await at(`/document/${doc.id}`);
    await page.locator('article .on').first().waitFor();
    const words = (await page.locator('article').innerText()).slice(200, 240).trim();
    if (keys) await page.keyboard.press('+');
    else {
      await page.locator('article > span').nth(1).click({ clickCount: 3 });
      await page.getByRole('button', { name: /Add from selected words/ }).click();
      ok((await page.getByRole('dialog').getByLabel(/words that say so/).inputValue()).length > 3, 'the words that were selected');
    }
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/words that say so/).fill(words);
    await dialog.getByLabel('Type').fill('MOBILIZE');
    await dialog.getByLabel(/^Who/).fill('the Home Guard');
    if (keys) await page.keyboard.press('Enter');
    else await dialog.getByRole('button', { name: 'Add it' }).click();
    await toast('Added');
    is((await data('/timeline.json?status=added')).total, 1, 'added');
    await undo();
    is((await data('/timeline.json?status=added')).total, 0, 'gone');
  }

  /** One of the counts that differ is chosen; all stay. */
  async function counts() {
    const toll = (await data('/tolls.json')).rows.find((t) => t.detail.stands === null && (t.detail.counts?.length ?? 0) > 1 && t.detail.min !== t.detail.max);
    await at(`/tolls?sel=${toll.id}`);
    const use = detail().getByRole('button', { name: /^Use/ }).first();
    await use.waitFor();
    if (keys) { await use.focus(); await page.keyboard.press('Enter'); } else await use.click();
    await page.getByRole('dialog').getByLabel('Why').fill('they count by name');
    await send();
    await detail().getByText('used for export').waitFor();
    const now = (await data(`/item/${toll.id}.json`)).item;
    is(now.detail.counts.length, toll.detail.counts.length, 'all counts stay');
    ok(now.detail.stands !== null, 'one stands');
    await undo();
    is((await data(`/item/${toll.id}.json`)).item.detail.stands, null, 'none stands');
  }

  /** Many at once: the count, five samples, one undo. */
  async function many() {
    await at('/claims?about=Tashev');
    const all = (await data('/claims.json?about=Tashev')).total;
    const button = page.getByRole('button', { name: /All at once/ });
    if (keys) { await button.focus(); await page.keyboard.press('Enter'); } else await button.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(new RegExp(`${all} items`)).waitFor();
    is(await dialog.locator('li').count(), Math.min(5, all), 'samples');
    const go = dialog.getByRole('button', { name: new RegExp(`accept all ${all}`) });
    if (keys) { await go.focus(); await page.keyboard.press('Enter'); } else await go.click();
    await toast('in one step');
    is((await data('/claims.json?about=Tashev&status=accepted')).total, all, 'all are accepted');
    await undo();
    is((await data('/claims.json?about=Tashev&status=accepted')).total, 0, 'all are taken back');
  }
}

