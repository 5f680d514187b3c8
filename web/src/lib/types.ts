// What the desk's API answers; `docs/desk.md` and /api describe it.

export type Kind = 'event' | 'claim' | 'toll' | 'side' | 'stake' | 'entity';

export interface Count {
  min: number | null;
  max: number | null;
  hedge: string | null;
  by: string | null;
  published: string | null;
  words: string;
  standing: string;
  origins: number;
  members: [string, string][];
}

export interface Detail {
  [name: string]: unknown;
  counts?: Count[];
  corrections?: { from: string; to: string; by: string | null }[];
  wordings?: { words: string; quoted: boolean }[];
  links?: { kind: string; claim: string; speaker: string | null }[];
  values?: { field: string; value: string; reports: number; origins: number }[];
  min?: number | null;
  max?: number | null;
  stands?: number | null;
  unit?: string | null;
  purpose?: string | null;
  decisions?: { action: string; field: string | null; new: string | null; evidence: string | null }[];
}

export interface Row {
  id: string;
  kind: Kind;
  class: string | null;
  mode: string | null;
  status: string | null;
  day_from: string | null;
  day_to: string | null;
  place: string | null;
  who: string | null;
  whom: string | null;
  reports: number;
  origins: number;
  weight: number;
  quote: string | null;
  review: string | null;
  graphic: boolean;
  story: string;
  detail: Detail;
}

export interface Placed extends Row {
  latitude: number | null;
  longitude: number | null;
  country: string | null;
  precision: string | null;
  place_basis: string | null;
}

export interface Listed<T> {
  total: number;
  rows: T[];
}

export interface Decision {
  id: string;
  item: string;
  kind: string;
  anchor: { source: string; exact: string } | null;
  action: string;
  field: string | null;
  old: string | null;
  new: string | null;
  basis: string | null;
  evidence: string | null;
  reason: string | null;
  by: string;
  at: string;
  state: 'in_force' | 'reverted' | 'orphan';
}

export interface Telling {
  source: string;
  document: string;
  outlet: string | null;
  title: string | null;
  published: string | null;
  copy_of: string | null;
  withdrawn_by: string | null;
  id: string;
  quote?: string;
  span?: [number, number];
  before?: string;
  after?: string;
  why?: { rule: string; note?: string }[];
}

export interface Shown {
  item: Row;
  class_field: string;
  tellings: Telling[];
  members: number;
  history: Decision[];
}

export interface Report {
  id: string;
  source: string;
  outlet: string | null;
  title: string | null;
  published: string | null;
  story: string | null;
  origin: string | null;
  agency: string | null;
  copy_of: string | null;
  withdrawn_by: string | null;
  versions: number;
}

export interface Fact {
  id: string;
  span: [number, number];
  quote: string;
  why?: { rule: string }[];
  [name: string]: unknown;
}

export interface Problem {
  code: string;
  message: string;
  hint: string | null;
  span: [number, number] | null;
}

export interface Sheet {
  report: Report;
  author: string | null;
  url: string | null;
  texts: { id: string; title: string | null; published: string | null; words: number; read_by: string }[];
  behind: { id: string; joined: string; review: string | null; reports: number; origins: number }[];
  record: {
    document: { text: string; problems: Problem[]; blocks?: { span: [number, number]; kind: string }[] };
    [list: string]: unknown;
  } | null;
}

export interface Facet {
  column: string;
  value: string | null;
  count: number;
}

/** Events of one status on the same day, or within the same days. */
export interface Days {
  status: string | null;
  from: string;
  to: string | null;
  count: number;
}
