import { untrack } from 'svelte'
import { Problem } from './api'

/** What was loaded lately, by key, so that Back shows a page at once while it is asked anew. */
const kept = new Map<string, unknown>()
const most = 80

function keep(key: string, value: unknown) {
  kept.delete(key)
  kept.set(key, value)
  if (kept.size > most) kept.delete(kept.keys().next().value as string)
}

export interface Resource<T> {
  readonly value: T | undefined
  readonly error: Problem | undefined
  readonly loading: boolean
  /** Asks again, with the same key. */
  retry(): void
}

/**
 * Loads what a key stands for, and again when the key changes; a null key loads nothing. The old
 * value stays while the new one loads. A key that begins with "/" is taken for the address of what is
 * loaded, and its value is kept for when the reader comes back.
 */
export function resource<T>(key: () => string | null, load: (key: string, signal: AbortSignal) => Promise<T>): Resource<T> {
  const first = untrack(key)
  let value = $state.raw<T | undefined>(first === null ? undefined : (kept.get(first) as T | undefined))
  let error = $state.raw<Problem | undefined>()
  let loading = $state(first !== null)
  let again = $state(0)

  $effect(() => {
    void again
    const k = key()
    if (k === null) {
      loading = false
      return
    }
    const abort = new AbortController()
    if (kept.has(k)) value = kept.get(k) as T
    loading = true
    load(k, abort.signal).then(
      (loaded) => {
        if (abort.signal.aborted) return
        if (k.startsWith('/')) keep(k, loaded)
        value = loaded
        error = undefined
        loading = false
      },
      (cause: unknown) => {
        if (abort.signal.aborted) return
        error = cause instanceof Problem ? cause : new Problem(0, 'This page stumbled', String(cause))
        loading = false
      },
    )
    return () => abort.abort()
  })

  return {
    get value() {
      return value
    },
    get error() {
      return error
    },
    get loading() {
      return loading
    },
    retry() {
      again++
    },
  }
}
