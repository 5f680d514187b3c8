// The desk's own API; nothing else is ever asked.

let key: string | null = null;

export interface Me {
  key: string;
  case: string;
  version: string;
  shapes: { name: string; what: string }[];
  reconcile: string;
}

export class Refused extends Error {}

async function answer<T>(response: Response): Promise<T> {
  const text = await response.text();
  let body: unknown = null;
  try {
    body = JSON.parse(text);
  } catch {
    // Refusals at the door are plain text.
  }
  if (!response.ok) {
    const error = (body as { error?: string } | null)?.error;
    throw new Refused(error ?? text ?? response.statusText);
  }
  return body as T;
}

/** The data at an address of this desk. */
export async function get<T>(path: string, query: Record<string, string | number | undefined> = {}): Promise<T> {
  return answer<T>(await fetch(address(path, query), { credentials: 'same-origin' }));
}

/** An address with what is asked behind it; what is empty is left out. */
export function address(path: string, query: Record<string, string | number | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') search.set(name, String(value));
  const words = search.toString();
  return words ? `${path}?${words}` : path;
}

export async function me(): Promise<Me> {
  const found = await get<Me>('/api/me');
  key = found.key;
  return found;
}

/** Writes, with the key that only a page of this desk can read. */
export async function post<T>(path: string, body: unknown): Promise<T> {
  if (key === null) await me();
  const response = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'x-dateline': key ?? '' },
    body: JSON.stringify(body),
  });
  return answer<T>(response);
}
