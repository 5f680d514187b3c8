// Hands a timeline to TimelineJS itself, in jsdom: `node timelinejs.cjs NODE_MODULES FILE` prints what its configuration took from it.
const fs = require('fs');
const path = require('path');

const [modules, file] = process.argv.slice(2);
const { JSDOM } = require(path.join(path.resolve(modules), 'jsdom'));
const page = new JSDOM('<!DOCTYPE html><div id="timeline"></div>', {
  runScripts: 'outside-only', pretendToBeVisual: true, url: 'https://timeline.example/',
});
const w = page.window;
w.fetch = () => Promise.reject(new Error('no network'));
w.matchMedia = () => ({ matches: false, addListener() {}, addEventListener() {} });
w.eval(fs.readFileSync(path.join(modules, '@knight-lab/timelinejs/dist/js/timeline.js'), 'utf8'));
w.given = fs.readFileSync(file, 'utf8');
w.eval("window.made = new TL.Timeline('timeline', JSON.parse(given), {language: 'en', script_path: 'https://timeline.example/'})");
let waited = 0;
const timer = setInterval(() => {
  waited += 1;
  if (!w.made.config && waited < 50) return;
  clearInterval(timer);
  if (!w.made.config) process.exit(1);
  console.log(w.eval(`JSON.stringify({errors: made.config.getErrors(), events: made.config.events.map(e => ({id: e.unique_id,
    end: !!e.end_date, text: e.text.text}))})`));
  process.exit(0);
}, 100);
