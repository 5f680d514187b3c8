// What a person set on this browser: name, keys, theme, masking. Nothing of the case is kept here.

export const ACTIONS = [
  ['accept', 'a', 'Accept: it is right'],
  ['reject', 'x', 'Reject: it is wrong, and why'],
  ['edit', 'e', 'Edit a field, with what says so'],
  ['later', ' ', 'Later: on to the next, undecided'],
  ['next', 'j', 'Next'],
  ['previous', 'k', 'Previous'],
  ['flag', 'f', 'Flag: somebody look at this'],
  ['graphic', 'g', 'Graphic content: cover its words'],
  ['note', 'n', 'Note'],
  ['merge', 'm', 'Merge with another'],
  ['split', 's', 'Split: take a report out'],
  ['add', '+', 'Add a fact by selecting words'],
  ['undo', 'u', 'Undo the last step (Backspace as well)'],
  ['open', 'o', 'Open the words in their report'],
  ['search', '/', 'Search'],
  ['help', '?', 'These keys (h as well)'],
] as const;

export type Act = (typeof ACTIONS)[number][0];

const STORE = 'dateline';

interface Prefs {
  by: string;
  theme: string;
  mask: boolean;
  keys: Record<string, string>;
}

function load(): Prefs {
  const usual: Prefs = { by: '', theme: '', mask: false, keys: Object.fromEntries(ACTIONS.map(([act, key]) => [act, key])) };
  try {
    const kept = JSON.parse(localStorage.getItem(STORE) ?? '{}');
    return { ...usual, ...kept, keys: { ...usual.keys, ...kept.keys } };
  } catch {
    return usual;
  }
}

export const prefs = $state(load());

export function keep() {
  try {
    localStorage.setItem(STORE, JSON.stringify(prefs));
  } catch {
    // A browser that keeps nothing asks for the name again next time.
  }
  document.documentElement.dataset.theme = prefs.theme || 'auto';
}

export function usualKeys() {
  for (const [act, key] of ACTIONS) prefs.keys[act] = key;
  keep();
}

/** The key as a person reads it. */
export function keyName(act: Act): string {
  const key = prefs.keys[act] ?? '';
  return key === ' ' ? 'space' : key;
}

/** What a key press means; nothing while somebody types or a dialog is open. */
export function meaning(event: KeyboardEvent): Act | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const target = event.target as HTMLElement;
  if (target.closest('input, textarea, select, dialog, [contenteditable]')) return null;
  // Space presses the button that has the focus.
  if ((event.key === ' ' || event.key === 'Enter') && target.closest('button, a, summary')) return null;
  if (event.key === 'Backspace') return 'undo';
  if (event.key === 'h' && !Object.values(prefs.keys).includes('h')) return 'help';
  const found = Object.entries(prefs.keys).find(([, key]) => key === event.key);
  return found ? (found[0] as Act) : null;
}
