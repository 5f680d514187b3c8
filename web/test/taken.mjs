// What leaves the desk: the shapes of other tools with their account, and names for OpenRefine by the reconciliation protocol 0.2.

import { readFileSync } from 'node:fs';

export async function taken({ page, at, data, own, ok, is }) {
  await at('/timeline?class=ASSAULT');
  await page.getByRole('button', { name: 'Export…' }).click();
  const dialog = page.getByRole('dialog');
  const fetched = async (shape) => {
    await dialog.getByLabel('Shape').selectOption(shape);
    const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Download' }).click()]);
    await dialog.getByText(`${shape}: wrote`).waitFor();
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
  };
  const book = await fetched('xlsx');
  ok(book.name.endsWith('.xlsx') && book.bytes.subarray(0, 2).toString() === 'PK', 'a workbook');
  const geo = JSON.parse((await fetched('geojson')).bytes.toString());
  const total = (await data('/timeline.json?class=ASSAULT')).total;
  is(geo.features.length, total, 'under the filter of the view');
  ok((await fetched('csv')).name.endsWith('.zip'), 'several files in an archive');
  await dialog.getByLabel('Which').selectOption('accepted');
  const none = JSON.parse((await fetched('geojson')).bytes.toString());
  is(none.features.length, 0, 'nothing was accepted so far');
  await page.keyboard.press('Escape');
  const { shapes, reconcile } = await data('/api/me');
  is(shapes.length, 22, 'all shapes');
  await reconciled(reconcile, own, is, ok);
}

/** As OpenRefine asks: without a cookie, behind the address with the secret. */
async function reconciled(address, own, is, ok) {
  const json = async (path, options) => (await fetch(address + path, options)).json();
  const manifest = await json('');
  ok(manifest.versions.includes('0.2') && manifest.name && manifest.identifierSpace && manifest.schemaSpace, 'what a manifest must have');
  ok(manifest.view.url.includes('{{id}}') && manifest.preview.url.includes('{{id}}') && Number.isInteger(manifest.preview.width), 'view and preview');
  ok(manifest.defaultTypes.every((t) => typeof t.id === 'string' && typeof t.name === 'string'), 'types');
  const queries = { q0: { query: 'Ilan Dorvane' }, q1: { query: 'Tashev, Mira', type: 'person', limit: 1 }, q2: { query: 'Xyqwo' }, q3: { query: 'Ilan Dorvane', type: ['place'], type_strict: 'any' } };
  const found = await json('', { method: 'POST', body: new URLSearchParams({ queries: JSON.stringify(queries) }) });
  is(Object.keys(found), Object.keys(queries), 'an answer for each');
  for (const candidate of Object.values(found).flatMap((f) => f.result)) {
    ok(typeof candidate.id === 'string' && typeof candidate.name === 'string' && typeof candidate.score === 'number' && typeof candidate.match === 'boolean', 'a candidate');
    ok(candidate.type.every((t) => typeof t.id === 'string') && candidate.features.every((f) => ['number', 'boolean'].includes(typeof f.value)), 'types and features');
  }
  is(found.q0.result[0].match, true, 'the same name');
  is([found.q1.result.length, found.q1.result[0].name], [1, 'Mira Tashev'], 'words in another order');
  is(found.q2.result, [], 'nobody');
  ok(found.q3.result.every((c) => c.type[0].id === 'place'), 'of the kind asked for');
  is((await json(`?queries=${encodeURIComponent(JSON.stringify({ a: { query: 'Tashev' } }))}`)).a.result[0].name, 'Mira Tashev', 'by GET too');
  const id = found.q0.result[0].id;
  const extend = await json(`?extend=${encodeURIComponent(JSON.stringify({ ids: [id], properties: [{ id: 'names' }, { id: 'reports' }] }))}`);
  is(extend.meta.map((m) => m.id), ['names', 'reports'], 'what was asked for');
  ok(typeof extend.rows[id].names[0].str === 'string' && Number.isInteger(extend.rows[id].reports[0].int), 'values');
  ok((await json('/suggest/entity?prefix=tash')).result.some((r) => r.name === 'Mira Tashev'), 'suggested');
  is((await json('/suggest/type?prefix=per')).result, [{ id: 'person', name: 'Person' }], 'types suggested');
  const shown = await fetch(`${address}/preview?id=${encodeURIComponent(id)}`);
  ok(shown.headers.get('content-security-policy').includes('frame-ancestors http://127.0.0.1:*') && (await shown.text()).includes('Ilan Dorvane'), 'a preview for a frame');
  is((await fetch(`${own}/reconcile/0000`)).status, 401, 'not without the secret');
  is((await fetch(address.replace('/reconcile', '/reconcile/..'))).status, 401, 'nor the rest of the desk with it');
}
