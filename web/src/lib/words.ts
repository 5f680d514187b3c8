// Words for what the data calls things.

import type { Kind, Row } from './types';

export const VIEWS: [string, string][] = [
  ['brief', 'Brief'], ['timeline', 'Timeline'], ['map', 'Map'], ['sides', 'Sides'], ['claims', 'Claims'], ['tolls', 'Tolls'], ['money', 'Money'], ['people', 'People'],
  ['sources', 'Sources'], ['new', 'New'], ['decisions', 'Decisions'],
];

export const KIND_OF: Record<string, Kind> = {
  timeline: 'event', map: 'event', sides: 'side', claims: 'claim', tolls: 'toll', money: 'stake', people: 'entity',
};

export const STATES: Record<string, [string, string]> = {
  machine: ['○', 'machine'], accepted: ['✓', 'accepted'], edited: ['✎', 'edited'], rejected: ['✕', 'rejected'], flagged: ['⚑', 'flagged'],
  added: ['+', 'added by hand'], differ: ['≠', 'reviewers differ'],
};

/** Lanes of the timeline: what is told as a fact, what somebody says, what is planned, what did not happen. */
export const LANES = [
  { name: 'Told as fact', mark: '●', statuses: ['reported'] },
  { name: 'Claimed by someone', mark: '◆', statuses: ['claimed'] },
  { name: 'Planned, threatened, possible', mark: '▲', statuses: ['planned', 'threatened', 'possible', 'demanded', 'hypothetical', 'ordered'] },
  { name: 'Denied or withdrawn', mark: '✕', statuses: ['denied', 'negated', 'withdrawn'] },
];

export function lane(status: string | null): number {
  const at = LANES.findIndex((l) => l.statuses.includes(status ?? ''));
  return at < 0 ? 2 : at;
}

export const plain = (word: string | null | undefined) => (word ?? '').replaceAll('_', ' ').toLowerCase();

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export function day(iso: string | null): string {
  const found = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso ?? '');
  if (!found) return iso ?? '';
  return `${Number(found[3])} ${MONTHS[Number(found[2]) - 1]} ${found[1]}`;
}

/** A day, a year, or the span that an uncertain day lies in. */
export function days(from: string | null, to: string | null): string {
  if (!from && !to) return 'no date of its own';
  if (!from) return `until ${day(to)}`;
  if (!to || from.slice(0, 10) === to.slice(0, 10)) return day(from);
  if (from.endsWith('-01-01') && to.endsWith('-12-31') && from.slice(0, 4) === to.slice(0, 4)) return `in ${from.slice(0, 4)}`;
  return `${day(from)} – ${day(to)}`;
}

export function behind(row: { reports: number; origins: number }): string {
  if (row.reports < 2) return '1 report';
  return `${row.reports} reports, ${row.origins} ${row.origins === 1 ? 'origin' : 'independent origins'}`;
}

/** No longer than that: a name or a headline may be a megabyte. */
export function cut(words: string | null | undefined, most = 240): string {
  const text = words ?? '';
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

/** Words in quotation marks, unless they bring their own. */
export function quoted(words: string | null | undefined, most = 2000): string {
  const text = cut(words, most);
  if (!text) return '';
  return /^["“'‘«]/.test(text) ? text : `“${text}”`;
}

export function range(min: number | null | undefined, max: number | null | undefined): string {
  const n = (v: number) => v.toLocaleString('en');
  if (min == null && max == null) return '?';
  if (max == null) return `${n(min!)} or more`;
  if (min == null) return `up to ${n(max)}`;
  return min === max ? n(min) : `${n(min)}–${n(max)}`;
}

/** A value as it was kept: of a place or a party its name, of several theirs. */
export function named(value: string | null): string {
  if (!value || !/^[[{]/.test(value)) return value ?? '';
  try {
    const of = (v: unknown): string => (Array.isArray(v) ? v.map(of).join('; ') : String((v as { name?: string; from?: string })?.name ?? (v as { from?: string })?.from ?? v));
    return of(JSON.parse(value));
  } catch {
    return value;
  }
}

/** One line that says what an item is. */
export function headline(row: Row): { who: string; what: string; whom: string } {
  const what = plain(row.class) + (row.mode ? ` / ${plain(row.mode)}` : '');
  if (row.kind === 'toll') return { who: '', what: `${plain(row.class)}: ${standing(row)}`, whom: row.who ?? '' };
  if (row.kind === 'stake') {
    const sum = row.detail.min == null && row.detail.max == null ? '' : `${range(row.detail.min, row.detail.max)} ${row.detail.unit ?? ''}`;
    return { who: row.who ?? '(giver not named)', what: `${sum} ${plain(row.status)}`.trim(), whom: row.whom ?? '(receiver not named)' };
  }
  if (row.kind === 'entity') return { who: row.who ?? '', what: what, whom: row.whom ? `also ${row.whom}` : '' };
  const nobody = row.kind === 'claim' ? '(nobody named)' : '(actor not named)';
  return { who: row.who ?? nobody, what, whom: row.whom ?? '' };
}

export function standing(row: Row): string {
  const d = row.detail;
  if (d.stands != null) return range(d.stands, d.stands);
  if (d.min == null && d.max == null) return '?';
  return d.min === d.max ? range(d.min, d.max) : `${range(d.min, d.max)}, not settled`;
}

/** Fields that a person may set, by kind. */
export const FIELDS: Record<string, [string, string][]> = {
  event: [['date', 'when (day, or first/last)'], ['place', 'where (a name, or name@latitude,longitude)'], ['actors', 'who did it (several with ;)'], ['recipients', 'to whom (several with ;)'], ['type', 'type'], ['mode', 'mode'], ['status', 'status']],
  claim: [['speaker', 'who says it'], ['act', 'act'], ['standing', 'standing']],
  toll: [['stands', 'the number that stands'], ['kind', 'kind'], ['date', 'when'], ['place', 'where'], ['who', 'who was counted']],
  side: [['from', 'who'], ['relation', 'relation'], ['to', 'with whom'], ['since', 'since'], ['until', 'until']],
  stake: [['giver', 'who gives'], ['receiver', 'who receives'], ['status', 'status'], ['unit', 'unit'], ['purpose', 'for what']],
  entity: [['name', 'name']],
};

export const WRONG = ['not an event', 'wrong people', 'wrong place', 'wrong time', 'wrong kind', 'duplicate'];
