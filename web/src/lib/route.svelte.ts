// The address is the state of the page: view, filters, what is selected.

function here() {
  return { path: location.pathname, query: Object.fromEntries(new URLSearchParams(location.search)) as Record<string, string> };
}

export const route = $state(here());

function renew() {
  const now = here();
  route.path = now.path;
  route.query = now.query;
}

window.addEventListener('popstate', renew);

/** Goes to an address of the desk. */
export function go(to: string) {
  if (to !== location.pathname + location.search) history.pushState(null, '', to);
  renew();
}

/** Sets parts of what is asked; an empty one is taken out. A selection does not make a step of its own to go back. */
export function ask(parts: Record<string, string | undefined>, step = true) {
  const search = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(parts)) {
    if (value) search.set(name, value);
    else search.delete(name);
  }
  const words = search.toString();
  const to = location.pathname + (words ? `?${words}` : '');
  if (to === location.pathname + location.search) return;
  if (step) history.pushState(null, '', to);
  else history.replaceState(null, '', to);
  renew();
}

/** Links within the desk do not load the page anew. */
export function follow(event: MouseEvent) {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element).closest('a');
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return;
  if (/\.(json|csv|html)$/.test(link.pathname) || link.pathname.startsWith('/api')) return;
  if (link.pathname === location.pathname && link.hash) return;
  event.preventDefault();
  go(link.pathname + link.search);
  document.getElementById('main')?.focus();
  scrollTo(0, 0);
}
