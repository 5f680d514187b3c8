// A report that would like to run: markup in every field, links that are scripts, text that turns its direction, a line of a megabyte.

const SCRIPT = '<script>window.ran=1;alert(1)</script><img src=x onerror="window.ran=1;alert(2)">';
const BIDI = '\u202etxet desrever\u202c \u2066isolated\u2069';

export async function hostile({ makeCase, write, serve, open, is, ok }) {
  const text = `${SCRIPT} headline ${BIDI}\n\nPolice killed three people in Port Alder on Monday, said ${SCRIPT}. {{7*7}} \${window.ran=1} ${BIDI} 𝔘𝔫𝔦 👩‍👩‍👧\n\n` +
    '"We saw soldiers beat protesters," said Lena Orr <b onmouseover=alert(3)>.\n';
  const lines = [
    { id: 'javascript:alert(4)', title: `${SCRIPT}${BIDI}`, author: SCRIPT, outlet: `${SCRIPT} ${BIDI}`, url: 'javascript:window.ran=1', published: '2031-05-04', text },
    // One line of a megabyte, a fifth of it without a place to break at.
    { id: 'one-line', title: 'One line', outlet: 'O', published: '2031-05-05', text: `Police killed two people in Port Alder. ${'x'.repeat(200_000)} ${'word '.repeat(160_000)}` },
  ];
  const feed = write('<img src=x onerror=alert(5)>.jsonl', lines.map((l) => JSON.stringify(l)).join('\n'));
  const path = makeCase('hostile', [feed]);
  const address = await serve(path);
  const { page, faults, own, context } = await open(address);
  const data = (to) => page.evaluate(async (u) => (await fetch(u)).json(), to);
  const documents = (await data('/sources.json')).rows.flatMap((o) => o.documents);
  ok(documents.length >= 1, 'reports came in');
  const items = (await data('/timeline.json')).rows;
  const views = ['/brief', '/timeline', '/map', '/sides', '/claims', '/tolls', '/money', '/people', '/sources', '/search?q=police', '/new', '/decisions',
    ...documents.map((d) => `/document/${d.id}`), ...items.slice(0, 3).map((i) => `/timeline?sel=${i.id}`), `/search?q=${encodeURIComponent(SCRIPT)}`,
    `/timeline?about=${encodeURIComponent(SCRIPT)}`, `/${encodeURIComponent(SCRIPT)}`, `/document/${encodeURIComponent(SCRIPT)}`];
  for (const view of views) {
    const start = Date.now();
    await page.goto(own + view);
    await page.waitForTimeout(250);
    is(await page.evaluate(() => window.ran), undefined, view);
    const links = await page.evaluate(() => [...document.querySelectorAll('a[href]')].map((a) => a.protocol).filter((p) => !/^https?:$/.test(p)));
    is(links, [], `links of ${view}`);
    is(await page.evaluate(() => document.querySelectorAll('#desk img, #desk script, #desk iframe').length), 0, `markup of ${view}`);
    if (Date.now() - start > 3000) console.log(`      ${view.slice(0, 60)}: ${Date.now() - start} ms`);
  }
  // What was asked for by a name that is none is answered 404, which the console notes.
  is(faults.filter((f) => !f.includes('404') && !f.includes('409')), [], 'faults');
  const first = documents.find((d) => d.title?.includes('script')) ?? documents[0];
  await page.goto(`${own}/document/${first.id}`);
  ok((await page.locator('article').innerText()).includes('<script>') || (await page.locator('h1').innerText()).includes('<script>'), 'the markup is shown as text');
  await context.close();
}
