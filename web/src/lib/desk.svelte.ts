// What all parts of the page share: the pulse of the case, the list in view and what is selected in it, and what is decided.

import { me, post, Refused } from './api';
import { ask, route } from './route.svelte';
import { keep, prefs } from './prefs.svelte';
import type { Count, Row } from './types';

export type Dialog = 'reject' | 'edit' | 'note' | 'flag' | 'graphic' | 'merge' | 'split' | 'add' | 'stand' | 'keys' | 'bulk' | 'export' | 'name' | null;

export const desk = $state({
  name: '',
  version: '',
  /** Grows whenever the case has changed. */
  pulse: 0,
  connected: true,
  /** How long the list in view is. */
  total: 0,
  /** Other tools' shapes that the binary writes, and the address for OpenRefine. */
  shapes: [] as { name: string; what: string }[],
  reconcile: '',
  dialog: null as Dialog,
  /** The words selected in a report, and which report. */
  words: null as { source: string; words: string } | null,
  /** The count of a toll that is about to be chosen. */
  count: null as Count | null,
  /** The item shown beside the list. */
  item: null as Row | null,
  toast: null as { words: string; undo: boolean; bad: boolean } | null,
});

export function selected(): string | null {
  return route.query.sel ?? null;
}

export function select(id: string | null) {
  stood = placed(id);
  ask({ sel: id ?? undefined }, false);
}

// Ids of the list in view by their places, as far as loaded, and the places by id. A list may be long, and no part of the page waits on these.
let ids: (string | undefined)[] = [];
let places = new Map<string, number>();
// Where the selection stood last: what is rejected leaves the list, and the next one is where it was.
let stood = -1;

/** The list in view is this one, or a part of it from `offset` on. */
export function listed(all: { id: string }[], total = all.length, offset?: number) {
  if (offset === undefined || total !== desk.total) {
    ids = [];
    places = new Map();
  }
  desk.total = total;
  all.forEach((r, n) => {
    ids[(offset ?? 0) + n] = r.id;
    places.set(r.id, (offset ?? 0) + n);
  });
}

/** Where an item stands in the list in view; -1 where it was not loaded. */
export const placed = (id: string | null) => places.get(id ?? '') ?? -1;

/** One step through the list in view; what is last stays. */
export function step(by: number) {
  const at = placed(selected());
  const gone = at < 0 && selected() && stood >= 0;
  const from = gone ? (by > 0 ? stood - 1 : stood) : at < 0 && by < 0 ? desk.total : at;
  const next = Math.min(Math.max(from + by, 0), desk.total - 1);
  if (ids[next]) select(ids[next]);
}

let clear: ReturnType<typeof setTimeout> | undefined;

export function say(words: string, options: { undo?: boolean; bad?: boolean } = {}) {
  desk.toast = { words, undo: options.undo ?? false, bad: options.bad ?? false };
  clearTimeout(clear);
  clear = setTimeout(() => (desk.toast = null), 12000);
}

let waiting: (() => void) | null = null;

/** Asks for the reviewer's name first where none is known. */
export function named(then: () => void) {
  if (prefs.by.trim()) return then();
  waiting = then;
  desk.dialog = 'name';
}

export function nameGiven(by: string) {
  prefs.by = by.trim();
  keep();
  desk.dialog = null;
  const then = waiting;
  waiting = null;
  then?.();
}

export interface Wanted {
  action: string;
  item: string;
  other?: string;
  field?: string;
  new?: string;
  basis?: { kind: 'quote' | 'link'; value: string } | { kind: 'knowledge' };
  reason?: string;
}

const PAST: Record<string, string> = {
  accept: 'Accepted', reject: 'Rejected', edit: 'Edited', add: 'Added', merge: 'Merged', split: 'Split', flag: 'Flagged', note: 'Noted',
  revert: 'Taken back',
};

/** Makes decisions one after the other; true where all were made. */
export async function decide(...all: Wanted[]): Promise<boolean> {
  try {
    for (const wanted of all) await post('/api/decide', { ...wanted, by: prefs.by });
    const action = all[0]?.action ?? '';
    say(`${PAST[action] ?? action}, kept in the case.`, { undo: action !== 'revert' });
    desk.pulse += 1;
    return true;
  } catch (e) {
    failed(e);
    return false;
  }
}

export async function undo() {
  try {
    const done = await post<{ count: number; action: string; items: string[] }>('/api/undo', { by: prefs.by });
    say(done.count > 1 ? `Taken back: ${done.action} of ${done.count} items.` : `Taken back: ${done.action}.`);
    desk.pulse += 1;
  } catch (e) {
    failed(e);
  }
}

export function failed(e: unknown) {
  say(e instanceof Refused ? e.message : 'The desk does not answer; is it still running in the terminal?', { bad: true });
}

/** Listens for what other tabs, other people and other commands change. */
export async function start() {
  const found = await me();
  desk.name = found.case;
  desk.version = found.version;
  desk.shapes = found.shapes;
  desk.reconcile = found.reconcile;
  const news = new EventSource('/api/live');
  let last = '';
  news.onmessage = (e) => {
    desk.connected = true;
    if (last && e.data !== last) desk.pulse += 1;
    last = e.data;
  };
  news.onerror = () => (desk.connected = false);
}
