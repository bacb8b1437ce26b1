// The filters of a dyad's page, as its address holds them.
import { dayNumber, dayOf } from '../../lib/time'
import type { By, DyadPage } from '../../lib/types'

export interface Filters {
  since: string
  until: string
  by: By | ''
  quads: number[]
  type: string
  fact: boolean
  table: boolean
  /** Which answers are drawn as arcs. */
  arcs: 'all' | 'text' | 'none'
}

const all = [1, 2, 3, 4]

export function readFilters(q: URLSearchParams): Filters {
  const by = q.get('by') ?? ''
  const quads = (q.get('quad') ?? '').split(',').map(Number).filter((n) => all.includes(n))
  const arcs = q.get('arcs')
  return {
    since: q.get('since') ?? '',
    until: q.get('until') ?? '',
    by: by === 'day' || by === 'week' || by === 'month' ? by : '',
    quads: quads.length ? quads : all,
    type: q.get('type') ?? '',
    fact: q.get('realis') === 'actual',
    table: q.get('view') === 'table',
    arcs: arcs === 'text' || arcs === 'none' ? arcs : 'all',
  }
}

/** What the address says of quads: nothing where all are shown. */
export function quadParam(quads: number[]): string | null {
  return quads.length === all.length || quads.length === 0 ? null : quads.toSorted().join(',')
}

/** First and last day that the chart draws: the window, less the empty time before the record begins. */
export function domain(page: DyadPage, filters: Filters): [number, number] {
  let from = dayNumber(page.from)
  let to = dayNumber(page.to)
  const first = filters.since ? NaN : (lonely(page)?.after ?? dayNumber(page.totals.first))
  const last = dayNumber(page.totals.last)
  if (first > from) from = first
  if (!filters.until && last < to && last >= from) to = last
  const pad = to - from < 8 ? 5 : Math.max(2, Math.round((to - from) * 0.03))
  if (!filters.since) from -= pad
  if (!filters.until) to += pad
  return [from, Math.max(to, from + 6)]
}

/**
 * The few oldest acts (one in fifty at most) where a gap of more than a fifth of the whole time follows
 * them: texts recall old wars. They are left out of the first view, which says so.
 */
export function lonely(page: DyadPage): { count: number; first: string; after: number } | undefined {
  const s = page.series
  const at = s.start.map((d, i) => ({ day: dayNumber(d), n: ['ab', 'ba'].reduce((sum, way) => sum + [1, 2, 3, 4].reduce((m, q) => m + (s[way as 'ab' | 'ba'].counts[q]?.[i] ?? 0), 0), 0) })).filter((b) => b.n > 0)
  const all = at.reduce((sum, b) => sum + b.n, 0)
  const whole = (at.at(-1)?.day ?? 0) - (at[0]?.day ?? 0)
  let before = 0
  let found: { count: number; first: string; after: number } | undefined
  for (let i = 0; i + 1 < at.length; i++) {
    before += at[i]?.n ?? 0
    const after = at[i + 1]?.day ?? 0
    if (before > all / 50) break
    if (after - (at[i]?.day ?? 0) > whole / 5) found = { count: before, first: page.totals.first ?? page.from, after }
  }
  return found
}

/** A window of the given number of days that ends on the last day of the record. */
export function lastDays(page: DyadPage, days: number): { since: string; until: string } {
  const end = dayNumber(page.totals.last ?? page.to)
  return { since: dayOf(end - days + 1), until: dayOf(end) }
}
