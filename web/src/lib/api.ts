// Asking the API. All pages ask through here.

import { takesDataset } from './dataset'
import { router } from './router.svelte'

export type Query = Record<string, string | undefined>

/** What went wrong with a question, in the words of the API (RFC 9457). Status 0: no answer came. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly errors: { message?: string; location?: string; value?: unknown }[] = [],
  ) {
    super(detail || title)
    this.name = 'Problem'
  }
}

/** The address of an API path with its query, with the dataset that is shown where the route takes one; values that are undefined or empty are left out. */
export function address(path: string, query: Query = {}): string {
  const parts = new URLSearchParams()
  if (router.dataset && takesDataset(path)) parts.set('dataset', router.dataset)
  for (const [key, value] of Object.entries(query)) if (value) parts.set(key, value)
  const text = parts.toString()
  return '/api/v1' + path + (text ? '?' + text : '')
}

export function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return ask<T>(address(path, query), { signal })
}

export function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  return ask<T>(address(path), { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' }, signal })
}

async function ask<T>(url: string, init: RequestInit): Promise<T> {
  let answer: Response
  try {
    answer = await fetch(url, init)
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw new Problem(0, 'The server does not answer', 'No answer came from this page’s server. It may have been stopped.')
  }
  if (answer.ok) return (await answer.json()) as T
  throw await problem(answer)
}

async function problem(answer: Response): Promise<Problem> {
  try {
    const said = (await answer.json()) as Partial<Problem>
    return new Problem(answer.status, said.title || answer.statusText, said.detail || '', said.errors ?? [])
  } catch {
    return new Problem(answer.status, answer.statusText || 'Error ' + answer.status, '')
  }
}
