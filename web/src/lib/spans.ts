// A text cut where facts begin and end. Offsets of the API are code points; strings of the browser count in units of 16 bits.

import type { Fact } from './types';

export interface Placed { id: string; kind: string; span: [number, number] }
export interface Piece { text: string; start: number; on: Placed[] }

/** Lists of a record that are highlighted, the one that is drawn on top first. */
export const LISTS: [string, string][] = [
  ['tolls', 'toll'], ['stakes', 'stake'], ['sides', 'side'], ['events', 'event'], ['claims', 'claim'], ['places', 'place'],
];

export function facts(record: Record<string, unknown>): (Fact & { kind: string })[] {
  return LISTS.flatMap(([list, kind]) => ((record[list] as Fact[] | undefined) ?? []).map((f) => ({ ...f, kind })));
}

/** The pieces of a text between two neighbouring ends of spans. */
export function cut(text: string, placed: Placed[]): Piece[] {
  const ends = [...new Set([0, ...placed.flatMap((p) => p.span)])].sort((a, b) => a - b);
  const units = new Map<number, number>();
  let [unit, point] = [0, 0];
  for (const end of ends) {
    while (point < end && unit < text.length) {
      unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
      point += 1;
    }
    units.set(end, unit);
  }
  const opens = new Map<number, Placed[]>();
  for (const p of placed) opens.set(p.span[0], [...(opens.get(p.span[0]) ?? []), p]);
  const out: Piece[] = [];
  let on: Placed[] = [];
  ends.forEach((start, n) => {
    on = [...on.filter((p) => p.span[1] > start), ...(opens.get(start) ?? []).filter((p) => p.span[1] > start)];
    const piece = text.slice(units.get(start), n + 1 < ends.length ? units.get(ends[n + 1]) : undefined);
    if (piece) out.push({ text: piece, start, on: [...on].sort((a, b) => order(a.kind) - order(b.kind)) });
  });
  return out;
}

/** A word without an end is given places to break at: the browser takes quadratic time to find them. */
export function breakable(text: string): string[] {
  return /\S{400}/.test(text) ? (text.match(/\S{1,300}\s*|\s+/gu) ?? []) : [text];
}

/** The pieces that lie between two code points, the text of each cut to them. */
export function within(pieces: Piece[], from: number, to: number): Piece[] {
  const out: Piece[] = [];
  for (const p of pieces) {
    if (p.start >= to) break;
    // Most pieces lie whole within; only a long one is taken apart by code points.
    const long = p.text.length > to - from || p.start < from || p.start + p.text.length > to;
    const points = long ? [...p.text] : null;
    const length = points ? points.length : p.text.length;
    if (p.start + length <= from) continue;
    const text = points ? points.slice(Math.max(0, from - p.start), to - p.start).join('') : p.text;
    if (text) out.push({ text, start: Math.max(from, p.start), on: p.on });
  }
  return out;
}

const order = (kind: string) => LISTS.findIndex(([, k]) => k === kind);
