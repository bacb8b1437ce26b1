import type { Component } from 'svelte'

export type Params = Record<string, string>
export type Page = { default: Component<{ params: Params }> }

/** A page: the pattern of its path, where ":name" is one segment, and its file, loaded when it is needed. */
export interface Route {
  pattern: string
  load: () => Promise<Page>
}

const page = (load: () => Promise<unknown>) => load as () => Promise<Page>

export const routes: Route[] = [
  { pattern: '/', load: page(() => import('./pages/Now.svelte')) },
  { pattern: '/dyads', load: page(() => import('./pages/Dyads.svelte')) },
  { pattern: '/dyads/:a/:b', load: page(() => import('./pages/Dyad.svelte')) },
  { pattern: '/dyads/:a/:b/compare', load: page(() => import('./pages/Compare.svelte')) },
  { pattern: '/incidents/:id', load: page(() => import('./pages/Incident.svelte')) },
  { pattern: '/articles/:id', load: page(() => import('./pages/Article.svelte')) },
  { pattern: '/try', load: page(() => import('./pages/Try.svelte')) },
  { pattern: '/search', load: page(() => import('./pages/Search.svelte')) },
  { pattern: '/entities/:node', load: page(() => import('./pages/Entity.svelte')) },
  { pattern: '/feeds', load: page(() => import('./pages/Feeds.svelte')) },
  { pattern: '/export', load: page(() => import('./pages/Export.svelte')) },
  { pattern: '/about', load: page(() => import('./pages/About.svelte')) },
  { pattern: '/about/:code', load: page(() => import('./pages/About.svelte')) },
]

export const notFound: Route = { pattern: '*', load: page(() => import('./pages/NotFound.svelte')) }

/** The route of a path, with the names in it; the page of unknown paths where none fits. */
export function match(path: string): { route: Route; params: Params } {
  const parts = path.replace(/\/+$/, '').split('/')
  for (const route of routes) {
    const names = route.pattern.replace(/\/+$/, '').split('/')
    if (names.length !== parts.length) continue
    const params: Params = {}
    const fits = names.every((name, i) => {
      const part = parts[i] ?? ''
      if (!name.startsWith(':')) return name === part
      params[name.slice(1)] = decode(part)
      return part !== ''
    })
    if (fits) return { route, params }
  }
  return { route: notFound, params: { path } }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
